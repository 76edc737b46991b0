"""A call-back that was agreed without a stop page: its day, its outcome, and how it falls away again."""

from dataclasses import replace
from datetime import date

from agent_console.calendar.working_days import WorkingCalendar
from agent_console.calendar.zone import local
from agent_console.call import events as e
from agent_console.call.call import Call
from agent_console.call.steps import Step
from agent_console.call.wrap_up import Outcome
from agent_console.desk.calling_back import call_back_due, day_to_ring_back
from agent_console.desk.ending import proposed_outcome
from tests.support_call import NOW, at, lookup, then, to_lookup, worked

WEDNESDAY = date(2026, 11, 25)


def waiting_until(day: date) -> Call:
    from agent_console.backend import PlatformAnswerState

    found = replace(lookup(state=PlatformAnswerState.PENDING), expected_by=day)
    started = e.LookupStarted(at=at(21), lookup_id="lk-1")
    return then(worked(to_lookup()), started, e.LookupAnswered(at=at(22), lookup=found))


def agreed(call: Call, day: date) -> Call:
    return then(call, e.CallBackAgreed(at=at(30), day=day), e.StepEntered(at=at(30), step=Step.WRAP_UP))


def test_a_lookup_that_waits_names_the_day_and_anything_else_is_rung_back_tomorrow() -> None:
    assert day_to_ring_back(waiting_until(WEDNESDAY), NOW) == WEDNESDAY
    assert day_to_ring_back(worked(to_lookup()), NOW) == date(2026, 11, 24)


def test_the_caller_is_rung_at_ten_on_the_agreed_day_and_the_outcome_says_so() -> None:
    call = agreed(waiting_until(WEDNESDAY), WEDNESDAY)
    due = call_back_due(call, WorkingCalendar(), NOW)
    assert due is not None
    assert f"{local(due):%Y-%m-%d %H:%M}" == "2026-11-25 10:00"
    assert proposed_outcome(call) is Outcome.CALL_BACK


def test_going_back_into_the_call_takes_the_call_back_away() -> None:
    call = then(agreed(waiting_until(WEDNESDAY), WEDNESDAY), e.StepEntered(at=at(40), step=Step.LOOKUP))
    assert call.call_back_on is None
    assert call_back_due(call, WorkingCalendar(), NOW) is None
