"""What an endpoint is: an operation, what it takes and gives, and who handles it. It knows no operation by name."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Generic, TypeVar

from agent_console.backend import IdempotencyKey
from backends.server.tokens import Caller
from backends.wire.apis import Operation
from backends.wire.common import AnswerModel, QueryModel, RequestModel

Given = TypeVar("Given", bound=RequestModel | QueryModel)


class Nothing(QueryModel):
    """A query without parameters."""


@dataclass(frozen=True, slots=True)
class Call:
    """One request as a handler sees it.

    Args:
        caller: Who asks.
        now: The instant.
        ids: What stands in the path, by the names of the placeholders.
        key: For the backend; only with a write that has one.
        headers: Lower-case names.
        skew: How far ahead `Date` is, when that was ordered.
    """

    caller: Caller
    now: datetime
    ids: Mapping[str, str]
    key: IdempotencyKey
    headers: Mapping[str, str] = field(repr=False)
    path: str
    query: Mapping[str, str] = field(repr=False)
    skew: timedelta = timedelta()


@dataclass(frozen=True, slots=True)
class Answer:
    """What a handler gives; without `body` the answer has none."""

    body: AnswerModel | Any = None
    headers: Mapping[str, str] = field(default_factory=dict)
    status: int | None = None
    """Only where it differs from the endpoint's own."""


@dataclass(frozen=True, slots=True)
class Endpoint(Generic[Given]):
    """One operation at one path.

    Args:
        operation: Which one.
        given: What its body (POST) or its query (GET, DELETE) has to be.
        handle: Does it.
        answer: What the body of its answer is, or None.
        status: Of its success.
        key_required: Whether `Idempotency-Key` has to be there; otherwise it may be where the operation is keyed.
        headers: Headers a success may have, each with what it says.
    """

    operation: Operation
    given: type[Given]
    handle: Callable[[Call, Given], Awaitable[Answer]]
    answer: type[Any] | None
    status: int = 200
    key_required: bool = False
    headers: Mapping[str, str] = field(default_factory=dict)

    @property
    def takes_body(self) -> bool:
        """Whether the request has a body."""
        return issubclass(self.given, RequestModel)
