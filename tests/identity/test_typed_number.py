from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent_console.identity.case_number import (
    CaseNumber,
    CaseNumberProblem,
    CaseNumberProblemKind,
    make_case_number,
)
from agent_console.identity.phone import PhoneNumber, PhoneProblem, PhoneProblemKind
from agent_console.identity.typed_number import Entry, read_entry
from tests.support_identity import MOBILES, as_typed

CASE_NUMBERS = st.builds(
    lambda day, count, training, prefix: make_case_number(day, count, training=training, prefix=prefix),
    # From 2110 on a year would begin as a mobile number does; 2010 to 2019 are over.
    st.dates(date(2020, 1, 1), date(2099, 12, 31)),
    st.integers(1, 9999),
    st.booleans(),
    st.sampled_from([None, "0217", "1001", "1386", "8613", "8600", "9999"]),
)


@given(as_typed(MOBILES))
def test_a_mobile_number_is_a_mobile_number(typed: tuple[str, str]) -> None:
    digits, text = typed

    assert read_entry(text) == PhoneNumber(digits)


@given(MOBILES, st.sampled_from(["+86", "0086", "86"]))
def test_a_country_code_begins_no_case_number(digits: str, code: str) -> None:
    assert read_entry(code + digits) == PhoneNumber(digits)


@given(CASE_NUMBERS.flatmap(lambda number: as_typed(st.just(number.digits))))
def test_a_case_number_of_any_kind_is_a_case_number(typed: tuple[str, str]) -> None:
    digits, text = typed

    assert read_entry(text) == CaseNumber(digits)


@pytest.mark.parametrize(
    ("typed", "entry"),
    [
        ("", PhoneProblem(PhoneProblemKind.EMPTY, 0)),
        ("13800", PhoneProblem(PhoneProblemKind.TOO_SHORT, 5)),
        ("10086", PhoneProblem(PhoneProblemKind.SERVICE_NUMBER, 5)),
        ("95588", PhoneProblem(PhoneProblemKind.SERVICE_NUMBER, 5)),
        ("021-12345678", PhoneProblem(PhoneProblemKind.LANDLINE, 11)),
        ("+85261234567", PhoneProblem(PhoneProblemKind.FOREIGN, 11)),
        ("张三", PhoneProblem(PhoneProblemKind.NOT_A_NUMBER, 0)),
        ("26112", CaseNumberProblem(CaseNumberProblemKind.LENGTH, 5)),
        ("26112304", CaseNumberProblem(CaseNumberProblemKind.LENGTH, 8)),
        ("261123-0481-3", CaseNumberProblem(CaseNumberProblemKind.CHECK_DIGIT, 11)),
        ("001123-0481", CaseNumberProblem(CaseNumberProblemKind.LENGTH, 10)),
        ("0217-261116-0042-5", CaseNumberProblem(CaseNumberProblemKind.CHECK_DIGIT, 15)),
        ("1001-261116-0042-0", CaseNumberProblem(CaseNumberProblemKind.CHECK_DIGIT, 15)),
    ],
)
def test_the_first_digits_tell_what_was_meant(typed: str, entry: Entry) -> None:
    assert read_entry(typed) == entry


@given(st.text() | st.text(alphabet="0123456789+- ", max_size=20))
def test_any_text_gets_an_answer(text: str) -> None:
    assert isinstance(read_entry(text), PhoneNumber | CaseNumber | PhoneProblem | CaseNumberProblem)
