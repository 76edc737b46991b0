"""The history of a case, line by line: what was filed first, what was filed again, what was refused."""

from __future__ import annotations

from datetime import date

import pytest

from agent_console.backend import (
    CorrectionReason,
    ItemState,
    Lookup,
    OrderItem,
    PlatformAnswer,
    PlatformAnswerState,
    PlatformId,
    RequestItem,
    UnbindRequest,
)
from agent_console.calendar.promise import Promise, PromiseKind
from agent_console.call import events as e
from agent_console.call.casework import SettledBy
from agent_console.call.correction import LabelItem
from agent_console.call.wrap_up import Outcome
from agent_console.language import load_language
from screens.case.history import history_of, newest_of
from screens.home.case_counts import counted
from tests.screens.home.test_home_page import case
from tests.support_call import at

PROMISE = Promise(PromiseKind.UNBIND, date(2026, 11, 23), date(2026, 11, 30), provisional=False)
EN = load_language("en")


def filed(number: int, *ids: str) -> e.FilingQueued:
    items = tuple(OrderItem(PlatformId(one)) for one in ids)
    return e.FilingQueued(at=at(number), filing=number, items=items, promise=PROMISE, tell_outcome_by=at(90))


def corrected(number: int) -> e.CorrectionQueued:
    reason = CorrectionReason.PREVIOUS_HOLDER
    item = LabelItem("360", "l-1", "骚扰电话", reason)
    return e.CorrectionQueued(
        at=at(number),
        filing=number,
        items=(item,),
        reason=reason,
        promise=PROMISE,
        tell_outcome_by=at(90),
    )


@pytest.mark.parametrize(
    ("events", "told"),
    [
        ((filed(1, "a", "b"),), ["files 2"]),
        ((filed(1, "a", "b"), filed(2, "c")), ["files 2", "files 1 more"]),
        ((filed(1, "a", "b"), filed(2, "b")), ["files 2", "files 1 again"]),
        ((corrected(1), filed(2, "a", "b")), ["asks to correct 1", "files 2"]),
        ((corrected(1), filed(2, "a"), filed(3, "b")), ["asks to correct 1", "files 1", "files 1 more"]),
        ((filed(1, "a"), corrected(2)), ["files 1", "asks to correct 1"]),
    ],
)
def test_what_is_filed_first_again_and_besides_is_told_apart(
    events: tuple[e.Event, ...], told: list[str]
) -> None:
    assert [line.text for line in history_of(events, EN)] == told


def wrapped_up(outcome: Outcome) -> e.CallWrappedUp:
    return e.CallWrappedUp(at=at(20), outcome=outcome)


@pytest.mark.parametrize("outcome", [Outcome.ACCEPTED, Outcome.RECORDED])
def test_that_a_call_filed_something_is_told_by_its_request_alone(outcome: Outcome) -> None:
    assert [line.text for line in history_of((filed(1, "a"), wrapped_up(outcome)), EN)] == ["files 1"]


@pytest.mark.parametrize(
    ("outcome", "told"),
    [
        (Outcome.CALL_BACK, "wrapped up: Call-back agreed"),
        (Outcome.GAVE_UP, "wrapped up: Caller gave up"),
        (Outcome.OTHER, "wrapped up: Other"),
    ],
)
def test_what_else_a_call_came_to_is_told_as_its_wrap_up(outcome: Outcome, told: str) -> None:
    assert [line.text for line in history_of((wrapped_up(outcome),), EN)] == [told]


def test_who_dealt_with_a_refusal_stands_beside_it() -> None:
    refused = e.FilingRefused(at=at(5), filing=1, code="PERMISSION_DENIED")
    settled = e.RefusedSettled(at=at(9), filings=(1,), by=SettledBy.CALLER_TOLD, staff_no="8021")
    lines = history_of((filed(1, "a"), refused, settled), EN)
    assert [(line.who, line.text) for line in lines[1:]] == [
        ("", "refused by the registry"),
        ("8021", "not taken; the caller knows"),
    ]


def test_the_newest_request_stays_among_the_rows_whatever_came_after_it() -> None:
    urged = [e.Urged(at=at(minute), on_call="here", count=1) for minute in range(5, 9)]
    lines = history_of((filed(1, "a", "b"), filed(2, "b"), *urged), EN)
    assert [one.text for one in newest_of(lines, 3)] == ["files 1 again", "caller urges", "caller urges"]
    assert [one.at for one in newest_of(lines, 3)] == [at(2), at(7), at(8)]
    assert newest_of(lines, 9) == lines
    assert [one.text for one in newest_of(lines, 1)] == ["files 1 again"]
    assert newest_of(lines, 0) == ()
    assert len(newest_of(lines[2:], 3)) == 3


def test_what_platforms_answered_is_counted_in_the_order_of_the_title() -> None:
    states = (ItemState.NO_REPLY, ItemState.UNBOUND, ItemState.NO_PRIOR_BINDING, ItemState.UNBOUND)
    items = tuple(
        RequestItem(f"i-{place}", PlatformId(f"p-{place}"), None, state, at(9))
        for place, state in enumerate(states)
    )
    updated = e.FilingUpdated(at=at(9), filing=1, request=UnbindRequest("rq-1", None, at(1), items))
    [line] = history_of((updated,), EN)
    title = case(1, items=tuple((one, states.count(one)) for one in sorted(set(states))))
    assert f"4: {line.text}" == counted(title, EN, 70)
    assert f"4: {line.short}" == counted(title, EN, 12)


def test_a_query_that_brought_nothing_new_is_told_once() -> None:
    def heard(second: int, *answered: str) -> e.OwnLookupAnswered:
        answers = tuple(
            PlatformAnswer(
                PlatformId(one),
                PlatformAnswerState.ANSWERED if one in answered else PlatformAnswerState.PENDING,
            )
            for one in ("a", "b")
        )
        return e.OwnLookupAnswered(at=at(second), lookup=Lookup("lk-1", True, answers, ()))

    lines = history_of((heard(1, "a"), heard(2, "a"), heard(3, "a", "b")), EN)
    assert [line.text for line in lines] == [
        "own accounts: 1 of 2 answered",
        "own accounts: 2 of 2 answered",
    ]
