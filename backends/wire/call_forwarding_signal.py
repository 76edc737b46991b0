"""call-forwarding-signal 0.4.0: whether calls to the number ring elsewhere."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Self

from pydantic import ConfigDict, Field, RootModel

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

    model_config = ConfigDict(frozen=True, hide_input_in_errors=True)

    @classmethod
    def read(cls, body: bytes | str) -> Self:
        """Read an answer as it came in.

        Raises:
            pydantic.ValidationError: It is no JSON, or no list of words.
        """
        return cls.model_validate_json(body)

    def to_json(self) -> bytes:
        """Write the answer as it travels."""
        return self.model_dump_json().encode()

    def to_plain(self) -> list[str]:
        """Write the answer as plain JSON values."""
        return [str(one) for one in self.root]
