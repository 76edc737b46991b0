"""Lookups, as the registry runs them. It knows every rule of asking, and plays no platform."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from sqlite3 import Connection
from typing import Final

from agent_console.backend import IdempotencyKey, Lookup, LookupOrder, Receipt, Refused, Verdict
from agent_console.identity.phone import PhoneNumber
from backends.fake import ledger_requests as rows
from backends.fake import rules
from backends.fake.books import Books
from backends.fake.fates import released_by, under_request
from backends.fake.filed import fates_for, platforms_by_id
from backends.fake.keyed import KeyedWrite
from backends.fake.latency import Latency
from backends.fake.lookups_play import POLL_WHILE_RUNNING, PlayedLookup
from backends.fake.records import LookupRecord
from backends.fake.world import World, is_served

RESULTS_KEPT: Final = timedelta(hours=24)
"""How long results can be read (number-bindings 0.1, rule 6)."""

MOST_PLATFORMS: Final = 300

_NOT_LOOKED_UP: Final = {
    Verdict.PORTED_UNSUPPORTED: "UNSUPPORTED_IDENTIFIER",
    Verdict.CANNOT_JUDGE: "SERVICE_NOT_APPLICABLE",
    Verdict.NOT_SYNCED_YET: "SERVICE_NOT_APPLICABLE",
}
"""A number that never changed hands may still be asked what hangs on it: that is the other service."""


class LookupsRules:
    """Accepts lookups and answers from the ledger.

    Args:
        world: Facts, clock and draws.
        books: The ledger.
        latency: Tells how fast the platforms are now.
    """

    def __init__(self, world: World, books: Books, latency: Callable[[], Latency]) -> None:
        self._world = world
        self._books = books
        self._latency = latency

    def start_lookup(self, order: LookupOrder, key: IdempotencyKey) -> Receipt:
        """Accept a lookup on the holder's proof and consent."""
        rules.check_key(key)
        rules.check_text(order.case_reference, rules.LONGEST_REFERENCE)
        now = self._world.now
        body = rules.digest(
            order.number.digits,
            rules.proof_parts(order.proof),
            rules.consent_parts(order.consent),
            order.platform_ids,
            order.activated_on.isoformat() if order.activated_on else None,
            order.case_reference,
            *(() if order.relation is None else (order.relation,)),
        )
        write = KeyedWrite("start_lookup", key, body, rules.BINDINGS)
        with self._books.transaction() as connection:
            first = write.once(connection, now, lambda: self._accept_lookup(connection, order, now))
        return Receipt(first.answer, POLL_WHILE_RUNNING)

    def lookup(self, lookup_id: str) -> Lookup:
        """Tell how far a lookup is; results are kept for a day after the last platform answered."""
        with self._books.reading() as connection:
            record = rows.find_lookup(connection, lookup_id) if lookup_id.isascii() else None
            if record is None:
                raise Refused("NOT_FOUND")
            number = PhoneNumber(record.number)
            fates = fates_for(self._world, connection, number)
        facts = self._world.facts(number, record.created_at)
        played = PlayedLookup(self._world, self._latency(), record, facts, platforms_by_id())
        if self._world.now > played.finished_at() + RESULTS_KEPT:
            raise Refused(f"{rules.BINDINGS}.RESULTS_EXPIRED")
        gone, whose = released_by(fates, record.created_at), record.relation
        left = tuple(held for held in facts.bindings if held.id not in gone and whose in (None, held.told))
        return played.as_of_now(left, under_request(fates, self._world.now))

    def _accept_lookup(self, connection: Connection, order: LookupOrder, now: datetime) -> str:
        facts = self._world.facts(order.number, now)
        if not is_served(facts):
            raise Refused("IDENTIFIER_NOT_FOUND")
        refusal = _NOT_LOOKED_UP.get(facts.registration.verdict)
        if refusal is not None:
            raise Refused(refusal)
        validated_at = rules.check_proof(connection, order.number, order.proof, rules.BINDINGS)
        rules.check_consent(order.consent, validated_at, now)
        platforms = platforms_by_id()
        if len(order.platform_ids) > MOST_PLATFORMS:
            raise Refused("INVALID_ARGUMENT")
        if not platforms.keys() >= set(order.platform_ids):
            raise Refused("NOT_FOUND")
        asked = tuple(dict.fromkeys(order.platform_ids)) or tuple(platforms)
        count = rows.count_rows(connection, "lookups")
        name = f"lookup-{self._world.draw('lookup id', count).token()}"
        record = LookupRecord(name, order.number.digits, now, asked, order.relation)
        rows.add_lookup(connection, record, order.case_reference, order.consent)
        return name
