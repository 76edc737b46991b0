"""The one-line command: a colon, a word, Enter. It shows what would happen before anything does.

What was done is remembered by its word alone, for as long as the console runs.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from agent_console.commands import BY_WORD, COMMANDS, NOT_KEPT, Command
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

_ALONE_TOO = frozenset({"case"})
"""Commands that mean something without what may stand behind them."""


@dataclass(frozen=True, slots=True)
class TypedCommand:
    """What was typed, read: the command or None, and what stands behind its word."""

    word: str = field(repr=False)
    command: Command | None
    argument: str = field(repr=False)


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
    here = why_not_here(page, typed.command)
    return here or page.foretold(typed.command.id, typed.argument) or _will(typed.command, page.language)


def _will(command: Command, language: Language) -> str:
    _ = language.text
    wants = f" <{_(command.argument)}>" if command.argument else ""
    return f"{_(command.name)}{wants}   {_(command.help)}"


class CommandLinePanel(Panel):
    """It lies over the words to say. Enter does it, Esc closes it; the line is emptied either way.

    A line that cannot be done stays as it was typed.
    """

    covers = False
    field = FIELD

    def __init__(self) -> None:
        """Begin behind the newest word."""
        self._back = 0

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
            Hint(_("Up Down"), _("Used")),
            Hint("Esc", _("Close, do nothing")),
        )

    def handlers(self, page: ConsoleScreen) -> Mapping[str, Handler]:
        """Return what the keys do."""
        return {
            "enter": lambda: self._do(page),
            "tab": lambda: self._complete(page),
            "up": lambda: self._turn_back(page, 1),
            "down": lambda: self._turn_back(page, -1),
            "escape": lambda: self._close(page),
        }

    def opened(self, page: ConsoleScreen) -> None:
        """Begin an empty line."""
        page.field(FIELD).value = ""
        page.focus_field(FIELD)

    def _complete(self, page: ConsoleScreen) -> None:
        typed = read(page.field(FIELD).value)
        if typed.command is not None and typed.argument:
            completed = page.completed(typed.command.id, typed.argument)
            _write(page, f"{typed.word} {completed}")
        elif len(words := words_beginning(typed.word)) == 1:
            _write(page, f"{words[0]} ")

    def _turn_back(self, page: ConsoleScreen, by: int) -> None:
        """Write a word that was done before, the newest first; an empty line stands behind the newest."""
        used = page.context.words_used
        self._back = max(0, min(len(used), self._back + by))
        _write(page, f"{used[-self._back]} " if self._back else "")

    async def _do(self, page: ConsoleScreen) -> None:
        await do_line(page, page.field(FIELD).value)

    def _close(self, page: ConsoleScreen) -> None:
        page.field(FIELD).value = ""
        page.close_panel()


async def do_line(page: ConsoleScreen, text: str) -> bool:
    """Do a one-line command; False when it cannot be done: the status line says why, and the line stays."""
    typed = read(text)
    if typed.command is None:
        page.tell(page.language.text("? No such word: Ctrl+P lists them all"))
        return False
    command, argument = typed.command, typed.argument
    if problem := why_not_here(page, command) or _problem(page, command, argument):
        page.tell(problem)
        return False
    # What stands behind a word may be a caller's number: it goes before anything is done.
    page.field(FIELD).value = ""
    _remember(page.context.words_used, command)
    await do(page, command, argument)
    return True


def _problem(page: ConsoleScreen, command: Command, argument: str) -> Text:
    if command.argument and not argument and command.id not in _ALONE_TOO:
        _ = page.language.text
        return _("x Behind this word belongs: {argument}").format(argument=_(command.argument))
    return page.problem_with(command.id, argument)


def _remember(words: list[str], command: Command) -> None:
    """Keep the word of a command once, the newest last."""
    if command.id not in NOT_KEPT:
        words[:] = [*(word for word in words if word != command.word), command.word]


def _write(page: ConsoleScreen, text: str) -> None:
    field = page.field(FIELD)
    field.value = text
    field.cursor_position = len(text)
