"""Sending what stands in the outbox, in order for each case, and noting what came of it. It files nothing itself."""

from __future__ import annotations

from asyncio import CancelledError
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from agent_console.call import events as e
from agent_console.call.call import Call
from agent_console.call.filing_state import HOLDER_NOT_VERIFIED, PROOF_EXPIRED
from agent_console.call.gates import Act, Reason
from agent_console.casebook.errors import CallNotFound, CallUnreadable
from agent_console.casebook.outbox import OutboxChange, OutboxEntry, OutboxState
from agent_console.desk.delivering import delivered, is_said_unknown, not_known, refused, state_of_refusal
from agent_console.desk.platform_query import Sleep
from agent_console.desk.reply import (
    DONE,
    UNDER_WAY,
    Broken,
    Failure,
    FailureKind,
    Reply,
    broken,
    our_failures,
)
from agent_console.desk.retrying import (
    BETWEEN_CASES_SECONDS,
    LONGEST_ASKED,
    MOST_SENT,
    asked_wait,
    is_held_back,
    is_held_by_registry,
    is_past,
    is_too_old,
    next_try,
)
from agent_console.desk.worktop import Worktop
from agent_console.store.errors import StoreError

_STATE_AFTER: Final = {
    FailureKind.UNREACHABLE: OutboxState.QUEUED,
    FailureKind.OUTCOME_UNKNOWN: OutboxState.SENT_UNKNOWN,
    FailureKind.GARBLED: OutboxState.SENT_UNKNOWN,
    FailureKind.REFUSED: OutboxState.NEEDS_PERSON,
}


