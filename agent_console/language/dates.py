"""How days and times are written: it knows both forms, not which language is in use."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Final

from agent_console.calendar.zone import local

_ZH_WEEKDAYS: Final = ("周一", "周二", "周三", "周四", "周五", "周六", "周日")
_EN_WEEKDAYS: Final = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
# Not strftime's: those follow the machine's language.


def weekday(value: date, chinese: bool) -> str:
    """Write `周一` or `Mon`."""
    return (_ZH_WEEKDAYS if chinese else _EN_WEEKDAYS)[value.weekday()]


def day(value: date, chinese: bool) -> str:
    """Write `2026-11-30（周一）` or `Mon 2026-11-30`."""
    return _with_weekday(f"{value.year:04d}-{value.month:02d}-{value.day:02d}", value, chinese)


def day_of_year(value: date, chinese: bool) -> str:
    """Write `11-30（周一）` or `Mon 11-30`."""
    return _with_weekday(f"{value.month:02d}-{value.day:02d}", value, chinese)


def clock_time(at: datetime, *, seconds: bool) -> str:
    """Write `09:38` or `09:38:05` as the clock in China shows it.

    Raises:
        ValueError: The instant has no time zone.
    """
    shown = local(at)
    hours_and_minutes = f"{shown.hour:02d}:{shown.minute:02d}"
    return f"{hours_and_minutes}:{shown.second:02d}" if seconds else hours_and_minutes


def duration(length: timedelta) -> str:
    """Write `6:35`, and `1:06:35` from an hour on; what is over is `0:00`."""
    total = max(0, int(length.total_seconds()))
    minutes, seconds = divmod(total, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02d}:{seconds:02d}" if hours else f"{minutes}:{seconds:02d}"


def _with_weekday(written: str, value: date, chinese: bool) -> str:
    return f"{written}（{weekday(value, True)}）" if chinese else f"{weekday(value, False)} {written}"
