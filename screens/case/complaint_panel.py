"""What is done with a complaint that is open: its answer, and its clock. It tells the caller nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from agent_console.desk import Reply
from screens.panels.panel import Panel
from screens.widgets.keyline import Hint
from screens.widgets.line import EMPTY, Text
from screens.widgets.page import Block
from screens.widgets.wrap import wrap_cells

if TYPE_CHECKING:
    from screens.console_screen import ConsoleScreen, Handler


class ComplaintPanel(Panel):
    """`1` notes the answer, `2` lets the clock stand still while the caller has to bring something, or go on again."""

    def title(self, page: ConsoleScreen) -> Text:
        """Return what it is about."""
        return page.language.text("Complaint   how it goes on")

    def block(self, page: ConsoleScreen, width: int, height: int) -> Block:
        """Return the two ways."""
        _ = page.language.text
        clock = (
            _("the caller brought it: the days go on")
            if _stands(page)
            else _("the caller has to bring something")
        )
        kept = _("Days on which the clock stands still do not count; the case stays in the list meanwhile.")
        rows = (
            EMPTY.at(4, "1", "key").at(7, _("the caller has the answer")),
            EMPTY.at(4, "2", "key").at(7, clock),
        )
        return Block(
            (EMPTY, *rows, EMPTY, *(EMPTY.at(4, row, "quiet") for row in wrap_cells(kept, width - 4)))
        )

    def hints(self, page: ConsoleScreen) -> tuple[Hint, ...]:
        """Return the keys of the panel."""
        _ = page.language.text
        clock = _("Clock goes on") if _stands(page) else _("Clock stands still")
        return Hint("1", _("Answered")), Hint("2", clock), Hint("Esc", _("Close, do nothing"))

    def handlers(self, page: ConsoleScreen) -> Mapping[str, Handler]:
        """Return what each digit does."""
        _, work = page.language.text, page.desk.casework
        clock, told = work.stop_clock, _("+ The complaint's clock stands still")
        if _stands(page):
            clock, told = work.start_clock, _("+ The complaint's days go on")
        return {
            "1": lambda: _do(page, work.answer_complaint, _("+ Complaint answered")),
            "2": lambda: _do(page, clock, told),
        }


def _stands(page: ConsoleScreen) -> bool:
    complaint = page.desk.casework.at_hand.casework.complaint
    return complaint is not None and complaint.stands_since is not None


def _do(page: ConsoleScreen, act: Callable[[], Reply], done: str) -> None:
    page.panel = None
    page.answer(act(), done)
    page.remake()
