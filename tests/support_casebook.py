"""Helpers for tests of the casebook: scripted calls as batches of events, and any value of a plain type."""

from __future__ import annotations

import resource
import types
import typing
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, is_dataclass
from datetime import UTC, date, datetime, timedelta, timezone
from enum import Enum
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from agent_console import backend as b
from agent_console.calendar.promise import Promise, PromiseKind, Suspension
from agent_console.calendar.zone import today
from agent_console.call import events as e
from agent_console.call.call import Call, Terms
from agent_console.call.read_back import Statement
from agent_console.call.reducer import apply, opened, replayed
from agent_console.call.steps import CallerSaid, Step
from agent_console.call.wrap_up import Outcome
from agent_console.casebook import opening
from agent_console.casebook.case_rows import key_of
from agent_console.casebook.casebook import Casebook
from agent_console.casebook.misses import Factor, Miss
from agent_console.casebook.outbox import OutboxChange, OutboxEntry, OutboxState, new_entry
from agent_console.casebook.schema import CASES, EVENTS
from agent_console.encryption.master_key import MasterKey
from agent_console.identity.phone import PhoneNumber
from agent_console.store.errors import StoreError, StoreFailed
from agent_console.store.rows import Table
from agent_console.store.transaction import Value

NOW = datetime(2026, 11, 23, 1, 36, 10, tzinfo=UTC)
NUMBER = PhoneNumber("13800138000")
OTHER_NUMBER = PhoneNumber("13900139000")
BACKEND = "fake"
MASTER = MasterKey(bytes(range(32)))
"""Files of older versions in this folder were written with it."""

PLATFORMS = b.PlatformList(
    "2026-11-20",
    tuple(
        b.Platform(
            b.PlatformId(f"sample-{n}"),
            b.Bilingual(f"示例应用{n}", f"Sample App {n}"),
            "sample",
            b.Bilingual("示例", "Sample"),
        )
        for n in range(1, 4)
    ),
)
TERMS = Terms(PLATFORMS, "consent-1")
PROOF = b.HolderProof("auth-1", NOW)
CONSENT = b.Consent("notice-1", NOW)


def open_casebook(folder: Path, **changes: Any) -> Casebook:
    wanted: dict[str, Any] = {
        "backend": BACKEND,
        "training": True,
        "staff_no": "8021",
        "now": NOW,
        "master": MASTER,
    }
    wanted |= changes
    return opening.open_casebook(folder, **wanted)


def stored_events(casebook: Casebook) -> list[tuple[Value, ...]]:
    """Read the events in the order they were written, opened: sealed, no two of them look alike."""
    rows, cipher = casebook._rows, casebook._keys.cipher
    keys = {one["call_id"]: key_of(one, cipher) for one in rows.read(CASES)}
    return [
        (
            one["call_id"],
            one["seq"],
            one["at"],
            one["kind"],
            keys[one["call_id"]].open(EVENTS, one["body"], int(str(one["seq"]))),
        )
        for one in rows.read(EVENTS, "ORDER BY rowid")
    ]


def overwrite(casebook: Casebook, table: Table, where: str, **changes: Value) -> None:
    """Change a row as another version of the program would: a new body sealed for its case, a seal that fits."""
    record = casebook._rows.read(table, f"WHERE {where}")[0]
    if "body" in changes:
        (case,) = casebook._rows.read(CASES, "WHERE call_id = ?", (record["call_id"],))
        number = int(str(record["seq" if table is EVENTS else "filing"]))
        changes["body"] = key_of(case, casebook._keys.cipher).seal(table, str(changes["body"]), number)
    with casebook._store.transaction() as tx:
        casebook._rows.put(tx, table, {**record, **changes})


@dataclass(frozen=True)
class Batch:
    """One transaction of a script."""

    events: tuple[e.Event, ...]
    call: Call
    entries: tuple[OutboxEntry, ...] = ()
    changes: tuple[OutboxChange, ...] = ()
    misses: tuple[Miss, ...] = ()

    def commit_to(self, casebook: Casebook) -> None:
        casebook.commit(
            self.events, self.call, entries=self.entries, changes=self.changes, misses=self.misses
        )


