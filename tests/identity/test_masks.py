import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent_console.identity.secret import mask_id_number, mask_name, mask_phone
from agent_console.identity.text import fold, fold_grouped
from tests.support_identity import ID_NUMBERS, MOBILES, as_typed


@pytest.mark.parametrize(
    ("name", "mask"),
    [
        ("张三", "张*"),
        ("张示例", "张**"),
        ("欧阳示例", "欧阳**"),
        ("歐陽示例", "歐陽**"),
        ("欧阳", "欧*"),
        ("司马南", "司马*"),
        ("　张　三", "张**"),
        ("张", "*"),
        ("", ""),
        ("John Sample", "J******"),
        ("Ｊｏ", "J*"),
        ("示例江·示例提", "示******"),
        ("𠮷示例", "𠮷**"),
    ],
)
def test_a_name_keeps_its_surname(name: str, mask: str) -> None:
    assert mask_name(name) == mask


@given(st.text())
def test_a_masked_name_keeps_two_characters_at_most(name: str) -> None:
    mask = mask_name(name)
    kept = mask.rstrip("*")

    assert len(mask) <= 8
    assert len(kept) <= 2
    assert len(kept) < max(1, len(fold(name)))
    assert fold(name).startswith(kept)


@given(as_typed(MOBILES))
def test_a_masked_number_keeps_three_and_four(typed: tuple[str, str]) -> None:
    digits, text = typed

    assert mask_phone(text) == f"{digits[:3]}****{digits[7:]}"


@given(st.text(alphabet="0123456789x张 ", max_size=10))
def test_what_is_no_number_yet_is_all_stars(text: str) -> None:
    assert set(mask_phone(text)) <= {"*"}


@given(as_typed(ID_NUMBERS))
def test_a_masked_id_number_keeps_its_first_digit_alone(typed: tuple[str, str]) -> None:
    number, text = typed

    assert mask_id_number(text) == number[0] + "*" * 17


@given(st.text())
def test_a_mask_of_any_text_keeps_one_digit_at_most(text: str) -> None:
    mask = mask_id_number(text)

    assert len(mask) == min(18, len(fold_grouped(text)))
    assert set(mask[1:]) <= {"*"}
    assert mask[:1] in {"", *"*0123456789"}
    assert len(mask_phone(text)) <= 11
