"""Fraud signals: three checks side by side, each yes, no or not known with its reason. It judges nobody."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable
from typing import Final

from agent_console.backend import FraudSignals, Signal, Ternary
from agent_console.identity.phone import PhoneNumber
from backends.http.asking import Ask, new_correlator
from backends.http.errors import ApiError, AuthError, CarrierError, MaybeSent, NotSent
from backends.http.line import Line
from backends.http.reading import day_of, made
from backends.wire.call_forwarding_signal import CallForwardingRequest, UnconditionalAnswer
from backends.wire.operations import (
    CHECK_SIM_SWAP,
    RETRIEVE_SIM_SWAP_DATE,
    RETRIEVE_SUBSCRIPTION_STATUS,
    RETRIEVE_UNCONDITIONAL_CALL_FORWARDING,
)
from backends.wire.sim_swap import (
    SimSwapCheckAnswer,
    SimSwapCheckRequest,
    SimSwapDateAnswer,
    SimSwapDateRequest,
)
from backends.wire.subscription_status import (
    SubscriptionStatusAnswer,
    SubscriptionStatusRequest,
    VoiceSmsStatus,
)

NO_ANSWER: Final = "UNAVAILABLE"
NO_CONSENT: Final = "CONSENT_MISSING"
NOT_UNDERSTOOD: Final = "NOT_UNDERSTOOD"
NOT_TOLD: Final = "NOT_TOLD"
"""Why a signal is not known, where the other side gave no code of its own."""


class Fraud:
    """Asks for the signals."""

    def __init__(self, line: Line) -> None:
        self._line = line

    async def signals(self, number: PhoneNumber) -> FraudSignals:
        """Ask for all three at once; one that fails is not known and hides none of the others."""
        correlator = new_correlator()
        swapped, forwarded, receivable = await asyncio.gather(
            _signal(self._swapped(number, correlator)),
            _signal(self._forwarded(number, correlator)),
            _signal(self._receivable(number, correlator)),
        )
        return FraudSignals(sim_swapped=swapped, calls_forwarded=forwarded, sms_receivable=receivable)

    async def _swapped(self, number: PhoneNumber, correlator: str) -> Signal:
        body = made(
            lambda: SimSwapCheckRequest(
                phone_number=self._line.told(number), max_age=self._line.sim_swap_hours
            )
        )
        answer = await self._line.call(Ask(CHECK_SIM_SWAP, body, subject=number, correlator=correlator))
        if not answer.message(SimSwapCheckAnswer).swapped:
            return Signal(Ternary.NO)
        return await self._swapped_on(number, correlator)

    async def _swapped_on(self, number: PhoneNumber, correlator: str) -> Signal:
        """Find the day; that it is not told takes nothing from the yes."""
        body = made(lambda: SimSwapDateRequest(phone_number=self._line.told(number)))
        ask = Ask(RETRIEVE_SIM_SWAP_DATE, body, subject=number, correlator=correlator)
        try:
            told = (await self._line.call(ask)).message(SimSwapDateAnswer)
            return Signal(Ternary.YES, on=day_of(told.latest_sim_change))
        except CarrierError as error:
            return Signal(Ternary.YES, reason_of(error))

    async def _forwarded(self, number: PhoneNumber, correlator: str) -> Signal:
        body = made(lambda: CallForwardingRequest(phone_number=self._line.told(number)))
        ask = Ask(RETRIEVE_UNCONDITIONAL_CALL_FORWARDING, body, subject=number, correlator=correlator)
        active = (await self._line.call(ask)).message(UnconditionalAnswer).active
        if active is None:
            return Signal(Ternary.UNKNOWN, NOT_TOLD)
        return Signal(Ternary.YES if active else Ternary.NO)

    async def _receivable(self, number: PhoneNumber, correlator: str) -> Signal:
        body = made(lambda: SubscriptionStatusRequest(phone_number=self._line.told(number)))
        ask = Ask(RETRIEVE_SUBSCRIPTION_STATUS, body, subject=number, correlator=correlator)
        told = (await self._line.call(ask)).message(SubscriptionStatusAnswer)
        if told.voice_sms_in == VoiceSmsStatus.ACTIVE:
            return Signal(Ternary.YES)
        if told.voice_sms_in == VoiceSmsStatus.SUSPENDED:
            return Signal(Ternary.NO)
        return Signal(Ternary.UNKNOWN, NOT_UNDERSTOOD)


async def _signal(asking: Awaitable[Signal]) -> Signal:
    try:
        return await asking
    except CarrierError as error:
        return Signal(Ternary.UNKNOWN, reason_of(error))


def reason_of(error: CarrierError) -> str:
    """Say in one word why there is no answer; nothing of what was asked is in it."""
    match error:
        case AuthError() if error.means_no_consent:
            return NO_CONSENT
        case ApiError() | AuthError():
            return error.code
        case NotSent() | MaybeSent():
            return NO_ANSWER
        case _:
            return NOT_UNDERSTOOD
