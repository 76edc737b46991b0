"""Every look at a number is on disk before it is handed out, and what is refused is on record too."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from agent_console.audit.heads import Head
from agent_console.audit.outside import HeadsOutside
from agent_console.audit.words import Role
from agent_console.call.reveal import RevealField, RevealReason, RevealRefusal
from agent_console.desk.revealing import Revealed, Revealing
from agent_console.identity.phone import PhoneNumber
from agent_console.staff.person import Person
from agent_console.store.errors import StoreError
from tests.support_audit import records_on_disk
from tests.support_desk import FULL_CALL, Bench, open_bench, run, settled, to_lookup, to_notice

OTHER = PhoneNumber("13300000607")
COLLEAGUE = Person("8022", Role.AGENT)
CONTACT, SUBJECT, CALLING = RevealField
CHECKS = RevealReason.CALLER_CHECKS


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[Bench]:
    opened = open_bench(tmp_path)
    yield opened
    opened.close()


def on_disk(bench: Bench) -> list[dict[str, Any]]:
    return records_on_disk(bench.casebook.path)


async def verified(bench: Bench, calling: PhoneNumber = FULL_CALL) -> None:
    await to_lookup(bench)
    if calling != FULL_CALL:
        call = bench.call
        other = replace(call, numbers=replace(call.numbers, calling=calling))
        bench.desk._worktop.call = other


def test_the_record_is_on_disk_and_says_which_field_and_why_but_never_the_number(bench: Bench) -> None:
    run(verified(bench))
    answer = bench.desk.revealing.reveal(bench.call, SUBJECT, RevealReason.COMPLAINT)

    assert isinstance(answer, Revealed)
    assert answer.number == FULL_CALL
    last = on_disk(bench)[-1]
    assert (last["seq"], last["action"], last["fields"]) == (answer.record, "REVEALED", ["SUBJECT_NUMBER"])
    assert (last["reason"], last["staff_no"], last["case"]) == ("COMPLAINT", "8021", bench.call.id)
    assert FULL_CALL.digits not in json.dumps(last)


def test_nothing_is_handed_out_when_the_record_can_not_be_written(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(verified(bench))
    failing = bench.casebook._store
    monkeypatch.setattr(type(failing), "transaction", _fails(failing))
    with pytest.raises(StoreError):
        bench.desk.revealing.reveal(bench.call, SUBJECT, CHECKS)


def _fails(store: Any) -> Any:
    def transaction(_self: object) -> Any:
        raise store.report_damage("nothing more can be written")

    return transaction


def test_an_attempt_before_the_verification_is_refused_and_on_record(bench: Bench) -> None:
    run(to_notice(bench))
    assert bench.desk.revealing.refused(bench.call, SUBJECT) is RevealRefusal.NOT_VERIFIED
    assert bench.desk.revealing.reveal(bench.call, SUBJECT, CHECKS) is RevealRefusal.NOT_VERIFIED

    told = [(one["action"], one["reason"], one["outcome"]) for one in on_disk(bench)[-2:]]
    assert told == [("REFUSED", "NOT_VERIFIED", "REVEAL")] * 2


def test_somebody_elses_number_takes_two_and_both_are_on_record(bench: Bench) -> None:
    run(verified(bench, OTHER))
    look = bench.desk.revealing
    assert look.needs_approval(bench.call, CALLING)
    assert not look.needs_approval(bench.call, CONTACT)
    assert look.reveal(bench.call, CALLING, CHECKS) is RevealRefusal.NEEDS_APPROVAL

    answer = look.reveal(bench.call, CALLING, CHECKS, COLLEAGUE)
    assert isinstance(answer, Revealed)
    assert answer.number == OTHER
    approved, shown = on_disk(bench)[-2:]
    assert (approved["action"], approved["staff_no"]) == ("REVEAL_APPROVED", "8022")
    assert (shown["action"], shown["staff_no"], shown["outcome"]) == ("REVEALED", "8021", "APPROVED")
    assert approved["fields"] == shown["fields"] == ["CALLING_NUMBER"]


@pytest.mark.parametrize(
    ("approver", "why"),
    [
        (Person("8021", Role.AGENT), RevealRefusal.OWN_APPROVAL),
        (Person("8030", Role.TRAINEE), RevealRefusal.NEEDS_APPROVAL),
    ],
)
def test_nobody_agrees_to_their_own_look_and_no_trainee_to_any(
    bench: Bench, approver: Person, why: RevealRefusal
) -> None:
    run(verified(bench, OTHER))
    assert bench.desk.revealing.reveal(bench.call, CALLING, CHECKS, approver) is why


def test_a_desk_may_ask_for_two_for_every_field(bench: Bench) -> None:
    run(verified(bench))
    top = bench.desk._worktop
    top.settings = replace(top.settings, vault_fields=frozenset({CONTACT}))
    assert bench.desk.revealing.reveal(bench.call, CONTACT, CHECKS) is RevealRefusal.NEEDS_APPROVAL
    assert isinstance(bench.desk.revealing.reveal(bench.call, SUBJECT, CHECKS), Revealed)


def test_a_cut_log_bars_every_look_until_a_team_lead_has_taken_note(bench: Bench) -> None:
    run(verified(bench))
    heads = HeadsOutside(bench.clock)
    heads.follow(bench.casebook.audit)
    look = Revealing(bench.desk._worktop, heads)
    assert look.why_not(bench.call) is None
    own = bench.casebook.audit.head
    heads.seen(str(Head(own.desk, own.seq + 5, bytes(32))))

    assert look.reveal(bench.call, SUBJECT, CHECKS) is RevealRefusal.LOG_CUT
    look.note_cut(Person("8001", Role.TEAM_LEAD))
    noted = on_disk(bench)[-1]
    assert (noted["action"], noted["staff_no"], noted["role"]) == ("LOG_CUT_NOTED", "8001", "TEAM_LEAD")
    assert isinstance(look.reveal(bench.call, SUBJECT, CHECKS), Revealed)


def test_a_call_back_that_is_due_is_shown_from_its_case(bench: Bench) -> None:
    async def agreed() -> str:
        await to_notice(bench)
        await settled(bench.desk.intake.agree())
        call_id = bench.call.id
        await settled(bench.desk.ending.agree_call_back())
        await settled(bench.desk.ending.wrap_up())
        return call_id

    call_id = run(agreed())
    look, ring = bench.desk.revealing, RevealReason.CALL_BACK
    case = look.case(call_id)
    assert look.reveal(case, CONTACT, ring) is RevealRefusal.NOT_VERIFIED
    bench.clock.forward(days=1)
    assert isinstance(look.reveal(case, CONTACT, ring), Revealed)
    assert look.reveal(case, CONTACT, RevealReason.COMPLAINT) is RevealRefusal.NOT_VERIFIED
