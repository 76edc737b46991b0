"""one-time-password-sms 1.1.1: a code to the number, and what the caller read off it."""

from __future__ import annotations

from typing import Annotated, Final

from pydantic import AfterValidator, Field

from backends.wire.common import AnswerModel, RequestModel
from backends.wire.fields import E164

CODE_LABEL: Final = "{{code}}"
"""Where the operator puts the code, as in Mustache."""


def _holds_label(message: str) -> str:
    if CODE_LABEL not in message:
        raise ValueError("the message has no place for the code")
    return message


Message = Annotated[
    str,
    AfterValidator(_holds_label),
    Field(max_length=160, json_schema_extra={"pattern": r".*\{\{code\}\}.*"}),
]
AuthenticationId = Annotated[str, Field(max_length=36)]


class SendCodeRequest(RequestModel):
    """To which number, and in which words; the number is always in the body here, whatever the token."""

    phone_number: E164
    message: Message


class SendCodeAnswer(AnswerModel):
    """The id that the code belongs to."""

    authentication_id: AuthenticationId


class ValidateCodeRequest(RequestModel):
    """What the caller read out. A code is text: letters may stand in it, and leading zeros stay."""

    authentication_id: AuthenticationId
    code: str = Field(max_length=10)
