"""What must hold of a call's record, told without the call's own rules: it reads events alone, one after the other."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from agent_console.backend import (
    Binding,
    CodeOutcome,
    HolderProof,
    HolderRelation,
    LookupOrder,
    MatchOutcome,
    NumberRecord,
    OrderItem,
    PlatformList,
    UnbindMethod,
    Verdict,
)
from agent_console.calendar.zone import today
from agent_console.call import events as e
from agent_console.call.read_back import Reading, Statement
from agent_console.call.steps import Service
from agent_console.call.verification import TenureAnswer
from agent_console.identity.phone import PhoneNumber
from tests.desk.label_oracle import LabelRecord

TEN_MINUTES = timedelta(minutes=10)


@dataclass
class Record:
    """What an auditor has noted so far, reading a call's events."""

    platforms: PlatformList
    line_up: bool = True
    subject: PhoneNumber | None = None
    answer: NumberRecord | None = None
    agreed_at: datetime | None = None
    matched: bool = False
    proof: HolderProof | None = None
    verified_at: datetime | None = None
    disputed: bool = False
    lookup_id: str | None = None
    own: list[Binding] = field(default_factory=list)
    own_query_id: str | None = None
    own_by_query: list[Binding] = field(default_factory=list)
    asked_before: tuple[Binding, ...] = ()
    shown: Reading | None = None
    said: dict[Statement, tuple[datetime, Reading]] = field(default_factory=dict)
    queued: dict[int, tuple[OrderItem, ...]] = field(default_factory=dict)
    queued_at: datetime | None = None
    read: Reading | None = None
    service: Service = Service.UNBIND
    labels: LabelRecord = field(default_factory=LabelRecord)

    @property
    def activated_on(self) -> date | None:
        return self.answer.activated_on if self.answer else None

    def take(self, event: e.Event) -> None:
        """Note one event; an assertion fails where it should not have been possible."""
        match event:
            case e.SubjectEntered():
                self.__init__(  # type: ignore[misc]
                    self.platforms, line_up=self.line_up, subject=event.number, service=self.service
                )
            case e.NumberAnswered():
                self._number(event)
            case e.NoticeAgreed():
                assert self.line_up, "agreed while the caller did not hear"
                self.agreed_at = self.agreed_at or event.at
            case e.IdentityCompared():
                self.matched = event.answer.outcome is MatchOutcome.MATCH
                self._unless(self.matched)
            case e.CodeCompared():
                self._code(event)
            case e.TenureStated():
                assert self.line_up, "an answer taken while the caller did not hear"
                self.disputed = event.answer is TenureAnswer.DISAGREES
            case e.ServiceChosen():
                self.service, self.said, self.shown = event.service, {}, None
            case e.LabelsAnswered():
                self.labels.answer(event)
            case e.LabelChosen() | e.LabelLeft():
                if self.labels.choose(event):
                    self.said, self.shown = {}, None
            case e.CorrectionQueued():
                self._correction(event)
            case e.LookupStarted():
                self.check_lookup()
                self.lookup_id, self.own, self.asked_before = event.lookup_id, [], ()
            case e.LookupAnswered() if event.lookup.id == self.lookup_id:
                self.own += [one for one in event.lookup.bindings if self._is_own(one)]
                self.asked_before = tuple(one for one in event.lookup.bindings if self._is_asked(one))
            case e.OwnLookupStarted():
                self.own_query_id = event.lookup_id
            case e.OwnLookupAnswered() if event.lookup.id == self.own_query_id:
                self.own_by_query += [one for one in event.lookup.bindings if self._is_own(one)]
            case e.Ticked() | e.Unticked():
                self.said, self.shown = {}, None
            case e.LineHeld():
                self.line_up = False
            case e.LineResumed():
                self.line_up = True
            case e.LineDropped() | e.LineEnded():
                self.line_up, self.said, self.shown = False, {}, None
            case e.CallResumed():
                self.line_up, self.said, self.shown = True, {}, None
            case e.LastPageShown():
                self.shown = event.reading
            case e.StatementMade():
                assert self.line_up, "a statement taken while the caller did not hear"
                assert self.shown == event.reading, "a statement about a list that was not shown to its end"
                self.said[event.statement] = (event.at, event.reading)
            case e.StatementTakenBack():
                self.said.popitem()
            case e.FilingQueued():
                self._queued(event)
            case _:
                pass

    def _unless(self, holds: bool) -> None:
        if not holds:
            self.verified_at = self.proof = None

    def _number(self, event: e.NumberAnswered) -> None:
        if self.answer is not None and self.activated_on != event.record.activated_on:
            self.lookup_id, self.own, self.asked_before, self.disputed = None, [], (), False
            self.own_query_id, self.own_by_query = None, []
            self.labels.reasons = {}
        self.answer = event.record

    def _code(self, event: e.CodeCompared) -> None:
        answer = event.answer
        if answer.outcome is CodeOutcome.USED_UP:
            self.matched = False
            self._unless(False)
        if answer.outcome is CodeOutcome.CONFIRMED and answer.proof is not None and self.matched:
            self.verified_at, self.proof = event.at, answer.proof
            asked = self.labels.answered if self.service is Service.LABELS else self.lookup_id is not None
            if not asked and self.agreed_at is not None:
                self.agreed_at = None if self.agreed_at < event.at - TEN_MINUTES else self.agreed_at

    def _is_own(self, binding: Binding) -> bool:
        if binding.relation is HolderRelation.CURRENT_HOLDER:
            return True
        on, activated_on = binding.bound_on, self.activated_on
        return on is not None and activated_on is not None and on >= activated_on

    def _is_asked(self, binding: Binding) -> bool:
        return binding.open_request_id is not None and not self._is_own(binding)

    def check_holder(self) -> None:
        """Rule 1: verified and agreed; and the number may be unbound at all."""
        assert self.agreed_at is not None, "nobody agreed"
        assert self.matched, "name and document did not match"
        assert self.verified_at is not None, "nobody was verified"

    def check_lookup(self) -> None:
        """Rule 1, for a lookup that was just started or is about to be."""
        self.check_holder()

    def check_order(self, order: LookupOrder) -> None:
        """Rule 1, for a lookup as it goes out."""
        self.check_holder()
        assert order.number == self.subject
        assert order.proof == self.proof
        assert order.consent.agreed_at == self.agreed_at

    def _queued(self, event: e.FilingQueued) -> None:
        """Rules 1 and 2, for what was put into the outbox."""
        assert self.line_up, "filed while the caller did not hear"
        self.check_holder()
        assert self.verified_at is not None
        assert event.at < self.verified_at + TEN_MINUTES, "filed on an old proof"
        assert not self.disputed
        self._check_number(event.at)
        assert self.queued_at in (None, event.at), "filed a second time"
        self.queued_at, self.queued[event.filing] = event.at, event.items
        self._check_said(event)
        self._check_own(event.items)
        self._check_not_asked_twice(event.items)

    def _correction(self, event: e.CorrectionQueued) -> None:
        """The same for labels: heard, verified, agreed to on their own, and nothing that cannot be proved."""
        assert self.line_up, "filed while the caller did not hear"
        assert self.service is Service.LABELS
        self.check_holder()
        assert self.verified_at is not None
        assert event.at < self.verified_at + TEN_MINUTES, "filed on an old proof"
        assert not self.disputed
        assert self.answer is not None
        assert self.answer.verdict in (Verdict.RECYCLED, Verdict.NOT_RECYCLED)
        assert self.answer.ported_in_on is None, "a ported number's labels cannot be corrected"
        assert self.activated_on is not None
        assert self.activated_on <= today(event.at)
        assert {Statement.READ_BACK, Statement.SEPARATE_CONSENT} <= set(self.said), (
            "no answer of the caller's"
        )
        reading = self.said[Statement.SEPARATE_CONSENT][1]
        assert self.said[Statement.READ_BACK][1] == reading, "said about different lists"
        assert self.subject is not None
        assert reading.number == self.subject.digits
        self.labels.check(event, reading, self.activated_on)

    def _check_number(self, now: datetime) -> None:
        assert self.answer is not None
        assert self.answer.number == self.subject
        assert self.answer.verdict is Verdict.RECYCLED
        assert self.answer.verdict_text is None
        assert self.activated_on is not None
        assert self.activated_on <= today(now)

    def _check_said(self, event: e.FilingQueued) -> None:
        assert Statement.READ_BACK in self.said, "not read back"
        assert Statement.SEPARATE_CONSENT in self.said, "no separate consent"
        readings = {id(reading): reading for _, reading in self.said.values()}
        reading = self.said[Statement.SEPARATE_CONSENT][1]
        assert all(one == reading for one in readings.values()), "said about different lists"
        assert self.subject is not None
        assert reading.number == self.subject.digits
        assert set(event.items) <= set(reading.items), "filed what was not read"
        assert Statement.WARNINGS_TOLD in self.said or not reading.warnings
        families = {one.id: one.family_id for one in self.platforms.platforms}
        assert {families[item.platform_id] for item in event.items} <= set(reading.recipients)
        self.read = reading

    def _check_own(self, items: tuple[OrderItem, ...]) -> None:
        methods = {one.id: one.unbind_method for one in self.platforms.platforms}
        own_platforms = {one.platform_id for one in (*self.own, *self.own_by_query)}
        own_ids = {one.id for one in (*self.own, *self.own_by_query)}
        for item in items:
            assert methods[item.platform_id] is UnbindMethod.AUTOMATIC
            if item.binding_id is None:
                assert item.platform_id not in own_platforms, "an own binding would be unbound"
            else:
                assert item.binding_id not in own_ids, "an own binding was named"

    def _check_not_asked_twice(self, items: tuple[OrderItem, ...]) -> None:
        platforms = {one.platform_id for one in self.asked_before}
        ids = {one.id for one in self.asked_before}
        for item in items:
            if item.binding_id is None:
                assert item.platform_id not in platforms, "what is under request was asked for again"
            else:
                assert item.binding_id not in ids, "what is under request was named again"

    def check_end(self) -> None:
        """Everything that was read and agreed to was filed, nothing more."""
        self.labels.check_end()
        numbers = sorted((*self.queued, *self.labels.queued))
        assert numbers == list(range(1, len(numbers) + 1))
        if self.queued_at is None:
            return
        filed = [item for number in sorted(self.queued) for item in self.queued[number]]
        assert self.read is not None
        assert filed == list(self.read.items)


def read(events: Iterable[e.Event], platforms: PlatformList) -> Record:
    """Read a call's events from the first to the last."""
    record = Record(platforms)
    for event in events:
        record.take(event)
    record.check_end()
    return record
