"""Whatever is pressed beside an earlier case: nothing is told or sent but to its verified holder, and only once."""

from __future__ import annotations

import asyncio
import shutil
import tempfile
from collections.abc import Coroutine, Iterable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    precondition,
    rule,
    run_state_machine_as_test,
)

from agent_console.backend import ItemState, OrderItem, UnbindOrder
from agent_console.call import events as e
from agent_console.call.casework import Review, SettledBy
from agent_console.call.read_back import Statement
from agent_console.call.refused import not_taken
from agent_console.data_files import data_file
from agent_console.desk import Reply
from agent_console.identity.phone import PhoneNumber
from agent_console.identity.secret import Secret
from backends.fake import ledger_requests, proportions
from backends.fake import registry as registry_module
from backends.fake.people import People
from tests.support import runs
from tests.support_call import NOW
from tests.support_desk import (
    FULL_CALL,
    Bench,
    open_bench,
    say_everything,
    settled,
    to_selection,
)

OTHER = PhoneNumber("18700001010")
TEN_MINUTES = timedelta(minutes=10)
FAULTS = st.sampled_from(
    [
        "",
        "",
        "submit:lost-after",
        "submit:down",
        "submit:refused",
        "withdraw:lost-after",
        "withdraw:refused",
        "request:down",
    ]
)

KEYS = (
    *(
        "file_again",
        "take_back",
        "last page",
        "1",
        "2",
        "3",
        "undo",
        "leave",
        "8",
        "8",
        "urge",
        "complain",
        "settle",
    ),
    *("ask", "everything", "everything", "everything"),
)

BESIDE = st.lists(st.sampled_from(KEYS), max_size=4)
DISTURBANCES = (
    *("", "", "time", "much time", "fresh code", "toggle_hold", "drop", "end"),
    *("submit:lost-after", "submit:down", "submit:refused", "withdraw:lost-after", "withdraw:refused"),
)


