"""The people of a home in one file: who, in which role, and what their passphrase opens. It asks nobody anything.

Every record holds the home's master key locked up by that person's passphrase. Staff number, role and standing are
bound into it: who edits them in the file locks that person out, and makes nobody a team lead.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Final

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, ValidationError

from agent_console.audit.words import Role
from agent_console.encryption.master_key import MasterKey
from agent_console.encryption.passphrase import Slot, lock_up
from agent_console.identity.secret import Secret
from agent_console.staff.person import STAFF_NO, Person
from agent_console.store.files import write_private

FILE: Final = "staff.json"

FORMAT: Final = 1

LARGEST: Final = 1024 * 1024
"""A thousand people; a file that is longer is none of ours, and is not read to its end."""


class RosterUnreadable(Exception):
    """There is a file of people, and it cannot be used; it is kept as it is."""

    def __init__(self, file: Path) -> None:
        super().__init__(file.name)
        self.file = file


@dataclass(frozen=True, slots=True)
class StaffRecord:
    """One person, with the slot their passphrase opens, and who made the record when."""

    person: Person
    slot: Slot
    made_by: str
    made_at: datetime


@dataclass(frozen=True, slots=True)
class Removed:
    """Who was taken off the roster, by whom and when; it stays, so that a number in an old record has a name to it."""

    person: Person
    removed_by: str
    removed_at: datetime


@dataclass(frozen=True, slots=True)
class Roster:
    """Everybody who may sign in, and who could once."""

    records: tuple[StaffRecord, ...] = ()
    removed: tuple[Removed, ...] = ()

    def find(self, staff_no: str) -> StaffRecord | None:
        """Find a person; letters count the same in either case."""
        return next((one for one in self.records if one.person.is_same_as(staff_no)), None)

    @property
    def leads(self) -> tuple[StaffRecord, ...]:
        """The team leads; a roster that is not empty has one."""
        return tuple(one for one in self.records if one.person.leads)

    def with_record(self, record: StaffRecord) -> Roster:
        """Add a person, or put a new slot in the place of an old one."""
        others = tuple(one for one in self.records if not one.person.is_same_as(record.person.staff_no))
        return replace(self, records=(*others, record))

    def without(self, person: Person, by: str, at: datetime) -> Roster:
        """Take a person off."""
        left = tuple(one for one in self.records if one.person != person)
        return Roster(left, (*self.removed, Removed(person, by, at)))


def about(person: Person) -> bytes:
    """Say what a slot is bound to."""
    return f"agent-console staff 1|{person.staff_no}|{person.role}|ACTIVE".encode()


def record_of(person: Person, master: MasterKey, passphrase: Secret, by: str, at: datetime) -> StaffRecord:
    """Make the record of a person; takes a quarter of a second."""
    return StaffRecord(person, lock_up(master, passphrase, about(person)), by, at)


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)

    staff_no: str = Field(pattern=f"^{STAFF_NO.pattern}$")
    role: Role


class _Record(_Strict):
    slot: dict[str, str | int]
    made_by: str = Field(max_length=12)
    made_at: AwareDatetime


class _Removed(_Strict):
    removed_by: str = Field(max_length=12)
    removed_at: AwareDatetime


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)

    format: int = Field(ge=FORMAT, le=FORMAT)
    staff: tuple[_Record, ...]
    removed: tuple[_Removed, ...] = ()


def roster_in(folder: Path) -> Roster:
    """Read the people of a home; none where there is no file.

    Raises:
        RosterUnreadable: There is one, and it is not what was written.
    """
    file = folder / FILE
    try:
        with file.open("rb") as content:
            told = content.read(LARGEST + 1)
    except FileNotFoundError:
        return Roster()
    except OSError:
        raise RosterUnreadable(file) from None
    try:
        if len(told) > LARGEST:
            raise ValueError
        return _roster_of(_File.model_validate_json(told))
    except (ValidationError, ValueError):
        raise RosterUnreadable(file) from None


def write_roster(folder: Path, roster: Roster) -> None:
    """Write the people of a home down, for the owner of the home alone.

    Raises:
        OSError: It cannot be written; what was there still is.
    """
    told = {
        "format": FORMAT,
        "staff": [_told_of(one) for one in roster.records],
        "removed": [
            {**_told_who(one.person), "removed_by": one.removed_by, "removed_at": one.removed_at.isoformat()}
            for one in roster.removed
        ],
    }
    write_private(folder / FILE, json.dumps(told, indent=1) + "\n")


def _told_who(person: Person) -> dict[str, str]:
    return {"staff_no": person.staff_no, "role": str(person.role)}


def _told_of(record: StaffRecord) -> dict[str, object]:
    made = {"made_by": record.made_by, "made_at": record.made_at.isoformat()}
    return {**_told_who(record.person), "slot": record.slot.plain(), **made}


def _roster_of(told: _File) -> Roster:
    records = tuple(
        StaffRecord(Person(one.staff_no, one.role), Slot.from_plain(one.slot), one.made_by, one.made_at)
        for one in told.staff
    )
    numbers = [one.person.staff_no.casefold() for one in records]
    if len(set(numbers)) < len(numbers):
        raise ValueError("a staff number stands there twice")
    removed = tuple(
        Removed(Person(one.staff_no, one.role), one.removed_by, one.removed_at) for one in told.removed
    )
    return Roster(records, removed)
