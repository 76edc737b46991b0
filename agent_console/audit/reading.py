"""Reading a log without holding it: it opens the file read-only, beside the console that writes it.

It knows the file and how it is gone through in short portions; what is whole is decided in `verification`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from agent_console.audit.chain import Link, State
from agent_console.audit.schema import LINKS, STATE, link_of, state_of
from agent_console.audit.verification import NOTHING_KNOWN, Finding, Outside, Verdict, verify
from agent_console.store.errors import StoreError
from agent_console.store.files import beside
from agent_console.store.migrations import Migration
from agent_console.store.reading import open_for_reading
from agent_console.store.transaction import Reader, Row, Value

PORTION: Final = 2000
"""Records read at once. While one is being read the writer cannot empty its log, and a person waits for that."""

_STATE_AND_LAST: Final = STATE.replace(" FROM", ", (SELECT coalesce(max(seq), 0) FROM audit) FROM", 1)
"""One statement, so that both are of one moment."""


@dataclass(frozen=True, slots=True)
class LogFile:
    """A log as it stands in a file.

    Args:
        state: Where it says it ends; None where it says nothing or what cannot be true.
        lost: Whether the state is there and cannot be true.
        last: The number of the last record.
    """

    reader: Reader
    state: State | None
    lost: bool
    last: int

    @property
    def name(self) -> str | None:
        """What the log is known by outside."""
        return None if self.state is None else self.state.desk

    def links(self, since: int = 0) -> Iterator[Link | None]:
        """Go through the records after a number, in order; None is one that is no record.

        Raises:
            StoreError: The file cannot be read on.
        """
        while since < self.last:
            rows = self.reader.read(f"{LINKS} WHERE seq > ? ORDER BY seq LIMIT ?", (since, PORTION))
            for row in rows:
                if isinstance(row[0], int) and row[0] > self.last:
                    return
                yield link_of(row)
            if not rows or not isinstance(rows[-1][0], int):
                return
            since = rows[-1][0]

    def links_naming(self, case: str) -> Iterator[Link | None]:
        """Go through the records whose text holds a case number somewhere, in order."""
        rows = self.reader.read(f"{LINKS} WHERE instr(body, ?) AND seq <= ? ORDER BY seq", (case, self.last))
        yield from map(link_of, rows)

    def link(self, seq: int) -> Link | None:
        """Give one record."""
        rows = self.reader.read(f"{LINKS} WHERE seq = ?", (seq,))
        return link_of(rows[0]) if rows else None


class _NoRows:
    """What stands in a file that was written before there was a log."""

    def read(self, _sql: str, _values: Sequence[Value] = ()) -> tuple[Row, ...]:
        """Give no row."""
        return ()


@contextmanager
def open_log(file: Path, migrations: Sequence[Migration]) -> Iterator[LogFile]:
    """Open the log in a store's file for reading, as it is at this moment; a console may go on writing.

    Raises:
        StoreError: The file cannot be read, or is none of ours.
    """
    with open_for_reading(file, migrations) as reader:
        if not reader.read("SELECT 1 FROM sqlite_master WHERE name = 'audit_state'"):
            yield LogFile(_NoRows(), None, False, 0)
            return
        rows = reader.read(_STATE_AND_LAST)
        if not rows:
            yield LogFile(reader, None, False, _last(reader))
            return
        *told, last = rows[0]
        assert isinstance(last, int)
        state = state_of(tuple(told))
        yield LogFile(reader, state, state is None, last)


def _last(reader: Reader) -> int:
    found = reader.read("SELECT coalesce(max(seq), 0) FROM audit")[0][0]
    assert isinstance(found, int)
    return found


def name_in(file: Path, migrations: Sequence[Migration]) -> str | None:
    """Give the name of the log in a file; None where it cannot be read."""
    try:
        with open_log(file, migrations) as log:
            return log.name
    except (StoreError, OSError):
        return None


def verify_file(file: Path, migrations: Sequence[Migration], outside: Outside = NOTHING_KNOWN) -> Finding:
    """Say whether the log in a file is whole. No file is a new home: whole, unless an anchor knows better."""
    finding = _verified(file, migrations, outside)
    # A console that began or ended meanwhile may have been seen half-way; what is broken stays so.
    return finding if finding.verdict is Verdict.WHOLE else _verified(file, migrations, outside)


def _verified(file: Path, migrations: Sequence[Migration], outside: Outside) -> Finding:
    try:
        if not file.exists() and not beside(file, "-wal").exists():
            return verify((), None, outside)
        with open_log(file, migrations) as log:
            return verify(log.links(), log.state, outside, lost=log.lost)
    except (StoreError, OSError):
        return Finding(Verdict.UNREADABLE)
