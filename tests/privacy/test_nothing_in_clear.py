"""Numbers, names, ID numbers and codes are planted; then all a desk leaves is searched, byte by byte: none in clear.

Two calls at a real console on a pty, one killed in the middle and taken up again, with a reveal; then what the commands
write, a backup, the report of a fault, and the terminal after the console is left. The registry is the carrier's and
served from elsewhere: it has to know whom a request is about.
"""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from agent_console.crash import write_report
from tests.calls import console_process
from tests.calls.console_process import F5, Hands
from tests.calls.served import served_registry, settings_for
from tests.console_on_screen import code_seen
from tests.desk import good_agent
from tests.privacy.planted import Planted, Secret, full_width
from tests.support_desk import FULL_CALL, open_bench, run
from tests.terminal import Terminal

NUMBER, NAME, DOCUMENT = "13800138000", "张示例", "34052419800101001X"
PERSON = (
    Secret("number", NUMBER),
    Secret("name", NAME),
    Secret("document", DOCUMENT),
    Secret("last six", DOCUMENT[-6:]),
    Secret("ringing number", "13900139000"),
)
F4 = "\x1bOS"

RINGING = "13900139000"
"""Handed in by the phone system."""

COMMANDS = (
    ("audit", "export"),
    ("audit", "export", "--format", "ocsf"),
    ("audit", "verify"),
    ("casebook", "list", "--json"),
    ("casebook", "export"),
    ("casebook", "retain"),
    ("report", "--json"),
    ("doctor", "--json"),
    ("sync",),
)


class RecordingTerminal(Terminal):
    """Keeps everything that was written to it, for what is left when the console gave the screen back."""

    written = b""

    def _read(self) -> bool:
        before = self._decoder

        class Keeping:
            def decode(self, output: bytes, final: bool = False) -> str:
                recording.written += output
                return before.decode(output, final)

        recording = self
        self._decoder = Keeping()  # type: ignore[assignment]
        try:
            return super()._read()
        finally:
            self._decoder = before

    @property
    def outside(self) -> bytes:
        """What stands on the ordinary screen: before the console took another one, and after it gave it back."""
        before, _, rest = self.written.partition(b"\x1b[?1049h")
        return before + rest.rpartition(b"\x1b[?1049l")[2]


def compares(agent: Hands, number: str, name: str, document: str) -> None:
    """Begin a call and have name and ID number compared."""
    agent.is_home()
    agent.types(f"{number}\r")
    agent.sees("二次号码，可以申请解绑", "can be unbound")
    agent.types("\r")
    agent.sees(">2 告知", ">2 Notice")
    agent.answers("1", "3 核验机主", "3 Verify the holder")
    agent.sees("正在输入姓名", "Typing the name")
    agent.types(name + "\r")
    agent.sees("0 / 18", "0 of 18")
    agent.types(document)
    agent.sees("姓名和证件号码一致", "name and ID match")


def confirms(agent: Hands) -> str:
    """Have a code sent and confirmed; give it."""
    agent.types(F5)
    agent.terminal.until(lambda: bool(code_seen(agent.terminal)), "the code on the caller's phone")
    code = code_seen(agent.terminal)
    agent.types(code)
    agent.on_the_selection()
    return code


def sees_the_number_for_a_while(agent: Hands) -> None:
    """Unmask the number, for a reason; the next key that leaves masks it again."""
    agent.types(F4)
    agent.sees("F4", "F4")
    agent.types("1")
    agent.types("1")
    agent.sees("138 0013 8000", "138 0013 8000")
    agent.types("\x1b")
    agent.terminal.until(lambda: "138 0013 8000" not in agent.terminal.screen.text, "the mask")


