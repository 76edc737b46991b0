"""subscription-status 0.1.0: whether text messages and calls go through. It does not say why they do not."""

from __future__ import annotations

from enum import StrEnum

from backends.wire.common import AnswerModel, RequestModel
from backends.wire.fields import E164, Maybe, Open


class VoiceSmsStatus(StrEnum):
    """Calls and text messages, one way."""

    ACTIVE = "active"
    SUSPENDED = "suspended"


class DataStatus(StrEnum):
    """Mobile data."""

    ACTIVE = "active"
    SUSPENDED = "suspended"
    THROTTLED = "throttled"


class SubscriptionStatusRequest(RequestModel):
    """Which number; left out where the token names it."""

    phone_number: Maybe[E164] = None


class SubscriptionStatusAnswer(AnswerModel):
    """A code cannot arrive where `voice_sms_in` is suspended."""

    voice_sms_in: Open[VoiceSmsStatus]
    voice_sms_out: Open[VoiceSmsStatus]
    data_service: Open[DataStatus]
