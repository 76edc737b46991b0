"""Advice for every situation of a call, with the keys as they are on this desk."""

from __future__ import annotations

from pathlib import Path

import pytest

from agent_console.backend import Bilingual
from agent_console.data_files import data_file
from agent_console.data_schema import DataFileError, DataProblem
from agent_console.key_map import KeyMap, read_key_map
from agent_console.training.hint_file import load_hints
from agent_console.training.hints import Hint, commands_in, hint_for, without_hint
from agent_console.training.lint import ScenarioProblem, findings_of_hints
from agent_console.training.scenario_file import load_scenarios

HINTS = load_hints()
ALL = (*HINTS.values(), *(hint for one in load_scenarios() for hint in one.hints))
SENT = "verification.code_sent"


def test_every_situation_has_advice_and_the_linter_finds_the_one_that_has_not() -> None:
    assert without_hint(HINTS) == ()

    some = {situation: hint for situation, hint in HINTS.items() if situation != SENT}
    (finding,) = findings_of_hints(some)
    assert (finding.problem, finding.place) == (ScenarioProblem.NO_HINT, SENT)


def test_a_hint_names_the_key_the_settings_put_its_action_on() -> None:
    moved = read_key_map({"again": "ctrl+y"}, {})

    assert "F5" in HINTS[SENT].level(3, KeyMap()).en
    assert "^Y" in HINTS[SENT].level(3, moved).en
    assert "F5" not in HINTS[SENT].level(3, moved).zh


def test_both_languages_of_a_hint_name_the_same_actions() -> None:
    for hint in ALL:
        for level in (1, 2, 3):
            text = hint.level(level, KeyMap())
            assert "{" not in text.zh + text.en
        assert sorted(commands_in(hint.key.zh)) == sorted(commands_in(hint.key.en)), hint.situation


def test_what_to_do_gives_no_key_away() -> None:
    """The first level is the cheapest: it would be the only one bought."""
    for hint in ALL:
        assert not commands_in(hint.what.zh + hint.what.en), hint.situation
        assert "Enter" not in hint.what.zh + hint.where.zh, hint.situation


def test_a_scenarios_own_advice_goes_before_what_holds_for_every_call() -> None:
    own = Hint(SENT, *(Bilingual("话", "words"),) * 3)

    assert hint_for(SENT, (own,), HINTS) is own
    assert hint_for("verification.no_code", (own,), HINTS) is HINTS["verification.no_code"]
    assert hint_for("nowhere", (own,), HINTS) is None


FORM = """
[[hint]]
for = ["held"]
what = { zh = "做", en = "do" }
where = { zh = "那里", en = "there" }
key = { zh = "按 {hold}", en = "{hold}" }
"""


@pytest.mark.parametrize(
    ("old", "new", "place", "problem"),
    [
        (', en = "do"', "", "hint[1].what.en", DataProblem.MISSING),
        ('"held"', '"bored"', "hint[1].for[1]", DataProblem.WRONG),
        ('"held"', '"held", "held"', "hint[1].for", DataProblem.TWICE),
        ("按 {hold}", "按 F7", "hint[1].key.zh", DataProblem.WRONG),
        ('en = "{hold}"', 'en = "{sing}"', "hint[1].key.en", DataProblem.WRONG),
        ('en = "there"', f'en = "{"x" * 91}"', "hint[1].where.en", DataProblem.WRONG),
    ],
)
def test_what_can_be_no_hint_is_refused_at_its_place(
    tmp_path: Path, old: str, new: str, place: str, problem: DataProblem
) -> None:
    assert old in FORM
    file = tmp_path / "hints.toml"
    file.write_text(FORM.replace(old, new, 1), encoding="utf-8")

    with pytest.raises(DataFileError) as told:
        load_hints(file)

    assert (told.value.place, told.value.problem) == (place, problem)


def test_a_scenario_may_bring_advice_of_its_own(tmp_path: Path) -> None:
    template = data_file("scenarios", "template.toml.txt").read_text(encoding="utf-8")
    (tmp_path / "21.toml").write_text(template + FORM, encoding="utf-8")

    (made,) = load_scenarios(tmp_path)

    assert [hint.situation for hint in made.hints] == ["held"]
