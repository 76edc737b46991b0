"""Wrong passphrases at `staff` commands: counted with those of signing in, and slowed as they are."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import pytest

from agent_console.audit.words import Role
from agent_console.encryption.master_key import MasterKey
from agent_console.home import Home
from agent_console.identity.secret import Secret
from agent_console.staff.person import Person
from agent_console.staff.roster import Roster, record_of, roster_in, write_roster
from agent_console.staff.tries import Tries
from agent_console.staffing.changing import Change, StaffProblem
from tests.console import MONDAY_MORNING
from tests.support_staff import cheap_slots

RIGHT, WRONG, NEW = Secret("plum harbour lantern"), Secret("something else"), Secret("quiet meadow engine")


@dataclass
class Typed:
    """Types one passphrase again and again, and notes each wait with how often it was asked before."""

    passphrase_typed: Secret
    asked: int = 0
    waits: list[tuple[int, float]] = field(default_factory=list)

    def passphrase(self, staff_no: str) -> Secret:
        self.asked += 1
        return self.passphrase_typed

    def new_passphrase(self, staff_no: str) -> Secret:
        return NEW

    def wait(self, seconds: float) -> None:
        self.waits.append((self.asked, seconds))


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Home:
    cheap_slots(monkeypatch)
    lead = record_of(Person("8001", Role.TEAM_LEAD), MasterKey.new(), RIGHT, "8001", MONDAY_MORNING)
    write_roster(tmp_path, Roster((lead,)))
    return Home(tmp_path)


def test_each_wrong_one_makes_the_next_wait_before_it_is_asked_for(home: Home) -> None:
    typed = Typed(WRONG)
    for _ in range(5):
        assert Change(home, MONDAY_MORNING, typed).renew("8001", None) is StaffProblem.NOT_LET_IN
    assert typed.waits == [(0, 0), (1, 0), (2, 0), (3, 1), (4, 2)]
    assert len(Tries(home.folder).read()) == 5


def test_wrong_ones_of_signing_in_count_and_the_right_one_waits_too(home: Home) -> None:
    for _ in range(4):
        Tries(home.folder).add("8001")
    typed = Typed(RIGHT)
    added = Change(home, MONDAY_MORNING, typed).add(Person("8021", Role.AGENT), "8001")
    assert added is None
    assert typed.waits == [(0, 2)]
    assert roster_in(home.folder).find("8021") is not None
    assert len(Tries(home.folder).read()) == 4, "kept until they are on record at the next sign-in"
