"""Wrapping a call up: which outcomes fit it, which is proposed and when a call-back is due. It knows no words."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from agent_console.backend import PlatformAnswerState
from agent_console.calendar.working_days import WorkingCalendar
from agent_console.calendar.zone import SHANGHAI, local, today
from agent_console.call import events as e
from agent_console.call.call import Call
from agent_console.call.gates import Act, Reason
from agent_console.call.labels import LabelsState
from agent_console.call.lookup import LookupState
from agent_console.call.request import FilingState
from agent_console.call.steps import Service, Step
from agent_console.call.stop import CALL_BACKS, ESCALATED, NextStep, Stop, StopReason
from agent_console.call.verification import VerificationState
from agent_console.call.wrap_up import OUTCOMES_THAT_NEED_A_NOTE, Outcome
from agent_console.desk.escalating import complaint_of
from agent_console.desk.reply import DONE, Reply
from agent_console.desk.worktop import Worktop

CALL_BACK_AT = time(10, 0)
"""Call-backs go into the quiet hour after the morning's rush."""

CALL_BACK_TODAY_AFTER = timedelta(hours=2)
"""Long enough for a caller to fetch a SIM card from home."""

LATEST_CALL_BACK = time(20, 0)
"""Nobody is rung up after eight in the evening."""


def proposed_outcome(call: Call) -> Outcome:
    """Read the outcome off what happened; the agent may choose another."""
    if call.something_filed and not call.casework.taken_over and call.call_back_on is None:
        return _outcome_of_filed(call)
    if call.call_back_on is not None:
        return Outcome.CALL_BACK
    if call.follow_up.told or call.casework.taken_over:
        return Outcome.INFORMED
    if call.stop is not None:
        return _outcome_of_stop(call.stop)
    if call.verification.state is VerificationState.LOCKED:
        return Outcome.NOT_VERIFIED
    return Outcome.INFORMED if _told_what_is_there(call) else Outcome.GAVE_UP


def _told_what_is_there(call: Call) -> bool:
    """Whether the caller asked what there is and was told, as far as anybody answered; nothing was left undone."""
    lookup = call.own_accounts.lookup
    accounts = lookup.count(PlatformAnswerState.ANSWERED) > 0 or lookup.state is LookupState.PENDING
    labels = call.labels.state is LabelsState.ANSWERED and not call.labels.chosen
    return accounts or labels


def _outcome_of_filed(call: Call) -> Outcome:
    if _nothing_left(call):
        return Outcome.DECLINED
    return Outcome.ACCEPTED if _accepted(call) else Outcome.RECORDED


def _nothing_left(call: Call) -> bool:
    """Whether the caller took everything back before it was sent."""
    return call.submission.all_taken_back and not call.submission.corrections


def _accepted(call: Call) -> int:
    """Count the apps and labels whose request the registry took."""
    submission, accepted = call.submission, FilingState.ACCEPTED
    return submission.count(accepted) + submission.count_labels(accepted)


_WITHOUT_CALL_BACK = {
    StopReason.NOT_SYNCED_YET: Outcome.NOT_ELIGIBLE,
    StopReason.NO_SIM: Outcome.NOT_VERIFIED,
}
"""What pages that offer a call-back come to when the caller wants none."""


def _outcome_of_stop(stop: Stop) -> Outcome:
    """Keep the page's own outcome with its default; another choice may make it another."""
    page, chosen = stop.page, stop.chosen
    if chosen is None or chosen is page.choices[page.default]:
        return page.outcome
    if chosen in CALL_BACKS:
        return Outcome.CALL_BACK
    if chosen in (NextStep.OWN_ACCOUNT_QUERY, NextStep.LABEL):
        return Outcome.OTHER_SERVICE
    if chosen in ESCALATED and page.outcome is not Outcome.PREVIOUS_HOLDER:
        return Outcome.COMPLAINT
    return _WITHOUT_CALL_BACK.get(stop.reason, page.outcome)


_OF_A_SUBMIT = frozenset({Outcome.ACCEPTED, Outcome.RECORDED})
_WITHOUT_A_SUBMIT = frozenset(
    {Outcome.NOT_ELIGIBLE, Outcome.NOT_VERIFIED, Outcome.PREVIOUS_HOLDER, Outcome.DECLINED, Outcome.GAVE_UP}
)


def possible_outcomes(call: Call) -> tuple[Outcome, ...]:
    """Every outcome that fits what happened, the proposed one first: nothing is "accepted" that was not submitted.

    A submitted call can not be called "declined", nor an accepted request merely "recorded".
    """
    proposed = proposed_outcome(call)
    filed = call.something_filed and not _nothing_left(call)
    fits = proposed if call.call_back_on is None else _outcome_of_filed(call)
    barred = _WITHOUT_A_SUBMIT | (_OF_A_SUBMIT - {fits}) if filed else _OF_A_SUBMIT
    return (proposed, *(one for one in Outcome if one is not proposed and one not in barred))


