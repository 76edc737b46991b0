"""What the holder has on their own number: what is counted, and when "nothing" may be said."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent_console.backend import (
    Binding,
    HolderRelation,
    Lookup,
    PlatformAnswer,
    PlatformAnswerState,
    PlatformId,
)
from agent_console.calendar.promise import Promise, PromiseKind
from agent_console.call.lookup import LookupState
from agent_console.call.own_accounts import (
    OwnAccounts,
    after_answer,
    after_loss,
    after_start,
    is_own,
    own_part,
    with_routes,
    without_routes,
)
from agent_console.call.services.own_accounts import Row, RowState, counts, rows, to_ask
from tests.support_call import ACTIVATED_ON, NOW, PLATFORMS, at, binding

DAY = timedelta(days=1)
TODAY = date(2026, 11, 23)
PROMISE = Promise(PromiseKind.OWN_ACCOUNT_QUERY, TODAY, date(2026, 11, 25), provisional=False)
OWN, EARLIER, UNKNOWN = (
    HolderRelation.CURRENT_HOLDER,
    HolderRelation.PREVIOUS_HOLDER,
    HolderRelation.UNKNOWN,
)
IDS = tuple(platform.id for platform in PLATFORMS.platforms)

states = st.sampled_from(PlatformAnswerState)
days = st.sampled_from([None, ACTIVATED_ON - DAY, ACTIVATED_ON, ACTIVATED_ON + DAY, date.max])
bindings = st.builds(
    Binding,
    id=st.sampled_from(["", "bd-1", "bd-2"]),
    platform_id=st.sampled_from([*IDS, PlatformId("unlisted")]),
    bound_on=days,
    relation=st.sampled_from(HolderRelation),
)
answers = st.lists(
    st.builds(PlatformAnswer, st.sampled_from([*IDS, PlatformId("unlisted")]), states), max_size=8
)
lookups = st.builds(
    Lookup,
    id=st.just("lk-1"),
    finished=st.booleans(),
    answers=answers.map(tuple),
    bindings=st.lists(bindings, max_size=8).map(tuple),
    expected_by=st.sampled_from([None, TODAY, TODAY + 2 * DAY]),
)


def begun(lookup_id: str = "lk-1") -> OwnAccounts:
    return after_start(OwnAccounts(), lookup_id, PROMISE, NOW)


def answered(
    *found: Binding, state: PlatformAnswerState = PlatformAnswerState.ANSWERED, **other: PlatformAnswerState
) -> OwnAccounts:
    told = tuple(PlatformAnswer(one, other.get(one, state)) for one in IDS)
    finished = PlatformAnswerState.PENDING not in {one.state for one in told}
    late = None if finished else TODAY + 2 * DAY
    return after_answer(begun(), Lookup("lk-1", finished, told, found, late), ACTIVATED_ON, TODAY)


def rows_of(own: OwnAccounts) -> tuple[Row, ...]:
    return rows(PLATFORMS, own, ACTIVATED_ON)


def row(own: OwnAccounts, platform_id: str) -> Row:
    return next(one for one in rows_of(own) if one.platform.id == platform_id)


def test_every_platform_has_a_row_also_one_that_releases_nothing() -> None:
    assert [one.platform.id for one in rows_of(answered())] == list(IDS)


@pytest.mark.parametrize(
    ("bound_on", "relation", "own"),
    [
        (ACTIVATED_ON, OWN, True),
        (ACTIVATED_ON + DAY, UNKNOWN, True),
        (None, OWN, True),
        (None, UNKNOWN, False),
        (ACTIVATED_ON - DAY, UNKNOWN, False),
        (ACTIVATED_ON - DAY, EARLIER, False),
        # The two rules differ: it may be an earlier holder's, so nothing is said of it.
        (ACTIVATED_ON - DAY, OWN, False),
        (ACTIVATED_ON + DAY, EARLIER, False),
    ],
)
def test_only_what_is_surely_the_holders_is_counted(
    bound_on: date | None, relation: HolderRelation, own: bool
) -> None:
    one = binding("a1", bound_on, relation)
    assert is_own(one, ACTIVATED_ON) is own
    assert row(answered(one), "a1").count == int(own)
    assert own_part(Lookup("lk-1", True, (), (one,)), ACTIVATED_ON).bindings == ((one,) if own else ())


def test_accounts_are_counted_platform_by_platform() -> None:
    two = [binding("a1", ACTIVATED_ON, OWN, id_=one) for one in ("bd-1", "bd-2")]
    own = answered(*two, two[0], binding("d1", ACTIVATED_ON, OWN))
    assert (row(own, "a1").count, row(own, "d1").count, row(own, "a2").count) == (2, 1, 0)
    counted = counts(rows_of(own))
    assert (counted.with_accounts, counted.without, counted.accounts) == (2, 4, 3)


def test_nothing_is_counted_where_a_platform_has_not_answered() -> None:
    own = answered(binding("a1", ACTIVATED_ON, OWN), a1=PlatformAnswerState.PENDING)
    assert (row(own, "a1").state, row(own, "a1").count) == (RowState.PENDING, 0)


@pytest.mark.parametrize("state", [one for one in PlatformAnswerState if one != "ANSWERED"])
def test_zero_is_said_only_when_every_platform_answered(state: PlatformAnswerState) -> None:
    assert counts(rows_of(answered())).zero_may_be_said
    assert not counts(rows_of(answered(b2=state))).zero_may_be_said
    assert not counts(rows_of(answered(binding("a1", ACTIVATED_ON, OWN)))).zero_may_be_said


def test_zero_is_not_said_when_a_listed_platform_was_never_named() -> None:
    partial = Lookup("lk-1", True, (PlatformAnswer(IDS[0], PlatformAnswerState.ANSWERED),), ())
    own = after_answer(begun(), partial, ACTIVATED_ON, TODAY)
    assert own.lookup.state is LookupState.FINISHED
    assert not counts(rows_of(own)).zero_may_be_said


def test_what_was_late_answers_and_the_promised_day_is_the_registrys_once_it_names_one() -> None:
    own = begun()
    assert own.answer_day == PROMISE.day
    late = answered(a1=PlatformAnswerState.PENDING)
    assert (late.lookup.state, late.is_open, late.answer_day) == (LookupState.PENDING, True, TODAY + 2 * DAY)
    told = tuple(PlatformAnswer(one, PlatformAnswerState.ANSWERED) for one in IDS)
    after = after_answer(late, Lookup("lk-1", True, told, ()), ACTIVATED_ON, TODAY + DAY)
    assert not after.is_open
    assert counts(rows_of(after)).zero_may_be_said


def test_an_answer_about_another_lookup_is_none() -> None:
    assert after_answer(begun("lk-2"), Lookup("lk-1", True, (), ()), ACTIVATED_ON, TODAY) == begun("lk-2")


def test_a_second_query_asks_those_that_were_not_reached_and_keeps_what_the_others_told() -> None:
    first = answered(binding("a1", ACTIVATED_ON, OWN), b1=PlatformAnswerState.UNAVAILABLE)
    assert to_ask(PLATFORMS, first, ACTIVATED_ON) == (PlatformId("b1"),)
    second = after_start(first, "lk-2", PROMISE, at(60))
    told = (PlatformAnswer(PlatformId("b1"), PlatformAnswerState.ANSWERED),)
    late = (binding("b1", ACTIVATED_ON, OWN),)
    own = after_answer(second, Lookup("lk-2", True, told, late), ACTIVATED_ON, TODAY)
    assert (row(own, "a1").count, row(own, "b1").count) == (1, 1)
    assert counts(rows_of(own)).all_answered


def test_what_the_registry_has_no_more_ends_without_a_zero() -> None:
    own = after_loss(answered(binding("a1", ACTIVATED_ON, OWN), b1=PlatformAnswerState.PENDING))
    assert (own.is_open, own.lost) == (False, True)
    assert (row(own, "a1").count, row(own, "b1").state) == (1, RowState.UNREACHABLE)
    assert not counts(rows_of(own)).all_answered


def test_the_time_of_the_first_reading_out_stands_until_it_is_taken_back() -> None:
    own = with_routes(with_routes(answered(), [IDS[0]], at(1)), IDS[:2], at(9))
    assert [row(own, one).route_told_at for one in IDS[:3]] == [at(1), at(9), None]
    assert row(without_routes(own, [IDS[0]]), IDS[0]).route_told_at is None


@given(st.lists(lookups, max_size=4))
def test_whatever_is_answered_no_earlier_binding_is_counted_and_zero_is_never_guessed(
    told: list[Lookup],
) -> None:
    own = begun()
    for lookup in told:
        own = after_answer(own, lookup, ACTIVATED_ON, TODAY)
    listed = rows_of(own)
    counted = counts(listed)
    assert all(is_own(one, ACTIVATED_ON) for one in own.lookup.bindings)
    assert sum(1 for _ in listed) == len(PLATFORMS.platforms)
    assert counted.accounts <= len(own.lookup.bindings)
    if counted.zero_may_be_said:
        newest = {one.platform_id: one.state for one in own.lookup.answers}
        assert all(newest.get(one) is PlatformAnswerState.ANSWERED for one in IDS)


@given(lookups, st.sampled_from(IDS))
def test_no_note_changes_what_is_counted(lookup: Lookup, platform_id: PlatformId) -> None:
    own = after_answer(begun(), lookup, ACTIVATED_ON, TODAY)
    noted = with_routes(own, [platform_id], NOW)
    assert counts(rows_of(noted)) == counts(rows_of(own))
    assert replace(noted, routes=()) == own
