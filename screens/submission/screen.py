"""Step 7: what became of the request, said in no stronger words than are true. Nothing here is taken back by Esc."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from agent_console.backend import PlatformId
from agent_console.language import N_
from screens.submission.filed import FiledScreen
from screens.submission.page import submission_block
from screens.submission.view import SubmissionView, face_of
from screens.submission.words import heading, heading_right, hints_of, resting_message, script_of, words_of
from screens.widgets.keyline import Hint
from screens.widgets.line import Text
from screens.widgets.page import Block


class SubmissionScreen(FiledScreen):
    """Enter leads to the wrap-up, F5 asks how far it is; while it is being sent only F-keys are taken."""

    script_id: ClassVar[str] = "submitted"
    stays: ClassVar[str] = N_("- Submitted: no way back; to take it back, the case number is enough")

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
