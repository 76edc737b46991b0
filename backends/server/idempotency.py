"""Writes that take effect once: keys, first answers, and what is running. It knows no write's meaning."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Final

from agent_console.backend import IdempotencyKey
from backends.server.kept.answers import FirstAnswers
from backends.server.problems import Problem, invalid
from backends.server.records import FirstAnswer

_KEY: Final = re.compile(r'"((?:[!#-\[\]-~]|\\["\\]){1,64})"', re.ASCII)
"""A quoted string (RFC 8941) of visible characters; only the quote and the backslash are escaped."""

_ESCAPED: Final = re.compile(r"\\(.)")


def read_key(header: str | None) -> str | None:
    """Read `Idempotency-Key`; None where there is none.

    Raises:
        Problem: 400; it is no quoted string of 1 to 64 visible characters.
    """
    if header is None:
        return None
    found = _KEY.fullmatch(header.strip())
    if found is None:
        raise invalid("Idempotency-Key has to be a quoted string of 1 to 64 visible characters.")
    return _ESCAPED.sub(r"\1", found[1])


def backend_key(client: str, key: str) -> IdempotencyKey:
    """Give the key for the backend: two clients that chose the same one must not meet there.

    It depends on nothing else, so a repetition after a restart or a lost file still takes effect once.
    """
    return IdempotencyKey(sha256(f"{client}\0{key}".encode()).hexdigest()[:40])


def fingerprint(*parts: bytes) -> str:
    """Tell one request from another under the same key."""
    digest = sha256()
    for part in parts:
        digest.update(len(part).to_bytes(8) + part)
    return digest.hexdigest()


@dataclass(frozen=True, slots=True)
class KeyedWrite:
    """One write as it was asked for.

    Args:
        client: Whose key it is.
        key: The key as the client wrote it.
        asked: The fingerprint of what is asked for.
        reused_code: What a key that came with another body is refused with.
    """

    client: str
    key: str
    asked: str
    reused_code: str


class Once:
    """Does each keyed write once."""

    def __init__(self, answers: FirstAnswers) -> None:
        self._answers = answers
        self._running: set[tuple[str, str]] = set()

    async def do(
        self, write: KeyedWrite, now: Callable[[], datetime], act: Callable[[], Awaitable[FirstAnswer]]
    ) -> FirstAnswer:
        """Do a write, or give its first answer again. One that failed leaves its key unused.

        Raises:
            Problem: 409 while the same key is at work, 422 when it came with another body; or as `act` raises.
        """
        name = (write.client, write.key)
        if name in self._running:
            raise Problem(409, "ABORTED", "A request with this key is still at work.", {"Retry-After": "1"})
        first = self._answers.find(*name)
        if first is not None:
            if first.fingerprint != write.asked:
                raise Problem(422, write.reused_code, "This key came before with another request.")
            return first
        self._running.add(name)
        try:
            answer = await act()
        finally:
            self._running.discard(name)
        self._answers.keep(*name, answer, now())
        return answer
