"""Bearer tokens: got when one is needed, kept while it lasts, dropped when it is not taken. It logs nothing.

One token a scope, so that a scope this carrier does not give takes one feature away and not all of them.
"""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from dataclasses import dataclass
from typing import Final, Protocol

from agent_console.identity.phone import PhoneNumber
from agent_console.identity.secret import Secret
from backends.http.asking import OURS, Ask
from backends.http.credentials import SecretMissing, SecretPlace
from backends.http.errors import AuthError
from backends.http.surroundings import Surroundings
from backends.http.usable import token_at

_MOST_TOKENS: Final = 200
"""Some ten scopes for each of the last callers."""

_MARGIN: Final = 10.0
"""Seconds a token has to last still, so that it does not run out on its way."""


@dataclass(frozen=True, slots=True)
class Granted:
    """A token and how many seconds it lasts."""

    token: Secret
    seconds: float


class Granting(Protocol):
    """What an authorization server's client does."""

    async def grant(
        self, scope: str, subject: PhoneNumber | None, seconds: float, correlator: str
    ) -> Granted:
        """Get a token; one about a number where a subject is given."""
        ...


class FixedToken:
    """One bearer token somebody else made; it is read anew when it is not taken, so a fresh one can be put there."""

    def __init__(self, place: SecretPlace) -> None:
        self._place = place
        self._token: Secret | None = None
        self._reading = asyncio.Lock()

    async def token(self, ask: Ask, seconds: float) -> Secret:
        """Give the token.

        Raises:
            AuthError: It cannot be read any more, or is none.
        """
        # Questions side by side ask a keyring once.
        async with self._reading:
            if self._token is None:
                self._token = await self._read(ask, seconds)
            return self._token

    async def _read(self, ask: Ask, seconds: float) -> Secret:
        try:
            return await asyncio.to_thread(token_at, self._place, seconds)
        except SecretMissing:
            raise AuthError("NO_TOKEN", ask.correlator) from None

    def drop(self, ask: Ask, token: Secret) -> None:
        """Forget the token."""
        if self._token is token:
            self._token = None


@dataclass(slots=True)
class _Kept:
    token: Secret
    until: float


class GrantedTokens:
    """Tokens of an authorization server, one for each scope and, where a token names its subject, each number.

    Args:
        granting: Gets them.
        names_subject: Whether CAMARA's tokens are about the number (three-legged).
        around: Tells how long a token lasts.
    """

    def __init__(self, granting: Granting, names_subject: bool, around: Surroundings) -> None:
        self._granting = granting
        self._names_subject = names_subject
        self._around = around
        self._kept: OrderedDict[tuple[str, str], _Kept] = OrderedDict()
        self._getting: dict[tuple[str, str], asyncio.Lock] = {}

    async def token(self, ask: Ask, seconds: float) -> Secret:
        """Give a token that lasts, and get one if there is none; who asks at the same time waits for the same one.

        Raises:
            AuthError: The server gives none.
            NotSent: The server cannot be reached; nothing of the question itself left.
        """
        subject = self._subject(ask)
        place = _place(ask, subject)
        lock = self._getting.setdefault(place, asyncio.Lock())
        try:
            async with lock:
                kept = self._kept.get(place)
                if kept is not None and kept.until > self._around.ticks():
                    self._kept.move_to_end(place)
                    return kept.token
                granted = await self._granting.grant(ask.operation.scope, subject, seconds, ask.correlator)
                self._keep(place, granted)
                return granted.token
        finally:
            if not lock.locked():
                self._getting.pop(place, None)

    def drop(self, ask: Ask, token: Secret) -> None:
        """Forget a token; one that was got meanwhile stays."""
        place = _place(ask, self._subject(ask))
        kept = self._kept.get(place)
        if kept is not None and kept.token is token:
            del self._kept[place]

    def _subject(self, ask: Ask) -> PhoneNumber | None:
        return ask.subject if self._names_subject and ask.operation.api not in OURS else None

    def _keep(self, place: tuple[str, str], granted: Granted) -> None:
        # At least a tenth is lost, so that a token of a few seconds is not asked for in every call.
        lasts = max(granted.seconds - _MARGIN, granted.seconds / 2)
        self._kept[place] = _Kept(granted.token, self._around.ticks() + lasts)
        while len(self._kept) > _MOST_TOKENS:
            self._kept.popitem(last=False)


def _place(ask: Ask, subject: PhoneNumber | None) -> tuple[str, str]:
    return ask.operation.scope, "" if subject is None else subject.digits
