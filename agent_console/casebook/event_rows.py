"""Reading what happened on one call out of its rows, for whoever holds the casebook or looks at it from beside."""

from __future__ import annotations

from agent_console.call.events import Event
from agent_console.casebook.case_cipher import CaseCipher
from agent_console.casebook.case_rows import key_of
from agent_console.casebook.errors import CallNotFound, CallUnreadable
from agent_console.casebook.event_codec import decode
from agent_console.casebook.schema import CASES, EVENTS
from agent_console.casebook.stored_json import NotUnderstood
from agent_console.store.rows import SealedRows


def read_events(rows: SealedRows, cipher: CaseCipher, call_id: str) -> tuple[Event, ...]:
    """Read everything that happened on a call, in order.

    Raises:
        CallNotFound: There is no such call.
        CallUnreadable: A newer program wrote something into it; it is kept.
        StoreDamaged: Events are missing or changed.
    """
    case = rows.read(CASES, "WHERE call_id = ?", (call_id,))
    if not case:
        raise CallNotFound(call_id)
    records = rows.read(EVENTS, "WHERE call_id = ? ORDER BY seq", (call_id,))
    if [record["seq"] for record in records] != list(range(1, int(str(case[0]["event_count"])) + 1)):
        raise rows.report_damage("events are missing")
    try:
        key = key_of(case[0], cipher)
        return tuple(
            decode(str(one["kind"]), key.open(EVENTS, one["body"], int(str(one["seq"])))) for one in records
        )
    except NotUnderstood as error:
        raise CallUnreadable(call_id, str(error)) from error
