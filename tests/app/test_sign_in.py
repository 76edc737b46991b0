"""Signing in on a real terminal: no passphrase is ever on it, and without a terminal nobody is asked."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from agent_console.audit.words import Role
from agent_console.encryption.master_key import MasterKey
from agent_console.identity.secret import Secret
from agent_console.staff.person import Person
from agent_console.staff.roster import Roster, record_of, write_roster
from tests.console import MONDAY_MORNING
from tests.support_staff import cheap_slots
from tests.terminal import Terminal

pytestmark = pytest.mark.full

ROOT = Path(__file__).parents[2]
QUIT = "\x11"
WORDS = "a sample passphrase of mine"
WRONG = "not at all that passphrase"

LIVE_CONSOLE = """
import sys
from dataclasses import replace
from pathlib import Path
from agent_console import opening
from agent_console.backend import Environment
from agent_console.options import Options
from agent_console import running
from agent_console.running import run

# The embedded registry is never LIVE: only for it the screen is painted before anybody could have to sign in.
running.beginning_of = lambda options: None
described = opening.described
opening.described = lambda *of: replace(described(*of), environment=Environment.LIVE)
sys.exit(run(Options(home=Path(sys.argv[1]), language="en")))
"""
"""The console on the embedded registry, which says it is LIVE."""


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    cheap_slots(monkeypatch)
    agent = Person("8021", Role.AGENT)
    record = record_of(agent, MasterKey.new(), Secret(WORDS), "8001", MONDAY_MORNING)
    write_roster(tmp_path, Roster((record,)))
    return tmp_path


def command(home: Path) -> list[str]:
    return [sys.executable, "-c", LIVE_CONSOLE, str(home)]


def surroundings() -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("AGENT_CONSOLE_")}
    return kept | {"TERM": "xterm-256color", "LC_ALL": "C.UTF-8", "PYTHONPATH": str(ROOT)}


def test_a_wrong_and_a_right_passphrase_are_typed_and_never_seen(home: Path) -> None:
    with Terminal(command(home), ROOT, surroundings()) as terminal:
        terminal.sees("sign in")
        terminal.send("8021\r")
        terminal.sees("Passphrase")
        terminal.send(f"{WRONG}\r")
        terminal.sees("Tries left: 4")
        assert WRONG not in terminal.screen.text
        terminal.send("8021\r")
        terminal.until(lambda: terminal.screen.text.count("Passphrase") == 2, "the second question")
        terminal.send(f"{WORDS}\r")
        terminal.sees("LIVE")
        terminal.sees("#8021")
        assert WORDS not in terminal.screen.text
        terminal.send(QUIT)
        terminal.sees("Ctrl+Q again")
        terminal.send(QUIT)
        assert terminal.end() == 0
        assert WORDS not in terminal.screen.text


def test_without_a_terminal_nobody_is_asked_and_nothing_starts(home: Path) -> None:
    run = subprocess.run(
        command(home),
        input=f"8021\n{WORDS}\n",
        capture_output=True,
        text=True,
        env=surroundings(),
        cwd=ROOT,
        timeout=120,
        check=False,
    )
    assert run.returncode == 2
    assert "needs a terminal" in run.stderr
    assert WORDS not in run.stderr + run.stdout
