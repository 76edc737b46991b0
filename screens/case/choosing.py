"""Panels of the case page that lead on: what is taken back, and how the caller is rung. Neither sends anything."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from agent_console.backend import OrderItem
from agent_console.casebook.errors import CaseNumbersUsedUp
from screens.console_screen import CallMoved
from screens.home.words import NUMBERS_USED_UP
from screens.panels.panel import Panel
from screens.widgets.keyline import Hint
from screens.widgets.line import EMPTY, Line, Text, fit
from screens.widgets.page import Block

if TYPE_CHECKING:
    from screens.console_screen import ConsoleScreen, Handler


class TakeBackPanel(Panel):
    """Space ticks what the caller wants back, Enter goes to its review; nothing is ticked at first."""

    def __init__(self) -> None:
        """Begin at the first row, nothing ticked."""
        self.at = 0
        self.ticked_items: set[OrderItem] = set()

    def title(self, page: ConsoleScreen) -> Text:
        """Return the question."""
        return page.language.text("Take back   which? nothing is sent yet")

    def title_right(self, page: ConsoleScreen) -> Text:
        """Count what is ticked."""
        count = len(self.ticked_items)
        return page.language.text("ticked {count}").format(count=count)

    def block(self, page: ConsoleScreen, width: int, height: int) -> Block:
        """Return what no platform has taken over yet."""
        _ = page.language.text
        items = page.desk.case_review.withdrawable()
        room = height - 2
        first = max(0, min(self.at - room + 1, len(items) - room))
        lines: list[Line] = []
        for number, item in enumerate(items[first : first + room], first):
            box = "[x]" if item.order in self.ticked_items else "[ ]"
            name = page.context.platform_name(item.platform_id)
            line = EMPTY.at(4, box).at(8, fit(name, width - 10))
            lines.append(line.at(2, ">").on("focus") if number == self.at else line)
        told = _("Not listed: what a platform has taken over; that stays sent.")
        return Block((*lines, EMPTY, EMPTY.at(2, fit(told, width), "quiet")))

    def hints(self, page: ConsoleScreen) -> tuple[Hint, ...]:
        """Return the keys of the panel."""
        _ = page.language.text
        return (
            Hint("Space", _("Tick")),
            Hint("*", _("All")),
            Hint("Enter", _("Read it back")),
            Hint("Esc", _("Close, do nothing")),
        )

    def handlers(self, page: ConsoleScreen) -> Mapping[str, Handler]:
        """Return what the keys do."""
        return {
            "up": lambda: self._move(page, -1),
            "down": lambda: self._move(page, 1),
            "space": lambda: self._tick(page),
            "*": lambda: self._all(page),
            "enter": lambda: self._review(page),
        }

    def _move(self, page: ConsoleScreen, by: int) -> None:
        self.at = max(0, min(self.at + by, len(page.desk.case_review.withdrawable()) - 1))
        page.remake()

    def _tick(self, page: ConsoleScreen) -> None:
        items = page.desk.case_review.withdrawable()
        if self.at < len(items):
            self.ticked_items ^= {items[self.at].order}
        page.remake()

    def _all(self, page: ConsoleScreen) -> None:
        self.ticked_items = {item.order for item in page.desk.case_review.withdrawable()}
        page.remake()

    def _review(self, page: ConsoleScreen) -> None:
        page.panel = None
        if page.answer(page.desk.case_review.take_back(self.ticked_items)):
            page.post_message(CallMoved())
        else:
            page.panel = self
            page.remake()


class RingBackPanel(Panel):
    """Before any code is asked for: the caller may ring us back instead. `1` rings, `2` notes that they will."""

    script_id = "ring_back"

    def title(self, page: ConsoleScreen) -> Text:
        """Return what it is about."""
        return page.language.text("Ring back   offer this before any code")

    def block(self, page: ConsoleScreen, width: int, height: int) -> Block:
        """Return the number and both ways."""
        _, case = page.language.text, page.desk.casework.at_hand
        number = case.numbers.answers_go_to
        rows = (
            ("1", _("the caller stays on this line: a new call, verified again")),
            ("2", _("the caller would rather ring us: noted, no code is asked for")),
        )
        return Block(
            (
                EMPTY,
                EMPTY.at(2, _("Ring"), "quiet").at(13, number.masked if number else "-", "heading"),
                EMPTY,
                *(EMPTY.at(4, key, "key").at(7, fit(told, width - 7)) for key, told in rows),
                EMPTY,
                EMPTY.at(2, fit(_("Who rings cannot be seen by the person who is rung:"), width), "quiet"),
                EMPTY.at(
                    2, fit(_("say who you are, the case number, and that they may check."), width), "quiet"
                ),
            )
        )

    def hints(self, page: ConsoleScreen) -> tuple[Hint, ...]:
        """Return the keys of the panel."""
        _ = page.language.text
        return Hint("1", _("Ring now")), Hint("2", _("They ring us")), Hint("Esc", _("Close, do nothing"))

    def handlers(self, page: ConsoleScreen) -> Mapping[str, Handler]:
        """Return what the digits do."""
        return {"1": lambda: self._ring(page), "2": lambda: self._noted(page)}

    def _ring(self, page: ConsoleScreen) -> None:
        try:
            reply = page.desk.casework.call_back()
        except CaseNumbersUsedUp:
            page.tell(page.language.text(NUMBERS_USED_UP))
            return
        page.panel = None
        if page.answer(reply):
            page.post_message(CallMoved())

    def _noted(self, page: ConsoleScreen) -> None:
        page.close_panel()
        page.answer(page.desk.casework.rings_back(), page.language.text("+ Noted: the caller rings us"))
