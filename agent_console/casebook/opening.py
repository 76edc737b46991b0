"""Opening a casebook: in which order file, keys and audit log are taken up. It knows what may be wrong with each."""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path

from agent_console import __version__
from agent_console.audit.heads import log_name
from agent_console.audit.log import AuditLog
from agent_console.audit.record import Actor
from agent_console.audit.words import Role
from agent_console.casebook import put_back
from agent_console.casebook.casebook import FILE_NAME, Casebook
from agent_console.casebook.encrypting import encrypt_what_is_clear
from agent_console.casebook.keys import keys_of
from agent_console.casebook.schema import MIGRATIONS
from agent_console.casebook.writing import Series
from agent_console.encryption.master_key import MasterKey
from agent_console.store.connection import Store
from agent_console.store.errors import Holder
from agent_console.store.rows import SealedRows


def open_casebook(
    folder: Path,
    *,
    backend: str,
    training: bool,
    staff_no: str,
    now: datetime,
    master: MasterKey,
    prefix: str | None = None,
    desk: str = "desk",
    role: Role = Role.AGENT,
) -> Casebook:
    """Open the casebook of a folder, or begin one, and hold it until `close`. Who opened it is on record.

    One that was put back from a backup is taken up as such; see `agent_console.casebook.put_back`.

    Args:
        folder: Where its files are; made, and closed to others.
        backend: The name new cases are kept under.
        training: Whether case numbers are those of training.
        staff_no: Who opens it, for the record and for whoever tries to open it too.
        now: The time.
        master: The key of the home, which all keys in the file are wrapped by.
        prefix: Four digits of the desk, where a site has several.
        desk: The seat, as the audit log names it.
        role: In which role, for the record.

    Raises:
        StoreHeld, StoreDamaged, StoreTooNew, StoreUnwritable, StoreOtherKey: See `agent_console.store.errors`.
    """
    store = Store.open(folder / FILE_NAME, MIGRATIONS, Holder(os.getpid(), staff_no, now))
    series = Series(training, prefix)
    try:
        encrypt_what_is_clear(store, master)
        keys = keys_of(store, master, now)
        actor = Actor(staff_no, desk, __version__, role)
        audit = AuditLog.open(store, log_name(desk, backend), actor, now)
        put_back.take_up(audit, SealedRows(store, keys.seal), series, store.path, now)
    except BaseException:
        store.close()
        raise
    return Casebook(store, keys, backend, series, audit)
