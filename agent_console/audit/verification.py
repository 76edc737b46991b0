"""Verification: whether a log is whole, as far as what is at hand can tell. Pure; it knows no file.

It takes the records in the order they stand in and stops at the first that cannot be what was written.
"""

from __future__ import annotations

import hmac
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from agent_console.audit.chain import NOTHING, RECORDS_PER_EPOCH, Link, State, keyed_hash, link_hash, next_key
from agent_console.audit.heads import Head


class Verdict(StrEnum):
    """The four answers."""

    WHOLE = "WHOLE"
    BROKEN = "BROKEN"
    CUT = "CUT"
    UNREADABLE = "UNREADABLE"


class Flaw(StrEnum):
    """What gave it away."""

    GAP = "GAP"
    """A record is missing, or stands in another's place."""
    RECORD = "RECORD"
    """What stands in a record cannot be what was written."""
    HASH = "HASH"
    """A record does not hang on the one before it."""
    KEY = "KEY"
    """A record was not written with the key of its time."""
    STATE = "STATE"
    """What says where the log ends is gone or changed."""
    ANCHOR = "ANCHOR"
    """What somebody outside kept says otherwise."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What verification found.

    Args:
        verdict: The answer.
        records: How many records hang together from the first on.
        at_seq: The first that is broken, or the first that is missing where the log was cut.
        flaw: What gave it away; None where the log is whole.
        keyed_from: From which record on keyed hashes were checked; None where none were.
        anchored_to: The furthest record an anchor confirmed; None without one.
    """

    verdict: Verdict
    records: int = 0
    at_seq: int | None = None
    flaw: Flaw | None = None
    keyed_from: int | None = None
    anchored_to: int | None = None


@dataclass(frozen=True, slots=True)
class Outside:
    """What is known from outside the log: the start key, and heads somebody kept."""

    start_key: bytes | None = field(default=None, repr=False)
    anchors: tuple[Head, ...] = ()


NOTHING_KNOWN: Final = Outside()


@dataclass
class _Walk:
    """Where a verification is: the last link that held, and the key of its epoch where it is known."""

    state: State | None
    key: bytes | None = field(repr=False)
    anchors: dict[int, set[bytes]]
    seq: int = 0
    epoch: int = 0
    in_epoch: int = 0
    hash: bytes = NOTHING
    mac: bytes = NOTHING
    keyed_from: int | None = None
    anchored_to: int | None = None

    def finding(self, verdict: Verdict, flaw: Flaw | None, at_seq: int | None) -> Finding:
        return Finding(verdict, self.seq, at_seq, flaw, self.keyed_from, self.anchored_to)

    def broken(self, flaw: Flaw, at_seq: int) -> Finding:
        return self.finding(Verdict.BROKEN, flaw, at_seq)

    def cut(self, flaw: Flaw) -> Finding:
        return self.finding(Verdict.CUT, flaw, self.seq + 1)


def verify(
    links: Iterable[Link | None],
    state: State | None,
    outside: Outside = NOTHING_KNOWN,
    *,
    lost: bool = False,
    after: Link | None = None,
) -> Finding:
    """Say whether a log is whole.

    Args:
        links: Its records as they stand; None is one that is no record at all.
        state: Where the log says it ends; None where it says nothing, or what cannot be true.
        outside: What is known from elsewhere. Without the start key, keyed hashes are checked in the last epoch
            alone; without an anchor, a cut or a change by whoever holds today's key is not seen.
        lost: Whether there has to be a state: what stands in its place cannot be true.
        after: The record before the first one given, where not all are; it is taken as it is, without a start key.
    """
    anchors: dict[int, set[bytes]] = {}
    for head in outside.anchors:
        anchors.setdefault(head.seq, set()).add(head.hash)
    walk = _Walk(state, outside.start_key, anchors)
    if after is not None:
        walk.seq, walk.epoch, walk.hash, walk.mac = after.seq, after.epoch, after.hash, after.mac
    for link in links:
        flaw = _step(walk, link)
        if flaw is not None:
            return walk.broken(flaw, walk.seq + 1)
    return _ending(walk, lost)


def hanging_flaw(link: Link | None, seq: int, before: bytes, mac_before: bytes) -> Flaw | None:
    """Say why a record does not hang on the one of this number and these hashes; None where it does."""
    if link is None:
        return Flaw.RECORD
    if link.seq != seq + 1:
        return Flaw.GAP
    if not link.in_its_place or not link.body.isascii():
        return Flaw.RECORD
    return None if link_hash(before, mac_before, link.epoch, link.body) == link.hash else Flaw.HASH


def _step(walk: _Walk, link: Link | None) -> Flaw | None:
    """Take one link in, or say what is wrong with it."""
    flaw = hanging_flaw(link, walk.seq, walk.hash, walk.mac)
    if link is None or flaw:
        return flaw
    if flaw := _epoch_flaw(walk, link) or _key_flaw(walk, link):
        return flaw
    if not all(known == link.hash for known in walk.anchors.get(link.seq, ())):
        return Flaw.ANCHOR
    walk.anchored_to = link.seq if link.seq in walk.anchors else walk.anchored_to
    walk.seq, walk.hash, walk.mac = link.seq, link.hash, link.mac
    return None


def _epoch_flaw(walk: _Walk, link: Link) -> Flaw | None:
    """An epoch has a record at least and so many at most, and the next one follows it."""
    if link.epoch == walk.epoch + 1:
        walk.epoch, walk.in_epoch = link.epoch, 0
        walk.key = None if walk.key is None else next_key(walk.key)
    walk.in_epoch += 1
    fits = link.epoch == walk.epoch >= 1 and walk.in_epoch <= RECORDS_PER_EPOCH
    return None if fits else Flaw.GAP


def _key_flaw(walk: _Walk, link: Link) -> Flaw | None:
    key = walk.key
    if key is None and walk.state is not None and walk.state.epoch == link.epoch:
        key = walk.state.key
    if key is None:
        return None
    walk.keyed_from = walk.keyed_from or link.seq
    return None if hmac.compare_digest(keyed_hash(key, link.hash), link.mac) else Flaw.KEY


def _ending(walk: _Walk, lost: bool) -> Finding:
    """Compare where the records end with where the log, the key and the anchors say it ends."""
    state = walk.state
    if state is None:
        return walk.broken(Flaw.STATE, max(1, walk.seq)) if walk.seq or lost else _anchored(walk)
    if state.seq > walk.seq:
        return walk.cut(Flaw.STATE)
    if state.seq < walk.seq:
        return walk.broken(Flaw.STATE, state.seq + 1)
    told = (state.hash, state.mac, state.epoch, state.in_epoch)
    if told != (walk.hash, walk.mac, walk.epoch, walk.in_epoch):
        return walk.broken(Flaw.STATE, max(1, walk.seq))
    if walk.key is not None and not hmac.compare_digest(walk.key, state.key):
        return walk.broken(Flaw.STATE, max(1, walk.seq))
    return _anchored(walk)


def _anchored(walk: _Walk) -> Finding:
    if any(seq > walk.seq for seq in walk.anchors):
        return walk.cut(Flaw.ANCHOR)
    return walk.finding(Verdict.WHOLE, None, None)
