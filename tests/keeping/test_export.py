"""`casebook export`: one line a case, masked whatever is asked for, beside a console."""

from __future__ import annotations

import csv
import io
import json
from datetime import timedelta
from pathlib import Path

from agent_console.backend import ItemState
from agent_console.keeping.exporting import COLUMNS
from tests.support_casebook import NOW, NUMBER, Script
from tests.support_keeping import CASE, Keeper


def test_each_case_is_a_line_of_json_with_a_masked_number(keeper: Keeper) -> None:
    keeper.worked()
    keeper.worked("001123-0002-5")
    assert keeper("export") == 0
    rows = [json.loads(line) for line in keeper.out.splitlines()]
    assert [row["case"] for row in rows] == [CASE, "001123-0002-5"]
    assert {row["number"] for row in rows} == {"138****8000"}
    assert (rows[0]["state"], rows[0]["outcome"], rows[0]["items"]) == (
        "WAITING",
        "ACCEPTED",
        {"ACCEPTED": 2},
    )
    assert tuple(rows[0]) == COLUMNS
    assert NUMBER.digits not in keeper.out


def test_csv_has_a_heading_and_the_same_cases(keeper: Keeper) -> None:
    casebook = keeper.opened()
    script = Script(CASE, NOW)
    for batch in script.whole():
        batch.commit_to(casebook)
    script.at += timedelta(days=7)
    script.updating(ItemState.UNBOUND, ItemState.NO_REPLY).commit_to(casebook)
    assert keeper("export", "--format", "csv") == 0
    casebook.close()
    rows = list(csv.DictReader(io.StringIO(keeper.out)))
    assert [(row["case"], row["number"], row["items"]) for row in rows] == [
        (CASE, "138****8000", "NO_REPLY=1 UNBOUND=1")
    ]
    assert NUMBER.digits not in keeper.out


def test_without_the_key_not_even_the_mask_is_known(keeper: Keeper, tmp_path: Path) -> None:
    keeper.worked()
    (keeper.folder / "training.key").rename(tmp_path / "elsewhere")
    assert keeper("export") == 0
    assert json.loads(keeper.out)["number"] == "***"


def test_a_row_that_was_changed_ends_it(keeper: Keeper) -> None:
    keeper.worked()
    keeper.at_the_file("UPDATE cases SET staff_no = '9999'")
    assert keeper("export") == 3
    assert keeper.out == ""


def test_there_is_no_way_to_unmask(keeper: Keeper) -> None:
    assert keeper("export", "--unmask") == 2