class BesideACase(RuleBasedStateMachine):
    """A case of which some platforms stay silent, and hands that press anything beside it."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="case-"))
        self.loop = asyncio.new_event_loop()
        self.bench: Bench = open_bench(self.folder)
        self.desk = self.bench.desk
        self.case = ""

    @initialize(days=st.sampled_from([0, 8]), unsent=st.booleans())
    def a_case_is_filed(self, days: int, unsent: bool) -> None:
        """File it, and come to its first hour or to its sixth working day; it may still wait in the outbox."""
        self.bench.order("submit:down" if unsent else "")

        async def file() -> None:
            await to_selection(self.bench)
            await settled(self.desk.choosing.tick(self.bench.call.tickable))
            await settled(self.desk.choosing.review())
            say_everything(self.bench)
            reply = await self.desk.filing.submit()
            assert reply.done is not unsent

        self.loop.run_until_complete(file())
        self.case = self.bench.call.id
        self.desk.ending.wrap_up()
        self.bench.clock.forward(days=days, hours=1)
        self.loop.run_until_complete(self.desk.following.round(by_hand=True))
        self.bench.order("")
        self.bench.watched.seen.append(self._see)

    # ------------------------------------------------------------------ what is pressed

    def press(self, work: Coroutine[Any, Any, Reply]) -> None:
        """Let an intent come to its end."""
        assert isinstance(self.loop.run_until_complete(work), Reply)

    def there(self) -> bool:
        return self.desk.call is not None

    def is_open(self) -> bool:
        return self.desk.casework.case is not None

    @rule(own=st.booleans(), named=st.booleans(), verifies=st.integers(0, 5))
    def somebody_rings(self, own: bool, named: bool, verifies: int) -> None:
        """Answer a call about the number of the case or another, and go as far as its code."""
        self.desk.casework.close()
        number = FULL_CALL if own else OTHER
        self.bench.clock.forward(minutes=1)
        self.desk.intake.open(number)
        self.press(self.desk.intake.enter_subject(number))
        if named:
            self.desk.casework.open(self.case)
        self.desk.intake.confirm_numbers()
        self.desk.intake.agree()
        if verifies:
            self.press(self.desk.holder.ask_signals())
            self.press(self.desk.holder.compare(*self.bench.holder(number)))
            self.press(self.desk.holder.send_code())
        if verifies > 1 and self.bench.call.verification.code is not None:
            self.press(self.desk.holder.confirm_code(self.bench.code(number)))

    @precondition(there)
    @rule(what=st.sampled_from(["toggle_hold", "toggle_hold", "drop", "reconnect", "end"]))
    def on_the_line(self, what: str) -> None:
        getattr(self.desk.line, what)()

    @rule(seconds=st.sampled_from([1.0, 61, 599, 601, 90_000]))
    def time_goes_by(self, seconds: float) -> None:
        self.bench.clock.forward(seconds=seconds)

    @precondition(there)
    @rule(right=st.booleans())
    def a_fresh_code(self, right: bool) -> None:
        number = self.bench.call.numbers.subject or FULL_CALL
        self.press(self.desk.holder.send_code())
        if self.bench.call.verification.code is not None:
            code = self.bench.code(number) if right else Secret("000000")
            self.press(self.desk.holder.confirm_code(code))

    @precondition(there)
    @rule()
    def the_console_comes_up_again(self) -> None:
        self.desk.casework.close()
        if self.bench.call.wrap_up is None:
            self.desk.intake.resume(self.bench.call.id)

    @rule(faults=FAULTS)
    def something_breaks(self, faults: str) -> None:
        self.bench.order(faults)

    @rule()
    def the_case_is_opened(self) -> None:
        self.desk.casework.open(self.case)

    @precondition(is_open)
    @rule(what=BESIDE)
    def beside_the_case(self, what: list[str]) -> None:
        """Press any key of its page and its review."""
        for key in what:
            if self.is_open():
                self._beside(key)

    def _beside(self, key: str) -> None:
        review, casework = self.desk.case_review, self.desk.casework
        match key:
            case "file_again":
                review.file_again()
            case "take_back":
                review.take_back([one.order for one in review.withdrawable()][:2])
            case "last page":
                review.show_last_page()
            case "1" | "2" | "3":
                review.state(tuple(Statement)[int(key) - 1])
            case "undo" | "leave":
                getattr(review, key)()
            case "8":
                self.press(review.send())
            case "settle":
                casework.settle_refused(SettledBy.CALLER_TOLD)
            case "ask":
                self.press(casework.ask())
            case "everything":
                review.file_again()
                review.take_back([one.order for one in review.withdrawable()][:1])
                review.show_last_page()
                for statement in Statement:
                    review.state(statement)
            case _:
                getattr(casework, key)()
        self.nothing_is_told_to_others()

    @rule(before=BESIDE, between=st.sampled_from(DISTURBANCES), after=BESIDE)
    def its_caller_asks(self, before: list[str], between: str, after: list[str]) -> None:
        """Verify the right caller, work at the case, let something come between, and go on."""
        self.somebody_rings(own=True, named=True, verifies=2)
        self.beside_the_case(["everything", *before])
        match between:
            case "time" | "much time":
                self.bench.clock.forward(seconds=61 if between == "time" else 601)
            case "fresh code":
                self.bench.clock.forward(seconds=601)
                self.a_fresh_code(right=True)
            case _ if ":" in between:
                self.bench.order(between)
            case "":
                pass
            case _:
                getattr(self.desk.line, between)()
        self.beside_the_case([*after, "8"])
        self.bench.order("")

    @rule()
    def what_waits_is_sent(self) -> None:
        self.loop.run_until_complete(self.desk.filing.settle_all(by_hand=True))

    # ------------------------------------------------------------------ what always holds

    def nothing_is_told_to_others(self) -> None:
        """Items are shown to a caller verified for the very number alone."""
        if self.desk.casework.told:
            call = self.bench.call
            assert call.numbers.subject == FULL_CALL
            assert call.verification.verified
            assert self.case in call.follow_up.told or call.id == self.case

    def _see(self, operation: str, args: tuple[Any, ...]) -> None:
        if operation == "submit":
            order: UnbindOrder = args[0]
            assert order.number == FULL_CALL
            stored = self.bench.casebook.events_of(self.case)
            assert self._still_asked_for(order, stored), "not written down, or taken back before it was sent"

    def _still_asked_for(self, order: UnbindOrder, stored: Iterable[e.Event]) -> bool:
        """Whether some request that was written down has exactly these items left."""
        left: dict[int, list[OrderItem]] = {}
        for one in stored:
            if isinstance(one, e.FilingQueued):
                left[one.filing] = list(one.items)
            elif isinstance(one, e.FilingTakenBack):
                left[one.filing] = [item for item in left[one.filing] if item not in one.items]
        return list(order.items) in left.values()

    def teardown(self) -> None:
        try:
            self.bench.order("")
            for _ in range(3):
                self.bench.clock.forward(days=1)
                self.loop.run_until_complete(self.desk.filing.settle_all(by_hand=True))
            self.check_what_was_sent()
        finally:
            self.loop.run_until_complete(self.bench.registry.aclose())
            self.bench.casebook.close()
            self.loop.close()
            shutil.rmtree(self.folder)

    def check_what_was_sent(self) -> None:
        """Every sending was read back and agreed to on a call about the number, and took effect once."""
        assert not self.bench.casebook.waiting("fake")
        agreed = [
            review for one in self.bench.casebook.about(FULL_CALL) for review in agreements(self, one.call_id)
        ]
        stored = self.bench.casebook.events_of(self.case)
        again = [one for one in stored if isinstance(one, e.FilingQueued)][1:]
        back = [one for one in stored if isinstance(one, e.WithdrawalQueued)]
        assert len(agreed) >= (1 if again or back else 0)
        filed = [item for one in again for item in one.items]
        assert all(any(item in review.reading.items for review in agreed) for item in filed)
        with self.bench.registry._books.reading() as connection:
            requests = ledger_requests.requests_of(connection, FULL_CALL.digits)
        assert len(requests) <= 1 + len(again), "one agreement took effect twice"
        items = [
            item for one in self.desk._worktop.stored(self.case).submission.filings for item in one.live_items
        ]
        assert len({item.order for item in items}) == len(items), "an item counts twice"
        ids = [id_ for one in back for id_ in one.item_ids]
        taken = {item.item_id for item in items if item.state is ItemState.WITHDRAWN and item.item_id}
        assert taken <= set(ids)
        refused = {one.number for one in not_taken(self.desk._worktop.stored(self.case).submission)}
        tray = [one for one in self.bench.casebook.needing_a_person("fake") if one.call_id == self.case]
        assert {one.filing for one in tray} == refused, (
            "the tray holds what was dealt with, or lacks what was not"
        )
        unsent = {item for one in stored if isinstance(one, e.FilingTakenBack) for item in one.items}
        assert all(any(item in review.reading.items for review in agreed) for item in unsent)


def agreements(machine: BesideACase, call_id: str) -> list[Review]:
    """Read a call as an auditor would: what was sent on it, and whether it was agreed to on a fresh proof."""
    up, verified_at, shown, sent = True, None, False, list[Review]()
    said: dict[Statement, datetime] = {}
    open_now: Review | None = None
    for event in machine.bench.casebook.events_of(call_id):
        match event:
            case e.LineHeld():
                up = False
            case e.LineResumed():
                up = True
            case e.ReviewOpened() if event.review == open_now:
                pass
            case e.ReviewOpened():
                open_now, shown, said = event.review, False, {}
            case e.LineDropped() | e.LineEnded() | e.ReviewLeft():
                open_now = None
                up = up and not isinstance(event, e.LineDropped | e.LineEnded)
                shown, said = False, {}
            case e.CallResumed():
                up, shown, said, open_now = True, False, {}, None
            case e.CodeCompared() if event.answer.proof is not None:
                verified_at = event.at
                if said.get(Statement.SEPARATE_CONSENT, verified_at) < verified_at - TEN_MINUTES:
                    # Too old to go out with this proof: only one that is given anew counts.
                    del said[Statement.SEPARATE_CONSENT]
            case e.ReviewPageShown():
                shown = True
            case e.ReviewStated():
                assert up, "a statement taken while the caller did not hear"
                assert shown, "a statement about a list that was not shown to its end"
                said.setdefault(event.statement, event.at)
            case e.ReviewTakenBack():
                said.popitem()
            case e.ReviewSent():
                assert up, "sent while the caller did not hear"
                assert verified_at is not None
                assert event.at < verified_at + TEN_MINUTES, "sent on an old proof"
                assert Statement.READ_BACK in said, "not read back"
                assert Statement.SEPARATE_CONSENT in said, "no consent that goes with this proof"
                assert abs(said[Statement.SEPARATE_CONSENT] - verified_at) <= TEN_MINUTES
                assert event.review == open_now
                sent.append(event.review)
                open_now = None
            case _:
                pass
    return sent


def test_any_key_beside_an_earlier_case_sends_nothing_twice_and_tells_nobody_else(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    people = People(tmp_path_factory.mktemp("people"), data_file("people"), NOW)
    with patch.object(registry_module, "People", lambda *_: people), patch.object(proportions, "SILENT", 40):
        run_state_machine_as_test(
            BesideACase,
            settings=settings(report_multiple_bugs=False, max_examples=runs(20, 120), stateful_step_count=6),
        )
