from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum.iso7064 import mod_11_10

from agent_console.identity.case_number import (
    MAX_COUNT,
    CaseNumber,
    CaseNumberProblem,
    CaseNumberProblemKind,
    case_series,
    make_case_number,
    parse_case_number,
    spoken,
)
from tests.support_identity import DIGIT, as_typed, wrong_by_one

DAYS = st.dates(date(2001, 1, 1), date(2099, 12, 31))
COUNTS = st.integers(1, MAX_COUNT)
PREFIXES = st.none() | st.text("0123456789", min_size=4, max_size=4).filter(
    lambda digits: not digits.startswith("00")
)


def _make(day: date, count: int, training: bool, prefix: str | None) -> CaseNumber:
    return make_case_number(day, count, training=training, prefix=prefix)


CASE_NUMBERS = st.builds(_make, DAYS, COUNTS, st.booleans(), PREFIXES)


@pytest.mark.parametrize(
    ("day", "count", "written"),
    [
        (date(2026, 11, 23), 481, "261123-0481-4"),
        (date(2026, 11, 23), 482, "261123-0482-2"),
        (date(2026, 11, 16), 217, "261116-0217-5"),
    ],
)
def test_a_number_is_its_day_its_count_and_a_check_digit(day: date, count: int, written: str) -> None:
    number = make_case_number(day, count, training=False)

    assert str(number) == written
    assert (number.count, number.prefix, number.training) == (count, None, False)


def test_a_desk_of_several_puts_its_prefix_in_front() -> None:
    number = make_case_number(date(2026, 11, 16), 42, training=False, prefix="0217")

    assert str(number) == "0217-261116-0042-2"
    assert number.prefix == "0217"
    assert number.groups == ("0217", "261116", "0042", "2")


@given(DAYS, COUNTS, PREFIXES)
def test_a_number_starts_with_00_exactly_when_it_was_made_in_training(
    day: date, count: int, prefix: str | None
) -> None:
    trained = make_case_number(day, count, training=True, prefix=prefix)
    real = make_case_number(day, count, training=False, prefix=prefix)

    assert trained.training
    assert str(trained).startswith(f"00{day:%m%d}-")
    assert not real.training
    assert not str(real).startswith("00")


def test_leap_day_is_a_day_in_training_too() -> None:
    assert str(make_case_number(date(2028, 2, 29), 1, training=True)).startswith("000229-0001-")


@given(CASE_NUMBERS.map(lambda number: number.digits).flatmap(lambda digits: as_typed(st.just(digits))))
def test_a_number_is_read_however_it_is_typed(typed: tuple[str, str]) -> None:
    digits, text = typed

    assert parse_case_number(text) == CaseNumber(digits)


@given(CASE_NUMBERS)
def test_a_number_as_written_is_read_as_itself(number: CaseNumber) -> None:
    assert parse_case_number(str(number)) == number
    assert number.digits == number.series + f"{number.count:04d}" + number.groups[-1]


@given(CASE_NUMBERS, st.integers(0, 14), st.integers(0, 8))
def test_any_single_wrong_digit_is_found(number: CaseNumber, place: int, by: int) -> None:
    wrong = wrong_by_one(number.digits, place, by)

    assert parse_case_number(wrong) == CaseNumberProblem(CaseNumberProblemKind.CHECK_DIGIT, len(wrong))


@given(CASE_NUMBERS, st.integers(0, 14), DIGIT)
def test_a_digit_missed_or_heard_twice_is_found(number: CaseNumber, place: int, extra: str) -> None:
    place %= len(number.digits)
    missed = number.digits[:place] + number.digits[place + 1 :]

    for wrong in (missed, number.digits[:place] + extra + number.digits[place:]):
        assert parse_case_number(wrong) == CaseNumberProblem(CaseNumberProblemKind.LENGTH, len(wrong))


