"""What the help shows: keys in two columns, the one-line forms, and the lights of the key test. Pure."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from agent_console.commands import COMMANDS, Command
from agent_console.language import N_, Language
from screens.widgets.keyline import Hint
from screens.widgets.line import EMPTY, Line, clip
from screens.widgets.page import Block
from screens.widgets.wrap import wrap_cells

LEFT, LEFT_TEXT = 2, 13
GAP = 2
WORD_CELLS = 10
RIGHT_KEY_CELLS = 10

EVERYWHERE: tuple[tuple[str, str], ...] = (
    ("Enter", N_("go on; agrees to nothing")),
    ("Esc", N_("back a step; keeps text")),
    ("Tab", N_("next field")),
    ("F1 F2", N_("help; script, card")),
    ("F3 F4", N_("what it means; show one")),
    ("F5", N_("send code, load, retry")),
    ("F6", N_("note")),
    ("F7", N_("hold, resume")),
    ("F8 F9", N_("other number, wrap up")),
    ("F10 F10", N_("end the call (twice)")),
    (": Ctrl+P", N_("one line, all commands")),
    ("Ctrl+E", N_("Chinese, English")),
    ("Ctrl+L", N_("lock the screen")),
)

TESTED_KEYS: tuple[str, ...] = (
    *(f"f{number}" for number in range(1, 11)),
    *"1234567890",
    *"+*-/:?",
    *("up", "down", "left", "right", "pageup", "pagedown", "home", "end"),
    *("enter", "space", "tab", "shift+tab", "backspace", "delete"),
    *("ctrl+l", "ctrl+p", "ctrl+e", "ctrl+z", "ctrl+q"),
)
"""Every key the console listens to but Esc, which ends the test."""

TEST_COLUMNS = 5


def help_block(
    hints: Sequence[Hint], number: int, language: Language, width: int, test_key: str = "0"
) -> Block:
    """Return a page of the help: the keys of the page beside those that are the same everywhere, or every word."""
    return Block(_keys(hints, language, width, test_key) if number == 1 else _words(language, width))


def _keys(hints: Sequence[Hint], language: Language, width: int, test_key: str) -> tuple[Line, ...]:
    _ = language.text
    right = (width + 2) // 2
    lines = [EMPTY.at(LEFT, _("This page"), "heading").at(right, _("Everywhere the same"), "heading")]
    mine = _page_keys(hints, right - GAP - LEFT_TEXT)
    for index in range(max(len(mine), len(EVERYWHERE))):
        line = mine[index] if index < len(mine) else EMPTY
        if index < len(EVERYWHERE):
            key, text = EVERYWHERE[index]
            at = right + RIGHT_KEY_CELLS
            line = line.at(right, key, "key").at(at, clip(_(text), width + 2 - at))
        lines.append(line)
    tried = _("A key does not answer? Press {key} and try each one").format(key=test_key)
    return (*lines, EMPTY.at(LEFT, tried, "quiet"))


def _page_keys(hints: Sequence[Hint], width: int) -> list[Line]:
    """Return the keys of the page, a long label on as many rows as it takes."""
    lines = []
    for hint in hints:
        rows = wrap_cells(hint.label, width)
        lines += [
            (EMPTY if n else EMPTY.at(LEFT, hint.key, "key")).at(LEFT_TEXT, row) for n, row in enumerate(rows)
        ]
    return lines


def _words(language: Language, width: int) -> tuple[Line, ...]:
    _ = language.text
    right, rows = width // 2 + 2, (len(COMMANDS) + 1) // 2
    lines = [EMPTY.at(LEFT, _("One line: a colon, a word, Enter"), "heading")]
    for index in range(rows):
        line = _word(EMPTY, LEFT, COMMANDS[index], language, right - 1)
        if index + rows < len(COMMANDS):
            line = _word(line, right, COMMANDS[index + rows], language, width + 1)
        lines.append(line)
    return tuple(lines)


def _word(line: Line, column: int, command: Command, language: Language, last: int) -> Line:
    name = clip(language.text(command.name), last - column - WORD_CELLS)
    return line.at(column, f":{command.word}", "key").at(column + WORD_CELLS, name)


def key_test_block(arrived: Collection[str], language: Language, width: int) -> Block:
    """Return every key the console listens to, lit once it arrived, and the names of those that did not."""
    _ = language.text
    cells = width // TEST_COLUMNS
    lines = []
    for start in range(0, len(TESTED_KEYS), TEST_COLUMNS):
        line = EMPTY
        for index, key in enumerate(TESTED_KEYS[start : start + TEST_COLUMNS]):
            lit = key in arrived
            text = f"{'+' if lit else ' '} {key_name(key)}"
            line = line.at(2 + cells * index, text, "ok" if lit else "quiet")
        lines.append(line)
    missing = len(TESTED_KEYS) - len([key for key in TESTED_KEYS if key in arrived])
    said = _("+ All keys arrive") if not missing else _("- Without a + : has not arrived yet")
    told = (EMPTY.at(2, row, "quiet") for row in wrap_cells(_(MISSING_HELP), width - 1))
    return Block((*lines, EMPTY, EMPTY.at(2, said), *told))


MISSING_HELP = N_("A key that never arrives: the terminal keeps it. Use its word after a colon.")


def key_name(key: str) -> str:
    """Write a key as it is printed on a keyboard."""
    names = {"pageup": "PgUp", "pagedown": "PgDn", "space": "Space", "shift+tab": "Shift+Tab"}
    if key in names:
        return names[key]
    return "+".join(
        part if len(part) == 1 and not part.isalpha() else part.capitalize() for part in key.split("+")
    )
