"""One field unmasked in the dialogue: for a reason, on record, read once and then masked where it stood."""

from __future__ import annotations

from pathlib import Path

import pytest

from agent_console.audit.heads import Head
from agent_console.audit.words import Action
from tests.console import TestClock
from tests.linear.test_services import HOLDER, NUMBER, verified
from tests.linear.typist import Answer, Dialogue, dialogue

GROUPED = "138 0013 8000"
TO_THE_SELECTION: tuple[Answer, ...] = (NUMBER, "", *verified(NUMBER, HOLDER))


LOOKS = (Action.REVEALED, Action.REVEAL_APPROVED, Action.REFUSED, Action.APPROVAL_REFUSED)


def test_a_number_is_read_once_for_a_reason_and_is_on_record(tmp_path: Path) -> None:
    with dialogue(tmp_path) as one:
        heard = one.types(*TO_THE_SELECTION, ":reveal", "1", "1", "")
        assert one.records(*LOOKS) == [(Action.REVEALED, "CALLER_CHECKS", "8021")]
    assert len([shown for shown in one.prompt.shown if GROUPED in shown]) == 1
    assert "! Showing: contact, 8021, caller asks, record " in heard
    assert "contact 138****8000, masked again" in heard
    assert GROUPED not in heard


def test_more_time_is_had_for_a_digit_and_it_ends_by_the_clock(tmp_path: Path) -> None:
    clock = TestClock()

    def too_late(_one: Dialogue) -> str:
        clock.advance(minutes=3)
        return "1"

    with dialogue(tmp_path, clock=clock) as one:
        one.types(*TO_THE_SELECTION, ":reveal", "2", "3", "1", "1", too_late, "?")
    seconds = [shown.partition(", ")[2].partition(" s")[0] for shown in one.prompt.shown]
    assert seconds == ["20", "40", "60"]


def test_before_verification_nothing_is_shown_and_the_attempt_is_on_record(tmp_path: Path) -> None:
    with dialogue(tmp_path) as one:
        heard = one.types(":reveal", NUMBER, ":reveal")
        assert one.records(*LOOKS) == [(Action.REFUSED, "NOT_VERIFIED", "8021")]
    assert "- There is nothing to show" in heard
    assert "- Only after verification can a field be shown" in heard
    assert not one.prompt.shown


def test_what_a_desk_keeps_for_two_takes_somebody_else_and_not_the_agent(tmp_path: Path) -> None:
    with dialogue(tmp_path, settings='vault_fields = ["contact_number"]') as one:
        heard = one.types(*TO_THE_SELECTION, ":reveal", "1", "2", "8021", "8022", "")
        assert one.records(*LOOKS) == [
            (Action.APPROVAL_REFUSED, "OWN_NUMBER", "8021"),
            (Action.REVEAL_APPROVED, "CALL_BACK", "8022"),
            (Action.REVEALED, "CALL_BACK", "8021"),
        ]
    assert "Somebody else than 8021" in heard
    assert "x Your own number: it takes somebody else" in heard
    assert len(one.prompt.shown) == 1


def test_enter_at_any_question_shows_nothing(tmp_path: Path) -> None:
    with dialogue(tmp_path, settings='vault_fields = ["contact_number"]') as one:
        one.types(*TO_THE_SELECTION, ":reveal", "", ":reveal", "1", "", ":reveal", "1", "1", "")
        assert not one.records(*LOOKS)
    assert not one.prompt.shown


def test_a_log_that_was_cut_shows_nothing_before_a_team_lead_took_note(tmp_path: Path) -> None:
    def cut(one: Dialogue) -> str:
        own = one.opened.casebook.audit.head
        one.opened.audit_heads.seen(str(Head(own.desk, own.seq + 9, bytes(32))))
        return ":reveal"

    with dialogue(tmp_path) as one:
        heard = one.types(*TO_THE_SELECTION, cut, "8021", "8001", ":reveal", "1", "1", "")
        assert one.records(*LOOKS)[-1] == ("REVEALED", "CALLER_CHECKS", "8021")
    assert "x The audit log was cut: a team lead has to take note first" in heard
    assert "+ Noted: :reveal shows one field again" in heard
    assert len(one.prompt.shown) == 1


def test_no_record_no_number(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def disk_fails(one: Dialogue) -> str:
        store = one.session.desk.casebook._store

        def fails(_self: object) -> None:
            raise store.report_damage("nothing more can be written")

        monkeypatch.setattr(type(store), "transaction", fails)
        return "1"

    with dialogue(tmp_path) as one:
        heard = one.types(*TO_THE_SELECTION, ":reveal", "1", disk_fails, ":help")
        monkeypatch.undo()
    assert "x The record cannot be written: nothing is shown" in heard
    assert not one.prompt.shown


def test_the_number_of_a_call_back_that_is_due_is_shown_from_the_first_page(tmp_path: Path) -> None:
    clock = TestClock()
    with dialogue(tmp_path, clock=clock) as one:
        one.types(NUMBER, "", ":said", "2", "", "", "")
        clock.advance(days=1)
        rows = one.types("?").splitlines()
        due = next(row.split()[0] for row in rows if "call-back agreed, 138****8000" in row)
        one.types(f":reveal {due}", "1", "2", "")
        assert one.records(*LOOKS) == [("REVEALED", "CALL_BACK", "8021")], rows
    assert GROUPED in one.prompt.shown[0]