@pytest.mark.parametrize(
    ("text", "kind", "digits"),
    [
        ("", CaseNumberProblemKind.EMPTY, 0),
        (" - ", CaseNumberProblemKind.EMPTY, 0),
        ("26112", CaseNumberProblemKind.LENGTH, 5),
        ("2611230481", CaseNumberProblemKind.LENGTH, 10),
        ("2" * 13, CaseNumberProblemKind.LENGTH, 13),
        ("261123-0481-x", CaseNumberProblemKind.CHARACTERS, 10),
        ("工单", CaseNumberProblemKind.CHARACTERS, 0),
        ("261123-0481-3", CaseNumberProblemKind.CHECK_DIGIT, 11),
    ],
)
def test_what_is_no_case_number_is_refused_for_its_reason(
    text: str, kind: CaseNumberProblemKind, digits: int
) -> None:
    assert parse_case_number(text) == CaseNumberProblem(kind, digits)


@pytest.mark.parametrize(
    "body",
    [
        pytest.param("2613230481", id="month 13"),
        pytest.param("2702290481", id="29 February in a common year"),
        pytest.param("0013010481", id="month 13 in training"),
        pytest.param("2611230000", id="case 0"),
        pytest.param("00122611160042", id="training by its prefix"),
        pytest.param("02170011160042", id="training behind a prefix"),
    ],
)
def test_a_number_nobody_ever_issued_is_refused_though_its_check_digit_fits(body: str) -> None:
    digits = body + mod_11_10.calc_check_digit(body)

    assert parse_case_number(digits) == CaseNumberProblem(CaseNumberProblemKind.DATE, len(digits))


@given(st.text() | st.text(alphabet="0123456789- ２", max_size=20))
def test_any_text_gets_an_answer(text: str) -> None:
    assert isinstance(parse_case_number(text), CaseNumber | CaseNumberProblem)


@pytest.mark.parametrize("count", [0, -1, 10_000])
def test_a_desk_counts_from_1_to_9999(count: int) -> None:
    with pytest.raises(ValueError, match="from 1 to 9999"):
        make_case_number(date(2026, 11, 23), count, training=False)


@pytest.mark.parametrize("prefix", ["0017", "217", "02170", "０217", "02a7", ""])
def test_a_prefix_is_four_digits_and_never_looks_like_training(prefix: str) -> None:
    with pytest.raises(ValueError, match="desk prefix"):
        make_case_number(date(2026, 11, 23), 1, training=False, prefix=prefix)


@pytest.mark.parametrize("year", [1999, 2000, 2100])
def test_a_year_that_can_not_be_told_from_training_or_another_century_is_refused(year: int) -> None:
    with pytest.raises(ValueError, match=str(year)):
        make_case_number(date(year, 1, 1), 1, training=False)


@pytest.mark.parametrize("digits", ["", "26112304813", "261123-0481-4", "26132304811"])
def test_a_case_number_can_not_be_made_of_anything_else(digits: str) -> None:
    with pytest.raises(ValueError, match="not a case number"):
        CaseNumber(digits)


@given(DAYS, st.integers(1, 3000), COUNTS)
def test_numbers_of_two_days_differ_unless_their_series_is_one(day: date, later: int, count: int) -> None:
    other = min(day + timedelta(days=later), date(2099, 12, 31))

    for training in (True, False):
        left = make_case_number(day, count, training=training)
        right = make_case_number(other, count, training=training)
        same_series = case_series(day, training=training) == case_series(other, training=training)
        assert (left == right) is same_series
        assert left.series == case_series(day, training=training)


def test_a_number_is_spoken_in_groups_with_yao_for_one() -> None:
    number = make_case_number(date(2026, 11, 23), 481, training=False)

    assert spoken(number, "zh") == "二六幺幺二三  零四八幺  四"
    assert spoken(number, "zh_CN", "、") == "二六幺幺二三、零四八幺、四"
    assert spoken(number, "en") == "2-6-1-1-2-3, 0-4-8-1, 4"


@given(CASE_NUMBERS)
def test_what_is_spoken_holds_every_digit_in_order(number: CaseNumber) -> None:
    said = "".join(str("零幺二三四五六七八九".index(char)) for char in spoken(number, "zh") if char != " ")

    assert said == number.digits
    assert "".join(filter(str.isdigit, spoken(number, "en"))) == number.digits
