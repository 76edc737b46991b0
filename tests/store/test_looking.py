"""Looking at a store from outside: the same judgement as opening it, and nothing changed."""

from pathlib import Path

import pytest

from agent_console.store.errors import Holder, StoreDamaged, StoreTooNew, StoreUnwritable
from agent_console.store.files import beside
from agent_console.store.lock import holder_of
from agent_console.store.looking import look_at
from tests.store.test_lock import HOLD
from tests.support_store import COLOURS, NOTES, NOW, add_note, another_process, open_notes

DIE_WITH_A_LOG = """
import os, signal, sys
from pathlib import Path
from agent_console.store.connection import Store
from agent_console.store.errors import Holder
from tests.support_store import NOTES, NOW, add_note
add_note(Store.open(Path(sys.argv[1]), (NOTES,), Holder(1, "8044", NOW)), "kept")
print("written", flush=True)
os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "notes" / "notes.sqlite"


@pytest.fixture
def written(path: Path) -> Path:
    store = open_notes(path)
    add_note(store, "kept")
    store.close()
    return path


def everything(folder: Path) -> dict[str, tuple[int, int, bytes]]:
    return {
        str(one): (one.stat().st_mode, one.stat().st_mtime_ns, one.read_bytes() if one.is_file() else b"")
        for one in [folder, *folder.rglob("*")]
    }


def test_a_store_that_is_whole_is_looked_at_and_nothing_is_made(written: Path) -> None:
    written.parent.chmod(0o755)
    before = everything(written.parent)
    look_at(written, (NOTES,))
    assert holder_of(written) is None
    assert everything(written.parent) == before


def test_an_older_store_is_not_brought_to_the_newest_version(written: Path) -> None:
    before = written.read_bytes()
    look_at(written, (NOTES, COLOURS))
    assert written.read_bytes() == before


def test_a_log_a_crash_left_is_read_and_stays(path: Path) -> None:
    with another_process(DIE_WITH_A_LOG, str(path)) as other:
        other.wait()
    before = path.read_bytes(), beside(path, "-wal").read_bytes()
    assert before[1]
    look_at(path, (NOTES,))
    assert (path.read_bytes(), beside(path, "-wal").read_bytes()) == before


def test_damage_is_called_damage(written: Path) -> None:
    content = bytearray(written.read_bytes())
    content[4096 + 8 : 4096 + 600] = b"\xaa" * 592
    written.write_bytes(content)
    with pytest.raises(StoreDamaged):
        look_at(written, (NOTES,))
    assert written.read_bytes() == bytes(content)
    written.write_bytes(content[:5000])
    with pytest.raises(StoreDamaged):
        look_at(written, (NOTES,))


def test_a_log_without_its_file_is_damage(written: Path) -> None:
    written.rename(beside(written, "-wal"))
    with pytest.raises(StoreDamaged):
        look_at(written, (NOTES,))


def test_a_newer_store_is_called_newer(path: Path) -> None:
    open_notes(path, COLOURS).close()
    with pytest.raises(StoreTooNew):
        look_at(path, (NOTES,))


def test_a_folder_in_its_place_can_not_be_written(path: Path) -> None:
    path.mkdir(parents=True)
    with pytest.raises(StoreUnwritable):
        look_at(path, (NOTES,))


def test_who_holds_a_store_is_told_and_goes_on_holding_it(path: Path) -> None:
    with another_process(HOLD, str(path)) as other:
        before = everything(path.parent)
        for _ in range(2):
            assert holder_of(path) == Holder(other.pid, "8044", NOW)
        assert everything(path.parent) == before
        other.kill()
        other.wait()
        assert holder_of(path) is None


def test_asking_who_holds_a_store_keeps_nobody_out(written: Path) -> None:
    assert holder_of(written) is None
    store = open_notes(written)
    assert holder_of(written) == Holder(1, "8021", NOW)
    add_note(store, "undisturbed")
    store.close()


def test_a_store_that_is_not_there_is_nobodys(path: Path) -> None:
    assert holder_of(path) is None
    assert not path.parent.exists()
