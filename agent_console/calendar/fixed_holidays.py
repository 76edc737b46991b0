"""Holidays with a fixed date: it knows what the law gives every year, not what a notice makes of it."""

from datetime import date
from functools import cache
from typing import Final

_MONTHS_AND_DAYS: Final = ((1, 1), (5, 1), (5, 2), (10, 1), (10, 2), (10, 3))
"""全国年节及纪念日放假办法 §2, as amended for 2025: New Year, Labour Day, National Day.

The other holidays follow the moon or the sun and are not guessed.
"""


@cache
def fixed_holidays(year: int) -> frozenset[date]:
    """Give the days of a year that are holidays by law whatever its notice says."""
    return frozenset(date(year, month, day) for month, day in _MONTHS_AND_DAYS)
