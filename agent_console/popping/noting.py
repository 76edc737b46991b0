"""What was handed out beside a console, as a record and as a word to that console. It knows no casebook."""

from __future__ import annotations

import socket
from datetime import datetime
from pathlib import Path
from typing import Final

from agent_console.audit.record import Entry
from agent_console.audit.words import Action, Field
from agent_console.popping.socket_file import (
    LONGEST_LINE,
    NAME,
    NOTE,
    SECONDS,
    Handed,
    Word,
    address_of,
    is_ours,
)

STAFF_NOS: Final = {Handed.BACKUP: "backup", Handed.CASE_LIST: "export"}
"""Who stands in the record: nobody sits there."""


def handed_out(what: Handed, at: datetime) -> Entry:
    """Give the record of it."""
    return Entry(at, Action.EXPORTED, fields=(Field.CASE,), reason=what)


def noted_by_console(folder: Path, what: Handed) -> bool:
    """Have the console whose casebook is in a folder put it on record; False where none does."""
    if not is_ours(folder / NAME):
        return False
    try:
        with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as line, address_of(folder / NAME) as address:
            line.settimeout(SECONDS)
            line.connect(address)
            line.sendall(f"{NOTE} {what}\n".encode("ascii"))
            with line.makefile("rb") as answers:
                return answers.readline(LONGEST_LINE).strip() == Word.NOTED.encode()
    except OSError:
        return False
