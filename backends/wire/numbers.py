"""number-bindings 0.1, numbers: who serves a number today and whether it changed hands."""

from __future__ import annotations

from enum import StrEnum

from backends.wire.common import AnswerModel, RequestModel
from backends.wire.fields import E164, Day, Maybe, Open


class Carrier(StrEnum):
    """Who serves the number today."""

    CHINA_MOBILE = "CHINA_MOBILE"
    CHINA_UNICOM = "CHINA_UNICOM"
    CHINA_TELECOM = "CHINA_TELECOM"
    CHINA_BROADNET = "CHINA_BROADNET"
    MVNO = "MVNO"


class Verdict(StrEnum):
    """Whether the number changed hands. Only RECYCLED opens the way to unbinding."""

    RECYCLED = "RECYCLED"
    NOT_RECYCLED = "NOT_RECYCLED"
    CANNOT_JUDGE = "CANNOT_JUDGE"
    CANCELLED = "CANCELLED"
    NOT_SYNCED_YET = "NOT_SYNCED_YET"
    PORTED_UNSUPPORTED = "PORTED_UNSUPPORTED"
    OTHER_CARRIER = "OTHER_CARRIER"


class Confidence(StrEnum):
    """How sure the registry is of the activation date."""

    HIGH = "HIGH"
    LOW = "LOW"


class RetrieveNumberRequest(RequestModel):
    """Which number; always in the body, never in a path."""

    phone_number: E164


class NumberRecord(AnswerModel):
    """What is known of a number. A carrier or verdict of a newer server is kept as text."""

    phone_number: E164
    carrier: Open[Carrier]
    verdict: Open[Verdict]
    activated_on: Maybe[Day] = None
    activated_on_confidence: Maybe[Open[Confidence]] = None
    ported_in_on: Maybe[Day] = None
    retry_on: Maybe[Day] = None
    service_line: Maybe[str] = None
