"""The rows of the selection: which platform has a box, which is locked, and what a tick would send."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent_console.backend import (
    Binding,
    HolderRelation,
    OrderItem,
    PlatformAnswer,
    PlatformAnswerState,
    PlatformId,
)
from agent_console.call.eligibility import relation_of
from agent_console.call.lookup import LookupProgress, LookupState
from agent_console.call.services import unbind
from agent_console.call.services.unbind import Row, Rows, Standing
from tests.support_call import ACTIVATED_ON, PLATFORMS, binding

BEFORE = ACTIVATED_ON - timedelta(days=1)
OWN = HolderRelation.CURRENT_HOLDER
PREVIOUS = HolderRelation.PREVIOUS_HOLDER
A1 = PlatformId("a1")


def rows(*bindings: Binding, answers: tuple[PlatformAnswer, ...] = ()) -> dict[str, Row]:
    progress = LookupProgress(LookupState.FINISHED, "lk-1", answers, bindings)
    return {row.platform.id: row for row in unbind.rows(PLATFORMS, progress, ACTIVATED_ON)}


def test_a_platform_that_takes_no_part_has_no_row() -> None:
    assert list(rows()) == ["a1", "a2", "b1", "b2", "c1"]


def test_where_nothing_was_found_the_platform_checks() -> None:
    assert rows()["a1"].standing is Standing.PLATFORM_CHECKS
    assert rows()["a1"].items == (OrderItem(A1),)


def test_a_binding_of_the_previous_holder_can_be_ticked_and_is_sent_by_its_platform() -> None:
    row = rows(binding("a1", BEFORE, PREVIOUS))["a1"]

    assert row.standing is Standing.PREVIOUS_HOLDER
    assert row.items == (OrderItem(A1),)


def test_a_binding_without_a_date_leaves_the_check_to_the_platform() -> None:
    assert rows(binding("a1", None))["a1"].standing is Standing.PLATFORM_CHECKS


def test_a_binding_of_the_present_holder_locks_its_row_and_says_since_when() -> None:
    row = rows(binding("a1", ACTIVATED_ON))["a1"]

    assert row.standing is Standing.LOCKED_OWN
    assert not row.tickable
    assert row.items == ()
    assert row.own_since == ACTIVATED_ON


def test_the_registrys_word_alone_locks_a_row_whatever_the_date() -> None:
    row = rows(binding("a1", BEFORE, OWN))["a1"]

    assert not row.tickable


def test_an_own_binding_beside_a_named_previous_one_sends_the_named_one_alone() -> None:
    row = rows(binding("a1", ACTIVATED_ON, id_="own"), binding("a1", BEFORE, PREVIOUS, id_="old"))["a1"]

    assert row.tickable
    assert row.keeps_own
    assert row.items == (OrderItem(A1, "old"),)
    assert row.own_since == ACTIVATED_ON


def test_several_previous_bindings_beside_an_own_one_are_each_sent_once() -> None:
    own = binding("a1", ACTIVATED_ON, id_="own")
    old = binding("a1", BEFORE, PREVIOUS, id_="old")
    older = binding("a1", date(2010, 1, 1), PREVIOUS, id_="older")

    assert rows(own, old, older, old)["a1"].items == (OrderItem(A1, "old"), OrderItem(A1, "older"))


def test_a_previous_binding_without_an_id_can_not_be_told_from_an_own_one() -> None:
    nameless = Binding("", A1, BEFORE, PREVIOUS)

    assert rows(binding("a1", ACTIVATED_ON), nameless)["a1"].standing is Standing.LOCKED_OWN


def test_an_id_that_an_own_binding_shares_names_nothing() -> None:
    twice = (binding("a1", ACTIVATED_ON, id_="same"), binding("a1", BEFORE, PREVIOUS, id_="same"))

    assert rows(*twice)["a1"].standing is Standing.LOCKED_OWN


def test_an_id_that_is_own_on_another_platform_is_not_sent_on_this_one() -> None:
    own_here = binding("a1", ACTIVATED_ON, id_="own")
    old_here = binding("a1", BEFORE, PREVIOUS, id_="shared")
    own_there = binding("b1", ACTIVATED_ON, id_="shared")

    assert rows(own_here, old_here, own_there)["a1"].standing is Standing.LOCKED_OWN


def test_an_undated_binding_beside_an_own_one_is_never_sent() -> None:
    undated = binding("a1", None, PREVIOUS, id_="undated")

    assert not rows(binding("a1", ACTIVATED_ON, id_="own"), undated)["a1"].tickable


def asked_for(
    platform_id: str, bound_on: date | None = BEFORE, *, id_: str = "", request: str = "rq-7"
) -> Binding:
    return replace(binding(platform_id, bound_on, id_=id_), open_request_id=request)


@pytest.mark.parametrize("bound_on", [BEFORE, None])
def test_an_account_that_is_under_request_can_not_be_asked_for_again(bound_on: date | None) -> None:
    row = rows(asked_for("a1", bound_on))["a1"]

    assert row.standing is Standing.UNDER_WAY
    assert not row.tickable
    assert row.items == ()
    assert row.open_request == "rq-7"


def test_what_is_under_request_elsewhere_leaves_other_rows_as_they_are() -> None:
    assert rows(asked_for("b1"), binding("a1", BEFORE))["a1"] == rows(binding("a1", BEFORE))["a1"]


def test_beside_what_is_under_request_another_earlier_account_is_asked_for_by_its_name() -> None:
    row = rows(asked_for("a1", id_="asked"), binding("a1", BEFORE, PREVIOUS, id_="left"))["a1"]

    assert row.standing is Standing.PREVIOUS_HOLDER
    assert row.items == (OrderItem(A1, "left"),)
    assert not row.keeps_own


@pytest.mark.parametrize("left", [binding("a1", None, id_="undated"), Binding("", A1, BEFORE, PREVIOUS)])
def test_what_can_not_be_named_beside_a_request_waits_for_its_answer(left: Binding) -> None:
    assert rows(asked_for("a1", id_="asked"), left)["a1"].standing is Standing.UNDER_WAY


def test_an_own_account_beside_one_under_request_stays_and_is_told_of() -> None:
    row = rows(binding("a1", ACTIVATED_ON, id_="own"), asked_for("a1", id_="asked"))["a1"]

    assert row.standing is Standing.UNDER_WAY
    assert row.keeps_own
    assert row.own_since == ACTIVATED_ON


def test_a_request_never_says_of_an_own_account_that_it_is_being_released() -> None:
    row = rows(asked_for("a1", ACTIVATED_ON))["a1"]

    assert row.standing is Standing.LOCKED_OWN
    assert row.open_request is None


def test_an_id_that_stands_twice_is_under_request_when_either_is() -> None:
    twice = (asked_for("a1", id_="same"), binding("a1", BEFORE, PREVIOUS, id_="same"))

    assert rows(*twice)["a1"].standing is Standing.UNDER_WAY


def test_a_row_that_was_ticked_before_its_request_was_told_falls_out_of_the_choice() -> None:
    told = Rows(rows(asked_for("a1")).values())

    assert [row.platform.id for row in told.chosen(frozenset({A1, PlatformId("b1")}))] == ["b1"]


def test_a_self_service_platform_has_no_box_whatever_was_found() -> None:
    assert rows()["c1"].standing is Standing.SELF_SERVICE
    assert not rows(binding("c1", BEFORE, PREVIOUS))["c1"].tickable


def test_a_platform_that_does_not_serve_this_number_has_no_box() -> None:
    answer = PlatformAnswer(A1, PlatformAnswerState.NOT_SUPPORTED)

    assert rows(answers=(answer,))["a1"].standing is Standing.NOT_SUPPORTED


def test_a_platform_that_did_not_answer_can_be_ticked_all_the_same() -> None:
    answers = (
        PlatformAnswer(A1, PlatformAnswerState.PENDING),
        PlatformAnswer(PlatformId("b1"), PlatformAnswerState.UNAVAILABLE),
    )
    found = rows(answers=answers)

    assert found["a1"].tickable
    assert found["b1"].tickable


def test_bindings_on_platforms_nobody_lists_change_no_row() -> None:
    assert rows(binding("elsewhere", ACTIVATED_ON)) == rows()


def test_a_row_that_locked_after_it_was_ticked_falls_out_of_the_choice() -> None:
    locked = Rows(rows(binding("a1", ACTIVATED_ON)).values())
    ticked = frozenset({A1, PlatformId("b1")})

    assert [row.platform.id for row in locked.chosen(ticked)] == ["b1"]


def test_recipients_and_warnings_of_a_reading_stand_once_and_in_the_order_of_the_list() -> None:
    ticked = frozenset(map(PlatformId, ("b2", "a2", "a1", "b1")))
    reading = unbind.reading_of("13800138000", Rows(rows().values()).chosen(ticked), "C-1")

    assert reading.recipients == ("A", "B")
    assert reading.warnings == ("a1", "b2")
    assert [item.platform_id for item in reading.items] == ["a1", "a2", "b1", "b2"]


def test_families_keep_the_order_of_the_list() -> None:
    families = Rows(rows().values()).families

    assert [(one.id, len(one.rows)) for one in families] == [("A", 2), ("B", 2), ("C", 1)]


def test_what_stays_the_callers_own_can_be_said() -> None:
    found = rows(
        binding("a1", ACTIVATED_ON),
        binding("b1", ACTIVATED_ON, id_="own"),
        binding("b1", BEFORE, PREVIOUS, id_="old"),
    )

    assert [row.platform.id for row in Rows(found.values()).kept_own] == ["a1", "b1"]


BINDINGS = st.lists(
    st.builds(
        Binding,
        id=st.sampled_from(["", "x", "y", "z"]),
        platform_id=st.sampled_from([one.id for one in PLATFORMS.platforms] + [PlatformId("elsewhere")]),
        bound_on=st.none() | st.dates(ACTIVATED_ON - timedelta(days=2), ACTIVATED_ON + timedelta(days=2)),
        relation=st.sampled_from(HolderRelation),
        open_request_id=st.sampled_from([None, None, "rq-1", "rq-2"]),
    ),
    max_size=8,
)


@given(BINDINGS)
def test_no_tick_ever_sends_a_binding_of_the_present_holder(found: list[Binding]) -> None:
    own = [one for one in found if relation_of(one, ACTIVATED_ON) is OWN]
    own_platforms = {one.platform_id for one in own}
    own_ids = {one.id for one in own}

    for row in rows(*found).values():
        for item in row.items:
            assert item.binding_id is not None or item.platform_id not in own_platforms
            assert item.binding_id not in own_ids


@given(BINDINGS)
def test_no_tick_ever_sends_what_is_under_request(found: list[Binding]) -> None:
    asked = [one for one in found if one.open_request_id and relation_of(one, ACTIVATED_ON) is not OWN]

    for row in rows(*found).values():
        for item in row.items:
            assert item.binding_id is not None or item.platform_id not in {one.platform_id for one in asked}
            assert item.binding_id not in {one.id for one in asked}


@given(BINDINGS)
def test_the_order_of_the_answers_never_matters(found: list[Binding]) -> None:
    forwards, backwards = rows(*found), rows(*reversed(found))

    for id_, row in forwards.items():
        same = replace(backwards[id_], items=tuple(reversed(backwards[id_].items)))
        assert replace(row, items=tuple(sorted(row.items, key=str))) == replace(
            same, items=tuple(sorted(same.items, key=str))
        )
