import json
import pickle

import phonenumbers
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from agent_console.identity.phone import PhoneNumber, PhoneProblem, PhoneProblemKind, parse_phone
from tests.support_identity import MOBILES, as_typed


@pytest.mark.parametrize(
    "typed",
    [
        "13800138000",
        "１３８００１３８０００",
        "138 0013 8000",
        "138-0013-8000",
        "138.0013.8000",
        "+8613800138000",
        "+86 138 0013 8000",
        "＋８６－１３８００１３８０００",
        "(+86)13800138000",
        "008613800138000",
        "0086 138 0013 8000",
        "8613800138000",
        "86-138-0013-8000",
        " \u202a13800138000\u202c\n",
    ],
)
def test_a_number_is_read_however_people_write_it(typed: str) -> None:
    assert parse_phone(typed) == PhoneNumber("13800138000")


@given(as_typed(MOBILES), st.sampled_from(["", "+86", "0086", "86", "＋86 ", "(+86) "]))
def test_any_way_of_typing_a_valid_number_gives_the_same_number(typed: tuple[str, str], code: str) -> None:
    digits, text = typed

    assert parse_phone(code + text.strip()) == PhoneNumber(digits)


@given(MOBILES)
def test_what_a_number_gives_out_is_read_as_itself(digits: str) -> None:
    number = PhoneNumber(digits)

    assert {parse_phone(number.digits), parse_phone(number.e164), parse_phone(number.grouped)} == {number}


@given(st.integers(13_000_000_000, 19_999_999_999))
@example(16_500_138_000)
@example(16_700_138_000)
@example(16_200_138_000)
@example(17_000_138_000)
@example(17_100_138_000)
@example(19_200_138_000)
def test_every_number_the_numbering_plan_calls_mobile_is_accepted(number: int) -> None:
    meant = phonenumbers.parse(str(number), "CN")
    mobile = phonenumbers.number_type(meant) == phonenumbers.PhoneNumberType.MOBILE

    assert isinstance(parse_phone(str(number)), PhoneNumber) or not mobile


@pytest.mark.parametrize("prefix", [str(prefix) for prefix in range(130, 200)])
def test_every_prefix_that_serves_mobiles_today_is_accepted(prefix: str) -> None:
    for fourth in "0123456789":
        number = f"{prefix}{fourth}0138000"
        if phonenumbers.is_valid_number(phonenumbers.parse(number, "CN")):
            assert parse_phone(number) == PhoneNumber(number)


@pytest.mark.parametrize(
    ("typed", "kind", "digits"),
    [
        ("", PhoneProblemKind.EMPTY, 0),
        (" 　\u200b", PhoneProblemKind.EMPTY, 0),
        ("--", PhoneProblemKind.EMPTY, 0),
        ("13800", PhoneProblemKind.TOO_SHORT, 5),
        ("1380013800", PhoneProblemKind.TOO_SHORT, 10),
        ("+86 1380013800", PhoneProblemKind.TOO_SHORT, 10),
        ("0086", PhoneProblemKind.TOO_SHORT, 0),
        ("+8", PhoneProblemKind.TOO_SHORT, 0),
        ("138001380001", PhoneProblemKind.TOO_LONG, 12),
        ("013800138000", PhoneProblemKind.TOO_LONG, 12),
        ("1380013800012", PhoneProblemKind.TOO_LONG, 13),
        ("10086", PhoneProblemKind.SERVICE_NUMBER, 5),
        ("１００８６", PhoneProblemKind.SERVICE_NUMBER, 5),
        ("+8610086", PhoneProblemKind.SERVICE_NUMBER, 5),
        ("1008611", PhoneProblemKind.SERVICE_NUMBER, 7),
        ("110", PhoneProblemKind.SERVICE_NUMBER, 3),
        ("12345", PhoneProblemKind.SERVICE_NUMBER, 5),
        ("95588", PhoneProblemKind.SERVICE_NUMBER, 5),
        ("400-800-1234", PhoneProblemKind.SERVICE_NUMBER, 10),
        ("10690000138000", PhoneProblemKind.SERVICE_NUMBER, 14),
        ("010-12345678", PhoneProblemKind.LANDLINE, 11),
        ("0755 1234567", PhoneProblemKind.LANDLINE, 11),
        ("+86 755 12345678", PhoneProblemKind.LANDLINE, 11),
        ("62345678", PhoneProblemKind.LANDLINE, 8),
        ("+86 10 62345678", PhoneProblemKind.LANDLINE, 10),
        ("1440012345678", PhoneProblemKind.IOT_NUMBER, 13),
        ("1064812345678", PhoneProblemKind.IOT_NUMBER, 13),
        ("+86 1410012345678", PhoneProblemKind.IOT_NUMBER, 13),
        ("张三", PhoneProblemKind.NOT_A_NUMBER, 0),
        ("1380013800x", PhoneProblemKind.NOT_A_NUMBER, 10),
        ("138001380٣0", PhoneProblemKind.NOT_A_NUMBER, 10),
        ("13800138000+", PhoneProblemKind.NOT_A_NUMBER, 11),
        ("+852 6123 4567", PhoneProblemKind.FOREIGN, 11),
        ("001 212 555 0100", PhoneProblemKind.FOREIGN, 11),
        ("12800138000", PhoneProblemKind.NOT_MOBILE_PREFIX, 11),
        ("23800138000", PhoneProblemKind.NOT_MOBILE_PREFIX, 11),
        ("14400138000", PhoneProblemKind.NOT_MOBILE_PREFIX, 11),
    ],
)
def test_what_is_no_mobile_number_is_refused_for_its_reason(
    typed: str, kind: PhoneProblemKind, digits: int
) -> None:
    assert parse_phone(typed) == PhoneProblem(kind, digits)


@given(st.text(alphabet="0123456789", min_size=11, max_size=11).filter(lambda text: text[0] == "1"))
def test_eleven_digits_are_a_number_or_begin_wrong(digits: str) -> None:
    read = parse_phone(digits)

    assert isinstance(read, PhoneNumber) or read.kind is PhoneProblemKind.NOT_MOBILE_PREFIX


@given(st.text() | st.text(alphabet="0123456789+- 86１"))
def test_any_text_gets_an_answer(text: str) -> None:
    assert isinstance(parse_phone(text), PhoneNumber | PhoneProblem)


def test_an_enormous_text_gets_an_answer() -> None:
    assert parse_phone("1" * 100_000) == PhoneProblem(PhoneProblemKind.TOO_LONG, 100_000)


@given(MOBILES)
def test_a_number_never_prints_its_middle(digits: str) -> None:
    number = PhoneNumber(digits)

    for text in (
        str(number),
        repr(number),
        f"{number}",
        f"{number:>20}",
        number.masked,
        repr([{"n": number}]),
    ):
        assert digits[:3] + "****" + digits[7:] in text
        assert digits not in text


@pytest.mark.parametrize(
    "digits", ["", "1380013800", "13800138000\n", "１３８００１３８０００", "03800138000"]
)
def test_a_number_can_not_be_made_of_anything_else(digits: str) -> None:
    with pytest.raises(ValueError, match="not the 11 digits") as refused:
        PhoneNumber(digits)

    assert "380013800" not in str(refused.value)


def test_a_number_is_no_json_by_accident_but_survives_a_pickle() -> None:
    number = PhoneNumber("13800138000")

    with pytest.raises(TypeError):
        json.dumps(number)
    assert pickle.loads(pickle.dumps(number)) == number
