"""Rows of which a panel shows as many as fit. It knows rows and keys, not what the rows say."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from agent_console.language import Language
from screens.widgets.line import Line

if TYPE_CHECKING:
    from screens.console_screen import ConsoleScreen, Handler


@dataclass(slots=True)
class Scrolled:
    """The first row on show, and how many there were when rows were last shown."""

    first: int = 0
    height: int = 1
    total: int = 0

    def window(self, lines: Sequence[Line], height: int) -> tuple[Line, ...]:
        """Return the rows that fit; a window that grew shows more of them."""
        self.height, self.total = max(height, 1), len(lines)
        self.first = max(0, min(self.first, self.total - self.height))
        return tuple(lines[self.first : self.first + self.height])

    def shown(self, language: Language) -> str:
        """Say which rows are on show; nothing where all are."""
        if self.total <= self.height:
            return ""
        last = min(self.first + self.height, self.total)
        return language.text("rows {first}-{last} of {total}").format(
            first=self.first + 1, last=last, total=self.total
        )

    def handlers(self, page: ConsoleScreen) -> Mapping[str, Handler]:
        """Return the keys that move the window."""

        def by(rows: int) -> None:
            self.first = max(0, min(self.first + rows, self.total - self.height))
            page.remake()

        return {
            "up": lambda: by(-1),
            "down": lambda: by(1),
            "pageup": lambda: by(-self.height),
            "pagedown": lambda: by(self.height),
            "home": lambda: by(-self.total),
            "end": lambda: by(self.total),
        }
