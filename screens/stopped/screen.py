"""The page on which a call ends without a request: why, and what can be done instead. No error, never a dead end."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import ClassVar

from agent_console.call.steps import Step
from agent_console.call.stop import GO_ON, STAYING, NextStep, StopReason
from agent_console.call.triage import GOES_ON
from screens.asked_of_the_app import DraftKept
from screens.call_screen import CallScreen, Handler
from screens.context import Context
from screens.stopped.choices import TOO_LATE_TODAY
from screens.stopped.page import chosen_of, stop_block, stop_of
from screens.stopped.texts import TEXTS
from screens.stopped.values import StopValues, values_of
from screens.widgets.keyline import Hint
from screens.widgets.line import Text
from screens.widgets.page import Block

_LEADS_ON = GO_ON | GOES_ON | {NextStep.OTHER_NUMBER, NextStep.KEEP_DRAFT}
"""Choices after which there is no wrap-up yet."""


class StoppedScreen(CallScreen):
    """Digits choose, Enter does what is chosen (the default at first): most end in the wrap-up, some go on."""

    acting: ClassVar[frozenset[str]] = frozenset(
        {"help", "say", "info", "note", "hold", "number", "wrap_up", "end"}
    )

    def __init__(self, context: Context) -> None:
        """Make the page; its one-line form is that of the wrap-up it leads to."""
        super().__init__(context)
        self.one_line = ":w"

    def heading(self) -> Text:
        """Return what is not possible."""
        return self.values.filled(self.language.text(TEXTS[self.reason].title))

    def heading_right(self) -> Text:
        """Return the reason by its name, so that page, case and training speak of the same thing."""
        if self.reason is StopReason.OTHER_CARRIER_MVNO:
            return "other_carrier / MVNO"
        return self.reason.value.lower()

    def resting_message(self) -> Text:
        """Return what the page comes down to."""
        return self.values.filled(self.language.text(TEXTS[self.reason].message))

    def script(self) -> str:
        """Return the script of this reason."""
        return self.reason.value.lower()

    def words(self) -> Mapping[str, str]:
        """Return days and lines as they are spoken."""
        return self.values.spoken

    def block(self, width: int, height: int) -> Block:
        """Return why, what can be done, what callers ask and what was not done."""
        script = self.context.scripts.page(self.script())
        return stop_block(self.call, script, self.values, self.language, width)

    def hints(self) -> tuple[Hint, ...]:
        """Return the keys of this page."""
        _ = self.language.text
        count, leads_on = len(stop_of(self.call).page.choices), chosen_of(self.call) in _LEADS_ON
        return (
            Hint("Enter", _("As marked, go on") if leads_on else _("As marked, then wrap up")),
            Hint(f"1-{count}", _("Another")),
            *((Hint("F8", _("Other number")),) if self.reason is not StopReason.LINE_DROPPED else ()),
            *((Hint("Esc", _("One step back")),) if self.reason not in STAYING else ()),
        )

    def handlers(self) -> Mapping[str, Handler]:
        """Return what the keys do."""
        choices = enumerate(stop_of(self.call).page.choices, 1)
        choose: dict[str, Handler] = {str(digit): partial(self._choose, choice) for digit, choice in choices}
        return {**choose, "enter": self._go_on, "escape": self._back}

    def command(self, id_: str, argument: str) -> Handler | None:
        """`:w` does what Enter does here."""
        return self._go_on if id_ == "wrap_up" else super().command(id_, argument)

    @property
    def reason(self) -> StopReason:
        """Why the call goes no further."""
        return stop_of(self.call).reason

    @property
    def values(self) -> StopValues:
        """What the sentences leave open, as it is now."""
        return values_of(self.call, self.desk.calendar, self.desk.now(), self.language)

    def _choose(self, choice: NextStep) -> None:
        if choice is NextStep.CALL_BACK_TODAY and self.values.today_at is None:
            self.tell(self.language.text(TOO_LATE_TODAY))
            return
        self.answer(self.desk.line.choose(choice))

    def _go_on(self) -> None:
        choice = chosen_of(self.call)
        if stop_of(self.call).chosen is None and not self.answer(self.desk.line.choose(choice)):
            return
        leave: dict[NextStep, Handler] = {
            NextStep.HOLDER_IS_HERE: self._back,
            NextStep.RING_BACK: self._reconnect,
            NextStep.CALLER_IS_BACK: self._reconnect,
            NextStep.OTHER_NUMBER: self._other_number,
            NextStep.KEEP_DRAFT: self._keep_draft,
        }
        on = partial(self._on_with, choice) if choice in GOES_ON else self._to_wrap_up
        leave.get(choice, on)()

    def _on_with(self, choice: NextStep) -> None:
        self.answer(self.desk.triage.go_on(choice))

    def _to_wrap_up(self) -> None:
        self.answer(self.desk.line.go_to(Step.WRAP_UP))

    def _reconnect(self) -> None:
        self.answer(self.desk.line.reconnect())

    def _keep_draft(self) -> None:
        self.post_message(DraftKept())

    def _back(self) -> None:
        self.answer(self.desk.line.leave_stop())
