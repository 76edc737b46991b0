"""The faults of a scenario, as its file orders them."""

from __future__ import annotations

import pytest

from agent_console.training.faults import LATE_TAKES, PHONE_TAKES, ScenarioFaults, read_faults


def test_nothing_goes_wrong_where_nothing_is_ordered() -> None:
    assert read_faults("") == ScenarioFaults()


def test_the_pace_the_phone_and_the_registry_are_told_apart() -> None:
    faults = read_faults(
        "latency:slow, submit:lost-after@1, phone:silent@1, phone:silent@3, *:busy%20, phone:late"
    )
    assert faults.latency == "slow"
    assert faults.registry == "submit:lost-after@1,*:busy%20"
    assert [faults.phone.loses(nth) for nth in (1, 2, 3)] == [True, False, True]
    assert faults.phone.takes == LATE_TAKES


def test_a_silent_phone_loses_every_code() -> None:
    phone = read_faults("phone:silent").phone
    assert phone.loses(1)
    assert phone.loses(9)
    assert phone.takes == PHONE_TAKES


def test_a_stale_list_names_platforms_that_left() -> None:
    faults = read_faults("platforms:down, retired:dida, retired:sample-app-012")

    assert faults.retired == {"dida", "sample-app-012"}
    assert faults.registry == "platforms:down"


@pytest.mark.parametrize(
    "order",
    [
        "retired:",
        "retired:Dida",
        "retired:dida@1",
        "latency:quick",
        "latency:slow@2",
        "phone:dead",
        "phone:late@2",
        "down",
        "a b",
    ],
)
def test_what_is_no_order_is_named(order: str) -> None:
    with pytest.raises(ValueError, match=order):
        read_faults(f"lookup:down,{order}")
