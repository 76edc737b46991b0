"""A write under its idempotency key: it takes effect once. It knows no write's meaning and checks nothing of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from sqlite3 import Connection

from agent_console.backend import Refused
from backends.fake import ledger_codes as rows
from backends.fake import rules
from backends.fake.ledger_codes import FirstAnswer


@dataclass(frozen=True, slots=True)
class KeyedWrite:
    """One write as it was asked for.

    Args:
        operation: What is done.
        key: The idempotency key.
        body: The fingerprint of what is asked for.
        api: The contract whose refusal a reused key gets.
    """

    operation: str
    key: str
    body: str
    api: str

    def once(self, connection: Connection, now: datetime, act: Callable[[], str]) -> FirstAnswer:
        """Do it once: a key that was answered before gets its first answer again, whatever changed since.

        Args:
            connection: Of the transaction in which the write takes effect.
            now: The instant.
            act: Checks and does it, and gives the answer to keep; when it raises, the key stays unused.

        Raises:
            Refused: The key came before with another body; or as `act` refuses.
        """
        asked = rules.digest(self.operation, self.body)
        first = rows.find_answer(connection, self.key)
        if first is None:
            answer = act()
            rows.keep_answer(connection, self.key, self.operation, asked, answer, now)
            return FirstAnswer(asked, answer, now)
        if first.digest != asked:
            raise Refused(f"{self.api}.IDEMPOTENCY_KEY_REUSED")
        return first
