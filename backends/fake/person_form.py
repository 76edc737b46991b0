"""The form of a hand-written person: which values may stand where. It knows no number's derived facts.

Importing it costs pydantic, so the people are read late.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Annotated, Final, Literal

from pydantic import AfterValidator, BeforeValidator, Field, StringConstraints

from agent_console.backend import (
    Carrier,
    Confidence,
    ItemState,
    LabelCategory,
    Ternary,
    Verdict,
)
from agent_console.data_forms import Form, Line, Printable, TextForm, Word
from agent_console.identity.phone import PhoneNumber

MOST_BINDINGS: Final = 300
"""As many as one lookup asks for."""

_YEARS: Final = range(1900, 2200)
"""Days are counted back from these by decades; beyond them a slip of the pen would leave the calendar."""

_RELATIVE_DAY: Final = re.compile(r"today(?:-(\d{1,5}))?", re.ASCII)


def _number(text: str) -> str:
    return PhoneNumber(text.replace(" ", "")).digits


def _day(value: object) -> object:
    # TOML has dates of its own, JSON has none: both end as text, so that the copy in the home is the same.
    return value.isoformat() if isinstance(value, date) else value


def _readable_day(text: str) -> str:
    if _RELATIVE_DAY.fullmatch(text) is None and date.fromisoformat(text).year not in _YEARS:
        raise ValueError("not a year of mobile telephones")
    return text


Digits = Annotated[str, StringConstraints(max_length=20), AfterValidator(_number)]
Day = Annotated[str, BeforeValidator(_day), StringConstraints(max_length=12), AfterValidator(_readable_day)]
UNSEEN: Final = Field(repr=False)
"""A site may write down people of its own; none of them belongs into a log."""

Slug = Annotated[str, StringConstraints(min_length=1, max_length=64), Printable]


def day_of(text: str, today: date) -> date:
    """Read a day: `2021-08-16`, or `today-3` for what has to be recent whenever it is asked for."""
    relative = _RELATIVE_DAY.fullmatch(text)
    if relative is None:
        return date.fromisoformat(text)
    return today - timedelta(days=int(relative.group(1) or 0))


class BindingForm(Form):
    """One account. Without a day the platform does not tell one; `owner` then says whose it is in truth."""

    platform: Slug
    bound_on: Day | None = None
    owner: Literal["previous", "holder"] = "previous"


class FillForm(Form):
    """How many more accounts are added beside those written down, at platforms not named there."""

    previous: Annotated[int, Field(ge=0, le=MOST_BINDINGS)] = 0
    own: Annotated[int, Field(ge=0, le=MOST_BINDINGS)] = 0
    undated: Annotated[int, Field(ge=0, le=MOST_BINDINGS)] = 0


class SignalForm(Form):
    """One fraud signal."""

    answer: Annotated[Ternary, Word]
    on: Day | None = None
    reason: Slug | None = None


class SignalsForm(Form):
    """The signals that differ from the derived ones."""

    sim_swapped: SignalForm | None = None
    calls_forwarded: SignalForm | None = None
    sms_receivable: SignalForm | None = None


class LabelForm(Form):
    """What one label provider shows."""

    provider: Slug
    category: Annotated[LabelCategory, Word]
    text: Line
    report_count: Annotated[int, Field(ge=0, le=1_000_000)] | None = None
    first_reported_on: Day | None = None


class MissesForm(Form):
    """Misses of a factor that count as made earlier today, on another line."""

    identity: Annotated[int, Field(ge=0, le=9)] = 0
    code: Annotated[int, Field(ge=0, le=9)] = 0


class CallerForm(Form):
    """Who rings, and what a newcomer has to know to speak for them. Name and document are what the caller says."""

    order: Annotated[int, Field(ge=0, le=999)]
    calling_number: Annotated[Digits | None, UNSEEN] = None
    name: Line | None = None
    document: Line | None = None
    first_words: TextForm
    holder_since: Day | None = None
    hint: tuple[TextForm, ...] = ()


class PersonForm(Form):
    """One number and what is written by hand about it; what is left out is derived as for any other number."""

    number: Annotated[Digits, UNSEEN]
    name: Annotated[Line | None, UNSEEN] = None
    also_written: Annotated[tuple[Line, ...], UNSEEN] = ()
    document: Annotated[Line | None, UNSEEN] = None
    verdict: Annotated[Verdict, Word] | None = None
    carrier: Annotated[Carrier, Word] | None = None
    activated_on: Day | None = None
    confidence: Annotated[Confidence, Word] | None = None
    ported_in_on: Day | None = None
    retry_on: Day | None = None
    service_line: Line | None = None
    binding: Annotated[tuple[BindingForm, ...], Field(max_length=MOST_BINDINGS)] | None = None
    fill: FillForm | None = None
    signals: SignalsForm = SignalsForm()
    label: Annotated[tuple[LabelForm, ...], Field(max_length=50)] | None = None
    misses: MissesForm = MissesForm()
    pending: tuple[Slug, ...] | None = None
    unavailable: tuple[Slug, ...] | None = None
    outcome: dict[Slug, Annotated[ItemState, Word]] = Field(default_factory=dict)
    phone_in_hand: bool = True
    caller: CallerForm | None = None
