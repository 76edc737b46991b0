"""Access tokens: opaque, short-lived, in memory. It knows who holds one and what it opens, not how it was earned."""

from __future__ import annotations

import hmac
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from secrets import token_urlsafe
from typing import Final

from backends.server.problems import Problem
from backends.wire.apis import Operation

DEV_CLIENT: Final = "dev"
"""Whose requests those with the fixed token are; a client of this name cannot be registered beside it."""

MOST_TOKENS: Final = 10_000
"""Tokens alive at once; beyond it the oldest goes, and its client asks anew."""

_CHALLENGE: Final = {"WWW-Authenticate": "Bearer"}


@dataclass(frozen=True, slots=True)
class Caller:
    """Who asks. `scopes` None opens everything; `subject` is the number of a three-legged token, E.164."""

    client: str
    scopes: frozenset[str] | None = None
    subject: str | None = None

    def check_scope(self, operation: Operation) -> None:
        """Refuse what the token does not open.

        Raises:
            Problem: 403.
        """
        if self.scopes is not None and self.scopes.isdisjoint(operation.scopes):
            raise Problem(403, "PERMISSION_DENIED", "The token does not open this operation.")


@dataclass(frozen=True, slots=True)
class _Issued:
    caller: Caller
    until: datetime


class Tokens:
    """Gives tokens out and knows them again. Only their digests are kept.

    Args:
        clock: The instant now.
        life: How long a token is good for.
        dev_token: The fixed token, or None.
    """

    def __init__(self, clock: Callable[[], datetime], life: timedelta, dev_token: str | None) -> None:
        self._clock = clock
        self.life = life
        self._dev = None if dev_token is None else _digest(dev_token)
        self._issued: dict[bytes, _Issued] = {}

    def issue(self, caller: Caller) -> str:
        """Give out a token."""
        token = token_urlsafe(32)
        now = self._clock()
        if len(self._issued) >= MOST_TOKENS:
            self._drop_ended(now)
        self._issued[_digest(token)] = _Issued(caller, now + self.life)
        return token

    def find(self, authorization: str | None, from_loopback: bool) -> Caller:
        """Tell who asks, by the value of `Authorization`.

        Raises:
            Problem: 401; no bearer token, or one that is not known or has ended.
        """
        scheme, _, token = (authorization or "").partition(" ")
        if scheme.lower() != "bearer" or not token:
            raise Problem(401, "UNAUTHENTICATED", "A bearer token is needed.", _CHALLENGE)
        digest = _digest(token.strip())
        if self._dev is not None and from_loopback and hmac.compare_digest(digest, self._dev):
            return Caller(DEV_CLIENT)
        issued = self._issued.get(digest)
        if issued is None or self._clock() >= issued.until:
            self._issued.pop(digest, None)
            raise Problem(401, "UNAUTHENTICATED", "The bearer token is not known or has ended.", _CHALLENGE)
        return issued.caller

    def _drop_ended(self, now: datetime) -> None:
        self._issued = {digest: one for digest, one in self._issued.items() if now < one.until}
        while len(self._issued) >= MOST_TOKENS:
            del self._issued[next(iter(self._issued))]


def _digest(token: str) -> bytes:
    return sha256(token.encode("utf-8", "surrogatepass")).digest()
