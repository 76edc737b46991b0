"""Helpers for tests of the audit log: logs in memory and in files, and an attacker who knows the program."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from agent_console.audit import schema
from agent_console.audit.chain import NOTHING, Link, State, chained, keyed_hash, link_hash, next_epoch
from agent_console.audit.heads import Head
from agent_console.audit.log import AuditLog
from agent_console.audit.record import Actor, Entry, Record
from agent_console.audit.verification import Finding, Outside, verify
from agent_console.audit.words import Action, Field
from agent_console.store.connection import Store
from agent_console.store.errors import Holder
from agent_console.store.migrations import Migration

NOW = datetime(2026, 11, 23, 1, 36, 10, tzinfo=UTC)
ACTOR = Actor("8021", "desk-1", "0.1.0")
CASE = "001123-0001-7"
NAME = "desk-1.fake"
START_KEY = bytes(range(32))
MIGRATIONS = (Migration(schema.STATEMENTS),)


def entry(number: int, case: str | None = CASE) -> Entry:
    return Entry(
        NOW + timedelta(seconds=number), Action.NUMBER_SEEN, case, (Field.VERDICT,), outcome="RECYCLED"
    )


@dataclass(frozen=True)
class Written:
    """A log in memory: its records, where it says it ends, and every state it was in before."""

    links: tuple[Link, ...]
    states: tuple[State, ...]

    @property
    def state(self) -> State:
        return self.states[-1]

    @property
    def heads(self) -> tuple[Head, ...]:
        """What somebody outside keeps who is told of every record."""
        return tuple(Head(NAME, link.seq, link.hash) for link in self.links)

    def verified(self, *, start_key: bool = True, anchors: Sequence[Head] = ()) -> Finding:
        outside = Outside(START_KEY if start_key else None, tuple(anchors))
        return verify(self.links, self.state, outside)


def written(count: int, starts: Sequence[int] = ()) -> Written:
    """Write a log; `starts` are records a start of the console came before."""
    state = State(NAME, 0, START_KEY)
    links: list[Link] = []
    states: list[State] = []
    for number in range(1, count + 1):
        state = next_epoch(state) if number in starts else state
        link, state = chained(state, Record(number, entry(number), ACTOR))
        links.append(link)
        states.append(state)
    return Written(tuple(links), tuple(states))


def rechained(log: Written, links: Sequence[Link], since: int, key: bytes) -> Written:
    """Hang records into the chain again from one on, all with one key, as who took that key would.

    The records keep the epochs they name; the state is made to fit them.
    """
    done = list(links[: since - 1])
    before = (done[-1].hash, done[-1].mac) if done else (NOTHING, NOTHING)
    for old in links[since - 1 :]:
        digest = link_hash(*before, old.epoch, old.body)
        done.append(replace(old, hash=digest, mac=keyed_hash(key, digest)))
        before = (done[-1].hash, done[-1].mac)
    return Written(tuple(done), (*log.states, fitting(log, done, key)))


def fitting(log: Written, links: Sequence[Link], key: bytes) -> State:
    """Make the state say that the log ends where these records do."""
    if not links:
        return replace(log.state, key=key, seq=0, in_epoch=0, hash=NOTHING, mac=NOTHING)
    last = links[-1]
    count = sum(link.epoch == last.epoch for link in links)
    return State(NAME, last.epoch, key, count, last.seq, last.hash, last.mac)


def renumbered(links: Sequence[Link]) -> list[Link]:
    """Give every record the number of its place."""
    return [
        replace(link, seq=number, body=replace(link.record, seq=number).canonical())
        for number, link in enumerate(links, 1)
    ]


def edited(link: Link) -> Link:
    """Let a record tell of another case."""
    record = link.record
    changed = replace(record, entry=replace(record.entry, case="001123-0002-5"))
    return replace(link, body=changed.canonical())


@contextmanager
def opened(folder: Path, now: datetime = NOW) -> Iterator[AuditLog]:
    """Open a log in a store of its own."""
    store = Store.open(folder / "log.sqlite", MIGRATIONS, Holder(1, "8021", now))
    try:
        yield AuditLog.open(store, NAME, ACTOR, now)
    finally:
        store.close()


@contextmanager
def at_the_file(folder: Path) -> Iterator[sqlite3.Connection]:
    """Get at the file as anybody with a database program can."""
    connection = sqlite3.connect(folder / "log.sqlite")
    try:
        yield connection
        connection.commit()
    finally:
        connection.close()


def records_on_disk(casebook: Path) -> list[dict[str, Any]]:
    """Read every record of a casebook's file as another process finds it, oldest first."""
    with closing(sqlite3.connect(casebook)) as connection:
        return [json.loads(row[0]) for row in connection.execute("SELECT body FROM audit ORDER BY seq")]
