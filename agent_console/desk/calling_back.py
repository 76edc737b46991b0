"""When a caller is rung back: on the agreed day, to say whether a request arrived, or in a slot. It rings nobody."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from agent_console.calendar.working_days import WorkingCalendar
from agent_console.calendar.zone import SHANGHAI, local, today
from agent_console.call.call import Call
from agent_console.call.lookup import LookupState
from agent_console.call.request import FilingState
from agent_console.call.steps import Service
from agent_console.call.stop import CALL_BACKS, NextStep, StopReason
from agent_console.call.wrap_up import Outcome

CALL_BACK_AT = time(10, 0)
"""Call-backs go into the quiet hour after the morning's rush."""

CALL_BACK_TODAY_AFTER = timedelta(hours=2)
"""Long enough for a caller to fetch a SIM card from home."""

LATEST_CALL_BACK = time(20, 0)
"""Nobody is rung up after eight in the evening."""


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


def agreed_later(call: Call, now: datetime) -> datetime | None:
    """When the caller is rung as agreed, where they are rung before that to hear whether something arrived.

    None where one call does for both, or nothing of either kind is due.
    """
    sooner = _told_by(call) if call.something_filed else None
    agreed = None if call.call_back_on is None else _at_ten(call.call_back_on, now)
    return agreed if sooner is not None and agreed is not None and sooner < agreed else None


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
