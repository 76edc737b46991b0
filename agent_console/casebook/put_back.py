"""A casebook that was put back from a backup: the note left beside it, and what the first who has its key does.

It knows what a backup cannot: that case numbers were given out and requests were sent after it was made.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Final

from agent_console.audit.log import AuditLog
from agent_console.audit.record import Entry
from agent_console.audit.words import Action
from agent_console.calendar.zone import today
from agent_console.casebook import outbox_rows, writing
from agent_console.store.files import beside, write_private
from agent_console.store.rows import SealedRows

SUFFIX: Final = ".put-back"

_LARGEST: Final = 4096


@dataclass(frozen=True, slots=True)
class PutBack:
    """How far the day of a restore was, as the file told that was there before; None where it told nothing."""

    day: date
    last_count: int | None


def leave_note(file: Path, note: PutBack) -> None:
    """Say beside a casebook that it is put back: whoever opens it next takes it up, however late that is.

    Raises:
        OSError: It cannot be written; nothing may be put back then.
    """
    write_private(beside(file, SUFFIX), json.dumps({"day": note.day.isoformat(), "last": note.last_count}))


def take_up(log: AuditLog, rows: SealedRows, series: writing.Series, file: Path, now: datetime) -> None:
    """Take a casebook up that was put back since it was last opened; one that was not stays as it is.

    What stood there as never sent may have been sent since: it is asked for again with its key. Case numbers that may
    have been given out are passed over. That it was put back is on record.

    Raises:
        OSError: The note cannot be read or removed.
        StoreError: See there; the note stays.
    """
    note = _note_of(file, now)
    if note is None:
        return
    with log.transaction() as tx:
        writing.pass_over_numbers(rows, tx, series, note.day, note.last_count)
        outbox_rows.doubt_what_waits(rows, tx)
        log.add(tx, Entry(now, Action.RESTORED))
    beside(file, SUFFIX).unlink(missing_ok=True)


def _note_of(file: Path, now: datetime) -> PutBack | None:
    try:
        with beside(file, SUFFIX).open("rb") as left:
            told = json.loads(left.read(_LARGEST))
        last = told["last"]
        return PutBack(date.fromisoformat(told["day"]), last if isinstance(last, int) else None)
    except FileNotFoundError:
        return None
    except (ValueError, TypeError, KeyError, RecursionError):
        # Damaged, it still says that the file was put back.
        return PutBack(today(now), None)
