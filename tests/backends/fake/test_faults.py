"""Ordered faults: each strikes what it names, and says truly whether anything may have arrived."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent_console.backend import Garbled, IdempotencyKey, Refused, SendCodeOutcome, Sent, Unreachable
from agent_console.identity.phone import PhoneNumber
from backends.fake.fault_orders import OPERATIONS, FaultKind, FaultOrder, read_orders
from backends.fake.faults import SLOW_SECONDS, Faults
from backends.fake.latency import Latency
from backends.fake.notices import NoticeKind
from backends.fake.registry import Registry
from tests.support_registry import MESSAGE, HandSetClock, caller_of, registry, unbind_order, verified

NUMBER = PhoneNumber("13800138000")
KEY = IdempotencyKey("key-1")


def order(registry: Registry, text: str) -> None:
    orders, notices = read_orders(text)
    assert not notices
    registry.faults.orders = orders


async def test_an_operation_that_is_down_was_not_sent(tmp_path: Path) -> None:
    opened = registry(tmp_path, options={"faults": "number:down"})
    with pytest.raises(Unreachable) as error:
        await opened.number(NUMBER)
    assert error.value.sent is Sent.NO
    assert (await opened.fraud_signals(NUMBER)).calls_forwarded is not None
    assert [check.operation for check in await opened.check() if not check.works] == ["number"]
    await opened.aclose()


async def test_a_busy_registry_says_when_to_come_again(tmp_path: Path) -> None:
    opened = registry(tmp_path, options={"faults": "*:busy"})
    with pytest.raises(Unreachable) as error:
        await opened.number(NUMBER)
    assert error.value.retry_after is not None
    await opened.aclose()


async def test_a_lost_answer_took_effect_and_the_same_key_finds_it(tmp_path: Path) -> None:
    opened = registry(tmp_path)
    proof = await verified(opened, await caller_of(opened, NUMBER.digits))
    filed = unbind_order(NUMBER, proof, "douyin")
    order(opened, "submit:lost-after@1")
    with pytest.raises(Unreachable) as error:
        await opened.submit(filed, KEY)
    assert error.value.sent is Sent.MAYBE
    receipt = await opened.submit(filed, KEY)
    (only,) = await opened.find_requests(NUMBER, proof, None)
    assert only.id == receipt.id
    await opened.aclose()


async def test_a_lost_question_took_no_effect(tmp_path: Path) -> None:
    opened = registry(tmp_path)
    proof = await verified(opened, await caller_of(opened, NUMBER.digits))
    order(opened, "submit:lost-before")
    with pytest.raises(Unreachable) as error:
        await opened.submit(unbind_order(NUMBER, proof, "douyin"), KEY)
    assert error.value.sent is Sent.MAYBE
    assert await opened.find_requests(NUMBER, proof, None) == ()
    await opened.aclose()


async def test_an_unknown_sending_was_sometimes_done_and_sometimes_not(tmp_path: Path) -> None:
    clock = HandSetClock()
    opened = registry(tmp_path, clock, options={"faults": "send_code:unknown"})
    done = []
    for index in range(12):
        number = PhoneNumber(f"1380013{8000 + 10 * index:04d}")
        with pytest.raises(Unreachable) as error:
            await opened.send_code(number, MESSAGE)
        assert error.value.sent is Sent.MAYBE
        done.append(bool(await opened.messages(number)))
    assert {True, False} == set(done)
    await opened.aclose()


async def test_garbled_and_refused_are_told_apart(tmp_path: Path) -> None:
    opened = registry(tmp_path, options={"faults": "number:garbled,lookup:refused"})
    with pytest.raises(Garbled):
        await opened.number(NUMBER)
    with pytest.raises(Refused):
        await opened.lookup("any")
    await opened.aclose()


async def test_orders_can_be_changed_while_it_runs(tmp_path: Path) -> None:
    opened = registry(tmp_path, options={"faults": "send_code:down"})
    with pytest.raises(Unreachable):
        await opened.send_code(NUMBER, MESSAGE)
    opened.faults.orders = ()
    assert (await opened.send_code(NUMBER, MESSAGE)).outcome is SendCodeOutcome.SENT
    await opened.aclose()


async def test_other_faults_can_take_their_place_while_it_runs(tmp_path: Path) -> None:
    opened = registry(tmp_path)
    await opened.number(NUMBER)
    opened.faults = Faults(7, Latency.INSTANT, (FaultOrder("number", FaultKind.DOWN),))
    with pytest.raises(Unreachable):
        await opened.number(NUMBER)
    assert [one.operation for one in await opened.check() if not one.works] == ["number"]
    await opened.aclose()


async def strikes(seed: int, calls: int) -> list[bool]:
    faults = Faults(seed, Latency.INSTANT, (FaultOrder("number", FaultKind.DOWN, percent=30),))
    struck = []
    for _ in range(calls):
        try:
            await faults.around("number", lambda: None)
            struck.append(False)
        except Unreachable:
            struck.append(True)
    return struck


async def test_a_share_of_the_calls_is_struck_and_the_seed_says_which() -> None:
    struck = await strikes(1, 300)
    assert 60 < sum(struck) < 120
    assert struck == await strikes(1, 300)
    assert struck != await strikes(2, 300)


async def waited(latency: Latency, text: str = "") -> list[float]:
    """Give the seconds each of some answers took, without waiting for them."""
    seconds: list[float] = []

    async def note(wait: float) -> None:
        seconds.append(wait)

    faults = Faults(7, latency, read_orders(text)[0], note)
    for operation in OPERATIONS:
        await faults.around(operation, lambda: None)
    return seconds


async def test_the_paces_differ() -> None:
    assert await waited(Latency.INSTANT) == []
    assert max(await waited(Latency.OFFICE)) < 1 < min(await waited(Latency.SLOW))


async def test_a_slow_operation_takes_as_long_as_a_client_waits() -> None:
    assert [round(wait) for wait in await waited(Latency.INSTANT, "number:slow")] == [SLOW_SECONDS]


@pytest.mark.parametrize(
    "text", ["nothing:down", "number:explode", "number", "number:down@x", ":", "\x1b[31m"]
)
async def test_an_order_that_can_not_be_read_is_told_and_left_out(tmp_path: Path, text: str) -> None:
    opened = registry(tmp_path, options={"faults": f"{text},number:down"})
    (notice,) = opened.notices()
    assert notice.kind is NoticeKind.OPTION_IGNORED
    assert notice.text.en.isprintable()
    with pytest.raises(Unreachable):
        await opened.number(NUMBER)
    await opened.aclose()


async def test_an_unknown_pace_or_option_is_told(tmp_path: Path) -> None:
    opened = registry(tmp_path, options={"latency": "warp", "colour": "blue"})
    assert [notice.file for notice in opened.notices()] == ["latency", "options"]
    await opened.aclose()


@given(st.text())
def test_any_text_is_read_as_orders_or_told(text: str) -> None:
    orders, notices = read_orders(text)
    assert len(orders) + len(notices) == len([part for part in text.split(",") if part.strip()])
