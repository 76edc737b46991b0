"""One question as data: the operation, its body, and how that becomes a request. It sends nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import quote, urlencode
from uuid import uuid4

from pydantic_core import PydanticSerializationError

from agent_console.backend import Environment, IdempotencyKey
from agent_console.identity.phone import PhoneNumber
from agent_console.identity.secret import Secret
from backends.http.errors import InvalidRequest, NotServed
from backends.http.transport import Outgoing
from backends.wire.apis import Api, Operation
from backends.wire.common import RequestModel
from backends.wire.operations import LIST_PLATFORMS

OURS: Final = frozenset({Api.NUMBER_BINDINGS, Api.NUMBER_LABELS, Api.TRAINING})
"""The APIs of our own contract; the others are CAMARA's as published."""

NOTHING_FURTHER: Final[Mapping[str, str]] = {}

_LONGEST_ID: Final = 200
_LONGEST_KEY: Final = 64


def new_correlator() -> str:
    """Make the mark of one logical call; its repeats carry the same."""
    return str(uuid4())


@dataclass(frozen=True, slots=True)
class Ask:
    """One question.

    Args:
        operation: What is asked.
        body: The message, for a POST.
        ids: What stands in the path's placeholders.
        query: What stands behind the question mark.
        subject: Whose number it is about, for tokens that name it.
        key: The idempotency key of a write.
        etag: Of what is known already.
        counts_tries: Whether each try may cost the holder one of theirs, so that none is made needlessly.
        correlator: The same for all parts and repeats of one logical call.
    """

    operation: Operation
    body: RequestModel | None = field(default=None, repr=False)
    ids: Mapping[str, str] = field(default_factory=dict, repr=False)
    query: Mapping[str, int | str] = field(default_factory=dict, repr=False)
    subject: PhoneNumber | None = None
    key: IdempotencyKey | None = field(default=None, repr=False)
    etag: str | None = None
    counts_tries: bool = False
    correlator: str = field(default_factory=new_correlator)


def look() -> Ask:
    """Give the read that shows whether a carrier is there; it is about nobody."""
    return Ask(LIST_PLATFORMS, query={"page": 1, "perPage": 1})


def outgoing(
    ask: Ask,
    path_of: Callable[[Operation], str],
    token: Secret,
    environment: Environment,
    further: Mapping[str, str] = NOTHING_FURTHER,
) -> Outgoing:
    """Write a question as a request; `further` headers go with it.

    Raises:
        InvalidRequest: A text cannot be written as UTF-8, or the key is not 1 to 64 visible ASCII characters.
        NotServed: An id that no server could have given.
    """
    headers = {**_headers(ask, token, environment), **further}
    body = None if ask.body is None else _written(ask.body)
    path = path_of(ask.operation)
    for name, value in ask.ids.items():
        path = path.replace(f"{{{name}}}", _path_part(value))
    return Outgoing(ask.operation.method, path, headers, urlencode(ask.query), body)


def _headers(ask: Ask, token: Secret, environment: Environment) -> dict[str, str]:
    headers = {
        "accept": "application/json",
        "authorization": f"Bearer {token.reveal()}",
        "x-correlator": ask.correlator,
    }
    if ask.operation.api in OURS:
        headers["x-environment"] = environment.value
    if ask.key is not None:
        headers["idempotency-key"] = _quoted(ask.key)
    if ask.etag is not None:
        headers["if-none-match"] = ask.etag
    if ask.body is not None:
        headers["content-type"] = "application/json"
    return headers


def _written(body: RequestModel) -> bytes:
    try:
        return body.to_json()
    except (PydanticSerializationError, UnicodeError):
        pass
    raise InvalidRequest(400, "INVALID_ARGUMENT")


def _quoted(key: str) -> str:
    """Write a key as a string of structured fields (RFC 8941 §3.3.3)."""
    if not 1 <= len(key) <= _LONGEST_KEY or not all("!" <= char <= "~" for char in key):
        raise InvalidRequest(400, "INVALID_ARGUMENT")
    escaped = key.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _path_part(text: str) -> str:
    """Escape an id; one that is empty or made of dots would name another path."""
    if not 1 <= len(text) <= _LONGEST_ID or not text.strip(".") or "\x00" in text:
        raise NotServed(404, "NOT_FOUND")
    try:
        return quote(text, safe="")
    except UnicodeError:
        pass
    raise NotServed(404, "NOT_FOUND")
