"""What may be done for an earlier case: for its own holder alone, read back first, never for an own binding."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agent_console.backend import (
    Binding,
    HolderRelation,
    ItemState,
    OrderItem,
    PlatformId,
    RequestItem,
    UnbindRequest,
    Verdict,
)
from agent_console.calendar.promise import Promise, PromiseKind
from agent_console.call import events as e
from agent_console.call.call import Call
from agent_console.call.case_gates import WITHOUT_CALLER, CaseAct, case_gate
from agent_console.call.casework import ReviewKind
from agent_console.call.eligibility import relation_of
from agent_console.call.gates import Reason
from agent_console.call.read_back import Statement
from agent_console.call.request import PROOF_EXPIRED
from agent_console.call.services.follow_up import refilable_items, review_of, still_so, withdrawable_items
from agent_console.call.services.unbind import Standing
from agent_console.call.steps import Service
from agent_console.call.stop import NOT_THE_HOLDER, StopReason
from agent_console.call.wrap_up import Outcome
from tests.support import runs
from tests.support_call import (
    ACTIVATED_ON,
    NOW,
    SUBJECT,
    all_stated,
    at,
    binding,
    lookup,
    record,
    then,
    to_lookup,
    to_read_back,
    to_selection,
    worked,
)

DAYS = timedelta(days=8)
PROMISE = Promise(PromiseKind.UNBIND, date(2026, 11, 23), date(2026, 11, 30), provisional=False)


def filed(*ids: str) -> Call:
    """A call on which some platforms were asked for, and put away."""
    call = all_stated(worked(to_read_back(*ids)))
    queued = e.FilingQueued(
        at=at(50), filing=1, items=call.reading.items, promise=PROMISE, tell_outcome_by=at(60)
    )
    accepted = e.FilingAccepted(at=at(51), filing=1, request_id="rq-1")
    return then(call, queued, accepted, e.CallWrappedUp(at=at(90), outcome=Outcome.ACCEPTED))


def as_told(call: Call, *states: ItemState) -> Call:
    """Let the registry tell how far each item is, in the order of the request."""
    filing = call.submission.filings[0]
    items = tuple(
        RequestItem(f"it-{n}", one.platform_id, one.binding_id, state, at(70))
        for n, (one, state) in enumerate(zip(filing.items, states, strict=True))
    )
    return then(
        call,
        e.FilingUpdated(at=at(71), filing=1, request=UnbindRequest("rq-1", call.id, at(51), items)),
    )


def later_call(case: Call) -> Call:
    """Another call about the same number, days later, whose caller is verified and was told of the case."""
    call = replace(worked(to_lookup()), id="001201-0001-1")
    return then(call, e.CaseNamed(at=at(21), case=case.id), e.CaseTold(at=at(21), case=case.id))


def reviewed(case: Call, call: Call, kind: ReviewKind = ReviewKind.REFILE) -> Call:
    """Read everything back that may be sent."""
    items = refilable_items(case, call) if kind is ReviewKind.REFILE else withdrawable_items(case)
    review = review_of(case, kind, items)
    said = (e.ReviewStated(at=at(31), statement=one, review=review) for one in Statement)
    return then(
        call, e.ReviewOpened(at=at(30), review=review), e.ReviewPageShown(at=at(30), review=review), *said
    )


SILENT = (ItemState.NO_REPLY, ItemState.UNBOUND)


def test_with_everything_said_the_gate_to_sending_is_open() -> None:
    case = as_told(filed("a1", "b1"), *SILENT)
    assert case_gate(case, reviewed(case, later_call(case)), CaseAct.SEND, at(32)) == ()


@pytest.mark.parametrize("reason", sorted(NOT_THE_HOLDER))
def test_a_case_is_told_to_nobody_who_is_noted_not_to_be_the_holder(reason: StopReason) -> None:
    case = as_told(filed("a1", "b1"), *SILENT)
    call = then(later_call(case), e.CallStopped(at=at(31), reason=reason))
    assert case_gate(case, call, CaseAct.TELL, at(32)) == (Reason.STOPPED,)
    assert case_gate(case, then(call, e.StopLeft(at=at(32))), CaseAct.TELL, at(33)) == ()


@pytest.mark.parametrize(
    ("what", "reason"),
    [
        (e.LineHeld(at=at(31)), Reason.ON_HOLD),
        (e.LineDropped(at=at(31)), Reason.LINE_DOWN),
        (e.LineEnded(at=at(31)), Reason.LINE_DOWN),
        (e.CallWrappedUp(at=at(31), outcome=Outcome.INFORMED), Reason.WRAPPED_UP),
        (e.SubjectEntered(at=at(31), number=SUBJECT), Reason.NOT_VERIFIED),
        (e.ReviewLeft(at=at(31)), Reason.NOT_REVIEWING),
        (e.ReviewTakenBack(at=at(31)), Reason.NO_SEPARATE_CONSENT),
        (e.CallResumed(at=at(31)), Reason.NOT_REVIEWING),
        (e.CallStopped(at=at(31), reason=StopReason.NOT_HOLDER), Reason.STOPPED),
        (e.CallStopped(at=at(31), reason=StopReason.PREVIOUS_HOLDER), Reason.STOPPED),
        (
            e.NumberAnswered(at=at(31), record=record(activated_on=date(2026, 11, 1))),
            Reason.OTHER_HOLDER,
        ),
    ],
    ids=lambda one: str(getattr(one, "value", type(one).__name__)),
)
def test_whatever_comes_between_closes_it(what: e.Event, reason: Reason) -> None:
    case = as_told(filed("a1", "b1"), *SILENT)
    call = then(reviewed(case, later_call(case)), what)
    assert reason in case_gate(case, call, CaseAct.SEND, at(32))


@pytest.mark.parametrize("act", [CaseAct.REFILE, CaseAct.WITHDRAW])
def test_a_case_in_which_no_app_was_filed_has_nothing_to_file_again_or_take_back(act: CaseAct) -> None:
    case = then(worked(to_lookup()), e.CallWrappedUp(at=at(90), outcome=Outcome.INFORMED))
    assert case_gate(case, later_call(case), act, at(32))[0] is Reason.NO_APP_FILED


def test_ten_minutes_after_the_code_it_is_closed() -> None:
    case = as_told(filed("a1", "b1"), *SILENT)
    call = reviewed(case, later_call(case))
    reasons = case_gate(case, call, CaseAct.SEND, NOW + timedelta(minutes=11))
    assert reasons == (Reason.PROOF_TOO_OLD,)


@pytest.mark.parametrize("service", Service)
def test_a_number_that_may_not_be_unbound_is_filed_for_no_more_whatever_the_call_is_about(
    service: Service,
) -> None:
    """Own accounts and labels are also for a number that never changed hands; what is filed again is to unbind."""
    case = as_told(filed("a1", "b1"), *SILENT)
    verdict = e.NumberAnswered(at=at(29), record=record(Verdict.NOT_RECYCLED))
    call = reviewed(case, then(later_call(case), e.ServiceChosen(at=at(22), service=service), verdict))

    assert Reason.NOT_ELIGIBLE in case_gate(case, call, CaseAct.REFILE, at(32))
    assert Reason.NOT_ELIGIBLE in case_gate(case, call, CaseAct.SEND, at(32))


def test_what_labels_are_not_corrected_for_can_still_be_filed_again() -> None:
    case = as_told(filed("a1", "b1"), *SILENT)
    ported = e.NumberAnswered(at=at(29), record=replace(record(), ported_in_on=ACTIVATED_ON))
    call = then(later_call(case), e.ServiceChosen(at=at(22), service=Service.LABELS), ported)

    assert case_gate(case, reviewed(case, call), CaseAct.SEND, at(32)) == ()


def test_a_review_of_another_list_than_the_case_has_now_sends_nothing() -> None:
    case = as_told(filed("a1", "b1"), *SILENT)
    call = reviewed(case, later_call(case))
    answered = as_told(case, ItemState.UNBOUND, ItemState.UNBOUND)
    assert Reason.NOT_REVIEWING in case_gate(answered, call, CaseAct.SEND, at(32))


@pytest.mark.parametrize("act", sorted(set(CaseAct) - WITHOUT_CALLER))
def test_without_a_caller_nothing_is_told_or_filed(act: CaseAct) -> None:
    assert case_gate(as_told(filed("a1", "b1"), *SILENT), None, act, at(32)) == (Reason.NO_CALLER,)


def test_the_calls_own_case_may_be_acted_on_while_the_proof_is_fresh() -> None:
    call = all_stated(worked(to_read_back("a1", "b1")))
    queued = e.FilingQueued(
        at=at(50), filing=1, items=call.reading.items, promise=PROMISE, tell_outcome_by=at(60)
    )
    own = then(call, queued, e.FilingAccepted(at=at(51), filing=1, request_id="rq-1"))
    own = as_told(own, ItemState.SUBMITTED, ItemState.SUBMITTED)
    assert case_gate(own, own, CaseAct.WITHDRAW, at(80)) == ()
    assert case_gate(own, own, CaseAct.WITHDRAW, at(20 + 601)) == (Reason.PROOF_TOO_OLD,)


@pytest.mark.parametrize("code", [PROOF_EXPIRED, "SERVICE_NOT_APPLICABLE"])
def test_what_was_surely_never_taken_may_be_filed_again(code: str) -> None:
    call = all_stated(worked(to_read_back("a1", "b1")))
    queued = e.FilingQueued(
        at=at(50), filing=1, items=call.reading.items, promise=PROMISE, tell_outcome_by=at(60)
    )
    case = then(call, queued, e.FilingRefused(at=at(70), filing=1, code=code))
    assert refilable_items(case, later_call(case)) == call.reading.items
    unknown = e.FilingUnknown(at=at(60), filing=1)
    known = then(call, queued, unknown, e.FilingRefused(at=at(70), filing=1, code=code))
    assert refilable_items(known, later_call(known)) == call.reading.items
    doubted = then(call, queued, unknown, e.FilingRefused(at=at(70), filing=1, code="UNAUTHENTICATED"))
    assert refilable_items(doubted, later_call(doubted)) == ()


def test_what_was_filed_again_counts_once_and_is_not_filed_a_third_time() -> None:
    case = as_told(filed("a1", "b1"), *SILENT)
    (silent,) = refilable_items(case, later_call(case))
    again = e.FilingQueued(at=at(99), filing=2, items=(silent,), promise=PROMISE, tell_outcome_by=at(99))
    after = then(case, again)
    assert refilable_items(after, later_call(after)) == ()
    assert sum(len(one.live_items) for one in after.submission.filings) == 2
    assert after.submission.next_number == 3


def test_what_the_registry_has_under_request_is_not_filed_again_for_a_case() -> None:
    case = as_told(filed("a1", "b1"), ItemState.NO_REPLY, ItemState.NO_REPLY)
    elsewhere = replace(binding("a1", date(2019, 1, 1)), open_request_id="rq-of-another-desk")
    call = then(
        later_call(case),
        e.LookupStarted(at=at(22), lookup_id="lk-1"),
        e.LookupAnswered(at=at(23), lookup=lookup(elsewhere)),
    )
    assert [item.platform_id for item in refilable_items(case, later_call(case))] == ["a1", "b1"]
    assert [item.platform_id for item in refilable_items(case, call)] == ["b1"]


def test_items_on_their_way_back_are_not_taken_back_twice() -> None:
    case = as_told(filed("a1", "b1"), ItemState.SUBMITTED, ItemState.SUBMITTED)
    assert len(withdrawable_items(case)) == 2
    after = then(case, e.WithdrawalQueued(at=at(99), filing=2, of_filing=1, item_ids=("it-0",)))
    assert len(withdrawable_items(after)) == 1
    unknown = then(after, e.WithdrawalUnknown(at=at(99), filing=2))
    assert len(withdrawable_items(unknown)) == 1
    late = then(after, e.WithdrawalRefused(at=at(99), filing=2, code="INCOMPATIBLE_STATE"))
    assert late.submission.withdrawals[0].came_too_late


STATES = st.sampled_from(ItemState)
BINDINGS = st.lists(
    st.builds(
        binding,
        st.sampled_from(["a1", "a2", "b1", "b2"]),
        st.sampled_from([None, date(2019, 1, 1), ACTIVATED_ON, date(2024, 1, 1)]),
        st.sampled_from(HolderRelation),
    ),
    max_size=5,
)


@settings(max_examples=runs(100, 1_000))
@given(first=BINDINGS, since=BINDINGS, states=st.lists(STATES, min_size=4, max_size=4))
def test_an_own_binding_is_never_filed_again_whenever_it_was_found(
    first: list[Binding], since: list[Binding], states: list[ItemState]
) -> None:
    offered = worked(to_selection(*first))
    asked = tuple(OrderItem(PlatformId(one)) for one in ("a1", "a2", "b1", "b2"))
    queued = e.FilingQueued(at=at(50), filing=1, items=asked, promise=PROMISE, tell_outcome_by=at(60))
    case = then(offered, queued, e.FilingAccepted(at=at(51), filing=1, request_id="rq-1"))
    case = as_told(case, *states)
    call = then(
        later_call(case),
        e.LookupStarted(at=at(22), lookup_id="lk-1"),
        e.LookupAnswered(at=at(23), lookup=lookup(*since)),
    )
    again = refilable_items(case, call)
    own = {
        one.platform_id
        for one in (*first, *since)
        if relation_of(one, ACTIVATED_ON) is HolderRelation.CURRENT_HOLDER
    }
    assert not own & {item.platform_id for item in again}
    for item in again:
        assert all(
            row.standing in (Standing.PREVIOUS_HOLDER, Standing.PLATFORM_CHECKS)
            for row in (*case.rows, *call.rows)
            if row.platform.id == item.platform_id
        )
    if again:
        assert still_so(review_of(case, ReviewKind.REFILE, again), case, call)
