"""Ctrl+P: every command by its name, in Chinese, pinyin or English. It lists and does; it adds no command."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING

from agent_console.catalogue import NameIndex, load_readings
from agent_console.commands import BY_ID, COMMANDS, Command
from agent_console.language import Language
from screens.panels.doing import do, why_not_here
from screens.panels.panel import Panel
from screens.widgets.keyline import Hint
from screens.widgets.line import EMPTY, Line, Text, clip, width_of
from screens.widgets.page import Block, Place

if TYPE_CHECKING:
    from screens.console_screen import ConsoleScreen, Handler

FIELD = "find"
FIELD_COLUMN, FIELD_WIDTH = 7, 26
KEY_COLUMN, WORD_COLUMN, HELP_COLUMN = 30, 40, 51
TOLD_COLUMN = 13
HEAD_ROWS = 2


class PalettePanel(Panel):
    """What can be done here stands above; what cannot, below and with its reason. Each line teaches its key."""

    field = FIELD

    def __init__(self) -> None:
        """Begin at the first line."""
        self.at = 0

    def title(self, page: ConsoleScreen) -> Text:
        """Return the name of the panel."""
        return page.language.text("Ctrl+P All commands")

    def title_right(self, page: ConsoleScreen) -> Text:
        """Return how many commands there are, and how many of them can be done here."""
        here = sum(not why_not_here(page, command) for command in COMMANDS)
        return page.language.text("{count} in all   {here} here").format(count=len(COMMANDS), here=here)

    def block(self, page: ConsoleScreen, width: int, height: int) -> Block:
        """Return the field and the commands it finds."""
        _ = page.language.text
        here, elsewhere = self._found(page)
        asked = EMPTY.at(2, _("Ask")).at(FIELD_COLUMN + FIELD_WIDTH + 3, _("any language, pinyin"), "quiet")
        head = EMPTY.at(4, _("Command"), "quiet").at(KEY_COLUMN, _("Key"), "quiet")
        head = head.at(WORD_COLUMN, _("One line"), "quiet").at(HELP_COLUMN, _("What it does"), "quiet")
        lines = self._lines(page, here, elsewhere, width)
        mark = next((n for n, line in enumerate(lines) if line.band), 0)
        room = height - HEAD_ROWS - 1
        first = max(0, min(mark - room + 2, len(lines) - room))
        shown = lines[first : first + room]
        shown += [EMPTY] * (room - len(shown))
        told = self._told(page, (*here, *elsewhere))
        return Block((asked, head, *shown, told), (Place(FIELD, 1, FIELD_COLUMN, FIELD_WIDTH),))

    def _told(self, page: ConsoleScreen, found: tuple[Command, ...]) -> Line:
        """Return what the command under `>` does, or why not here; the last row has room for all of it."""
        if not found:
            return EMPTY.at(4, page.language.text("? No command is called so: try fewer letters"))
        command = found[self.at]
        told = why_not_here(page, command) or page.language.text(command.help)
        return EMPTY.at(2, f":{command.word}", "key").at(TOLD_COLUMN, told)

    def _lines(
        self, page: ConsoleScreen, here: list[Command], elsewhere: list[Command], width: int
    ) -> list[Line]:
        rows = [_row(one, page.language, width, why_not_here(page, one)) for one in (*here, *elsewhere)]
        if rows:
            rows[self.at] = rows[self.at].at(2, ">").on("focus")
        if elsewhere:
            rows[len(here) : len(here)] = [
                EMPTY,
                EMPTY.at(2, page.language.text("Not here, and why"), "quiet"),
            ]
        return rows

    def hints(self, page: ConsoleScreen) -> tuple[Hint, ...]:
        """Return the keys of the panel."""
        _ = page.language.text
        return Hint("Enter", _("Do this one")), Hint(_("Up Down"), _("Row")), Hint("Esc", _("Close"))

    def handlers(self, page: ConsoleScreen) -> Mapping[str, Handler]:
        """Return what the keys do."""
        return {
            "enter": lambda: self._do(page),
            "up": lambda: self._move(page, -1),
            "down": lambda: self._move(page, 1),
            "ctrl+p": page.close_panel,
        }

    def opened(self, page: ConsoleScreen) -> None:
        """Begin with everything."""
        page.field(FIELD).value = ""
        page.focus_field(FIELD)

    def typed(self, page: ConsoleScreen) -> None:
        """Begin again at the first line of what is found."""
        self.at = 0

    def _found(self, page: ConsoleScreen) -> tuple[list[Command], list[Command]]:
        found = find(page.field(FIELD).value, page.context.languages)
        here = [one for one in found if not why_not_here(page, one)]
        return here, [one for one in found if one not in here]

    def _move(self, page: ConsoleScreen, by: int) -> None:
        here, elsewhere = self._found(page)
        self.at = max(0, min(self.at + by, len(here) + len(elsewhere) - 1))
        page.remake()

    async def _do(self, page: ConsoleScreen) -> None:
        here, elsewhere = self._found(page)
        found = [*here, *elsewhere]
        if found:
            await do(page, found[self.at])


def find(text: str, languages: tuple[tuple[Language, object], ...]) -> list[Command]:
    """Find commands by name in any of the languages, by pinyin or by their one-line words."""
    return [BY_ID[id_] for id_ in _index(tuple(language for language, _ in languages)).find(text)]


@cache
def _index(languages: tuple[Language, ...]) -> NameIndex[str]:
    named = (
        (one.id, (*(language.text(one.name) for language in languages), one.name, one.word, *one.aliases))
        for one in COMMANDS
    )
    return NameIndex(named, load_readings())


def _row(command: Command, language: Language, width: int, reason: str) -> Line:
    name, told = language.text(command.name), reason or language.text(command.help)
    line = (
        EMPTY.at(4, clip(name, KEY_COLUMN - 5), "quiet" if reason else "text")
        .at(KEY_COLUMN, command.key_name, "key")
        .at(WORD_COLUMN, f":{command.word}", "key")
    )
    # What does not fit its row whole stands in the last row while `>` is on it.
    fits = width_of(told) <= width + 2 - HELP_COLUMN
    return line.at(HELP_COLUMN, told, "quiet") if fits else line
