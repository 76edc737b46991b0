"""What a caller notices of what the agent does: from events to the words a scenario waits for. It knows no scenario."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from typing import Any, Final

from agent_console.backend import CodeOutcome, IdentityAnswer, MatchOutcome, SendCodeOutcome
from agent_console.call import events as e
from agent_console.call.stop import StopReason

SAID: Final = "said:"
"""Before the id of a line the agent said."""

ANYTHING: Final = f"{SAID}*"
"""Whatever the agent said: what any caller waits for last."""

HELD_LONG: Final = "held_long"
"""Beside `resumed` after a long hold: whoever has nothing of their own to say to it says what they say to any."""

LONG_HOLD: Final = timedelta(minutes=1)
"""Beyond this a caller wonders whether anybody comes back; two minutes cost the agent points."""

_Word = Callable[[Any], str]

_OF_EVENT: Final[dict[type[e.Event], _Word]] = {
    e.CallOpened: lambda _: "answered",
    e.NoticeAgreed: lambda _: "agreed",
    e.IdentityCompared: lambda event: _of_match(event.answer),
    e.CodeSent: lambda event: (
        "code_sent" if event.answer.outcome is SendCodeOutcome.SENT else "code_not_sent"
    ),
    e.CodeCompared: lambda event: (
        "verified" if event.answer.outcome is CodeOutcome.CONFIRMED else "code_wrong"
    ),
    e.LineHeld: lambda _: "held",
    e.LineResumed: lambda _: "resumed",
    e.LineDropped: lambda _: "dropped",
    e.FilingAccepted: lambda _: "accepted",
    e.FilingUnknown: lambda _: "not_sure",
    e.LineEnded: lambda _: "ended",
}
"""A caller notices a text message, a silence and the end; of what is only pressed they notice nothing."""

STOPPED: Final = "stopped:"
"""Before the reason a call goes no further, which the agent tells the caller."""

WORDS: Final = frozenset(
    {
        "answered",
        "agreed",
        "matched",
        "not_matched",
        "code_sent",
        "code_not_sent",
        "verified",
        "code_wrong",
        "held",
        "resumed",
        HELD_LONG,
        "dropped",
        "accepted",
        "not_sure",
        "ended",
    }
)
"""What a reply may be given on, besides `said:` and `stopped:`."""


def _of_match(answer: IdentityAnswer) -> str:
    """Tell a miss from the last one: who missed that is told why nothing more is compared today."""
    if answer.outcome is MatchOutcome.MATCH:
        return "matched"
    locked = answer.outcome is MatchOutcome.LOCKED or answer.tries_left == 0
    return f"{STOPPED}{StopReason.FACTOR_LOCKED}" if locked else "not_matched"


def noticed(event: e.Event) -> str | None:
    """Give the word for what the caller notices of an event, or None."""
    if isinstance(event, e.CallStopped):
        return f"{STOPPED}{event.reason}"
    word = _OF_EVENT.get(type(event))
    return word(event) if word else None


def noticed_after(event: e.Event, before: Iterable[e.Event]) -> tuple[str, ...]:
    """Give the words for an event after those `before` it; the first that a caller has something to say to counts."""
    word = noticed(event)
    if word is None:
        return ()
    held_at = _held_at(before) if isinstance(event, e.LineResumed) else None
    return (HELD_LONG, word) if held_at is not None and event.at - held_at > LONG_HOLD else (word,)


def _held_at(before: Iterable[e.Event]) -> datetime | None:
    """When the caller was put on the hold that has not ended yet."""
    held_at: datetime | None = None
    for event in before:
        if isinstance(event, e.LineHeld | e.LineResumed | e.LineDropped):
            held_at = event.at if isinstance(event, e.LineHeld) else None
    return held_at
