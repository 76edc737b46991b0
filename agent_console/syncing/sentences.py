"""What `sync` prints: for a person, and as JSON whose names and codes stay. It decides nothing."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime
from typing import Any, Final

from agent_console import __version__
from agent_console.call.request import PROOF_EXPIRED
from agent_console.desk import FailureKind
from agent_console.language import N_, Language
from agent_console.language.filling import clipped, filled
from agent_console.store.errors import Holder
from agent_console.syncing.outcome import EXIT_HELD, MOST_NAMED, NeedsPerson, Synced

FORMAT: Final = 1
"""Raised when a name goes or changes its meaning; names may be added at any time."""

HELD: Final = N_(
    "A console has this casebook open (staff {staff}, process {pid}): it sends and asks by itself; nothing was done."
)
_COUNTS: Final = N_("{backend}: sent {sent}, refused {refused}, asked about {asked}, with news {moved}.")
_WAITING: Final = N_("Still to be sent: {count}. The next run tries again.")
_FAILURES: Final = {
    FailureKind.UNREACHABLE: N_("The registry does not answer."),
    FailureKind.OUTCOME_UNKNOWN: N_("No answer came: whether it arrived is not known."),
    FailureKind.GARBLED: N_("The registry's answer could not be understood."),
    FailureKind.REFUSED: N_("The registry refused a question ({code})."),
}
_TRAY: Final = N_("Needs a person: {count}.")
_REFUSED: Final = N_("the registry refused ({code})")
_VERIFY_AGAIN: Final = N_("waited too long: verify again")
_NOT_VERIFIED: Final = "HOLDER_NOT_VERIFIED"
"""The registry's own word for a proof it does not take (any more)."""


def page_of(synced: Synced, language: Language) -> str:
    """Write a run for a person: counts first, then what somebody has to do."""
    return "\n".join(_lines(synced, language))


def _lines(synced: Synced, language: Language) -> Iterator[str]:
    _ = language.text
    counts = {name: str(getattr(synced, name)) for name in ("sent", "refused", "asked", "moved")}
    yield filled(_(_COUNTS), backend=clipped(synced.backend), **counts)
    if synced.failure is not None:
        yield filled(_(_FAILURES[synced.failure.kind]), code=clipped(synced.failure.code or "?"))
    if synced.waiting:
        yield filled(_(_WAITING), count=str(synced.waiting))
    if synced.tray:
        yield filled(_(_TRAY), count=str(len(synced.tray)))
    for one in synced.tray[:MOST_NAMED]:
        yield f"  {one.case}  {_why(one, language)}"


def _why(one: NeedsPerson, language: Language) -> str:
    if one.code == PROOF_EXPIRED or one.code.endswith(_NOT_VERIFIED):
        return language.text(_VERIFY_AGAIN)
    return filled(language.text(_REFUSED), code=clipped(one.code or "?"))


def held_sentence(holder: Holder, language: Language) -> str:
    """Say who has the casebook open, and that it does the work."""
    return filled(language.text(HELD), staff=clipped(holder.staff_no or "?"), pid=str(holder.pid or "?"))


def json_of(synced: Synced, at: datetime) -> str:
    """Write a run as one JSON object, in ASCII."""
    failure = synced.failure
    told = {
        "backend": synced.backend,
        "environment": synced.environment,
        "sent": synced.sent,
        "refused": synced.refused,
        "asked": synced.asked,
        "moved": synced.moved,
        "waiting": synced.waiting,
        "needs_person": len(synced.tray),
        "cases": [{"case": one.case, "code": one.code} for one in synced.tray[:MOST_NAMED]],
        "failure": None
        if failure is None
        else {"kind": failure.kind, "code": failure.code, "reference": failure.reference},
    }
    return _object(at, synced.exit_code, told)


def held_json(holder: Holder, at: datetime) -> str:
    """Write that a console has the casebook open."""
    return _object(at, EXIT_HELD, {"held_by": {"staff_no": holder.staff_no, "pid": holder.pid}})


def _object(at: datetime, exit_code: int, told: dict[str, Any]) -> str:
    head = {"format": FORMAT, "version": __version__, "at": at.isoformat(timespec="seconds")}
    return json.dumps({**head, "exit_code": exit_code, **told}, indent=2)