@pytest.mark.full
def test_nothing_that_identifies_a_caller_lies_in_clear_anywhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(console_process, "Terminal", RecordingTerminal)
    home, outputs = tmp_path / "home", tmp_path / "outputs"
    outputs.mkdir()
    with served_registry(tmp_path / "carrier") as registry:
        (tmp_path / "home").mkdir()
        (home / "settings.toml").write_text(settings_for(registry, home), encoding="utf-8")
        planted = Planted([*PERSON, Secret("code", killed_in_mid_call(home))])
        assert planted.found_below(home) == {}
        goes_on_and_leaves(home, outputs)
        run_every_command(home, outputs)
    write_report(home / "reports", ValueError(f"{NAME} {NUMBER} {DOCUMENT}"), datetime.now(UTC))
    assert planted.found_below(home) == {}
    assert planted.found_below(outputs) == {}
    # What has to stand at the carrier's is found the same way: looking in the wrong place is no proof.
    at_the_carrier = set().union(*planted.found_below(tmp_path / "carrier").values())
    assert {"number", "code"} <= at_the_carrier
    assert len(list(home.rglob("casebook.sqlite"))) == 1


def killed_in_mid_call(home: Path) -> str:
    """Work a call until something is ticked, with a reveal, and take the console away."""
    with console_process.console_process(home, language="zh") as terminal:
        agent = Hands(terminal, "zh")
        compares(agent, NUMBER, NAME, DOCUMENT)
        code = confirms(agent)
        sees_the_number_for_a_while(agent)
        agent.ticks("zj", " ")
        terminal.kill()
    return code


def goes_on_and_leaves(home: Path, outputs: Path) -> None:
    """Take the call up and file it, begin another one in full-width digits, and leave the console."""
    with console_process.console_process(home, language="zh") as terminal:
        agent = Hands(terminal, "zh")
        agent.is_home()
        terminal.until(lambda: bool(agent.case_number), "the case on the first page")
        rings(home, outputs)
        agent.opens(agent.case_number, "草稿，选择", "draft, Select")
        agent.on_the_selection()
        agent.types("\r")
        agent.sees("第 1 页，共 1 页", "page 1 of 1")
        agent.answers("1238", "项已受理", "items accepted")
        agent.types("\r")
        agent.sees(">8 小结", ">8 Wrap-up")
        agent.types("\r")
        compares(agent, full_width(NUMBER), NAME, full_width(DOCUMENT))
        agent.types("\x1b\x1b\x1b")
        agent.leaves()
    assert isinstance(terminal, RecordingTerminal)
    assert b"\x1b[?1049l" in terminal.written
    (outputs / "terminal").write_bytes(terminal.outside)


def rings(home: Path, outputs: Path) -> None:
    """Let the phone system hand a number to the console that runs."""
    command = [sys.executable, "-m", "agent_console", "pop", "--home", str(home)]
    done = subprocess.run(command, input=RINGING.encode(), capture_output=True, check=False)
    assert done.returncode == 0, done.stderr
    (outputs / "pop").write_bytes(done.stdout + done.stderr)


def run_every_command(home: Path, outputs: Path) -> None:
    """Keep what every command prints, and a backup."""
    for number, words in enumerate((*COMMANDS, ("casebook", "backup", str(outputs / "copy.sqlite")))):
        command = [sys.executable, "-m", "agent_console", *words, "--home", str(home)]
        done = subprocess.run(command, capture_output=True, check=False, env=os.environ)
        (outputs / f"{number}-{words[-1].rpartition('/')[2]}").write_bytes(done.stdout + done.stderr)
        assert done.returncode in (0, 1), (words, done.stderr)
        assert done.stdout


def test_nothing_of_a_worked_call_lies_in_clear_beside_the_registry(tmp_path: Path) -> None:
    """The same, without a console: casebook, log, audit log and notes of one call and of one that is under way."""
    bench = open_bench(tmp_path)
    bench.desk.intake.open(FULL_CALL)
    run(good_agent.work(bench, FULL_CALL))
    code = bench.code().reveal()
    bench.desk.line.note(f"{NAME} {NUMBER}")
    name, document = (one.reveal() for one in bench.holder())
    planted = Planted([*PERSON, Secret("name", name), Secret("document", document), Secret("code", code)])
    assert planted.found_below(tmp_path / "desk") == {}
    assert bench.desk.ending.wrap_up().done
    bench.close()
    assert planted.found_below(tmp_path / "desk") == {}
    assert set().union(*planted.found_below(tmp_path / "registry").values()) >= {"number", "code"}
