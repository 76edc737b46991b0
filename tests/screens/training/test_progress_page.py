"""What the page of progress shows: a picture with its numbers, skills with their days, what is due and reached."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from agent_console.language import Language, load_language
from agent_console.progress.curve import Point, curve
from agent_console.training.finished import FinishedRun
from agent_console.training.practice import Mode
from screens.training.curve_lines import curve_lines, height_of
from screens.training.progress_page import facts_line, progress_block, resting_message
from screens.training.progress_view import Certified, ProgressView, further_back, further_on, progress_view
from screens.widgets.page import Block
from tests.progress.support import RUBRIC, TODAY, a_run
from tests.screens.pages import faults_of, rows_of
from tests.training.support import reply, scenario

ZH, EN = load_language("zh"), load_language("en")
SCENARIOS = tuple(
    scenario(reply("opening", "answered"), id=f"{number:02}", skills=(skill,))
    for number, skill in enumerate(("closing", "resolution", "clarity", "closing", "closing"), 1)
)
SCORES = (0, 40, 60, 60, 100, 100, 60, 100, 100, 60, 100, 100)


def practised(*scores: int) -> list[FinishedRun]:
    """Practise day by day up to yesterday, the scenarios in turn."""
    first = TODAY - timedelta(days=len(scores))
    return [
        a_run(
            first + timedelta(days=number),
            score,
            number=number + 1,
            scenario_id=SCENARIOS[number % len(SCENARIOS)].id,
        )
        for number, score in enumerate(scores)
    ]


RUNS = practised(*SCORES)


def view_of(runs: list[FinishedRun], language: Language = EN, **more: Any) -> ProgressView:
    return progress_view(runs, SCENARIOS, RUBRIC, TODAY, language, **more)


def rows(view: ProgressView, width: int = 78, height: int = 15) -> list[str]:
    return rows_of(progress_block(view, width, height), width)


def test_every_run_is_a_star_at_its_height_with_its_number_and_its_score_below() -> None:
    text = rows_of(Block(curve_lines(curve(RUNS, RUBRIC), EN)), 78)
    scores = dict(zip(text[-2].split()[1:], text[-1].split()[1:], strict=True))

    assert scores == {str(number): str(score) for number, score in list(enumerate(SCORES, 1))[-10:]}
    assert [row.count("*") for row in text[:6]] == [6, 0, 0, 0, 4, 0]


def test_a_failed_run_stands_on_the_floor_and_says_so() -> None:
    (point,) = curve([a_run(failed=True)], RUBRIC)
    text = rows_of(Block(curve_lines([point], EN)), 78)

    assert "x" in text[5]
    assert text[-1].split() == ["Score", "x"]


@pytest.mark.parametrize(("score", "band"), [(100, 0), (99, 1), (90, 1), (60, 4), (59, 5), (0, 5)])
def test_a_score_stands_in_its_band_of_ten(score: int, band: int) -> None:
    assert height_of(Point(1, "01", Mode.PRACTICE, TODAY, score, False)) == band


def test_skills_stand_with_their_level_and_the_day_they_come_back() -> None:
    view = view_of(practised(100, 40))
    beside_curve = [" ".join(row[48:].split()) for row in rows(view)[:3]]

    assert beside_curve == ["Skill Recent Again", "closing the call 40 ! 11-23", "resolving 100 12-22"]
    assert [one.is_weak for one in view.skills] == [True, False]


def test_left_and_right_go_through_time_by_ten_runs_and_stop_at_the_ends() -> None:
    assert further_back(0, 24) == 10
    assert further_back(10, 24) == 20
    assert further_back(20, 24) == 20
    assert further_on(20) == 10
    assert further_on(0) == 0
    assert [point.number for point in view_of(RUNS, before=10).points] == [1, 2]


def test_what_is_due_is_named_and_what_does_not_fit_is_counted() -> None:
    view = view_of(practised(0, 0, 0, 0, 0))
    small, tall = "\n".join(rows(view)), "\n".join(rows(view, 67, 27))

    assert len(view.due) == 5
    assert tall.count("last 0, due") == 5
    assert small.count("last 0, due") == 2
    assert "and 3 more" in small


def test_enter_practises_what_is_best_next_or_what_trains_the_marked_skill() -> None:
    plain = view_of(RUNS)
    names = [one.skill for one in plain.skills]
    marked = view_of(RUNS, at=names.index("resolution"))

    assert plain.best is not None
    assert marked.best is not None
    assert marked.best.id == "02"
    assert resting_message(marked).endswith("Enter opens scenario 02")


def test_a_newcomer_is_told_where_to_begin() -> None:
    view = view_of([])

    assert resting_message(view) == "~ Nothing practised yet: Enter opens scenario 01"
    assert "nothing yet" in "\n".join(rows(view))


@pytest.mark.parametrize(
    ("certified", "runs", "told"),
    [
        (Certified(), RUNS, "there is no trainer's key here"),
        (Certified(can_sign=True), practised(0), "all 5 at 75 points first"),
        (Certified(can_sign=True), practised(100, 100, 100, 100, 100), "all are passed: choose 3 in a brief"),
        (Certified(signed=2, can_sign=True), RUNS, "+ 2 runs signed"),
    ],
)
def test_it_is_told_how_far_a_certificate_is(
    certified: Certified, runs: list[FinishedRun], told: str
) -> None:
    assert told in "\n".join(rows(view_of(runs, certified=certified)))


@pytest.mark.parametrize("language", [ZH, EN])
@pytest.mark.parametrize(("width", "height"), [(78, 15), (67, 27)])
def test_progress_fits_its_window(language: Language, width: int, height: int) -> None:
    for runs in ([], practised(0), RUNS, practised(*(SCORES * 3))):
        for at in (None, 0):
            view = replace(view_of(runs, language, at=at), staff_no="8021")
            assert faults_of(progress_block(view, width, height), width, height) == []
            assert facts_line(view).end <= 80
