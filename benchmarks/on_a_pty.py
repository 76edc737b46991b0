"""A program on a terminal of 120x36: when it paints, how it answers a key, how many bytes it sends."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import struct
import subprocess
import termios
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from time import perf_counter
from typing import Final

COLUMNS: Final = 120
ROWS: Final = 36
PATIENCE: Final = 60.0
QUIET: Final = 0.06
"""Seconds without a byte after which a paint counts as over."""


class Program:
    """A running program; use it as a context. Times are in milliseconds since it was started, or since a key."""

    def __init__(self, command: Sequence[str | Path], cwd: Path, environment: Mapping[str, str]) -> None:
        self.output = bytearray()
        self.fd, child = pty.openpty()
        fcntl.ioctl(child, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
        self._began = perf_counter()
        self.process = subprocess.Popen(
            command, stdin=child, stdout=child, stderr=child, cwd=cwd, env=environment, start_new_session=True
        )
        os.close(child)

    def __enter__(self) -> Program:
        return self

    def __exit__(self, *_: object) -> None:
        self.process.kill()
        self.process.wait()
        os.close(self.fd)

    def shows(self, *texts: str) -> float:
        """Wait until one of some texts was painted; since the start."""
        wanted = [text.encode() for text in texts]
        self._until(lambda: any(text in self.output for text in wanted), " or ".join(texts))
        return (perf_counter() - self._began) * 1000

    def forget(self) -> None:
        """Watch anew from here on."""
        self.output.clear()

    def answer(self, keys: str) -> tuple[float, int]:
        """Press keys; gives when the last byte of the first paint came, and how many there were until it was quiet."""
        self.rest()
        self.forget()
        began = perf_counter()
        os.write(self.fd, keys.encode())
        self._until(lambda: bool(self.output), f"an answer to {keys!r}")
        first = perf_counter()
        while self._read(QUIET):
            pass
        return (first - began) * 1000, len(self.output)

    def step(self, keys: str, *texts: str) -> tuple[float, int]:
        """Press keys and wait for a page; gives the time to it and the bytes until it was quiet."""
        self.rest()
        self.forget()
        began = perf_counter()
        os.write(self.fd, keys.encode())
        wanted = [text.encode() for text in texts]
        self._until(lambda: any(text in self.output for text in wanted), f"{texts} after {keys!r}")
        taken = (perf_counter() - began) * 1000
        while self._read(QUIET):
            pass
        return taken, len(self.output)

    def idle(self, seconds: float) -> int:
        """Count the bytes that come while nobody does anything."""
        self.rest()
        self.forget()
        end = perf_counter() + seconds
        while (left := end - perf_counter()) > 0:
            self._read(left)
        return len(self.output)

    def rest(self) -> None:
        """Wait until a paint is over."""
        while self._read(QUIET):
            pass

    def megabytes(self) -> float:
        """Tell what the program holds in memory."""
        said = subprocess.run(
            ["ps", "-o", "rss=", "-p", str(self.process.pid)], capture_output=True, text=True, check=True
        )
        return int(said.stdout) / 1024

    def _until(self, condition: Callable[[], bool], what: str) -> None:
        deadline = perf_counter() + PATIENCE
        while not condition():
            alive = self.process.poll() is None
            if perf_counter() > deadline or (not self._read(0.05) and not alive):
                raise RuntimeError(f"waited for {what}; last: {bytes(self.output[-300:])!r}")

    def _read(self, seconds: float) -> bool:
        ready, _, _ = select.select([self.fd], [], [], max(seconds, 0))
        try:
            more = os.read(self.fd, 65536) if ready else b""
        except OSError:
            return False
        self.output += more
        return bool(more)
