"""`agent-console report` as a team lead types it: beside a console, with and without the key."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from agent_console.audit.record import Entry
from agent_console.audit.words import Action, Field
from agent_console.cli import start
from tests.support_casebook import NOW, NUMBER
from tests.support_keeping import CASE, Keeper


@pytest.fixture
def keeper(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Keeper:
    made = Keeper(tmp_path / "home", capsys)
    made.worked()
    made.worked("001123-0002-5")
    casebook = made.opened()
    seen = Entry(NOW, Action.REVEALED, CASE, (Field.SUBJECT_NUMBER,), reason="CALLBACK")
    casebook.audit.write(seen, replace(seen, at=NOW + timedelta(days=1)))
    casebook.close()
    return made


def report(keeper: Keeper, *arguments: str) -> int:
    code = start(["report", "--home", str(keeper.folder), "--lang", "en", *arguments])
    keeper.out, keeper.err = keeper.capsys.readouterr()
    return code


WEEK = ("--from", "2026-11-23", "--to", "2026-11-24")


def test_it_counts_by_day_and_in_total(keeper: Keeper) -> None:
    assert report(keeper, *WEEK) == 0
    lines = [line.split() for line in keeper.out.splitlines()]
    assert lines[0] == ["training/fake", "2026-11-23", "-", "2026-11-24"]
    assert lines[1] == ["day", "handled", "average", "accepted", "resolved", "overdue", "reveals"]
    assert lines[2][0::2] == ["2026-11-23", "0:25", "0", "1"]
    assert lines[-1][:2] == ["total", "2"]
    assert lines[-1][-1] == "2"


def test_json_has_every_day_and_no_number(keeper: Keeper) -> None:
    assert report(keeper, *WEEK, "--json") == 0
    told = json.loads(keeper.out)
    assert [day["day"] for day in told["days"]] == ["2026-11-23", "2026-11-24"]
    assert [day["reveals"] for day in told["days"]] == [1, 1]
    assert told["total"]["handled"] == 2
    assert (told["seals_checked"], told["audit_log_whole"]) == (True, True)
    assert NUMBER.digits not in keeper.out


def test_it_works_beside_a_console(keeper: Keeper) -> None:
    casebook = keeper.opened()
    assert report(keeper, *WEEK) == 0
    casebook.close()


def test_without_the_key_it_counts_and_says_what_was_not_checked(keeper: Keeper, tmp_path: Path) -> None:
    (keeper.folder / "training.key").rename(tmp_path / "elsewhere")
    assert report(keeper, *WEEK) == 0
    assert "their seals unchecked" in keeper.out


def test_a_log_that_is_not_whole_is_said(keeper: Keeper) -> None:
    keeper.at_the_file("DELETE FROM audit WHERE seq = 5")
    assert report(keeper, *WEEK) == 0
    assert "The audit log is not whole" in keeper.out


@pytest.mark.parametrize(
    "wrong",
    [
        ("--from", "2026-11-24", "--to", "2026-11-23"),
        ("--from", "2020-01-01", "--to", "2026-11-23"),
        ("--from", "23.11.2026"),
    ],
)
def test_a_range_that_can_not_be_is_one_sentence(keeper: Keeper, wrong: tuple[str, ...]) -> None:
    assert report(keeper, *wrong) == 2
    assert (keeper.out, keeper.err.count("\n")) == ("", 1)
    assert "--from" in keeper.err


def test_a_damaged_casebook_gives_no_figures(keeper: Keeper) -> None:
    keeper.spoil()
    assert report(keeper, *WEEK) == 3
    assert keeper.out == ""


def test_an_older_casebook_is_to_be_opened_first(keeper: Keeper) -> None:
    keeper.at_the_file("DROP INDEX cases_by_complaint")
    for column in ("complaint_due_on", "sealed_key"):
        keeper.at_the_file(f"ALTER TABLE cases DROP COLUMN {column}")
    keeper.at_the_file("PRAGMA user_version = 2")
    assert report(keeper, *WEEK) == 2
    assert keeper.err == "An earlier version wrote this casebook: start the console on it once.\n"
