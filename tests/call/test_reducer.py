"""What events make of a call: every kind is taken in or knowingly leaves it alone, and a replay gives the same."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent_console.backend import (
    Binding,
    HolderRelation,
    Lookup,
    PlatformAnswerState,
    PlatformId,
    UnbindRequest,
)
from agent_console.calendar.promise import Suspension
from agent_console.call import events as e
from agent_console.call import reducer
from agent_console.call.call import Call
from agent_console.call.lookup import LookupState
from agent_console.call.reducer import apply, replayed
from agent_console.call.request import FilingState
from agent_console.call.steps import Step
from agent_console.call.stop import StopReason
from agent_console.call.verification import TenureAnswer, VerificationState
from tests.support_call import (
    ACTIVATED_ON,
    NOW,
    OTHER,
    PLATFORMS,
    SUBJECT,
    TERMS,
    all_stated,
    at,
    binding,
    lookup,
    opened,
    record,
    then,
    to_code,
    to_lookup,
    to_read_back,
    to_selection,
    worked,
)

NEUTRAL = {e.CallOpened, e.PlatformsListed, e.CodeCompareUnknown, e.CaseShown}
"""CallOpened begins a call; the other two are on record and change nothing."""


@pytest.mark.parametrize("kind", e.EVENT_TYPES, ids=lambda kind: kind.__name__)
def test_every_kind_of_event_is_taken_in_or_knowingly_left_alone(kind: type[e.Event]) -> None:
    taken_in = reducer.changed.dispatch(kind) is not reducer.changed.dispatch(e.Event)

    assert taken_in is (kind not in NEUTRAL)


@pytest.mark.parametrize("kind", e.EVENT_TYPES, ids=lambda kind: kind.__name__)
def test_no_event_has_room_for_a_name_a_document_or_a_code(kind: type[e.Event]) -> None:
    names = {field.name for field in fields(kind)}

    assert not names & {"name", "document", "id_number", "sms_code", "secret"}
    assert all("Secret" not in str(field.type) for field in fields(kind))


def test_a_call_begins_with_its_opening() -> None:
    with pytest.raises(ValueError, match="CallOpened"):
        replayed((e.NoticeAgreed(at=NOW, text_version="N"),), TERMS)


def test_another_number_starts_everything_about_the_holder_anew() -> None:
    full = all_stated(worked(to_read_back()))
    after = then(full, e.SubjectEntered(at=at(60), number=OTHER, match_misses=1))

    assert after.numbers.subject == OTHER
    assert after.numbers.record is None
    assert not after.notice.agreed
    assert after.verification.state is VerificationState.NUMBER_KNOWN
    assert after.verification.match_misses == 1
    assert after.lookup.state is LookupState.NOT_STARTED
    assert after.ticked == frozenset()
    assert after.numbers.calling == full.numbers.calling


def test_an_activation_date_that_changed_makes_the_lookup_and_the_callers_word_due_again() -> None:
    told = then(worked(to_selection()), e.TenureStated(at=at(25), answer=TenureAnswer.AGREES))
    later = record(activated_on=ACTIVATED_ON.replace(year=2024))
    after = then(told, e.NumberAnswered(at=at(30), record=later))

    assert after.lookup.state is LookupState.NOT_STARTED
    assert after.verification.tenure is TenureAnswer.NOT_ASKED
    assert after.verification.verified


def test_the_same_verdict_again_changes_nothing() -> None:
    told = then(worked(to_selection()), e.TenureStated(at=at(25), answer=TenureAnswer.AGREES))

    assert then(told, e.NumberAnswered(at=at(30), record=record())) == told


def test_an_answer_to_another_lookup_is_none() -> None:
    call = worked(to_selection(binding("a1", ACTIVATED_ON)))
    stray = Lookup("lk-2", True, (), ())

    assert then(call, e.LookupAnswered(at=at(30), lookup=stray)) == call


@pytest.mark.parametrize(
    "later",
    [
        (),
        (binding("a1", ACTIVATED_ON.replace(year=2001), HolderRelation.PREVIOUS_HOLDER),),
        (binding("a1", None, HolderRelation.UNKNOWN),),
    ],
)
def test_what_was_once_told_to_be_own_stays_locked(later: tuple[Binding, ...]) -> None:
    own = binding("a1", None, HolderRelation.CURRENT_HOLDER, id_="bd-1")
    changed = tuple(Binding("bd-1", one.platform_id, one.bound_on, one.relation) for one in later)
    call = then(worked(to_selection(own)), e.LookupAnswered(at=at(30), lookup=lookup(*changed)))

    assert "a1" not in call.tickable


def test_a_binding_that_was_the_previous_holders_may_become_own() -> None:
    old = binding("a1", ACTIVATED_ON.replace(year=2001), HolderRelation.PREVIOUS_HOLDER)
    call = then(
        worked(to_selection(old)), e.LookupAnswered(at=at(30), lookup=lookup(binding("a1", ACTIVATED_ON)))
    )

    assert "a1" not in call.tickable


@pytest.mark.parametrize(
    ("answer", "state"),
    [
        (Lookup("lk-1", False, (), ()), LookupState.RUNNING),
        (lookup(), LookupState.FINISHED),
        (lookup(state=PlatformAnswerState.UNAVAILABLE), LookupState.FINISHED),
        (lookup(state=PlatformAnswerState.PENDING), LookupState.RUNNING),
        (
            Lookup("lk-1", False, lookup(state=PlatformAnswerState.PENDING).answers, (), NOW.date()),
            LookupState.RUNNING,
        ),
        (
            Lookup(
                "lk-1",
                False,
                lookup(state=PlatformAnswerState.PENDING).answers,
                (),
                NOW.date().replace(day=24),
            ),
            LookupState.PENDING,
        ),
    ],
)
def test_a_lookup_is_over_only_when_every_platform_has_answered(answer: Lookup, state: LookupState) -> None:
    started = then(worked(to_lookup()), e.LookupStarted(at=at(21), lookup_id="lk-1"))

    assert then(started, e.LookupAnswered(at=at(22), lookup=answer)).lookup.state is state


def test_a_locked_platform_can_not_be_ticked_by_any_event() -> None:
    call = worked(to_selection(binding("a1", ACTIVATED_ON)))
    ids = tuple(PlatformId(one) for one in ("a1", "c1", "d1", "nowhere", "b1"))

    assert then(call, e.Ticked(at=at(30), platform_ids=ids)).ticked == {"b1"}


def test_misses_of_another_call_lock_the_one_that_is_taken_up() -> None:
    call = then(worked(to_code()), e.CallResumed(at=at(60), match_misses=3))

    assert call.verification.state is VerificationState.LOCKED
    assert call.stop is not None
    assert call.stop.reason is StopReason.FACTOR_LOCKED


def test_an_update_of_a_filing_nobody_made_changes_nothing() -> None:
    call = worked(to_read_back())
    stray = UnbindRequest("rq-9", None, NOW, ())

    assert then(call, e.FilingUpdated(at=at(60), filing=7, request=stray)) == call


def test_filing_states_are_the_registrys_word_alone() -> None:
    assert {state.value for state in FilingState} == {
        "QUEUED",
        "OUTCOME_UNKNOWN",
        "NEEDS_PERSON",
        "TAKEN_BACK",
        "SETTLED",
        "ACCEPTED",
    }


NUMBERS = st.sampled_from([SUBJECT, OTHER])
IDS = st.lists(
    st.sampled_from([one.id for one in PLATFORMS.platforms] + [PlatformId("nowhere")]), max_size=3
).map(tuple)
FOUND = st.builds(
    Binding,
    id=st.sampled_from(["", "x", "y"]),
    platform_id=st.sampled_from([one.id for one in PLATFORMS.platforms]),
    bound_on=st.none() | st.sampled_from([ACTIVATED_ON, ACTIVATED_ON.replace(year=2001)]),
    relation=st.sampled_from(HolderRelation),
)
RECORDS = st.sampled_from(
    [record(), record(activated_on=None), record(activated_on=ACTIVATED_ON.replace(year=2023))]
)
LOOKUPS = st.builds(lookup, FOUND, state=st.sampled_from(PlatformAnswerState))


@st.composite
def histories(draw: st.DrawFn) -> tuple[e.Event, ...]:
    """Build a history in which anything follows anything, time going on."""
    start = draw(st.sampled_from([opened(), to_code(), to_selection(), to_read_back("a1", "b1")]))
    more: list[e.Event] = []
    for second in range(draw(st.integers(0, 12))):
        more.append(draw(_events(100 + 7 * second)))
    return (*start, *more)


def test_a_request_of_another_desk_that_is_told_twice_is_followed_once() -> None:
    told = UnbindRequest("rq-1", "261101-0001-1", NOW, (), None, timedelta())
    call = then(
        worked(to_lookup()), e.FilingsFound(at=NOW, case_reference="261101-0001-1", requests=(told, told))
    )

    assert [one.request_id for one in call.submission.filings] == ["rq-1"]


def _events(seconds: float) -> st.SearchStrategy[e.Event]:
    now = at(seconds)
    reading = st.sampled_from([worked(to_read_back("a1", "b1")).reading, worked(to_read_back("a2")).reading])
    own = {
        "at": st.just(now),
        "number": NUMBERS,
        "reading": reading,
        "platform_ids": IDS,
        "lookup": LOOKUPS,
        "lookup_id": st.sampled_from(["lk-1", "lk-2"]),
        "record": RECORDS,
        "filing": st.integers(1, 2),
        "step": st.sampled_from(Step),
        "stood": st.sampled_from([(), (Suspension(ACTIVATED_ON, ACTIVATED_ON + timedelta(days=3)),)]),
    }
    kinds = [kind for kind in e.EVENT_TYPES if kind is not e.CallOpened]

    def of_kind(kind: type[e.Event]) -> st.SearchStrategy[e.Event]:
        given_ones = {field.name: own[field.name] for field in fields(kind) if field.name in own}
        return st.builds(kind, **given_ones)

    return st.sampled_from(kinds).flatmap(of_kind)


@given(histories())
def test_a_replay_gives_the_call_that_was_worked(history: tuple[e.Event, ...]) -> None:
    call = replayed(history[:1], TERMS)
    for event in history[1:]:
        call = apply(call, event)
        _check(call)

    assert replayed(history, TERMS) == call


def _check(call: Call) -> None:
    assert call.rows == replace(call).rows, "rows were handed on that are not those of this call"
    assert {row.platform.id for row in call.chosen} <= call.tickable
    assert call.read_back.reading in (None, call.reading)
    assert call.verification.proof is None or call.verification.state is not VerificationState.LOCKED
