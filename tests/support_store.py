"""Helpers for tests of stores: it knows how to open one, hurt one and hold one from another process."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from agent_console.store.connection import Store
from agent_console.store.errors import Holder
from agent_console.store.migrations import Migration

ROOT = Path(__file__).resolve().parents[1]
NOW = datetime(2026, 11, 23, 1, 36, 10, tzinfo=UTC)
HOLDER = Holder(pid=1, staff_no="8021", since=NOW)

NOTES = Migration(("CREATE TABLE notes (id INTEGER PRIMARY KEY, text TEXT NOT NULL)",))
COLOURS = Migration(("ALTER TABLE notes ADD COLUMN colour TEXT", "UPDATE notes SET colour = 'white'"))


def open_notes(path: Path, *further: Migration) -> Store:
    return Store.open(path, (NOTES, *further), HOLDER)


def add_note(store: Store, text: str) -> None:
    with store.transaction() as tx:
        tx.write("INSERT INTO notes (text) VALUES (?)", (text,))


def notes_in(store: Store) -> list[str]:
    return [str(row[0]) for row in store.read("SELECT text FROM notes ORDER BY id")]


@contextmanager
def another_process(code: str, *args: str) -> Iterator[subprocess.Popen[str]]:
    """Run code in a process of its own until the block ends; it has printed its first line by then."""
    child = subprocess.Popen(
        [sys.executable, "-c", code, *args],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stdin=subprocess.PIPE,
        text=True,
    )
    assert child.stdout is not None
    assert child.stdin is not None
    try:
        assert child.stdout.readline(), "the other process ended before it said a word"
        yield child
    finally:
        child.kill()
        child.wait()
        child.stdout.close()
        child.stdin.close()
