"""A terminal to test in: a child on a pty, and what stands on its screen. It knows what the console sends, no page."""

from __future__ import annotations

import codecs
import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import termios
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from rich.cells import cell_len

from tools.first_call import stands_on

PATIENCE_SECONDS = 60
"""How long a starved machine may take for one step; nothing waits for it in vain."""

_TOKEN = re.compile(
    r"\x1b\[(?P<args>[0-9;?<=>]*)[ -/]*(?P<final>[@-~])"  # CSI
    r"|\x1b\].*?(?:\x07|\x1b\\)|\x1b[P_^].*?\x1b\\|\x1b[ -/]*[0-Z\\^-~]|(?P<plain>[^\x1b])",
    re.DOTALL,
)
_UNFINISHED = re.compile(r"\x1b(?:\[[0-9;?<=>]*[ -/]*|\][^\x07\x1b]*|[P_^][^\x1b]*)?$")


class Screen:
    """Cells of a window, written by position; colours are dropped. A wide character leaves its second cell empty."""

    def __init__(self, columns: int, rows: int) -> None:
        self.columns, self.rows = columns, rows
        self.cells = [[" "] * columns for _ in range(rows)]
        self.row = self.column = 0
        self._rest = ""

    @property
    def text(self) -> str:
        """What stands there, row by row."""
        return "\n".join("".join(row) for row in self.cells)

    def feed(self, output: str) -> None:
        """Take output in; a sequence cut in two waits for its other half."""
        output = self._rest + output
        cut = _UNFINISHED.search(output)
        self._rest = output[cut.start() :] if cut else ""
        for token in _TOKEN.finditer(output[: cut.start()] if cut else output):
            if token["plain"]:
                self._write(token["plain"])
            elif token["final"]:
                self._obey(token["final"], token["args"])

    def _write(self, character: str) -> None:
        if character == "\r":
            self.column = 0
        elif character == "\n":
            self.row += 1
        elif character.isprintable():
            width = cell_len(character)
            if self.row < self.rows and self.column + width <= self.columns:
                self.cells[self.row][self.column : self.column + width] = [character, *[""] * (width - 1)]
            self.column += width

    def _obey(self, final: str, args: str) -> None:
        numbers = [int(one) if one.isdigit() else 0 for one in args.split(";")]
        if final in "Hf":
            self.row, self.column = (
                max(numbers[0], 1) - 1,
                (max(numbers[1], 1) if len(numbers) > 1 else 1) - 1,
            )
        elif final == "G":
            self.column = max(numbers[0], 1) - 1
        elif final == "A":
            self.row = max(0, self.row - max(numbers[0], 1))
        elif final == "K":
            start, end = ((self.column, self.columns), (0, self.column + 1), (0, self.columns))[numbers[0]]
            self.cells[self.row][start:end] = [" "] * (end - start)
        elif final == "X":
            end = min(self.column + max(numbers[0], 1), self.columns)
            self.cells[self.row][self.column : end] = [" "] * (end - self.column)
        elif final == "J":
            self.cells = [[" "] * self.columns for _ in range(self.rows)]


def _hears_ctrl_c() -> None:
    """Undo what a shell does to what it starts in the background, and so to these tests: SIGINT is ignored there."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


class Terminal:
    """A child on a pty. Use it as a context: what still runs at the end is stopped."""

    def __init__(
        self,
        command: Sequence[str | Path],
        cwd: Path,
        environment: Mapping[str, str],
        columns: int = 80,
        rows: int = 24,
    ) -> None:
        self.screen = Screen(columns, rows)
        self.fd, child = pty.openpty()
        fcntl.ioctl(child, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self.process = subprocess.Popen(
            command,
            stdin=child,
            stdout=child,
            stderr=child,
            cwd=cwd,
            env=environment,
            start_new_session=True,
            preexec_fn=_hears_ctrl_c,
        )
        os.close(child)
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")

    def __enter__(self) -> Terminal:
        return self

    def __exit__(self, *_: object) -> None:
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        os.close(self.fd)

    def until(self, condition: Callable[[], bool], description: str) -> None:
        """Read what the child writes until a condition holds; a child that ended writes nothing more."""
        deadline = time.monotonic() + PATIENCE_SECONDS
        while not condition():
            assert time.monotonic() < deadline, f"waited for {description}:\n{self.screen.text}"
            # Asked before the last is read: what it wrote between the two is not lost.
            code = self.process.poll()
            more = self._read()
            ended = code is not None and not more and not condition()
            assert not ended, f"the child ended with {code} before {description}:\n{self.screen.text}"

    def sees(self, text: str) -> None:
        """Wait until a text stands on the screen, wherever its rows end."""
        self.until(lambda: stands_on(text, self.screen.text), repr(text))

    def send(self, text: str) -> None:
        """Type."""
        os.write(self.fd, text.encode())

    def kill(self) -> None:
        """Take the child away without a word."""
        self.process.kill()
        self.process.wait()

    def end(self) -> int:
        """Wait for the child and return its exit code."""
        self.until(lambda: self.process.poll() is not None, "the end")
        return self.process.wait()

    def _read(self) -> bool:
        """Read what is there; False when a little while brought nothing, or nothing can come any more."""
        ready, _, _ = select.select([self.fd], [], [], 0.2)
        try:
            output = os.read(self.fd, 65536) if ready else b""
        except OSError:  # Linux answers so once the child has closed its end.
            return False
        self.screen.feed(self._decoder.decode(output))
        return bool(output)
