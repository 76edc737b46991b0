"""States in which a call goes no further: a page for each reason, reached as it is in a call."""

from __future__ import annotations

from collections.abc import AsyncIterator

from agent_console.call.stop import StopReason
from agent_console.identity.phone import PhoneNumber
from tests.console import Console
from tests.states.hands import NOBODY, miss, state_all, to_intake, to_notice, to_read_back, to_verification
from tests.states.journey import journey

OF_THE_NUMBER: dict[StopReason, str] = {
    StopReason.NOT_RECYCLED: "13900000036",
    StopReason.CANNOT_JUDGE: "13900000015",
    StopReason.CANCELLED: "13900000022",
    StopReason.NOT_SYNCED_YET: "19800001515",
    StopReason.PORTED_UNSUPPORTED: "18900000404",
    StopReason.OTHER_CARRIER: "13900000050",
    StopReason.OTHER_CARRIER_MVNO: "17000000505",
}
"""A number for each verdict on which unbinding is not for it."""


def state_of(reason: StopReason) -> str:
    """Name the state of a stop page."""
    return f"stopped, {reason.value.lower().replace('_', ' ')}"


async def put_away(running: Console) -> None:
    """End the call that stopped, so that the next can begin."""
    running.desk.ending.wrap_up(automatic=True)
    await running.app.on_call_moved()
    await running.on_page("HomeScreen")


@journey(*map(state_of, OF_THE_NUMBER), "stopped, another next step chosen")
async def not_for_this_number(running: Console) -> AsyncIterator[str]:
    for reason, digits in OF_THE_NUMBER.items():
        await to_intake(running, PhoneNumber(digits))
        await running.press("enter")
        await running.on_page("StoppedScreen")
        yield state_of(reason)
        if reason is not StopReason.OTHER_CARRIER_MVNO:
            await put_away(running)
    await running.press("2")
    yield "stopped, another next step chosen"


@journey(
    state_of(StopReason.PREVIOUS_HOLDER),
    state_of(StopReason.NOT_HOLDER),
    state_of(StopReason.NO_SIM),
    "verification, ends here",
    state_of(StopReason.FACTOR_LOCKED),
)
async def not_for_this_caller(running: Console) -> AsyncIterator[str]:
    await to_intake(running)
    await running.press("f9", "1")
    await running.on_page("StoppedScreen")
    yield state_of(StopReason.PREVIOUS_HOLDER)
    await put_away(running)
    await to_verification(running)
    for digit, reason in (("1", StopReason.NOT_HOLDER), ("2", StopReason.NO_SIM)):
        await running.press("f9", digit)
        await running.on_page("StoppedScreen")
        yield state_of(reason)
        await running.press("escape")
        await running.on_page("VerificationScreen")
    await running.press("f9")
    yield "verification, ends here"
    await running.press("escape")
    for name in (NOBODY[0], "李练习", "陈练习"):
        await miss(running, name)
    await running.on_page("StoppedScreen")
    yield state_of(StopReason.FACTOR_LOCKED)


OF_WHAT_IS_SAID: dict[str, StopReason] = {
    "3": StopReason.DEBT_CALLS,
    "4": StopReason.PLATFORM_BAN,
    "5": StopReason.WRONG_COUNT,
    "6": StopReason.WHO_HAD_IT,
    "7": StopReason.CHILD_OR_RELATIVE,
    "9": StopReason.ACCOUNT_CONTENTS,
}
"""The digit with which the intake leads to each."""


@journey(*map(state_of, OF_WHAT_IS_SAID.values()))
async def no_cure_here(running: Console) -> AsyncIterator[str]:
    await to_intake(running)
    for digit, reason in OF_WHAT_IS_SAID.items():
        await running.press("f9", digit)
        await running.on_page("StoppedScreen")
        yield state_of(reason)
        await running.press("escape")
        await running.on_page("IntakeScreen")


@journey(state_of(StopReason.DECLINED), state_of(StopReason.LINE_DROPPED), "wrap-up, line dropped")
async def not_this_time(running: Console) -> AsyncIterator[str]:
    await to_notice(running)
    await running.press("0")
    await running.on_page("StoppedScreen")
    yield state_of(StopReason.DECLINED)
    await put_away(running)
    await to_read_back(running, "zj")
    await state_all(running)
    await running.press("f10", "1")
    await running.on_page("StoppedScreen")
    yield state_of(StopReason.LINE_DROPPED)
    await running.press("f9")
    await running.on_page("WrapUpScreen")
    yield "wrap-up, line dropped"
