import os
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from agent_console.store import inspection
from agent_console.store.errors import StoreDamaged, StoreError, StoreProblem, StoreTooNew, StoreUnwritable
from agent_console.store.migrations import Migration
from tests.support_disk import Trouble, faulty_disk
from tests.support_store import COLOURS, ROOT, add_note, notes_in, open_notes


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "training" / "notes.sqlite"


@pytest.fixture
def written(path: Path) -> Path:
    store = open_notes(path)
    for number in range(50):
        add_note(store, f"note {number} " + "x" * 100)
    store.close()
    return path


def change(path: Path, sql: str) -> None:
    connection = sqlite3.connect(path)
    connection.executescript(sql)
    connection.close()


def refused_and_kept(path: Path, kind: type[StoreError]) -> StoreError:
    before = path.read_bytes()
    with pytest.raises(kind) as refused:
        open_notes(path)
    assert path.read_bytes() == before, "a file that is refused is not written into"
    with pytest.raises(kind):
        open_notes(path)
    assert refused.value.path == path
    return refused.value


@pytest.mark.parametrize("left", [0, 1, 15, 100, 1000, 4096, 6000, 8192])
def test_a_cut_file_is_reported_and_kept(written: Path, left: int) -> None:
    os.truncate(written, left)
    assert refused_and_kept(written, StoreDamaged).kind is StoreProblem.DAMAGED
    assert written.stat().st_size == left


def test_a_file_of_something_else_is_reported_and_kept(written: Path) -> None:
    written.write_text("Dear diary, " * 1000, encoding="utf-8")
    refused_and_kept(written, StoreDamaged)


def test_a_database_of_another_program_is_not_written_into(path: Path) -> None:
    path.parent.mkdir()
    change(path, "CREATE TABLE notes (id INTEGER PRIMARY KEY, text TEXT NOT NULL); PRAGMA user_version = 1;")
    refused_and_kept(path, StoreDamaged)


def test_pages_full_of_noise_are_reported(written: Path) -> None:
    raw = bytearray(written.read_bytes())
    raw[4096:8192] = os.urandom(4096)
    written.write_bytes(raw)
    refused_and_kept(written, StoreDamaged)


@pytest.mark.parametrize(
    "sql",
    [
        "DROP TABLE notes",
        "ALTER TABLE notes RENAME COLUMN text TO texts",
        "CREATE TABLE more (id INTEGER)",
        "PRAGMA user_version = 0",
        "PRAGMA user_version = -1",
    ],
)
def test_other_tables_than_those_of_its_version_are_damage(written: Path, sql: str) -> None:
    change(written, sql)
    refused_and_kept(written, StoreDamaged)


def test_a_file_that_is_gone_while_its_log_is_there_is_not_begun_anew(path: Path) -> None:
    store = open_notes(path)
    add_note(store, "in the log alone")
    log = path.with_name(path.name + "-wal")
    kept = log.read_bytes()
    store.close()
    path.unlink()
    log.write_bytes(kept)
    with pytest.raises(StoreDamaged):
        open_notes(path)
    assert log.read_bytes() == kept
    assert not path.exists()


def test_a_damaged_file_keeps_its_log_too(written: Path) -> None:
    store = open_notes(written)
    add_note(store, "in the log alone")
    log = written.with_name(written.name + "-wal")
    kept = {file: file.read_bytes() for file in (written, log)}
    store.close()
    for file, raw in kept.items():
        file.write_bytes(raw)
    # Page 1 is in the log: what is wrong has to be on a page that is read from the file itself.
    with written.open("r+b") as raw_file:
        raw_file.seek(2 * 4096)
        raw_file.write(os.urandom(4096))
    spoilt = written.read_bytes()
    with pytest.raises(StoreDamaged):
        open_notes(written)
    assert written.read_bytes() == spoilt
    assert log.read_bytes() == kept[log]


def test_a_log_that_was_left_behind_is_read(written: Path) -> None:
    store = open_notes(written)
    add_note(store, "in the log alone")
    log = written.with_name(written.name + "-wal")
    kept = {file: file.read_bytes() for file in (written, log)}
    store.close()
    for file, raw in kept.items():
        file.write_bytes(raw)
    assert notes_in(open_notes(written))[-1] == "in the log alone"


