"""Whether every operation the console needs would be answered, found out without a word about anybody.

An empty question is refused by a server that has the operation and lets us ask it; that refusal is the good answer.
"""

from __future__ import annotations

import asyncio
from typing import Final

from agent_console.backend import OperationCheck
from backends.http.asking import OURS, Ask, new_correlator
from backends.http.caller import Caller
from backends.http.errors import (
    AuthError,
    CarrierError,
    Conflict,
    Forbidden,
    InvalidRequest,
    NotServed,
    Unauthenticated,
    WrongEnvironment,
)
from backends.http.fraud import reason_of
from backends.wire import operations as op
from backends.wire.apis import Operation
from backends.wire.common import RequestModel

NEEDED: Final = {
    "platforms": (op.LIST_PLATFORMS,),
    "number": (op.RETRIEVE_NUMBER,),
    "check_activation": (op.CHECK_RECYCLING, op.CHECK_TENURE),
    "match_identity": (op.MATCH,),
    "fraud_signals": (
        op.CHECK_SIM_SWAP,
        op.RETRIEVE_SIM_SWAP_DATE,
        op.RETRIEVE_UNCONDITIONAL_CALL_FORWARDING,
        op.RETRIEVE_SUBSCRIPTION_STATUS,
    ),
    "send_code": (op.SEND_CODE,),
    "confirm_code": (op.VALIDATE_CODE,),
    "start_lookup": (op.CREATE_QUERY_JOB,),
    "lookup": (op.READ_QUERY_JOB, op.LIST_JOB_BINDINGS),
    "submit": (op.CREATE_UNBIND_REQUEST,),
    "request": (op.READ_UNBIND_REQUEST,),
    "find_requests": (op.RETRIEVE_UNBIND_REQUESTS,),
    "withdraw": (op.WITHDRAW_UNBIND_REQUEST,),
    "labels": (op.RETRIEVE_LABELS,),
    "correct": (op.CREATE_LABEL_CORRECTION,),
    "correction": (op.READ_LABEL_CORRECTION,),
}
"""The port's operations, by the names of their methods, and what each takes of the wire."""

NOBODY: Final = "check"
"""An id that no server gives."""

_REFUSED_AS_EMPTY: Final = frozenset({"MISSING_IDENTIFIER", "SERVICE_NOT_APPLICABLE"})
NOT_OFFERED: Final = "NOT_OFFERED"
NEEDS_HOLDER: Final = "NEEDS_HOLDER"
"""It wants a token about a holder, and is thought to work with one."""

OTHER_ENVIRONMENT: Final = "OTHER_ENVIRONMENT"
"""It says that it is LIVE where we were told TRAINING, or the other way round."""

_OF_THE_CLIENT: Final = frozenset({"INVALID_CLIENT", "NO_KEY", "NO_TOKEN", "TOKEN_NOT_UNDERSTOOD"})
"""No token because of who we are: one about a holder would not be given either."""


class _Nothing(RequestModel):
    """An empty body."""


async def check(caller: Caller, names_subject: bool) -> tuple[OperationCheck, ...]:
    """Try everything.

    Args:
        caller: Asks.
        names_subject: Whether CAMARA's tokens are about a holder: what takes one cannot be tried without.
    """
    correlator = new_correlator()
    every = tuple(dict.fromkeys(one for needed in NEEDED.values() for one in needed))
    reasons = await asyncio.gather(*(_why_not(caller, one, names_subject, correlator) for one in every))
    why_not = dict(zip(every, reasons, strict=True))
    if (told := why_not[op.LIST_PLATFORMS]) in _OF_THE_CLIENT:
        # Nothing is written to a server that never told its environment: those would say that nobody is there.
        why_not = dict.fromkeys(every, told)
    return tuple(_checked(name, needed, why_not) for name, needed in NEEDED.items())


def _checked(
    name: str, needed: tuple[Operation, ...], why_not: dict[Operation, str | None]
) -> OperationCheck:
    """Put a port operation's parts together; the reason names the part where there are several."""
    missing = [(one, why) for one in needed if (why := why_not[one]) is not None and why != NEEDS_HOLDER]
    if not missing:
        assumed = any(why_not[one] == NEEDS_HOLDER for one in needed)
        return OperationCheck(name, works=True, reason=NEEDS_HOLDER if assumed else None)
    if len(needed) == 1:
        return OperationCheck(name, works=False, reason=missing[0][1])
    told = ", ".join(f"{one.name}: {reason}" for one, reason in missing)
    return OperationCheck(name, works=False, reason=told)


async def _why_not(caller: Caller, operation: Operation, names_subject: bool, correlator: str) -> str | None:
    try:
        await caller.call(_empty(operation, correlator))
    except CarrierError as error:
        if names_subject and operation.api not in OURS and _wants_a_holder(error):
            # Only a token about a holder opens it, and there is none here.
            return NEEDS_HOLDER
        return None if _is_good(error, operation) else _reason(error)
    return None


def _wants_a_holder(error: CarrierError) -> bool:
    return isinstance(error, Forbidden) or (isinstance(error, AuthError) and error.code not in _OF_THE_CLIENT)


def _empty(operation: Operation, correlator: str) -> Ask:
    if operation.method == "GET" and "{" not in operation.path:
        return Ask(operation, query={"page": 1, "perPage": 1}, correlator=correlator)
    ids = {part.strip("{}"): NOBODY for part in operation.path.split("/") if part.startswith("{")}
    body = _Nothing() if operation.method == "POST" else None
    return Ask(operation, body, ids=ids, correlator=correlator)


def _is_good(error: CarrierError, operation: Operation) -> bool:
    """Whether a refusal is the one an empty question gets."""
    match error:
        case InvalidRequest(status=400) | Conflict():
            return True
        case NotServed(status=404):
            # An id of nobody is not found; an operation without one is not there at all.
            return "{" in operation.path
        case NotServed(status=422):
            return error.code in _REFUSED_AS_EMPTY
        case _:
            return False


def _reason(error: CarrierError) -> str:
    if isinstance(error, NotServed) and error.status in {404, 501}:
        return NOT_OFFERED
    if isinstance(error, Unauthenticated):
        return "UNAUTHENTICATED"
    if isinstance(error, WrongEnvironment):
        return OTHER_ENVIRONMENT
    return reason_of(error)
