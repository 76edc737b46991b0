"""number-recycling 0.2.0: whether the subscriber changed after a day."""

from __future__ import annotations

from backends.wire.common import AnswerModel, RequestModel
from backends.wire.fields import E164, Day, Maybe, Truth


class RecyclingRequest(RequestModel):
    """Which number and since when; the number is left out where the token names it."""

    phone_number: Maybe[E164] = None
    specified_date: Day


class RecyclingAnswer(AnswerModel):
    """True too where nobody held the number on that day; false where the day is the first of this contract."""

    phone_number_recycled: Truth
