"""What became of an intent, as data: done, not possible and why, or broken on the way. It knows no words."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from agent_console.backend import BackendError, Garbled, Refused, Sent, Unreachable
from agent_console.call.gates import Reason
from agent_console.desk.understood import writable


class FailureKind(StrEnum):
    """How an answer failed to come."""

    UNREACHABLE = "UNREACHABLE"
    OUTCOME_UNKNOWN = "OUTCOME_UNKNOWN"
    REFUSED = "REFUSED"
    GARBLED = "GARBLED"


@dataclass(frozen=True, slots=True)
class Failure:
    """What broke, with the reference that finds it in the other side's log."""

    kind: FailureKind
    code: str | None = None
    reference: str | None = None
    retry_after: timedelta | None = None


@dataclass(frozen=True, slots=True)
class Reply:
    """The desk's answer to an intent; `done` when nothing stood in the way."""

    reasons: tuple[Reason, ...] = ()
    failure: Failure | None = None

    @property
    def done(self) -> bool:
        """Whether what was asked for happened and is on disk."""
        return not self.reasons and self.failure is None


DONE = Reply()
UNDER_WAY = Reply((Reason.UNDER_WAY,))


def failure_of(error: BackendError) -> Failure:
    """Say what a backend's error means for the agent; an unknown kind counts as an answer nobody understands."""
    match error:
        case Unreachable():
            maybe = error.sent is Sent.MAYBE
            kind = FailureKind.OUTCOME_UNKNOWN if maybe else FailureKind.UNREACHABLE
            return Failure(kind, reference=_reference(error), retry_after=error.retry_after)
        case Refused():
            return Failure(FailureKind.REFUSED, writable(error.code), _reference(error))
        case Garbled():
            return Failure(FailureKind.GARBLED, reference=_reference(error))
        case _:
            return Failure(FailureKind.GARBLED)


def _reference(error: Unreachable | Refused | Garbled) -> str | None:
    return None if error.reference is None else writable(error.reference)


class Broken(Exception):
    """Carries a failure from where the backend was asked to the intent's end; it never leaves the desk."""

    def __init__(self, failure: Failure) -> None:
        super().__init__(failure.kind)
        self.failure = failure


@contextmanager
def our_failures() -> Iterator[None]:
    """Turn a backend's errors into failures."""
    try:
        yield
    except BackendError as error:
        raise Broken(failure_of(error)) from error


def broken(error: Broken) -> Reply:
    """Answer an intent with what broke."""
    return Reply(failure=error.failure)