def order_of(call_id: str, number: PhoneNumber = NUMBER) -> b.UnbindOrder:
    items = (b.OrderItem(b.PlatformId("sample-1")), b.OrderItem(b.PlatformId("sample-2"), "binding-2"))
    return b.UnbindOrder(number, items, "lookup-1", PROOF, CONSENT, True, call_id)


class Script:
    """A call that goes well, one second an event, as the batches a desk would commit."""

    def __init__(self, call_id: str, start: datetime = NOW, number: PhoneNumber = NUMBER) -> None:
        self.call_id = call_id
        self.at = start
        self.number = number
        self.call: Call | None = None

    def batch(
        self,
        *kinds: tuple[type[e.Event], dict[str, object]],
        entries: Sequence[OutboxEntry] = (),
        changes: Sequence[OutboxChange] = (),
        misses: Sequence[Miss] = (),
    ) -> Batch:
        """Make one batch; the events get their times here."""
        happened: list[e.Event] = []
        for kind, data in kinds:
            self.at += timedelta(seconds=1)
            event = kind(at=self.at, **data)
            happened.append(event)
            if isinstance(event, e.CallOpened):
                self.call = opened(event, TERMS)
            else:
                assert self.call is not None
                self.call = apply(self.call, event)
        assert self.call is not None
        return Batch(tuple(happened), self.call, tuple(entries), tuple(changes), tuple(misses))

    def step(self, step: Step) -> tuple[type[e.Event], dict[str, object]]:
        return e.StepEntered, {"step": step}

    def opening(self, linked_to: str | None = None) -> Batch:
        return self.batch(
            (
                e.CallOpened,
                {
                    "call_id": self.call_id,
                    "staff_no": "8021",
                    "calling": self.number,
                    "linked_to": linked_to,
                },
            ),
            (e.PlatformsListed, {"version": PLATFORMS.version}),
        )

    def entering(self) -> Batch:
        return self.batch((e.SubjectEntered, {"number": self.number}))

    def missing(self, factor: Factor = Factor.IDENTITY) -> Batch:
        miss = Miss(self.number, today(self.at), factor)
        answer = b.IdentityAnswer(b.MatchOutcome.NO_MATCH, 2)
        return self.batch((e.IdentityCompared, {"answer": answer}), misses=(miss,))

    def queueing(self, backend: str = BACKEND) -> Batch:
        order = order_of(self.call_id, self.number)
        entry = new_entry(self.call_id, 1, backend, order, self.at)
        promised = Promise(PromiseKind.UNBIND, today(self.at), today(self.at) + timedelta(days=7), False)
        queued = {
            "filing": 1,
            "items": order.items,
            "promise": promised,
            "tell_outcome_by": self.at + timedelta(days=1),
        }
        return self.batch((e.FilingQueued, queued), self.step(Step.SUBMISSION), entries=(entry,))

    def accepting(self) -> Batch:
        change = OutboxChange(f"{self.call_id}/1", OutboxState.DONE)
        return self.batch((e.FilingAccepted, {"filing": 1, "request_id": "request-1"}), changes=(change,))

    def updating(self, *states: b.ItemState) -> Batch:
        items = tuple(
            b.RequestItem(f"item-{n}", item.platform_id, item.binding_id, state, self.at)
            for n, (item, state) in enumerate(zip(order_of(self.call_id).items, states, strict=True))
        )
        request = b.UnbindRequest("request-1", self.call_id, self.at, items)
        return self.batch((e.FilingUpdated, {"filing": 1, "request": request}))

    def ending(self, outcome: Outcome = Outcome.ACCEPTED, call_back_at: datetime | None = None) -> Batch:
        return self.batch((e.CallWrappedUp, {"outcome": outcome, "call_back_at": call_back_at}))

    def whole(self) -> Iterator[Batch]:
        """Give every batch of a call that ends with an accepted request."""
        record = b.NumberRecord(
            self.number, b.Carrier.CHINA_MOBILE, b.Verdict.RECYCLED, activated_on=date(2021, 8, 16)
        )
        platforms = tuple(platform.id for platform in PLATFORMS.platforms[:2])
        lookup = b.Lookup(
            "lookup-1",
            True,
            tuple(b.PlatformAnswer(one, b.PlatformAnswerState.ANSWERED) for one in platforms),
            (b.Binding("binding-2", platforms[1], date(2019, 5, 1), b.HolderRelation.PREVIOUS_HOLDER),),
        )
        confirmed = b.CodeAnswer(b.CodeOutcome.CONFIRMED, PROOF)
        yield self.opening()
        yield self.entering()
        yield self.batch((e.CallerSaidWhat, {"said": CallerSaid.ALREADY_REGISTERED}))
        yield self.batch((e.NumberAnswered, {"record": record}))
        yield self.batch(self.step(Step.NOTICE))
        yield self.batch((e.NoticeAgreed, {"text_version": "notice-1"}), self.step(Step.VERIFICATION))
        yield self.missing()
        yield self.batch((e.IdentityCompared, {"answer": b.IdentityAnswer(b.MatchOutcome.MATCH)}))
        yield self.batch(
            (
                e.CodeSent,
                {"answer": b.SendCodeAnswer(b.SendCodeOutcome.SENT, "auth-1", timedelta(seconds=30))},
            )
        )
        yield self.batch((e.CodeCompared, {"answer": confirmed}), self.step(Step.LOOKUP))
        yield self.batch((e.LookupStarted, {"lookup_id": "lookup-1"}))
        yield self.batch((e.LookupAnswered, {"lookup": lookup}), self.step(Step.SELECTION))
        yield self.batch((e.Ticked, {"platform_ids": platforms}))
        yield self.batch(self.step(Step.READ_BACK))
        for statement in Statement:
            assert self.call is not None
            yield self.batch((e.StatementMade, {"statement": statement, "reading": self.call.reading}))
        yield self.queueing()
        yield self.accepting()
        yield self.batch((e.NoteFiled, {"text": "等回音 [/b] [@click=app.quit]"}))
        yield self.ending()


