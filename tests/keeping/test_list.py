"""`casebook list`: what there is, who has it open, and its backups, newest first."""

from __future__ import annotations

import pytest

from tests.support_keeping import Keeper


def test_a_home_without_a_casebook_has_nothing_to_list(keeper: Keeper) -> None:
    assert keeper("list") == 0
    assert keeper.out == "There is no casebook in this home yet.\n"


def test_it_lists_casebooks_and_backups_newest_first(keeper: Keeper) -> None:
    keeper.worked()
    keeper.worked(place="live/http")
    keeper("backup", "--backend", "fake")
    folder = keeper.folder / "backups/training/fake"
    (made,) = folder.glob("*.sqlite")
    made.rename(folder / "casebook-20261101T010000Z.sqlite")
    keeper("backup", "--backend", "fake")
    casebook = keeper.opened()
    assert keeper("list", "--json") == 0
    live, training = keeper.told["casebooks"]
    assert (live["casebook"], live["held_by"], live["backups"]) == ("live/http", None, [])
    assert training["held_by"]["staff_no"] == "8021"
    assert [one["at"] for one in training["backups"]][1] == "2026-11-01T01:00:00+00:00"
    assert keeper("list") == 0
    assert "open (staff 8021" in keeper.out
    assert "no backup below the home" in keeper.out
    casebook.close()
    assert keeper("list", "--backend", "training/fake") == 0
    assert "live/http" not in keeper.out


@pytest.mark.parametrize(
    ("command", "sentence"),
    [
        (("restore",), "casebook restore takes the file of a backup"),
        (("export", "--format", "xml"), "--format takes one of the words"),
        (("lost",), "There is no such command"),
        (("list", "--backend", "a/b/c"), "--backend takes the name of a casebook"),
        (("list", "--nothing"), "One of the options is not known"),
    ],
)
def test_a_wrong_command_line_is_one_sentence_about_it(
    keeper: Keeper, command: tuple[str, ...], sentence: str
) -> None:
    assert keeper(*command) == 2
    assert keeper.err.startswith(sentence)
    assert keeper.err.count("\n") == 1
