"""`agent-console progress` and `train --list` as somebody types them: one agent's own results, in three forms."""

from __future__ import annotations

import csv
import io
import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from agent_console.calendar.zone import today
from agent_console.cli import start
from agent_console.home import Home
from agent_console.progress.files import RunsKept, runs_kept
from agent_console.training.practice import Mode
from tests.progress.support import a_run

TODAY = today(datetime.now(UTC))


@pytest.fixture
def kept(tmp_path: Path) -> RunsKept:
    return runs_kept(Home(tmp_path / "home"), "8021", "r")


def told(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, *arguments: str, lang: str = "en"
) -> tuple[int, str, str]:
    code = start([*arguments, "--home", str(tmp_path / "home"), "--lang", lang])
    out, err = capsys.readouterr()
    return code, out, err


def test_who_practised_nothing_is_told_how_to_begin(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    code, out, err = told(capsys, tmp_path, "progress")

    assert (code, out, err) == (0, "8021  nothing was practised yet: agent-console train\n", "")
    assert not (tmp_path / "home").exists(), "nothing is made by looking"


def test_runs_skills_and_what_is_due_stand_on_one_page(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, kept: RunsKept
) -> None:
    kept.keep(a_run(TODAY - timedelta(days=9), scenario_id="01"))
    code, out, _ = told(capsys, tmp_path, "progress")
    lines = out.splitlines()

    assert code == 0
    assert lines[0] == "8021  1 run, 5 min"
    assert any(
        line.split()[:4] == ["1", f"{TODAY - timedelta(days=9):%m-%d}", "12:00", "Practice"] for line in lines
    )
    assert any(line.startswith("closing the call") for line in lines)
    assert any(line.startswith("Due: scenario 01, last ") for line in lines)
    assert all(len(line) <= 100 for line in lines)
    assert told(capsys, tmp_path, "progress", lang="zh")[0] == 0


def test_json_says_the_same_with_every_run_and_its_sections(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, kept: RunsKept
) -> None:
    kept.keep(a_run(TODAY - timedelta(days=9), scenario_id="01"))
    kept.keep(a_run(TODAY, scenario_id="04", failed=True, mode=Mode.CERTIFICATION))
    told_ = json.loads(told(capsys, tmp_path, "progress", "--json")[1])
    first, second = told_["runs"]

    assert (told_["format"], told_["staff_no"], told_["critical_errors_in_last_ten"]) == (1, "8021", 1)
    assert (first["run"], first["scenario"], first["mode"], first["seconds"]) == (1, "01", "PRACTICE", 300)
    assert (second["score"], second["passed"], second["critical"]) == (0, False, ["nothing_promised"])
    parts = first["sections"].values()
    share = sum(part["earned"] for part in parts) / sum(part["possible"] for part in parts)
    assert first["points"] == first["score"] == round(100 * share) > 0
    assert [one["scenario"] for one in told_["reviews"] if one["due"]] == ["01"]
    assert {one["skill"] for one in told_["skills"]} >= {"closing", "resolution"}


def test_csv_has_a_row_for_each_run(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, kept: RunsKept
) -> None:
    kept.keep(a_run(scenario_id="01"))
    kept.keep(a_run(scenario_id="04", failed=True))
    rows = list(csv.DictReader(io.StringIO(told(capsys, tmp_path, "progress", "--csv")[1])))

    assert [(row["run"], row["scenario"], row["passed"]) for row in rows][1] == ("2", "04", "no")
    assert rows[1]["critical"] == "nothing_promised"
    assert int(rows[0]["closing_possible"]) == 9


def test_the_results_of_another_agent_are_none_of_these(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, kept: RunsKept
) -> None:
    kept.keep(a_run())

    assert "nothing was practised" in told(capsys, tmp_path, "progress", "--staff-no", "8022")[1]


def test_a_run_that_can_not_be_read_is_named_in_one_sentence_and_the_others_are_shown(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, kept: RunsKept
) -> None:
    kept.keep(a_run())
    file = tmp_path / "home/practice/8021/runs/0002.json"
    file.write_text("half", encoding="utf-8")
    code, out, err = told(capsys, tmp_path, "progress", "--json")

    assert code == 0
    assert err == "0002.json is not as it was written: it is passed over, and left as it is.\n"
    assert json.loads(out)["passed_over"] == [{"file": "0002.json", "problem": "DAMAGED"}]
    assert file.read_text(encoding="utf-8") == "half"


def test_the_scenarios_are_listed_with_how_the_agent_stands(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, kept: RunsKept
) -> None:
    kept.keep(a_run(TODAY - timedelta(days=99), scenario_id="04"))
    code, out, _ = told(capsys, tmp_path, "train", "--list")
    listed = {
        one["id"]: one
        for one in json.loads(told(capsys, tmp_path, "train", "--list", "--json")[1])["scenarios"]
    }

    assert code == 0
    assert len(out.splitlines()) == len(listed) >= 11
    assert any(line.startswith("04 ") and "  !  " in line and "last " in line for line in out.splitlines())
    assert (listed["04"]["times"], listed["04"]["due"]) == (1, True)
    assert (listed["01"]["times"], listed["01"]["last_score"], listed["01"]["due_on"]) == (0, None, None)
    assert listed["01"]["title"]["zh"]
    assert not listed["04"]["measured"]
