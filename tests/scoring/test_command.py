"""`agent-console score` as a team lead types it: beside a console, on a call worked outside any training."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from agent_console.cli import start
from tests.support_casebook import NUMBER
from tests.support_keeping import CASE, Keeper


@pytest.fixture
def keeper(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Keeper:
    made = Keeper(tmp_path / "home", capsys)
    made.worked()
    return made


def score(keeper: Keeper, *arguments: str, lang: str = "en") -> int:
    code = start(["score", *arguments, "--home", str(keeper.folder), "--lang", lang])
    keeper.out, keeper.err = keeper.capsys.readouterr()
    return code


def test_a_worked_call_gets_a_score_with_the_moment_and_the_better_move_of_each_loss(keeper: Keeper) -> None:
    assert score(keeper, CASE) == 0
    lines = keeper.out.splitlines()

    assert lines[0].startswith(f"{CASE}  ")
    assert " of 100  " in lines[0]
    assert "Opening and identity" in keeper.out
    assert "better: " in keeper.out


def test_the_same_call_scores_the_same_beside_a_console_that_has_it_open(keeper: Keeper) -> None:
    assert score(keeper, CASE) == 0
    alone = keeper.out
    casebook = keeper.opened()
    assert score(keeper, CASE) == 0
    casebook.close()

    assert keeper.out == alone


def test_json_names_rule_event_and_better_move_and_no_number(keeper: Keeper) -> None:
    assert score(keeper, CASE, "--json") == 0
    told = json.loads(keeper.out)
    judged = [one for section in told["sections"] for one in section["criteria"]]
    lost = [one for one in judged if one["verdict"] == "LOST"]

    assert told["case"] == CASE
    assert lost
    assert all(one["moments"] and one["better"] for one in lost)
    assert {one["verdict"] for one in judged if one["id"].startswith("nothing_")} == {"NOT_JUDGED"}
    assert NUMBER.digits not in keeper.out


def test_a_case_that_is_not_there_is_said_in_one_sentence(keeper: Keeper) -> None:
    assert score(keeper, "991123-0001-1") == 2
    assert keeper.err.splitlines() == ["There is no case 991123-0001-1 in this casebook."]


def test_a_hostile_case_number_is_one_printable_line(keeper: Keeper) -> None:
    assert score(keeper, "\x1b[2Jx" * 900) == 2
    assert len(keeper.err.splitlines()) == 1
    assert "\x1b" not in keeper.err


def test_without_the_key_nothing_is_scored(keeper: Keeper, tmp_path: Path) -> None:
    (keeper.folder / "training.key").rename(tmp_path / "elsewhere")

    assert score(keeper, CASE) == 2
    assert "The master key is not at hand" in keeper.err


def test_it_is_said_in_chinese(keeper: Keeper) -> None:
    assert score(keeper, CASE, lang="zh") == 0
    assert "开场和核验" in keeper.out
    assert "of 100" not in keeper.out
