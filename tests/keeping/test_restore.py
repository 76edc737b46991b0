"""`casebook restore`: verified first, nothing deleted, refused beside a console, on record afterwards."""

from __future__ import annotations

import shutil
from datetime import timedelta
from pathlib import Path

import pytest

from agent_console.audit.reading import open_log
from agent_console.audit.words import Action
from agent_console.calendar.zone import today
from agent_console.casebook.outbox import OutboxState
from agent_console.casebook.schema import MIGRATIONS
from agent_console.casebook.writing import PASSED_OVER
from agent_console.keeping.restoring import run
from agent_console.language import load_language
from agent_console.opening import open_console
from agent_console.opening_problems import opening_sentence
from agent_console.options import Options
from agent_console.store.errors import StoreDamaged
from tests.support_casebook import NOW, Script
from tests.support_keeping import CASE, DESK, FILE, Keeper

OTHER = "001123-0002-5"


@pytest.fixture
def backup(keeper: Keeper, tmp_path: Path) -> Path:
    keeper.worked()
    file = tmp_path / "copy.sqlite"
    assert keeper("backup", str(file)) == 0
    return file


def asides(keeper: Keeper) -> list[Path]:
    return sorted(keeper.file.parent.glob("casebook.sqlite.before-*"))


def test_a_damaged_casebook_is_put_back_and_kept_aside(keeper: Keeper, backup: Path) -> None:
    keeper.spoil()
    spoilt = keeper.file.read_bytes()
    assert keeper("restore", str(backup)) == 0
    assert keeper.out.startswith("training/fake was put back from ")
    assert [one.read_bytes() for one in asides(keeper)] == [spoilt]
    assert keeper.events() > 20


def test_what_came_after_the_backup_is_kept_aside_with_its_log(keeper: Keeper, backup: Path) -> None:
    keeper.worked(OTHER)
    assert keeper("restore", str(backup)) == 0
    (aside,) = asides(keeper)
    keeper.file.unlink()
    aside.rename(keeper.file)
    assert keeper.events(OTHER) == keeper.events(CASE)


def test_it_is_on_record(keeper: Keeper, backup: Path) -> None:
    keeper("restore", str(backup))
    with open_log(keeper.file, MIGRATIONS) as log:
        records = [link.record for link in log.links() if link]
    assert [one.entry.action for one in records[-3:]] == [
        Action.SIGNED_ON,
        Action.RESTORED,
        Action.SIGNED_OFF,
    ]
    assert records[-2].actor.staff_no == "restore"


def test_a_case_number_is_never_given_out_twice(keeper: Keeper, tmp_path: Path) -> None:
    def number() -> int:
        casebook = keeper.opened()
        try:
            return casebook.next_case_number(today(NOW)).count
        finally:
            casebook.close()

    def restore() -> int:
        return run(tmp_path / "copy.sqlite", keeper.folder, None, "en", lambda: NOW)

    assert number() == 1
    keeper("backup", str(tmp_path / "copy.sqlite"))
    assert [number(), number()] == [2, 3]
    assert restore() == 0
    assert number() == 4, "the file that was there told how far the day was"
    keeper.spoil()
    assert restore() == 0
    assert number() == 1 + PASSED_OVER + 1, "a file that tells nothing may have given out many"


def test_numbers_of_a_desk_with_a_prefix_are_not_given_out_twice_either(
    keeper: Keeper, tmp_path: Path
) -> None:
    keeper.folder.mkdir()
    (keeper.folder / "settings.toml").write_text('desk_prefix = "0217"\n', encoding="utf-8")

    def number() -> str:
        casebook = keeper.opened("live/fake", prefix="0217")
        try:
            return str(casebook.next_case_number(today(NOW)))
        finally:
            casebook.close()

    assert number().startswith("0217-261123-0001-")
    keeper("backup", str(tmp_path / "copy.sqlite"), "--backend", "live/fake")
    assert number().startswith("0217-261123-0002-")
    assert run(tmp_path / "copy.sqlite", keeper.folder, "live/fake", "en", lambda: NOW) == 0
    assert number().startswith("0217-261123-0003-")


def waiting(keeper: Keeper) -> list[tuple[str, OutboxState]]:
    casebook = keeper.opened()
    try:
        return [(one.id, one.state) for one in casebook.waiting("fake")]
    finally:
        casebook.close()


def with_a_request_that_waits(keeper: Keeper) -> None:
    casebook = keeper.opened()
    script = Script(CASE)
    for batch in (script.opening(), script.entering(), script.queueing()):
        batch.commit_to(casebook)
    casebook.close()


def test_what_was_queued_in_the_backup_may_have_been_sent_since(keeper: Keeper, tmp_path: Path) -> None:
    with_a_request_that_waits(keeper)
    keeper("backup", str(tmp_path / "copy.sqlite"))
    assert waiting(keeper) == [(f"{CASE}/1", OutboxState.QUEUED)]
    assert keeper("restore", str(tmp_path / "copy.sqlite")) == 0
    assert waiting(keeper) == [(f"{CASE}/1", OutboxState.SENT_UNKNOWN)]


def test_a_restore_nobody_had_the_key_for_is_taken_up_by_the_next_console(
    keeper: Keeper, tmp_path: Path
) -> None:
    with_a_request_that_waits(keeper)
    keeper("backup", str(tmp_path / "copy.sqlite"))
    keeper.spoil()
    key = (keeper.folder / "training.key").rename(tmp_path / "elsewhere")
    assert keeper("restore", str(tmp_path / "copy.sqlite")) == 0
    key.rename(keeper.folder / "training.key")

    casebook = keeper.opened(now=NOW + timedelta(days=1))
    assert [one.state for one in casebook.waiting("fake")] == [OutboxState.SENT_UNKNOWN]
    casebook.close()
    assert keeper.recorded(Action.RESTORED) == 1
    casebook = keeper.opened(now=NOW + timedelta(days=2))
    casebook.close()
    assert keeper.recorded(Action.RESTORED) == 1, "it is taken up once"


