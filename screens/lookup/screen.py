"""Step 4: the platforms are asked what hangs on the number. It starts by itself and opens the selection by itself."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from agent_console.call.gates import Act, Reason
from agent_console.call.lookup import LookupState
from agent_console.call.steps import Step
from agent_console.call.verification import TenureAnswer
from agent_console.desk import Reply
from screens.awaited import Answer
from screens.call_screen import Handler
from screens.lookup.page import TENURE_DIGITS
from screens.lookup.shown import LookupShown
from screens.terminal.keyboard import COMMAND_SIGNS

LONGEST_FILTER = 20
"""What is typed ahead is a name or its initials; the filter of the selection is as wide."""

_EDITS_FILTER = frozenset({"enter", "backspace"})

_LEAVABLE = (LookupState.PENDING, LookupState.DOWN, LookupState.FINISHED)


class LookupScreen(LookupShown):
    """Nothing is typed here; letters are kept for the filter of the selection, and Enter does nothing."""

    spoken_keys: ClassVar[frozenset[str]] = frozenset("12567")

    def handlers(self) -> Mapping[str, Handler]:
        """Return what the keys do."""
        tenure: dict[str, Handler] = {
            digit: lambda answer=answer: self._state(answer)  # type: ignore[misc]
            for digit, answer in TENURE_DIGITS.items()
        }
        return {
            **tenure,
            "1": self._choose_now,
            "2": self._wait,
            "enter": self._enter,
            "backspace": lambda: self._keep(self.desk.intake.typed.filter[:-1]),
            "f5": self._ask_again,
            "escape": self._back,
        }

    def handler_of(self, key: str) -> Handler | None:
        """Keep letters for the filter of the selection; none of them commands anything."""
        known = super().handler_of(key)
        if known is not None or not _is_text(key):
            return known
        return lambda: self._keep(self.desk.intake.typed.filter + key)

    def awaits(self, key: str) -> Answer | None:
        """What this page has no use for is meant for the selection, which opens by itself."""
        if not self._opens_by_itself() or self._acts_here(key) or _is_text(key):
            return None
        return Answer(
            over=lambda: self.panel is None and not self._opens_by_itself(),
            as_typed_for=lambda: self.call.step is Step.SELECTION,
            # Behind a key that waits, these are meant for the selection too.
            passes=lambda key: self.panel is not None or (key not in _EDITS_FILTER and self._acts_here(key)),
        )

    def _opens_by_itself(self) -> bool:
        asked = self.desk.is_under_way(Act.LOOK_UP) or self.call.lookup.state is LookupState.RUNNING
        return asked and not self.view.offers_way

    def _acts_here(self, key: str) -> bool:
        return super().handler_of(key) is not None

    def on_mount(self) -> None:
        """Ask the platforms, or go on asking."""
        state = self.call.lookup.state
        begun = state in (LookupState.NOT_STARTED, LookupState.RUNNING)
        if begun and self.desk.settings.look_up_by_itself:
            self._look_up()

    def _look_up(self) -> None:
        async def follow() -> Reply:
            reply = await self.desk.finding.look_up()
            self._reference = reply.failure.reference if reply.failure else None
            # A failure stands on the page as what can be done; a lookup already followed is no fault.
            quiet = reply.failure is not None or reply.reasons == (Reason.UNDER_WAY,)
            return Reply() if quiet else reply

        self.ask(follow())

    def _keep(self, text: str) -> None:
        self.desk.intake.typed.filter = text[:LONGEST_FILTER]
        self.remake()

    def _state(self, answer: TenureAnswer) -> None:
        self.answer(self.desk.holder.state_tenure(answer))

    def _choose_now(self) -> None:
        """Open the selection; a platform that has not answered checks for itself."""
        state = self.call.lookup.state
        if state in (LookupState.DOWN, LookupState.FINISHED):
            self.answer(self.desk.line.go_to(Step.SELECTION))
        elif state is LookupState.PENDING or self.view.offers_way:
            self.answer(self.desk.finding.leave_open())
        else:
            self._enter()

    def _wait(self) -> None:
        if self.call.lookup.state is LookupState.PENDING:
            self.answer(self.desk.ending.agree_call_back())
        else:
            self._enter()

    def _enter(self) -> None:
        _ = self.language.text
        state = self.call.lookup.state
        if state is LookupState.FINISHED:
            self.answer(self.desk.line.go_to(Step.SELECTION))
        elif state is LookupState.NOT_STARTED and not self.desk.settings.look_up_by_itself:
            self._look_up()
        elif state in _LEAVABLE or self.view.offers_way:
            self.tell(_("= Press a digit: Enter chooses nothing here"))
        else:
            self.tell(_("= No key needed: the selection opens by itself"))

    def _ask_again(self) -> None:
        if self.call.lookup.state is LookupState.FINISHED:
            self.tell(self.language.text("= All have answered"))
        else:
            self._look_up()

    def _back(self) -> None:
        self.answer(self.desk.line.go_to(Step.VERIFICATION))


def _is_text(key: str) -> bool:
    return len(key) == 1 and key not in COMMAND_SIGNS and key.isprintable()
