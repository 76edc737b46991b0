"""What Enter, Left and Right do on the intake, and the keys named there. It presses none."""

from __future__ import annotations

from agent_console.call.steps import CallerSaid, Service
from agent_console.language import Language
from screens.intake.page import SAID, said_of
from screens.intake.view import IntakeView, Row
from screens.widgets.keyline import Hint


def is_to_be_chosen(view: IntakeView) -> bool:
    """Whether the cursor is on the last of the four choices, behind which all other words stand."""
    return view.row is Row.SAID and said_of(view.call) is CallerSaid.SOMETHING_ELSE


def next_service(service: Service, step: int) -> Service:
    """Return the service so many places from the one at hand, and round again."""
    services = tuple(Service)
    return services[(services.index(service) + step) % len(services)]


def next_said(said: CallerSaid | None, step: int) -> CallerSaid:
    """Return the choice so many places from the marked one, and round again; the first or the last where none is."""
    order = tuple(SAID)
    return order[(order.index(said) + step) % len(order)] if said else order[min(step, 0)]


def hints_of(view: IntakeView, wrong: bool, practised: bool) -> tuple[Hint, ...]:
    """Return the keys of the page; nothing of a `practised` call is kept as a draft."""
    _ = view.language.text
    return (
        Hint("Enter", _what_enter_does(view, wrong, view.language)),
        Hint("Tab", _("Next field")),
        Hint(_("Left Right"), _("Choice")),
        Hint("Esc", _("End or break off") if practised else _("Home, draft kept")),
    )


def _what_enter_does(view: IntakeView, wrong: bool, language: Language) -> str:
    _ = language.text
    if is_to_be_chosen(view):
        return _("Their words")
    return _("Check again") if wrong else _("Right, go on")
