"""The questions gates are made of, each with the one reason it gives. A check decides and changes nothing.

Who the caller is, and how good the proof of it is, is asked in `holder_checks`.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from agent_console.call.call import Call
from agent_console.call.labels import LabelsState
from agent_console.call.line import LineState
from agent_console.call.lookup import LookupState
from agent_console.call.read_back import Statement
from agent_console.call.reasons import Reason
from agent_console.call.services.labels import chosen_labels, without_reason
from agent_console.call.steps import Service
from agent_console.call.stop import STAYING

Check = Callable[[Call, datetime], Reason | None]


def open_call(call: Call, now: datetime) -> Reason | None:
    """The call is not put away yet."""
    return Reason.WRAPPED_UP if call.wrap_up else None


def caller_hears(call: Call, now: datetime) -> Reason | None:
    """The caller is on the line and hears the agent."""
    if call.line.caller_hears:
        return None
    return Reason.ON_HOLD if call.line.state is LineState.HELD else Reason.LINE_DOWN


def line_up(call: Call, now: datetime) -> Reason | None:
    """The line is up."""
    return None if call.line.state is LineState.UP else Reason.LINE_DOWN


def on_hold(call: Call, now: datetime) -> Reason | None:
    """There is a hold to come back from."""
    return Reason.NOT_ON_HOLD if call.line.caller_hears else None


def going_on(call: Call, now: datetime) -> Reason | None:
    """The call stands on no stop page."""
    return Reason.STOPPED if call.stop else None


def eligible(call: Call, now: datetime) -> Reason | None:
    """The registry says that the service at hand is for this number."""
    if call.numbers.subject is None:
        return Reason.NUMBER_MISSING
    if call.numbers.record is None:
        return Reason.VERDICT_MISSING
    return Reason.NOT_ELIGIBLE if call.why_not_eligible(now) else None


def own_lookup_left(call: Call, now: datetime) -> Reason | None:
    """The query of own accounts is answered as far as it will be today, or was left open."""
    lookup = call.own_accounts.lookup
    if lookup.state is LookupState.NOT_STARTED:
        return Reason.LOOKUP_NOT_STARTED
    running = lookup.state in (LookupState.RUNNING, LookupState.PENDING)
    return Reason.LOOKUP_RUNNING if running and not lookup.left_open else None


def lookup_left(call: Call, now: datetime) -> Reason | None:
    """The lookup is answered, or was left open."""
    if call.lookup.state is LookupState.NOT_STARTED:
        return Reason.LOOKUP_NOT_STARTED
    running = call.lookup.state in (LookupState.RUNNING, LookupState.PENDING)
    return Reason.LOOKUP_RUNNING if running and not call.lookup.left_open else None


def something_ticked(call: Call, now: datetime) -> Reason | None:
    """There is something to read back."""
    return None if call.chosen else Reason.NOTHING_TICKED


def reading_back(call: Call, now: datetime) -> Reason | None:
    """What is read back is what is ticked."""
    return None if call.chosen and call.read_back.reading == call.reading else Reason.NOT_READING_BACK


def labels_answered(call: Call, now: datetime) -> Reason | None:
    """The registry told what label providers show."""
    return None if call.labels.state is LabelsState.ANSWERED else Reason.LABELS_NOT_ANSWERED


def some_label_chosen(call: Call, now: datetime) -> Reason | None:
    """There is a label to be corrected."""
    return None if chosen_labels(call.label_rows, call.labels) else Reason.NO_LABEL_CHOSEN


def every_label_has_a_reason(call: Call, now: datetime) -> Reason | None:
    """The caller said of each chosen label why it is wrong."""
    return Reason.LABEL_REASON_MISSING if without_reason(call.label_rows, call.labels) else None


def reading_labels_back(call: Call, now: datetime) -> Reason | None:
    """What is read back is what was chosen of the labels."""
    same = bool(call.reading.labels) and call.read_back.reading == call.reading
    return None if same else Reason.NOT_READING_BACK


def last_page_shown(call: Call, now: datetime) -> Reason | None:
    """The last page of the list was on the screen."""
    return None if call.read_back.last_page_shown else Reason.LAST_PAGE_NOT_SHOWN


def warnings_told(call: Call, now: datetime) -> Reason | None:
    """Warnings were told, or there are none."""
    told = not call.reading.warnings or call.read_back.has(Statement.WARNINGS_TOLD)
    return None if told else Reason.WARNINGS_NOT_TOLD


def read_back(call: Call, now: datetime) -> Reason | None:
    """The caller agreed to what was read back."""
    return None if call.read_back.has(Statement.READ_BACK) else Reason.NOT_READ_BACK


def separate_consent(call: Call, now: datetime) -> Reason | None:
    """The caller gave the separate consent (PIPL §23)."""
    given = call.read_back.has(Statement.SEPARATE_CONSENT)
    return None if given else Reason.NO_SEPARATE_CONSENT


def not_submitted(call: Call, now: datetime) -> Reason | None:
    """What the service at hand files was not filed yet."""
    return Reason.ALREADY_SUBMITTED if call.submitted else None


def nothing_filed(call: Call, now: datetime) -> Reason | None:
    """No service filed anything yet."""
    return Reason.ALREADY_SUBMITTED if call.something_filed else None


def may_turn(call: Call, now: datetime) -> Reason | None:
    """The call does not stand on a page no other service leads away from."""
    return Reason.STOPPED if call.stop is not None and call.stop.reason in STAYING else None


def serving(service: Service) -> Check:
    """Make the question whether a service is the one at hand: what belongs to one is no act of another."""

    def check(call: Call, now: datetime) -> Reason | None:
        return None if call.service is service else Reason.OTHER_SERVICE

    return check