class Sending:
    """Settles what is open in the outbox of one backend."""

    def __init__(self, worktop: Worktop, sleep: Sleep) -> None:
        self._worktop = worktop
        self._sleep = sleep
        self._asked_until: dict[str, datetime] = {}
        """Per entry tried by this process: until when the registry wants to be left alone about it."""

    async def settle(self, call_id: str) -> Reply:
        """Send what waits for one call, in order; the first that cannot be sent keeps the rest in line.

        Nothing holds it back here: somebody asked for it, or its time has come; the client keeps what a registry asks.
        """
        top = self._worktop
        waiting = [one for one in top.casebook.waiting(top.backend.describe().name) if one.call_id == call_id]
        if not waiting:
            return Reply((Reason.NOTHING_TO_DO,))
        call = top.call_of(call_id)
        if top.is_under_way(Act.SUBMIT, call):
            return UNDER_WAY
        with top.asking_of(call, Act.SUBMIT):
            self._say_what_is_unknown(call, waiting)
            for entry in waiting:
                try:
                    await self._send(call, entry)
                except Broken as error:
                    return broken(error)
        return DONE

    def _say_what_is_unknown(self, call: Call, waiting: Iterable[OutboxEntry]) -> None:
        """Tell the case what a crash or a restore left in doubt, before it is asked for again."""
        top = self._worktop
        for entry in waiting:
            if entry.state is OutboxState.SENT_UNKNOWN and not is_said_unknown(top.latest(call), entry):
                top.record(call, not_known(top, entry))

    def _wait_of(self, entry: OutboxEntry, *, by_hand: bool) -> timedelta | None:
        """Give how long an entry is still held back; None where it may be sent."""
        now = self._worktop.now()
        until = entry.next_try_at
        if by_hand and entry.id in self._asked_until:
            until = self._asked_until[entry.id]
            held = now < until <= now + LONGEST_ASKED
        else:
            held = is_held_by_registry(entry, now) if by_hand else is_held_back(entry, now)
        return until - now if held and until is not None else None

    async def _send(self, call: Call, entry: OutboxEntry) -> None:
        top = self._worktop
        if is_too_old(entry, top.now()):
            failure = Failure(FailureKind.REFUSED, PROOF_EXPIRED)
            self._note_failure(call, entry, failure)
            raise Broken(failure)
        # Killed from here on, nobody knows whether it arrived: it is asked for again with its key, however late.
        begun = OutboxChange(entry.id, OutboxState.SENT_UNKNOWN, entry.next_try_at, is_a_try=False)
        top.record(call, changes=(begun,))
        try:
            with our_failures():
                answered = await delivered(top, entry)
        except Broken as error:
            self._note_failure(call, entry, error.failure)
            raise
        except CancelledError:
            # Whoever left did not take it back. What cannot be noted now is told when it is sent again.
            with suppress(StoreError):
                self._note_failure(call, entry, Failure(FailureKind.OUTCOME_UNKNOWN))
            raise
        except Exception:
            # A fault of a backend: whether it sent anything is not known, and it is not tried again at once.
            self._note_failure(call, entry, Failure(FailureKind.GARBLED))
            raise
        top.record(call, answered, changes=(OutboxChange(entry.id, OutboxState.DONE),))

    def _note_failure(self, call: Call, entry: OutboxEntry, failure: Failure) -> None:
        """An entry that may have arrived stays "unknown" whatever happens next but an answer."""
        top, now = self._worktop, self._worktop.now()
        state = _STATE_AFTER[failure.kind]
        if state is OutboxState.QUEUED and entry.state is OutboxState.SENT_UNKNOWN:
            state = OutboxState.SENT_UNKNOWN
        events: tuple[e.Event, ...] = ()
        if state is OutboxState.SENT_UNKNOWN and not is_said_unknown(top.latest(call), entry):
            events = (not_known(top, entry, failure),)
        if state is OutboxState.NEEDS_PERSON:
            failure = _as_proof_expired(entry, failure, now)
            state, events = state_of_refusal(entry, failure), (refused(top, entry, failure),)
        top.record(call, *events, changes=(OutboxChange(entry.id, state, next_try(entry, failure, now)),))
        self._asked_until[entry.id] = now + asked_wait(failure)

    async def settle_all(self, *, by_hand: bool = False) -> int:
        """Send what waits in the outbox for this backend, one case after the other; one never stops the next.

        At most `MOST_SENT` cases: the next round goes on with the others.

        Once one gets through the line is up again: our own waits are over for the others then.

        Gives the number of entries that were answered.

        Raises:
            StoreError: The casebook cannot be read or written.
            Exception: What a backend was not allowed to raise, after the others were sent.
        """
        casebook, name = self._worktop.casebook, self._worktop.backend.describe().name
        waiting = casebook.waiting(name)
        heads: dict[str, OutboxEntry] = {}
        for one in waiting:
            heads.setdefault(one.call_id, one)
        ready = [call_id for call_id, head in heads.items() if self._wait_of(head, by_hand=by_hand) is None]
        faults: list[Exception] = []
        held = [call_id for call_id in heads if call_id not in ready]
        if await self._settle_each(ready[:MOST_SENT], faults):
            await self._settle_each(held[: max(0, MOST_SENT - len(ready))], faults)
        if faults:
            raise faults[0]
        left = {one.id for one in casebook.waiting(name)} if waiting else set()
        return sum(one.id not in left for one in waiting)

    async def _settle_each(self, calls: Iterable[str], faults: list[Exception]) -> bool:
        """Settle one case after the other; True when any of them got through."""
        got_through = False
        for place, call_id in enumerate(calls):
            if place:
                await self._sleep(BETWEEN_CASES_SECONDS)
            try:
                got_through = (await self.settle(call_id)).done or got_through
            except (CallNotFound, CallUnreadable):
                # A newer console wrote it and has to send it; the lists say so.
                continue
            except StoreError:
                raise
            except Exception as error:
                faults.append(error)
        return got_through


def _as_proof_expired(entry: OutboxEntry, failure: Failure, now: datetime) -> Failure:
    """Take "not verified" for what it is where only time went by: the caller is verified again, nothing is mended."""
    refused = (failure.code or "").rpartition(".")[2] == HOLDER_NOT_VERIFIED
    return replace(failure, code=PROOF_EXPIRED) if refused and is_past(entry, now) else failure
