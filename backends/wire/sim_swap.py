"""sim-swap 2.1.0: whether and when the SIM was changed. A new subscription counts as a swap."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from backends.wire.common import AnswerModel, RequestModel
from backends.wire.fields import E164, Instant, Maybe, Truth, Whole

MaxAge = Annotated[Whole, Field(ge=1, le=2400)]
"""Hours to look back; 240 where it is left out."""


class SimSwapCheckRequest(RequestModel):
    """Which number and how far back; the number is left out where the token names it."""

    phone_number: Maybe[E164] = None
    max_age: MaxAge = 240


class SimSwapCheckAnswer(AnswerModel):
    """Whether it was changed within these hours."""

    swapped: Truth


class SimSwapDateRequest(RequestModel):
    """Which number; left out where the token names it."""

    phone_number: Maybe[E164] = None


class SimSwapDateAnswer(AnswerModel):
    """None: not within the days that are watched, or it may not be told."""

    latest_sim_change: Instant | None
    monitored_period: Maybe[Whole] = None
