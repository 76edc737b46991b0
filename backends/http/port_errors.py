"""From our own errors to the port's three, with nothing of what was asked in any of them. It knows no operation."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

from agent_console.backend import BackendError, Garbled, Refused, Sent, Unreachable
from backends.http.errors import (
    ApiError,
    AuthError,
    CarrierError,
    Conflict,
    ContractViolation,
    RateLimited,
    TransportError,
    Unavailable,
    WrongEnvironment,
)
from backends.wire.apis import OperationKind


def port_error(error: CarrierError, kind: OperationKind) -> BackendError:
    """Give the port's error.

    A write is "perhaps sent" as soon as one of its tries may have taken effect, whatever ended the last one,
    except a refusal of what it says: whoever knows its key gives the first answer before it looks at that.
    """
    maybe = kind is not OperationKind.READ and error.maybe_done and not _looked_at_it(error)
    match error:
        case ContractViolation():
            return Garbled(error.correlator)
        case TransportError() | RateLimited() | Unavailable() | Conflict(code="ABORTED"):
            return _unreachable(error, maybe)
        case ApiError() | AuthError() | WrongEnvironment() if maybe:
            return _unreachable(error, maybe)
        case ApiError() | AuthError():
            return Refused(error.code, error.correlator)
        case WrongEnvironment():
            return Refused("WRONG_ENVIRONMENT", error.correlator)
        case _:
            return Garbled(error.correlator)


def _looked_at_it(error: CarrierError) -> bool:
    """Whether a refusal is about what a write says; a gateway, a missing right or a limit know nothing of its key."""
    if not isinstance(error, ApiError) or error.code == "ABORTED":
        return False
    return error.status in (409, 422) or (error.status in (400, 403, 404) and "." in error.code)


def _unreachable(error: CarrierError, maybe: bool) -> Unreachable:
    wait = None if error.retry_after is None else timedelta(seconds=error.retry_after)
    return Unreachable(Sent.MAYBE if maybe else Sent.NO, wait, error.correlator)


@contextmanager
def as_port_errors(kind: OperationKind = OperationKind.READ) -> Iterator[None]:
    """Turn our errors into the port's.

    Args:
        kind: Of the operation that is done here: only a write can be "perhaps sent".
    """
    failure: BackendError | None = None
    try:
        yield
    except CarrierError as error:
        failure = port_error(error, kind)
    if failure is not None:
        # Raised here and not there: no cause, no context, nothing of the request in a crash report.
        raise failure
