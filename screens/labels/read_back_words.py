"""What the read-back of labels says around its body: title, status line, script, keys. It knows none of its lines."""

from __future__ import annotations

from agent_console.call.line import LineState
from agent_console.call.reasons import Reason
from screens.labels.read_back_view import LabelPages, LabelReadBackView
from screens.read_back import around
from screens.widgets.keyline import Hint

_LISTED_CELLS = 48
"""What a list of names in a script may take, so that the words to say stay within their two rows."""


def heading(view: LabelReadBackView, pages: int) -> str:
    """Return the step, and that nothing was sent."""
    _ = view.language.text
    return _("6 Read back   not sent yet") if view.page < pages - 1 else _("6 Read back, confirm   not sent")


def heading_right(view: LabelReadBackView, pages: int) -> str:
    """Return the hold, the page, or how long the verification still covers a submit."""
    call, language, now = view.call, view.language, view.now
    if held := around.held_for(call, language, now):
        return held
    if view.page < pages - 1:
        count = language.plural("{count} label", "{count} labels", len(view.items))
        return f"{count}   {around.page_of(view.page, pages, language)}"
    return around.time_left(call, language, now)


def resting_message(view: LabelReadBackView, pages: int) -> str:
    """Return what stands on the status line while nothing is to be told."""
    return around.where_it_stands(view.call, view.language, view.now, view.page, pages)


def script_of(view: LabelReadBackView, pages: LabelPages = ()) -> str:
    """Return the list while it is read by pages, then the question whose answer is missing."""
    if view.call.line.state is LineState.HELD:
        return "resumed"
    if view.page < len(pages) - 1:
        return "labels_read_back_long"
    if Reason.NOT_READ_BACK in view.reasons:
        return "labels_read_back"
    if Reason.NO_SEPARATE_CONSENT in view.reasons:
        return "labels_consent"
    return "labels_code" if Reason.PROOF_TOO_OLD in view.reasons else "labels_agreed"


def words_of(view: LabelReadBackView, pages: LabelPages = ()) -> dict[str, str]:
    """Fill in count, labels and firms; where the list is divided, the labels of the page shown."""
    language = view.language
    shown = pages[view.page] if view.page < len(pages) - 1 else view.items
    return {
        "count": language.spoken_count(len(view.items)),
        "labels": language.listed([view.said(item) for item in shown], _LISTED_CELLS),
        "companies": language.listed(view.firms, _LISTED_CELLS),
    }


def hints_of(view: LabelReadBackView, pages: int) -> tuple[Hint, ...]:
    """Return the keys of the page."""
    _ = view.language.text
    if view.call.line.state is LineState.HELD:
        return (Hint("F7", _("back to the caller")), Hint("Esc", _("change the labels meanwhile")))
    if view.page < pages - 1:
        return (Hint("Enter", _("Next page")), Hint("0", _("Decline")), Hint("Esc", _("Labels")))
    return (
        Hint("2 3", _("as the caller answers")),
        Hint("8", _("Send")),
        Hint("0", _("Decline")),
        Hint("Enter", _("Page")),
        Hint("Esc", _("Labels")),
    )
