"""Any key in any order around the query of own accounts, on the registry and on lies: nothing of the holder's changes.

What holds of every call is looked at by the machines this one is made of; here stands what holds of own accounts.
"""

from __future__ import annotations

from typing import Any
from unittest.mock import patch

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import initialize, precondition, rule, run_state_machine_as_test

from agent_console.backend import Binding, HolderRelation, LookupOrder, PlatformAnswerState, PlatformId
from agent_console.call import events as e
from agent_console.call.lookup import LookupState
from agent_console.call.services.own_accounts import counts
from agent_console.call.steps import Service, Step
from agent_console.data_files import data_file
from backends.fake import registry as registry_module
from backends.fake.people import People
from tests.desk.any_key import AnyKey
from tests.desk.test_any_answer import OnLies
from tests.desk.test_any_key_any_order import OnTheRegistry
from tests.support import runs
from tests.support_call import NOW
from tests.support_desk import FEW, open_bench

IDS = st.lists(st.sampled_from([*map(PlatformId, FEW), PlatformId("unlisted")]), max_size=3)


def key(name: str, **arguments: st.SearchStrategy[Any]) -> st.SearchStrategy[tuple[str, dict[str, Any]]]:
    return st.tuples(st.just(name), st.fixed_dictionaries(arguments))


OWN_KEYS = st.lists(
    st.one_of(
        key("ask_own"),
        key("ask_own_again"),
        key("leave_own_open"),
        key("note_route", ids=IDS, how=st.sampled_from(["tell_route", "tell_route", "take_back_route"])),
        key("undo_route"),
        key("turn_any", service=st.sampled_from(Service)),
        key("drop_and_back"),
        key("refresh"),
        key("ask_verdict"),
    ),
    min_size=1,
    max_size=5,
)


class AboutOwnAccounts(AnyKey):
    """Presses the keys of own accounts among all the others."""

    def ask_own(self) -> None:
        self.press(self.desk.own_accounts.look_up())

    def ask_own_again(self) -> None:
        self.press(self.desk.own_accounts.ask_again())

    def leave_own_open(self) -> None:
        self.desk.own_accounts.leave_open()

    def note_route(self, ids: list[PlatformId], how: str) -> None:
        getattr(self.desk.own_accounts, how)(ids)

    def undo_route(self) -> None:
        self.desk.own_accounts.undo()

    def turn_any(self, service: Service) -> None:
        self.desk.services.choose(service)

    def drop_and_back(self) -> None:
        self.desk.line.drop()
        self.desk.line.reconnect()

    @initialize(steps=st.integers(6, 13), number=st.sampled_from([0, 0, 3, 8]))
    def begin(self, steps: int, number: int) -> None:
        """Begin somewhere on the way of a call on own accounts."""
        self.mend()
        self.open(number, own_line=True)
        self.turn_any(Service.OWN_ACCOUNTS)
        for _ in range(steps):
            self._lead_on()

    @precondition(AnyKey.has_call)
    @rule(pressed=OWN_KEYS)
    def keys_of_own_accounts(self, pressed: list[tuple[str, dict[str, Any]]]) -> None:
        """Press some of its keys, wherever the call stands."""
        self._press_all(pressed)

    @rule(number=st.integers(0, 9), steps=st.integers(5, 12), pressed=OWN_KEYS, late=st.booleans())
    def own_accounts_are_asked(
        self, number: int, steps: int, pressed: list[tuple[str, dict[str, Any]]], late: bool
    ) -> None:
        """Work a call on own accounts, with any keys between, and let its answers come late."""
        self.mend()
        self.open(number, own_line=True)
        self.turn_any(Service.OWN_ACCOUNTS)
        for _ in range(steps):
            self._lead_on()
        self.bench.watched.gated = late
        self._press_all(pressed)
        self.bench.watched.gated = False
        self.let_all_through()
        self._lead_on()

    def _press_all(self, pressed: list[tuple[str, dict[str, Any]]]) -> None:
        for name, arguments in pressed:
            if self.has_call():
                getattr(self, name)(**arguments)

    def _lead_on(self) -> None:
        call = self.desk.call
        if call is None or call.service is not Service.OWN_ACCOUNTS or call.stop is not None:
            self.press_what_leads_on()
        elif call.step is Step.LOOKUP and call.own_accounts.lookup.state in (
            LookupState.PENDING,
            LookupState.DOWN,
        ):
            self.leave_own_open()
        elif call.step is Step.LOOKUP:
            self.ask_own()
        elif call.step is Step.SELECTION:
            self.note_route([PlatformId(FEW[0])], "tell_route")
        else:
            self.press_what_leads_on()

    # ------------------------------------------------------------------ what always holds

    def _see(self, operation: str, args: tuple[Any, ...]) -> None:
        super()._see(operation, args)
        if operation == "start_lookup":
            order: LookupOrder = args[0]
            service = _service(self._events(order.case_reference))
            assert order.relation == (
                HolderRelation.CURRENT_HOLDER if service is Service.OWN_ACCOUNTS else None
            ), "a query asks for more than its service needs"

    def check_records(self) -> None:
        super().check_records()
        for call_id in self.calls:
            check_own_accounts(self._events(call_id))
            call = self.desk._worktop.stored(call_id)
            told = counts(call.own_rows)
            if told.zero_may_be_said:
                newest = {one.platform_id: one.state for one in call.own_accounts.lookup.answers}
                listed = {row.platform.id for row in call.own_rows}
                assert all(newest.get(one) is PlatformAnswerState.ANSWERED for one in listed)


