"""What lies on the disk of a casebook: nothing that identifies a caller opens without the key of the home."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from agent_console.casebook.casebook import FILE_NAME, Casebook
from agent_console.casebook.schema import CASES, EVENTS, OUTBOX
from agent_console.encryption.master_key import MasterKey
from agent_console.store.errors import StoreDamaged, StoreFailed, StoreOtherKey
from agent_console.store.rows import Record, SealedRows, Table
from agent_console.store.transaction import Transaction
from tests.casebook.test_versions import FINISHED, VERSIONS, WAITING, fill, made_from
from tests.support_casebook import BACKEND, NUMBER, Script, open_casebook, order_of, stored_events

IN_CLEAR = VERSIONS[:2]


def bytes_below(folder: Path) -> bytes:
    return b"".join(one.read_bytes() for one in sorted(folder.rglob("*")) if one.is_file())


def test_no_number_stands_on_the_disk_while_it_is_open_or_afterwards(tmp_path: Path) -> None:
    casebook = open_casebook(tmp_path)
    fill(casebook)
    assert NUMBER.digits.encode() not in bytes_below(tmp_path)
    casebook.close()
    assert NUMBER.digits.encode() not in bytes_below(tmp_path)
    assert b"consent" not in bytes_below(tmp_path)


@pytest.mark.parametrize("dump", IN_CLEAR, ids=lambda dump: dump.stem)
def test_a_file_from_before_is_sealed_as_it_is_opened(dump: Path, tmp_path: Path) -> None:
    made_from(dump, tmp_path)
    assert NUMBER.digits.encode() in bytes_below(tmp_path)
    casebook = open_casebook(tmp_path)
    # Also in its log and in pages nothing stands on any more.
    assert NUMBER.digits.encode() not in bytes_below(tmp_path)
    expected = [event for batch in Script(FINISHED).whole() for event in batch.events]
    assert casebook.events_of(FINISHED) == tuple(expected)
    (waiting,) = casebook.waiting(BACKEND)
    assert (waiting.call_id, waiting.order) == (WAITING, order_of(WAITING))
    casebook.close()


def test_sealing_that_breaks_off_leaves_all_of_it_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made_from(IN_CLEAR[-1], tmp_path)
    put, tries = SealedRows.put, iter(range(20))

    def breaks(rows: SealedRows, tx: Transaction, table: Table, record: Record) -> None:
        if next(tries) == 12:
            raise sqlite3.OperationalError("disk I/O error")
        put(rows, tx, table, record)

    with monkeypatch.context() as patch:
        patch.setattr(SealedRows, "put", breaks)
        with pytest.raises(StoreFailed):
            open_casebook(tmp_path)
    casebook = open_casebook(tmp_path)
    assert len(casebook.events_of(FINISHED)) == len(
        [event for batch in Script(FINISHED).whole() for event in batch.events]
    )
    casebook.close()


def test_another_key_is_refused_and_nothing_is_changed(tmp_path: Path) -> None:
    casebook = open_casebook(tmp_path)
    fill(casebook)
    casebook.close()
    before = (tmp_path / FILE_NAME).read_bytes()
    with pytest.raises(StoreOtherKey):
        open_casebook(tmp_path, master=MasterKey.new())
    assert (tmp_path / FILE_NAME).read_bytes() == before
    open_casebook(tmp_path).close()


@pytest.mark.parametrize(
    ("table", "read"),
    [
        (EVENTS, lambda casebook: casebook.events_of(WAITING)),
        (OUTBOX, lambda casebook: casebook.waiting(BACKEND)),
        (CASES, lambda casebook: casebook.recent(9)),
    ],
)
def test_what_was_sealed_for_one_case_opens_in_no_other(
    tmp_path: Path, table: Table, read: Callable[[Casebook], object]
) -> None:
    """Who can write into the file and has the key against changes still cannot move data between cases."""
    casebook = open_casebook(tmp_path)
    for call_id in (FINISHED, WAITING):
        script = Script(call_id)
        for batch in (script.opening(), script.entering(), script.queueing()):
            batch.commit_to(casebook)
    column = "subject" if table is CASES else "body"
    one, other = (
        casebook._rows.read(table, "WHERE call_id = ?", (call_id,))[0] for call_id in (FINISHED, WAITING)
    )
    with casebook._store.transaction() as tx:
        casebook._rows.put(tx, table, {**other, column: one[column]})
    with pytest.raises(StoreDamaged):
        read(casebook)
    casebook.close()


def test_without_its_key_a_case_can_not_be_read_whatever_else_is_there(tmp_path: Path) -> None:
    casebook = open_casebook(tmp_path)
    fill(casebook)
    rows = casebook._rows
    with casebook._store.transaction() as tx:
        (case,) = rows.read(CASES, "WHERE call_id = ?", (FINISHED,), tx)
        rows.put(tx, CASES, {**case, "sealed_key": None, "subject": None})
    with pytest.raises(StoreDamaged):
        casebook.events_of(FINISHED)
    casebook.close()


def test_two_cases_of_one_number_do_not_look_alike(tmp_path: Path) -> None:
    casebook = open_casebook(tmp_path)
    fill(casebook)
    assert len(stored_events(casebook)) > 20
    casebook.close()
    with closing(sqlite3.connect(tmp_path / FILE_NAME)) as connection:
        subjects = connection.execute("SELECT subject FROM cases").fetchall()
        bodies = connection.execute("SELECT body FROM events").fetchall()
    assert len({one for (one,) in subjects}) == len(subjects)
    assert len({one for (one,) in bodies}) == len(bodies)
