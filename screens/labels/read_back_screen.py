"""Step 6 of the label service: the labels are read back, the caller answers twice, `8` sends; Enter turns pages."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import ClassVar

from agent_console.calendar.promise import PromiseKind, promise
from agent_console.calendar.zone import today
from agent_console.call.gates import Act
from agent_console.call.line import LineState
from agent_console.call.read_back import Statement
from agent_console.call.steps import Step
from agent_console.call.verification import TenureAnswer
from agent_console.desk import Reply
from screens.call_screen import Handler
from screens.context import Context
from screens.labels import read_back_words as said
from screens.labels.read_back_page import label_read_back_block, missing_sentence
from screens.labels.read_back_view import LabelReadBackView
from screens.read_back.fresh_code import CODE_FIELD, FreshCode, code_field, code_words
from screens.widgets.keyline import Hint
from screens.widgets.line import Text
from screens.widgets.page import Block


class LabelReadBackScreen(FreshCode):
    """`2 3` are the caller's answers, `0` the caller's no, `8` sends; `5 6 7 9` do nothing beside them."""

    script_id: ClassVar[str] = "labels_read_back"
    spoken_keys: ClassVar[frozenset[str]] = frozenset("012348")

    def __init__(self, context: Context) -> None:
        """Make the page; its field for a fresh code shows only once the proof is too old."""
        super().__init__(context, code_field())
        self._page = 0

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
    def _pages(self) -> int:
        return len(self.view.pages(self.room.body_height))

    def heading(self) -> Text:
        """Return the step, and that nothing was sent."""
        return said.heading(self.view, self._pages)

    def heading_right(self) -> Text:
        """Return the page or the time the verification still has."""
        return said.heading_right(self.view, self._pages)

    def block(self, width: int, height: int) -> Block:
        """Return one page of the read-back."""
        view = self.view
        return label_read_back_block(view, width, height, code_words(view.call, view.language, view.now))

    def resting_message(self) -> Text:
        """Return where the agent is."""
        self.one_line = ":hold" if self.call.line.state is LineState.HELD else ":s"
        return said.resting_message(self.view, self._pages)

    def script(self) -> str:
        """Return the question to ask now."""
        return said.script_of(self.view)

    def words(self) -> Mapping[str, str]:
        """Fill the question in."""
        return said.words_of(self.view)

    def hints(self) -> tuple[Hint, ...]:
        """Return the keys of the page."""
        return said.hints_of(self.view, self._pages)

    def remake(self) -> None:
        """Make the page again, and note once its last page stands on the screen."""
        page, self._page = self._page, min(self._page, self._pages - 1)
        super().remake()
        if self.room.too_small:
            # Nothing is shown, and the window comes back.
            self._page = page
        elif self.is_running and self._page == self._pages - 1:
            self.call_after_refresh(self._last_page_painted)

    def _last_page_painted(self) -> None:
        """Only what was on the screen can have been read out; a page under a panel or too small a window was not."""
        call = self.desk.call
        covered = self.panel is not None or self.room.too_small
        if call is None or covered or self._page != self._pages - 1 or call.step is not Step.READ_BACK:
            return
        if call.read_back.reading is None and call.line.caller_hears:
            self.desk.correcting.review()
        elif call.read_back.reading is not None and not call.read_back.last_page_shown:
            # What was pressed before this moment was pressed over another page.
            self._painted()
            self.desk.correcting.show_last_page()

    def handler_of(self, key: str) -> Handler | None:
        """While a request is on its way every key but the F-keys is dropped, so that no habit skips the answer."""
        is_fkey = key.startswith("f") and key[1:].isdigit()
        if self.desk.call is not None and self.desk.is_under_way(Act.SUBMIT) and not is_fkey:
            return partial(self.tell, self.language.text("~ Sending: this key was not taken"))
        return super().handler_of(key)

    def handlers(self) -> Mapping[str, Handler]:
        """Return what the keys do; with the cursor in the code's field digits are the code."""
        _, correcting = self.language.text, self.desk.correcting
        return {
            "enter": self._turn,
            "pagedown": partial(self._show, self._page + 1),
            "pageup": partial(self._show, self._page - 1),
            "home": partial(self._show, 0),
            "end": partial(self._show, self._pages - 1),
            "1": lambda: self.tell(_("= No warnings to tell about labels")),
            "2": lambda: self._told(correcting.state(Statement.READ_BACK)),
            "3": lambda: self._told(correcting.state(Statement.SEPARATE_CONSENT)),
            "4": lambda: self._told(self.desk.holder.state_tenure(TenureAnswer.DISAGREES)),
            "8": self._send,
            "0": lambda: self._told(correcting.decline()),
            "ctrl+z": lambda: self._told(correcting.undo(), _("+ Taken back")),
            "f5": self._fresh_code,
            "escape": self._back,
        }

    def _review(self) -> None:
        """`:s` on the read-back itself reads what is chosen now."""
        self._told(self.desk.correcting.review())

    def _told(self, reply: Reply, done: str = "") -> None:
        self.answer(reply, done)

    def _show(self, page: int) -> None:
        self._page = max(0, min(self._pages - 1, page))
        self.tell("")

    def _turn(self) -> None:
        if self._page < self._pages - 1:
            self._show(self._page + 1)
        else:
            self.tell(self.language.text("= Enter only turns pages: 2 3 as the caller answers, 8 sends"))

    def _send(self) -> None:
        if self.desk.why_not(Act.SUBMIT_CORRECTION):
            self.tell(missing_sentence(self.view))
        else:
            self.ask(self.desk.correcting.submit(), self.language.text("~ Sending"))

    def _back(self) -> None:
        if self.focused is not None and self.focused.id == CODE_FIELD:
            self.set_focus(None)
            self.remake()
        else:
            self._told(self.desk.line.go_to(Step.SELECTION))
