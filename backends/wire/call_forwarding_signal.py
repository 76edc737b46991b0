"""call-forwarding-signal 0.4.0: whether calls to the number ring elsewhere."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field, RootModel

from backends.wire.common import AnswerModel, RequestModel
from backends.wire.fields import E164, Maybe, Open, Truth


class CallForwarding(StrEnum):
    """When calls ring elsewhere."""

    INACTIVE = "inactive"
    UNCONDITIONAL = "unconditional"
    CONDITIONAL_BUSY = "conditional_busy"
    CONDITIONAL_NOT_REACHABLE = "conditional_not_reachable"
    CONDITIONAL_NO_ANSWER = "conditional_no_answer"


class CallForwardingRequest(RequestModel):
    """Which number; left out where the token names it. Both operations ask this."""

    phone_number: Maybe[E164] = None


class UnconditionalAnswer(AnswerModel):
    """`active` is not required: absent means not known."""

    active: Maybe[Truth] = None


class CallForwardingsAnswer(RootModel[Annotated[tuple[Open[CallForwarding], ...], Field(min_length=1)]]):
    """Every forwarding there is. Operators need not offer this one (501)."""
