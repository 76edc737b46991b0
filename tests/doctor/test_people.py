"""Who may sign in on a LIVE backend: nobody, one lead alone, a key beside its cases, a file nobody can read."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from agent_console.audit.words import Role
from agent_console.backend import Environment
from agent_console.doctor.finding import State
from agent_console.doctor.people import people_found
from agent_console.encryption.key_file import kept_key
from agent_console.encryption.passphrase import Slot
from agent_console.home import Home
from agent_console.language import load_language
from agent_console.staff.person import Person
from agent_console.staff.roster import FILE, Roster, StaffRecord, write_roster
from tests.support_call import NOW

ENGLISH = load_language("en")
LEAD = StaffRecord(Person("8001", Role.TEAM_LEAD), Slot(bytes(16), bytes(60)), "8001", NOW)
SECOND = replace(LEAD, person=Person("8002", Role.TEAM_LEAD))


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path)


def codes(home: Home, environment: Environment = Environment.LIVE) -> list[tuple[State, str]]:
    return [(one.state, one.code) for one in people_found(home, environment, ENGLISH)]


def test_a_live_backend_nobody_may_sign_in_on_does_not_start(home: Home) -> None:
    assert codes(home) == [(State.FAILED, "NOBODY_MAY_SIGN_IN")]
    assert codes(home, Environment.TRAINING) == []


def test_one_team_lead_alone_and_a_key_beside_its_cases_are_worth_a_word(home: Home) -> None:
    write_roster(home.folder, Roster((LEAD,)))
    kept_key(home.master_key(Environment.LIVE))
    assert codes(home) == [(State.WARNING, "ONE_TEAM_LEAD"), (State.WARNING, "KEY_BESIDE_CASES")]


def test_two_leads_and_no_key_in_the_open_are_well(home: Home) -> None:
    write_roster(home.folder, Roster((LEAD, SECOND)))
    assert codes(home) == [(State.OK, "PEOPLE")]
    assert "2 people" in people_found(home, Environment.LIVE, ENGLISH)[0].text


def test_people_nobody_can_read_are_named(home: Home) -> None:
    (home.folder / FILE).write_text("{")
    assert codes(home) == [(State.FAILED, "ROSTER_UNREADABLE")]