def _service(events: tuple[e.Event, ...]) -> Service:
    chosen = [one.service for one in events if isinstance(one, e.ServiceChosen)]
    return chosen[-1] if chosen else Service.UNBIND


def check_own_accounts(events: tuple[e.Event, ...]) -> None:
    """Read a record as an auditor would: what was asked and noted was allowed, and nothing earlier stands in it."""
    service, hears, activated_on = Service.UNBIND, True, None
    for event in events:
        match event:
            case e.ServiceChosen():
                service = event.service
            case e.NumberAnswered():
                activated_on = event.record.activated_on
            case e.LineHeld() | e.LineDropped() | e.LineEnded():
                hears = False
            case e.LineResumed() | e.CallResumed():
                hears = True
            case e.RouteTold():
                assert hears, "read out to nobody"
                assert service is Service.OWN_ACCOUNTS
            case e.OwnLookupAnswered():
                assert not [one for one in event.lookup.bindings if _is_earlier(one, activated_on)]
            case _:
                pass


def _is_earlier(binding: Binding, activated_on: Any) -> bool:
    if binding.relation is HolderRelation.PREVIOUS_HOLDER:
        return True
    dated = binding.bound_on is not None and activated_on is not None
    return dated and binding.bound_on < activated_on


class OwnAccountsOnTheRegistry(AboutOwnAccounts, OnTheRegistry):
    """While the embedded registry answers, fails or answers late."""


class OwnAccountsOnLies(AboutOwnAccounts, OnLies):
    """While the backend answers anything."""

    def mend(self) -> None:
        self.liar.honesty = 0.95


def test_no_key_changes_what_the_holder_has_nor_tells_what_an_earlier_one_had(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    people = People(tmp_path_factory.mktemp("people"), data_file("people"), NOW)
    with patch.object(registry_module, "People", lambda *_: people):
        OwnAccountsOnTheRegistry.begun = tmp_path_factory.mktemp("begun")
        open_bench(OwnAccountsOnTheRegistry.begun).close()
        run_state_machine_as_test(
            OwnAccountsOnTheRegistry,
            settings=settings(report_multiple_bugs=False, max_examples=runs(25, 200), stateful_step_count=5),
        )


def test_whatever_the_backend_answers_no_earlier_account_is_kept_and_nothing_is_raised() -> None:
    run_state_machine_as_test(
        OwnAccountsOnLies,
        settings=settings(report_multiple_bugs=False, max_examples=runs(20, 120), stateful_step_count=5),
    )
