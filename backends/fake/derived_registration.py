"""Carrier, verdict and dates derived from a number. It knows no holder and no binding."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Final

from agent_console.backend import Carrier, Confidence, Verdict
from agent_console.identity.number_block import block_owner, is_mvno_prefix
from agent_console.identity.phone import PhoneNumber
from backends.fake import proportions
from backends.fake.draw import Draw, latest_turn
from backends.fake.facts import Registration

CARRIERS: Final = (
    Carrier.CHINA_MOBILE,
    Carrier.CHINA_UNICOM,
    Carrier.CHINA_TELECOM,
    Carrier.CHINA_BROADNET,
)

SERVICE_LINES: Final = {
    Carrier.CHINA_MOBILE: "10086",
    Carrier.CHINA_UNICOM: "10010",
    Carrier.CHINA_TELECOM: "10000",
    Carrier.CHINA_BROADNET: "10099",
    Carrier.MVNO: "1000000",
}
"""The carriers' own lines are public; seven digits are nobody's line, as a fictional MVNO's should be."""

_PORTING_SINCE: Final = date(2019, 11, 27)
"""Number portability began nationwide on this day (MIIT)."""

_PORTED_TOO_EARLY_UNTIL: Final = date(2020, 12, 31)
"""The services leave out numbers ported in before 2021."""

_PORTING_ALLOWED_AFTER: Final = timedelta(days=120)
"""A number may move 120 days after its activation (MIIT portability rules)."""


def derive_registration(number: PhoneNumber, draw: Draw, today: date) -> Registration:
    """Derive who serves a number, whether it changed hands and since when it is held."""
    if is_mvno_prefix(number):
        return Registration(Carrier.MVNO, Verdict.OTHER_CARRIER, service_line=SERVICE_LINES[Carrier.MVNO])
    carrier = first_carrier(number, draw)
    share = draw.fraction("verdict") * 100
    for limit, make in _BY_SHARE:
        if share < limit:
            return make(carrier, draw, today)
        share -= limit
    return _recycled(carrier, draw, today)


def first_carrier(number: PhoneNumber, draw: Draw) -> Carrier:
    """Name whom the number's block was given to; blocks no table names are drawn."""
    owner = block_owner(number)
    return Carrier(owner.value) if owner is not None else draw.choice(CARRIERS, "carrier")


def sync_days(carrier: Carrier) -> int:
    """Days after which a new activation reaches the registry."""
    mobile = carrier is Carrier.CHINA_MOBILE
    return proportions.SYNC_DAYS_MOBILE if mobile else proportions.SYNC_DAYS_OTHERS


def _activation(draw: Draw) -> date:
    return draw.day(proportions.FIRST_ACTIVATION, proportions.LAST_ACTIVATION, "activated on")


def _another(carrier: Carrier, draw: Draw) -> Carrier:
    return draw.choice([other for other in CARRIERS if other is not carrier], "moved to")


def _recycled(carrier: Carrier, draw: Draw, _today: date) -> Registration:
    activated_on = _activation(draw)
    if draw.percent(proportions.LOW_CONFIDENCE, "confidence"):
        return _unsure(carrier, activated_on, draw)
    earliest = max(activated_on + _PORTING_ALLOWED_AFTER, _PORTED_TOO_EARLY_UNTIL + timedelta(days=1))
    ported = draw.percent(proportions.PORTED_SINCE_2021, "ported since 2021")
    if not ported or earliest > proportions.LAST_DERIVED_DAY:
        return Registration(carrier, Verdict.RECYCLED, activated_on, activated_on)
    ported_on = draw.day(earliest, proportions.LAST_DERIVED_DAY, "ported in on")
    return Registration(
        _another(carrier, draw), Verdict.RECYCLED, activated_on, activated_on, ported_in_on=ported_on
    )


def _unsure(carrier: Carrier, activated_on: date, draw: Draw) -> Registration:
    held_from = activated_on
    if draw.percent(proportions.WRONG_DATE, "date is wrong"):
        held_from = draw.day(
            activated_on + timedelta(days=1), proportions.LAST_DERIVED_DAY, "in truth held from"
        )
    return Registration(carrier, Verdict.RECYCLED, activated_on, held_from, Confidence.LOW)


def _not_recycled(carrier: Carrier, draw: Draw, _today: date) -> Registration:
    activated_on = _activation(draw)
    return Registration(carrier, Verdict.NOT_RECYCLED, activated_on, activated_on)


def _cannot_judge(carrier: Carrier, draw: Draw, _today: date) -> Registration:
    return Registration(carrier, Verdict.CANNOT_JUDGE, held_from=_activation(draw))


def _ported_too_early(carrier: Carrier, draw: Draw, _today: date) -> Registration:
    ported_on = draw.day(_PORTING_SINCE, _PORTED_TOO_EARLY_UNTIL, "ported in on")
    return Registration(_another(carrier, draw), Verdict.PORTED_UNSUPPORTED, ported_in_on=ported_on)


def _ported_out(carrier: Carrier, draw: Draw, _today: date) -> Registration:
    now_with = _another(carrier, draw)
    return Registration(now_with, Verdict.OTHER_CARRIER, service_line=SERVICE_LINES[now_with])


def _moving(carrier: Carrier, draw: Draw, today: date) -> Registration:
    """Place a number in its cycle of new, held and frozen, which today moves on."""
    cycle = proportions.MOVING_HELD_DAYS + proportions.MOVING_FROZEN_DAYS
    turned_on = latest_turn(today, proportions.LAST_DERIVED_DAY, draw.below(cycle, "phase"), cycle)
    age = (today - turned_on).days
    if age >= proportions.MOVING_HELD_DAYS:
        return Registration(carrier, Verdict.CANCELLED)
    return fresh(carrier, turned_on, today)


def fresh(carrier: Carrier, activated_on: date, today: date) -> Registration:
    """Register a number activated lately: not synchronised yet for its first days, recycled from then on."""
    known_on = activated_on + timedelta(days=sync_days(carrier))
    if today >= known_on:
        return Registration(carrier, Verdict.RECYCLED, activated_on, activated_on)
    return Registration(carrier, Verdict.NOT_SYNCED_YET, activated_on, activated_on, retry_on=known_on)


_Maker = Callable[[Carrier, Draw, date], Registration]

_BY_SHARE: Final[tuple[tuple[int, _Maker], ...]] = (
    (proportions.NOT_RECYCLED, _not_recycled),
    (proportions.CANNOT_JUDGE, _cannot_judge),
    (proportions.PORTED_BEFORE_2021, _ported_too_early),
    (proportions.OTHER_CARRIER, _ported_out),
    (proportions.MOVING, _moving),
)
"""What is not drawn here is recycled: most numbers, so that most calls can be worked."""
