"""Whose number a request is about: the body's, the token's, and which of them may speak. It asks nobody."""

from __future__ import annotations

from enum import Enum, auto

from agent_console.identity.phone import PhoneNumber, parse_phone
from backends.server.problems import Problem
from backends.server.tokens import Caller


class SubjectRule(Enum):
    """What a three-legged token means for `phoneNumber` in the body (CAMARA; see docs/http-server.md)."""

    TOKEN_ALONE = auto()
    """It has to be absent, even when it is the same."""
    TOKEN_OR_SAME = auto()
    """It may be there and has to be the same."""
    BODY = auto()
    """It is always there; a token for another number does not speak for it."""


def subject_of(caller: Caller, told: str | None, rule: SubjectRule) -> str:
    """Give the number a request is about, E.164.

    Raises:
        Problem: 422 MISSING_IDENTIFIER or UNNECESSARY_IDENTIFIER, 403 INVALID_TOKEN_CONTEXT.
    """
    if caller.subject is None:
        if told is None:
            raise Problem(422, "MISSING_IDENTIFIER", "phoneNumber is needed with this token.")
        return told
    if told is not None and rule is SubjectRule.TOKEN_ALONE:
        raise Problem(422, "UNNECESSARY_IDENTIFIER", "The token names the number; leave phoneNumber out.")
    if told is not None and told != caller.subject:
        raise other_subject()
    return caller.subject


def check_subject(caller: Caller, number: str) -> None:
    """Refuse a token of another number for a resource.

    Raises:
        Problem: 403.
    """
    if caller.subject is not None and caller.subject != number:
        raise other_subject()


def other_subject() -> Problem:
    """Give the refusal of a token that speaks for another number."""
    return Problem(403, "INVALID_TOKEN_CONTEXT", "The token speaks for another number.")


def mainland_number(number: str, code: str = "IDENTIFIER_NOT_FOUND") -> PhoneNumber:
    """Give a number as the port has it.

    Raises:
        Problem: 404; it is no mobile number of the mainland, so no carrier here serves it.
    """
    read = parse_phone(number)
    if not isinstance(read, PhoneNumber) or read.e164 != number:
        raise Problem(404, code, "This number is not served here.")
    return read
