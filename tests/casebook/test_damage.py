"""A changed or cut file is reported and kept; it never answers something else without a word."""

import os
import random
import re
import sqlite3
from contextlib import closing, suppress
from pathlib import Path

import pytest

from agent_console.audit import start_key
from agent_console.audit.reading import open_log, verify_file
from agent_console.audit.verification import Outside, Verdict
from agent_console.casebook.casebook import FILE_NAME, Casebook
from agent_console.casebook.errors import CasebookError
from agent_console.casebook.schema import MIGRATIONS
from agent_console.store.errors import StoreDamaged, StoreError, StoreTooNew
from tests.support import runs
from tests.support_casebook import BACKEND, NOW, NUMBER, Script, open_casebook

CALLS = ("001123-0001-7", "001123-0002-5")
DAY = NOW.date()


def everything(casebook: Casebook) -> tuple[object, ...]:
    """Ask all there is to ask."""
    return (
        [casebook.events_of(call_id) for call_id in CALLS],
        [casebook.find(call_id) for call_id in CALLS],
        casebook.unfinished(NOW),
        casebook.followed(NOW),
        casebook.due(NOW),
        casebook.today(NOW),
        casebook.recent(9),
        casebook.cases_of(NUMBER),
        casebook.about(NUMBER),
        casebook.with_platforms(BACKEND),
        casebook.misses_today(NUMBER, DAY),
        casebook.waiting(BACKEND),
        casebook.needing_a_person(BACKEND),
        casebook.next_case_number(DAY),
    )


@pytest.fixture
def written(tmp_path: Path) -> Path:
    """A closed file with a call put away and one waiting in the outbox, and several keys of the audit log."""
    open_casebook(tmp_path).close()
    casebook = open_casebook(tmp_path)
    for batch in Script(CALLS[0]).whole():
        batch.commit_to(casebook)
    casebook.close()
    casebook = open_casebook(tmp_path)
    waiting = Script(CALLS[1])
    for batch in (waiting.opening(), waiting.entering(), waiting.missing(), waiting.queueing()):
        batch.commit_to(casebook)
    casebook.next_case_number(DAY)
    casebook.close()
    return tmp_path / FILE_NAME


def recorded(path: Path) -> tuple[object, ...]:
    """Tell every record of the audit log, where it is whole: each start says how far that was looked at."""
    _, key = start_key.read(path.with_name(path.name + start_key.SUFFIX))
    finding = verify_file(path, MIGRATIONS, Outside(start_key=key))
    if finding.verdict is not Verdict.WHOLE:
        raise StoreDamaged(path, f"the audit log: {finding.verdict}")
    with open_log(path, MIGRATIONS) as log:
        return tuple(log.links())


def answers(path: Path) -> tuple[object, ...] | StoreError:
    """Ask everything, or say why nothing could be asked."""
    try:
        casebook = open_casebook(path.parent)
    except StoreError as error:
        return error
    try:
        return (*everything(casebook), recorded(path))
    except StoreError as error:
        return error
    except CasebookError as error:
        pytest.fail(f"damage was taken for an answer: {error!r}")
    finally:
        casebook.close()


def test_a_flipped_bit_is_reported_or_changes_nothing(written: Path) -> None:
    sound = written.read_bytes()
    expected = answers(written)
    assert not isinstance(expected, StoreError)
    chance = random.Random(4)
    reported = 0
    for _ in range(runs(quick=60, full=400)):
        place, bit = chance.randrange(len(sound)), 1 << chance.randrange(8)
        written.write_bytes(sound[:place] + bytes([sound[place] ^ bit]) + sound[place + 1 :])
        found = answers(written)
        if isinstance(found, StoreError):
            assert isinstance(found, StoreDamaged | StoreTooNew), f"byte {place} bit {bit} is called {found}"
            reported += 1
        else:
            assert found == expected, f"byte {place} bit {bit} changed an answer without a word"
    assert reported > 5


TABLES = ("audit", "audit_state", "cases", "counters", "events", "meta", "misses", "outbox")


