"""The list of keys in the docs is the list of commands in the code, in both languages."""

from pathlib import Path

import pytest

from agent_console.commands import COMMANDS, Command
from agent_console.language import load_language

KEYS = Path(__file__).resolve().parents[2] / "docs" / "keys.md"


def row(command: Command, code: str) -> str:
    """Write a command as the table has it."""
    _ = load_language(code).text
    words = [f":{word}" for word in (command.word, *command.aliases)]
    behind = f" {_(command.argument)}" if command.argument else ""
    line = " ".join(f"`{word}{behind if n == 0 else ''}`" for n, word in enumerate(words))
    return f"| `{command.key_name}` | {line} | {_(command.name)} | {_(command.help)} |"


@pytest.mark.parametrize("code", ["en", "zh"])
def test_every_command_stands_in_the_list_of_keys(code: str) -> None:
    written = KEYS.read_text(encoding="utf-8").splitlines()
    missing = [wanted for wanted in (row(command, code) for command in COMMANDS) if wanted not in written]

    assert missing == []


@pytest.mark.parametrize("code", ["en", "zh"])
def test_the_list_of_keys_names_no_command_that_is_gone(code: str) -> None:
    known = {row(command, code) for command in COMMANDS}
    other = {row(command, "zh" if code == "en" else "en") for command in COMMANDS}
    written = [one for one in KEYS.read_text(encoding="utf-8").splitlines() if "| `:" in one]

    assert [one for one in written if one not in known | other] == []


def test_the_names_of_actions_that_can_be_moved_stand_in_both_languages() -> None:
    page = KEYS.read_text(encoding="utf-8")
    missing = [one.id for one in COMMANDS if one.id not in ("line", "quit") and page.count(f"`{one.id}`") < 2]

    assert missing == []
