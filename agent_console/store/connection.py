"""One SQLite file, opened so that what was committed stays: it knows files, versions and failures, and no tables."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Final, Self, TypeVar

from agent_console.store.errors import Holder, StoreDamaged, StoreError, StoreFailed, StoreUnwritable
from agent_console.store.files import make_private_folder
from agent_console.store.inspection import check_every_page, is_small
from agent_console.store.lock import WriterLock
from agent_console.store.migrations import Migration
from agent_console.store.opening import open_connection
from agent_console.store.transaction import Row, Transaction, Value
from agent_console.store.translation import as_store_errors

T = TypeVar("T")

_DAMAGE: Final = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})
_BROKEN: Final = (sqlite3.Error, UnicodeDecodeError)
"""What SQLite fails with; the second where its own message names something unreadable in a damaged file."""

_EXTENDED: Final = 0xFF
"""The low byte of an extended result code is the code itself (SQLite, result codes)."""


class Store:
    """One file, one writer. Whatever fails inside, it takes no further word until it is opened again."""

    def __init__(self, path: Path, connection: sqlite3.Connection, lock: WriterLock) -> None:
        self.path = path
        self._connection = connection
        self._lock = lock
        self._failure: StoreError | None = None
        self._in_transaction = False

    @classmethod
    def open(cls, path: Path, migrations: Sequence[Migration], holder: Holder) -> Self:
        """Open a store, or make it where there is none, and hold it until `close`.

        Args:
            path: The file; its folder is made and closed to others.
            migrations: Every step from an empty file to the newest schema.
            holder: What a second console is told.

        Raises:
            StoreHeld, StoreDamaged, StoreTooNew, StoreUnwritable: As they say; no file was changed.
        """
        try:
            make_private_folder(path.parent)
        except OSError as error:
            raise StoreUnwritable(path, f"no folder: {type(error).__name__}") from error
        lock = WriterLock(path)
        lock.take(holder)
        try:
            return cls(path, open_connection(path, migrations), lock)
        except BaseException:
            lock.release()
            raise

    @property
    def failure(self) -> StoreError | None:
        """What broke, or None while the store takes words."""
        return self._failure

    def read(self, sql: str, values: Sequence[Value] = ()) -> tuple[Row, ...]:
        """Run a query outside of a transaction and give all its rows.

        Raises:
            StoreFailed, StoreDamaged: Now or earlier; see `failure`.
        """
        self._check()
        return self._guarded(lambda: tuple(self._connection.execute(sql, values).fetchall()))

    @contextmanager
    def transaction(self) -> Iterator[Transaction]:
        """Write everything inside, or nothing. When the block is left without an error, it is on disk.

        Raises:
            StoreFailed, StoreDamaged: The write failed, now or earlier. Whether it is on disk is told by opening again.
            RuntimeError: A transaction is under way: one intent is one transaction.
        """
        self._check()
        if self._in_transaction:
            raise RuntimeError("a transaction is under way")
        self._in_transaction = True
        tx = Transaction(self._connection)
        try:
            self._guarded(lambda: self._connection.execute("BEGIN IMMEDIATE"))
            with self._undone_on_error():
                yield tx
                tx.end()
                self._connection.execute("COMMIT")
        finally:
            tx.end()
            self._in_transaction = False

    @contextmanager
    def _undone_on_error(self) -> Iterator[None]:
        try:
            yield
        except _BROKEN as error:
            self._undo()
            raise self._failed(error) from error
        except BaseException:
            self._undo()
            raise

    def _undo(self) -> None:
        try:
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")
        except sqlite3.Error as error:
            self._failed(error)

    def _guarded(self, act: Callable[[], T]) -> T:
        try:
            return act()
        except _BROKEN as error:
            raise self._failed(error) from error

    def _failed(self, error: Exception) -> StoreError:
        code = getattr(error, "sqlite_errorcode", None)
        damaged = isinstance(error, UnicodeError) or (code is not None and code & _EXTENDED in _DAMAGE)
        # A statement's values are not in SQLite's messages; its name for the error is enough to look it up.
        detail = getattr(error, "sqlite_errorname", None) or type(error).__name__
        self._failure = StoreDamaged(self.path, detail) if damaged else StoreFailed(self.path, detail)
        return self._failure

    def report_damage(self, detail: str) -> StoreDamaged:
        """Take note that what was read cannot be what was written; nothing more is read or written."""
        damage = StoreDamaged(self.path, detail)
        self._failure = damage
        return damage

    def look_through(self) -> None:
        """Check every page of a large file, beside the work: it is not done when it is opened; a small one was.

        Takes about 3 ms a megabyte and may run in a thread of its own; nothing is held back but the emptying of the
        log. Damage is noted as if it had been met in the work.

        Raises:
            StoreDamaged, StoreUnwritable: As they say.
        """
        try:
            with as_store_errors(self.path):
                if not is_small(self.path):
                    check_every_page(self.path)
        except StoreDamaged as damage:
            raise self.report_damage(damage.detail) from damage

    def forget_log(self) -> None:
        """Fold the write-ahead log into the file and empty it: what was erased is not left standing in the log."""
        self._check()
        self._guarded(lambda: self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall())

    def _check(self) -> None:
        if self._failure is not None:
            raise self._failure

    def close(self) -> None:
        """Let go of the file and the lock; callable twice."""
        try:
            self._connection.close()
        except sqlite3.Error:
            # Whatever was acknowledged is in the file or its log; the next opening reads both.
            pass
        finally:
            self._lock.release()
