"""What the training registry last told of its callers and of a caller's phone. It knows no page and no words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from agent_console.backend import (
    BackendError,
    SimulatedCall,
    TextMessage,
    TrainingDesk,
    TrainingHolders,
    TrainingPhone,
)
from agent_console.call.call import Call
from agent_console.identity.phone import PhoneNumber


@dataclass(slots=True)
class CallerSide:
    """What the training registry last told of the callers and of the phone of the one at hand."""

    calls: tuple[SimulatedCall, ...] = ()
    messages: tuple[TextMessage, ...] = field(default=(), repr=False)
    _number: PhoneNumber | None = None
    _holder: SimulatedCall | None = None
    _holder_of: PhoneNumber | None = None
    _asking: bool = False

    async def ask_callers(self, training: TrainingDesk) -> None:
        """Ask who rings."""
        self.calls = await training.simulated_calls()

    async def follow(self, phone: TrainingPhone, call: Call) -> None:
        """Ask what stands on the phone of the caller at hand; a registry that is silent changes nothing.

        While it has not answered it is not asked again: over a slow line questions would pile up.
        """
        self._turn_to(call)
        if self._asking:
            return
        self._asking = True
        try:
            if isinstance(phone, TrainingDesk) and not self.calls:
                await self.ask_callers(phone)
                self._turn_to(call)
            await self._read(phone)
            await self._meet(phone, call)
        except BackendError:
            return
        finally:
            self._asking = False

    def _turn_to(self, call: Call) -> None:
        """Turn to a simulated caller's own phone, else to that of the number the call is about."""
        caller = caller_of(self.calls, call)
        number = caller.subject_number if caller else call.numbers.subject
        if number != self._number:
            # Nothing of the phone of the call before stands beside this one, however long an answer takes.
            self._number, self.messages = number, ()

    async def _read(self, phone: TrainingPhone) -> None:
        asked = self._number
        messages = await phone.messages(asked) if asked is not None else ()
        if asked == self._number:
            self.messages = messages

    async def _meet(self, phone: TrainingPhone, call: Call) -> None:
        """Ask once who holds a number nobody rings from: somebody typed it, and plays its caller."""
        number = call.numbers.subject
        if number is None or number == self._holder_of or caller_of(self.calls, call) is not None:
            return
        holder = await phone.caller_with(number) if isinstance(phone, TrainingHolders) else None
        self._holder, self._holder_of = holder, number

    def at_hand(self, call: Call) -> SimulatedCall | None:
        """Return who is on the line of a call: one of those who ring, or who holds the number that was typed."""
        holder = self._holder if self._holder_of == call.numbers.subject else None
        return caller_of(self.calls, call) or holder


def caller_of(calls: Sequence[SimulatedCall], call: Call) -> SimulatedCall | None:
    """Find the simulated caller at hand: by the calling number, else by the number the call is about."""
    numbers = call.numbers
    for caller in calls:
        if numbers.calling is not None and caller.calling_number == numbers.calling:
            return caller
    return next((one for one in calls if one.subject_number == numbers.subject), None)
