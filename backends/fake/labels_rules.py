"""Caller labels and their correction, as the registry runs them. It knows no binding."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from sqlite3 import Connection
from typing import Final

from agent_console.backend import (
    Correction,
    CorrectionItem,
    CorrectionOrder,
    CorrectionReason,
    CorrectionState,
    HolderProof,
    IdempotencyKey,
    Label,
    ProviderLabels,
    Receipt,
    Refused,
)
from agent_console.calendar.zone import SHANGHAI, today
from agent_console.identity.phone import PhoneNumber
from backends.fake import ledger_requests as rows
from backends.fake import rules
from backends.fake.books import Books
from backends.fake.draw import Draw
from backends.fake.facts import NumberFacts
from backends.fake.keyed import KeyedWrite
from backends.fake.records import CorrectionRecord
from backends.fake.world import World, is_served

CORRECTION_WORKING_DAYS: Final = 5
"""All label firms name five working days."""

MOST_LABELS: Final = 50

_REVIEW_AFTER: Final = timedelta(hours=2)
_OFFICE_OPENS: Final = time(9, 0)
_OFFICE_MINUTES: Final = 9 * 60

_REFUSED_SHARE: Final = 5
_GONE_SHARE: Final = 3
"""Percent of the items that a firm refuses, or finds to be gone already."""

_PROVABLE: Final = {CorrectionReason.PREVIOUS_HOLDER, CorrectionReason.WRONG_NAME}
"""Reasons the activation date proves; with any other a person has to look."""

_OFF: Final = {CorrectionState.CORRECTED, CorrectionState.NOT_LABELLED}
_OPEN: Final = {CorrectionState.PENDING, CorrectionState.IN_REVIEW}


class LabelsRules:
    """Answers for all providers and takes corrections whole."""

    def __init__(self, world: World, books: Books) -> None:
        self._world = world
        self._books = books

    def labels(self, number: PhoneNumber, proof: HolderProof) -> tuple[ProviderLabels, ...]:
        """Tell what every provider shows, on the holder's proof."""
        now = self._world.now
        facts = self._world.facts(number, now)
        if not is_served(facts):
            raise Refused("IDENTIFIER_NOT_FOUND")
        with self._books.reading() as connection:
            validated_at = rules.check_proof(connection, number, proof, rules.LABELS)
            rules.check_recent(validated_at, now, rules.LABELS)
            gone, under_way = self._corrections(connection, number, now)
        return tuple(
            replace(
                shown,
                labels=tuple(
                    replace(label, open_correction=under_way.get(label.id))
                    for label in shown.labels
                    if label.id not in gone
                ),
            )
            for shown in facts.labels
        )

    def correct(self, order: CorrectionOrder, key: IdempotencyKey) -> Receipt:
        """Accept a correction whole, or refuse it whole."""
        rules.check_key(key)
        rules.check_text(order.case_reference, rules.LONGEST_REFERENCE)
        if not 1 <= len(order.label_ids) <= MOST_LABELS or len(set(order.label_ids)) < len(order.label_ids):
            raise Refused("INVALID_ARGUMENT")
        now = self._world.now
        body = rules.digest(
            order.number.digits,
            order.label_ids,
            order.reason,
            rules.proof_parts(order.proof),
            order.case_reference,
        )
        write = KeyedWrite("correct", key, body, rules.LABELS)
        with self._books.transaction() as connection:
            first = write.once(connection, now, lambda: self._accept(connection, order, now))
        return Receipt(first.answer)

    def correction(self, correction_id: str) -> Correction:
        """Tell how far a correction is."""
        with self._books.reading() as connection:
            record = rows.find_correction(connection, correction_id) if correction_id.isascii() else None
        if record is None:
            raise Refused("NOT_FOUND")
        due = self._world.working_day_after(today(record.created_at), CORRECTION_WORKING_DAYS)
        items = tuple(self._item(record, label_id, self._world.now) for label_id in record.label_ids)
        return Correction(record.id, items, due)

    def _accept(self, connection: Connection, order: CorrectionOrder, now: datetime) -> str:
        facts = self._world.facts(order.number, now)
        if not is_served(facts):
            raise Refused("IDENTIFIER_NOT_FOUND")
        if facts.registration.ported_in_on is not None:
            raise Refused("UNSUPPORTED_IDENTIFIER")
        validated_at = rules.check_proof(connection, order.number, order.proof, rules.LABELS)
        rules.check_recent(validated_at, now, rules.LABELS)
        # As the caller was told: a provider that cannot be reached today has not lost its labels.
        known = _labels_by_id(self._world.facts(order.number, validated_at))
        _, under_way = self._corrections(connection, order.number, now)
        for label_id in order.label_ids:
            if label_id not in known:
                raise Refused("NOT_FOUND")
            if label_id in under_way:
                raise Refused("ALREADY_EXISTS")
            _check_correctable(known[label_id], order.reason, facts.registration.activated_on)
        name = f"correction-{self._world.draw('correction id', rows.count_rows(connection, 'corrections')).token()}"
        record = CorrectionRecord(name, order.number.digits, now, order.reason, order.label_ids)
        rows.add_correction(connection, record, order.case_reference)
        return name

    def _corrections(
        self, connection: Connection, number: PhoneNumber, now: datetime
    ) -> tuple[set[str], dict[str, str]]:
        """Name the labels that were taken off by now, and those a firm still looks at, each with its correction."""
        gone, under_way = set[str](), dict[str, str]()
        for record in rows.corrections_of(connection, number.digits):
            for item in (self._item(record, label_id, now) for label_id in record.label_ids):
                if item.state in _OFF:
                    gone.add(item.label_id)
                elif item.state in _OPEN:
                    under_way[item.label_id] = record.id
        return gone, under_way

    def _item(self, record: CorrectionRecord, label_id: str, now: datetime) -> CorrectionItem:
        draw = self._world.draw("correction", record.id, label_id)
        days = 1 + draw.below(CORRECTION_WORKING_DAYS, "working day")
        day = self._world.working_day_after(today(record.created_at), days)
        opens = datetime.combine(day, _OFFICE_OPENS, SHANGHAI).astimezone(UTC)
        closed_at = opens + timedelta(minutes=draw.below(_OFFICE_MINUTES, "minute"))
        reviewed_at = record.created_at + _REVIEW_AFTER
        if now >= closed_at:
            return CorrectionItem(label_id, _end(record.reason, draw), closed_at)
        if now >= reviewed_at:
            return CorrectionItem(label_id, CorrectionState.IN_REVIEW, reviewed_at)
        return CorrectionItem(label_id, CorrectionState.PENDING, record.created_at)


def _labels_by_id(facts: NumberFacts) -> Mapping[str, Label]:
    return {label.id: label for shown in facts.labels for label in shown.labels}


def _check_correctable(label: Label, reason: CorrectionReason, activated_on: date | None) -> None:
    """Refuse what the activation date cannot prove: a fraud label, or one reported in the holder's own time."""
    of_own_time = (
        reason is CorrectionReason.PREVIOUS_HOLDER
        and label.first_reported_on is not None
        and activated_on is not None
        and label.first_reported_on >= activated_on
    )
    if not label.correctable or of_own_time:
        raise Refused(f"{rules.LABELS}.LABEL_NOT_CORRECTABLE")


def _end(reason: CorrectionReason, draw: Draw) -> CorrectionState:
    if draw.percent(_GONE_SHARE, "gone"):
        return CorrectionState.NOT_LABELLED
    if reason not in _PROVABLE:
        return CorrectionState.REQUIRES_REVIEW
    refused = draw.percent(_REFUSED_SHARE, "refused")
    return CorrectionState.REFUSED if refused else CorrectionState.CORRECTED
