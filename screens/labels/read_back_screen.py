"""Step 6 of the label service: the labels are read back, the caller answers twice, `8` sends; Enter turns pages."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from agent_console.calendar.promise import PromiseKind, promise
from agent_console.calendar.zone import today
from agent_console.call.call import Call
from agent_console.call.gates import Act
from agent_console.call.line import LineState
from agent_console.call.read_back import Statement
from agent_console.call.steps import Step
from agent_console.call.verification import TenureAnswer
from agent_console.language import N_
from screens.call_screen import Handler
from screens.labels import read_back_words as said
from screens.labels.read_back_page import label_read_back_block, missing_sentence
from screens.labels.read_back_view import LabelPages, LabelReadBackView
from screens.read_back.code_words import code_words
from screens.read_back.paged import PagedReadBack
from screens.widgets.keyline import Hint
from screens.widgets.line import Text
from screens.widgets.page import Block


class LabelReadBackScreen(PagedReadBack):
    """`2 3` are the caller's answers, `0` the caller's no, `8` sends; `5 6 7 9` do nothing beside them."""

    script_id: ClassVar[str] = "labels_read_back"
    spoken_keys: ClassVar[frozenset[str]] = frozenset("012348")
    enter_only_turns: ClassVar[str] = N_("= Enter only turns pages: 2 3 as the caller answers, 8 sends")

    @property
    def view(self) -> LabelReadBackView:
        """What the page is drawn from."""
        now = self.desk.now()
        return LabelReadBackView(
            call=self.call,
            language=self.language,
            provider_name=self.context.label_provider_name,
            promise=promise(PromiseKind.LABEL_CORRECTION, today(now), self.desk.calendar),
            now=now,
            page=self._page,
        )

    @property
    def page_count(self) -> int:
        """How many pages the list takes in the room there is."""
        return len(self.pages)

    @property
    def pages(self) -> LabelPages:
        """The list in the room there is."""
        return self.view.pages(self.room.body_height)

    def heading(self) -> Text:
        """Return the step, and that nothing was sent."""
        return said.heading(self.view, self.page_count)

    def heading_right(self) -> Text:
        """Return the page or the time the verification still has."""
        return said.heading_right(self.view, self.page_count)

    def block(self, width: int, height: int) -> Block:
        """Return one page of the read-back."""
        view = self.view
        return label_read_back_block(view, width, height, code_words(view.call, view.language, view.now))

    def resting_message(self) -> Text:
        """Return where the agent is."""
        self.one_line = ":hold" if self.call.line.state is LineState.HELD else ":s"
        return said.resting_message(self.view, self.page_count)

    def script(self) -> str:
        """Return the question to ask now."""
        return said.script_of(self.view, self.pages)

    def words(self) -> Mapping[str, str]:
        """Fill the question in."""
        return said.words_of(self.view, self.pages)

    def hints(self) -> tuple[Hint, ...]:
        """Return the keys of the page."""
        return said.hints_of(self.view, self.page_count)

    def last_page_seen(self, call: Call) -> None:
        """Take note that the list was on the screen to its end."""
        self.read_to_the_end(call, self.desk.correcting)

    def leave(self) -> None:
        """Go back to the labels."""
        self._told(self.desk.line.go_to(Step.SELECTION))

    def handlers(self) -> Mapping[str, Handler]:
        """Return what the keys do."""
        _, correcting = self.language.text, self.desk.correcting
        return {
            **super().handlers(),
            "1": lambda: self.tell(_("= No warnings to tell about labels")),
            "2": lambda: self._told(correcting.state(Statement.READ_BACK)),
            "3": lambda: self._told(correcting.state(Statement.SEPARATE_CONSENT)),
            "4": lambda: self._told(self.desk.holder.state_tenure(TenureAnswer.DISAGREES)),
            "8": self._send,
            "0": lambda: self._told(correcting.decline()),
            "ctrl+z": lambda: self._told(correcting.undo(), _("+ Taken back")),
        }

    def _review(self) -> None:
        """`:s` on the read-back itself reads what is chosen now."""
        self._told(self.desk.correcting.review())

    def _send(self) -> None:
        if self.desk.why_not(Act.SUBMIT_CORRECTION):
            self.tell(missing_sentence(self.view))
        else:
            self.ask(self.desk.correcting.submit(), self.language.text("~ Sending"))