def test_a_file_of_a_newer_program_is_refused(written: Path) -> None:
    change(written, "PRAGMA user_version = 7")
    error = refused_and_kept(written, StoreTooNew)
    assert isinstance(error, StoreTooNew)
    assert (error.found, error.known) == (7, 1)


def test_an_older_file_is_brought_to_the_newest_version_with_all_it_holds(written: Path) -> None:
    store = open_notes(written, COLOURS)
    assert len(notes_in(store)) == 50
    assert store.read("SELECT DISTINCT colour FROM notes") == (("white",),)
    store.close()
    assert len(notes_in(open_notes(written, COLOURS))) == 50


def test_a_migration_that_fails_leaves_the_file_at_its_version(written: Path) -> None:
    half = Migration(("ALTER TABLE notes ADD COLUMN colour TEXT", "UPDATE no_such_table SET colour = 1"))
    with pytest.raises(StoreError):
        open_notes(written, half)
    assert len(notes_in(open_notes(written))) == 50


def test_a_folder_where_the_file_should_be_is_refused(path: Path) -> None:
    path.mkdir(parents=True)
    with pytest.raises(StoreUnwritable):
        open_notes(path)


def test_a_file_where_the_folder_should_be_is_refused(path: Path) -> None:
    path.parent.write_text("in the way", encoding="utf-8")
    with pytest.raises(StoreUnwritable):
        open_notes(path)
    assert path.parent.read_text(encoding="utf-8") == "in the way"


OPEN_AS_NOBODY = """
import os, sys
from pathlib import Path
# A store loads it when it is opened; nobody may not read where it is installed.
import filelock
from agent_console.store.errors import StoreError
from tests.support_store import open_notes
if os.geteuid() == 0:
    os.setgid(65534)
    os.setuid(65534)
try:
    open_notes(Path(sys.argv[1])).close()
except StoreError as error:
    print(error.kind)
else:
    print("opened")
"""


@pytest.fixture
def nobodys() -> Iterator[Path]:
    """Modes do not stop root, so files are given to a user who is nobody, in a folder that user can reach."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "training" / "notes.sqlite"
        open_notes(path).close()
        if os.geteuid() == 0:
            for each in (path.parent.parent, path.parent, *path.parent.iterdir()):
                os.chown(each, 65534, 65534)
        yield path
        path.parent.chmod(0o700)


def opened_by_nobody(path: Path) -> str:
    code = [sys.executable, "-c", OPEN_AS_NOBODY, str(path)]
    run = subprocess.run(code, cwd=ROOT, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    return run.stdout.strip()


def test_files_of_ones_own_are_opened(nobodys: Path) -> None:
    assert opened_by_nobody(nobodys) == "opened"


def test_a_read_only_file_is_refused(nobodys: Path) -> None:
    nobodys.chmod(0o400)
    assert opened_by_nobody(nobodys) == "UNWRITABLE"


@pytest.mark.parametrize("mode", [0o500, 0o000])
@pytest.mark.parametrize("begun", [True, False])
def test_a_read_only_folder_is_refused(nobodys: Path, mode: int, begun: bool) -> None:
    if not begun:
        nobodys.unlink()
    nobodys.parent.chmod(mode)
    assert opened_by_nobody(nobodys) == "UNWRITABLE"


def test_a_large_file_is_looked_through_beside_the_work(
    written: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(inspection, "ALWAYS_CHECKED_BYTES", 0)
    sound = written.read_bytes()
    with closing(open_notes(written)) as store:
        store.look_through()
        assert store.failure is None
    written.write_bytes(sound[:4096] + os.urandom(4096) + sound[8192:])
    with closing(open_notes(written)) as store:
        with pytest.raises(StoreDamaged):
            store.look_through()
        assert isinstance(store.failure, StoreDamaged)
        with pytest.raises(StoreDamaged):
            add_note(store, "nothing more is written")


def test_a_page_the_disk_does_not_give_is_no_damage(written: Path) -> None:
    kept = written.read_bytes()
    with faulty_disk(written.parent) as disk:
        told = set()
        for at in range(1, 40):
            disk.strike(at, Trouble.EIO)
            try:
                open_notes(written).close()
            except StoreError as error:
                told.add(error.kind)
            disk.strike(None)
    assert told == {StoreProblem.UNWRITABLE}
    open_notes(written).close()
    assert written.read_bytes() == kept
