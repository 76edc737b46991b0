import os
import subprocess
import sys
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent_console.calendar.zone import SHANGHAI, local, next_midnight, start_of_day, system_clock, today

INSTANTS = st.integers(0, 4_000_000_000).map(lambda seconds: datetime.fromtimestamp(seconds, UTC))


@pytest.mark.parametrize(
    ("now", "day"),
    [
        (datetime(2026, 11, 23, 15, 59, 59, tzinfo=UTC), date(2026, 11, 23)),
        (datetime(2026, 11, 23, 16, 0, tzinfo=UTC), date(2026, 11, 24)),
        (datetime(2026, 11, 23, 23, 0, tzinfo=timezone(timedelta(hours=-5))), date(2026, 11, 24)),
        # Summer time, nine hours ahead: a fixed eight would still say the 14th.
        (datetime(1986, 7, 14, 15, 30, tzinfo=UTC), date(1986, 7, 15)),
    ],
)
def test_today_is_the_day_in_china(now: datetime, day: date) -> None:
    assert today(now) == day


@given(INSTANTS)
def test_what_is_locked_for_the_day_is_locked_until_its_midnight(now: datetime) -> None:
    until = next_midnight(now)

    assert now < until <= now + timedelta(hours=25)
    assert today(until) == today(now) + timedelta(days=1)
    assert today(until - timedelta(seconds=1)) == today(now)


@given(INSTANTS)
def test_a_day_contains_the_instants_that_fall_on_it(now: datetime) -> None:
    begins = start_of_day(today(now))

    assert begins <= now
    assert begins.tzinfo is UTC
    assert local(now) == now
    assert local(now).tzinfo is SHANGHAI


def test_an_instant_without_a_zone_says_nothing() -> None:
    with pytest.raises(ValueError, match="time zone"):
        today(datetime(2026, 11, 23))  # noqa: DTZ001 - this is the mistake


def test_the_machines_clock_is_told_in_utc() -> None:
    assert system_clock().utcoffset() == timedelta(0)


@pytest.mark.parametrize("zone", ["America/Los_Angeles", "Pacific/Kiritimati"])
def test_the_machines_own_zone_changes_nothing(zone: str) -> None:
    look = (
        "from datetime import datetime, UTC; from agent_console.calendar.zone import today;"
        "print(today(datetime(2026, 11, 23, 16, 0, tzinfo=UTC)))"
    )
    environment = {**os.environ, "TZ": zone}

    ran = subprocess.run(
        [sys.executable, "-c", look], env=environment, capture_output=True, text=True, check=True
    )

    assert ran.stdout == "2026-11-24\n"
