"""The same on a real terminal: what a pty sends, and what comes back."""

import fcntl
import os
import pty
import select
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
PATIENCE_SECONDS = 60
"""How long a starved machine may take to start; nothing waits for it in vain."""


class Terminal:
    """A child on a pty of 80x24; everything it wrote so far is `output`."""

    def __init__(self, *command: str) -> None:
        self.fd, child = pty.openpty()
        fcntl.ioctl(child, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
        environment = os.environ | {"TERM": "xterm-256color", "PYTHONPATH": str(ROOT)}
        self.process = subprocess.Popen(
            [sys.executable, "-m", *command],
            stdin=child,
            stdout=child,
            stderr=child,
            cwd=ROOT,
            env=environment,
            start_new_session=True,
        )
        os.close(child)
        self.output = b""

    def wait_for(self, text: str) -> None:
        deadline = time.monotonic() + PATIENCE_SECONDS
        while text.encode() not in self.output:
            assert time.monotonic() < deadline, (text, self.output[-2000:])
            self.read()

    def read(self) -> None:
        ready, _, _ = select.select([self.fd], [], [], 0.2)
        if ready:
            self.output += os.read(self.fd, 65536)

    def end(self) -> int:
        deadline = time.monotonic() + PATIENCE_SECONDS
        while self.process.poll() is None and time.monotonic() < deadline:
            try:
                self.read()
            except OSError:  # Linux answers so once the child has closed its end.
                break
        return self.process.wait(PATIENCE_SECONDS)


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[Terminal]:
    demo = Terminal("tests.screens.foundation.terminal_demo", str(tmp_path / "keys"))
    yield demo
    if demo.process.poll() is None:
        demo.process.kill()
        demo.process.wait()
    os.close(demo.fd)


def test_esc_and_enter_in_one_packet_are_two_keys(terminal: Terminal, tmp_path: Path) -> None:
    terminal.wait_for("核验机主")
    os.write(terminal.fd, b"\x1b\r")
    os.write(terminal.fd, "\x1b8\x1bOP\x1b[15~\x1b抖".encode())
    os.write(terminal.fd, b"\x1b[21~")
    assert terminal.end() == 0
    keys = (tmp_path / "keys").read_text(encoding="utf-8").split("\n")
    assert keys == ["escape", "enter", "escape", "8", "f1", "f5", "escape", "抖", "f10"]
    shown, hidden = terminal.output.find(b"\x1b[?25h"), terminal.output.find(b"\x1b[?25l")
    assert 0 <= hidden < shown