def test_a_note_that_was_damaged_still_says_that_the_file_was_put_back(keeper: Keeper) -> None:
    with_a_request_that_waits(keeper)
    keeper.file.with_name("casebook.sqlite.put-back").write_text("{")
    assert waiting(keeper) == [(f"{CASE}/1", OutboxState.SENT_UNKNOWN)]
    casebook = keeper.opened()
    assert casebook.next_case_number(today(NOW)).count == PASSED_OVER + 1
    casebook.close()


def test_beside_a_console_it_is_refused(keeper: Keeper, backup: Path) -> None:
    casebook = keeper.opened()
    before = keeper.file.read_bytes()
    assert keeper("restore", str(backup)) == 5
    assert "A console has this casebook open (staff 8021, process " in keeper.err
    assert keeper.file.read_bytes() == before
    casebook.close()


@pytest.mark.parametrize(
    ("attack", "code"),
    [
        ("UPDATE cases SET state = 'CLOSED'", 3),
        ("DELETE FROM audit WHERE seq = 5", 3),
        ("PRAGMA user_version = 99", 2),
        ("PRAGMA application_id = 1", 3),
    ],
)
def test_a_backup_that_is_not_what_was_written_changes_nothing(
    keeper: Keeper, backup: Path, attack: str, code: int
) -> None:
    keeper.at_the_file(attack, backup)
    before = {one.name: one.read_bytes() for one in keeper.file.parent.iterdir() if one.suffix != ".holder"}
    assert keeper("restore", str(backup)) == code
    assert keeper.err.count("\n") == 1
    assert before == {one.name: one.read_bytes() for one in keeper.file.parent.iterdir()}


def test_a_backup_of_another_world_is_refused(keeper: Keeper, backup: Path) -> None:
    keeper.worked(place="live/fake")
    assert keeper("restore", str(backup), "--backend", "live/fake") == 2
    assert "another master key" in keeper.err


def test_a_backup_of_another_desk_or_backend_is_refused(keeper: Keeper, backup: Path) -> None:
    keeper.worked(place="training/http")
    assert keeper("restore", str(backup), "--backend", "http") == 2
    assert f"is a backup of another casebook ({DESK}.fake)" in keeper.err
    (keeper.folder / "desk").write_text("ba9876543210\n", encoding="ascii")
    assert keeper("restore", str(backup), "--backend", "fake") == 2


def test_a_new_machine_goes_on_as_the_same_desk(keeper: Keeper, backup: Path, tmp_path: Path) -> None:
    new = tmp_path / "new"
    new.mkdir()
    shutil.copy(keeper.folder / "training.key", new)
    assert keeper("restore", str(backup), home=new) == 2
    assert keeper("restore", str(backup), "--backend", "training/fake", home=new) == 0
    assert (new / "desk").read_text(encoding="ascii").strip() == DESK
    opened = open_console(Options(home=new), lambda: NOW)
    assert len(opened.casebook.events_of(CASE)) > 20
    assert opened.casebook.audit.head.desk == f"{DESK}.fake"
    opened.casebook.close()


def test_without_the_key_it_is_put_back_and_says_what_could_not_be_done(
    keeper: Keeper, backup: Path, tmp_path: Path
) -> None:
    (keeper.folder / "training.key").rename(tmp_path / "elsewhere")
    assert keeper("restore", str(backup)) == 0
    assert "The seals of the rows were not checked" in keeper.out
    assert "could not be put on record" in keeper.out
    assert not (keeper.folder / "training.key").exists()


def test_a_file_that_is_not_there_is_one_sentence(keeper: Keeper) -> None:
    keeper.worked()
    assert keeper("restore", "nowhere.sqlite") == 2
    assert keeper.err == "There is no file nowhere.sqlite.\n"


def test_a_console_on_a_damaged_casebook_names_the_command_that_helps(keeper: Keeper) -> None:
    keeper.worked()
    keeper("backup")
    keeper.spoil()
    with pytest.raises(StoreDamaged) as damage:
        open_console(Options(home=keeper.folder), lambda: NOW)
    sentence = opening_sentence(damage.value, load_language("en"))
    command = sentence.partition("put a backup back with ")[2].partition(", or start")[0].split()
    assert command[:3] == ["agent-console", "casebook", "restore"]
    assert keeper(*command[2:-2]) == 0
    assert keeper.events() > 20


def test_where_there_is_no_backup_the_command_says_where_one_goes(keeper: Keeper) -> None:
    keeper.worked()
    keeper.spoil()
    problem = StoreDamaged(keeper.folder / FILE, "header")
    assert "casebook restore FILE --backend training/fake" in opening_sentence(problem, load_language("en"))


def test_after_a_restore_that_was_cut_short_it_can_be_done_again(keeper: Keeper, backup: Path) -> None:
    keeper.file.rename(keeper.file.with_name("casebook.sqlite.before-20261123T000000Z"))
    keeper.file.with_name("casebook.sqlite.restored").write_bytes(b"half")
    keeper.file.with_name("casebook.sqlite-wal").write_bytes(b"left")
    assert keeper("restore", str(backup)) == 0
    assert keeper.events() > 20
    assert len(asides(keeper)) == 2