PHONES = st.from_regex(r"1(3[0-9]|5[0-9]|8[0-9])[0-9]{8}", fullmatch=True).map(PhoneNumber)
# Fixed offsets: an ambiguous hour of a named zone equals nothing in another zone, not even itself (PEP 495).
ZONES = st.just(UTC) | st.integers(-14 * 60, 14 * 60).map(
    lambda minutes: timezone(timedelta(minutes=minutes))
)
INSTANTS = st.datetimes(
    datetime(1990, 1, 1),  # noqa: DTZ001 - hypothesis wants bounds without a zone
    datetime(2100, 1, 1),  # noqa: DTZ001
    timezones=ZONES,
)


def any_value(kind: Any) -> st.SearchStrategy[Any]:
    """Give any value a plain type allows, whatever is nested in it."""
    known: dict[Any, st.SearchStrategy[Any]] = {
        PhoneNumber: PHONES,
        Suspension: st.tuples(st.dates(), st.dates()).map(lambda days: Suspension(min(days), max(days))),
        datetime: INSTANTS,
        timedelta: st.timedeltas(timedelta(days=-4000), timedelta(days=4000)),
        date: st.dates(),
        str: st.text(),
        int: st.integers(),
        bool: st.booleans(),
        type(None): st.none(),
    }
    if kind in known:
        return known[kind]
    if isinstance(kind, typing.NewType):
        return any_value(kind.__supertype__)
    if typing.get_origin(kind) in (typing.Union, types.UnionType):
        return st.one_of(*map(any_value, typing.get_args(kind)))
    if typing.get_origin(kind) is tuple:
        item, dots = typing.get_args(kind)
        assert dots is ...
        return st.lists(any_value(item), max_size=3).map(tuple)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return st.sampled_from(kind)
    assert is_dataclass(kind), f"no strategy for {kind}"
    assert isinstance(kind, type)
    hints = typing.get_type_hints(kind)
    return st.builds(kind, **{one.name: any_value(hints[one.name]) for one in fields(kind)})


