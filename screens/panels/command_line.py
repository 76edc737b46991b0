"""The one-line command: a colon, a word, Enter. It shows what would happen before anything does, and keeps nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from agent_console.commands import BY_WORD, COMMANDS, Command
from agent_console.language import Language
from screens.panels.doing import do, why_not_here
from screens.panels.panel import Panel
from screens.widgets.keyline import Hint
from screens.widgets.line import EMPTY, Text
from screens.widgets.page import Block, Place

if TYPE_CHECKING:
    from screens.console_screen import ConsoleScreen, Handler

FIELD = "line"
COLUMN = 5


@dataclass(frozen=True, slots=True)
class TypedCommand:
    """What was typed, read: the command or None, and what stands behind its word."""

    word: str
    command: Command | None
    argument: str


def read(text: str) -> TypedCommand:
    """Read a line; a colon in front, half or full width, and the case of the word do not matter."""
    word, _, argument = text.strip().lstrip(":：").strip().partition(" ")
    return TypedCommand(word, BY_WORD.get(word.casefold()), argument.strip())


def words_beginning(text: str) -> tuple[str, ...]:
    """Return the words a half-typed one may become, in the order of the commands."""
    word = read(text).word.casefold()
    return tuple(one.word for one in COMMANDS if one.word.startswith(word))


def preview(text: str, page: ConsoleScreen) -> Text:
    """Say what Enter would do, or why it would do nothing."""
    _ = page.language.text
    typed = read(text)
    if not typed.word:
        return _("Type a word:")
    if typed.command is None:
        return _("? No such word") if not words_beginning(text) else _("It may become:")
    return why_not_here(page, typed.command) or _will(typed.command, page.language)


def _will(command: Command, language: Language) -> str:
    _ = language.text
    wants = f" <{_(command.argument)}>" if command.argument else ""
    return f"{_(command.name)}{wants}   {_(command.help)}"


class CommandLinePanel(Panel):
    """It lies over the words to say. Enter does it, Esc closes it; the line is emptied either way."""

    covers = False
    field = FIELD

    def lower(self, page: ConsoleScreen) -> Block:
        """Return the line, what it would do, and the words it may become."""
        text, width = page.field(FIELD).value, page.room.body_width
        listed = page.language.listed((f":{one}" for one in words_beginning(text)), width - COLUMN)
        return Block(
            (
                EMPTY.at(2, ":", "key"),
                EMPTY.at(COLUMN, preview(text, page)),
                EMPTY.at(COLUMN, listed if read(text).command is None else "", "quiet"),
            ),
            (Place(FIELD, 1, COLUMN, width - COLUMN, bracketed=False),),
        )

    def hints(self, page: ConsoleScreen) -> tuple[Hint, ...]:
        """Return the keys of the panel."""
        _ = page.language.text
        return (
            Hint("Enter", _("Do it")),
            Hint("Tab", _("Complete")),
            Hint("Esc", _("Close, do nothing")),
            Hint("", _("nothing changes before Enter")),
        )

    def handlers(self, page: ConsoleScreen) -> Mapping[str, Handler]:
        """Return what the keys do."""
        return {
            "enter": lambda: self._do(page),
            "tab": lambda: self._complete(page),
            "escape": lambda: self._close(page),
        }

    def opened(self, page: ConsoleScreen) -> None:
        """Begin an empty line."""
        page.field(FIELD).value = ""
        page.focus_field(FIELD)

    def _complete(self, page: ConsoleScreen) -> None:
        field = page.field(FIELD)
        words = words_beginning(field.value)
        if len(words) == 1:
            field.value = f"{words[0]} "
            field.cursor_position = len(field.value)

    async def _do(self, page: ConsoleScreen) -> None:
        typed = read(page.field(FIELD).value)
        if typed.command is None:
            page.tell(page.language.text("? No such word: Ctrl+P lists them all"))
            return
        # What stands behind a word may be a caller's number: it goes before anything is done.
        page.field(FIELD).value = ""
        await do(page, typed.command, typed.argument)

    def _close(self, page: ConsoleScreen) -> None:
        page.field(FIELD).value = ""
        page.close_panel()
