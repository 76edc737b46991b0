"""Whether the caller is the holder: answers of comparisons, never what was compared."""

from __future__ import annotations

from agent_console.backend import CodeAnswer, FraudSignals, IdentityAnswer, SendCodeAnswer
from agent_console.call.events.base import Event, event
from agent_console.call.verification import TenureAnswer


@event
class NoticeAgreed(Event):
    """The caller agreed to recording and verification (PIPL §14)."""

    text_version: str


@event
class IdentityCompared(Event):
    """One joint answer for name and document."""

    answer: IdentityAnswer


@event
class SignalsAnswered(Event):
    """The three fraud signals, each on its own."""

    signals: FraudSignals


@event
class CodeSent(Event):
    """What became of a text message with a code; `by_itself` where nobody pressed a key for it."""

    answer: SendCodeAnswer
    by_itself: bool = False


@event
class CodeSendUnknown(Event):
    """Nobody knows whether a message went out."""


@event
class CodeCompared(Event):
    """What the comparison of a code said."""

    answer: CodeAnswer


@event
class CodeCompareUnknown(Event):
    """Nobody knows what the comparison said; it may have cost a try."""


@event
class TenureStated(Event):
    """What the caller said about since when the number is theirs."""

    answer: TenureAnswer