@dataclass
class Acknowledged:
    """How many events of each call were acknowledged, as whoever did the commits tells it."""

    counts: dict[str, int]

    def missing_in(self, casebook: Casebook) -> list[str]:
        """Say what was acknowledged and is not there as it was, and which calls cannot be taken up again."""
        problems = []
        for call_id, count in self.counts.items():
            stored = casebook.events_of(call_id)
            start = stored[0].at - timedelta(seconds=1)
            expected = [event for batch in Script(call_id, start).whole() for event in batch.events]
            if len(stored) < count or list(stored) != expected[: len(stored)]:
                problems.append(f"{call_id}: {count} acknowledged, {len(stored)} stored")
            problems.extend(_torn(casebook, call_id, stored))
        return problems


def _torn(casebook: Casebook, call_id: str, stored: Sequence[e.Event]) -> list[str]:
    """Say where the outbox and the list of cases tell another story than the events."""
    call = replayed(stored, TERMS)
    found = casebook.find(call_id)
    problems = [] if found is not None and found.step is call.step else [f"{call_id}: another step"]
    kinds = {type(event) for event in stored}
    waits = call_id in {entry.call_id for entry in casebook.waiting(BACKEND)}
    if waits != (e.FilingQueued in kinds and e.FilingAccepted not in kinds):
        problems.append(f"{call_id}: outbox and events differ")
    return problems


def work_calls(folder: str, pipe: Connection, calls: int) -> None:
    """Work one scripted call after the other and tell of each commit after it returned."""
    casebook = open_casebook(Path(folder))
    for _ in range(calls):
        number = casebook.next_case_number(today(NOW))
        count = 0
        for batch in Script(str(number), NOW + timedelta(minutes=number.count)).whole():
            batch.commit_to(casebook)
            count += len(batch.events)
            pipe.send_bytes(f"{number} {count}".encode())
    casebook.close()


def work_until_it_fails(casebook: Casebook, call_id: str) -> tuple[int, bool]:
    """Work a call; say how many events were acknowledged and whether a commit failed."""
    count = 0
    for batch in Script(call_id).whole():
        try:
            batch.commit_to(casebook)
        except StoreFailed:
            return count, True
        count += len(batch.events)
    return count, False


def check_what_is_left(folder: Path, call_id: str, acknowledged: int) -> None:
    """Look whether a call is there as far as it was acknowledged, and work it to its end."""
    casebook = open_casebook(folder)
    try:
        if acknowledged:
            assert Acknowledged({call_id: acknowledged}).missing_in(casebook) == []
        # The commit that failed may be there or not, and whole either way.
        stored = casebook.events_of(call_id) if casebook.find(call_id) else ()
        done = 0
        for batch in Script(call_id).whole():
            if done >= len(stored):
                batch.commit_to(casebook)
            done += len(batch.events)
        assert len(casebook.events_of(call_id)) == done
    finally:
        casebook.close()


def work_with_little_room(folder: str, pipe: Connection, call_id: str, room: int) -> None:
    """Work a call while no file of this process may grow beyond so many bytes: writes are cut in the middle."""
    casebook = open_casebook(Path(folder))
    resource.setrlimit(resource.RLIMIT_FSIZE, (room, resource.RLIM_INFINITY))
    count, failed = work_until_it_fails(casebook, call_id)
    resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    casebook.close()
    pipe.send((count, failed))


def work_if_not_held(folder: str, pipe: Connection) -> None:
    """Work three calls if nobody else has the casebook, and tell which it was."""
    try:
        _, unread = Pipe(duplex=False)
        work_calls(folder, unread, calls=3)
    except StoreError as error:
        pipe.send_bytes(str(error.kind).encode())
    else:
        pipe.send_bytes(b"wrote")
