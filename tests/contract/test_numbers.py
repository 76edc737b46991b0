"""What every backend owes to numbers: an answer for each, and no word of the holder."""

from datetime import timedelta

import pytest

from agent_console.backend import Carrier, Environment, Refused, Ternary, TrainingDesk, Verdict
from agent_console.identity.phone import PhoneNumber
from tests.support_registry import HandSetClock, PracticeBackend


async def test_the_platforms_are_listed_once_each(backend: PracticeBackend) -> None:
    listed = await backend.platforms()
    assert listed.version
    assert len({platform.id for platform in listed.platforms}) == len(listed.platforms)


@pytest.mark.parametrize(
    ("digits", "verdict"),
    [
        ("13800138000", Verdict.RECYCLED),
        ("18900000404", Verdict.PORTED_UNSUPPORTED),
        ("17000000505", Verdict.OTHER_CARRIER),
        ("19800001515", Verdict.NOT_SYNCED_YET),
    ],
)
async def test_the_verdict_of_the_sample_people(
    backend: PracticeBackend, digits: str, verdict: Verdict
) -> None:
    assert (await backend.number(PhoneNumber(digits))).verdict is verdict


async def test_a_new_number_says_when_to_ask_again(backend: PracticeBackend, clock: HandSetClock) -> None:
    record = await backend.number(PhoneNumber("19800001515"))
    assert record.activated_on == (clock.now - timedelta(days=3)).date()
    assert record.retry_on == (clock.now + timedelta(days=4)).date()


async def test_a_virtual_operators_number_names_its_line(backend: PracticeBackend) -> None:
    record = await backend.number(PhoneNumber("17000000505"))
    assert record.carrier is Carrier.MVNO
    assert record.service_line


async def test_second_opinions_confirm_the_activation_day_and_deny_the_day_before(
    backend: PracticeBackend,
) -> None:
    number = PhoneNumber("13800138000")
    activated_on = (await backend.number(number)).activated_on
    assert activated_on is not None
    on_the_day = await backend.check_activation(number, activated_on)
    before = await backend.check_activation(number, activated_on - timedelta(days=1))
    assert (on_the_day.recycled_since, on_the_day.held_since) == (Ternary.NO, Ternary.YES)
    assert (before.recycled_since, before.held_since) == (Ternary.YES, Ternary.NO)


async def test_a_day_to_come_is_refused(backend: PracticeBackend, hand_set_clock: HandSetClock) -> None:
    with pytest.raises(Refused, match="OUT_OF_RANGE"):
        await backend.check_activation(
            PhoneNumber("13800138000"), (hand_set_clock.now + timedelta(days=1)).date()
        )


async def test_a_new_activation_counts_as_a_swap_of_that_day(backend: PracticeBackend) -> None:
    number = PhoneNumber("19800001515")
    swap = (await backend.fraud_signals(number)).sim_swapped
    assert (swap.answer, swap.on) == (Ternary.YES, (await backend.number(number)).activated_on)


async def test_a_backend_with_simulated_callers_is_a_training_backend(backend: PracticeBackend) -> None:
    if not isinstance(backend, TrainingDesk):
        pytest.skip("offers no callers")
    assert await backend.simulated_calls()
    assert backend.describe().environment is Environment.TRAINING


async def test_every_operation_is_checked(backend: PracticeBackend) -> None:
    checks = await backend.check()
    assert all(check.works for check in checks)
    assert {"number", "send_code", "lookup", "submit"} <= {check.operation for check in checks}


async def test_closing_twice_is_closing(backend: PracticeBackend) -> None:
    await backend.aclose()
    await backend.aclose()
