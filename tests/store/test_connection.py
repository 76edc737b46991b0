import stat
from pathlib import Path

import pytest

from agent_console.store.connection import Store
from agent_console.store.errors import StoreFailed
from tests.support_store import add_note, notes_in, open_notes


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "home" / "training" / "notes.sqlite"


def pragma(store: Store, name: str) -> object:
    return store.read(f"PRAGMA {name}")[0][0]


def test_what_was_committed_is_there_when_the_store_is_opened_again(path: Path) -> None:
    store = open_notes(path)
    add_note(store, "rang at nine")
    store.close()
    assert notes_in(open_notes(path)) == ["rang at nine"]


def test_a_commit_is_on_disk_when_it_returns(path: Path) -> None:
    store = open_notes(path)
    assert pragma(store, "journal_mode") == "wal"
    assert pragma(store, "synchronous") == 2
    assert pragma(store, "foreign_keys") == 1
    assert pragma(store, "secure_delete") == 1


def test_nobody_else_may_read_the_folder_or_its_files(path: Path) -> None:
    store = open_notes(path)
    add_note(store, "rang at nine")
    modes = {stat.S_IMODE(file.stat().st_mode) for file in path.parent.iterdir()}
    assert len(list(path.parent.iterdir())) >= 4, "the file, its log, the lock and its note"
    assert modes == {0o600}
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert stat.S_IMODE(path.parent.parent.stat().st_mode) == 0o700


def test_a_folder_that_stands_open_is_closed(path: Path) -> None:
    path.parent.mkdir(parents=True, mode=0o755)
    open_notes(path)
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_an_error_inside_a_transaction_undoes_it_and_the_store_goes_on(path: Path) -> None:
    store = open_notes(path)

    def half_done() -> None:
        with store.transaction() as tx:
            tx.write("INSERT INTO notes (text) VALUES ('half')")
            raise KeyError("a bug of ours")

    with pytest.raises(KeyError):
        half_done()
    assert notes_in(store) == []
    add_note(store, "whole")
    assert notes_in(store) == ["whole"]


def test_a_transaction_sees_what_it_wrote(path: Path) -> None:
    with open_notes(path).transaction() as tx:
        assert tx.write("INSERT INTO notes (text) VALUES ('a'), ('b')") == 2
        assert tx.read("SELECT count(*) FROM notes") == ((2,),)


def test_transactions_do_not_nest(path: Path) -> None:
    store = open_notes(path)
    with store.transaction() as outer:
        outer.write("INSERT INTO notes (text) VALUES ('outer')")
        with pytest.raises(RuntimeError), store.transaction():
            pytest.fail("a second transaction began inside the first")
    assert notes_in(store) == ["outer"]


def test_a_transaction_that_is_over_writes_nothing(path: Path) -> None:
    store = open_notes(path)
    with store.transaction() as tx:
        pass
    with pytest.raises(RuntimeError):
        tx.write("INSERT INTO notes (text) VALUES ('late')")
    assert notes_in(store) == []


def test_after_a_failed_write_the_store_takes_no_word_until_it_is_opened_again(path: Path) -> None:
    store = open_notes(path)
    add_note(store, "kept")
    with pytest.raises(StoreFailed), store.transaction() as tx:
        tx.write("INSERT INTO notes (text) VALUES (NULL)")
    assert isinstance(store.failure, StoreFailed)
    with pytest.raises(StoreFailed):
        add_note(store, "refused")
    with pytest.raises(StoreFailed):
        notes_in(store)
    store.close()
    again = open_notes(path)
    assert notes_in(again) == ["kept"]
    add_note(again, "taken")


def test_a_full_disk_fails_the_write_and_keeps_what_was_acknowledged(path: Path) -> None:
    store = open_notes(path)
    store.read(f"PRAGMA max_page_count = {pragma(store, 'page_count')}")
    acknowledged: list[str] = []

    def write_until_it_fails() -> None:
        for number in range(1000):
            add_note(store, f"{number} {'x' * 200}")
            acknowledged.append(f"{number} {'x' * 200}")

    with pytest.raises(StoreFailed) as failed:
        write_until_it_fails()
    assert failed.value.detail == "SQLITE_FULL"
    assert acknowledged, "the page that was there takes some"
    store.close()
    assert notes_in(open_notes(path)) == acknowledged


def test_a_file_is_never_half_made(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "rename", lambda self, target: (_ for _ in ()).throw(OSError("power cut")))
    with pytest.raises(Exception, match="OSError"):
        open_notes(path)
    monkeypatch.undo()
    assert not path.exists()
    store = open_notes(path)
    add_note(store, "second try")
    assert notes_in(store) == ["second try"]


def test_erased_text_is_gone_from_the_files(path: Path) -> None:
    store = open_notes(path)
    add_note(store, "a note nobody may find")
    with store.transaction() as tx:
        tx.write("DELETE FROM notes")
    store.forget_log()
    for file in path.parent.glob("notes.sqlite*"):
        assert b"nobody may find" not in file.read_bytes()


def test_closing_twice_is_harmless(path: Path) -> None:
    store = open_notes(path)
    store.close()
    store.close()
    with pytest.raises(StoreFailed):
        notes_in(store)
