"""F2 in a practised call: what may be said here, one line a digit. It says a line; what follows is the caller's."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING, Final

from agent_console.training.saying import Sayings
from screens.panels.panel import Panel
from screens.training.practised import Practised, practised_on
from screens.widgets.keyline import Hint
from screens.widgets.line import EMPTY, Line, rule
from screens.widgets.wrap import wrap_cells

if TYPE_CHECKING:
    from screens.console_screen import ConsoleScreen, Handler

MOST: Final = 9
"""As many as there are digits to say them with; more are on a next page."""

TEXT_COLUMN: Final = 7


class SayPanel(Panel):
    """F2 again or Enter says the marked line, a digit another one; Esc says nothing. The open list never changes."""

    covers = False
    speaks = True

    def __init__(self, sayings: Sayings) -> None:
        """Begin at the proposed line."""
        self.sayings = sayings
        self.at = sayings.proposed

    @property
    def first(self) -> int:
        """The place of the first line of the page the mark stands on."""
        return self.at - self.at % MOST

    @property
    def count(self) -> int:
        """How many lines this page has."""
        return len(self.sayings.lines[self.first : self.first + MOST])

    def rows(self, view: Practised, width: int) -> tuple[Line, ...]:
        """Return the list, its rule first."""
        _ = view.language.text
        lines = [rule(_("What I say"), self._which(view), width + 2, "=")]
        for digit, line in enumerate(self.sayings.lines[self.first : self.first + MOST], 1):
            marked = self.first + digit - 1 == self.at
            first, *more = wrap_cells(view.language.bilingual(line.text), width + 1 - TEXT_COLUMN)
            row = EMPTY.at(2, ">" if marked else " ", "heading").at(4, str(digit), "key")
            lines.append(row.at(TEXT_COLUMN, first, "heading" if marked else "text"))
            lines += [EMPTY.at(TEXT_COLUMN, one) for one in more]
        return tuple(lines)

    def _which(self, view: Practised) -> str:
        _ = view.language.text
        if len(self.sayings.lines) <= MOST:
            return _("a digit says it")
        pages = -(-len(self.sayings.lines) // MOST)
        number = self.first // MOST + 1
        return _("page {number} of {count}").format(number=number, count=pages)

    def hints(self, page: ConsoleScreen) -> tuple[Hint, ...]:
        """Return the keys of the list."""
        _ = page.language.text
        return (
            Hint(f"1-{self.count}", _("say it")),
            Hint("F2 Enter", _("say line >")),
            Hint("Esc", _("Say nothing, back to the field")),
        )

    def handlers(self, page: ConsoleScreen) -> Mapping[str, Handler]:
        """Return what the keys do."""
        digits = {str(digit + 1): partial(self._say, page, self.first + digit) for digit in range(self.count)}
        return {
            **digits,
            "f2": lambda: self._say(page, self.at),
            "enter": lambda: self._say(page, self.at),
            "up": partial(self._move, page, -1),
            "down": partial(self._move, page, 1),
            "pageup": partial(self._move, page, -MOST),
            "pagedown": partial(self._move, page, MOST),
        }

    def opened(self, page: ConsoleScreen) -> None:
        """Take the cursor out of the fields: digits are lines here."""
        page.set_focus(None)

    def _move(self, page: ConsoleScreen, by: int) -> None:
        self.at = max(0, min(self.at + by, len(self.sayings.lines) - 1))
        page.remake()

    def _say(self, page: ConsoleScreen, at: int) -> None:
        classroom = page.context.classroom
        if classroom is not None:
            classroom.say(self.sayings.lines[at], page.desk.now())
        page.message = ""
        page.close_panel()


def say_panel(page: ConsoleScreen) -> SayPanel | None:
    """Return the list of what may be said now; None where no call is practised or nothing can be said."""
    view = practised_on(page)
    return None if view is None or view.sayings is None else SayPanel(view.sayings)
