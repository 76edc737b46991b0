"""Casebooks below a home: who has them open, whether they are whole. The one at work is not disturbed."""

from __future__ import annotations

from pathlib import Path

import pytest

from agent_console.backend import Environment
from agent_console.casebook.casebook import FILE_NAME
from agent_console.doctor.finding import Check, State
from agent_console.home import Home
from agent_console.language import load_language
from agent_console.opening_problems import opening_sentence
from agent_console.store.errors import StoreDamaged
from agent_console.store.files import beside
from tests.doctor.conftest import Examine
from tests.support_casebook import open_casebook
from tests.support_store import another_process

HOLD = """
import sys
from pathlib import Path
from tests.support_casebook import NOW, open_casebook
casebook = open_casebook(Path(sys.argv[1]), staff_no="8044")
print("held", flush=True)
sys.stdin.readline()
casebook.erase_expired_drafts(NOW)
print("still mine", flush=True)
sys.stdin.read()
"""

IN_TRAINING = "training/fake"


@pytest.fixture
def folder(home: Path) -> Path:
    return Home(home).casebook(Environment.TRAINING, "fake")


def test_a_closed_casebook_is_whole_and_nobodys(examine: Examine, folder: Path) -> None:
    open_casebook(folder).close()
    found = examine()
    assert found.code(Check.LOCK, IN_TRAINING) == ("ok", "LOCK_FREE")
    assert found.code(Check.CASEBOOK, IN_TRAINING) == ("ok", "CASEBOOK_WHOLE")


@pytest.mark.full
def test_a_console_at_work_is_named_and_goes_on(examine: Examine, folder: Path) -> None:
    with another_process(HOLD, str(folder)) as other:
        found = examine()
        assert found.code(Check.LOCK) == ("ok", "LOCK_HELD")
        assert "8044" in found.one(Check.LOCK).text
        assert found.code(Check.CASEBOOK) == ("off", "CASEBOOK_IN_USE")
        assert found.report.exit_code == 0
        assert other.stdin is not None
        assert other.stdout is not None
        other.stdin.write("\n")
        other.stdin.flush()
        assert other.stdout.readline() == "still mine\n"


def test_a_damaged_casebook_fails_in_the_words_of_a_start(examine: Examine, folder: Path) -> None:
    open_casebook(folder).close()
    file = folder / FILE_NAME
    file.write_bytes(file.read_bytes()[:5000])
    found = examine()
    assert found.code(Check.CASEBOOK) == ("failed", "CASEBOOK_DAMAGED")
    sentence = opening_sentence(StoreDamaged(file, ""), load_language("en"))
    assert found.one(Check.CASEBOOK).text == f"{IN_TRAINING}: {sentence}"
    assert found.report.exit_code == 1


def test_a_casebook_that_is_gone_while_its_log_is_there_is_damage(examine: Examine, folder: Path) -> None:
    open_casebook(folder).close()
    (folder / FILE_NAME).rename(beside(folder / FILE_NAME, "-wal"))
    assert examine().code(Check.CASEBOOK) == ("failed", "CASEBOOK_DAMAGED")


def test_one_that_others_can_read_is_warned_of_and_left(examine: Examine, folder: Path) -> None:
    open_casebook(folder).close()
    (folder / FILE_NAME).chmod(0o644)
    assert examine().code(Check.CASEBOOK) == ("warning", "CASEBOOK_OPEN_TO_OTHERS")
    assert (folder / FILE_NAME).stat().st_mode & 0o777 == 0o644


@pytest.mark.full
def test_one_a_crash_left_open_is_whole(examine: Examine, folder: Path) -> None:
    with another_process(HOLD, str(folder)) as other:
        other.kill()
        other.wait()
    assert examine().code(Check.CASEBOOK) == ("ok", "CASEBOOK_LEFT_OPEN")


def test_casebooks_of_every_backend_are_looked_at(examine: Examine, home: Path, folder: Path) -> None:
    open_casebook(folder).close()
    live = Home(home).casebook(Environment.LIVE, "carrier")
    open_casebook(live, training=False, backend="carrier").close()
    (home / "training" / "somebody's note").write_text("", encoding="utf-8")
    parts = {one.part: one.state for one in examine().all(Check.CASEBOOK)}
    assert parts == {IN_TRAINING: State.OK, "live/carrier": State.OK}


@pytest.mark.parametrize("in_the_way", ["training", "training/fake"])
def test_a_file_where_its_folder_belongs_fails(examine: Examine, home: Path, in_the_way: str) -> None:
    file = home / in_the_way
    file.parent.mkdir(parents=True)
    file.write_text("mine", encoding="utf-8")
    found = examine()
    assert ("failed", "CASEBOOK_UNWRITABLE") in {(one.state, one.code) for one in found.all(Check.CASEBOOK)}
    assert file.read_text(encoding="utf-8") == "mine"
