"""Made-up numbers for tests: it knows how every valid number can be built, and that none of them is anyone's."""

from datetime import date, timedelta

from hypothesis import strategies as st
from stdnum.iso7064 import mod_11_2

TODAY = date(2026, 11, 23)

DIGIT = st.sampled_from("0123456789")

MOBILE_PREFIXES = [str(prefix) for prefix in range(130, 200) if str(prefix) not in {"140", "141", "144"}]
MOBILES = st.builds(
    "".join, st.tuples(st.sampled_from(MOBILE_PREFIXES), st.text("0123456789", min_size=8, max_size=8))
)
"""Eleven digits of a mobile number."""

BIRTHS = st.dates(date(1850, 1, 1), TODAY)
PROVINCES = ["11", "13", "21", "31", "34", "44", "50", "54", "62", "65", "71"]


def with_check(body: str) -> str:
    """Complete 17 digits to an ID number."""
    return body + str(mod_11_2.calc_check_digit(body))


def _body(address: str, born_on: date, sequence: int) -> str:
    return f"{address}{born_on:%Y%m%d}{sequence:03d}"


SEQUENCES = st.integers(0, 999)
RESIDENT_ADDRESSES = st.builds("{}{:04d}".format, st.sampled_from(PROVINCES), st.integers(0, 9999))
PERMIT_ADDRESSES = st.sampled_from(["810000", "820000", "830000"])
FOREIGNER_ADDRESSES = st.builds("9{:05d}".format, st.integers(0, 99999))
ADDRESSES = st.one_of(RESIDENT_ADDRESSES, PERMIT_ADDRESSES, FOREIGNER_ADDRESSES)
ID_NUMBERS = st.builds(with_check, st.builds(_body, ADDRESSES, BIRTHS, SEQUENCES))
"""Valid 18-character ID numbers of all three documents."""

ID_NUMBERS_OF_THE_UNBORN = st.builds(
    with_check,
    st.builds(_body, ADDRESSES, st.dates(TODAY + timedelta(days=1), date(2999, 12, 31)), SEQUENCES),
)

PUBLISHED_ID_NUMBERS = [
    "11010519491231002X",
    "440524188001010014",
    "34052419800101001X",
    "810000199408230021",
    "11010219840406970X",
]
"""Examples the standard, laws and courts print themselves; nobody's."""


@st.composite
def as_typed(draw: st.DrawFn, digits: st.SearchStrategy[str]) -> tuple[str, str]:
    """Build a number and one of the ways people type it: full width, grouped by spaces and hyphens, padded."""
    number = draw(digits)
    typed = []
    for char in number:
        wide = draw(st.booleans()) and char.isascii()
        typed.append(chr(ord(char) + 0xFEE0) if wide else char)
        typed.append(draw(st.sampled_from(["", "", "", " ", "-", "\u3000", "－", "\u2013", "\u200b"])))
    return number, draw(st.sampled_from(["", " ", "\u202a"])) + "".join(typed) + draw(
        st.sampled_from(["", "\n", "\u202c"])
    )


def wrong_by_one(number: str, place: int, by: int, alphabet: str = "0123456789") -> str:
    """Replace one character by another one of the alphabet."""
    place %= len(number)
    others = [char for char in alphabet if char != number[place]]
    return number[:place] + others[by % len(others)] + number[place + 1 :]
