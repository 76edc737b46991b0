"""The query of own accounts on a call: what it asks and writes down, how it breaks, and that it changes nothing."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from agent_console.backend import (
    Binding,
    HolderRelation,
    Lookup,
    LookupOrder,
    PlatformAnswer,
    PlatformAnswerState,
    PlatformId,
)
from agent_console.call import events as e
from agent_console.call.call import Call
from agent_console.call.gates import Act, Reason
from agent_console.call.lookup import LookupState
from agent_console.call.services.own_accounts import counts
from agent_console.call.services.unbind import Standing
from agent_console.call.steps import Service, Step
from agent_console.call.wrap_up import Outcome
from agent_console.casebook.case_summary import CaseState, QueryWord
from agent_console.casebook.due import DueReason
from agent_console.desk.ending import possible_outcomes
from agent_console.identity.phone import PhoneNumber
from tests.desk.looking import DOUYIN, MEITUAN, failure
from tests.support_desk import FULL_CALL, Bench, open_bench, settled, to_lookup, to_read_back, to_selection

NOT_RECYCLED = PhoneNumber("13900000036")
JD = PlatformId("jd")


async def to_own_lookup(bench: Bench, number: PhoneNumber = FULL_CALL) -> None:
    """Work a call on own accounts until the holder is verified."""
    if number != FULL_CALL:
        bench.desk.intake.open(number)
        bench.desk.services.choose(Service.OWN_ACCOUNTS)
        await settled(bench.desk.intake.enter_subject(number))
        await settled(bench.desk.intake.confirm_numbers(), bench.desk.intake.agree())
        await settled(bench.desk.holder.compare(*bench.holder(number)))
        await settled(bench.desk.holder.send_code())
        await settled(bench.desk.holder.confirm_code(bench.code(number)))
        return
    await to_lookup(bench)
    await settled(bench.desk.services.choose(Service.OWN_ACCOUNTS))


async def to_result(bench: Bench) -> None:
    """Work a call on own accounts until the platforms have answered."""
    await to_own_lookup(bench)
    await settled(bench.desk.own_accounts.look_up())


def counted(bench: Bench) -> dict[str, int]:
    return {row.platform.id: row.count for row in bench.call.own_rows if row.count}


async def test_what_the_holder_has_is_counted_and_an_earlier_holders_is_nowhere_in_the_record(
    bench: Bench,
) -> None:
    await to_result(bench)

    assert counted(bench) == {"meituan": 1, "jd": 1}
    assert bench.call.step is Step.SELECTION
    told = [one for one in bench.casebook.events_of(bench.call.id) if isinstance(one, e.OwnLookupAnswered)]
    assert {binding.platform_id for one in told for binding in one.lookup.bindings} == {MEITUAN, JD}


async def test_every_platform_is_asked_about_the_present_holder_alone(bench: Bench) -> None:
    await to_result(bench)
    order: LookupOrder = bench.watched.of("start_lookup")[-1][0]

    assert order.relation is HolderRelation.CURRENT_HOLDER
    assert order.platform_ids == tuple(one.id for one in bench.desk.platforms.platforms)


async def test_a_number_that_never_changed_hands_is_asked_about(bench: Bench) -> None:
    await to_own_lookup(bench, NOT_RECYCLED)

    assert (await bench.desk.own_accounts.look_up()).done
    assert bench.call.own_accounts.lookup.state is LookupState.PENDING
    assert bench.call.own_accounts.answer_day == date(2026, 11, 25), "two working days"


async def test_what_is_known_of_a_query_that_waits_is_shown_when_the_agent_goes_on(bench: Bench) -> None:
    await to_own_lookup(bench, NOT_RECYCLED)
    await settled(bench.desk.own_accounts.look_up())
    assert bench.desk.line.go_to(Step.SELECTION).reasons == (Reason.LOOKUP_RUNNING,)

    assert bench.desk.own_accounts.leave_open().done
    assert bench.call.step is Step.SELECTION
    assert counts(bench.call.own_rows).pending
    assert not counts(bench.call.own_rows).zero_may_be_said


@pytest.mark.parametrize("act", [Act.LOOK_UP_OWN_ACCOUNTS, Act.ENTER_OWN_ACCOUNTS, Act.TELL_ROUTE])
async def test_nothing_of_it_is_done_while_another_service_is_at_hand(bench: Bench, act: Act) -> None:
    await to_result(bench)
    assert not bench.desk.why_not(act)
    bench.desk.services.choose(Service.UNBIND)

    assert bench.desk.why_not(act)[0] is Reason.OTHER_SERVICE


async def test_a_route_is_noted_once_and_can_be_taken_back(bench: Bench) -> None:
    await to_result(bench)
    own = bench.desk.own_accounts
    assert own.tell_route([MEITUAN]).done
    assert own.tell_route([MEITUAN]).reasons == (Reason.NOTHING_TO_DO,)
    assert [note.platform_id for note in bench.call.own_accounts.routes] == [MEITUAN]

    assert own.take_back_route([MEITUAN]).done
    assert not bench.call.own_accounts.routes
    assert own.undo().done
    assert [note.platform_id for note in bench.call.own_accounts.routes] == [MEITUAN]
    assert own.undo().done
    assert own.undo().reasons == (Reason.NOTHING_TO_DO,)
    kinds = [type(one) for one in bench.casebook.events_of(bench.call.id)]
    assert kinds.count(e.RouteTold) + kinds.count(e.RouteTakenBack) == 4, "both stay on record"


async def test_nothing_is_read_out_to_a_caller_who_does_not_hear(bench: Bench) -> None:
    await to_result(bench)
    bench.desk.line.toggle_hold()

    assert bench.desk.own_accounts.tell_route([MEITUAN]).reasons == (Reason.ON_HOLD,)


async def test_nothing_is_ever_asked_of_a_platform_but_the_query(bench: Bench) -> None:
    await to_result(bench)
    bench.desk.own_accounts.tell_route([MEITUAN, JD, DOUYIN])
    await bench.desk.filing.submit()
    await settled(bench.desk.ending.wrap_up())
    await bench.desk.following.round(by_hand=True)

    writes = {name for name, _ in bench.watched.asked} & {"submit", "withdraw", "correct"}
    assert not writes
    assert not bench.casebook.waiting("fake")


@pytest.mark.parametrize("fault", ["start_lookup:down", "start_lookup:lost-after", "lookup:garbled"])
async def test_a_query_that_broke_says_nothing_of_any_platform_and_goes_on(bench: Bench, fault: str) -> None:
    await to_own_lookup(bench)
    bench.order(fault)
    assert failure(await bench.desk.own_accounts.look_up()) is not None
    bench.order("")
    counts_now = counts(bench.call.own_rows)
    assert bench.call.own_accounts.lookup.state is LookupState.DOWN
    assert (counts_now.without, counts_now.zero_may_be_said) == (0, False)

    assert (await bench.desk.own_accounts.ask_again()).done
    assert counted(bench) == {"meituan": 1, "jd": 1}


async def test_those_that_were_not_reached_are_asked_again_and_no_others(bench: Bench) -> None:
    await to_result(bench)
    assert (await bench.desk.own_accounts.ask_again()).reasons == (Reason.NOTHING_TO_DO,)
    lookup_id = bench.call.own_accounts.lookup.lookup_id
    assert lookup_id is not None
    silent = (PlatformAnswer(JD, PlatformAnswerState.UNAVAILABLE),)
    told = e.OwnLookupAnswered(at=bench.clock.now, lookup=Lookup(lookup_id, True, silent, ()))
    bench.desk._worktop.record(bench.call, told)
    assert (await bench.desk.own_accounts.ask_again()).done

    assert bench.watched.of("start_lookup")[-1][0].platform_ids == (JD,)


async def test_both_lookups_of_one_call_stand_beside_each_other(bench: Bench) -> None:
    await to_selection(bench)
    bench.desk.services.choose(Service.OWN_ACCOUNTS)
    await settled(bench.desk.own_accounts.look_up())
    unbinding = bench.call.lookup
    assert DOUYIN in {one.platform_id for one in unbinding.bindings}
    bench.desk.services.choose(Service.UNBIND)

    assert bench.call.lookup == unbinding
    assert counted(bench) == {"meituan": 1, "jd": 1}


async def test_what_the_holder_has_can_not_be_ticked_where_only_this_query_told_of_it(bench: Bench) -> None:
    await to_result(bench)
    assert counted(bench) == {"meituan": 1, "jd": 1}
    await settled(bench.desk.services.choose(Service.UNBIND))
    bench.order("start_lookup:down")
    await bench.desk.finding.look_up()
    await settled(bench.desk.finding.leave_open())

    locked = {row.platform.id for row in bench.call.rows if row.standing is Standing.LOCKED_OWN}
    assert locked == {MEITUAN, JD}
    bench.desk.choosing.tick([MEITUAN, JD, DOUYIN])
    assert bench.call.ticked == {DOUYIN}


async def test_a_tick_falls_out_when_the_query_tells_that_the_account_is_the_holders(bench: Bench) -> None:
    await to_lookup(bench)
    bench.order("start_lookup:down@1")
    await bench.desk.finding.look_up()
    await settled(bench.desk.finding.leave_open(), bench.desk.choosing.tick([MEITUAN, DOUYIN]))
    assert [row.platform.id for row in bench.call.chosen] == [DOUYIN, MEITUAN]
    await settled(bench.desk.services.choose(Service.OWN_ACCOUNTS))
    await settled(bench.desk.own_accounts.look_up())

    assert [row.platform.id for row in bench.call.chosen] == [DOUYIN]


async def test_a_row_stays_locked_when_the_query_is_asked_again_and_tells_of_no_account(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    await to_own_lookup(bench)
    told = [(Binding("b-own", DOUYIN, None, HolderRelation.CURRENT_HOLDER),), ()]
    answers = (PlatformAnswer(DOUYIN, PlatformAnswerState.ANSWERED),)

    async def lookup(lookup_id: str) -> Lookup:
        return Lookup(lookup_id, True, answers, told.pop(0))

    monkeypatch.setattr(bench.registry, "lookup", lookup)
    await settled(bench.desk.own_accounts.look_up())
    assert counted(bench) == {"douyin": 1}
    await settled(bench.desk.own_accounts.look_up())

    assert counted(bench) == {}
    assert DOUYIN not in bench.call.tickable


async def test_another_number_begins_anew(bench: Bench) -> None:
    await to_result(bench)
    bench.desk.own_accounts.tell_route([MEITUAN])
    await bench.desk.intake.enter_subject(NOT_RECYCLED)

    assert not bench.call.own_accounts.asked
    assert not bench.call.own_accounts.routes


async def test_a_query_that_is_left_open_is_left_by_the_agent_alone(bench: Bench) -> None:
    await to_own_lookup(bench)
    assert bench.desk.own_accounts.leave_open().reasons == (Reason.LOOKUP_NOT_STARTED,)
    assert bench.desk.line.go_to(Step.SELECTION).reasons == (Reason.LOOKUP_NOT_STARTED,)


async def to_pending_case(bench: Bench, outcome: Outcome | None = None) -> str:
    """Put a call away while platforms have still to answer."""
    await to_own_lookup(bench, NOT_RECYCLED)
    await settled(bench.desk.own_accounts.look_up())
    await settled(bench.desk.own_accounts.leave_open())
    call_id = bench.call.id
    await settled(bench.desk.ending.wrap_up(outcome))
    return call_id


async def test_what_platforms_answer_later_comes_into_the_case_by_itself(bench: Bench) -> None:
    call_id = await to_pending_case(bench)
    case = bench.casebook.find(call_id)
    assert case is not None
    assert (case.state, case.due_on) == (CaseState.WAITING, date(2026, 11, 25))
    assert case.count(QueryWord.OWN_ACCOUNTS_AWAITED) == counts(stored(bench, call_id).own_rows).pending
    assert [(one.case.call_id, one.reason) for one in bench.casebook.followed(bench.clock.now)] == [
        (call_id, DueReason.WAITING)
    ]

    bench.clock.forward(days=1, hours=8)
    assert (await bench.desk.following.round()).moved == 1
    after = bench.casebook.find(call_id)
    assert after is not None
    assert (after.state, after.items) == (CaseState.CLOSED, ())
    assert counts(stored(bench, call_id).own_rows).all_answered
    assert not bench.casebook.followed(bench.clock.now)


async def test_a_case_that_waits_is_asked_about_after_a_restart_too(tmp_path: Path) -> None:
    bench = open_bench(tmp_path)
    call_id = await to_pending_case(bench)
    bench.casebook.close()
    await bench.registry.aclose()
    bench.clock.forward(days=1, hours=8)
    again = open_bench(tmp_path, clock=bench.clock)
    try:
        assert (await again.desk.following.round()).moved == 1
        assert counts(stored(again, call_id).own_rows).all_answered
    finally:
        again.casebook.close()
        await again.registry.aclose()


async def test_a_caller_who_is_to_be_rung_is_rung_on_the_day_the_last_platform_answers(bench: Bench) -> None:
    call_id = await to_pending_case(bench, Outcome.CALL_BACK)
    case = bench.casebook.find(call_id)
    assert case is not None
    assert case.call_back_at == datetime(2026, 11, 25, 2, tzinfo=UTC), "ten in the morning"

    bench.clock.forward(days=1, hours=8)
    assert (await bench.desk.following.round()).moved == 1
    assert not bench.casebook.due(bench.clock.now)
    bench.clock.forward(hours=16)
    (due,) = bench.casebook.due(bench.clock.now)
    assert due.reason is DueReason.CALL_BACK, "the answer is there, the caller has not heard it"


async def to_filed_and_waiting(bench: Bench) -> str:
    """File one app, then ask for own accounts that wait, and put the call away with a call-back."""
    await to_read_back(bench, "douyin")
    await settled(bench.desk.filing.submit())
    await settled(bench.desk.services.choose(Service.OWN_ACCOUNTS))
    call_id = bench.call.id
    await settled(bench.desk.ending.agree_call_back())
    assert possible_outcomes(bench.call)[0] is Outcome.CALL_BACK
    assert Outcome.ACCEPTED in possible_outcomes(bench.call)
    await settled(bench.desk.ending.wrap_up())
    return call_id


async def test_a_caller_something_was_filed_for_is_rung_all_the_same(bench: Bench) -> None:
    call_id = await to_filed_and_waiting(bench)
    bench.clock.forward(days=1)

    (due,) = bench.casebook.due(bench.clock.now)
    assert (due.case.call_id, due.case.state, due.reason) == (
        call_id,
        CaseState.WAITING,
        DueReason.CALL_BACK,
    )


async def test_a_caller_is_rung_to_hear_whether_it_arrived_and_again_as_agreed(bench: Bench) -> None:
    await to_read_back(bench, "douyin")
    bench.order("submit:down")
    await bench.desk.filing.submit()
    call_id = bench.call.id
    day = date(2026, 11, 26)
    bench.desk._worktop.record(bench.call, e.CallBackAgreed(at=bench.clock.now, day=day))
    await settled(bench.desk.ending.wrap_up(Outcome.CALL_BACK))
    case = bench.casebook.find(call_id)
    assert case is not None
    assert case.call_back_at is not None
    soon = case.call_back_at
    assert soon == datetime(2026, 11, 24, 4, tzinfo=UTC), "noon of the next working day"

    bench.order("")
    bench.clock.forward(minutes=30)
    await bench.desk.filing.settle_all()
    case = bench.casebook.find(call_id)
    assert case is not None
    assert case.call_back_at is not None
    assert case.call_back_at > soon, "what it was rung for sooner is known by now"
    assert case.call_back_at == datetime(2026, 11, 26, 2, tzinfo=UTC), "ten in the morning, as agreed"


async def test_a_caller_who_was_rung_is_rung_no_more_while_platforms_have_still_to_answer(
    bench: Bench,
) -> None:
    call_id = await to_filed_and_waiting(bench)
    bench.clock.forward(days=1)
    bench.desk.intake.open(FULL_CALL, linked_to=call_id)
    await settled(bench.desk.intake.enter_subject(FULL_CALL))

    assert not bench.casebook.due(bench.clock.now)


async def test_the_call_back_stays_when_the_last_app_is_answered_before_it(bench: Bench) -> None:
    call_id = await to_filed_and_waiting(bench)
    bench.clock.forward(days=14)
    await bench.desk.following.round()
    case = bench.casebook.find(call_id)
    assert case is not None
    assert case.state in (CaseState.CALL_BACK, CaseState.NO_REPLY)
    assert [one.reason for one in bench.casebook.due(bench.clock.now)] == [DueReason.CALL_BACK]


async def test_a_call_back_chosen_at_the_end_of_a_filed_call_has_its_time(bench: Bench) -> None:
    await to_read_back(bench, "douyin")
    await settled(bench.desk.filing.submit())
    call_id = bench.call.id
    await settled(bench.desk.ending.wrap_up(Outcome.CALL_BACK))

    case = bench.casebook.find(call_id)
    assert case is not None
    assert case.call_back_at == datetime(2026, 11, 24, 2, tzinfo=UTC), "ten in the morning"


async def test_what_the_registry_has_no_more_ends_the_wait_and_says_no_zero(bench: Bench) -> None:
    call_id = await to_pending_case(bench)
    bench.clock.forward(days=14)
    assert (await bench.desk.following.round()).moved == 1

    call = stored(bench, call_id)
    assert (call.own_accounts.is_open, call.own_accounts.lost) == (False, True)
    assert not counts(call.own_rows).zero_may_be_said
    assert (await bench.desk.following.round(by_hand=True)).asked == 0


@pytest.mark.parametrize("fault", ["lookup:down", "lookup:garbled"])
async def test_an_answer_that_does_not_come_leaves_the_case_waiting(bench: Bench, fault: str) -> None:
    call_id = await to_pending_case(bench)
    bench.clock.forward(days=1)
    bench.order(fault)
    assert (await bench.desk.following.round()).failure is not None
    case = bench.casebook.find(call_id)
    assert case is not None
    assert case.state is CaseState.WAITING


def stored(bench: Bench, call_id: str) -> Call:
    return bench.desk._worktop.stored(call_id)


async def test_whoever_is_rung_back_about_own_accounts_is_asked_about_nothing_else(bench: Bench) -> None:
    call_id = await to_pending_case(bench, Outcome.CALL_BACK)
    await settled(bench.desk.casework.open(call_id))
    await settled(bench.desk.casework.call_back())

    assert bench.call.linked_to == call_id
    assert bench.call.service is Service.OWN_ACCOUNTS
    await settled(await bench.desk.intake.enter_subject(NOT_RECYCLED))
    assert bench.desk.intake.confirm_numbers().done
    assert bench.call.follow_up.tells, "there is something to tell, though nothing was filed"
