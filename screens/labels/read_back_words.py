"""What the read-back of labels says around its body: title, status line, script, keys. It knows none of its lines."""

from __future__ import annotations

from agent_console.call.line import LineState
from agent_console.call.reasons import Reason
from screens.labels.read_back_view import LabelReadBackView
from screens.widgets.keyline import Hint

_LISTED_CELLS = 48
"""What a list of names in a script may take, so that the words to say stay within their two rows."""


def heading(view: LabelReadBackView, pages: int) -> str:
    """Return the step, and that nothing was sent."""
    _ = view.language.text
    return _("6 Read back   not sent yet") if view.page < pages - 1 else _("6 Read back, confirm   not sent")


def heading_right(view: LabelReadBackView, pages: int) -> str:
    """Return the page, or how long the verification still covers a submit."""
    _ = view.language.text
    if view.page < pages - 1:
        return _("page {number} of {count}").format(number=view.page + 1, count=pages)
    until = view.call.verification.covers_submit_until(view.call.terms.limits)
    if until is None or not view.proof_fresh:
        return _("! verification is over")
    return _("verified {time} more").format(time=view.language.duration(until - view.now))


def resting_message(view: LabelReadBackView, pages: int) -> str:
    """Return what stands on the status line while nothing is to be told."""
    _ = view.language.text
    if view.page < pages - 1:
        return _("  the list first; then page {number}").format(number=view.page + 2)
    if not view.proof_fresh:
        return _("! Verification is over: F5 sends a fresh code")
    return _("  last page before sending: one answer, one key")


def script_of(view: LabelReadBackView) -> str:
    """Return the question whose answer is missing."""
    if view.call.line.state is LineState.HELD:
        return "resumed"
    if Reason.NOT_READ_BACK in view.reasons:
        return "labels_read_back"
    return "labels_consent" if Reason.NO_SEPARATE_CONSENT in view.reasons else "labels_agreed"


def words_of(view: LabelReadBackView) -> dict[str, str]:
    """Fill in count, labels and firms."""
    language = view.language
    return {
        "count": language.spoken_count(len(view.items)),
        "labels": language.listed([view.said(item) for item in view.items], _LISTED_CELLS),
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
