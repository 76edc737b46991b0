"""The cases of a casebook beside its console: read-only, no lock. It knows rows, not what is made of them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from agent_console.call.events import Event
from agent_console.casebook.case_cipher import CaseCipher
from agent_console.casebook.case_rows import summary_from
from agent_console.casebook.case_summary import CaseSummary
from agent_console.casebook.checking import PORTION, all_rows
from agent_console.casebook.errors import CasebookError
from agent_console.casebook.event_rows import read_events
from agent_console.casebook.keys import known_keys
from agent_console.casebook.schema import CASES, MIGRATIONS
from agent_console.encryption.master_key import MasterKey
from agent_console.store.reading import ReadOnly, open_for_reading
from agent_console.store.rows import Record, SealedRows


class OlderCasebook(CasebookError):
    """An earlier version wrote the file, and no console of this one has opened it yet."""

    def __init__(self, file: Path) -> None:
        super().__init__("written by an earlier version")
        self.file = file


class CaseReader:
    """Goes through the cases of a file, in the order of their numbers.

    Attributes:
        sealed: Whether each row's seal is checked, which needs the master key.
    """

    def __init__(self, reader: ReadOnly, rows: SealedRows | None, cipher: CaseCipher | None) -> None:
        self._reader = reader
        self._rows = rows
        self._cipher = cipher
        self.sealed = rows is not None

    def cases(self) -> Iterator[CaseSummary]:
        """Give every case; without the key their numbers are None.

        Raises:
            StoreDamaged: A row is not what was written.
        """
        for record in self._records():
            yield summary_from(record, self._cipher)

    def events_of(self, call_id: str) -> tuple[Event, ...]:
        """Read everything that happened on a call; only with the master key.

        Raises:
            ValueError: The casebook was opened without the key.
            CallNotFound, CallUnreadable, StoreDamaged: See `read_events`.
        """
        if self._rows is None or self._cipher is None:
            raise ValueError("events are sealed, and the key is not at hand")
        return read_events(self._rows, self._cipher, call_id)

    def _records(self) -> Iterator[Record]:
        if self._rows is not None:
            yield from all_rows(self._rows, CASES)
            return
        after = ""
        while True:
            where = f"WHERE call_id > ? ORDER BY call_id LIMIT {PORTION}"
            found = self._reader.read(f"{CASES.select} {where}", (after,))
            yield from (dict(zip(CASES.columns, row, strict=False)) for row in found)
            if len(found) < PORTION:
                return
            after = str(found[-1][0])


@contextmanager
def open_cases(file: Path, master: MasterKey | None) -> Iterator[CaseReader]:
    """Open a casebook for reading its cases; a console may go on writing.

    Raises:
        OlderCasebook: Its cases stand otherwise than this version reads them.
        StoreError: See `agent_console.store.errors`.
    """
    with open_for_reading(file, MIGRATIONS) as reader:
        if reader.read("PRAGMA user_version")[0][0] != len(MIGRATIONS):
            raise OlderCasebook(file)
        keys = known_keys(reader, master) if master else None
        rows = None if keys is None else SealedRows(reader, keys.seal)
        yield CaseReader(reader, rows, None if keys is None else keys.cipher)
