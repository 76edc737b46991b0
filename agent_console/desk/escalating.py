"""The complaint a call itself became on its stop page, opened with its wrap-up. It knows no later call."""

from __future__ import annotations

from datetime import datetime

from agent_console.calendar.promise import PromiseKind, promise
from agent_console.calendar.working_days import WorkingCalendar
from agent_console.calendar.zone import today
from agent_console.call import events as e
from agent_console.call.call import Call
from agent_console.call.stop import ESCALATED


def complaint_of(call: Call, calendar: WorkingCalendar, now: datetime) -> tuple[e.ComplaintOpened, ...]:
    """Give what opens the complaint, once: whoever complains need not be verified, since nothing is told.

    The carrier answers within fifteen calendar days (电信用户申诉处理办法).
    """
    if call.stop is None or call.stop.chosen not in ESCALATED or call.casework.complaint is not None:
        return ()
    until = promise(PromiseKind.COMPLAINT, today(now), calendar)
    return (e.ComplaintOpened(at=now, on_call=call.id, promise=until),)
