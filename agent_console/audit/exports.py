"""Records for other programs: JSON lines and OCSF 1.x. It knows their forms, not where they go.

OCSF: 3002 Authentication for sign-on and sign-off, 6005 Datastore Activity for all else; what it has no place for
stands in `unmapped`. `metadata.sequence` and `seq` are the cursor to go on from.
"""

from __future__ import annotations

import json
from typing import Any, Final

from agent_console.audit.chain import Link
from agent_console.audit.record import Record, as_plain
from agent_console.audit.words import Action, Basis

OCSF_VERSION: Final = "1.3.0"

_AUTHENTICATION: Final = 3002
_DATASTORE: Final = 6005

_SIGNS: Final = {Action.SIGNED_ON: 1, Action.SIGNED_OFF: 2}
"""Logon and Logoff (OCSF 3002, activity_id)."""

_READ, _QUERY, _WRITE, _CREATE, _DELETE, _OTHER = 1, 4, 5, 6, 7, 99
"""OCSF 6005, activity_id."""

_ACTIVITY: Final = {
    Action.NUMBER_SEEN: _READ,
    Action.SIGNALS_SEEN: _READ,
    Action.BINDINGS_SEEN: _READ,
    Action.REQUEST_SEEN: _READ,
    Action.REVEALED: _READ,
    Action.CALL_RESUMED: _READ,
    Action.EXPORTED: _READ,
    Action.NUMBER_ASKED: _QUERY,
    Action.SIGNALS_ASKED: _QUERY,
    Action.IDENTITY_ASKED: _QUERY,
    Action.CODE_COMPARE_ASKED: _QUERY,
    Action.LOOKUP_ASKED: _QUERY,
    Action.LOOKUP_STARTED: _QUERY,
    Action.NUMBER_ENTERED: _WRITE,
    Action.REQUEST_QUEUED: _CREATE,
    Action.CALL_OPENED: _CREATE,
    Action.ERASED: _DELETE,
}

_RELATIONAL: Final = 1
"""OCSF database, type_id."""

_OK, _FAILURE = 1, 2
"""OCSF status_id."""

_FAILED: Final = frozenset({"REFUSED", "UNKNOWN", "UNREACHABLE", "NO_MATCH", "WRONG", "LOCKED", "USED_UP"})


def as_json_line(link: Link, record: Record) -> str:
    """Give one record as one line, with what proves its place."""
    told = as_plain(record) | {"epoch": link.epoch, "hash": link.hash.hex()}
    return json.dumps(told, ensure_ascii=True, separators=(",", ":"))


def as_ocsf_line(link: Link, record: Record) -> str:
    """Give one record as one OCSF event on one line."""
    return json.dumps(_ocsf(link, record), ensure_ascii=True, separators=(",", ":"))


def _ocsf(link: Link, record: Record) -> dict[str, Any]:
    entry, actor = record.entry, record.actor
    sign = _SIGNS.get(entry.action)
    class_uid = _DATASTORE if sign is None else _AUTHENTICATION
    activity = _ACTIVITY.get(entry.action, _OTHER) if sign is None else sign
    failed = entry.action is Action.REFUSED or entry.outcome in _FAILED
    user = {"name": actor.staff_no, "type": str(actor.role)}
    event: dict[str, Any] = {
        "class_uid": class_uid,
        "category_uid": class_uid // 1000,
        "activity_id": activity,
        "activity_name": str(entry.action),
        "type_uid": class_uid * 100 + activity,
        "severity_id": 3 if failed or entry.action is Action.LOG_CUT else 1,
        "status_id": _FAILURE if failed else _OK,
        "status_detail": entry.outcome or entry.reason,
        "time": round(entry.at.timestamp() * 1000),
        "metadata": _metadata(record),
        "actor": {"user": user},
        "src_endpoint": {"name": actor.seat},
        "unmapped": _unmapped(link, record),
    }
    if sign is not None:
        return event | {"user": user}
    return event | {"database": {"name": "casebook", "type_id": _RELATIONAL}}


def _metadata(record: Record) -> dict[str, Any]:
    return {
        "version": OCSF_VERSION,
        "product": {"name": "agent-console", "version": record.actor.version},
        "sequence": record.seq,
    }


def _unmapped(link: Link, record: Record) -> dict[str, Any]:
    entry = record.entry
    basis: Basis | None = entry.basis
    return {
        "case": entry.case,
        "fields": [str(one) for one in entry.fields],
        "reason": entry.reason,
        "basis": None if basis is None else str(basis),
        "outcome": entry.outcome,
        "epoch": link.epoch,
        "hash": link.hash.hex(),
    }
