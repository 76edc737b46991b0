"""One home that is killed again and again: it forks console and registry, ends them, and looks at what is left."""

from __future__ import annotations

import json
import random
import socket
import sqlite3
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field, replace
from multiprocessing.connection import wait
from pathlib import Path
from typing import Any

from agent_console.audit.reading import verify_file
from agent_console.audit.start_key import SUFFIX, read
from agent_console.audit.verification import Outside, Verdict
from agent_console.call.call import Terms
from agent_console.call.reducer import replayed
from agent_console.casebook.case_summary import CaseState
from agent_console.casebook.casebook import FILE_NAME, Casebook
from agent_console.casebook.schema import MIGRATIONS
from agent_console.store.files import beside
from tests.reliability.console import OPEN, Work, digest_of, facts_of, work_calls
from tests.reliability.registry import LEDGER, people_who_ring, serve_registry
from tests.reliability.shared_page import SharedPage
from tests.support_call import NOW
from tests.support_casebook import open_casebook
from tests.support_desk import FEW, SETTINGS, in_memory_folder, platforms_of
from tests.support_http import secret_file
from tests.support_processes import PATIENCE_SECONDS, PROCESSES
from tests.support_server import TOKEN

KILLED = -9
PEOPLE = 6
NOTHING_FILED = (CaseState.CLOSED, CaseState.CALL_BACK)
"""How calls end whose caller hung up."""
TERMS = Terms(platforms_of(FEW), SETTINGS.consent_version)


@dataclass
class Told:
    """What a console acknowledged before it was killed: of each call the last word, and how many words there were."""

    words: dict[str, dict[str, Any]] = field(default_factory=dict)
    count: int = 0
    opened: bool = False

    def hear(self, raw: bytes) -> None:
        """Take in one word."""
        if raw == OPEN:
            self.opened = True
            return
        word = json.loads(raw)
        self.words[word["call"]] = word
        self.count += 1


@dataclass
class Tally:
    """What many kills came to."""

    consoles: int = 0
    registries: int = 0
    acknowledged: int = 0
    effects: int = 0
    places: Counter[str] = field(default_factory=Counter)

    def __add__(self, other: Tally) -> Tally:
        return Tally(
            self.consoles + other.consoles,
            self.registries + other.registries,
            self.acknowledged + other.acknowledged,
            self.effects + other.effects,
            self.places + other.places,
        )


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
    ) -> Told:
        """Let a console work for so long, or until it is struck in a write, and give what it acknowledged.

        `after_a_word`: the time begins with the first commit that was acknowledged, else with the process.
        `registry`: the registry is killed too, while the console works, and started again.
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
        if not (Path(self.work.folder) / "desk" / FILE_NAME).exists():
            assert not told.opened
            return
        casebook = open_casebook(Path(self.work.folder) / "desk", now=self.page.now)
        try:
            for word in told.words.values():
                check_word(casebook, word)
        finally:
            casebook.close()

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
        self._check_effects()
        self._check_audit()

    def _check_effects(self) -> None:
        casebook = open_casebook(Path(self.work.folder) / "desk", now=self.page.now)
        try:
            cases = {case.call_id: case.state for case in casebook.recent(100_000)}
            assert not casebook.unfinished(self.page.now)
            assert not casebook.waiting("fake")
        finally:
            casebook.close()
        filed = [call_id for call_id, state in cases.items() if state is CaseState.WAITING]
        assert set(cases.values()) <= {CaseState.WAITING, *NOTHING_FILED}, Counter(cases.values())
        effects = self.effects()
        assert sorted(effects) == sorted(filed), "a request was lost, or took effect twice"
        assert len(filed) * 2 >= len(cases), "hardly a call came to a request"
        self.tally.effects += len(effects)

    def effects(self) -> list[str]:
        """Name the case of every request in the registry's ledger."""
        ledger = Path(self.work.registry) / LEDGER
        with closing(sqlite3.connect(f"file:{ledger}?mode=ro", uri=True)) as connection:
            return [str(row[0]) for row in connection.execute("SELECT case_reference FROM requests")]

    def _check_audit(self) -> None:
        file = Path(self.work.folder) / "desk" / FILE_NAME
        _, key = read(beside(file, SUFFIX))
        assert verify_file(file, MIGRATIONS, Outside(start_key=key)).verdict is Verdict.WHOLE


def free_port() -> int:
    """Find a port below those the system gives to clients: nobody takes it while the registry is gone."""
    while True:
        port = random.SystemRandom().randrange(20_000, 32_000)
        with socket.socket() as tried, suppress(OSError):
            tried.bind(("127.0.0.1", port))
            return port


def check_word(casebook: Casebook, word: dict[str, Any]) -> None:
    """The call stands in the casebook as a process said before it was killed, and may be further."""
    events = casebook.events_of(word["call"])
    assert len(events) >= word["count"], "an acknowledged event is gone"
    then = events[: word["count"]]
    assert digest_of(then) == word["digest"], "an acknowledged event is another now"
    assert json.loads(json.dumps(facts_of(replayed(then, TERMS)))) == word["facts"]


@contextmanager
def victim(seed: int) -> Iterator[Victim]:
    """Give a home in memory: what a killed process wrote is the kernel's, wherever the file lies."""
    with tempfile.TemporaryDirectory(dir=in_memory_folder()) as folder:
        opened = Victim(Path(folder), random.Random(seed))
        opened.serve()
        try:
            yield opened
        finally:
            opened.end_server()
            opened.page.close()
