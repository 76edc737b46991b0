"""From the wire's words to the port's: what is known, and the safest value for what is not. It asks nothing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Final, TypeVar

from pydantic import ValidationError

from agent_console import backend as port
from agent_console.calendar.zone import today
from agent_console.identity.phone import PhoneNumber
from backends.http.answers import Answer
from backends.http.errors import ContractViolation, InvalidRequest
from backends.http.policy import Limits, wait_before_poll
from backends.wire import common
from backends.wire.common import BilingualText, RequestModel

Known = TypeVar("Known", bound=StrEnum)
Model = TypeVar("Model", bound=RequestModel)

INVALID_ARGUMENT: Final = "INVALID_ARGUMENT"


def known(words: type[Known], word: str, otherwise: Known) -> Known:
    """Give a word of a list, or the safest one for a word a newer server added: it is never permission."""
    try:
        return words(word)
    except ValueError:
        return otherwise


def unknown_text(words: type[StrEnum], word: str) -> str | None:
    """Give a word's own text where the list does not hold it."""
    return None if word in set(words) else word


def made(make: Callable[[], Model]) -> Model:
    """Make a request; what our own models do not take is never sent.

    Raises:
        InvalidRequest: Something in it is longer, shorter or of another form than the contract has it.
    """
    try:
        return make()
    except (ValidationError, ValueError):
        # Not chained: the cause may name what was typed.
        pass
    raise InvalidRequest(400, INVALID_ARGUMENT)


def day_of(instant: datetime | None) -> date | None:
    """Give the day an instant falls on in China.

    Raises:
        ContractViolation: It lies beyond the calendar.
    """
    if instant is None:
        return None
    try:
        return today(instant)
    except (ValueError, OverflowError):
        pass
    raise ContractViolation("a day beyond the calendar")


def check_number(said: str, number: PhoneNumber, answer: Answer) -> None:
    """Refuse an answer about another number than was asked for.

    Raises:
        ContractViolation: It is about another number.
    """
    if said != number.e164:
        raise ContractViolation("an answer about another number", answer.correlator)


def bilingual(text: BilingualText | None) -> port.Bilingual | None:
    """Give a text in both languages."""
    return None if text is None else port.Bilingual(text.zh, text.en)


def proof_of(proof: port.HolderProof) -> common.HolderProof:
    """Write a proof as it travels."""
    return made(
        lambda: common.HolderProof(authentication_id=proof.authentication_id, validated_at=proof.validated_at)
    )


def consent_of(consent: port.Consent) -> common.Consent:
    """Write a consent as it travels."""
    return made(lambda: common.Consent(text_version=consent.text_version, agreed_at=consent.agreed_at))


def poll_after(answer: Answer, asked: int, limits: Limits, random: Callable[[], float]) -> timedelta:
    """Say when to ask again for something that is not finished, after it was asked for `asked` times."""
    return timedelta(seconds=wait_before_poll(asked, answer.retry_after, limits, random))
