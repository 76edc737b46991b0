"""What did the caller say? The caller's own words with the digit that leads to their page. It knows no page."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from agent_console.call.steps import CallerSaid, Step
from agent_console.desk import Desk, Reply
from agent_console.language import N_
from screens.panels.ends_here import CALL_BACK, EndsHerePanel, WayOut
from screens.widgets.keyline import Hint
from screens.widgets.line import EMPTY, Line, Text

if TYPE_CHECKING:
    from screens.console_screen import ConsoleScreen, Handler


def _hear(said: CallerSaid) -> Callable[[Desk], Reply]:
    return lambda desk: desk.triage.hear(said)


WAYS = (
    WayOut(
        N_("I had this number before"), N_("tells nothing of the new one"), _hear(CallerSaid.HAD_IT_BEFORE)
    ),
    CALL_BACK,
    WayOut(N_("collectors, sales: every day"), N_("noted, blocked, complaint"), _hear(CallerSaid.DEBT_CALLS)),
    WayOut(N_("the app banned the account"), N_("the platform's own matter"), _hear(CallerSaid.BANNED)),
    WayOut(
        N_("the one-ID check counts wrong"),
        N_("another service; own accounts"),
        _hear(CallerSaid.WRONG_COUNT),
    ),
    WayOut(N_("who had it, which apps?"), N_("refused kindly, nothing told"), _hear(CallerSaid.WHO_HAD_IT)),
    WayOut(
        N_("it is my child's, my mother's"),
        N_("in whose name is the number?"),
        _hear(CallerSaid.CHILD_OR_RELATIVE),
    ),
    WayOut(
        N_("are data gone, and the money?"), N_("unbinding moves neither"), _hear(CallerSaid.DATA_OR_MONEY)
    ),
)
"""In the order of the digits; what a service is for stands in the row of the intake itself."""


class TriagePanel(EndsHerePanel):
    """A digit leads to the page of what was said. Enter wraps up only where the panel was opened for that."""

    script_id = "triage"

    def __init__(self, *, ends: bool = False) -> None:
        """Offer the caller's words; `ends` says that Enter wraps up."""
        super().__init__(WAYS)
        self._ends = ends

    def title(self, page: ConsoleScreen) -> Text:
        """Return the question."""
        return page.language.text("What did the caller say?")

    def closing_lines(self, page: ConsoleScreen) -> tuple[Line, ...]:
        """Say what Enter does, if anything, and that nothing is lost."""
        _, call = page.language.text, page.desk.call
        early = call is None or call.step.number < Step.LOOKUP.number
        kept = (
            _("Nothing was looked up, nothing was filed.")
            if early
            else _("What was checked and said is kept.")
        )
        ends = super().closing_lines(page)[:1] if self._ends else (EMPTY,)
        return (*ends, EMPTY, EMPTY.at(4, kept))

    def hints(self, page: ConsoleScreen) -> tuple[Hint, ...]:
        """Return the keys of the panel."""
        _ = page.language.text
        ends = (Hint("Enter", _("Wrap up")),) if self._ends else ()
        return Hint("1-7 9", _("Said")), *ends, Hint("Esc", _("Go on with the call"))

    def handlers(self, page: ConsoleScreen) -> Mapping[str, Handler]:
        """Return what each digit does."""
        handlers = dict(super().handlers(page))
        if not self._ends:
            handlers["enter"] = lambda: page.tell(page.language.text("= Press a digit; Esc goes back"))
        return handlers
