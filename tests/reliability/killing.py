"""A console and a registry that are killed again and again: it knows how they begin and end, not what is left."""

from __future__ import annotations

import random
import socket
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from multiprocessing.connection import wait
from pathlib import Path
from typing import Any

from tests.reliability.afterwards import Tally, Told, check_audit, check_effects, check_told
from tests.reliability.console import Work, work_calls
from tests.reliability.registry import people_who_ring, serve_registry
from tests.reliability.shared_page import SharedPage
from tests.support_call import NOW
from tests.support_http import secret_file
from tests.support_processes import PATIENCE_SECONDS, PROCESSES
from tests.support_server import TOKEN

KILLED = -9
PEOPLE = 6


class Victim:
    """A console and a registry on files of their own, both to be killed."""

    def __init__(self, folder: Path, dice: random.Random) -> None:
        self.folder = folder
        self.dice = dice
        self.tally = Tally()
        self.page = SharedPage(folder / "page")
        self.page.now = NOW
        self.port = free_port()
        (folder / "console").mkdir()
        self.work = Work(
            folder=str(folder / "console"),
            registry=str(folder / "served"),
            address=f"http://127.0.0.1:{self.port}",
            page=str(folder / "page"),
            secret=secret_file(folder, TOKEN),
            holders=people_who_ring(folder / "served", self.page, PEOPLE),
        )
        self.desk = folder / "console" / "desk"
        self._server: Any = None

    def serve(self, kill_at: int | None = None) -> None:
        """Start the registry, and wait until it listens."""
        hearing, telling = PROCESSES.Pipe(duplex=False)
        args = (self.work.registry, self.work.page, self.port, kill_at, telling)
        self._server = PROCESSES.Process(target=serve_registry, args=args)
        self._server.start()
        telling.close()
        assert hearing.poll(PATIENCE_SECONDS), "the registry never listened"
        hearing.recv_bytes()
        hearing.close()

    def end_server(self) -> None:
        """Take the registry away without a word."""
        self._server.kill()
        self._server.join()
        self._server.close()

    def life(
        self,
        seconds: float,
        *,
        kill_at: int | None = None,
        endings: tuple[str, ...] = ("",),
        after_a_word: bool = False,
        registry: bool = False,
        until_registry_dies: bool = False,
    ) -> Told:
        """Let a console work for so long, or until it is struck in a write, and give what it acknowledged.

        `after_a_word`: the time begins with the first commit that was acknowledged, else with the process.
        `registry`: the registry is killed too, while the console works, and started again.
        `until_registry_dies`: the time begins when the registry was struck in a write of its own.
        """
        told, work = Told(), replace(self.work, kill_at=kill_at, endings=endings)
        hearing, telling = PROCESSES.Pipe(duplex=False)
        console = PROCESSES.Process(target=work_calls, args=(work, telling))
        console.start()
        telling.close()
        if after_a_word:
            self._listen(hearing, told, PATIENCE_SECONDS, words=1)
        if registry:
            self._listen(hearing, told, seconds * self.dice.random())
            self._kill_registry()
        dead, patience = self.tally.registries, time.monotonic() + PATIENCE_SECONDS
        while until_registry_dies and self.tally.registries == dead:
            assert time.monotonic() < patience, "the registry was never struck"
            self._listen(hearing, told, 0.05)
        self._listen(hearing, told, seconds)
        if kill_at is None:
            console.kill()
        self._listen(hearing, told, PATIENCE_SECONDS)
        hearing.close()
        console.join()
        assert console.exitcode == KILLED, f"the console ended by itself: {console.exitcode}"
        console.close()
        self._count(told, "at a random moment" if kill_at is None else self.page.mark)
        return told

    def _listen(self, hearing: Any, told: Told, seconds: float, words: int | None = None) -> None:
        """Hear what is said for so long, or so many words, or until nobody is there any more."""
        until = time.monotonic() + seconds
        while (left := until - time.monotonic()) > 0 and (words is None or told.count < words):
            ready = wait([hearing, self._server.sentinel], left)
            if self._server.sentinel in ready:
                self._kill_registry()
            if hearing in ready:
                try:
                    told.hear(hearing.recv_bytes())
                except EOFError:
                    return

    def _kill_registry(self) -> None:
        self.end_server()
        self.tally.registries += 1
        self.serve()

    def _count(self, told: Told, place: str) -> None:
        self.tally.consoles += 1
        self.tally.acknowledged += told.count
        self.tally.places[place] += 1

    def check(self, told: Told) -> None:
        """Everything acknowledged is there, as it was said; the file opens without a word of damage."""
        check_told(self.desk, told, self.page.now)

    def finish(self) -> None:
        """Let a last console work everything to its end; then each case has exactly one effect at the registry."""
        hearing, telling = PROCESSES.Pipe(duplex=False)
        last = replace(self.work, to_the_end=True)
        console = PROCESSES.Process(target=work_calls, args=(last, telling))
        console.start()
        telling.close()
        self._listen(hearing, Told(), PATIENCE_SECONDS)
        hearing.close()
        console.join()
        assert console.exitcode == 0
        console.close()
        self.tally.effects += check_effects(self.desk, Path(self.work.registry), self.page.now)
        check_audit(self.desk)


def free_port() -> int:
    """Find a port below those the system gives to clients: nobody takes it while the registry is gone."""
    while True:
        port = random.SystemRandom().randrange(20_000, 32_000)
        with socket.socket() as tried, suppress(OSError):
            tried.bind(("127.0.0.1", port))
            return port


@contextmanager
def victim(seed: int) -> Iterator[Victim]:
    """Give a home in memory: what a killed process wrote is the kernel's, wherever the file lies."""
    with tempfile.TemporaryDirectory() as folder:
        opened = Victim(Path(folder), random.Random(seed))
        opened.serve()
        try:
            yield opened
        finally:
            opened.end_server()
            opened.page.close()
