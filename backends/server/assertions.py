"""Signed assertions of clients: who made one, for whom, and whether it is fresh. It gives no token."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from joserfc import jwt
from joserfc.errors import JoseError

from backends.server.clients import ALGORITHMS, Client, Clients

LONGEST_LIFE: Final = timedelta(seconds=300)
"""CAMARA's security profile (ICM r3.3): an assertion lives five minutes at most."""

LEEWAY: Final = timedelta(seconds=30)
"""Clocks differ."""

LONGEST_ASSERTION: Final = 8192
_LONGEST_ID: Final = 256
_LATEST: Final = 1e11
"""Some thousand years ahead, in seconds since 1970: no number beyond it is an instant."""


class AssertionRefused(Exception):
    """An assertion that proves nothing. It does not say which part was wrong."""


@dataclass(frozen=True, slots=True)
class Assertion:
    """What a verified assertion says."""

    client: Client
    subject: str
    scope: str | None


class Assertions:
    """Verifies assertions; each is taken once.

    Args:
        clients: Who may sign.
        clock: The instant now.
    """

    def __init__(self, clients: Clients, clock: Callable[[], datetime]) -> None:
        self._clients = clients
        self._clock = clock
        self._used: dict[tuple[str, str], float] = {}

    def verify(self, text: str, audiences: frozenset[str]) -> Assertion:
        """Verify an assertion and note that it was used.

        Raises:
            AssertionRefused: Unknown client, wrong signature, other audience, too old, too long-lived, used before.
        """
        client = self._clients.by_id.get(_issuer(text))
        if client is None:
            raise AssertionRefused
        try:
            claims = jwt.decode(text, client.keys, algorithms=list(ALGORITHMS)).claims
        except (JoseError, ValueError, KeyError, TypeError):
            raise AssertionRefused from None
        self._check_times(claims)
        audience = claims.get("aud")
        told = set(audience) if isinstance(audience, list) else {audience}
        subject, scope, name = claims.get("sub"), claims.get("scope"), claims.get("jti")
        if not told & audiences or not isinstance(subject, str) or not isinstance(scope, str | None):
            raise AssertionRefused
        if not isinstance(name, str) or not 0 < len(name) <= _LONGEST_ID:
            raise AssertionRefused
        self._use_once(client.id, name, float(claims["exp"]))
        return Assertion(client, subject, scope)

    def _check_times(self, claims: dict[str, Any]) -> None:
        issued, ends = _time(claims.get("iat")), _time(claims.get("exp"))
        now, leeway = self._clock().timestamp(), LEEWAY.total_seconds()
        too_long = ends - issued > LONGEST_LIFE.total_seconds()
        if too_long or now >= ends + leeway or issued > now + leeway:
            raise AssertionRefused

    def _use_once(self, client: str, name: str, ends: float) -> None:
        now = self._clock().timestamp()
        self._used = {one: until for one, until in self._used.items() if until + LEEWAY.total_seconds() > now}
        if (client, name) in self._used:
            raise AssertionRefused
        self._used[client, name] = ends


def _time(value: object) -> float:
    if not isinstance(value, int | float) or isinstance(value, bool) or not 0 < value < _LATEST:
        raise AssertionRefused
    return value


def _issuer(text: str) -> str:
    """Read who claims to have made an assertion, to know whose keys to try."""
    if len(text) > LONGEST_ASSERTION or text.count(".") != 2:
        raise AssertionRefused
    payload = text.split(".")[1]
    try:
        claims = json.loads(base64.urlsafe_b64decode(payload + "=" * (-len(payload) % 4)))
    except ValueError:
        raise AssertionRefused from None
    issuer = claims.get("iss") if isinstance(claims, dict) else None
    if not isinstance(issuer, str):
        raise AssertionRefused
    return issuer
