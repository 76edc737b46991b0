"""What every page that is read back shares: its list turns by pages, and counts as read only once its end was seen."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import ClassVar, Protocol

from agent_console.call.call import Call
from agent_console.call.steps import Step
from agent_console.desk import Reply
from screens.call_screen import Handler
from screens.context import Context
from screens.read_back.code_words import CODE_FIELD
from screens.read_back.fresh_code import FreshCode, code_field
from screens.while_sending import WhileSending


class ReadsBack(Protocol):
    """The part of the desk that reads a list of the call at hand back."""

    def review(self) -> Reply:
        """Begin reading back."""
        ...

    def show_last_page(self) -> Reply:
        """Note that the list was on the screen to its end."""
        ...


class PagedReadBack(WhileSending, FreshCode):
    """Enter only turns pages; what the caller says is taken once the last one was on the screen."""

    enter_only_turns: ClassVar[str]
    """What Enter on the last page answers."""

    def __init__(self, context: Context) -> None:
        """Make the page; its field for a fresh code shows only once the proof is too old."""
        super().__init__(context, code_field())
        self._page = 0

    @property
    def page_count(self) -> int:
        """How many pages the list takes in the room there is, the last included."""
        raise NotImplementedError

    def last_page_seen(self, call: Call) -> None:
        """Take note that the last page stands on the screen."""
        raise NotImplementedError

    def leave(self) -> None:
        """Go back to where the list is changed."""
        raise NotImplementedError

    def remake(self) -> None:
        """Make the page again, and note once its last page stands on the screen."""
        page, self._page = self._page, min(self._page, self.page_count - 1)
        super().remake()
        if self.room.too_small:
            # Nothing is shown, and the window comes back.
            self._page = page
        elif self.is_running and self._page == self.page_count - 1:
            self.call_after_refresh(self._last_page_painted)

    def _last_page_painted(self) -> None:
        """Only what was on the screen can have been read out; a page under a panel or too small a window was not."""
        call = self.desk.call
        covered = self.panel is not None or self.room.too_small
        if call is not None and not covered and self._page == self.page_count - 1:
            self.last_page_seen(call)

    def read_to_the_end(self, call: Call, part: ReadsBack) -> None:
        """Begin the reading of the call at hand where it was voided, else note that its end was seen."""
        if call.step is not Step.READ_BACK:
            return
        if call.read_back.reading is None and call.line.caller_hears:
            part.review()
        elif call.read_back.reading is not None and not call.read_back.last_page_shown:
            # What was pressed before this moment was pressed over another page.
            self._painted()
            part.show_last_page()

    def handlers(self) -> Mapping[str, Handler]:
        """Return the keys that turn pages and lead away; with the cursor in the code's field digits are the code."""
        return {
            "enter": self._turn,
            "pagedown": partial(self._show, self._page + 1),
            "pageup": partial(self._show, self._page - 1),
            "home": partial(self._show, 0),
            "end": partial(self._show, self.page_count - 1),
            "f5": self._fresh_code,
            "escape": self._back,
        }

    def _told(self, reply: Reply, done: str = "") -> None:
        self.answer(reply, done)

    def _show(self, page: int) -> None:
        self._page = max(0, min(self.page_count - 1, page))
        self.tell("")

    def _turn(self) -> None:
        if self._page < self.page_count - 1:
            self._show(self._page + 1)
        else:
            self.tell(self.language.text(self.enter_only_turns))

    def _back(self) -> None:
        if self.focused is not None and self.focused.id == CODE_FIELD:
            self.set_focus(None)
            self.remake()
        else:
            self.leave()
