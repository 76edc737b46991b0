"""The table of the console beside a bare program: what is judged, compared and written, at any figures."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks import choosing
from benchmarks.agent_speed import BASELINE
from benchmarks.figures import BEGIN, END, Figure, table, worse, write_into

STARTED = Figure("start to first paint", 300.0, "ms", 240.0, 1.25)
SENT = Figure("bytes of a step", 50_000.0, "B", None, 40_000)
ALONE = Figure("step to: intake", 200.0, "ms")


def test_a_goal_is_about_the_ratio_or_about_ours_alone() -> None:
    assert [one.met for one in (STARTED, SENT, ALONE)] == [True, False, None]


def test_only_what_another_machine_shares_is_compared() -> None:
    before = {"start to first paint": 0.9, "bytes of a step": 50_000.0, "step to: intake": 1.0}
    assert [one.split(":")[0] for one in worse([STARTED, SENT, ALONE], before)] == ["start to first paint"]


def test_a_quarter_more_is_borne() -> None:
    assert worse([STARTED], {"start to first paint": 1.0}) == []
    assert worse([STARTED], {"start to first paint": 0.99}) != []


def test_the_table_takes_its_place_on_a_page_and_leaves_the_rest(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text(f"before\n{BEGIN}\nold\n{END}\nafter\n", encoding="utf-8")
    write_into(page, table([STARTED]))
    told = page.read_text(encoding="utf-8")
    assert told.startswith(f"before\n{BEGIN}\n```\n")
    assert told.endswith(f"{END}\nafter\n")
    assert "start to first paint" in told
    assert "old" not in told


def test_there_is_a_baseline() -> None:
    assert json.loads(BASELINE.read_text(encoding="utf-8"))["start to first paint"] > 0


@pytest.mark.full
def test_the_list_is_measured_at_any_size() -> None:
    assert set(choosing.measure(30)) == {"open", "filter", "tick all", "move"}
