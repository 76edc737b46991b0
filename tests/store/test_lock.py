import json
import os
from pathlib import Path

import pytest

from agent_console.store.errors import Holder, StoreHeld
from agent_console.store.lock import read_note
from tests.support_store import NOW, add_note, another_process, notes_in, open_notes

HOLD = """
import os, sys
from pathlib import Path
from agent_console.store.connection import Store
from agent_console.store.errors import Holder
from tests.support_store import NOTES, NOW
store = Store.open(Path(sys.argv[1]), (NOTES,), Holder(os.getpid(), "8044", NOW))
print("held", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "notes.sqlite"


def test_a_second_console_is_refused_and_told_who_holds_the_store(path: Path) -> None:
    with another_process(HOLD, str(path)) as other, pytest.raises(StoreHeld) as refused:
        open_notes(path)
    assert refused.value.holder == Holder(other.pid, "8044", NOW)


def test_a_console_that_was_killed_holds_nothing(path: Path) -> None:
    with another_process(HOLD, str(path)) as other:
        other.kill()
        other.wait()
        add_note(open_notes(path), "mine now")


def test_the_same_process_is_refused_too(path: Path) -> None:
    store = open_notes(path)
    with pytest.raises(StoreHeld) as refused:
        open_notes(path)
    assert refused.value.holder.staff_no == "8021"
    add_note(store, "undisturbed")
    assert notes_in(store) == ["undisturbed"]


def test_a_closed_store_can_be_opened_by_another(path: Path) -> None:
    open_notes(path).close()
    with another_process(HOLD, str(path)), pytest.raises(StoreHeld):
        open_notes(path)


def test_being_refused_leaves_the_lock_with_its_holder(path: Path) -> None:
    store = open_notes(path)
    for _ in range(2):
        with pytest.raises(StoreHeld):
            open_notes(path)
    store.close()
    open_notes(path)


GOOD = {"pid": 7, "staff_no": "8021", "since": NOW.isoformat()}


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "null",
        "[]",
        "7",
        json.dumps(GOOD)[:-1],
        json.dumps(GOOD | {"pid": "7"}),
        json.dumps(GOOD | {"staff_no": ["8021"]}),
        json.dumps(GOOD | {"since": "yesterday"}),
        json.dumps(GOOD | {"since": "2026-11-23T09:36:10"}),
        json.dumps(GOOD | {"since": None}),
        "[" * 4000,
        pytest.param(" " * 10_000_000 + json.dumps(GOOD), id="ten million spaces"),
        "\x00\x01\x02",
    ],
)
def test_a_note_that_makes_no_sense_reads_as_somebody(tmp_path: Path, text: str) -> None:
    note = tmp_path / "note"
    note.write_text(text, encoding="utf-8")
    assert read_note(note) == Holder()


def test_a_note_that_is_no_text_or_no_file_reads_as_somebody(tmp_path: Path) -> None:
    (tmp_path / "bytes").write_bytes(os.urandom(64))
    (tmp_path / "folder").mkdir()
    for name in ("bytes", "folder", "missing"):
        assert read_note(tmp_path / name) == Holder()


def test_a_good_note_is_read(tmp_path: Path) -> None:
    note = tmp_path / "note"
    note.write_text(json.dumps(GOOD), encoding="utf-8")
    assert read_note(note) == Holder(7, "8021", NOW)
