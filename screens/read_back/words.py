"""What the read-back says around its body: title, status line, script, keys. It knows no lines of the body."""

from __future__ import annotations

from collections.abc import Iterable

from agent_console.call import events as e
from agent_console.call.gates import Reason
from agent_console.call.line import LineState
from agent_console.language import Scripts
from screens.read_back import around
from screens.read_back.code_words import code_words
from screens.read_back.list_words import words_of_list
from screens.read_back.view import Division, ReadBackView
from screens.widgets.keyline import Hint


def heading_right(view: ReadBackView, division: Division) -> str:
    """Return the one count that matters: the hold, the page, or how long the verification still covers a submit."""
    call, language, now = view.call, view.language, view.now
    if held := around.held_for(call, language, now):
        return held
    if view.page < division.count - 1:
        count = sum(len(group.apps) for group in view.groups)
        page = around.page_of(view.page, division.count, language)
        return f"{language.plural('{count} app', '{count} apps', count)}   {page}"
    return around.time_left(call, language, now)


def resting_message(view: ReadBackView, division: Division) -> str:
    """Return what stands on the status line while nothing is to be told."""
    return around.where_it_stands(view.call, view.language, view.now, view.page, division.count)


def script_of(view: ReadBackView, division: Division) -> str:
    """Return which script is spoken: the list, then the question whose answer is missing."""
    if view.call.line.state is LineState.HELD:
        return "resumed"
    if view.page < division.count - 1:
        return "read_back_long"
    if Reason.WARNINGS_NOT_TOLD in view.reasons:
        return "statement_1"
    if Reason.NOT_READ_BACK in view.reasons:
        return "statement_2"
    if Reason.NO_SEPARATE_CONSENT in view.reasons:
        return "statement_3"
    return "read_back_code" if Reason.PROOF_TOO_OLD in view.reasons else "read_back"


def words_of(view: ReadBackView, scripts: Scripts, division: Division | None = None) -> dict[str, str]:
    """Fill in count, companies, platforms and warnings; where the list is divided, the platforms of the page shown."""
    names = division.names_on(view.page) if division else None
    return words_of_list(view.groups, view.call.chosen, view.language, scripts, names)


def hints_of(view: ReadBackView, division: Division) -> tuple[Hint, ...]:
    """Return the keys of the page."""
    _ = view.language.text
    if view.call.line.state is LineState.HELD:
        return (Hint("F7", _("back to the caller")), Hint("Esc", _("change the apps meanwhile")))
    if view.page < division.count - 1:
        return (
            Hint("Enter", _("Next page")),
            Hint("1 2 3 8", _("on the last page")),
            Hint("0", _("Decline")),
            Hint("Esc", _("Apps")),
        )
    return (
        Hint("1 2 3", _("as the caller answers")),
        Hint("8", _("Send")),
        Hint("0", _("Decline")),
        Hint("Enter", _("Page")),
        Hint("Esc", _("Apps")),
    )


def code_told(view: ReadBackView) -> str:
    """Say beside the code's field how far the fresh code is."""
    return code_words(view.call, view.language, view.now)


def voided_sentence(history: Iterable[e.Event], view: ReadBackView) -> str:
    """Say that answers given before count no more: the list changed, or the line went; empty where none were."""
    _ = view.language.text
    made = [event for event in history if isinstance(event, e.StatementMade)]
    if not made or view.call.read_back.stated:
        return ""
    if made[-1].reading != view.call.reading:
        return _("! The list changed: ask 1 2 3 again")
    return _("! What was stated before counts no more: ask 1 2 3 again")
