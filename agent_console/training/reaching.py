"""Which replies of a scenario can ever be heard: a search over everything a caller may hear. It knows no desk."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from typing import Final

from agent_console.training.caller import Caller, caller_of, hears
from agent_console.training.noticed import SAID
from agent_console.training.scenario import Reply, Scenario

MOST_STATES: Final = 50_000
"""Beyond this a scenario has too many turns for anybody to write a sentence for each."""


@dataclass(frozen=True, slots=True)
class Reached:
    """What a search found: replies that can be given, words ever answered; not `whole` where it was given up."""

    replies: frozenset[str]
    answered: frozenset[str]
    states: int
    whole: bool


def reachable(scenario: Scenario, most: int = MOST_STATES) -> Reached:
    """Search every order in which a caller may hear things; equal states are visited once.

    What a caller notices is taken to be possible at any time, so a reply that is not found can be heard on no call.
    """
    words = sorted({word for reply in scenario.replies for word in reply.on if _can_be_heard(word, scenario)})
    weight, first = _weight(scenario), caller_of(scenario)
    seen, waiting = {weight.of(first)}, deque([first])
    found, answered = set[str](), {word for reply in scenario.anyhow for word in reply.on}
    while waiting and len(seen) <= most:
        caller = waiting.popleft()
        for word in words:
            after, reply = hears(caller, word, scenario)
            if reply is None or reply in scenario.anyhow:
                continue
            found.add(reply.id)
            answered.add(word)
            state = weight.of(after)
            if state not in seen:
                seen.add(state)
                waiting.append(after)
    return Reached(frozenset(found), frozenset(answered), len(seen), not waiting)


def _can_be_heard(word: str, scenario: Scenario) -> bool:
    """Whether a line that a reply waits for can be said at all; what is only noticed always can be."""
    return not word.startswith(SAID) or word.removeprefix(SAID) in {line.id for line in scenario.lines}


@dataclass(frozen=True, slots=True)
class _Weight:
    """What of a caller anything can still depend on."""

    waited_for: frozenset[str]
    """Things some reply waits for."""
    given: frozenset[str]
    """Replies of which it makes a difference that they were given."""

    def of(self, caller: Caller) -> Caller:
        """Leave out of a state what nothing can depend on any more."""
        return Caller(caller.mood, caller.came_up & self.waited_for, caller.given & self.given)


def _weight(scenario: Scenario) -> _Weight:
    replies = scenario.replies
    waited_for = frozenset(flag for one in replies for flag in one.condition.has | one.condition.has_not)
    given = frozenset(
        one.id for place, one in enumerate(replies) if _matters(one, replies[place + 1 :], waited_for)
    )
    return _Weight(waited_for, given)


def _matters(reply: Reply, behind: tuple[Reply, ...], waited_for: frozenset[str]) -> bool:
    """Whether it makes a difference that a reply was given: it changes something, or hides one after it."""
    if reply.again:
        return False
    return bool(reply.mood or reply.brings_up & waited_for) or any(one.on & reply.on for one in behind)
