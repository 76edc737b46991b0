"""What the sentences of a stop page leave open: days, times, carrier and service line, written and spoken."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from agent_console.backend import Carrier
from agent_console.calendar.promise import PromiseKind, promise
from agent_console.calendar.working_days import WorkingCalendar
from agent_console.calendar.zone import local, today
from agent_console.call.call import Call
from agent_console.call.stop import NextStep, StopReason
from agent_console.desk.calling_back import call_back_slot, call_back_today
from agent_console.language import Language
from screens.call_steps import step_word
from screens.sentences import CARRIERS
from screens.stopped.choices import ITS_SERVICE_LINE

_PUBLIC_LINES = {
    Carrier.CHINA_MOBILE: "10086",
    Carrier.CHINA_UNICOM: "10010",
    Carrier.CHINA_TELECOM: "10000",
    Carrier.CHINA_BROADNET: "10099",
}
"""Public numbers of the four carriers, for a registry that names the carrier and not its line."""


@dataclass(frozen=True, slots=True)
class StopValues:
    """The values of one moment. `today_at` is when a call-back today would be, None when that is too late."""

    written: Mapping[str, str]
    spoken: Mapping[str, str]
    today_at: datetime | None

    def filled(self, text: str) -> str:
        """Fill in what a sentence leaves open. Braces in the values stay what they are."""
        return text.format_map(self.written)


def values_of(call: Call, calendar: WorkingCalendar, now: datetime, language: Language) -> StopValues:
    """Read the values off a call."""
    slot, today_at = call_back_slot(call, calendar, now), call_back_today(now)
    day = _day_named(call) or local(slot).date()
    chosen = call.stop.chosen if call.stop else None
    ring_at = today_at if chosen is NextStep.CALL_BACK_TODAY and today_at else slot
    line = _service_line(call)
    carrier = call.numbers.record.carrier if call.numbers.record else Carrier.UNKNOWN
    written = {
        **_days(day, slot, language),
        **_facts(call, language),
        "complaint_day": language.day(promise(PromiseKind.COMPLAINT, today(now), calendar).day),
        "time": language.clock_time(today_at) if today_at else "",
        "carrier": language.text(CARRIERS[carrier]),
        "service_line": line or language.text(ITS_SERVICE_LINE),
    }
    spoken = {
        "day": language.spoken_day(day),
        "when": _spoken_when(ring_at, language),
        "carrier": language.text(CARRIERS[carrier]),
        "service_line": language.spoken_digits(line) if line else language.text(ITS_SERVICE_LINE),
    }
    return StopValues(written, spoken, today_at)


def _days(day: date, slot: datetime, language: Language) -> dict[str, str]:
    ring_on, at = language.day_of_year(local(slot).date()), language.clock_time(slot)
    return {
        "day": language.day(day),
        "iso_day": day.isoformat(),
        "month_day": f"{day:%m-%d}",
        "day_of_year": ring_on,
        "day_and_time": f"{ring_on}{at}" if language.chinese else f"{ring_on} {at}",
    }


def _facts(call: Call, language: Language) -> dict[str, str]:
    subject = call.numbers.subject
    ring = call.numbers.answers_go_to
    return {
        "dropped_at": language.clock_time(call.line.changed_at, seconds=True),
        "step": f"{call.step.number} {language.text(step_word(call.step, call.service))}",
        "number": str(call.step.number),
        "prefix": subject.digits[:3] if subject else "",
        "ring": ring.masked if ring else "",
    }


def _day_named(call: Call) -> date | None:
    """Return the day the registry named for a number that is too new."""
    record = call.numbers.record
    too_new = call.stop is not None and call.stop.reason is StopReason.NOT_SYNCED_YET
    return record.retry_on if record and too_new else None


def _service_line(call: Call) -> str | None:
    record = call.numbers.record
    return record.service_line or _PUBLIC_LINES.get(record.carrier) if record else None


def _spoken_when(at: datetime, language: Language) -> str:
    shown = local(at)
    hour = f"{language.spoken_count(shown.hour)}点" if language.chinese else language.clock_time(at)
    return language.text("at {hour} on {day}").format(hour=hour, day=language.spoken_day(shown.date()))
