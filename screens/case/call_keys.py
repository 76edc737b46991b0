"""What the keys of a call do while an earlier case lies over it: wrap up, end. It knows nothing of the case."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING, Final

from agent_console.call.line import LineState
from agent_console.call.steps import Step
from agent_console.desk import Reply
from screens.asked_of_the_app import CallMoved, GoHome
from screens.panels.ending import EndingPanel

if TYPE_CHECKING:
    from screens.console_screen import ConsoleScreen, Handler

IN_A_CALL: Final = frozenset({"wrap_up", "end"})
"""The commands that act on the call itself from here; without a call they leave their places empty."""


def call_keys(page: ConsoleScreen) -> Mapping[str, Handler]:
    """Return what F7 to F10 do to the call at hand; nothing where nobody is on the line."""
    if page.desk.call is None:
        return {}
    return {
        "f7": partial(_call_first, page, "F7"),
        "f8": partial(_call_first, page, "F8"),
        "f9": partial(_wrap_up, page),
        "f10": partial(_ask_whether_ended, page),
    }


def _call_first(page: ConsoleScreen, key: str) -> None:
    """Hold and number change what this page does not show."""
    page.tell(page.language.text("- {key}: Esc first leads back to the call").format(key=key))


def _wrap_up(page: ConsoleScreen) -> None:
    _leave_by(page, partial(page.desk.line.go_to, Step.WRAP_UP))


def _ask_whether_ended(page: ConsoleScreen) -> None:
    call = page.desk.call
    if call is not None and call.line.state is LineState.ENDED:
        _wrap_up(page)
        return
    ways: dict[str, Handler] = {
        "f10": partial(_end, page),
        "1": partial(_leave_by, page, page.desk.line.drop),
        "2": lambda: _go_home(page),
    }
    page.open_panel(EndingPanel(ways))


def _end(page: ConsoleScreen) -> None:
    if page.answer(page.desk.line.end()):
        _wrap_up(page)


def _go_home(page: ConsoleScreen) -> None:
    page.post_message(GoHome())


def _leave_by(page: ConsoleScreen, act: Callable[[], Reply]) -> None:
    """Do what leads on in the call, and put the case back once it is done."""
    if page.answer(act()):
        page.desk.casework.close()
        page.post_message(CallMoved())
