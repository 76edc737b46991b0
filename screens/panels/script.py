"""F2: the script in full and, in training, the caller's side. It reads a script and a card, and changes nothing."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from agent_console.language import Language, Script
from screens.caller.card import caller_lines
from screens.panels.panel import Panel
from screens.panels.scrolled import Scrolled
from screens.widgets.keyline import Hint
from screens.widgets.line import EMPTY, Line, Text
from screens.widgets.page import Block
from screens.widgets.wrap import wrap_cells

if TYPE_CHECKING:
    from screens.console_screen import ConsoleScreen, Handler


class ScriptPanel(Panel):
    """F2 again or Esc closes; what was typed on the page stays."""

    gives_way = True

    def __init__(self) -> None:
        """Begin at the first row."""
        self.scrolled = Scrolled()

    def title(self, page: ConsoleScreen) -> Text:
        """Return the name of the panel."""
        return page.language.text("F2 Script in full")

    def title_right(self, page: ConsoleScreen) -> Text:
        """Return how much of it is shown."""
        return self.scrolled.shown(page.language)

    def block(self, page: ConsoleScreen, width: int, height: int) -> Block:
        """Return the caller's card first, then what to say, what not, and what callers ask."""
        script = page.spoken()
        call = page.desk.call
        card = caller_lines(page.context, call, width) if call else ()
        lines = (*card, *((EMPTY,) if card else ()), *script_lines(script, page.language, width))
        return Block(self.scrolled.window(lines, height))

    def hints(self, page: ConsoleScreen) -> tuple[Hint, ...]:
        """Return the keys of the panel."""
        _ = page.language.text
        return Hint("PgUp PgDn", _("Turn the page")), Hint("Esc", _("Close, back to the very place"))

    def handlers(self, page: ConsoleScreen) -> Mapping[str, Handler]:
        """Return what closes and what scrolls."""
        return {"f2": page.close_panel, **self.scrolled.handlers(page)}

    def opened(self, page: ConsoleScreen) -> None:
        """Take the cursor out of the page's fields, which are covered."""
        page.set_focus(None)


def script_lines(script: Script, language: Language, width: int) -> tuple[Line, ...]:
    """Return a script in rows: its whole text, what not to say, questions and answers."""
    _ = language.text
    lines: list[Line] = []
    for sentence in script.full.splitlines():
        lines += [EMPTY.at(4, row) for row in wrap_cells(sentence, width - 4)]
    for asked, answer in script.questions:
        lines += [EMPTY, *(EMPTY.at(2, row, "heading") for row in wrap_cells(asked, width - 2))]
        lines += [EMPTY.at(4, row) for row in wrap_cells(answer, width - 4)]
    lines += [
        EMPTY,
        *(EMPTY.at(2, row, "warn") for row in wrap_cells(f"{_('Not')} {script.avoid}", width - 2)),
    ]
    return tuple(lines)
