"""What every page after a submit shares: Enter to the wrap-up, F5 to ask, and no way back. It knows no item."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from agent_console.call.filing_state import FilingState
from agent_console.call.gates import Reason
from agent_console.call.steps import Step
from agent_console.desk import Reply
from screens.call_screen import Handler
from screens.while_sending import WhileSending


class FiledScreen(WhileSending):
    """While a request is being sent only F-keys are taken: no habit skips the case number."""

    acting: ClassVar[frozenset[str]] = frozenset(
        {"help", "say", "info", "reveal", "again", "note", "hold", "wrap_up", "end"}
    )
    stays: ClassVar[str]
    """What Esc answers: nothing that was submitted is taken back by a key."""

    def handlers(self) -> Mapping[str, Handler]:
        """Return what the keys do."""
        return {"enter": self._go_on, "f5": self._ask, "escape": self._stays}

    def _go_on(self) -> None:
        self.answer(self.desk.line.go_to(Step.WRAP_UP))

    def _ask(self) -> None:
        _, submission = self.language.text, self.call.submission
        states = [one.state for one in submission.filings] + [one.state for one in submission.corrections]
        all_taken = set(states) == {FilingState.ACCEPTED}
        # What was only now taken has a sentence of its own; what was taken before says whether it was asked about.
        heard = _("+ As the registry has it now") if all_taken else ""
        self.ask(self._settle_or_refresh(), _("~ Asking the registry"), heard)

    async def _settle_or_refresh(self) -> Reply:
        """Send what still waits; where nothing does, ask how far what was accepted is."""
        reply = await self.desk.filing.settle(self.call.id)
        return await self.desk.following.ask_now() if reply.reasons == (Reason.NOTHING_TO_DO,) else reply

    def _stays(self) -> None:
        self.tell(self.language.text(self.stays))
