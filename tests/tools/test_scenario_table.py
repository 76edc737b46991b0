"""The table in the docs is what the files of the scenarios say, in both languages."""

from __future__ import annotations

import pytest

from agent_console.training.scenario_file import load_scenarios
from tools.scenario_table import PAGE, Code, table, written


def test_the_page_of_scenarios_has_them_as_they_are_now() -> None:
    page = PAGE.read_text(encoding="utf-8")

    assert written(page) == page, "run `python -m tools.scenario_table`"


@pytest.mark.parametrize("code", ["zh", "en"])
def test_every_scenario_has_its_row_with_the_words_for_its_skills(code: Code) -> None:
    rows = table(code).splitlines()[2:]

    assert [row.split(" | ")[0] for row in rows] == [f"| {one.id}" for one in load_scenarios()]
    skills = {skill for one in load_scenarios() for skill in one.skills}
    assert not [row for row in rows if code == "zh" and any(skill in row for skill in skills)]
