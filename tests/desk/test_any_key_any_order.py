"""Any key in any order, on the embedded registry: the first two rules hold, and nothing takes effect twice."""

from __future__ import annotations

import shutil
from datetime import date, datetime
from pathlib import Path
from unittest.mock import patch

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import rule, run_state_machine_as_test

from agent_console.backend import HolderRelation
from agent_console.calendar.zone import today
from agent_console.call.events import FilingQueued
from agent_console.call.request import FilingState
from agent_console.data_files import data_file
from agent_console.identity.phone import PhoneNumber
from agent_console.identity.secret import Secret
from backends.fake import ledger_codes, ledger_requests
from backends.fake import registry as registry_module
from backends.fake.facts import NumberFacts
from backends.fake.people import People
from backends.fake.registry import Registry
from tests.desk.any_key import AnyKey
from tests.support import runs
from tests.support_call import NOW
from tests.support_desk import FULL_CALL, Bench, open_bench

FAULTS = [
    "",
    "",
    "",
    "number:down",
    "match_identity:down",
    "match_identity:lost-after",
    "send_code:unknown",
    "send_code:refused",
    "confirm_code:lost-after",
    "confirm_code:garbled",
    "fraud_signals:garbled",
    "start_lookup:lost-after",
    "start_lookup:down",
    "lookup:down",
    "lookup:refused",
    "submit:lost-after",
    "submit:lost-before",
    "submit:garbled",
    "submit:refused",
    "submit:down",
    "request:down",
    "labels:down",
    "correct:lost-after",
    "correct:refused",
    "correct:down",
    "correction:down",
    "*:unknown%40",
    "*:down",
]

NUMBERS = (
    FULL_CALL,
    FULL_CALL,
    FULL_CALL,
    PhoneNumber("18700001010"),
    PhoneNumber("18700001010"),
    PhoneNumber("13400001414"),
    PhoneNumber("13300000007"),
    PhoneNumber("13900000018"),
    PhoneNumber("13900000036"),
    PhoneNumber("18900000003"),
)
"""Two whole calls, a number that is locked, one whose date is weak, one that never changed hands, two more."""


class OnTheRegistry(AnyKey):
    """Presses any key while the embedded registry answers, fails, or answers late."""

    numbers = NUMBERS
    begun: Path
    """A folder in which a desk was opened once: making its files anew would take longer than the work on them."""

    def make_bench(self) -> Bench:
        shutil.copytree(self.begun, self.folder, dirs_exist_ok=True)
        bench = open_bench(self.folder, sleep=self.sleep)
        remember_facts(bench.registry)
        return bench

    def mend(self) -> None:
        self.bench.order("")

    @rule(faults=st.sampled_from(FAULTS))
    def something_breaks(self, faults: str) -> None:
        """Order what goes wrong from now on."""
        self.bench.order(faults)

    @rule(faults=st.sampled_from(FAULTS), steps=st.integers(1, 6))
    def something_breaks_on_the_way(self, faults: str, steps: int) -> None:
        """Go on while something is broken, then have it mended."""
        self.bench.order(faults)
        self.go_on(steps)
        self.bench.order("")

    @rule(
        faults=st.sampled_from([one for one in FAULTS if one.startswith("submit")]),
        number=st.integers(0, 9),
        again=st.sampled_from(["", "submit:down", "submit:garbled"]),
    )
    def the_submit_breaks(self, faults: str, number: int, again: str) -> None:
        """Work a whole call whose request does not get through at once."""
        self.open(number, own_line=True)
        self.bench.order(faults)
        self.go_on(14)
        self.bench.order(again)
        self.settle_all()
        self.bench.order("")

    def newest_code(self) -> Secret:
        call = self.desk.call
        assert call is not None
        with self.bench.registry._books.reading() as connection:
            newest = ledger_codes.newest_code(connection, (call.numbers.subject or self.numbers[0]).digits)
        return Secret(newest.code if newest else "123456")

    def check_records(self) -> None:
        super().check_records()
        self.bench.order("")
        for _ in range(4):
            # Longer than a busy registry asks to be left alone.
            self.bench.clock.forward(seconds=6)
            self.settle_all()
        self.check_what_was_filed()

    def check_what_was_filed(self) -> None:
        """Each filing took effect once or was refused, and none names what the present holder has."""
        assert not self.bench.casebook.waiting("fake")
        requests = {}
        with self.bench.registry._books.reading() as connection:
            for number in set(self.numbers):
                for request in ledger_requests.requests_of(connection, number.digits):
                    requests[request.id] = request
        known: list[str | None] = []
        for call_id in self.calls:
            if not any(isinstance(one, FilingQueued) for one in self.read[call_id]):
                continue
            call = self.desk._worktop.stored(call_id)
            for filing in call.submission.filings:
                assert filing.state in (FilingState.ACCEPTED, FilingState.NEEDS_PERSON)
                known.append(filing.request_id)
        accepted = [one for one in known if one is not None]
        assert sorted(accepted) == sorted(set(accepted))
        assert set(accepted) <= set(requests)
        assert len(requests) <= len(known), "something was filed that no case knows of"
        for request in requests.values():
            facts = self.bench.registry._world.facts(PhoneNumber(request.number), request.created_at)
            own = {held.id for held in facts.bindings if held.owner is HolderRelation.CURRENT_HOLDER}
            assert not own & {item.binding_id for item in request.items}


def remember_facts(registry: Registry) -> None:
    """Derive each number once a day: half the time would go into deriving the same again."""
    derive = registry._world.facts

    def facts(number: PhoneNumber, at: datetime) -> NumberFacts:
        key = (number.digits, today(at))
        if key not in _KNOWN:
            _KNOWN[key] = derive(number, at)
        return _KNOWN[key]

    registry._world.facts = facts  # type: ignore[method-assign]


_KNOWN: dict[tuple[str, date], NumberFacts] = {}


def test_any_key_in_any_order_breaks_neither_of_the_first_two_rules(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    # Reading the people's files takes longer than a whole run; nothing here writes to them.
    people = People(tmp_path_factory.mktemp("people"), data_file("people"), NOW)
    with patch.object(registry_module, "People", lambda *_: people):
        OnTheRegistry.begun = tmp_path_factory.mktemp("begun")
        open_bench(OnTheRegistry.begun).close()
        run_state_machine_as_test(
            OnTheRegistry,
            settings=settings(
                report_multiple_bugs=False, max_examples=runs(500, 5_000), stateful_step_count=6
            ),
        )
