"""A whole call as a plain dialogue on a terminal: the same gates and words as the pages, a line for each change."""

from __future__ import annotations

import asyncio
import re
import signal
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from agent_console.backend import BackendContext
from agent_console.call import events as e
from agent_console.identity.phone import PhoneNumber
from backends.fake import open_registry
from tests.app.terminal import ROOT, furnished
from tests.console import TestClock, opened_in
from tests.terminal import Terminal

NUMBER, NAME, DOCUMENT = "13800138000", "张示例", "34052419800101001X"


class Dialogue:
    """Answers what is asked, and hears what is said."""

    def __init__(self, terminal: Terminal, home: Path) -> None:
        self.terminal, self.home = terminal, home
        self._heard = ""

    def hears(self, text: str) -> None:
        """Wait until something is said that was not heard before."""
        self.terminal.until(lambda: text in self._new(), repr(text))
        self._heard += self._new().partition(text)[0] + text

    def _new(self) -> str:
        said = "\n".join(row.rstrip() for row in self.terminal.screen.text.splitlines())
        return said[len(self._heard) :] if said.startswith(self._heard) else said

    def answers(self, asked: str, typed: str) -> None:
        """Wait for a question and its prompt, then type."""
        self.hears(asked)
        self.hears(" >")
        self.terminal.send(typed + "\n")

    def code(self) -> str:
        """Read the newest code off the caller's phone."""
        clock = lambda: datetime.now(UTC)
        registry = open_registry(
            BackendContext(self.home / "registry" / "fake", 1, clock, {"latency": "instant"})
        )

        async def newest() -> str:
            messages = await registry.messages(PhoneNumber(NUMBER))
            await registry.aclose()
            return messages[-1].text

        found = re.search(r"\d{6}", asyncio.run(newest()))
        assert found is not None
        return found[0]


def terminal(home: Path) -> Terminal:
    environment = {"TERM": "dumb", "LC_ALL": "C.UTF-8", "PYTHONPATH": str(ROOT)}
    command = (sys.executable, "-m", "agent_console", "--home", home, "--lang", "en", "--linear")
    return Terminal(command, ROOT, environment, columns=300, rows=200)


def to_the_read_back(told: Dialogue) -> None:
    told.answers("Home: number or case", NUMBER)
    told.hears("+ Recycled number, can be unbound")
    told.answers("1 Intake", "")
    told.answers("2 Notice", "")
    told.hears("Enter records no consent")
    told.answers("2 Notice", "1")
    told.answers("name as on the ID", NAME)
    told.answers("ID number", DOCUMENT)
    told.hears("+ Match")
    told.answers("Code the caller", "s")
    told.hears("+ Match, code sent")
    told.answers("Code the caller", told.code())
    told.answers("5 Select", "no-such-app")
    told.hears("? No platform is called no-such-app")
    told.answers("5 Select", "抖音 微博")
    told.hears("+ ticked Douyin, Weibo, 2")
    told.answers("5 Select", "")
    told.hears("ByteDance: Douyin")


def test_a_call_from_the_number_to_the_case_number(tmp_path: Path) -> None:
    home = furnished(tmp_path / "home")
    with terminal(home) as running:
        told = Dialogue(running, home)
        to_the_read_back(told)
        told.answers("6 Read back", "8")
        told.hears("Missing: 1 warnings told, 2 read back, 3 own consent")
        for digit, word in (("1", "Warnings told"), ("2", "Read back"), ("3", "Own consent")):
            told.answers("6 Read back", digit)
            told.hears(f"+ {word}")
        told.answers("6 Read back", "8")
        told.hears("+ Accepted: 2   case ")
        told.answers("7 Sent", "")
        told.answers("8 Wrap up", "")
        told.hears("+ Saved as Unbind accepted: case ")
        told.answers("Home: number or case", ":quit")
        assert running.end() == 0
        shown = running.screen.text
    assert "张" not in shown
    assert DOCUMENT not in shown
    opened = opened_in(home, TestClock(datetime.now(UTC)))
    [case] = opened.casebook.recent(8)
    said = [type(one) for one in opened.casebook.events_of(case.call_id)]
    asyncio.run(opened.close())
    assert said.count(e.StatementMade) == 3
    assert said.index(e.LastPageShown) < said.index(e.StatementMade)


@pytest.mark.full
@pytest.mark.parametrize(("by_key", "code"), [(True, 130), (False, 0)])
def test_who_leaves_in_the_middle_goes_on_there(tmp_path: Path, by_key: bool, code: int) -> None:
    home = furnished(tmp_path / "home")
    with terminal(home) as running:
        told = Dialogue(running, home)
        to_the_read_back(told)
        told.hears("6 Read back")
        told.hears(" >")
        if by_key:
            # Ctrl+C, as the kernel tells it; the other is Ctrl+D, the end of what is typed.
            running.process.send_signal(signal.SIGINT)
        else:
            running.send("\x04")
        assert running.end() == code
        kept = re.search(r"case (\d{6}-\d{4}-\d)", running.screen.text)
        assert kept is not None
    with terminal(home) as again:
        told = Dialogue(again, home)
        told.answers("Home: number or case", "?")
        told.hears(kept[1])
        told.answers("Home: number or case", kept[1])
        told.hears("ByteDance: Douyin")
        told.answers("6 Read back", "8")
        told.hears("Missing: 1 warnings told, 2 read back, 3 own consent")


def test_the_dialogue_loads_no_toolkit() -> None:
    look = "import sys, agent_console.linear.command; print('textual' in sys.modules)"
    run = subprocess.run([sys.executable, "-c", look], cwd=ROOT, capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "False"
