"""`POST /oauth2/token`: client credentials and JWT-bearer. Its errors are OAuth's (RFC 6749 §5.2), not ErrorInfo."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Final
from urllib.parse import parse_qs

from starlette.requests import Request
from starlette.responses import Response

from backends.server.assertions import Assertion, AssertionRefused, Assertions
from backends.server.clients import CLIENT_CREDENTIALS, GRANTS, JWT_BEARER, Client
from backends.server.problems import JSON
from backends.server.reading import read_body
from backends.server.tokens import Caller, Tokens
from backends.wire.apis import TOKEN_PATH
from backends.wire.operations import OPERATIONS

CLIENT_ASSERTION_TYPE: Final = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"
FORM: Final = "application/x-www-form-urlencoded"

OFFERED: Final = frozenset(scope for operation in OPERATIONS for scope in operation.scopes) | {"openid"}

_PURPOSE: Final = re.compile(r"dpv:[A-Za-z]{1,64}", re.ASCII)
_SUBJECT: Final = re.compile(r"tel:(\+[1-9][0-9]{4,14})", re.ASCII)


class GrantRefused(Exception):
    """No token, and why in OAuth's words."""

    def __init__(self, error: str, description: str, status: int = 400) -> None:
        super().__init__(error)
        self.error = error
        self.description = description
        self.status = status


class TokenEndpoint:
    """Gives tokens for assertions.

    Args:
        tokens: Where they are kept.
        assertions: Who proves who they are.
        public_url: The address in front of the path, or None for the one a request came to.
        body_bytes: How long a form may be.
        body_seconds: How long it may take to arrive.
    """

    def __init__(
        self,
        tokens: Tokens,
        assertions: Assertions,
        public_url: str | None,
        body_bytes: int,
        body_seconds: float,
    ) -> None:
        self._tokens = tokens
        self._assertions = assertions
        self._public_url = public_url
        self._body_bytes = body_bytes
        self._body_seconds = body_seconds

    async def answer(self, request: Request) -> Response:
        """Give a token, or say in OAuth's words why not."""
        request.state.operation = "token"
        body = await read_body(request, self._body_bytes, self._body_seconds)
        try:
            caller = self._grant(_form(request, body), self._audiences(request))
        except GrantRefused as refused:
            return _refusal(refused)
        request.state.client = caller.client
        granted = {
            "access_token": self._tokens.issue(caller),
            "token_type": "Bearer",
            "expires_in": int(self._tokens.life.total_seconds()),
            "scope": " ".join(sorted(caller.scopes or ())),
        }
        return Response(json.dumps(granted), headers={"Pragma": "no-cache"}, media_type=JSON)

    def _audiences(self, request: Request) -> frozenset[str]:
        base = self._public_url or f"{request.url.scheme}://{request.url.netloc}"
        return frozenset({base + TOKEN_PATH})

    def _grant(self, form: Mapping[str, str], audiences: frozenset[str]) -> Caller:
        grant = form.get("grant_type", "")
        if not grant:
            raise GrantRefused("invalid_request", "grant_type is missing")
        if grant not in GRANTS:
            raise GrantRefused("unsupported_grant_type", "this grant is not offered")
        client = self._client(form, audiences, required=grant == CLIENT_CREDENTIALS)
        if grant == CLIENT_CREDENTIALS and client is not None:
            _check_grant(client, grant)
            return Caller(client.id, _scopes(client, form.get("scope"), subject=None))
        return self._three_legged(form, audiences, client)

    def _client(self, form: Mapping[str, str], audiences: frozenset[str], required: bool) -> Client | None:
        """Authenticate the client (`private_key_jwt` alone); the assertion of the other grant may do so itself."""
        if not required and "client_assertion" not in form:
            return None
        if form.get("client_assertion_type") != CLIENT_ASSERTION_TYPE:
            raise GrantRefused("invalid_client", "private_key_jwt is the only way to authenticate", 401)
        assertion = self._verified(form.get("client_assertion", ""), audiences, "invalid_client", 401)
        named = form.get("client_id", assertion.client.id)
        if assertion.subject != assertion.client.id or named != assertion.client.id:
            raise GrantRefused("invalid_client", "the assertion is not this client's", 401)
        return assertion.client

    def _three_legged(
        self, form: Mapping[str, str], audiences: frozenset[str], client: Client | None
    ) -> Caller:
        if "scope" in form:
            raise GrantRefused("invalid_request", "with this grant the scope stands in the assertion")
        assertion = self._verified(form.get("assertion", ""), audiences, "invalid_grant", 400)
        if client is not None and client.id != assertion.client.id:
            raise GrantRefused("invalid_grant", "the assertion is another client's")
        _check_grant(assertion.client, JWT_BEARER)
        subject = _SUBJECT.fullmatch(assertion.subject)
        if subject is None:
            raise GrantRefused("invalid_grant", "the subject is no telephone number as tel:+...")
        scopes = _scopes(assertion.client, assertion.scope, subject=subject[1])
        return Caller(assertion.client.id, scopes, subject[1])

    def _verified(self, text: str, audiences: frozenset[str], error: str, status: int) -> Assertion:
        try:
            return self._assertions.verify(text, audiences)
        except AssertionRefused:
            raise GrantRefused(error, "the assertion cannot be verified", status) from None


def _form(request: Request, body: bytes) -> dict[str, str]:
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != FORM:
        raise GrantRefused("invalid_request", "a form is needed")
    try:
        fields = parse_qs(
            body.decode("utf-8"), keep_blank_values=True, strict_parsing=bool(body), max_num_fields=20
        )
    except ValueError:
        raise GrantRefused("invalid_request", "the form cannot be read") from None
    if any(len(values) > 1 for values in fields.values()):
        raise GrantRefused("invalid_request", "a parameter stands twice")
    return {name: values[0] for name, values in fields.items()}


def _check_grant(client: Client, grant: str) -> None:
    if grant not in client.grants:
        raise GrantRefused("unauthorized_client", "this client may not use this grant")


def _scopes(client: Client, asked: str | None, subject: str | None) -> frozenset[str]:
    scopes = frozenset((asked or "").split())
    purposes = {scope for scope in scopes if _PURPOSE.fullmatch(scope)}
    services = scopes - purposes
    if not services - {"openid"} or not services <= OFFERED:
        raise GrantRefused("invalid_scope", "no scope, or one that is not offered")
    if len(purposes) > 1 or (subject is not None and not purposes):
        # One purpose a token where personal data are concerned (ICM r3.3).
        raise GrantRefused("invalid_scope", "exactly one purpose (dpv:...) is needed")
    if client.scopes is not None and not services - {"openid"} <= client.scopes:
        raise GrantRefused("invalid_scope", "this client may not have every scope it asks for")
    return scopes


def _refusal(refused: GrantRefused) -> Response:
    body = json.dumps({"error": refused.error, "error_description": refused.description})
    return Response(body, refused.status, media_type=JSON)
