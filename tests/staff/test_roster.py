"""People in a file: what is written comes back, what was edited opens nothing, and a number alone is for practice."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from agent_console.audit.words import Role
from agent_console.encryption.master_key import MasterKey
from agent_console.identity.secret import Secret
from agent_console.staff.checking import SignedIn, StaffCheck, StaffRefusal
from agent_console.staff.person import Person
from agent_console.staff.roster import FILE, Roster, RosterUnreadable, record_of, roster_in, write_roster
from tests.support_staff import cheap_slots

AT = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)
LEAD, AGENT, TRAINEE = (
    Person(no, role)
    for no, role in zip(("8001", "8021", "8030"), (Role.TEAM_LEAD, Role.AGENT, Role.TRAINEE), strict=True)
)
MASTER = MasterKey(bytes(range(32)))


@pytest.fixture(autouse=True)
def cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    cheap_slots(monkeypatch)


def passphrase_of(person: Person) -> Secret:
    return Secret(f"a sample passphrase of {person.staff_no}")


@cache
def roster() -> Roster:
    records = (
        record_of(one, MASTER, passphrase_of(one), LEAD.staff_no, AT) for one in (LEAD, AGENT, TRAINEE)
    )
    return Roster(tuple(records))


def test_what_is_written_is_read_again_and_closed_to_others(tmp_path: Path) -> None:
    whole = roster().without(TRAINEE, LEAD.staff_no, AT)
    write_roster(tmp_path, whole)
    assert roster_in(tmp_path) == whole
    assert (tmp_path / FILE).stat().st_mode & 0o077 == 0
    assert roster_in(tmp_path / "nowhere") == Roster()


def test_no_passphrase_and_no_key_stand_in_the_file(tmp_path: Path) -> None:
    write_roster(tmp_path, roster())
    text = (tmp_path / FILE).read_text()
    assert MASTER.raw.hex() not in text
    assert "sample passphrase" not in text


@pytest.mark.parametrize(
    "damage",
    [
        lambda told: told | {"format": 2},
        lambda told: told | {"more": 1},
        lambda told: told | {"staff": told["staff"] * 2},
        lambda told: told | {"staff": [{**told["staff"][0], "role": "DIRECTOR"}]},
        lambda told: told | {"staff": [{**told["staff"][0], "slot": {"salt": "00"}}]},
    ],
)
def test_a_file_that_is_not_what_was_written_is_refused_and_kept(
    tmp_path: Path, damage: Callable[[dict[str, Any]], dict[str, Any]]
) -> None:
    write_roster(tmp_path, roster())
    file = tmp_path / FILE
    told = json.dumps(damage(json.loads(file.read_text())))
    file.write_text(told)
    with pytest.raises(RosterUnreadable):
        roster_in(tmp_path)
    assert file.read_text() == told


def test_a_passphrase_says_who_somebody_is_and_opens_the_key() -> None:
    signed_in = StaffCheck(roster(), training=False).check("８０２１", passphrase_of(AGENT))
    assert signed_in is not None
    assert signed_in.person == AGENT
    assert signed_in.master is not None
    assert signed_in.master.raw == MASTER.raw
    assert MASTER.raw.hex() not in repr(signed_in)


@pytest.mark.parametrize("staff_no", ["8021", "8099", ""])
def test_a_wrong_passphrase_and_an_unknown_number_get_the_same_answer(staff_no: str) -> None:
    assert StaffCheck(roster(), training=False).check(staff_no, Secret("something else")) is None


def test_who_edits_a_role_in_the_file_locks_that_person_out() -> None:
    made_lead = tuple(
        replace(one, person=replace(one.person, role=Role.TEAM_LEAD)) if one.person == AGENT else one
        for one in roster().records
    )
    assert StaffCheck(Roster(made_lead), training=False).check("8021", passphrase_of(AGENT)) is None


def test_a_slot_does_not_open_for_another_number() -> None:
    moved = tuple(
        replace(one, person=replace(one.person, staff_no=f"9{one.person.staff_no}"))
        for one in roster().records
    )
    assert StaffCheck(Roster(moved), training=False).check("98021", passphrase_of(AGENT)) is None


def test_a_number_alone_is_enough_for_practice_and_nowhere_else() -> None:
    nothing = Secret("")
    signed_in = StaffCheck(Roster(), training=True).check("8022", nothing)
    assert signed_in == SignedIn(Person("8022", Role.AGENT))
    assert StaffCheck(Roster(), training=True).check("no number!", nothing) is None
    assert StaffCheck(Roster(), training=False).check("8022", nothing) is None
    assert StaffCheck(roster(), training=True).check("8099", nothing) is not None
    assert StaffCheck(roster(), training=False).check("8021", nothing) is None


def test_whose_word_counts() -> None:
    check = StaffCheck(roster(), training=False)
    assert check.why_not_agreed(SignedIn(LEAD), "8021") is None
    assert check.why_not_agreed(SignedIn(AGENT), "8021") is StaffRefusal.OWN_NUMBER
    assert check.why_not_agreed(SignedIn(TRAINEE), "8021") is StaffRefusal.TRAINEE
    assert check.why_not_agreed(None, "8021") is StaffRefusal.UNKNOWN
    assert check.why_not_led(SignedIn(LEAD), "8021") is None
    assert check.why_not_led(SignedIn(AGENT), "8021") is StaffRefusal.NOT_A_LEAD
    practice = StaffCheck(Roster(), training=True)
    assert practice.why_not_led(SignedIn(Person("8022", Role.AGENT)), "8021") is None
    assert practice.why_not_led(SignedIn(Person("8021", Role.AGENT)), "8021") is StaffRefusal.OWN_NUMBER


def test_who_was_let_in_or_taken_off_since_counts_at_once(tmp_path: Path) -> None:
    write_roster(tmp_path, roster())
    check = StaffCheck(Roster(), training=False, folder=tmp_path, key_id=MASTER.id)
    assert check.check("8021", passphrase_of(AGENT)) is not None
    write_roster(tmp_path, roster().without(AGENT, LEAD.staff_no, AT))
    assert check.check("8021", passphrase_of(AGENT)) is None


def test_a_record_somebody_put_there_around_a_key_of_their_own_is_nobodys(tmp_path: Path) -> None:
    forged = record_of(LEAD, MasterKey.new(), Secret("a passphrase of their own"), LEAD.staff_no, AT)
    write_roster(tmp_path, roster().with_record(forged))
    check = StaffCheck(roster(), training=False, folder=tmp_path, key_id=MASTER.id)
    assert check.check("8001", Secret("a passphrase of their own")) is None
    assert check.check("8021", passphrase_of(AGENT)) is not None
