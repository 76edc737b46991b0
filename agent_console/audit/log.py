"""The log a console writes: it hangs records into the chain inside of the store's transactions.

It knows no case and no rule. A record is on disk when the transaction it was added in is left without an error.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime, timedelta
from typing import Final

from agent_console.audit.chain import KEY_BYTES, Link, State, chained, next_epoch
from agent_console.audit.heads import Head
from agent_console.audit.record import Actor, Entry, NotARecord, Record
from agent_console.audit.schema import (
    ADD_LINK,
    LINKS,
    PUT_STATE,
    STATE,
    link_of,
    link_row,
    state_of,
    state_row,
)
from agent_console.audit.start_key import SUFFIX, keep
from agent_console.audit.verification import Verdict, verify
from agent_console.audit.words import Action
from agent_console.store.connection import Store
from agent_console.store.errors import StoreError
from agent_console.store.files import beside
from agent_console.store.transaction import Reader, Transaction

CLOCK_STEP: Final = timedelta(minutes=1)
"""Time that goes back by more is a record of its own; less is a clock being set right."""


class AuditLog:
    """The log of one store, open for writing. One writer: whoever holds the store's lock."""

    def __init__(self, store: Store, actor: Actor, state: State, last_at: datetime | None) -> None:
        self._store = store
        self._actor = actor
        self._state = state
        self._last_at = last_at

    @classmethod
    def open(cls, store: Store, name: str, actor: Actor, now: datetime) -> AuditLog:
        """Open the log of a store, or begin one; the first record of a start is written with a new key.

        Args:
            store: Where the tables are.
            name: What a new log is known by outside.
            actor: Who signs on.
            now: The time.

        Raises:
            StoreDamaged: The end of the log is not what was written.
            StoreUnwritable, StoreFailed: The start key or the first record cannot be written.
        """
        state = _state(store) or _begun(store, name)
        last = _checked_end(store, state) if state.seq else None
        log = cls(store, actor, state, _time_of(last))
        with log.transaction() as tx:
            tx.write(PUT_STATE, state_row(next_epoch(state)))
            log.add(tx, Entry(now, Action.SIGNED_ON))
        return log

    @contextmanager
    def transaction(self) -> Iterator[Transaction]:
        """Begin a transaction of the store that records are added in. Left without an error, all of it is on disk.

        Raises:
            StoreFailed, StoreDamaged: See `Store.transaction`.
        """
        before, last_at = self._state, self._last_at
        try:
            with self._store.transaction() as tx:
                yield tx
        except BaseException:
            self._state, self._last_at = before, last_at
            raise
        if self._state.epoch != before.epoch and before.seq:
            # A key that is gone from the file is not to stand in its log.
            self._store.forget_log()

    @property
    def actor(self) -> Actor:
        """Who records are signed by."""
        return self._actor

    def add(self, tx: Transaction, *entries: Entry, actor: Actor | None = None) -> None:
        """Hang records into the chain, inside of a transaction begun here.

        Args:
            tx: The transaction.
            entries: What is to be recorded.
            actor: Who did it, where it was not who signed on: a second person at the same seat.

        Raises:
            StoreDamaged: Where the log ends is not what was written.
        """
        if not entries:
            return
        state = _state(self._store, tx)
        if state is None:
            raise self._store.report_damage("the audit log")
        for entry in self._with_clock_steps(entries):
            link, state = chained(state, Record(state.seq + 1, entry, actor or self._actor))
            tx.write(ADD_LINK, link_row(link))
        tx.write(PUT_STATE, state_row(state))
        self._state = state

    def write(self, *entries: Entry, actor: Actor | None = None) -> None:
        """Write records in a transaction of their own. When this returns, they are on disk; see `add` for `actor`.

        Raises:
            StoreFailed, StoreDamaged: They may not be: what they stand for must not be done.
        """
        with self.transaction() as tx:
            self.add(tx, *entries, actor=actor)

    def sign_off(self, now: datetime) -> None:
        """Put on record that the console is left; where nothing is written any more, the next start says so."""
        with suppress(StoreError):
            self.write(Entry(now, Action.SIGNED_OFF))

    @property
    def head(self) -> Head:
        """How far the log is, as it was last written."""
        return Head(self._state.desk, self._state.seq, self._state.hash)

    def agrees_with(self, seen: Head) -> bool:
        """Whether a head somebody outside knows is one of this log.

        Raises:
            StoreFailed, StoreDamaged: The log cannot be read.
        """
        if seen.seq == 0:
            return True
        rows = self._store.read(f"{LINKS} WHERE seq = ?", (seen.seq,))
        link = link_of(rows[0]) if rows else None
        return link is not None and link.hash == seen.hash

    def _with_clock_steps(self, entries: tuple[Entry, ...]) -> Iterator[Entry]:
        for entry in entries:
            if self._last_at is not None and entry.at < self._last_at - CLOCK_STEP:
                yield Entry(entry.at, Action.CLOCK_WENT_BACK)
            self._last_at = entry.at
            yield entry


def _state(store: Store, reader: Reader | None = None) -> State | None:
    rows = (reader or store).read(STATE)
    if not rows:
        return None
    state = state_of(rows[0])
    if state is None:
        raise store.report_damage("the end of the audit log")
    return state


def _begun(store: Store, name: str) -> State:
    """Begin a log. The start key is on disk first, and in no other place: the store has the key after it."""
    if store.read(f"{LINKS} LIMIT 1"):
        raise store.report_damage("the end of the audit log")
    state = State(name, 0, secrets.token_bytes(KEY_BYTES))
    keep(beside(store.path, SUFFIX), name, state.key)
    return state


def _time_of(link: Link | None) -> datetime | None:
    """Give the time of a record; None where a newer program wrote it in words this one does not know."""
    try:
        return None if link is None else link.record.entry.at
    except NotARecord:
        return None


def _checked_end(store: Store, state: State) -> Link | None:
    """Check the last epoch, so that no record is hung onto a broken chain; give the last record."""
    first = state.seq - state.in_epoch + 1
    rows = store.read(f"{LINKS} WHERE seq >= ? ORDER BY seq", (max(1, first - 1),))
    links = [link_of(row) for row in rows]
    before = links.pop(0) if first > 1 and links else None
    finding = verify(links, state, after=before)
    if finding.verdict is not Verdict.WHOLE:
        raise store.report_damage(f"the audit log at {finding.at_seq}")
    return links[-1] if links else before
