"""What a TRAINING backend may offer beside the port: callers who ring and the phone they hold."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Protocol, runtime_checkable

from agent_console.backend.words import Bilingual
from agent_console.identity.phone import PhoneNumber


@dataclass(frozen=True, slots=True)
class TextMessage:
    """A text message as it stands on the caller's phone."""

    sent_at: datetime
    text: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class SimulatedCall:
    """A caller of the training registry: which phone rings, and what a newcomer has to know to play both sides."""

    calling_number: PhoneNumber
    subject_number: PhoneNumber
    name: str = field(repr=False)
    document: str = field(repr=False)
    first_words: Bilingual
    holder_since: date | None
    hints: tuple[Bilingual, ...] = field(default=())


@runtime_checkable
class TrainingPhone(Protocol):
    """What a TRAINING backend may offer beside the port: the phone the caller holds, to read codes off it."""

    async def messages(self, number: PhoneNumber) -> tuple[TextMessage, ...]:
        """Show what stands on the caller's phone, newest last."""
        ...


@runtime_checkable
class TrainingHolders(TrainingPhone, Protocol):
    """The phone, and who holds a number somebody typed, so that a call can be worked on any number."""

    async def caller_with(self, number: PhoneNumber) -> SimulatedCall | None:
        """Name the holder of a number as its caller; None where nobody could be verified for it."""
        ...


@runtime_checkable
class TrainingDesk(TrainingPhone, Protocol):
    """The phone, and callers who ring, so that a call can be worked with nobody on the line."""

    async def simulated_calls(self) -> tuple[SimulatedCall, ...]:
        """Name callers who ring, always the same for a seed."""
        ...
