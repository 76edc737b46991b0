"""Verification, as the registry runs it: matches, codes, tries and locks. It knows no binding."""

from __future__ import annotations

import hmac
from datetime import datetime, timedelta
from sqlite3 import Connection
from typing import Final

from agent_console.backend import (
    CodeAnswer,
    CodeOutcome,
    FraudSignals,
    HolderProof,
    IdentityAnswer,
    MatchOutcome,
    Refused,
    SendCodeAnswer,
    SendCodeOutcome,
    Ternary,
    TextMessage,
)
from agent_console.calendar.zone import next_midnight, today
from agent_console.identity.id_number import IdNumber, parse_id_number
from agent_console.identity.phone import PhoneNumber
from agent_console.identity.secret import Secret
from agent_console.identity.text import fold, fold_grouped
from backends.fake import ledger_codes as rows
from backends.fake.books import Books
from backends.fake.facts import Holder, NumberFacts
from backends.fake.records import SentCode
from backends.fake.rules import check_text
from backends.fake.world import World, is_served

TRIES_PER_DAY: Final = 3
"""Three misses of a factor lock it for the day (carriers' practice)."""

CODE_LIFE: Final = timedelta(minutes=5)
RESEND_AFTER: Final = timedelta(seconds=30)
"""Carriers' practice as well."""

CODES_PER_DAY: Final = 10
"""Enough for three calls; more is somebody flooding a phone."""

LONGEST_MESSAGE: Final = 160
CODE_PLACE: Final = "{{code}}"
"""CAMARA one-time-password-sms 1.1.1."""

_IDENTITY: Final = "identity"
_CODE: Final = "code"
_CODES: Final = 1_000_000


