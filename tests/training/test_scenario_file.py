"""Scenarios as files a trainer edits: what cannot be is refused at its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from agent_console.call import events as e
from agent_console.data_files import data_file
from agent_console.data_schema import DataFileError, DataProblem
from agent_console.scorecard.evidence import Mark
from agent_console.training.noticed import STOPPED, WORDS, noticed
from agent_console.training.scenario_file import load_scenarios
from tests.support_call import to_lookup

TEMPLATE = data_file("scenarios", "template.toml.txt").read_text(encoding="utf-8")


def written(folder: Path, text: str, name: str = "21.toml") -> Path:
    (folder / name).write_text(text, encoding="utf-8")
    return folder


def test_the_template_is_a_scenario_with_a_line_of_its_own_before_ours(tmp_path: Path) -> None:
    (made,) = load_scenarios(written(tmp_path, TEMPLATE))

    assert made.lines_on("submission")[0].marks == {Mark.PROMISES}
    assert {"give_case", "goodbye"} <= {line.id for line in made.lines_on("submission")}


@pytest.mark.parametrize(
    ("old", "new", "place", "problem"),
    [
        (', en = "Title"', "", "title.en", DataProblem.MISSING),
        ("difficulty = 1 ", "difficulty = 9 ", "difficulty", DataProblem.WRONG),
        ('number = "13800138000"', 'number = "10086"', "number", DataProblem.WRONG),
        ('on = ["answered"]', 'on = ["sneezed"]', "reply[1].on[1]", DataProblem.WRONG),
        ('on = ["answered"]', 'on = ["stopped:BORED"]', "reply[1].on[1]", DataProblem.WRONG),
        ('pages = ["submission"]', 'pages = ["kitchen"]', "line[1].pages[1]", DataProblem.WRONG),
        ('marks = ["promises"]', 'marks = ["rude"]', "line[1].marks[1]", DataProblem.WRONG),
        ('id = "which"', 'id = "opening"', "reply[2].id", DataProblem.TWICE),
        ('id = "promise_today"', 'id = "goodbye"', "line[1].id", DataProblem.TWICE),
        ("mood = -1", "temper = -1", "reply[4].temper", DataProblem.UNKNOWN_NAME),
        ('outcome = "accepted"', 'outcome = "won"', "expected.outcome", DataProblem.WRONG),
        ("mood = 0 ", 'faults = "phone:dead"\nmood = 0 ', "faults", DataProblem.WRONG),
        ("[brief]", '[[earlier]]\nplatforms = ["wechat"]\n[brief]', "earlier[1]", DataProblem.WRONG),
        ('"Hello."', '"Hel\\u001blo."', "reply[1].text.en", DataProblem.WRONG),
    ],
)
def test_what_can_not_be_is_refused_at_its_place(
    tmp_path: Path, old: str, new: str, place: str, problem: DataProblem
) -> None:
    assert old in TEMPLATE
    with pytest.raises(DataFileError) as told:
        load_scenarios(written(tmp_path, TEMPLATE.replace(old, new, 1)))

    assert (told.value.place, told.value.problem) == (place, problem)


def test_two_scenarios_of_one_id_are_refused(tmp_path: Path) -> None:
    written(tmp_path, TEMPLATE)
    with pytest.raises(DataFileError) as told:
        load_scenarios(written(tmp_path, TEMPLATE, "22.toml"))

    assert (told.value.file, told.value.place, told.value.problem) == ("22.toml", "id", DataProblem.TWICE)


def test_a_caller_notices_of_a_worked_call_what_reaches_their_ear_and_phone() -> None:
    heard = [word for event in to_lookup() if (word := noticed(event))]

    assert heard == ["answered", "agreed", "matched", "code_sent", "verified"]


def test_every_word_a_caller_may_notice_is_one_a_reply_may_wait_for() -> None:
    happened = (*to_lookup(), e.LineHeld(at=to_lookup()[0].at), e.LineEnded(at=to_lookup()[0].at))

    assert {word for event in happened if (word := noticed(event)) and not word.startswith(STOPPED)} <= WORDS
