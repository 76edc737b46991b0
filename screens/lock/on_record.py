"""What a lock leaves in the audit log: who locked, who opened, who was refused. It locks nothing and draws nothing."""

from __future__ import annotations

from agent_console.audit.record import Entry
from agent_console.audit.words import Action
from agent_console.desk import Desk
from agent_console.desk.revealing import actor_for
from agent_console.staff.person import Person


def put_on_record(desk: Desk, action: Action, reason: str | None = None, by: Person | None = None) -> None:
    """Write it down, with the call at hand; `by` is who opened the lock.

    Raises:
        StoreError: It cannot be written down.
    """
    log, call = desk.casebook.audit, desk.call
    entry = Entry(desk.now(), action, call.id if call else None, reason=reason)
    log.write(entry, actor=None if by is None else actor_for(by, log.actor))
