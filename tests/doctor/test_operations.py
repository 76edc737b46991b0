"""Every operation of the port has its words, and every reason its meaning."""

from __future__ import annotations

import pytest

from agent_console.backend import OperationCheck
from agent_console.doctor.finding import State
from agent_console.doctor.operations import FEATURES, Why, is_not_taken, operations_found, why_of
from agent_console.language import load_language
from backends.fake.fault_orders import OPERATIONS
from backends.http.checks import NEEDED

ENGLISH = load_language("en")


def test_every_operation_of_the_port_has_its_words() -> None:
    assert list(FEATURES) == list(OPERATIONS)
    assert set(FEATURES) == set(NEEDED)


@pytest.mark.parametrize(
    ("reason", "why"),
    [
        ("UNAUTHENTICATED", Why.NOT_TAKEN),
        ("checkSimSwap: NOT_OFFERED", Why.NOT_OFFERED),
        ("checkSimSwap: NOT_OFFERED, checkTenure: NOT_OFFERED", Why.NOT_OFFERED),
        ("checkSimSwap: NOT_OFFERED, checkTenure: UNAVAILABLE", Why.BROKEN),
        ("CARRIER.OWN_WORD", Why.BROKEN),
        ("", Why.BROKEN),
        (None, Why.BROKEN),
    ],
)
def test_a_reason_is_read_by_its_words(reason: str | None, why: Why) -> None:
    assert why_of(reason) is why


def test_what_a_call_needs_fails_and_the_rest_is_off_or_wants_a_look() -> None:
    checks = [
        OperationCheck("submit", False, "NOT_OFFERED"),
        OperationCheck("withdraw", False, "NOT_OFFERED"),
        OperationCheck("labels", False, "UNAVAILABLE"),
    ]
    states = {one.part: one.state for one in operations_found(checks, ENGLISH)}
    assert states["submit"] is State.FAILED
    assert states["withdraw"] is State.OFF
    assert states["labels"] is State.WARNING


def test_what_a_backend_does_not_name_is_told_and_what_it_has_of_its_own_too() -> None:
    found = {one.part: one for one in operations_found([OperationCheck("own", False, "X")], ENGLISH)}
    assert found["submit"].code == "NOT_TOLD"
    assert found["own"].state is State.WARNING
    assert len(found) == len(FEATURES) + 1


def test_a_reason_with_a_number_of_a_person_is_left_out() -> None:
    found = operations_found([OperationCheck("submit", False, "no line to 138 0013 8000")], ENGLISH)
    submit = next(one for one in found if one.part == "submit")
    assert "***" in submit.text
    assert "8000" not in submit.text + submit.detail


def test_a_part_with_the_same_reason_as_another_says_it_once() -> None:
    reason = "checkSimSwap: UNAVAILABLE, retrieveSimSwapDate: UNAVAILABLE"
    found = operations_found([OperationCheck("fraud_signals", False, reason)], ENGLISH)
    signals = next(one for one in found if one.part == "fraud_signals")
    assert "(UNAVAILABLE: checkSimSwap, retrieveSimSwapDate)" in signals.text
    assert signals.detail == reason


def test_one_other_failure_does_not_speak_against_the_credentials() -> None:
    checks = [OperationCheck("number", False, "UNAUTHENTICATED"), OperationCheck("labels", True)]
    assert is_not_taken(checks)
    assert not is_not_taken([*checks, OperationCheck("submit", False, "UNAVAILABLE")])
    assert not is_not_taken([OperationCheck("number", True)])
