"""What is to be said of one log of a home, the same by every audit command. It prints nothing."""

from __future__ import annotations

from typing import Final

from agent_console import exit_codes
from agent_console.audit import start_key
from agent_console.audit.reading import verify_file
from agent_console.audit.verification import NOTHING_KNOWN, Finding, Flaw, Outside, Verdict
from agent_console.auditing.logs import EXIT_BROKEN, EXIT_CUT, EXIT_UNREADABLE, Log
from agent_console.casebook.schema import MIGRATIONS

EXITS: Final = {
    Verdict.WHOLE: exit_codes.OK,
    Verdict.BROKEN: EXIT_BROKEN,
    Verdict.CUT: EXIT_CUT,
    Verdict.UNREADABLE: EXIT_UNREADABLE,
}

TAKEN_AWAY: Final = Finding(Verdict.CUT, at_seq=1, flaw=Flaw.STATE)
"""Of a log only the start key is left of. That is written when a log begins: somebody took the store away."""


def finding_of(log: Log, outside: Outside = NOTHING_KNOWN) -> Finding:
    """Say whether a log is whole."""
    if log.closed:
        return Finding(Verdict.UNREADABLE)
    return verify_file(log.file, MIGRATIONS, outside) if log.there else TAKEN_AWAY


def key_beside(log: Log) -> tuple[str, bytes] | None:
    """Give a log's name and start key while the key still lies beside it."""
    try:
        return start_key.read(log.key_file)
    except start_key.KeyUnreadable:
        return None
