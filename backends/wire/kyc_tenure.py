"""kyc-tenure 0.2.0: whether the subscriber has been this operator's since a day."""

from __future__ import annotations

from enum import StrEnum

from backends.wire.common import AnswerModel, RequestModel
from backends.wire.fields import E164, Day, Maybe, Open, Truth


class ContractType(StrEnum):
    """As the release lists it: paid in advance, by the month, or by a company."""

    PAYG = "PAYG"
    PAYM = "PAYM"
    BUSINESS = "Business"


class TenureRequest(RequestModel):
    """Which number and since when; the number is left out where the token names it."""

    phone_number: Maybe[E164] = None
    tenure_date: Day


class TenureAnswer(AnswerModel):
    """Not the negation of recycled: a number that was ported in can be neither."""

    tenure_date_check: Truth
    contract_type: Maybe[Open[ContractType]] = None
