"""The rubric as a file somebody edits: what does not add up is refused at its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from agent_console.data_files import data_file
from agent_console.data_schema import DataFileError, DataProblem
from agent_console.scorecard.rubric_file import load_rubric

OURS = data_file("rubric.toml").read_text(encoding="utf-8")


def refused(folder: Path, text: str) -> tuple[str, DataProblem]:
    file = folder / "rubric.toml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(DataFileError) as told:
        load_rubric(file)
    return told.value.place, told.value.problem


@pytest.mark.parametrize(
    ("old", "new", "place", "problem"),
    [
        ("weight = 20", "weight = 21", "section[1].weight", DataProblem.WRONG),
        ("points = 12", "points = 13", "section[3].weight", DataProblem.WRONG),
        ('id = "hold_short"', 'id = "smiled"', "section[3].criterion[8].id", DataProblem.WRONG),
        ('id = "hold_short"', 'id = "compared_once"', "section[3].criterion[8].id", DataProblem.TWICE),
        (
            "critical = true",
            "critical = true\npoints = 1",
            "section[2].criterion[4].points",
            DataProblem.WRONG,
        ),
        ("at_most = 49", "at_most = 49\npoints = 1", "section[3].criterion[1].points", DataProblem.WRONG),
        ("at_most = 49", "", "section[3].criterion[1].points", DataProblem.WRONG),
        ("from = 0", "from = 10", "tier", DataProblem.MISSING),
        ('skill = "closing"', "", "section[4].criterion[1].skill", DataProblem.MISSING),
        (
            'skill = "closing"',
            'skill = "closing"\ncolour = 1',
            "section[4].criterion[1].colour",
            DataProblem.UNKNOWN_NAME,
        ),
    ],
)
def test_what_does_not_add_up_is_refused_at_its_place(
    tmp_path: Path, old: str, new: str, place: str, problem: DataProblem
) -> None:
    assert refused(tmp_path, OURS.replace(old, new, 1)) == (place, problem)


def test_weights_that_do_not_make_a_hundred_are_refused(tmp_path: Path) -> None:
    without_the_last = OURS[: OURS.rindex("[[section]]")]

    assert refused(tmp_path, without_the_last) == ("section", DataProblem.WRONG)
