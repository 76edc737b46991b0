"""What the review of a case says around its body: title, status line, script, keys. It knows no lines of the body."""

from __future__ import annotations

from agent_console.call.reasons import Reason
from agent_console.language import Scripts
from screens.case.review_view import ReviewView
from screens.read_back import around
from screens.read_back import code_words as fresh_code
from screens.read_back.list_words import words_of_list
from screens.read_back.view import Division
from screens.widgets.keyline import Hint

_ASKED = frozenset({Reason.WARNINGS_NOT_TOLD, Reason.NOT_READ_BACK, Reason.NO_SEPARATE_CONSENT})
"""What the caller is still to answer; what else keeps `8` shut is said on the status line."""


def heading(view: ReviewView) -> str:
    """Return what is reviewed, and that nothing was sent."""
    _ = view.language.text
    return _("File again   not sent yet") if view.files_again else _("Take back   not sent yet")


def heading_right(view: ReviewView, pages: int) -> str:
    """Return the hold, the page, or how long the verification still covers it."""
    call, language, now = view.call, view.language, view.now
    if held := around.held_for(call, language, now):
        return held
    on_the_way = view.page < pages - 1
    return around.page_of(view.page, pages, language) if on_the_way else around.time_left(call, language, now)


def resting_message(view: ReviewView, pages: int) -> str:
    """Return what stands on the status line while nothing is to be told."""
    return around.where_it_stands(view.call, view.language, view.now, view.page, pages)


def script_of(view: ReviewView, pages: int) -> str:
    """Return the list while it is read, then the question whose answer is missing."""
    if view.page < pages - 1:
        return "read_back_long"
    if not _ASKED.intersection(view.reasons):
        return "read_back_code" if Reason.PROOF_TOO_OLD in view.reasons else "read_back"
    if Reason.WARNINGS_NOT_TOLD in view.reasons:
        return "statement_1"
    if Reason.NO_SEPARATE_CONSENT in view.reasons and Reason.NOT_READ_BACK not in view.reasons:
        return "statement_3" if view.files_again else "withdraw_consent"
    return "statement_2" if view.files_again else "withdraw"


def words_of(view: ReviewView, scripts: Scripts, division: Division | None = None) -> dict[str, str]:
    """Fill in count, companies, platforms and warnings; where the list is divided, the platforms of the page shown."""
    names = division.names_on(view.page) if division else None
    return words_of_list(view.groups, view.rows, view.language, scripts, names)


def done_words(view: ReviewView) -> str:
    """Say that what was read back is done, as the review stood before it was sent."""
    if view.never_left:
        return view.language.text("+ Taken back, nothing had been sent")
    return view.language.text("+ Taken by the registry")


def hints_of(view: ReviewView, pages: int) -> tuple[Hint, ...]:
    """Return the keys of the page."""
    _ = view.language.text
    if view.page < pages - 1:
        return (Hint("Enter", _("Next page")), Hint("0", _("Decline")), Hint("Esc", _("Back to the case")))
    digits = "1 2 3" if view.files_again else "2 3"
    return (
        Hint(digits, _("as the caller answers")),
        Hint("8", _("Send")),
        Hint("0", _("Decline")),
        Hint("Enter", _("Page")),
        Hint("Esc", _("Case")),
    )


def code_words(view: ReviewView) -> str:
    """Say beside the code's field how far the fresh code is."""
    return fresh_code.code_words(view.call, view.language, view.now)
