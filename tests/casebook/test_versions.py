"""Files of every version there ever was are opened with all they hold.

For a new version: add its migration, leave the files of the older ones alone, and add
`version_<n>.sql` with the dump `python -m tests.casebook.test_versions` prints.
"""

import sqlite3
import tempfile
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from agent_console.call.reducer import replayed
from agent_console.casebook.case_summary import CaseState
from agent_console.casebook.casebook import FILE_NAME, Casebook
from agent_console.casebook.schema import MIGRATIONS
from tests.support_casebook import BACKEND, NOW, NUMBER, TERMS, Script, open_casebook

VERSIONS = sorted(Path(__file__).parent.glob("version_*.sql"))
FINISHED, WAITING = "001123-0001-7", "001123-0002-5"


def fill(casebook: Casebook) -> None:
    """Write what every version's file holds: a call put away and one that waits in the outbox."""
    casebook.next_case_number(NOW.date())
    casebook.next_case_number(NOW.date())
    for batch in Script(FINISHED).whole():
        batch.commit_to(casebook)
    waiting = Script(WAITING, NOW + timedelta(hours=1))
    for batch in (waiting.opening(), waiting.entering(), waiting.missing(), waiting.queueing()):
        batch.commit_to(casebook)


def dump_of(file: Path) -> str:
    """Write a file as SQL, with the marks a dump leaves out."""
    connection = sqlite3.connect(file)
    marks = [
        (name, connection.execute(f"PRAGMA {name}").fetchone()[0])
        for name in ("application_id", "user_version")
    ]
    lines = [*(f"PRAGMA {name} = {value};" for name, value in marks), *connection.iterdump()]
    connection.close()
    return "\n".join(lines) + "\n"


def made_from(dump: Path, folder: Path) -> None:
    connection = sqlite3.connect(folder / FILE_NAME)
    connection.execute("PRAGMA page_size = 4096")
    connection.execute("PRAGMA journal_mode = WAL")
    connection.executescript(dump.read_text(encoding="utf-8"))
    connection.close()


def test_every_version_has_its_file() -> None:
    assert [int(dump.stem.removeprefix("version_")) for dump in VERSIONS] == list(
        range(1, len(MIGRATIONS) + 1)
    )


@pytest.mark.parametrize("dump", VERSIONS, ids=lambda dump: dump.stem)
def test_a_file_of_this_version_is_opened_with_all_it_holds(dump: Path, tmp_path: Path) -> None:
    made_from(dump, tmp_path)
    casebook = open_casebook(tmp_path)
    for call_id in (FINISHED, WAITING):
        replayed(casebook.events_of(call_id), TERMS)
    finished = Script(FINISHED)
    assert casebook.events_of(FINISHED) == tuple(
        event for batch in finished.whole() for event in batch.events
    )
    assert [entry.call_id for entry in casebook.waiting(BACKEND)] == [WAITING]
    assert casebook.cases_of(NUMBER) == (CaseState.OPEN, CaseState.WAITING)
    assert casebook.misses_today(NUMBER, NOW.date()) == (2, 0)
    assert casebook.next_case_number(NOW.date()).count == 3
    casebook.close()
    open_casebook(tmp_path).close()


def test_the_newest_version_is_what_this_program_writes(tmp_path: Path) -> None:
    casebook = open_casebook(tmp_path / "now")
    fill(casebook)
    casebook.close()
    made = tmp_path / "made"
    made.mkdir()
    made_from(VERSIONS[-1], made)
    assert tables_of(tmp_path / "now") == tables_of(made), (
        "a released migration was changed: add another instead"
    )


def tables_of(folder: Path) -> list[object]:
    with closing(sqlite3.connect(folder / FILE_NAME)) as connection:
        query = "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY name"
        return connection.execute(query).fetchall()


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as place:
        new = open_casebook(Path(place))
        fill(new)
        new.close()
        print(dump_of(new.path), end="")  # noqa: T201 - this is what it is run for
