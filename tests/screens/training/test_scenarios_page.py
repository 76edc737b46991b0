"""The list of scenarios: what is told of each, what is marked, what comes next."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from agent_console.calendar.zone import today
from agent_console.language import Language, load_language
from agent_console.training.finished import FinishedRun
from agent_console.training.practice import Mode
from screens.training.scenarios_page import ScenariosView, count_line, scenarios_block
from screens.training.scenarios_words import score_words, what_is_next
from screens.training.standing import Standings, standings_of
from tests.screens.pages import faults_of, rows_of
from tests.screens.training.support_classroom import classroom_of, good_run, poor_run, scenarios
from tests.support_call import NOW
from tests.training.finished_runs import finished, promised

ZH, EN = load_language("zh"), load_language("en")
FIRST, SECOND = scenarios()[:2]
DAY = today(NOW)


def standings(*runs: FinishedRun, day: date = DAY) -> Standings:
    return standings_of(classroom_of(runs), day)


def view_of(found: Standings, at: int = 0, language: Language = EN) -> ScenariosView:
    return ScenariosView(found, at, "", DAY, language)


def rows(found: Standings, at: int = 0, width: int = 78, language: Language = EN) -> list[str]:
    return rows_of(scenarios_block(view_of(found, at, language), width, 15), width)


@pytest.mark.parametrize("language", [ZH, EN], ids=["zh", "en"])
@pytest.mark.parametrize(("width", "height"), [(78, 15), (67, 31)])
def test_the_list_fits_whatever_was_practised(language: Language, width: int, height: int) -> None:
    found = standings(poor_run(FIRST), good_run(SECOND, 2), poor_run(SECOND, 3, Mode.BENCHMARK))
    for at in range(len(found.all)):
        view = view_of(found, at, language)
        block = scenarios_block(view, width, height)
        assert faults_of(block, width, height) == []
        assert sum(row.startswith(" >") for row in rows_of(block, width)) == 1
        assert count_line(view).end <= 79


def test_a_row_tells_level_runs_last_score_and_the_day_it_comes_back() -> None:
    row = rows(standings(good_run(FIRST)))[1]

    assert row.split()[:3] == [">", "+", "01"]
    level, runs, score, again = row.split()[-4:]
    assert (level, runs) == (str(FIRST.difficulty), "1")
    assert int(score) >= 75
    assert again == f"{DAY + timedelta(days=3):%m-%d}"


def test_a_scenario_that_was_never_practised_has_no_score() -> None:
    assert rows(standings())[1].split()[-2:] == ["0", "-"]


def test_a_newcomer_is_sent_to_the_first_scenario_to_be_measured() -> None:
    found = standings()

    assert found.next == 0
    assert found.mode_after(None, Mode.PRACTICE) is Mode.BENCHMARK
    assert found.mode_after(None, Mode.CERTIFICATION) is Mode.CERTIFICATION
    assert FIRST.id in what_is_next(found, DAY, EN)


def test_a_critical_error_takes_nothing_off_what_was_only_measured() -> None:
    run = finished(scenario_id=FIRST.id, mode=Mode.BENCHMARK, said=promised(40))

    score, word = score_words(standings(run).all[0], EN)
    assert (int(score) > 0, word) == (True, "benchmark")


def test_what_was_only_measured_is_not_passed_and_is_practised_next() -> None:
    measured = good_run(FIRST, mode=Mode.BENCHMARK)
    found = standings(measured)

    assert found.passed == 0
    assert found.next == 0
    assert "now practise it" in what_is_next(found, DAY, EN)
    assert "benchmark" in "".join(placed.text for placed in count_line(view_of(found)).placed)
    assert found.mode_after(Mode.BENCHMARK, Mode.BENCHMARK) is Mode.PRACTICE
    assert found.mode_after(None, Mode.BENCHMARK) is Mode.BENCHMARK
    assert standings(measured, day=DAY + timedelta(days=30)).next == 0


def test_what_is_due_is_marked_and_comes_before_what_is_new() -> None:
    later = DAY + timedelta(days=60)
    found = standings(good_run(SECOND), day=later)

    assert found.next == 1
    assert found.all[1].is_due(later)
    assert what_is_next(found, later, EN).startswith(f"! {SECOND.id} is due")


def test_a_weak_run_is_marked_although_it_is_not_due_yet() -> None:
    assert rows(standings(poor_run(FIRST)))[1].split()[1] == "!"
