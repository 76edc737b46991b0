"""The real console on a real terminal: a child on a pty it owns, what it wrote, and what the terminal was left in."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parents[2]
SITE = Path(__file__).parent / "site"

PATIENCE_SECONDS = 60
"""How long a starved machine may take; nothing waits for it in vain."""

ON, OFF = "h", "l"
_MODE = re.compile(rb"\x1b\[\?([0-9;]+)([hl])")
_SEQUENCE = re.compile(r"\x1b\[[0-9;?<>=]*[A-Za-z]|\x1b\][^\x07]*\x07|\x1b[()=>78c]")

ALTERNATE_SCREEN, CURSOR, LINE_WRAP = 1049, 25, 7
MOUSE = (1000, 1003, 1006, 1015)
PASTES, FOCUS = 2004, 1004


LEADER = """
import fcntl, signal, subprocess, sys, termios
fcntl.ioctl(0, termios.TIOCSCTTY, 0)
signal.signal(signal.SIGHUP, signal.SIG_IGN)
sys.exit(subprocess.call(sys.argv[1:]))
"""
"""Owns the terminal and waits for the console as `make` does: of a closed window the kernel tells it alone."""


class Terminal:
    """A console on a pty; everything it wrote so far is `output`."""

    def __init__(
        self,
        home: Path,
        *arguments: str,
        columns: int = 80,
        rows: int = 24,
        faulty: str = "",
        led: bool = False,
    ) -> None:
        self.master, child = pty.openpty()
        self.resize(columns, rows)
        self._before = termios.tcgetattr(child)
        environment = {
            name: value for name, value in os.environ.items() if not name.startswith("AGENT_CONSOLE_")
        }
        environment |= {"TERM": "xterm-256color", "PYTHONPATH": f"{ROOT}:{SITE}", "LC_ALL": "C.UTF-8"}
        self.process = subprocess.Popen(
            [
                *((sys.executable, "-c", LEADER) if led else ()),
                *(sys.executable, "-m", "tests.app.child", faulty or "-", "--home", str(home), *arguments),
            ],
            stdin=child,
            stdout=child,
            stderr=child,
            cwd=ROOT,
            env=environment,
            start_new_session=True,
        )
        self._child: int | None = child
        self.output = b""

    # ------------------------------------------------------------------ hands

    def press(self, keys: str | bytes) -> None:
        """Send what a keyboard would send."""
        os.write(self.master, keys if isinstance(keys, bytes) else keys.encode())

    def resize(self, columns: int, rows: int) -> None:
        """Change the size of the window; the kernel tells the console."""
        fcntl.ioctl(self.master, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def signal(self, number: signal.Signals) -> None:
        """Send a signal to the console."""
        self.process.send_signal(number)

    def hang_up(self) -> None:
        """Close the window: the line to the terminal is gone."""
        self._let_go_of_child()
        os.close(self.master)
        self.master = -1

    # ------------------------------------------------------------------ eyes

    @property
    def text(self) -> str:
        """What was written, without the sequences that place and colour it."""
        return _SEQUENCE.sub("", self.output.decode("utf-8", "replace"))

    @property
    def afterwards(self) -> str:
        """What was written after the screen was given back: what a person then sees."""
        given_back = self.output.rfind(b"\x1b[?1049l")
        left = self.output[given_back:] if given_back >= 0 else self.output
        return _SEQUENCE.sub("", left.decode("utf-8", "replace")).strip()

    def mode(self, number: int) -> str | None:
        """Say how a private mode of the terminal was last set: "h" for on, "l" for off."""
        found = None
        for modes, state in _MODE.findall(self.output):
            if str(number).encode() in modes.split(b";"):
                found = state.decode()
        return found

    @property
    def left_clean(self) -> bool:
        """Whether the terminal is as a shell needs it: own screen, cursor, no mouse, lines edited and echoed."""
        off = (ALTERNATE_SCREEN, PASTES, FOCUS, *MOUSE)
        modes = all(self.mode(one) in (OFF, None) for one in off) and self.mode(CURSOR) in (ON, None)
        assert self._child is not None
        return modes and self.mode(LINE_WRAP) in (ON, None) and termios.tcgetattr(self._child) == self._before

    def wait_for(self, text: str) -> None:
        """Wait until a text was written."""
        deadline = time.monotonic() + PATIENCE_SECONDS
        while text not in self.text:
            assert time.monotonic() < deadline, (text, self.text[-3000:])
            assert self.read() or self.process.poll() is None, (text, self.text[-3000:])

    def wait_for_bytes(self, sequence: str) -> None:
        """Wait until a sequence was written."""
        deadline = time.monotonic() + PATIENCE_SECONDS
        while sequence.encode() not in self.output:
            assert time.monotonic() < deadline, sequence
            self.read()

    def forget(self) -> None:
        """Begin to watch anew: what was written before is not waited for again."""
        self.rest()
        self.output = b""

    def rest(self) -> None:
        """Wait until nothing was written for a moment: pages stand and fields have their cursor."""
        while self.read():
            pass

    def read(self) -> bool:
        """Read what is there; False when a little while brought nothing."""
        ready, _, _ = select.select([self.master], [], [], 0.1)
        if ready:
            self.output += os.read(self.master, 65536)
        return bool(ready)

    def end(self) -> int:
        """Wait for the end and give the exit code; what was written to the end is read."""
        deadline = time.monotonic() + PATIENCE_SECONDS
        while self.process.poll() is None and time.monotonic() < deadline:
            if self.master >= 0:
                self.read()
            else:
                time.sleep(0.01)
        code = self.process.wait(1)
        while self.master >= 0 and self.read():
            pass
        return code

    def _let_go_of_child(self) -> None:
        if self._child is not None:
            os.close(self._child)
            self._child = None

    def close(self) -> None:
        """Let go of everything; a console that still runs is ended."""
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        self._let_go_of_child()
        if self.master >= 0:
            os.close(self.master)


@contextmanager
def terminal(
    home: Path, *arguments: str, columns: int = 80, rows: int = 24, faulty: str = "", led: bool = False
) -> Iterator[Terminal]:
    """Start the console in a home on a terminal of a size, `led` by a process that keeps signals to itself."""
    running = Terminal(home, *arguments, columns=columns, rows=rows, faulty=faulty, led=led)
    try:
        yield running
    finally:
        running.close()


def furnished(home: Path, settings: str = "", backend: str = 'latency = "instant"') -> Path:
    """Make a home with settings in it."""
    home.mkdir(parents=True, exist_ok=True)
    text = f"{settings}\n[backend_options]\n{backend}\n"
    (home / "settings.toml").write_text(text, encoding="utf-8")
    return home
