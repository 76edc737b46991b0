"""A desk whose questions are watched: how a key is pressed, and what may be asked of a backend at all."""

from __future__ import annotations

import asyncio
import shutil
import tempfile
from collections import defaultdict
from collections.abc import Coroutine
from pathlib import Path
from typing import Any

from hypothesis.stateful import RuleBasedStateMachine, invariant

from agent_console.backend import CorrectionOrder, HolderProof, LookupOrder, MatchOutcome, UnbindOrder
from agent_console.call import events as e
from agent_console.casebook.case_rows import key_of
from agent_console.casebook.event_codec import decode
from agent_console.casebook.schema import CASES, EVENTS
from agent_console.desk import Reply
from agent_console.identity.phone import PhoneNumber
from tests.desk import oracle
from tests.support_desk import FULL_CALL, Bench


class Watching(RuleBasedStateMachine):
    """Presses keys. What the backend is, and what it may be asked, the two machines say that use it."""

    numbers: tuple[PhoneNumber, ...] = (FULL_CALL,)

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="any-key-"))
        self.loop = asyncio.new_event_loop()
        self.tasks: list[asyncio.Task[Reply | None]] = []
        self.sleeping: list[asyncio.Future[None]] = []
        self.calls: list[str] = []
        self.orders: dict[str, UnbindOrder | CorrectionOrder] = {}
        self.read: defaultdict[str, list[e.Event]] = defaultdict(list)
        self.bench = self.make_bench()
        self.desk = self.bench.desk
        self.bench.watched.seen.append(self._see)
        self.bench.watched.asker = self._asker

    def make_bench(self) -> Bench:
        """Open the desk that is pressed."""
        raise NotImplementedError

    async def sleep(self, seconds: float) -> None:
        """Wait until the clock is moved."""
        turn = self.loop.create_future()
        self.sleeping.append(turn)
        await turn

    # ------------------------------------------------------------------ what the backend is asked

    def _see(self, operation: str, args: tuple[Any, ...]) -> None:
        if operation == "start_lookup":
            order: LookupOrder = args[0]
            oracle.read(self._events(order.case_reference), self.desk.platforms).check_order(order)
            self._check_answers_were_about(order)
        if operation == "submit":
            self._see_submit(*args)
        if operation == "labels":
            self._see_labels_asked(*args)
        if operation == "correct":
            self._see_correction(*args)

    def _see_submit(self, order: UnbindOrder, key: str) -> None:
        record = oracle.read(self._events(order.case_reference), self.desk.platforms)
        assert order.items in record.queued.values(), "sent before it was written down"
        assert order.number == record.subject
        self._check_answers_were_about(order)
        self._check_key(order, key)

    def _check_key(self, order: UnbindOrder | CorrectionOrder, key: str) -> None:
        assert self.orders.setdefault(key, order) == order, "one key, two orders"
        same = [other for other in self.orders.values() if other == order]
        assert len(same) == 1, "one order, two keys"

    def _see_labels_asked(self, number: PhoneNumber, proof: HolderProof) -> None:
        assert self.desk.call is not None
        record = oracle.read(self._events(self.desk.call.id), self.desk.platforms)
        record.check_holder()
        assert (number, proof) == (record.subject, record.proof)

    def _see_correction(self, order: CorrectionOrder, key: str) -> None:
        record = oracle.read(self._events(order.case_reference), self.desk.platforms)
        queued = [tuple(item.label_id for item in items) for items in record.labels.queued.values()]
        assert order.label_ids in queued, "sent before it was written down"
        assert order.number == record.subject
        assert not set(order.label_ids) & record.labels.fraud, "a fraud label was sent"
        self._check_answers_were_about(order)
        self._check_key(order, key)

    def _asker(self) -> tuple[str, object]:
        """Say for which call, and for which entering of its number, something is asked."""
        call = self.desk.call
        return (call.id, call.numbers.entered_at) if call else ("", None)

    def _check_answers_were_about(self, order: LookupOrder | UnbindOrder | CorrectionOrder) -> None:
        """What verified the caller was asked about this very number, on this call, since it was typed."""
        entered = [one for one in self._events(order.case_reference) if isinstance(one, e.SubjectEntered)]
        here = (order.case_reference, entered[-1].at)
        asked_here = [one for one in self.bench.watched.answered if one.asker == here]
        assert any(
            one.operation == "match_identity"
            and one.args[0] == order.number
            and one.answer.outcome is MatchOutcome.MATCH
            for one in asked_here
        ), "verified by what was compared for another number"
        assert any(
            one.operation == "confirm_code"
            and one.args[0] == order.number
            and one.answer.proof == order.proof
            for one in asked_here
        ), "a proof that was given for another number"

    def _events(self, call_id: str) -> tuple[e.Event, ...]:
        """Give what was written of a call. What was read once is not read again: a record only grows."""
        casebook, known = self.bench.casebook, len(self.read[call_id])
        (case,) = casebook._rows.read(CASES, "WHERE call_id = ?", (call_id,))
        key = key_of(case, casebook._keys.cipher)
        stored = casebook._store.read(
            "SELECT seq, kind, body FROM events WHERE call_id = ? AND seq > ? ORDER BY seq", (call_id, known)
        )
        self.read[call_id] += [
            decode(str(kind), key.open(EVENTS, body, int(str(seq)))) for seq, kind, body in stored
        ]
        return tuple(self.read[call_id])

    # ------------------------------------------------------------------ how a key is pressed

    def press(self, work: Coroutine[Any, Any, Reply | None]) -> None:
        """Begin an intent that asks the backend, and let it run as far as it comes."""
        self.tasks.append(self.loop.create_task(work))
        self.turn()

    def turn(self) -> None:
        """Let everything run that can; whatever was raised is raised here."""
        self.loop.run_until_complete(_a_few_turns())
        over = [task for task in self.tasks if task.done()]
        self.tasks = [task for task in self.tasks if not task.done()]
        for task in over:
            assert isinstance(task.result(), Reply | None)

    def has_call(self) -> bool:
        """Whether a call is at hand."""
        return self.desk.call is not None

    def wake(self) -> None:
        """Let sleepers go on."""
        sleeping, self.sleeping = self.sleeping, []
        for turn in sleeping:
            if not turn.done():
                turn.set_result(None)
        self.turn()

    def let_all_through(self) -> None:
        """Let every late answer come."""
        while self.bench.watched.waiting:
            self.bench.watched.let_through()
            self.turn()

    # ------------------------------------------------------------------ what always holds

    @invariant()
    def nothing_is_chosen_that_has_no_box(self) -> None:
        """Ticked is what can be ticked, and what was said is about the list as it stands."""
        call = self.desk.call
        if call is not None:
            assert {row.platform.id for row in call.chosen} <= call.tickable
            assert call.read_back.reading in (None, call.reading)
            boxes = {row.label.id for row in call.label_rows if row.label and row.choosable}
            assert {one.label_id for one in call.reading.labels} <= boxes
            assert not call.verification.verified or call.verification.proof is not None

    def teardown(self) -> None:
        """Read every record to its end, and see that what is on the desk is what is on disk."""
        try:
            self.bench.watched.gated = False
            for _ in range(3):
                self.let_all_through()
                self.wake()
            self.check_records()
        finally:
            for task in self.tasks:
                task.cancel()
            self.loop.run_until_complete(_a_few_turns())
            self.loop.run_until_complete(self.bench.registry.aclose())
            self.bench.casebook.close()
            self.loop.close()
            shutil.rmtree(self.folder)

    def check_records(self) -> None:
        """Read every record as an auditor would."""
        for call_id in self.calls:
            oracle.read(self._events(call_id), self.desk.platforms)
        if self.desk.call is not None:
            assert self.desk._worktop.stored(self.desk.call.id) == self.desk.call


async def _a_few_turns() -> None:
    # Nothing here waits for the world: what can go on is through after a few turns of the loop, most often after two.
    loop: Any = asyncio.get_running_loop()
    for _ in range(12):
        await asyncio.sleep(0)
        if not loop._ready:
            return
