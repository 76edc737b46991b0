"""Signing in on a LIVE backend: by a passphrase of the roster, slower after each wrong one, and on record."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pytest

from agent_console import opening
from agent_console.audit.words import Role
from agent_console.backend import Backend, BackendDescription, Environment
from agent_console.encryption.master_key import MasterKey
from agent_console.identity.secret import Secret
from agent_console.opened import Opened
from agent_console.opening import open_console
from agent_console.options import Options
from agent_console.plugins import described
from agent_console.settings import SettingsUnreadable
from agent_console.signing_in import (
    TRIES_A_START,
    NobodyMaySignIn,
    SignInNeeded,
    SignInRefused,
    TraineeOnLive,
)
from agent_console.staff.person import Person
from agent_console.staff.roster import Roster, record_of, write_roster
from agent_console.staff.tries import FREE, LONGEST_WAIT, Tries, wait_after
from tests.console import MONDAY_MORNING, TestClock
from tests.support_audit import records_on_disk
from tests.support_desk import run
from tests.support_staff import cheap_slots

LEAD, AGENT, TRAINEE = (
    Person("8001", Role.TEAM_LEAD),
    Person("8021", Role.AGENT),
    Person("8030", Role.TRAINEE),
)
WORDS = {one: Secret(f"a sample passphrase {one.staff_no}") for one in (LEAD, AGENT, TRAINEE)}
WRONG = Secret("something else altogether")


@dataclass
class Typed:
    """A door at which somebody types what was put here."""

    answers: list[tuple[str, Secret]]
    refused: list[int] = field(default_factory=list)
    waited: list[float] = field(default_factory=list)

    def ask(self) -> tuple[str, Secret]:
        return self.answers.pop(0)

    def refuse(self, left: int) -> None:
        self.refused.append(left)

    def wait(self, seconds: float) -> None:
        self.waited.append(seconds)


def typing(*who: Person | str) -> Typed:
    """Somebody who signs in, or types a number with a wrong passphrase."""
    return Typed([(one, WRONG) if isinstance(one, str) else (one.staff_no, WORDS[one]) for one in who])


@pytest.fixture
def roster(monkeypatch: pytest.MonkeyPatch) -> Roster:
    cheap_slots(monkeypatch)
    master = MasterKey.new()
    return Roster(tuple(record_of(one, master, WORDS[one], "8001", MONDAY_MORNING) for one in WORDS))


@pytest.fixture
def live(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the embedded registry say that it is LIVE."""

    def as_live(backend: Backend, name: str) -> BackendDescription:
        return replace(described(backend, name), environment=Environment.LIVE)

    monkeypatch.setattr(opening, "described", as_live)


@pytest.fixture
def home(tmp_path: Path, live: None, roster: Roster) -> Path:
    write_roster(tmp_path, roster)
    return tmp_path


def opened(home: Path, door: Typed | None) -> Opened:
    return open_console(Options(home=home), TestClock(), door)


def records(of: Opened) -> list[dict[str, Any]]:
    run(of.close())
    return records_on_disk(of.casebook.path)


def test_who_signs_in_stands_in_every_record_with_number_and_role(home: Path) -> None:
    signed_in = opened(home, typing(LEAD))
    assert signed_in.settings.staff_no == "8001"
    told = records(signed_in)
    assert {(one["staff_no"], one["role"]) for one in told} == {("8001", "TEAM_LEAD")}
    assert not (home / "live.key").exists()


def test_wrong_ones_are_slowed_over_restarts_and_on_record_at_the_next_sign_in(home: Path) -> None:
    first = typing(*["8021"] * 4, "nobody")
    with pytest.raises(SignInRefused):
        opened(home, first)
    assert first.refused == [4, 3, 2, 1, 0]
    assert first.waited == [0, 0, 0, 1, 2]

    second = typing(AGENT)
    told = records(opened(home, second))
    assert second.waited == [4]
    refused = [one["staff_no"] for one in told if one["action"] == "SIGN_IN_REFUSED"]
    assert refused == ["8021"] * 4 + ["unknown"]
    assert Tries(home).read() == ()


def test_case_numbers_of_a_site_with_several_desks_begin_with_the_desk(home: Path) -> None:
    (home / "settings.toml").write_text('desk_prefix = "0217"\n', encoding="utf-8")
    signed_in = opened(home, typing(AGENT))
    number = signed_in.casebook.next_case_number(MONDAY_MORNING.date())
    run(signed_in.close())
    assert str(number).startswith("0217-261123-0001-")


@pytest.mark.parametrize("prefix", ["0017", "217", "02170", "０２１７", "a217"])
def test_a_prefix_that_can_be_no_desk_stops_the_start(home: Path, prefix: str) -> None:
    (home / "settings.toml").write_text(f'desk_prefix = "{prefix}"\n', encoding="utf-8")
    with pytest.raises(SettingsUnreadable) as problem:
        opened(home, typing(AGENT))
    assert problem.value.where == "desk_prefix"


@pytest.mark.full
def test_a_trainee_works_on_no_live_backend(home: Path) -> None:
    with pytest.raises(TraineeOnLive):
        opened(home, typing(TRAINEE))


def test_nobody_works_on_a_live_backend_before_there_is_anybody(tmp_path: Path, live: None) -> None:
    with pytest.raises(NobodyMaySignIn):
        opened(tmp_path, typing(AGENT))


def test_a_command_nobody_sits_at_makes_no_new_key_beside_the_locked_up_one(home: Path) -> None:
    with pytest.raises(SignInNeeded):
        opened(home, None)
    assert not (home / "live.key").exists()


def test_training_asks_for_a_number_and_for_nothing_else(tmp_path: Path, roster: Roster) -> None:
    write_roster(tmp_path, roster)
    door = typing()
    told = records(open_console(Options(home=tmp_path, staff_no="8022"), TestClock(), door))
    assert {one["staff_no"] for one in told} == {"8022"}


def test_each_wrong_one_costs_twice_the_last_up_to_a_minute() -> None:
    waits = [wait_after(count) for count in range(FREE + 12)]
    assert waits[: FREE + 4] == [0.0] * (FREE + 1) + [1.0, 2.0, 4.0]
    assert waits == sorted(waits)
    assert max(waits) == wait_after(10**6) == LONGEST_WAIT


@pytest.mark.parametrize("damage", ["{", "3", '["a"', "null"])
def test_a_damaged_count_is_no_fresh_start(tmp_path: Path, damage: str) -> None:
    tries = Tries(tmp_path)
    tries.add("8021")
    (tmp_path / "staff-tries.json").write_text(damage)
    assert len(tries.read()) > TRIES_A_START
