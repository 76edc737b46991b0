"""What of a call is recorded: every look and every effect, and never a value."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agent_console.audit.from_acts import question, refusal
from agent_console.audit.from_events import NOT_RECORDED, RECORDED, entries_of
from agent_console.audit.record import Record
from agent_console.call import events as e
from agent_console.call.gates import Act, Reason
from tests.support import runs
from tests.support_audit import ACTOR, CASE, NOW
from tests.support_casebook import any_value


def test_of_every_event_it_is_decided_whether_it_is_recorded() -> None:
    assert set(e.EVENT_TYPES) == set(RECORDED) | NOT_RECORDED
    assert not set(RECORDED) & NOT_RECORDED


@pytest.mark.parametrize("kind", RECORDED, ids=lambda kind: kind.__name__)
@settings(max_examples=runs(4, 25))
@given(data=st.data())
def test_no_value_of_an_event_gets_into_its_record(kind: type[e.Event], data: st.DataObject) -> None:
    event = data.draw(any_value(kind))
    (entry,) = entries_of(CASE, [event])
    text = Record(1, entry, ACTOR).canonical()
    assert (entry.at, entry.case) == (event.at, CASE)
    # Whatever text an event carries would show as something else than a word of the lists.
    words = {entry.action, entry.basis, entry.reason, entry.outcome, *entry.fields} - {None}
    assert all(re.fullmatch(r"[A-Z][A-Z0-9_]*", str(word)) for word in words)
    assert not re.search(r"[0-9]{8}", text)


@pytest.mark.parametrize("act", Act)
def test_what_asks_about_a_person_is_recorded_before_it_is_asked(act: Act) -> None:
    asked = question(CASE, act, NOW)
    about_a_person = {
        Act.CHANGE_NUMBERS,
        Act.ENTER_VERIFICATION,
        Act.COMPARE,
        Act.SEND_CODE,
        Act.CONFIRM_CODE,
        Act.LOOK_UP,
        Act.LOOK_UP_LABELS,
        Act.LOOK_UP_OWN_ACCOUNTS,
    }
    assert (asked is not None) == (act in about_a_person)
    assert asked is None or asked.fields


def test_a_refused_submit_and_a_refused_lookup_are_recorded_with_the_first_reason() -> None:
    recorded = {act: refusal(CASE, act, Reason.NOT_VERIFIED, NOW) for act in Act}
    assert {act for act, entry in recorded.items() if entry} == {
        Act.SUBMIT,
        Act.SUBMIT_CORRECTION,
        Act.LOOK_UP,
        Act.LOOK_UP_LABELS,
        Act.LOOK_UP_OWN_ACCOUNTS,
    }
    submit = recorded[Act.SUBMIT]
    assert submit is not None
    assert (submit.reason, submit.outcome) == ("NOT_VERIFIED", "SUBMIT")
