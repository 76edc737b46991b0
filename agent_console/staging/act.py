"""One kind of thing that can be done in a call: with what, by how many keys, and how. It knows none of them."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass

from agent_console.desk import Reply
from agent_console.staging.play import Play

Offers = Callable[[Play], Iterable[str]]
"""With what it can be done now: an id, an answer; an empty text where it needs nothing; no text where it is closed."""

Does = Callable[[Play, str], Reply | Awaitable[Reply]]


@dataclass(frozen=True, slots=True)
class Act:
    """One kind of thing.

    Attributes:
        keys: As the screens count them: what was typed of what the caller said is none.
        typed: Characters of that, for the time they take.
        rank: Which way is tried first, from 0: what a call is for before what ends it.
    """

    offers: Offers
    does: Does
    keys: int = 1
    typed: int = 0
    rank: int = 2


def once(open_: Callable[[Play], bool]) -> Offers:
    """Offer something that needs nothing, while a condition holds."""
    return lambda play: ("",) if open_(play) else ()