@pytest.mark.parametrize("table", TABLES)
def test_a_flipped_bit_in_any_column_is_reported_or_changes_nothing(written: Path, table: str) -> None:
    sound = written.read_bytes()
    expected = answers(written)
    written.write_bytes(sound)
    chance, reported = random.Random(table), 0
    for value in values_in(written, table):
        for _ in range(runs(quick=1, full=4)):
            # Once in the row, and once in each index that holds it: one of them is struck.
            places = [found.start() for found in re.finditer(re.escape(value), sound)]
            place = chance.choice(places) + chance.randrange(len(value))
            changed = bytes([sound[place] ^ 1 << chance.randrange(8)])
            written.write_bytes(sound[:place] + changed + sound[place + 1 :])
            found = answers(written)
            told = isinstance(found, StoreDamaged)
            same = not told and found == expected
            assert told or same, f"{table}: byte {place} changed an answer without a word"
            reported += told
    assert reported


def values_in(file: Path, table: str) -> list[bytes]:
    """Give one value of every column that holds texts or bytes, as it stands in the file."""
    with closing(sqlite3.connect(f"{file.as_uri()}?mode=ro&immutable=1", uri=True)) as connection:
        connection.text_factory = bytes
        columns = [row[1].decode() for row in connection.execute(f"PRAGMA table_info({table})")]
        found = []
        for column in columns:
            query = f"SELECT {column} FROM {table} WHERE typeof({column}) IN ('text', 'blob') ORDER BY rowid"
            found += [row[0] for row in connection.execute(query)][-1:]
    return [value for value in found if value in file.read_bytes()]


def test_a_flipped_bit_in_the_start_key_is_no_whole_log(written: Path) -> None:
    file = written.with_name(written.name + start_key.SUFFIX)
    sound = file.read_bytes()
    _, key = start_key.read(file)
    for place in range(0, len(sound), runs(quick=5, full=2)):
        for bit in (1, 4, 32):
            file.write_bytes(sound[:place] + bytes([sound[place] ^ bit]) + sound[place + 1 :])
            with suppress(start_key.KeyUnreadable):
                _, found = start_key.read(file)
                verdict = verify_file(written, MIGRATIONS, Outside(start_key=found)).verdict
                assert (verdict is Verdict.WHOLE) == (found == key)


@pytest.mark.full
def test_a_file_with_noise_in_it_is_reported_or_changes_nothing(written: Path) -> None:
    sound = written.read_bytes()
    expected = answers(written)
    chance = random.Random(5)
    for _ in range(runs(quick=40, full=150)):
        start, length = chance.randrange(len(sound)), chance.choice((16, 512, 4096))
        noise = chance.randbytes(min(length, len(sound) - start))
        written.write_bytes(sound[:start] + noise + sound[start + len(noise) :])
        found = answers(written)
        assert isinstance(found, StoreDamaged | StoreTooNew) or found == expected


def test_a_file_cut_anywhere_is_reported_and_kept(written: Path) -> None:
    sound = written.read_bytes()
    for left in range(0, len(sound), runs(quick=4_001, full=1_021)):
        written.write_bytes(sound[:left])
        with pytest.raises(StoreDamaged):
            open_casebook(written.parent)
        assert written.read_bytes() == sound[:left]


@pytest.mark.parametrize("size", [0, 10, 4096])
def test_a_damaged_file_is_not_replaced_by_an_empty_one(written: Path, size: int) -> None:
    written.write_bytes(os.urandom(size))
    kept = written.read_bytes()
    for _ in range(3):
        with pytest.raises(StoreDamaged):
            open_casebook(written.parent)
    assert written.read_bytes() == kept
    # Set aside by a person, it makes room for a new one.
    written.rename(written.with_suffix(".damaged"))
    open_casebook(written.parent).close()


def test_a_casebook_without_its_keys_is_damaged(written: Path) -> None:
    connection = sqlite3.connect(written)
    connection.execute("DELETE FROM meta")
    connection.commit()
    connection.close()
    with pytest.raises(StoreDamaged):
        open_casebook(written.parent)
