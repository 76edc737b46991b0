"""Keys in the order they were pressed, while an answer is awaited. It knows no toolkit, no page, no key's meaning.

One key is in hand at a time. A key that has to wait for an answer keeps its place, and so does whatever was pressed
after it; when another answer comes than the one they were typed for, all of them are dropped and counted.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from typing import Generic, Protocol, TypeVar

K = TypeVar("K")
K_contra = TypeVar("K_contra", contravariant=True)


class Awaited(Protocol[K_contra]):
    """An answer keys have to wait for."""

    def over(self) -> bool:
        """Whether nothing is awaited any more."""

    def as_typed_for(self) -> bool:
        """Whether the answer is the one that leads to where the keys were meant; asked once it is over."""

    def passes(self, key: K_contra) -> bool:
        """Whether a key acts on the page that waits."""


class TypeAhead(Generic[K]):
    """A lane for keys: each method gives the key that is to be handed over now, or None."""

    def __init__(
        self, awaited_by: Callable[[K], Awaited[K] | None], acts_at_once: Callable[[K], bool]
    ) -> None:
        """Begin with no key waiting.

        Args:
            awaited_by: What a key has to wait for on the page at hand, or None.
            acts_at_once: Whether a key waits for no answer and gives up whatever was typed before it.
        """
        self.in_hand: K | None = None
        self.waiting: deque[K] = deque()
        self.awaiting: Awaited[K] | None = None
        self._awaited_by = awaited_by
        self._acts_at_once = acts_at_once
        self._dropped = 0

    def press(self, key: K) -> K | None:
        """Take in a key that was pressed now."""
        self.waiting.append(key)
        return self.look()

    def done(self) -> K | None:
        """Take in that the key in hand has been dealt with."""
        self.in_hand = None
        return self.look()

    def look(self) -> K | None:
        """Look whether a key can be handed over: an answer may have come."""
        if self.in_hand is not None or not self.waiting:
            return None
        if self.awaiting is not None and self.awaiting.over():
            as_typed_for, self.awaiting = self.awaiting.as_typed_for(), None
            if not as_typed_for:
                self.drop()
        if self.awaiting is None and self.waiting:
            self.awaiting = self._awaited_by(self.waiting[0])
        self.in_hand = self._overtaking(self.awaiting) if self.awaiting is not None else self._next()
        return self.in_hand

    def drop(self) -> None:
        """Give up whatever waits."""
        self._dropped += len(self.waiting)
        self.waiting.clear()
        self.awaiting = None

    def take_dropped(self) -> int:
        """Return how many keys were dropped since this was asked last."""
        count, self._dropped = self._dropped, 0
        return count

    def _next(self) -> K | None:
        return self.waiting.popleft() if self.waiting else None

    def _overtaking(self, awaiting: Awaited[K]) -> K | None:
        """Find the first key that need not wait; one that acts at once gives up what was typed before it."""
        for place, key in enumerate(self.waiting):
            if self._acts_at_once(key):
                self._dropped += place
                for _ in range(place + 1):
                    self.waiting.popleft()
                self.awaiting = None
                return key
            if awaiting.passes(key):
                del self.waiting[place]
                return key
        return None
