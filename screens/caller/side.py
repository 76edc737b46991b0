"""What the training registry last told of its callers and of a caller's phone. It knows no page and no words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from agent_console.backend import BackendError, SimulatedCall, TextMessage, TrainingDesk
from agent_console.call.call import Call


@dataclass(slots=True)
class CallerSide:
    """What the training registry last told of the callers and of the phone of the one at hand."""

    calls: tuple[SimulatedCall, ...] = ()
    messages: tuple[TextMessage, ...] = field(default=(), repr=False)

    async def ask_callers(self, training: TrainingDesk) -> None:
        """Ask who rings."""
        self.calls = await training.simulated_calls()

    async def follow(self, training: TrainingDesk, call: Call) -> None:
        """Ask what stands on the phone of the caller at hand; a registry that is silent changes nothing."""
        try:
            if not self.calls:
                await self.ask_callers(training)
            caller = caller_of(self.calls, call)
            self.messages = await training.messages(caller.subject_number) if caller else ()
        except BackendError:
            return


def caller_of(calls: Sequence[SimulatedCall], call: Call) -> SimulatedCall | None:
    """Find the simulated caller at hand: by the calling number, else by the number the call is about."""
    numbers = call.numbers
    for caller in calls:
        if numbers.calling is not None and caller.calling_number == numbers.calling:
            return caller
    return next((one for one in calls if one.subject_number == numbers.subject), None)
