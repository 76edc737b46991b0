"""Records for other programs: JSON lines and OCSF 1.x. It knows their forms, not where they go.

OCSF: 3002 Authentication for who sits there, 6005 Datastore Activity for all else; what it has no place for stands in
`unmapped`. `metadata.sequence` and `seq` are the cursor to go on from.
"""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any, Final

from agent_console.audit.chain import Link
from agent_console.audit.words import Action
from agent_console.backend import CodeOutcome, MatchOutcome, SendCodeOutcome

OCSF_VERSION: Final = "1.3.0"

_AUTHENTICATION: Final = 3002
_DATASTORE: Final = 6005

_LOGON, _LOGOFF = 1, 2
"""OCSF 3002, activity_id."""

_READ, _QUERY, _WRITE, _CREATE, _DELETE, _OTHER = 1, 4, 5, 6, 7, 99
"""OCSF 6005, activity_id; 99 is "other" in every class."""

_SIGNS: Final[dict[str, int]] = {
    Action.SIGNED_ON: _LOGON,
    Action.SIGN_IN_REFUSED: _LOGON,
    Action.SIGNED_OFF: _LOGOFF,
    Action.LOCKED: _OTHER,
    Action.UNLOCKED: _OTHER,
    Action.UNLOCK_REFUSED: _OTHER,
}
"""What is about who sits there, by its activity; all else is about data."""

_ACTIVITY: Final[dict[str, int]] = {
    Action.NUMBER_SEEN: _READ,
    Action.SIGNALS_SEEN: _READ,
    Action.BINDINGS_SEEN: _READ,
    Action.REQUEST_SEEN: _READ,
    Action.CASE_SEEN: _READ,
    Action.REVEALED: _READ,
    Action.CALL_RESUMED: _READ,
    Action.EXPORTED: _READ,
    Action.NUMBER_ASKED: _QUERY,
    Action.SIGNALS_ASKED: _QUERY,
    Action.IDENTITY_ASKED: _QUERY,
    Action.CODE_COMPARE_ASKED: _QUERY,
    Action.LOOKUP_ASKED: _QUERY,
    Action.CASE_ASKED: _QUERY,
    Action.LOOKUP_STARTED: _QUERY,
    Action.NUMBER_ENTERED: _WRITE,
    Action.REQUEST_QUEUED: _CREATE,
    Action.WITHDRAWAL_QUEUED: _CREATE,
    Action.COMPLAINT_OPENED: _CREATE,
    Action.COMPLAINT_CLOCK_STOPPED: _WRITE,
    Action.COMPLAINT_CLOCK_STARTED: _WRITE,
    Action.COMPLAINT_ANSWERED: _WRITE,
    Action.URGED: _WRITE,
    Action.CALL_OPENED: _CREATE,
    Action.ERASED: _DELETE,
}

_INFORMATIONAL, _MEDIUM = 1, 3
"""OCSF severity_id."""

_UNMAPPED: Final = ("case", "fields", "reason", "basis", "outcome")

_RELATIONAL: Final = 1
"""OCSF database, type_id."""

_OK, _FAILURE = 1, 2
"""OCSF status_id."""

_NOT_ANSWERED: Final = frozenset({"REFUSED", "UNKNOWN", "UNREACHABLE"})
"""What we say ourselves of a question that came to no answer of the registry, or to a plain no."""

_FAILED: Final = _NOT_ANSWERED.union(
    frozenset(MatchOutcome) - {MatchOutcome.MATCH},
    frozenset(SendCodeOutcome) - {SendCodeOutcome.SENT},
    frozenset(CodeOutcome) - {CodeOutcome.CONFIRMED},
)
"""Outcomes of an attempt that did not come to what it was for."""

_REFUSALS: Final = frozenset(
    {Action.REFUSED, Action.SIGN_IN_REFUSED, Action.UNLOCK_REFUSED, Action.APPROVAL_REFUSED}
)
"""Actions that are a failure by themselves."""


def as_json_line(link: Link) -> str:
    """Give one record as one line, with what proves its place."""
    told = json.loads(link.body) | {"epoch": link.epoch, "hash": link.hash.hex()}
    return json.dumps(told, ensure_ascii=True, separators=(",", ":"))


def as_ocsf_line(link: Link) -> str:
    """Give one record as one OCSF event on one line; words of a newer program are "other" activities."""
    return json.dumps(_ocsf(link, json.loads(link.body)), ensure_ascii=True, separators=(",", ":"))


def _ocsf(link: Link, told: dict[str, Any]) -> dict[str, Any]:
    action = told["action"]
    sign = _SIGNS.get(action)
    class_uid = _DATASTORE if sign is None else _AUTHENTICATION
    activity = _ACTIVITY.get(action, _OTHER) if sign is None else sign
    failed = action in _REFUSALS or told["outcome"] in _FAILED
    user = {"name": told["staff_no"], "type": told["role"]}
    event: dict[str, Any] = {
        "class_uid": class_uid,
        "category_uid": class_uid // 1000,
        "activity_id": activity,
        "activity_name": action,
        "type_uid": class_uid * 100 + activity,
        "severity_id": _MEDIUM if failed or action == Action.LOG_CUT else _INFORMATIONAL,
        "status_id": _FAILURE if failed else _OK,
        "status_detail": told["reason"] or told["outcome"],
        "time": round(datetime.fromisoformat(told["at"]).timestamp() * 1000),
        "metadata": {
            "version": OCSF_VERSION,
            "product": {"name": "agent-console", "version": told["version"]},
            "sequence": link.seq,
        },
        "actor": {"user": user},
        "src_endpoint": {"name": told["seat"]},
        "unmapped": {name: told[name] for name in _UNMAPPED} | {"epoch": link.epoch, "hash": link.hash.hex()},
    }
    if sign is not None:
        return event | {"user": user}
    return event | {"database": {"name": "casebook", "type_id": _RELATIONAL}}
