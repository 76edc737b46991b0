"""The tutorial as a user follows it: installed from the wheel, on a real terminal, in a folder of no meaning."""

import os
import re
from pathlib import Path

import pytest

from agent_console.options import Language
from tests.packaging.commands import ROOT
from tests.packaging.terminal import Terminal
from tools.first_call import CODE, CODE_ON_PHONE, Key, calls

# One worker builds the wheel for all who ask for it.
pytestmark = [pytest.mark.full, pytest.mark.xdist_group("wheel")]

BYTES = {"enter": "\r", "space": " ", "down": "\x1b[B", "escape": "\x1b"}
RINGING = re.compile(r"(?:响铃|rings) ([0-9]+:[0-9]{2})")
CALL_TIMER = re.compile(r"([0-9]{2}:[0-9]{2}) +\+")
CTRL_Q = "\x11"
CASE_NUMBER = re.compile(r"[0-9]{6}-[0-9]{4}-[0-9]")


def code_seen(terminal: Terminal) -> str:
    found = CODE_ON_PHONE.search("".join(terminal.screen.text.split()))
    return found[1] if found else ""


def press(terminal: Terminal, key: Key) -> None:
    if key.name == CODE:
        terminal.until(lambda: bool(code_seen(terminal)), "the code on the caller's phone")
        terminal.send(code_seen(terminal))
    else:
        terminal.send(BYTES[key.name] if key.name else key.text)


def seconds_shown(terminal: Terminal) -> str:
    """Return the time that runs on the page: how long a caller has rung, else how long the call takes."""
    found = RINGING.search(terminal.screen.text) or CALL_TIMER.search(terminal.screen.text.split("\n")[0])
    return found[1] if found else ""


def read_the_page(terminal: Terminal) -> None:
    """Stay for a second: what is pressed before a page can have been read does not count, nor does an Enter at home."""
    before = seconds_shown(terminal)
    terminal.until(lambda: seconds_shown(terminal) != before, "the next second")


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
            cases += CASE_NUMBER.findall(terminal.screen.text)
            if RINGING.search(terminal.screen.text) or any(key.text in set("1238") for key in step.keys):
                read_the_page(terminal)
            for key in step.keys:
                press(terminal, key)
        terminal.send(CTRL_Q * 2)
        assert terminal.end() == 0

    assert cases
