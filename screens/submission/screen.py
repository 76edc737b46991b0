"""Step 7: what became of the request, said in no stronger words than are true. Nothing here is taken back by Esc."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import ClassVar

from agent_console.backend import PlatformId
from agent_console.call.gates import Act, Reason
from agent_console.call.steps import Step
from agent_console.desk import Reply
from screens.call_screen import CallScreen, Handler
from screens.submission.page import submission_block
from screens.submission.view import SubmissionView, face_of
from screens.submission.words import heading, heading_right, hints_of, resting_message, script_of, words_of
from screens.widgets.keyline import Hint
from screens.widgets.line import Text
from screens.widgets.page import Block


class SubmissionScreen(CallScreen):
    """Enter leads to the wrap-up, F5 asks how far it is; while it is being sent only F-keys are taken."""

    script_id: ClassVar[str] = "submitted"
    acting: ClassVar[frozenset[str]] = frozenset(
        {"help", "say", "info", "reveal", "again", "note", "hold", "wrap_up", "end"}
    )

    @property
    def sending(self) -> bool:
        """Whether the request is on its way right now."""
        return self.desk.call is not None and self.desk.is_under_way(Act.SUBMIT)

    @property
    def view(self) -> SubmissionView:
        """What the page is drawn from."""
        return SubmissionView(
            call=self.call,
            language=self.language,
            face=face_of(self.call.submission, self.sending),
            platform_name=self._platform_name,
            calendar=self.desk.calendar,
            now=self.desk.now(),
        )

    def _platform_name(self, platform_id: PlatformId) -> str:
        rows = (row.platform for row in self.call.rows if row.platform.id == platform_id)
        platform = next(rows, None)
        return self.language.bilingual(platform.name) if platform else str(platform_id)

    def heading(self) -> Text:
        """Return the step and what is known."""
        return heading(self.view)

    def heading_right(self) -> Text:
        """Count the items by what is known of them."""
        return heading_right(self.view)

    def block(self, width: int, height: int) -> Block:
        """Return case number, answer day, what was not promised."""
        return submission_block(self.view, width, height)

    def resting_message(self) -> Text:
        """Return what is known, in one sentence."""
        self.one_line = ":w"
        return resting_message(self.view)

    def script(self) -> str:
        """Return what is read out."""
        return script_of(self.view)

    def words(self) -> Mapping[str, str]:
        """Fill in case number and day."""
        return words_of(self.view)

    def hints(self) -> tuple[Hint, ...]:
        """Return the keys of the page."""
        return hints_of(self.view)

    def handler_of(self, key: str) -> Handler | None:
        """While the request is on its way every key but the F-keys is dropped: no habit skips the case number."""
        if self.sending and not (key.startswith("f") and key[1:].isdigit()):
            return partial(self.tell, self.language.text("~ Sending: this key was not taken"))
        return super().handler_of(key)

    def handlers(self) -> Mapping[str, Handler]:
        """Return what the keys do."""
        return {"enter": self._go_on, "f5": self._ask, "escape": self._stays}

    def _go_on(self) -> None:
        self.answer(self.desk.line.go_to(Step.WRAP_UP))

    def _ask(self) -> None:
        self.ask(self._settle_or_refresh(), self.language.text("~ Asking the registry"))

    async def _settle_or_refresh(self) -> Reply:
        """Send what still waits; where nothing does, ask how far the accepted items are."""
        reply = await self.desk.filing.settle(self.call.id)
        return await self.desk.following.ask_now() if reply.reasons == (Reason.NOTHING_TO_DO,) else reply

    def _stays(self) -> None:
        self.tell(self.language.text("- Submitted: no way back; to take it back, the case number is enough"))
