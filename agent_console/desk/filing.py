"""Sending what the caller agreed to, and keeping what could not be sent. What is not known to have arrived is unknown.

Every submit is put in the outbox in the transaction that records it, with the key it will keep; only then the first
byte goes out. The same key sent twice takes effect once.
"""

from __future__ import annotations

from agent_console.call import events as e
from agent_console.call.gates import Act
from agent_console.call.steps import Step
from agent_console.desk.platform_query import Sleep
from agent_console.desk.queuing import Agreed, requests
from agent_console.desk.reply import Reply
from agent_console.desk.sending import Sending
from agent_console.desk.worktop import Worktop


class Filing:
    """Submits the call at hand and settles what is still open in the outbox."""

    def __init__(self, worktop: Worktop, sleep: Sleep) -> None:
        self._worktop = worktop
        self._sending = Sending(worktop, sleep)

    async def submit(self) -> Reply:
        """File what was read back and agreed to. Recorded is DONE; whether it was accepted stands in the call."""
        top = self._worktop
        if closed := top.closed(Act.SUBMIT):
            return closed
        call = top.at_hand
        queued = requests(
            top, Agreed(call, call, call.read_back, call.reading.text_version, call.id), call.reading.items
        )
        entered = e.StepEntered(at=top.now(), step=Step.SUBMISSION)
        top.record(call, *queued.events, entered, entries=queued.entries)
        return await self.settle(call.id)

    async def settle(self, call_id: str) -> Reply:
        """Send what waits for one call; see `Sending.settle`."""
        return await self._sending.settle(call_id)

    async def settle_all(self, *, by_hand: bool = False) -> int:
        """Send whatever waits for this backend and give the number answered; see `Sending.settle_all`."""
        return await self._sending.settle_all(by_hand=by_hand)
