"""Scenarios somebody wrote stand in the home and are practised beside ours."""

from __future__ import annotations

from pathlib import Path

import pytest

from agent_console.data_files import data_file
from agent_console.data_schema import DataFileError, DataProblem
from agent_console.options import Options
from agent_console.practising.school import School, open_school, place_of
from agent_console.progress_report.listing import list_scenarios
from agent_console.scorecard.rubric_file import load_rubric
from agent_console.training.finished import result_of
from tests.support_desk import TestClock

TEMPLATE = data_file("scenarios", "template.toml.txt").read_text(encoding="utf-8")


def written(home: Path, text: str = TEMPLATE) -> None:
    (home / "scenarios").mkdir(parents=True)
    (home / "scenarios" / "mine.toml").write_text(text, encoding="utf-8")


def school_of(home: Path) -> School:
    return open_school(Options(home=home), home / "stages", TestClock())


def test_one_of_ones_own_is_listed_behind_ours_and_found_by_its_number(tmp_path: Path) -> None:
    written(tmp_path)
    school = school_of(tmp_path)
    assert [one.id for one in school.scenarios] == [f"{number:02}" for number in range(1, 22)]
    assert place_of("21", school.scenarios) == 20


def test_it_has_a_reference_run_although_none_is_kept(tmp_path: Path) -> None:
    written(tmp_path)
    assert result_of(school_of(tmp_path).references["21"], load_rubric()).score >= 90


def test_how_one_stands_with_it_is_listed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    written(tmp_path)
    assert list_scenarios(tmp_path, None, "en", as_json=False) == 0
    assert capsys.readouterr().out.splitlines()[-1].startswith("21  ")


def test_the_number_of_one_of_ours_is_taken(tmp_path: Path) -> None:
    written(tmp_path, TEMPLATE.replace('id = "21"', 'id = "07"'))
    with pytest.raises(DataFileError) as caught:
        school_of(tmp_path)
    assert (caught.value.file, caught.value.problem) == ("scenarios/07", DataProblem.TWICE)
