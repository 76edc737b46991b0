"""Requests, as the registry runs them. It knows every rule of filing, and plays no platform."""

from __future__ import annotations

from datetime import datetime
from sqlite3 import Connection

from agent_console.backend import (
    HolderProof,
    IdempotencyKey,
    Receipt,
    Refused,
    UnbindOrder,
    UnbindRequest,
    Verdict,
)
from agent_console.calendar.zone import today
from agent_console.identity.phone import PhoneNumber
from backends.fake import ledger_codes, rules
from backends.fake import ledger_requests as rows
from backends.fake.books import Books
from backends.fake.facts import NumberFacts
from backends.fake.fates import REQUEST_WORKING_DAYS
from backends.fake.filed import REQUESTS_KEPT, fates_for, find_request, platforms_by_id
from backends.fake.filing import check_items, check_order, notice_to_holder
from backends.fake.keyed import KeyedWrite
from backends.fake.records import ItemRecord, LookupRecord, RequestRecord
from backends.fake.standing import is_withdrawable, item_id, request_as_of
from backends.fake.world import World, is_served


class RequestsRules:
    """Accepts or refuses whole, and answers from the ledger."""

    def __init__(self, world: World, books: Books) -> None:
        self._world = world
        self._books = books

    def submit(self, order: UnbindOrder, key: IdempotencyKey) -> Receipt:
        """Accept a request whole, or refuse it whole."""
        rules.check_key(key)
        check_order(order)
        now = self._world.now
        body = rules.digest(
            order.number.digits,
            [[item.platform_id, item.binding_id] for item in order.items],
            order.lookup_id,
            rules.proof_parts(order.proof),
            rules.consent_parts(order.consent),
            order.notify_holder,
            order.case_reference,
        )
        write = KeyedWrite("submit", key, body, rules.BINDINGS)
        with self._books.transaction() as connection:
            first = write.once(connection, now, lambda: self._accept_request(connection, order, now))
        return Receipt(first.answer)

    def request(self, request_id: str) -> UnbindRequest:
        """Tell how far a request is."""
        with self._books.reading() as connection:
            request, fates = find_request(self._world, connection, request_id)
        return request_as_of(self._world, request, fates, self._world.now)

    def find_requests(
        self, number: PhoneNumber, proof: HolderProof, case_reference: str | None
    ) -> tuple[UnbindRequest, ...]:
        """Find what was filed for a number, newest first, on the holder's proof."""
        now = self._world.now
        with self._books.reading() as connection:
            validated_at = rules.check_proof(connection, number, proof, rules.BINDINGS)
            rules.check_recent(validated_at, now, rules.BINDINGS)
            filed = rows.requests_of(connection, number.digits)
            fates = fates_for(self._world, connection, number)
        return tuple(
            request_as_of(self._world, request, fates, now)
            for request in reversed(filed)
            if now <= request.created_at + REQUESTS_KEPT and case_reference in {None, request.case_reference}
        )

    def withdraw(
        self, request_id: str, item_ids: tuple[str, ...], reason: str, key: IdempotencyKey
    ) -> UnbindRequest:
        """Take back the items no platform has taken over yet; no ids mean all of them."""
        rules.check_key(key)
        rules.check_text(reason, rules.LONGEST_REASON)
        now = self._world.now
        body = rules.digest(request_id, item_ids, reason)
        write = KeyedWrite("withdraw", key, body, rules.BINDINGS)
        with self._books.transaction() as connection:
            first = write.once(
                connection, now, lambda: self._take_back(connection, request_id, item_ids, reason, now)
            )
            request, fates = find_request(self._world, connection, request_id)
        return request_as_of(self._world, request, fates, first.answered_at)

    def _accept_request(self, connection: Connection, order: UnbindOrder, now: datetime) -> str:
        facts = self._world.facts(order.number, now)
        if not is_served(facts):
            raise Refused("IDENTIFIER_NOT_FOUND")
        if facts.registration.verdict is not Verdict.RECYCLED:
            raise Refused("SERVICE_NOT_APPLICABLE")
        validated_at = rules.check_proof(connection, order.number, order.proof, rules.BINDINGS)
        rules.check_consent(order.consent, validated_at, now)
        check_items(order, self._looked_up(connection, order), platforms_by_id())
        count = rows.count_rows(connection, "requests")
        record = RequestRecord(
            id=f"request-{self._world.draw('request id', count).token()}",
            number=order.number.digits,
            created_at=now,
            lookup_id=order.lookup_id,
            case_reference=order.case_reference,
            items=tuple(
                ItemRecord(position, item.platform_id, item.binding_id)
                for position, item in enumerate(order.items, start=1)
            ),
        )
        rows.add_request(connection, record, order.consent)
        if order.notify_holder:
            due = self._world.working_day_after(today(now), REQUEST_WORKING_DAYS)
            text = notice_to_holder(order, due)
            ledger_codes.add_message(connection, order.number.digits, now, text)
        return record.id

    def _looked_up(
        self, connection: Connection, order: UnbindOrder
    ) -> tuple[LookupRecord, NumberFacts] | None:
        """Find the lookup an order stands on, with the number's facts on its day."""
        if order.lookup_id is None:
            return None
        record = rows.find_lookup(connection, order.lookup_id) if order.lookup_id.isascii() else None
        if record is None or record.number != order.number.digits:
            raise Refused("NOT_FOUND")
        return record, self._world.facts(order.number, record.created_at)

    def _take_back(
        self, connection: Connection, request_id: str, item_ids: tuple[str, ...], reason: str, now: datetime
    ) -> str:
        request, fates = find_request(self._world, connection, request_id)
        by_id = {item_id(request.id, item.position): item for item in request.items}
        if not by_id.keys() >= set(item_ids):
            raise Refused("NOT_FOUND")
        chosen = [by_id[name] for name in dict.fromkeys(item_ids)] or list(request.items)
        open_items = [item for item in chosen if is_withdrawable(request, item, fates, now)]
        if not open_items:
            raise Refused("INCOMPATIBLE_STATE")
        for item in open_items:
            rows.withdraw(connection, request.id, item.position, reason, now)
        return request.id
