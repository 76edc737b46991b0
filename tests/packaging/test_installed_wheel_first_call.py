"""The tutorial as a user follows it: installed from the wheel, on a real terminal, in a folder of no meaning."""

import os
from pathlib import Path

import pytest

from agent_console.options import Language
from tests.console_on_screen import QUIT, case_numbers, code_seen, rings, until_the_next_second
from tests.packaging.commands import ROOT
from tests.terminal import Terminal
from tools.first_call import CODE, Key, calls

# One worker builds the wheel for all who ask for it.
pytestmark = [pytest.mark.full, pytest.mark.xdist_group("wheel")]

BYTES = {"enter": "\r", "space": " ", "down": "\x1b[B", "escape": "\x1b"}


def press(terminal: Terminal, key: Key) -> None:
    if key.name == CODE:
        terminal.until(lambda: bool(code_seen(terminal)), "the code on the caller's phone")
        terminal.send(code_seen(terminal))
    else:
        terminal.send(BYTES[key.name] if key.name else key.text)


def environment_of_a_user() -> dict[str, str]:
    """Leave nothing that leads back to the checkout."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    return kept | {"TERM": "xterm-256color", "LANG": "C.UTF-8"}


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_tutorial_works_on_the_installed_console(
    language: Language, environment: Path, elsewhere: Path
) -> None:
    assert not elsewhere.is_relative_to(ROOT)
    command = (environment / "bin" / "agent-console", "--home", elsewhere / "home", "--lang", language)
    cases: list[str] = []
    with Terminal(command, elsewhere, environment_of_a_user()) as terminal:
        for step in (one for call in calls(language) for one in call):
            for text in (*step.sees, *step.says):
                terminal.sees(text)
            cases += case_numbers(terminal)
            if rings(terminal) or any(key.text in set("1238") for key in step.keys):
                # What is pressed before a page can have been read does not count, nor does an Enter at home.
                until_the_next_second(terminal)
            for key in step.keys:
                press(terminal, key)
        terminal.send(QUIT * 2)
        assert terminal.end() == 0

    assert cases
