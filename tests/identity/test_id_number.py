from dataclasses import asdict
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent_console.identity.id_number import (
    IdKind,
    IdNumber,
    IdNumberProblem,
    IdNumberProblemKind,
    parse_id_number,
)
from tests.support_identity import (
    ID_NUMBERS,
    ID_NUMBERS_OF_THE_UNBORN,
    PUBLISHED_ID_NUMBERS,
    TODAY,
    as_typed,
    with_check,
    wrong_by_one,
)


def accepted(text: str, today: date = TODAY) -> IdNumber:
    read = parse_id_number(text, today)
    assert isinstance(read, IdNumber)
    return read


def refused(text: str, today: date = TODAY) -> IdNumberProblem:
    read = parse_id_number(text, today)
    assert isinstance(read, IdNumberProblem)
    return read


@pytest.mark.parametrize("number", PUBLISHED_ID_NUMBERS)
def test_published_examples_are_accepted(number: str) -> None:
    assert accepted(number).value.reveal() == number


@given(as_typed(ID_NUMBERS))
def test_every_valid_number_is_accepted_however_it_is_typed(typed: tuple[str, str]) -> None:
    number, text = typed

    assert accepted(text).value.reveal() == number
    assert accepted(text.lower()).value.reveal() == number


@given(ID_NUMBERS, st.integers(0, 17), st.integers(0, 9))
def test_any_single_wrong_character_is_refused_as_misheard(number: str, place: int, by: int) -> None:
    alphabet = "0123456789X" if place == 17 else "0123456789"

    assert refused(wrong_by_one(number, place, by, alphabet)).kind is IdNumberProblemKind.CHECK_DIGIT


@given(ID_NUMBERS, st.integers(0, 16))
def test_two_neighbours_swapped_are_refused(number: str, place: int) -> None:
    swapped = number[:place] + number[place + 1] + number[place] + number[place + 2 :]

    assert swapped == number or isinstance(parse_id_number(swapped, TODAY), IdNumberProblem)


@given(ID_NUMBERS_OF_THE_UNBORN)
def test_nobody_is_born_tomorrow(number: str) -> None:
    assert refused(number).kind is IdNumberProblemKind.BIRTH_DATE


def test_the_day_decides_whether_somebody_is_born() -> None:
    number = with_check("11010520261123001")

    assert refused(number, date(2026, 11, 22)).kind is IdNumberProblemKind.BIRTH_DATE
    assert accepted(number, date(2026, 11, 23)).born_on == date(2026, 11, 23)


@pytest.mark.parametrize(
    "birth", ["20230229", "19801301", "19800100", "19800132", "00000101", "18491231", "10800101"]
)
def test_a_birth_that_can_not_be_is_refused(birth: str) -> None:
    assert refused(with_check(f"110105{birth}001")).kind is IdNumberProblemKind.BIRTH_DATE


@pytest.mark.parametrize("address", ["000000", "010105", "160105", "200000", "550105", "810001", "840000"])
def test_an_address_no_document_begins_with_is_refused(address: str) -> None:
    assert refused(with_check(f"{address}19800101001")).kind is IdNumberProblemKind.ADDRESS


@pytest.mark.parametrize(
    ("text", "kind", "characters"),
    [
        ("", IdNumberProblemKind.EMPTY, 0),
        ("　 ", IdNumberProblemKind.EMPTY, 0),
        ("34052419800101001", IdNumberProblemKind.TOO_SHORT, 17),
        ("3", IdNumberProblemKind.TOO_SHORT, 1),
        ("34052419800101001XX", IdNumberProblemKind.CHARACTERS, 19),
        ("3405241980010100123", IdNumberProblemKind.TOO_LONG, 19),
        ("340524198001010012X", IdNumberProblemKind.TOO_LONG, 19),
        ("340524800101001", IdNumberProblemKind.OLD_15_DIGITS, 15),
        ("３４０５２４ 800101 001", IdNumberProblemKind.OLD_15_DIGITS, 15),
        ("340524198001010", IdNumberProblemKind.TOO_SHORT, 15),
        ("3405241980X101001X", IdNumberProblemKind.CHARACTERS, 18),
        ("X", IdNumberProblemKind.CHARACTERS, 1),
        ("张三", IdNumberProblemKind.CHARACTERS, 2),
        ("34052419800101001Y", IdNumberProblemKind.CHARACTERS, 18),
        ("340524198001010011", IdNumberProblemKind.CHECK_DIGIT, 18),
    ],
)
def test_what_is_no_id_number_is_refused_for_its_reason(
    text: str, kind: IdNumberProblemKind, characters: int
) -> None:
    assert parse_id_number(text, TODAY) == IdNumberProblem(kind, characters)


@pytest.mark.parametrize(
    ("number", "kind"),
    [
        ("11010519491231002X", IdKind.RESIDENT_ID),
        (with_check("81000019940823002"), IdKind.HK_MACAU_TAIWAN_PERMIT),
        (with_check("82000019940823002"), IdKind.HK_MACAU_TAIWAN_PERMIT),
        (with_check("83000019940823002"), IdKind.HK_MACAU_TAIWAN_PERMIT),
        (with_check("91156119800101001"), IdKind.FOREIGN_PERMANENT_RESIDENCE),
    ],
)
def test_the_number_tells_its_document(number: str, kind: IdKind) -> None:
    assert accepted(number).kind is kind


@given(ID_NUMBERS)
def test_an_id_number_never_prints_more_than_its_first_digit(number: str) -> None:
    read = accepted(number)

    for text in (str(read), repr(read), f"{read}", f"{read:>20}", read.masked, repr(read.value)):
        assert number[0] + "*" * 17 in text
        assert number[1:] not in text
    # The birth date is part of the number: what lists the fields must not be printed, but the value stays closed.
    assert number not in repr(asdict(read))


@given(st.text() | st.text(alphabet="0123456789xX１Ｘ -", max_size=25), st.dates())
def test_any_text_on_any_day_gets_an_answer(text: str, today: date) -> None:
    assert isinstance(parse_id_number(text, today), IdNumber | IdNumberProblem)


def test_a_problem_repeats_nothing_of_what_was_typed() -> None:
    assert "3405" not in repr(refused("340524198001010011"))
