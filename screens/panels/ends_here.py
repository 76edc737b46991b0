"""F9 before a submit: the call ends here, and why. It knows the ways out of a step, not what their pages say."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from agent_console.call.steps import Step
from agent_console.call.stop import StopReason
from agent_console.desk import Desk, Reply
from agent_console.language import N_
from screens.panels.panel import Panel
from screens.widgets.keyline import Hint
from screens.widgets.line import EMPTY, Line, Text
from screens.widgets.page import Block

if TYPE_CHECKING:
    from screens.console_screen import ConsoleScreen, Handler


@dataclass(frozen=True, slots=True)
class WayOut:
    """One reason why a call ends at a step: its words, and the intent it stands for."""

    label: str
    remark: str
    go: Callable[[Desk], Reply]


def _stop(reason: StopReason) -> Callable[[Desk], Reply]:
    return lambda desk: desk.line.stop(reason)


_PREVIOUS_HOLDER = WayOut(
    N_("the earlier holder is calling"), N_("tells nothing of the new one"), _stop(StopReason.PREVIOUS_HOLDER)
)

CALL_BACK = WayOut(
    N_("call back"), N_("tomorrow 10:00, verified anew"), lambda desk: desk.ending.agree_call_back()
)

VERIFICATION_WAYS = (
    WayOut(N_("not the holder"), N_("only the holder can do this"), _stop(StopReason.NOT_HOLDER)),
    WayOut(N_("no SIM, no code"), N_("the code goes to that SIM only"), _stop(StopReason.NO_SIM)),
    CALL_BACK,
    _PREVIOUS_HOLDER,
)

DIGITS = "12345679"
"""8 sends, everywhere; so it is never an answer."""


class EndsHerePanel(Panel):
    """A digit chooses why; Enter goes to the wrap-up without a reason; Esc goes on with the call."""

    def __init__(self, ways: tuple[WayOut, ...]) -> None:
        """Offer `ways` in the order of their digits."""
        self.ways = ways

    def title(self, page: ConsoleScreen) -> Text:
        """Return the question."""
        return page.language.text("It ends here: why?")

    def block(self, page: ConsoleScreen, width: int, height: int) -> Block:
        """Return the reasons with their digits."""
        _ = page.language.text
        rows = tuple(
            EMPTY.at(4, digit, "key").at(7, _(way.label)).at(38, _(way.remark), "quiet")
            for digit, way in zip(DIGITS, self.ways, strict=False)
        )
        return Block((EMPTY, *rows, EMPTY, *self.closing_lines(page)))

    def closing_lines(self, page: ConsoleScreen) -> tuple[Line, ...]:
        """Return what Enter does, and what did not happen."""
        _ = page.language.text
        wrap = (
            EMPTY.at(4, "Enter", "key")
            .at(11, _("straight to the wrap-up"))
            .at(38, _("for any other reason"), "quiet")
        )
        return wrap, EMPTY, EMPTY.at(4, _("Nothing was looked up, nothing was filed."))

    def hints(self, page: ConsoleScreen) -> tuple[Hint, ...]:
        """Return the keys of the panel."""
        _ = page.language.text
        digits = f"1-{len(self.ways)}"
        return Hint(digits, _("Why")), Hint("Enter", _("Wrap up")), Hint("Esc", _("Go on with the call"))

    def handlers(self, page: ConsoleScreen) -> Mapping[str, Handler]:
        """Return what each digit does."""
        chosen: dict[str, Handler] = {
            digit: lambda way=way: _leave(page, way.go)  # type: ignore[misc]
            for digit, way in zip(DIGITS, self.ways, strict=False)
        }
        return {**chosen, "enter": lambda: _leave(page, lambda desk: desk.line.go_to(Step.WRAP_UP))}

    def opened(self, page: ConsoleScreen) -> None:
        """Take the cursor out of the page's fields: digits are answers here."""
        page.set_focus(None)


def _leave(page: ConsoleScreen, go: Callable[[Desk], Reply]) -> None:
    page.panel = None
    if not page.answer(go(page.desk)):
        page.enter_field()
