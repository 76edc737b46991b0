"""The way to the caller of a practised call; what is shown there is loaded only where an agent practises."""

from __future__ import annotations

from typing import TYPE_CHECKING

from screens.widgets.layout import Room
from screens.widgets.page import BodyMaker, Page

if TYPE_CHECKING:
    from screens.console_screen import ConsoleScreen
    from screens.panels.panel import Panel


def with_practised_caller(page: Page, screen: ConsoleScreen, body: BodyMaker, room: Room) -> Page:
    """Return a page with the caller beside it where a call is practised, else as it is."""
    from screens.training.beside_call import beside_call

    return beside_call(page, screen, body, room)


def speaking_panel(screen: ConsoleScreen) -> Panel | None:
    """Return the list of what may be said now where a call is practised; None where F2 is the script."""
    if screen.context.classroom is None:
        return None
    from screens.training.say_panel import say_panel

    return say_panel(screen)
