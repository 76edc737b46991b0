"""The authorization server: client credentials and JWT-bearer, both with private_key_jwt (ICM r3.3). No caching here.

Its errors are OAuth's `{error, error_description}`, not ErrorInfo; the description is never read.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import timedelta
from typing import TYPE_CHECKING, Annotated, Final
from urllib.parse import urlencode

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from agent_console.identity.phone import PhoneNumber
from agent_console.identity.secret import Secret
from backends.http.answers import date_of
from backends.http.credentials import SecretMissing
from backends.http.errors import AuthError, CarrierError, ContractViolation, HeldBack, MaybeSent, NotSent
from backends.http.policy import read_retry_after
from backends.http.surroundings import Surroundings
from backends.http.tokens import Granted
from backends.http.transport import Incoming, Outgoing, Patience, Transport

if TYPE_CHECKING:
    from backends.http.assertions import Signer

ASSERTION_TYPE: Final = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"
JWT_BEARER: Final = "urn:ietf:params:oauth:grant-type:jwt-bearer"
CLIENT_CREDENTIALS: Final = "client_credentials"

_USUAL_LIFE: Final = 300.0
"""Seconds, for a server that does not say; RFC 6749 §5.1 only recommends that it does."""

_CONNECT: Final = 1.0
_SILENCE: Final = 2.0
"""As for any read."""


class _TokenAnswer(BaseModel):
    model_config = ConfigDict(extra="ignore", hide_input_in_errors=True)

    access_token: Annotated[str, Field(pattern=r"^[!-~]{1,8192}$")]
    token_type: Annotated[str, Field(pattern=r"^[Bb][Ee][Aa][Rr][Ee][Rr]$")]
    expires_in: Annotated[float, Field(gt=0, le=10_000_000)] = _USUAL_LIFE


class _ErrorAnswer(BaseModel):
    model_config = ConfigDict(extra="ignore", hide_input_in_errors=True)

    error: Annotated[str, Field(pattern=r"^[a-z_]{1,60}$")]


class AuthorizationServer:
    """Gets tokens from one token endpoint.

    Args:
        transport: To the endpoint's host.
        path: The endpoint.
        audience: What assertions are addressed to: the endpoint's URL.
        signer: Makes the signer within so many seconds; called off the event loop, for it loads a library and may wait
            for a keyring.
        purposes: Scope -> the purpose that is asked for beside it (`dpv:...`), where there is one.
        around: The clock.
    """

    def __init__(
        self,
        transport: Transport,
        path: str,
        audience: str,
        signer: Callable[[float], Signer],
        purposes: Mapping[str, str],
        around: Surroundings,
    ) -> None:
        self.transport = transport
        self._path = path
        self._audience = audience
        self._make_signer = signer
        self._signer: Signer | None = None
        self._opening = asyncio.Lock()
        self._purposes = purposes
        self._around = around
        self.skew: timedelta | None = None
        """Its clock less ours, by its last answer: a clock that is wrong is why a signature is not taken."""

    async def grant(
        self, scope: str, subject: PhoneNumber | None, seconds: float, correlator: str
    ) -> Granted:
        """Get a token.

        Raises:
            AuthError: The server will not, or its answer is no token.
            NotSent: The server cannot be reached: the question that needs the token has not left.
        """
        signer = self._signer or await self._open_signer(seconds, correlator)
        if seconds <= 0:
            raise HeldBack("out of time")
        form = self._form(signer, scope, subject)
        return self._granted(await self._send(form, seconds, correlator), correlator)

    async def _send(self, form: Mapping[str, str], seconds: float, correlator: str) -> Incoming:
        headers = {
            "accept": "application/json",
            "content-type": "application/x-www-form-urlencoded",
            "x-correlator": correlator,
        }
        request = Outgoing("POST", self._path, headers, body=urlencode(form).encode())
        with suppress(NotSent, MaybeSent):
            try:
                return await self.transport.send(request, Patience(_CONNECT, _SILENCE, seconds))
            except ContractViolation:
                raise AuthError("TOKEN_NOT_UNDERSTOOD", correlator) from None
        # Asking for a token twice takes no effect twice.
        raise NotSent("no token endpoint")

    async def _open_signer(self, seconds: float, correlator: str) -> Signer:
        # Questions side by side make it once.
        async with self._opening:
            if self._signer is None:
                try:
                    self._signer = await asyncio.to_thread(self._make_signer, seconds)
                except SecretMissing:
                    raise AuthError("NO_KEY", correlator) from None
            return self._signer

    def _form(self, signer: Signer, scope: str, subject: PhoneNumber | None) -> dict[str, str]:
        now = self._around.clock()
        wanted = " ".join(filter(None, (self._purposes.get(scope), scope)))
        form = {
            "client_assertion_type": ASSERTION_TYPE,
            "client_assertion": signer.client_assertion(self._audience, now),
        }
        if subject is None:
            return {"grant_type": CLIENT_CREDENTIALS, "scope": wanted, **form}
        assertion = signer.grant_assertion(self._audience, subject, f"openid {wanted}", now)
        return {"grant_type": JWT_BEARER, "assertion": assertion, **form}

    def _granted(self, incoming: Incoming, correlator: str) -> Granted:
        date = date_of(incoming.headers)
        self.skew = date - self._around.clock() if date is not None else self.skew
        retry_after = read_retry_after(incoming.headers.get("retry-after"), self._around.clock())
        if incoming.status == 429:
            # It is there and busy, so it does not speak against the line.
            raise HeldBack("no token now", retry_after=retry_after)
        if incoming.status >= 500:
            raise NotSent("no token now", retry_after=retry_after)
        failure: CarrierError | None = None
        try:
            if incoming.status != 200:
                failure = AuthError(_ErrorAnswer.model_validate_json(incoming.body).error.upper(), correlator)
            else:
                answer = _TokenAnswer.model_validate_json(incoming.body)
                return Granted(Secret(answer.access_token), answer.expires_in)
        except ValidationError:
            # Not chained: the cause may hold a token.
            failure = AuthError("TOKEN_NOT_UNDERSTOOD", correlator)
        raise failure
