"""What is wrong with a scenario although its file can be read: what nobody can hear, say or ever bring up."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from agent_console.backend import PlatformId
from agent_console.training.faults import read_faults
from agent_console.training.hints import Hint, without_hint
from agent_console.training.noticed import SAID
from agent_console.training.pages import PAGES
from agent_console.training.reaching import reachable
from agent_console.training.scenario import Scenario

MOST_LINES_ON_A_PAGE: Final = 9
"""A line is chosen with one digit."""


class ScenarioProblem(StrEnum):
    """What is wrong; the command has the sentence for each."""

    NOBODY_SAYS = "NOBODY_SAYS"
    """A reply waits for a line that cannot be said."""
    NEVER_HEARD = "NEVER_HEARD"
    """A reply can be given on no call."""
    NEVER_BROUGHT_UP = "NEVER_BROUGHT_UP"
    """A reply waits for something no reply brings up."""
    NO_FIRST_WORD = "NO_FIRST_WORD"
    """The caller says nothing when the call is answered."""
    TOO_MANY_TURNS = "TOO_MANY_TURNS"
    """The search was given up."""
    UNANSWERED_LINE = "UNANSWERED_LINE"
    """A line the caller never answers, whenever it is said."""
    TOO_MANY_LINES = "TOO_MANY_LINES"
    """More lines on a page than there are digits to choose one with."""
    NO_SUCH_PLATFORM = "NO_SUCH_PLATFORM"
    """A platform that is expected to be asked, or to have left, stands in no list."""
    NO_HINT = "NO_HINT"
    """A situation of a call without advice."""
    NOT_FILED_BEFORE = "NOT_FILED_BEFORE"
    """What is said to have been filed earlier could not have been."""
    NO_WAY_TO_WIN = "NO_WAY_TO_WIN"
    """No way through the call comes to the expected end with an excellent score."""
    NOT_GOOD_ENOUGH = "NOT_GOOD_ENOUGH"
    """A call can end as expected, but no such end was excellent."""
    SEARCH_GIVEN_UP = "SEARCH_GIVEN_UP"
    """None was found before the search for one was given up."""
    NOT_THE_SAME_TWICE = "NOT_THE_SAME_TWICE"
    """The way that was found went otherwise when it was gone again."""
    TOO_LITTLE_TIME = "TOO_LITTLE_TIME"
    """Whoever does nothing wrong takes longer than a trainee is given."""
    TOO_FEW_KEYS = "TOO_FEW_KEYS"
    """Whoever does nothing wrong presses more than a trainee is given."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong, and where: `place` is the id of a reply, a line or a platform."""

    scenario: str
    problem: ScenarioProblem
    place: str = ""


def findings(scenario: Scenario, platforms: Iterable[PlatformId]) -> tuple[Finding, ...]:
    """Look through one scenario, with the platforms there are."""
    found = (*_of_lines(scenario), *_of_search(scenario), *_of_end(scenario, frozenset(platforms)))
    return tuple(Finding(scenario.id, problem, place) for problem, place in found)


def findings_of_hints(hints: Mapping[str, Hint]) -> tuple[Finding, ...]:
    """Look for situations in which a trainee who asks would get no advice."""
    return tuple(Finding("--", ScenarioProblem.NO_HINT, one) for one in without_hint(hints))


Found = Iterator[tuple[ScenarioProblem, str]]


def _of_lines(scenario: Scenario) -> Found:
    lines = {line.id for line in scenario.lines}
    brought_up = {flag for reply in scenario.replies for flag in reply.brings_up}
    for reply in scenario.replies:
        for word in sorted(reply.on):
            if word.startswith(SAID) and word.removeprefix(SAID) not in lines:
                yield ScenarioProblem.NOBODY_SAYS, f"{reply.id} ({word})"
        for flag in sorted((reply.condition.has | reply.condition.has_not) - brought_up):
            yield ScenarioProblem.NEVER_BROUGHT_UP, f"{reply.id} ({flag})"
    if not any("answered" in reply.on for reply in scenario.replies):
        yield ScenarioProblem.NO_FIRST_WORD, ""
    for page in sorted(PAGES):
        if len(scenario.lines_on(page)) > MOST_LINES_ON_A_PAGE:
            yield ScenarioProblem.TOO_MANY_LINES, page


def _of_search(scenario: Scenario) -> Found:
    reached = reachable(scenario)
    if not reached.whole:
        yield ScenarioProblem.TOO_MANY_TURNS, str(reached.states)
        return
    for reply in scenario.replies:
        if reply.id not in reached.replies:
            yield ScenarioProblem.NEVER_HEARD, reply.id
    for line in scenario.lines:
        if f"{SAID}{line.id}" not in reached.answered:
            yield ScenarioProblem.UNANSWERED_LINE, line.id


def _of_end(scenario: Scenario, known: frozenset[PlatformId]) -> Found:
    named = scenario.expected.platforms | {PlatformId(one) for one in read_faults(scenario.faults).retired}
    for missing in sorted(named - known):
        yield ScenarioProblem.NO_SUCH_PLATFORM, missing
