"""Reading a store without holding it: beside its writer, after a crash, and after both."""

from __future__ import annotations

from pathlib import Path

import pytest

from agent_console.store.errors import StoreDamaged, StoreUnwritable
from agent_console.store.files import beside
from agent_console.store.looking import look_at
from agent_console.store.migrations import Migration
from agent_console.store.reading import open_for_reading
from tests.store.test_looking import DIE_WITH_A_LOG, everything
from tests.support_store import NOTES, add_note, another_process, open_notes

ALL = "SELECT text FROM notes ORDER BY id"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "notes" / "notes.sqlite"


def test_beside_a_closed_file_nothing_is_made(path: Path) -> None:
    store = open_notes(path)
    add_note(store, "kept")
    store.close()
    before = everything(path.parent)
    with open_for_reading(path, (NOTES,)) as reader:
        assert reader.read(ALL) == (("kept",),)
    assert everything(path.parent) == before


def test_a_log_a_crash_left_is_read_and_file_and_log_stay(path: Path) -> None:
    with another_process(DIE_WITH_A_LOG, str(path)) as other:
        other.wait()
    beside(path, "-shm").unlink()
    log = beside(path, "-wal")
    before = {file: file.read_bytes() for file in (path, log)}
    with open_for_reading(path, (NOTES,)) as reader:
        assert reader.read(ALL) == (("kept",),)
    assert {file: file.read_bytes() for file in before} == before


def test_a_writer_whose_log_is_empty_is_read_on(path: Path) -> None:
    store = open_notes(path)
    add_note(store, "before")
    store.forget_log()
    assert beside(path, "-wal").stat().st_size == 0
    with open_for_reading(path, (NOTES,)) as reader:
        add_note(store, "after")
        assert reader.read(ALL) == (("before",), ("after",))
    store.close()


def test_damage_and_a_missing_file_are_told_as_when_it_is_looked_at(path: Path) -> None:
    open_notes(path).close()
    path.write_bytes(path.read_bytes()[:5000])
    for way in (look_at, read_all):
        with pytest.raises(StoreDamaged):
            way(path, (NOTES,))
    path.unlink()
    for way in (look_at, read_all):
        with pytest.raises(StoreUnwritable):
            way(path, (NOTES,))


def read_all(path: Path, migrations: tuple[Migration, ...]) -> None:
    with open_for_reading(path, migrations) as reader:
        reader.read(ALL)