def call_back_due(call: Call, calendar: WorkingCalendar, now: datetime) -> datetime | None:
    """When the caller is rung, from what was chosen or is still uncertain; None where nothing was agreed."""
    agreed = None if call.call_back_on is None else _at_ten(call.call_back_on, now)
    if call.something_filed:
        return min(filter(None, (_told_by(call), agreed)), default=None)
    if agreed is not None:
        return agreed
    if call.stop is None or call.stop.chosen not in CALL_BACKS:
        return None
    later_today = call_back_today(now) if call.stop.chosen is NextStep.CALL_BACK_TODAY else None
    return later_today or call_back_slot(call, calendar, now)


def _told_by(call: Call) -> datetime | None:
    """When the caller hears whether it arrived; None where the registry took everything."""
    submission, accepted = call.submission, FilingState.ACCEPTED
    open_ = [one.tell_outcome_by for one in submission.corrections if one.state is not accepted]
    if submission.tell_outcome_by and submission.count(accepted) < sum(
        len(one.live_items) for one in submission.filings
    ):
        open_.append(submission.tell_outcome_by)
    return min(open_, default=None)


def call_back_for(call: Call, outcome: Outcome, calendar: WorkingCalendar, now: datetime) -> datetime | None:
    """When the caller is rung once an outcome is saved: what is due anyway, else the slot a call-back stands for."""
    due = call_back_due(call, calendar, now)
    if due is not None or outcome is not Outcome.CALL_BACK:
        return due
    if call.stop is None:
        return _at_ten(day_to_ring_back(call, now), now)
    return call_back_slot(call, calendar, now)


def call_back_today(now: datetime) -> datetime | None:
    """The next full hour from two hours on, today; None when that is too late in the evening."""
    at = local(now + CALL_BACK_TODAY_AFTER).replace(minute=0, second=0, microsecond=0)
    at += timedelta(hours=1)
    if at.date() != today(now) or at.time() > LATEST_CALL_BACK:
        return None
    return at.astimezone(now.tzinfo)


def call_back_slot(call: Call, calendar: WorkingCalendar, now: datetime) -> datetime:
    """Ten in the morning: tomorrow, three working days on while nobody can judge, or the day the registry named."""
    record = call.numbers.record
    day = today(now) + timedelta(days=1)
    if call.stop is not None and call.stop.reason is StopReason.CANNOT_JUDGE:
        day = calendar.add_working_days(today(now), 3).day
    if call.stop is not None and call.stop.reason is StopReason.NOT_SYNCED_YET and record and record.retry_on:
        day = max(day, record.retry_on)
    return _at_ten(day, now)


def _at_ten(day: date, now: datetime) -> datetime:
    return datetime.combine(day, CALL_BACK_AT, SHANGHAI).astimezone(now.tzinfo)


def day_to_ring_back(call: Call, now: datetime) -> date:
    """The day the last platform answers while a lookup waits for one, else tomorrow."""
    tomorrow = today(now) + timedelta(days=1)
    lookup = call.own_accounts.lookup if call.service is Service.OWN_ACCOUNTS else call.lookup
    answered_by = lookup.expected_by if lookup.state is LookupState.PENDING else None
    return max(tomorrow, answered_by) if answered_by else tomorrow


class Ending:
    """Puts the call at hand away."""

    def __init__(self, worktop: Worktop) -> None:
        self._worktop = worktop

    def agree_call_back(self) -> Reply:
        """Note that the caller is to be rung, and go to the wrap-up; going back into the call takes it back.

        What another service filed before stays filed.
        """
        top = self._worktop
        call = top.at_hand
        if closed := top.closed(Act.WRAP_UP):
            return closed
        if call.submitted:
            return Reply((Reason.ALREADY_SUBMITTED,))
        if call.numbers.subject is None:
            return Reply((Reason.NUMBER_MISSING,))
        now = top.now()
        agreed = e.CallBackAgreed(at=now, day=day_to_ring_back(call, now))
        top.record(call, agreed, e.StepEntered(at=now, step=Step.WRAP_UP))
        return DONE

    def wrap_up(self, outcome: Outcome | None = None, automatic: bool = False) -> Reply:
        """Save the end of the call and clear the desk. `None` takes the proposed outcome."""
        top = self._worktop
        call = top.at_hand
        if closed := top.closed(Act.WRAP_UP):
            return closed
        chosen = outcome or proposed_outcome(call)
        if chosen not in possible_outcomes(call):
            return Reply((Reason.NOTHING_TO_DO,))
        if chosen in OUTCOMES_THAT_NEED_A_NOTE and not call.notes and not automatic:
            return Reply((Reason.NOTE_MISSING,))
        now = top.now()
        ended = e.CallWrappedUp(
            at=now,
            outcome=chosen,
            automatic=automatic,
            call_back_at=call_back_for(call, chosen, top.calendar, now),
        )
        top.record(call, *complaint_of(call, top.calendar, now), ended)
        top.put_away()
        return DONE
