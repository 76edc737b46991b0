"""A copy of a store is of one moment, whole, private, and never in place of something else."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from agent_console.store.copying import copy_store
from agent_console.store.errors import StoreDamaged, StoreUnwritable
from agent_console.store.reading import open_for_reading
from tests.support_store import NOTES, add_note, open_notes


def notes_in(file: Path) -> list[str]:
    with open_for_reading(file, (NOTES,)) as reader:
        return [str(row[0]) for row in reader.read("SELECT text FROM notes ORDER BY id")]


def test_a_copy_beside_a_writer_holds_what_was_committed(tmp_path: Path) -> None:
    store = open_notes(tmp_path / "one" / "notes.sqlite")
    add_note(store, "first")
    copy_store(store.path, tmp_path / "copy.sqlite", (NOTES,))
    add_note(store, "second")
    assert notes_in(tmp_path / "copy.sqlite") == ["first"]
    assert sorted(one.name for one in tmp_path.iterdir()) == ["copy.sqlite", "one"]
    assert (tmp_path / "copy.sqlite").stat().st_mode & 0o777 == 0o600
    store.close()


def test_what_is_committed_half_is_not_in_it(tmp_path: Path) -> None:
    store = open_notes(tmp_path / "one" / "notes.sqlite")
    add_note(store, "first")
    with store.transaction() as tx:
        tx.write("INSERT INTO notes (text) VALUES ('half')")
        copy_store(store.path, tmp_path / "copy.sqlite", (NOTES,))
    assert notes_in(tmp_path / "copy.sqlite") == ["first"]
    store.close()


def test_a_copy_opens_as_the_store_did(tmp_path: Path) -> None:
    store = open_notes(tmp_path / "notes.sqlite")
    add_note(store, "first")
    store.close()
    copy_store(store.path, tmp_path / "copy.sqlite", (NOTES,))
    again = open_notes(tmp_path / "copy.sqlite")
    add_note(again, "second")
    again.close()
    assert notes_in(tmp_path / "copy.sqlite") == ["first", "second"]


@pytest.mark.parametrize("there", ["a file", "a link to nowhere"])
def test_nothing_is_overwritten(tmp_path: Path, there: str) -> None:
    store = open_notes(tmp_path / "notes.sqlite")
    target = tmp_path / "copy.sqlite"
    if there == "a file":
        target.write_text("mine", encoding="ascii")
    else:
        target.symlink_to(tmp_path / "nowhere")
    with pytest.raises(FileExistsError):
        copy_store(store.path, target, (NOTES,))
    store.close()
    assert target.is_symlink() or target.read_text(encoding="ascii") == "mine"
    assert not (tmp_path / "nowhere").exists()


def test_a_damaged_store_is_not_copied(tmp_path: Path) -> None:
    store = open_notes(tmp_path / "notes.sqlite")
    store.close()
    content = bytearray(store.path.read_bytes())
    content[4096:4296] = b"\xff" * 200
    store.path.write_bytes(content)
    with pytest.raises(StoreDamaged) as damage:
        copy_store(store.path, tmp_path / "copy.sqlite", (NOTES,))
    assert damage.value.path == store.path
    assert [one.name for one in tmp_path.glob("copy*")] == []


def test_a_folder_that_is_not_there_is_said_to_be_unwritable(tmp_path: Path) -> None:
    store = open_notes(tmp_path / "notes.sqlite")
    with pytest.raises(StoreUnwritable) as problem:
        copy_store(store.path, tmp_path / "nowhere" / "copy.sqlite", (NOTES,))
    assert problem.value.path.name == "copy.sqlite"
    store.close()


def test_where_second_names_are_not_known_a_copy_still_pushes_nothing_aside(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def not_here(source: Path, target: Path) -> None:
        if source.name == "copy.sqlite.new":
            raise PermissionError("a stick")

    store = open_notes(tmp_path / "notes.sqlite")
    add_note(store, "first")
    monkeypatch.setattr(os, "link", not_here)
    copy_store(store.path, tmp_path / "copy.sqlite", (NOTES,))
    assert notes_in(tmp_path / "copy.sqlite") == ["first"]
    store.close()
