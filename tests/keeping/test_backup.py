"""`casebook backup`: a verified, private copy beside a console, that holds no master key and overwrites nothing."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from agent_console.casebook.checking import check
from agent_console.encryption.key_file import key_in
from agent_console.store.errors import StoreDamaged
from tests.support_casebook import Script
from tests.support_keeping import Keeper
from tests.support_store import ROOT


def test_without_a_name_it_goes_below_the_home(keeper: Keeper) -> None:
    keeper.worked()
    assert keeper("backup") == 0
    first, second = keeper.out.splitlines()
    assert first.startswith("training/fake: 1 cases, ")
    assert second == "The master key is not in it: keep a copy of training.key somewhere else."
    kept = list((keeper.folder / "backups/training/fake").iterdir())
    assert sorted(one.suffix for one in kept) == [".audit-key", ".sqlite"]
    assert {one.stat().st_mode & 0o777 for one in kept} == {0o600}


def test_it_is_what_the_casebook_is_and_opens_with_the_same_key_alone(keeper: Keeper, tmp_path: Path) -> None:
    keeper.worked()
    assert keeper("backup", str(tmp_path / "copy.sqlite")) == 0
    key = key_in(keeper.folder / "training.key")
    assert key is not None
    checked = check(tmp_path / "copy.sqlite", key)
    assert (checked.cases, checked.seals) == (1, True)
    assert key.raw not in (tmp_path / "copy.sqlite").read_bytes()


def test_a_folder_gets_a_dated_name(keeper: Keeper, tmp_path: Path) -> None:
    keeper.worked()
    (tmp_path / "stick").mkdir()
    assert keeper("backup", str(tmp_path / "stick")) == 0
    assert [one.name[:9] for one in (tmp_path / "stick").glob("*.sqlite")] == ["casebook-"]


def test_it_works_beside_a_console(keeper: Keeper, tmp_path: Path) -> None:
    keeper.worked()
    casebook = keeper.opened()
    script = Script("001123-0002-5")
    script.opening().commit_to(casebook)
    assert keeper("backup", str(tmp_path / "copy.sqlite")) == 0
    assert "2 cases" in keeper.out
    script.entering().commit_to(casebook)
    casebook.close()


def test_nothing_is_ever_overwritten(keeper: Keeper, tmp_path: Path) -> None:
    keeper.worked()
    (tmp_path / "mine").write_text("mine", encoding="ascii")
    assert keeper("backup", str(tmp_path / "mine")) == 2
    assert keeper.err == "mine is there already: name another file; nothing is ever overwritten.\n"
    assert (tmp_path / "mine").read_text(encoding="ascii") == "mine"


@pytest.mark.parametrize(
    "attack",
    [
        "UPDATE cases SET state = 'CLOSED'",
        "UPDATE events SET at = '2020' WHERE seq = 3",
        "DELETE FROM events WHERE seq = 3",
        "UPDATE audit SET body = replace(body, '8021', '8022') WHERE seq = 4",
        "UPDATE outbox SET tries = 7",
        "UPDATE counters SET last = 7",
    ],
)
def test_a_casebook_that_is_not_what_was_written_gives_no_backup(
    keeper: Keeper, tmp_path: Path, attack: str
) -> None:
    keeper.worked()
    casebook = keeper.opened()
    casebook.next_case_number(date(2026, 11, 23))
    casebook.close()
    keeper.at_the_file(attack)
    assert keeper("backup", str(tmp_path / "copy.sqlite")) == 3
    assert "is not what was written" in keeper.err
    assert not list(tmp_path.glob("copy*"))


def test_a_file_of_noise_is_one_sentence(keeper: Keeper, tmp_path: Path) -> None:
    keeper.worked()
    keeper.spoil()
    assert keeper("backup", str(tmp_path / "copy.sqlite")) == 3
    assert (keeper.out, keeper.err.count("\n")) == ("", 1)


def test_where_there_are_several_one_has_to_be_named(keeper: Keeper, tmp_path: Path) -> None:
    keeper.worked()
    keeper.worked(place="live/http")
    assert keeper("backup", str(tmp_path / "copy.sqlite")) == 2
    assert keeper.err == "Say which casebook with --backend: live/http, training/fake.\n"
    assert keeper("backup", str(tmp_path / "copy.sqlite"), "--backend", "http") == 0
    assert "keep a copy of live.key" in keeper.out
    keeper.worked(place="training/http")
    assert keeper("backup", str(tmp_path / "other.sqlite"), "--backend", "http") == 2
    assert keeper("backup", str(tmp_path / "other.sqlite"), "--backend", "training/http") == 0


def test_a_home_without_a_casebook_says_so(keeper: Keeper) -> None:
    assert keeper("backup") == 2
    assert keeper.err == "There is no casebook in this home yet.\n"


def test_without_the_key_it_says_what_was_not_checked(keeper: Keeper, tmp_path: Path) -> None:
    keeper.worked()
    (keeper.folder / "training.key").rename(tmp_path / "elsewhere")
    assert keeper("backup", str(tmp_path / "copy.sqlite")) == 0
    assert "The seals of the rows were not checked" in keeper.out


@pytest.mark.parametrize("name", ["../x", "live/../x", "", "other/http"])
def test_what_can_be_no_casebook_is_no_path_either(keeper: Keeper, name: str) -> None:
    assert keeper("backup", "--backend", name) == 2


def test_help_is_quick() -> None:
    code = (
        "import sys; from agent_console.cli import start\n"
        "try: start(['casebook', '--help'])\nexcept SystemExit: pass\n"
        "print('LOADED', *sorted({one.partition('.')[0] for one in sys.modules}))"
    )
    run = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    loaded = run.stdout.partition("LOADED")[2].split()
    assert not {"textual", "pydantic", "sqlite3", "cryptography"} & set(loaded)


def test_a_copy_that_was_changed_is_found_by_its_seals(keeper: Keeper, tmp_path: Path) -> None:
    keeper.worked()
    copy = tmp_path / "copy.sqlite"
    keeper("backup", str(copy))
    keeper.at_the_file("UPDATE cases SET staff_no = '9999'", copy)
    with pytest.raises(StoreDamaged):
        check(copy, key_in(keeper.folder / "training.key"))
    assert check(copy, None).seals is False
