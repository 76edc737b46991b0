"""Mobile numbers of the mainland: it knows how one is written and refused, not who serves or holds it."""

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from agent_console.identity.text import count_ascii_digits, fold, is_ascii_digits

LENGTH: Final = 11
"""Digits of a mainland mobile number, country code aside."""

_IOT_LENGTH: Final = 13
_GROUPING: Final = str.maketrans("", "", " -().·\t")
"""What people write between the digits of a telephone number."""

_MOBILE: Final = re.compile(r"1(?:3\d|4[2356789]|[5-9]\d)\d{8}", re.ASCII)
"""MIIT numbering plan: 13x to 19x serve mobiles; 140, 141 and 144 begin 13-digit numbers of machines.

Prefixes not assigned yet are let through on purpose: the next assignment must not need a release of ours.
"""

_IOT: Final = re.compile(r"(?:14|106)\d+", re.ASCII)
"""13-digit numbers for machines: 140, 141, 144 and 1064x (MIIT numbering plan, IoT numbers)."""

_LANDLINE: Final = re.compile(r"0[1-9]\d{8,10}|[2-8]\d{6,7}", re.ASCII)
"""Area code and 7 or 8 digits, or these alone."""

_LANDLINE_FROM_ABROAD: Final = re.compile(r"10\d{8}|2\d{9}|[3-9]\d{9,10}", re.ASCII)
"""After a country code the area code stands without its zero."""

_SERVICE: Final = re.compile(
    r"11[0-9]|12[0-2]"  # police, fire, ambulance, directory, accidents
    r"|1[0-2]\d{3,6}"  # 10086, 12345, 1008611, 11185
    r"|106\d{5,}"  # short-message senders; 13-digit machine numbers are taken out before
    r"|9[56]\d{3,6}"  # 95588, 96110
    r"|[48]00\d{7}",
    re.ASCII,
)


class PhoneProblemKind(StrEnum):
    """Why a typed text is no mainland mobile number; the screens have the sentence for each."""

    EMPTY = "EMPTY"
    """Nothing was typed."""
    TOO_SHORT = "TOO_SHORT"
    """Fewer than 11 digits: one was missed."""
    TOO_LONG = "TOO_LONG"
    """More than 11 digits: one was heard twice."""
    SERVICE_NUMBER = "SERVICE_NUMBER"
    """A service line such as 10086, 12345, 95588 or 400-..."""
    LANDLINE = "LANDLINE"
    """A landline, with or without its area code."""
    IOT_NUMBER = "IOT_NUMBER"
    """A 13-digit number of a machine (14..., 1064...): internet-of-things cards hold no app accounts."""
    NOT_A_NUMBER = "NOT_A_NUMBER"
    """Something else than digits and the signs between them."""
    FOREIGN = "FOREIGN"
    """A country code that is not 86, Hong Kong and Macau included."""
    NOT_MOBILE_PREFIX = "NOT_MOBILE_PREFIX"
    """Eleven digits that begin as no mobile number does."""


@dataclass(frozen=True, slots=True)
class PhoneProblem:
    """Why a text was refused and how many digits stand there now, country code aside."""

    kind: PhoneProblemKind
    digits: int


@dataclass(frozen=True, slots=True, repr=False)
class PhoneNumber:
    """A mainland mobile number. It prints as its mask; the digits are reached by name only.

    Raises:
        ValueError: The digits are no mainland mobile number; the message does not repeat them.
    """

    digits: str

    def __post_init__(self) -> None:
        if _MOBILE.fullmatch(self.digits) is None:
            raise ValueError("not the 11 digits of a mainland mobile number")

    @property
    def e164(self) -> str:
        """The number for the wire (ITU-T E.164): `+8613800138000`. Unmasked."""
        return f"+86{self.digits}"

    @property
    def grouped(self) -> str:
        """The number as it is read aloud: `138 0013 8000`. Unmasked."""
        return f"{self.digits[:3]} {self.digits[3:7]} {self.digits[7:]}"

    @property
    def masked(self) -> str:
        """The number as it may be shown, first three and last four: `138****8000`."""
        return f"{self.digits[:3]}****{self.digits[7:]}"

    def __str__(self) -> str:
        return self.masked

    def __repr__(self) -> str:
        return f"PhoneNumber({self.masked})"

    def __format__(self, format_spec: str) -> str:
        return format(self.masked, format_spec)


def parse_phone(text: str) -> PhoneNumber | PhoneProblem:
    """Read a typed mainland mobile number.

    Full-width digits, spaces, hyphens, brackets and the country code as `+86`, `0086` or `86` are accepted.

    Returns:
        The number, or why it is none. Every text has an answer; none raises.
    """
    typed = fold(text).translate(_GROUPING)
    if not typed:
        return PhoneProblem(PhoneProblemKind.EMPTY, 0)
    abroad, number = typed.startswith("+"), typed.removeprefix("+")
    if not is_ascii_digits(number):
        return PhoneProblem(PhoneProblemKind.NOT_A_NUMBER, count_ascii_digits(typed))
    if not abroad and number.startswith("00"):
        abroad, number = True, number[2:]
    if abroad:
        return _read_international(number)
    if number.startswith("861") and len(number) > LENGTH:
        number = number[2:]
    return _read_national(number)


def _read_international(number: str) -> PhoneNumber | PhoneProblem:
    if number in {"", "8"}:
        return PhoneProblem(PhoneProblemKind.TOO_SHORT, 0)
    if not number.startswith("86"):
        return PhoneProblem(PhoneProblemKind.FOREIGN, len(number))
    national = number[2:]
    if _LANDLINE_FROM_ABROAD.fullmatch(national):
        return PhoneProblem(PhoneProblemKind.LANDLINE, len(national))
    return _read_national(national)


def _read_national(number: str) -> PhoneNumber | PhoneProblem:
    if _MOBILE.fullmatch(number):
        return PhoneNumber(number)
    return PhoneProblem(_problem_of(number), len(number))


def _problem_of(number: str) -> PhoneProblemKind:
    if len(number) == _IOT_LENGTH and _IOT.fullmatch(number):
        return PhoneProblemKind.IOT_NUMBER
    # A mobile number dialled with the trunk zero of old handsets has one digit too many; it is no landline.
    if _LANDLINE.fullmatch(number) and not re.match(r"01[3-9]", number):
        return PhoneProblemKind.LANDLINE
    if _SERVICE.fullmatch(number) and len(number) != LENGTH:
        return PhoneProblemKind.SERVICE_NUMBER
    if len(number) < LENGTH:
        return PhoneProblemKind.TOO_SHORT
    if len(number) > LENGTH:
        return PhoneProblemKind.TOO_LONG
    return PhoneProblemKind.NOT_MOBILE_PREFIX
