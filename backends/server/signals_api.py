"""CAMARA: signs of fraud. Three APIs over one question to the port, each with its own part of the answer."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from agent_console.backend import Signal, Ternary
from agent_console.calendar.zone import start_of_day
from backends.server.desk import Desk
from backends.server.endpoint import Answer, Call
from backends.server.problems import Problem
from backends.server.subject import SubjectRule, mainland_number, subject_of
from backends.wire.call_forwarding_signal import (
    CallForwardingRequest,
    CallForwardingsAnswer,
    UnconditionalAnswer,
)
from backends.wire.sim_swap import (
    SimSwapCheckAnswer,
    SimSwapCheckRequest,
    SimSwapDateAnswer,
    SimSwapDateRequest,
)
from backends.wire.subscription_status import SubscriptionStatusAnswer, SubscriptionStatusRequest

_NO_ANSWER: Final = Problem(422, "SERVICE_NOT_APPLICABLE", "There is no answer for this number.")


class SignalsApi:
    """Handles sim-swap, call-forwarding-signal and subscription-status."""

    def __init__(self, desk: Desk) -> None:
        self._backend = desk.backend

    async def sim_swap(self, call: Call, given: SimSwapCheckRequest) -> Answer:
        """Tell whether the SIM was changed lately."""
        told = subject_of(call.caller, given.phone_number, SubjectRule.TOKEN_ALONE)
        signal = (await self._backend.fraud_signals(mainland_number(told))).sim_swapped
        since = call.now - timedelta(hours=given.max_age)
        return Answer(SimSwapCheckAnswer(swapped=yes(signal.answer) and _is_since(signal, since)))

    async def sim_swap_date(self, call: Call, given: SimSwapDateRequest) -> Answer:
        """Tell when the SIM was changed; null where that is not known."""
        told = subject_of(call.caller, given.phone_number, SubjectRule.TOKEN_ALONE)
        signal = (await self._backend.fraud_signals(mainland_number(told))).sim_swapped
        changed = yes(signal.answer) and signal.on is not None
        return Answer(
            SimSwapDateAnswer(latest_sim_change=start_of_day(signal.on) if changed and signal.on else None)
        )

    async def unconditional_forwarding(self, call: Call, given: CallForwardingRequest) -> Answer:
        """Tell whether all calls ring elsewhere; `active` is left out where that is not known."""
        signal = await self._forwarded(call, given)
        known = None if signal.answer is Ternary.UNKNOWN else signal.answer is Ternary.YES
        return Answer(UnconditionalAnswer(active=known))

    async def forwardings(self, call: Call, given: CallForwardingRequest) -> Answer:
        """List the forwardings; the port knows one kind."""
        signal = await self._forwarded(call, given)
        return Answer(CallForwardingsAnswer(("unconditional" if yes(signal.answer) else "inactive",)))

    async def subscription(self, call: Call, given: SubscriptionStatusRequest) -> Answer:
        """Tell whether text messages arrive. The port asks for nothing else, so the rest is given as usual."""
        told = subject_of(call.caller, given.phone_number, SubjectRule.TOKEN_OR_SAME)
        signal = (await self._backend.fraud_signals(mainland_number(told))).sms_receivable
        arrives = "active" if yes(signal.answer) else "suspended"
        return Answer(
            SubscriptionStatusAnswer(voice_sms_in=arrives, voice_sms_out="active", data_service="active")
        )

    async def _forwarded(self, call: Call, given: CallForwardingRequest) -> Signal:
        told = subject_of(call.caller, given.phone_number, SubjectRule.TOKEN_ALONE)
        return (await self._backend.fraud_signals(mainland_number(told))).calls_forwarded


def yes(answer: Ternary) -> bool:
    """Give a boolean where CAMARA has no third answer.

    Not 503: that no answer exists for one number says nothing of the line, and must not close it to the others.
    """
    if answer is Ternary.UNKNOWN:
        raise _NO_ANSWER
    return answer is Ternary.YES


def _is_since(signal: Signal, instant: datetime) -> bool:
    """Whether a change that is known to the day may have been after an instant."""
    return signal.on is None or start_of_day(signal.on + timedelta(days=1)) > instant
