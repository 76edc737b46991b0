"""What an answer says: a message of the contract, or an error with its code. It knows no operation by name."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Final, Protocol, Self, TypeVar

from pydantic import ValidationError

from backends.http.errors import ContractViolation, api_error
from backends.http.policy import read_retry_after
from backends.http.transport import Incoming
from backends.wire.common import ErrorInfo

_CODE: Final = re.compile(r"[A-Z][A-Z0-9_]*(?:\.[A-Z][A-Z0-9_]*)?", re.ASCII)
_LONGEST_CODE: Final = 80
_JSON: Final = "application/json"
_NOT_MODIFIED: Final = 304


class Readable(Protocol):
    """What `AnswerModel` can do."""

    @classmethod
    def read(cls, body: bytes | str) -> Self:
        """Read a message."""
        ...


Message = TypeVar("Message", bound=Readable)


@dataclass(frozen=True, slots=True)
class Answer:
    """A success. `retry_after` in seconds, where the server names when to ask again."""

    status: int
    headers: Mapping[str, str] = field(repr=False)
    body: bytes = field(repr=False)
    correlator: str
    retry_after: float | None

    def message(self, kind: type[Message]) -> Message:
        """Read the body.

        Raises:
            ContractViolation: It is no JSON, or not what this message looks like.
        """
        content_type = self.headers.get("content-type", "").partition(";")[0].strip().lower()
        if content_type != _JSON:
            raise ContractViolation("an answer of another content type", self.correlator)
        try:
            return kind.read(self.body)
        except (ValidationError, ValueError, RecursionError):
            # Not chained: the cause may hold what stands in the answer.
            pass
        raise ContractViolation("an answer that does not fit", self.correlator)


def date_of(headers: Mapping[str, str]) -> datetime | None:
    """Read the server's own clock, to the second (RFC 9110 §6.6.1)."""
    try:
        instant = parsedate_to_datetime(headers.get("date", ""))
    except (ValueError, OverflowError):
        return None
    return instant if instant.utcoffset() is not None else instant.replace(tzinfo=UTC)


def answer_of(incoming: Incoming, correlator: str, now: datetime) -> Answer:
    """Give a success, or raise what the answer says instead.

    Raises:
        ApiError: A status of 400 or more, with its code or the class of its status.
        ContractViolation: Neither a success nor an error.
    """
    status = incoming.status
    retry_after = read_retry_after(incoming.headers.get("retry-after"), now)
    if 200 <= status < 300 or status == _NOT_MODIFIED:
        return Answer(status, incoming.headers, incoming.body, correlator, retry_after)
    if status < 400:
        raise ContractViolation("a redirect", correlator)
    raise api_error(status, code_in(incoming.body) or f"HTTP_{status}", correlator, retry_after)


def code_in(body: bytes) -> str | None:
    """Find the code of an ErrorInfo; a gateway's page has none, and a text that is no code is not repeated."""
    try:
        code = ErrorInfo.read(body).code
    except (ValidationError, ValueError, RecursionError):
        return None
    return code if len(code) <= _LONGEST_CODE and _CODE.fullmatch(code) else None
