"""What was asked for and has not been answered, so that a doubled key asks once. It asks nobody."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

from agent_console.call.call import Call
from agent_console.call.gates import Act
from agent_console.identity.phone import PhoneNumber


@dataclass(frozen=True, slots=True)
class Errand:
    """What is done for which call, and for which entering of its number: another number asks anew."""

    call_id: str
    subject: PhoneNumber | None
    entered_at: datetime | None
    act: Act


def errand(call: Call, act: Act) -> Errand:
    """Name what is done on a call, as long as it is about the number it is about now."""
    return Errand(call.id, call.numbers.subject, call.numbers.entered_at, act)


class Errands:
    """The errands under way; the same one may be run twice at once by who does not ask first."""

    def __init__(self) -> None:
        self._under_way: list[Errand] = []

    def __contains__(self, one: Errand) -> bool:
        """Whether an errand is under way."""
        return one in self._under_way

    @contextmanager
    def running(self, one: Errand) -> Iterator[None]:
        """Mark an errand as under way until it is answered, or breaks."""
        self._under_way.append(one)
        try:
            yield
        finally:
            self._under_way.remove(one)
