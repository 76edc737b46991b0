"""One record and its canonical text: who did what, when, to which case and fields. It knows no chain and no file.

A record holds words from closed lists, a case number, a staff number and a seat. There is no place in it for a name,
a phone number, an ID number or a code, and what could be one is refused.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final

from agent_console.audit.words import Action, Basis, Field, Role

FORMAT: Final = 1
"""Of the canonical text; it stands in every record."""

_WORD: Final = re.compile(r"[A-Z][A-Z0-9_]{0,63}", re.ASCII)
_STAFF: Final = re.compile(r"[0-9A-Za-z]{1,12}", re.ASCII)
_PLAIN: Final = re.compile(r"[0-9A-Za-z._+-]{1,64}", re.ASCII)
_MANY_DIGITS: Final = re.compile(r"[0-9]{8}", re.ASCII)
"""A case number has six digits in a row at most, a phone number eleven."""


class NotARecord(ValueError):
    """A text is not the canonical text of a record this program knows."""


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts: staff number, role, seat and the program's version."""

    staff_no: str
    seat: str
    version: str
    role: Role = Role.AGENT

    def __post_init__(self) -> None:
        _check(_STAFF.fullmatch(self.staff_no), "staff_no")
        _check(_PLAIN.fullmatch(self.seat), "seat")
        _check(_PLAIN.fullmatch(self.version), "version")


@dataclass(frozen=True, slots=True)
class Entry:
    """What is to be recorded. `reason` and `outcome` are words of the program's own lists, such as `NO_MATCH`."""

    at: datetime
    action: Action
    case: str | None = None
    fields: tuple[Field, ...] = ()
    reason: str | None = None
    basis: Basis | None = None
    outcome: str | None = None

    def __post_init__(self) -> None:
        """Refuse what could hold somebody's data.

        Raises:
            ValueError: A value is not one of the words a record is made of.
        """
        _check(self.at.utcoffset() is not None, "at")
        plain_case = self.case is None or (_PLAIN.fullmatch(self.case) and not _MANY_DIGITS.search(self.case))
        _check(plain_case, "case")
        for name, word in (("reason", self.reason), ("outcome", self.outcome)):
            _check(word is None or _WORD.fullmatch(word), name)


@dataclass(frozen=True, slots=True)
class Record:
    """One entry in its place in the log; `seq` counts from 1."""

    seq: int
    entry: Entry
    actor: Actor

    def canonical(self) -> str:
        """Write the record: the same record always gives the same ASCII text."""
        return json.dumps(as_plain(self), ensure_ascii=True, sort_keys=True, separators=(",", ":"))


def as_plain(record: Record) -> dict[str, Any]:
    """Give a record as plain data, as it is stored and exported."""
    entry, actor = record.entry, record.actor
    return {
        "v": FORMAT,
        "seq": record.seq,
        "at": entry.at.astimezone(UTC).isoformat(timespec="microseconds"),
        "staff_no": actor.staff_no,
        "role": str(actor.role),
        "seat": actor.seat,
        "version": actor.version,
        "action": str(entry.action),
        "case": entry.case,
        "fields": [str(one) for one in entry.fields],
        "reason": entry.reason,
        "basis": None if entry.basis is None else str(entry.basis),
        "outcome": entry.outcome,
    }


def read_record(text: str) -> Record:
    """Read a canonical text.

    Raises:
        NotARecord: It is none, or says something this program does not know.
    """
    try:
        record = _from_plain(json.loads(text))
        if record.canonical() != text:
            raise NotARecord("not canonical")
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError, OverflowError):
        raise NotARecord("not a record") from None
    return record


def _from_plain(told: dict[str, Any]) -> Record:
    basis = told["basis"]
    entry = Entry(
        at=datetime.fromisoformat(told["at"]),
        action=Action(told["action"]),
        case=told["case"],
        fields=tuple(Field(one) for one in told["fields"]),
        reason=told["reason"],
        basis=None if basis is None else Basis(basis),
        outcome=told["outcome"],
    )
    return Record(
        told["seq"], entry, Actor(told["staff_no"], told["seat"], told["version"], Role(told["role"]))
    )


def _check(fits: object, name: str) -> None:
    if not fits:
        raise ValueError(f"a record's {name} that is none of its words")
