"""What a simulated caller says to what they hear, and how they change by it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from agent_console.backend import IdentityAnswer, MatchOutcome
from agent_console.call import events as e
from agent_console.training.caller import Caller, caller_of, hears
from agent_console.training.noticed import noticed
from agent_console.training.scenario import MOODS, Scenario
from agent_console.training.scenario_file import load_scenarios
from tests.support_call import NOW
from tests.training.support import reply, scenario

ANGRY = scenario(
    reply("hello", "answered"),
    reply("where", "said:ask", brings_up=("place",)),
    reply("told_you", "said:ask", has=("place",), mood=-2, again=True),
    reply("better", "said:calm", mood_to=-1, mood=1),
    reply("fine", "said:calm", mood_from=0),
)


def heard(story: Scenario, *words: str) -> tuple[Caller, list[str | None]]:
    caller, said = caller_of(story), list[str | None]()
    for word in words:
        caller, answer = hears(caller, word, story)
        said.append(answer.id if answer else None)
    return caller, said


def test_the_first_reply_of_the_file_that_fits_is_given_and_only_once() -> None:
    assert heard(ANGRY, "answered", "answered")[1] == ["hello", None]


def test_what_came_up_before_changes_what_is_said_to_the_same_question() -> None:
    assert heard(ANGRY, "said:ask", "said:ask")[1] == ["where", "told_you"]


def test_a_reply_that_may_come_again_does() -> None:
    assert heard(ANGRY, "said:ask", "said:ask", "said:ask")[1] == ["where", "told_you", "told_you"]


def test_a_mood_goes_to_its_end_and_no_further() -> None:
    assert heard(ANGRY, *["said:ask"] * 9)[0].mood == MOODS.start


def test_the_same_words_find_another_answer_in_another_mood() -> None:
    assert heard(ANGRY, "said:calm")[1] == ["fine"]
    assert heard(ANGRY, "said:ask", "said:ask", "said:calm")[1][-1] == "better"


def test_what_nobody_waits_for_leaves_the_caller_as_they_are() -> None:
    before = caller_of(ANGRY)

    assert hears(before, "said:nothing_we_know", ANGRY) == (before, None)


def test_what_any_caller_says_is_said_where_nothing_of_their_own_is_and_changes_nothing() -> None:
    story = scenario(reply("mine", "said:ask", mood=-1), anyhow=(reply("any", "said:ask", again=True),))

    caller, said = heard(story, "said:ask", "said:ask", "said:ask")
    assert said == ["mine", "any", "any"]
    assert caller == heard(story, "said:ask")[0]


def test_whatever_is_said_is_answered_by_what_is_for_anything_and_what_is_for_it_goes_before() -> None:
    anything, asked = reply("anything", "said:*", again=True), reply("asked", "said:ask", again=True)
    story = scenario(anyhow=(anything, asked))

    assert heard(story, "said:ask", "said:calm", "answered")[1] == ["asked", "anything", None]


def test_any_caller_who_is_cross_says_it_otherwise() -> None:
    cross = reply("cross", "said:ask", mood_to=-2, again=True)
    story = scenario(anyhow=(cross, reply("kind", "said:ask", again=True)))

    assert hears(Caller(-2), "said:ask", story)[1] == cross
    assert heard(story, "said:ask")[1] == ["kind"]


OURS = load_scenarios()
WORDS = {one.id: sorted({word for answer in one.replies for word in answer.on}) for one in OURS}


@given(st.sampled_from(OURS), st.data())
def test_in_every_scenario_the_same_words_are_answered_the_same(story: Scenario, data: st.DataObject) -> None:
    words = data.draw(st.lists(st.sampled_from(WORDS[story.id]), max_size=12))

    first, again = heard(story, *words), heard(story, *words)
    assert first == again
    assert first[0].mood in MOODS


@given(st.sampled_from(OURS), st.data())
def test_in_every_scenario_no_line_is_met_by_silence_whatever_was_said_before(
    story: Scenario, data: st.DataObject
) -> None:
    words = data.draw(st.lists(st.sampled_from(WORDS[story.id]), max_size=8))

    caller, _ = heard(story, *words)
    silent = [line.id for line in story.lines if hears(caller, f"said:{line.id}", story)[1] is None]
    assert silent == []


def test_who_missed_the_last_comparison_of_the_day_hears_why() -> None:
    answers = [IdentityAnswer(MatchOutcome.NO_MATCH, left) for left in (1, 0)]
    answers.append(IdentityAnswer(MatchOutcome.LOCKED, 0))

    assert [noticed(e.IdentityCompared(at=NOW, answer=one)) for one in answers] == [
        "not_matched",
        *["stopped:FACTOR_LOCKED"] * 2,
    ]
