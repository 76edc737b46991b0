"""What a TRAINING server offers besides: the caller's phone, so that a room and tests can read the codes."""

from __future__ import annotations

from backends.wire.common import AnswerModel, RequestModel
from backends.wire.fields import E164, Instant


class RetrieveMessagesRequest(RequestModel):
    """Whose phone."""

    phone_number: E164


class TextMessage(AnswerModel):
    """A text message as it stands on the phone."""

    sent_at: Instant
    text: str


class MessagesAnswer(AnswerModel):
    """What stands on the phone, newest last."""

    messages: tuple[TextMessage, ...]
