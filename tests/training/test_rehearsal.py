"""One run of a scenario: who said what when, what the caller makes of the call's events, and what is scored of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from agent_console.backend import Bilingual
from agent_console.call import events as e
from agent_console.scorecard.evidence import Mark
from agent_console.scorecard.rubric_file import load_rubric
from agent_console.scorecard.scoring import scored
from agent_console.training.rehearsal import Rehearsal, Speaker, begun, follow, say
from agent_console.training.scenario import AgentLine, Reply
from agent_console.training.scenario_file import load_scenarios
from tests.support_call import at, opened, to_code, to_lookup
from tests.training.support import ASK, TEXT, reply, scenario

PROMISE = AgentLine("promise", frozenset({"submission"}), TEXT, frozenset({Mark.PROMISES}))

STORY = scenario(
    reply("hello", "answered"),
    reply("slow", "code_sent", after=timedelta(seconds=5)),
    reply("place", "said:ask"),
    lines=(ASK, PROMISE),
)


def speakers(run: Rehearsal, seconds: float) -> list[Speaker]:
    return [one.speaker for one in run.until(at(seconds))]


def test_the_caller_speaks_first_once_the_call_is_answered() -> None:
    assert speakers(begun(STORY), 10) == []
    assert speakers(follow(begun(STORY), opened()), 10) == [Speaker.CALLER]


def test_following_the_same_events_again_changes_nothing() -> None:
    once = follow(begun(STORY), to_code())

    assert follow(once, to_code()) == once
    assert follow(once, to_lookup()).spoken == once.spoken


def test_a_caller_who_hesitates_has_not_said_it_yet() -> None:
    run = follow(begun(STORY), to_code())

    assert speakers(run, 11.9) == [Speaker.CALLER]
    assert speakers(run, 12) == [Speaker.CALLER, Speaker.CALLER]


def test_an_agent_who_speaks_over_the_caller_is_heard_first() -> None:
    run = say(follow(begun(STORY), to_code()), ASK, at(9))

    assert speakers(run, 60) == [Speaker.CALLER, Speaker.AGENT, Speaker.CALLER, Speaker.CALLER]
    assert [one.at for one in run.spoken] == [at(0), at(9), at(9), at(12)]


def words_after(seconds: float, *replies: Reply, between: tuple[e.Event, ...] = ()) -> list[str]:
    """Return what the caller says once they are back from a hold of so many seconds."""
    held = (*opened(), e.LineHeld(at=at(10)), *between, e.LineResumed(at=at(10 + seconds)))
    run = follow(follow(begun(scenario(*replies)), held[:-1]), held)
    return [one.text.en for one in run.spoken]


LONG = replace(reply("long", "held_long"), text=Bilingual("太久了", "too long"))
ANY = replace(reply("any", "resumed"), text=Bilingual("在", "here"))


def test_a_long_hold_is_told_from_a_short_one() -> None:
    assert words_after(60, LONG, ANY) == ["here"]
    assert words_after(61, LONG, ANY) == ["too long"]
    assert words_after(61, ANY) == ["here"], "who has nothing of their own to say to a long one"
    assert words_after(2, LONG) == []


def test_a_line_that_came_back_after_a_drop_was_not_held() -> None:
    assert words_after(90, LONG, ANY, between=(e.LineDropped(at=at(20)),)) == ["here"]


def test_what_was_said_is_scored_with_what_was_done() -> None:
    silent = follow(begun(STORY), to_lookup())
    promised = say(silent, PROMISE, at(60))
    rubric = load_rubric()

    assert scored(silent.evidence(to_lookup()), rubric).critical == ()
    assert [one.criterion.id for one in scored(promised.evidence(to_lookup()), rubric).critical] == [
        "nothing_promised"
    ]


def test_the_same_run_twice_gives_the_same_score() -> None:
    (first, *_) = load_scenarios()
    runs = []
    for _ in range(2):
        run = follow(begun(first), to_lookup())
        for second, line in enumerate(first.lines):
            run = say(run, line, at(100 + second))
        runs.append(scored(run.evidence(to_lookup()), load_rubric()))

    assert runs[0] == runs[1]


def test_the_line_drops_as_the_caller_says_it_and_once() -> None:
    story = scenario(reply("hello", "answered"), reply("tunnel", "said:ask", drops=True), lines=(ASK,))
    run = say(follow(begun(story), opened()), ASK, at(9))

    assert not run.line_dropped(at(8))
    assert run.line_dropped(at(9))
    assert not follow(run, (*opened(), e.LineDropped(at=at(9)))).line_dropped(at(20))
