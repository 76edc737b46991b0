"""Whether the caller is the holder: answers of comparisons, never what was compared."""

from __future__ import annotations

from dataclasses import dataclass

from agent_console.backend import CodeAnswer, FraudSignals, IdentityAnswer, SendCodeAnswer
from agent_console.call.events.base import Event
from agent_console.call.verification import TenureAnswer


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeAgreed(Event):
    """The caller agreed to recording and verification (PIPL §14)."""

    text_version: str


@dataclass(frozen=True, slots=True, kw_only=True)
class IdentityCompared(Event):
    """One joint answer for name and document."""

    answer: IdentityAnswer


@dataclass(frozen=True, slots=True, kw_only=True)
class SignalsAnswered(Event):
    """The three fraud signals, each on its own."""

    signals: FraudSignals


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeSent(Event):
    """What became of a text message with a code; `by_itself` where nobody pressed a key for it."""

    answer: SendCodeAnswer
    by_itself: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeSendUnknown(Event):
    """Nobody knows whether a message went out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeCompared(Event):
    """What the comparison of a code said."""

    answer: CodeAnswer


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeCompareUnknown(Event):
    """Nobody knows what the comparison said; it may have cost a try."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TenureStated(Event):
    """What the caller said about since when the number is theirs."""

    answer: TenureAnswer
