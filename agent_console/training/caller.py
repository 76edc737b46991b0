"""The simulated caller: what they say to what they hear, from a scenario. Pure, the same for the same words.

No language model: a person who writes scenarios decides every sentence, and a run can be repeated.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from agent_console.training.noticed import ANYTHING, SAID
from agent_console.training.scenario import MOODS, Condition, Reply, Scenario


@dataclass(frozen=True, slots=True)
class Caller:
    """How the caller is: their mood, what came up so far, which replies were given."""

    mood: int
    came_up: frozenset[str] = frozenset()
    given: frozenset[str] = frozenset()


def caller_of(scenario: Scenario) -> Caller:
    """Give the caller before the first word."""
    return Caller(_within(scenario.mood))


def hears(caller: Caller, word: str, scenario: Scenario) -> tuple[Caller, Reply | None]:
    """Let the caller hear or notice something: the first reply of the file that fits is given, or none.

    What any caller says changes neither their mood nor what came up.
    """
    reply = next((one for one in scenario.replies if _fits(one, word, caller)), None)
    if reply is None:
        return caller, _as_anybody(caller, word, scenario)
    after = replace(
        caller,
        mood=_within(caller.mood + reply.mood),
        came_up=caller.came_up | reply.brings_up,
        given=caller.given | {reply.id},
    )
    return after, reply


def _as_anybody(caller: Caller, word: str, scenario: Scenario) -> Reply | None:
    words = (word, ANYTHING) if word.startswith(SAID) else (word,)
    return next((one for heard in words for one in scenario.anyhow if _fits(one, heard, caller)), None)


def _fits(reply: Reply, word: str, caller: Caller) -> bool:
    unused = reply.again or reply.id not in caller.given
    return unused and word in reply.on and is_so(reply.condition, caller)


def is_so(condition: Condition, caller: Caller) -> bool:
    """Whether a condition holds for a caller as they are now."""
    return (
        condition.has <= caller.came_up
        and not condition.has_not & caller.came_up
        and condition.mood_from <= caller.mood <= condition.mood_to
    )


def _within(mood: int) -> int:
    return min(max(mood, MOODS.start), MOODS.stop - 1)