class HolderRules:
    """Compares and never reveals. Every try is in the ledger before its answer goes out."""

    def __init__(self, world: World, books: Books) -> None:
        self._world = world
        self._books = books

    def match_identity(self, number: PhoneNumber, name: Secret, document: Secret) -> IdentityAnswer:
        """Compare name and document, both or not at all; counts a miss."""
        now = self._world.now
        facts = self._world.facts(number, now)
        if not is_served(facts):
            return IdentityAnswer(MatchOutcome.NOT_SERVED)
        with self._books.transaction() as connection:
            left = self._tries_left(connection, facts, _IDENTITY, now)
            if left == 0:
                return IdentityAnswer(MatchOutcome.LOCKED, 0, next_midnight(now))
            outcome = _compare(facts.holder, name, document, now)
            if outcome is not MatchOutcome.NO_MATCH:
                return IdentityAnswer(outcome, left)
            rows.add_miss(connection, number.digits, _IDENTITY, today(now))
            return IdentityAnswer(outcome, left - 1, next_midnight(now) if left == 1 else None)

    def fraud_signals(self, number: PhoneNumber) -> FraudSignals:
        """Tell the three signals."""
        return self._world.facts(number, self._world.now).signals

    def send_code(self, number: PhoneNumber, message: str) -> SendCodeAnswer:
        """Send a code; the text stands in the ledger before the answer goes out."""
        check_text(message, LONGEST_MESSAGE)
        if CODE_PLACE not in message:
            raise Refused("INVALID_ARGUMENT")
        now = self._world.now
        facts = self._world.facts(number, now)
        if not is_served(facts):
            return SendCodeAnswer(SendCodeOutcome.NOT_SERVED)
        if facts.signals.sms_receivable.answer is Ternary.NO:
            return SendCodeAnswer(SendCodeOutcome.BARRED)
        with self._books.transaction() as connection:
            return self._why_not_now(connection, facts, now) or self._send(connection, number, message, now)

    def confirm_code(self, number: PhoneNumber, authentication_id: str, code: Secret) -> CodeAnswer:
        """Compare a code; counts a miss. Only the newest code of a number can be confirmed, and once."""
        now = self._world.now
        facts = self._world.facts(number, now)
        with self._books.transaction() as connection:
            sent = rows.find_code(connection, authentication_id) if authentication_id.isascii() else None
            if sent is None or sent.number != number.digits:
                raise Refused("NOT_FOUND")
            left = self._tries_left(connection, facts, _CODE, now)
            if left == 0:
                return CodeAnswer(CodeOutcome.USED_UP, None, 0, next_midnight(now))
            if not _is_current(connection, sent, now):
                return CodeAnswer(CodeOutcome.EXPIRED, None, left)
            if hmac.compare_digest(_bytes(fold_grouped(code.reveal())), _bytes(sent.code)):
                rows.confirm(connection, sent.authentication_id, now)
                return CodeAnswer(CodeOutcome.CONFIRMED, HolderProof(sent.authentication_id, now), left)
            rows.add_miss(connection, number.digits, _CODE, today(now))
            if left == 1:
                return CodeAnswer(CodeOutcome.USED_UP, None, 0, next_midnight(now))
            return CodeAnswer(CodeOutcome.WRONG, None, left - 1)

    def messages(self, number: PhoneNumber) -> tuple[TextMessage, ...]:
        """Show what stands on the caller's phone; nothing where the caller does not have it at hand."""
        if not self._world.facts(number, self._world.now).play.phone_in_hand:
            return ()
        with self._books.reading() as connection:
            return rows.messages(connection, number.digits)

    def _tries_left(self, connection: Connection, facts: NumberFacts, factor: str, now: datetime) -> int:
        misses = rows.count_misses(connection, facts.number.digits, factor, today(now))
        return max(0, TRIES_PER_DAY - misses - facts.play.misses.get(factor, 0))

    def _why_not_now(
        self, connection: Connection, facts: NumberFacts, now: datetime
    ) -> SendCodeAnswer | None:
        digits = facts.number.digits
        if self._tries_left(connection, facts, _CODE, now) == 0:
            return SendCodeAnswer(SendCodeOutcome.LIMIT_REACHED)
        newest = rows.newest_code(connection, digits)
        if newest is not None and now < newest.sent_at + RESEND_AFTER:
            # A clock that was set back must not make the caller wait for its old time.
            wait = min(newest.sent_at + RESEND_AFTER - now, RESEND_AFTER)
            return SendCodeAnswer(SendCodeOutcome.TOO_SOON, wait=wait)
        if rows.count_codes(connection, digits, today(now)) >= CODES_PER_DAY:
            return SendCodeAnswer(SendCodeOutcome.LIMIT_REACHED)
        return None

    def _send(
        self, connection: Connection, number: PhoneNumber, message: str, now: datetime
    ) -> SendCodeAnswer:
        # Drawn from the seed and a counter, so that a seeded run repeats. A code that could be foretold
        # would protect nothing; a training code has nothing to protect and stands on the screen anyway.
        draw = self._world.draw("code", number.digits, rows.count_codes(connection, number.digits))
        sent = SentCode(f"a-{draw.token()}", number.digits, f"{draw.below(_CODES):06d}", now, None)
        rows.add_code(connection, sent, today(now))
        # Not str.format: a text with other braces in it is still a text.
        rows.add_message(connection, number.digits, now, message.replace(CODE_PLACE, sent.code))
        return SendCodeAnswer(SendCodeOutcome.SENT, sent.authentication_id)


def _compare(holder: Holder, name: Secret, document: Secret, now: datetime) -> MatchOutcome:
    said = fold_grouped(document.reveal()).upper()
    if not said:
        return MatchOutcome.DOCUMENT_REQUIRED
    spelt = _spelling(name.reveal())
    readable = isinstance(parse_id_number(said, today(now)), IdNumber)
    if holder.document is None or not spelt or not readable:
        # A misread document is no miss: a failing check digit means "please read it again".
        return MatchOutcome.NOT_COMPARABLE
    same_name = any(hmac.compare_digest(_bytes(spelt), _bytes(_spelling(one))) for one in holder.names)
    same_document = hmac.compare_digest(_bytes(said), _bytes(holder.document.upper()))
    return MatchOutcome.MATCH if same_name and same_document else MatchOutcome.NO_MATCH


def _spelling(name: str) -> str:
    """Fold a name: case, width, spaces and the dots between parts of a name do not make another person."""
    return "".join(char for char in fold(name).casefold() if char.isalnum())


def _is_current(connection: Connection, sent: SentCode, now: datetime) -> bool:
    newest = rows.newest_code(connection, sent.number)
    is_newest = newest is not None and newest.authentication_id == sent.authentication_id
    return is_newest and sent.confirmed_at is None and now < sent.sent_at + CODE_LIFE


def _bytes(text: str) -> bytes:
    # Typed text may hold lone surrogates; comparing them must not raise.
    return text.encode("utf-8", "surrogatepass")
