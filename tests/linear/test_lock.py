"""The lock of the dialogue: by its word or because nobody is there; who may opens it, and the step is heard anew."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from agent_console.audit.words import Action, Role
from agent_console.encryption.master_key import MasterKey
from agent_console.identity.secret import Secret
from agent_console.linear.elsewhere import LockNow
from agent_console.linear.idle import Idle
from agent_console.staff.checking import StaffCheck
from agent_console.staff.person import Person
from agent_console.staff.roster import Roster, record_of
from screens.lock.page import TRIES
from tests.console import MONDAY_MORNING, TestClock
from tests.linear.test_services import NUMBER
from tests.linear.typist import Dialogue, dialogue
from tests.support_staff import cheap_slots

LOCKS = (Action.LOCKED, Action.UNLOCKED, Action.UNLOCK_REFUSED)
LEAD, AGENT = Person("8001", Role.TEAM_LEAD), Person("8021", Role.AGENT)
WORDS = {one: f":a sample passphrase {one.staff_no}" for one in (LEAD, AGENT)}


def with_passphrases(monkeypatch: pytest.MonkeyPatch) -> StaffCheck:
    cheap_slots(monkeypatch)
    master = MasterKey.new()
    records = (record_of(one, master, Secret(WORDS[one]), "8001", MONDAY_MORNING) for one in WORDS)
    return StaffCheck(Roster(tuple(records)), training=False)


def looks_after(one: Dialogue, clock: TestClock, **span: float) -> str:
    """Let time go by at a question, as its clock does that ticks while it stands."""
    clock.advance(**span)
    one.session.look(one.prompt.break_in)
    return ""


def test_the_word_locks_and_the_agents_number_opens_it_at_the_same_step(tmp_path: Path) -> None:
    with dialogue(tmp_path) as one:
        heard = one.types(NUMBER, "", ":lock", ":bye", "", "9", "8021")
        assert one.records(*LOCKS) == [
            ("LOCKED", "KEY", "8021"),
            *[("UNLOCK_REFUSED", "UNKNOWN", "8021")] * 3,
            ("UNLOCKED", None, "8021"),
        ]
    locked = heard.partition(":lock")[2].partition("> 8021")[0]
    assert "Locked 09:36:10" in locked
    assert "the call goes on, not on hold" in locked
    assert "138" not in locked
    assert "2 Notice: 1 the caller agrees, 0 does not >" in heard.partition("> 8021")[2]


def test_nobody_there_is_warned_then_locked_and_enter_alone_only_keeps_it_open(tmp_path: Path) -> None:
    clock = TestClock()
    with dialogue(tmp_path, clock=clock, settings="lock_after_minutes = 5") as one:
        heard = one.types(
            *(NUMBER, lambda _one: looks_after(one, clock, minutes=4, seconds=45)),
            *(lambda _one: looks_after(one, clock, minutes=4, seconds=39), ""),
            *("1", "张示例", lambda _one: looks_after(one, clock, minutes=5), "8021"),
        )
        assert one.records(*LOCKS) == [("LOCKED", "IDLE", "8021"), ("UNLOCKED", None, "8021")]
    assert heard.count("! The console locks in 15 s: Enter keeps it open") == 1
    # Enter kept it open and did nothing else; the next one confirmed the numbers.
    assert heard.count("1 Intake: ") == 2
    # Half of what was typed is gone with the lock.
    assert heard.count("name as on the ID") == 2


def test_a_clock_that_is_set_back_does_not_put_the_lock_off() -> None:
    clock = TestClock()
    idle = Idle(clock, timedelta(minutes=5), str)
    clock.advance(hours=-8)
    assert idle.look() == ""
    clock.advance(minutes=4, seconds=50)
    assert idle.look() == "10"
    clock.advance(seconds=10)
    with pytest.raises(LockNow):
        idle.look()


def test_hold_and_end_work_behind_the_lock_and_nothing_else_does(tmp_path: Path) -> None:
    with dialogue(tmp_path) as one:
        heard = one.types(
            *(NUMBER, "", ":lock", ":hold", ":hold", ":end", ":hold", ":hold", ":end", ":end"),
            *(":w", "8021", ""),
        )
        assert "the call goes on, on hold" in heard
        assert ":end again ends the call" in heard
        assert "the call is over" in heard
        assert one.events()[-1].__class__.__name__ == "CallWrappedUp"
    assert ("UNLOCK_REFUSED", "UNKNOWN", "8021") in one.records(*LOCKS)


def test_who_rings_and_what_is_told_behind_the_lock_is_heard_after_it(tmp_path: Path) -> None:
    def rings(one: Dialogue) -> str:
        one.session.prompt.break_in("somebody rings")
        return "8021"

    with dialogue(tmp_path) as one:
        heard = one.types(":lock", rings, ":due")
    assert heard.index("> 8021") < heard.index("somebody rings")


def test_a_passphrase_opens_it_whatever_it_begins_with_and_five_wrong_ones_leave_it_to_a_lead(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with dialogue(tmp_path, staff=with_passphrases(monkeypatch)) as one:
        heard = one.types(
            *(":lock", WORDS[AGENT], ":lock", *["wrong"] * TRIES),
            *("8021", WORDS[AGENT], "8001", WORDS[LEAD], ":due"),
        )
        assert one.records(*LOCKS) == [
            ("LOCKED", "KEY", "8021"),
            ("UNLOCKED", None, "8021"),
            ("LOCKED", "KEY", "8021"),
            *[("UNLOCK_REFUSED", "UNKNOWN", "8021")] * TRIES,
            ("UNLOCK_REFUSED", "NOT_A_LEAD", "8021"),
            ("UNLOCKED", None, "8001"),
        ]
    assert "x The passphrase does not fit: once more" in heard
    assert "A team lead opens it now" in heard
    assert "x Only a team lead can do that" in heard
    assert not [words for words in WORDS.values() if words in heard]
