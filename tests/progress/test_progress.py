"""Levels, reviews and curve from runs: recent runs weigh more, a critical error comes back tomorrow."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from agent_console.progress.curve import critical_errors, curve, practised_for
from agent_console.progress.due import due_today, measured, next_scenario, passed, reviews
from agent_console.progress.skills import level_of, skill_levels
from agent_console.training.finished import FinishedRun, result_of
from agent_console.training.practice import HintTaken, Mode
from tests.progress.support import RUBRIC, TODAY, a_run
from tests.training.support import reply, scenario

SCORES = st.lists(st.integers(0, 100), min_size=1, max_size=15)


def day(later: int) -> date:
    return TODAY + timedelta(days=later)


def test_a_run_of_tests_has_the_score_it_is_made_for() -> None:
    assert [result_of(a_run(score=wanted), RUBRIC).score for wanted in (100, 60, 40, 0)] == [100, 60, 40, 0]
    assert result_of(a_run(failed=True), RUBRIC).score == 0


@given(SCORES)
def test_a_level_lies_between_the_worst_and_the_best_score(scores: list[int]) -> None:
    assert min(scores) <= level_of(scores) <= max(scores)


@given(SCORES, st.data())
def test_no_better_score_lowers_a_level(scores: list[int], data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(scores) - 1))
    better = [*scores[:at], data.draw(st.integers(scores[at], 100)), *scores[at + 1 :]]

    assert level_of(better) >= level_of(scores)


@given(SCORES.filter(lambda scores: len(scores) > 1))
def test_the_same_scores_count_more_the_later_the_good_ones_are(scores: list[int]) -> None:
    assert level_of(sorted(scores)) >= level_of(scores) >= level_of(sorted(scores, reverse=True))


def test_a_run_ten_runs_ago_is_forgotten() -> None:
    assert level_of([0, *[80] * 10]) == 80


def test_each_skill_has_its_own_level_and_day() -> None:
    runs = [a_run(day(-2), 60), a_run(day(-1), 60)]
    closing, resolution = sorted(skill_levels(runs, RUBRIC, TODAY), key=lambda one: one.skill)

    assert (closing.skill, closing.level, closing.due_on, closing.is_due) == ("closing", 100, day(29), False)
    assert (resolution.level, resolution.due_on, resolution.is_due) == (0, TODAY, True)
    assert (closing.is_weak, resolution.is_weak, closing.runs) == (False, True, 2)


def test_a_critical_error_is_nothing_of_a_hundred_for_its_skill_alone() -> None:
    levels = {one.skill: one.level for one in skill_levels([a_run(failed=True)], RUBRIC, TODAY)}

    assert levels == {"clarity": 0, "closing": 100, "resolution": 100}


def test_what_is_due_first_stands_in_front_and_of_one_day_the_weakest() -> None:
    runs = [
        a_run(day(-9), 100, scenario_id="01"),
        a_run(day(-2), 60, scenario_id="04"),
        a_run(day(-2), 40, scenario_id="05"),
        a_run(day(0), 100, scenario_id="06", failed=True),
    ]

    assert [(one.scenario_id, one.due_on) for one in reviews(runs, RUBRIC)] == [
        ("01", day(-2)),
        ("05", day(-1)),
        ("04", day(-1)),
        ("06", day(1)),
    ]
    assert [one.scenario_id for one in due_today(runs, RUBRIC, TODAY)] == ["01", "05", "04"]


def test_a_day_is_one_in_china() -> None:
    late = datetime(2026, 11, 22, 16, 30, tzinfo=UTC)

    assert reviews([a_run(ended_at=late)], RUBRIC)[0].practised_on == date(2026, 11, 23)


def test_a_scenario_is_passed_by_practice_or_certification_without_a_critical_error() -> None:
    runs = [
        a_run(scenario_id="01"),
        a_run(scenario_id="04", mode=Mode.BENCHMARK),
        a_run(scenario_id="05", mode=Mode.CERTIFICATION),
        a_run(scenario_id="06", failed=True),
        a_run(scenario_id="07", score=60),
        a_run(scenario_id="08", hints=tuple(HintTaken(a_run().started_at, str(n), 3) for n in range(7))),
    ]

    assert passed(runs, RUBRIC) == {"01", "05"}
    assert measured(runs, "04")
    assert not measured(runs, "01")


def test_what_is_practised_next_is_due_then_weak_then_new() -> None:
    one, other, third = (
        scenario(reply("r", "answered"), id=id_, skills=(skill,))
        for id_, skill in (("01", "closing"), ("04", "resolution"), ("05", "clarity"))
    )
    everything = (one, other, third)

    assert next_scenario((), [], RUBRIC, TODAY) is None
    assert next_scenario(everything, [], RUBRIC, TODAY) == one
    assert next_scenario(everything, [a_run(scenario_id="01")], RUBRIC, TODAY) == other
    weak = [
        a_run(day(-1), 60, scenario_id="01"),
        a_run(scenario_id="01"),
        a_run(day(-1), 60, scenario_id="99"),
    ]
    assert next_scenario(everything, weak, RUBRIC, TODAY) == other
    due = [a_run(day(-1), 40, scenario_id="05")]
    assert next_scenario(everything, due, RUBRIC, TODAY) == third
    done = [a_run(scenario_id=id_) for id_ in ("05", "01")] + [a_run(day(-1), scenario_id="04")]
    assert next_scenario(everything, done, RUBRIC, TODAY) == other


def test_the_curve_is_the_last_runs_and_can_look_further_back() -> None:
    runs = [a_run(score=100 if at % 2 else 60, number=at) for at in range(1, 15)]

    assert [one.number for one in curve(runs, RUBRIC)] == list(range(5, 15))
    assert [one.number for one in curve(runs, RUBRIC, before=10)] == [1, 2, 3, 4]
    assert curve(runs, RUBRIC, before=20) == ()
    assert [one.score for one in curve(runs, RUBRIC)[:2]] == [100, 60]


def test_time_and_critical_errors_are_added_up() -> None:
    runs = [a_run(score=60), a_run(score=0), a_run(failed=True)]

    assert practised_for(runs) == timedelta(minutes=15)
    assert critical_errors(runs, RUBRIC) == 1
    assert critical_errors([*runs, *[a_run()] * 10], RUBRIC) == 0


RUNS = st.lists(
    st.builds(
        a_run,
        st.dates(TODAY, day(99)),
        st.sampled_from([100, 60, 40, 0]),
        st.booleans(),
        scenario_id=st.sampled_from(["01", "04"]),
    ),
    max_size=6,
)


@given(RUNS)
def test_whatever_was_practised_has_a_day_after_it_and_that_is_its_own_runs_alone(
    runs: list[FinishedRun],
) -> None:
    found = reviews(runs, RUBRIC)

    for one in found:
        assert reviews([run for run in runs if run.scenario_id == one.scenario_id], RUBRIC) == (one,)
    assert all(one.due_on > one.practised_on for one in found)
    assert [one.due_on for one in found] == sorted(one.due_on for one in found)
