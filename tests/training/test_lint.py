"""What a trainer is told about a scenario that can be read and still cannot be played as it was meant."""

from __future__ import annotations

import pytest
from rich.cells import cell_len

from agent_console.backend import PlatformId
from agent_console.catalogue.load import load_catalogue
from agent_console.training.lint import ScenarioProblem, findings
from agent_console.training.reaching import reachable
from agent_console.training.scenario import AgentLine, Reply, Scenario
from agent_console.training.scenario_file import load_scenarios
from tests.training.support import TEXT, reply, scenario

KNOWN = (PlatformId("a1"),)
FIRST = reply("first", "answered")

ROW = 66
"""What is left for a line beside its digit, in the middle of a wide window and in a small one."""


def told(*replies: Reply) -> list[tuple[ScenarioProblem, str]]:
    return [(one.problem, one.place) for one in findings(scenario(*replies), KNOWN)]


def test_a_sound_scenario_is_told_nothing() -> None:
    assert told(FIRST, reply("then", "said:ask")) == []


def test_a_reply_to_a_line_nobody_can_say_is_named() -> None:
    problems = told(FIRST, reply("lost", "said:whisper"))

    assert (ScenarioProblem.NOBODY_SAYS, "lost (said:whisper)") in problems
    assert (ScenarioProblem.NEVER_HEARD, "lost") in problems


def test_a_reply_that_waits_for_what_never_comes_up_is_named() -> None:
    assert (ScenarioProblem.NEVER_BROUGHT_UP, "lost (secret)") in told(
        FIRST, reply("lost", "said:ask", has=("secret",))
    )


def test_a_reply_behind_one_that_is_always_given_is_named() -> None:
    always = reply("always", "said:ask", again=True)

    assert told(FIRST, always, reply("behind", "said:ask")) == [(ScenarioProblem.NEVER_HEARD, "behind")]


def test_a_reply_in_a_mood_nobody_gets_into_is_named() -> None:
    assert told(FIRST, reply("furious", "said:ask", mood_to=-2)) == [(ScenarioProblem.NEVER_HEARD, "furious")]
    assert told(FIRST, reply("cross", "said:calm", mood=-2), reply("furious", "said:ask", mood_to=-2)) == []


def test_a_caller_who_never_says_why_they_ring_is_named() -> None:
    assert told(reply("then", "said:ask")) == [(ScenarioProblem.NO_FIRST_WORD, "")]


def test_a_platform_no_list_has_is_named() -> None:
    found = findings(scenario(FIRST), (PlatformId("b1"),))

    assert [(one.problem, one.place) for one in found] == [(ScenarioProblem.NO_SUCH_PLATFORM, "a1")]


def test_a_search_that_finds_too_many_turns_is_given_up_and_said() -> None:
    flags = [reply(f"r{n}", "said:ask", brings_up=(f"f{n}",), has_not=(f"f{n}",), mood=1) for n in range(8)]
    reached = reachable(scenario(FIRST, *flags), most=3)

    assert not reached.whole


OURS = load_scenarios()


@pytest.mark.full
@pytest.mark.parametrize("story", OURS, ids=lambda story: story.id)
def test_nothing_is_wrong_with_ours(story: Scenario) -> None:
    assert findings(story, [one.id for one in load_catalogue().platforms]) == ()


def test_a_line_the_caller_never_answers_is_named() -> None:
    mute = scenario(FIRST, anyhow=(reply("any", "said:calm", again=True),))

    assert [(one.problem, one.place) for one in findings(mute, KNOWN)] == [
        (ScenarioProblem.UNANSWERED_LINE, "ask")
    ]


def test_more_lines_than_there_are_digits_are_named() -> None:
    lines = tuple(AgentLine(f"line{n}", frozenset({"notice"}), TEXT) for n in range(10))
    talkative = scenario(FIRST, lines=lines, anyhow=(reply("any", *(f"said:{one.id}" for one in lines)),))

    assert [(one.problem, one.place) for one in findings(talkative, KNOWN)] == [
        (ScenarioProblem.TOO_MANY_LINES, "notice")
    ]


@pytest.mark.parametrize("story", OURS, ids=lambda story: story.id)
def test_every_line_of_ours_is_one_row_of_the_list_it_is_chosen_from(story: Scenario) -> None:
    texts = [text for line in story.lines for text in (line.text.zh, line.text.en)]

    assert [text for text in texts if cell_len(text) > ROW] == []
