import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from agent_console.identity.text import count_ascii_digits, fold, fold_grouped, is_ascii_digits


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("１３８", "138"),
        ("　张三　", "张三"),
        ("：ｖ", ":v"),
        ("＋８６", "+86"),
        ("1\u20112\u20133\u20144\u22125－6", "1-2-3-4-5-6"),
        ("\u202d138\u202c", "138"),
        ("\ufeff1\u200b3", "13"),
    ],
)
def test_what_an_input_method_writes_is_read_as_what_was_meant(typed: str, meant: str) -> None:
    assert fold(typed) == meant


@given(st.text())
@example("\ud800")
@example("\u00b4")
def test_folding_answers_any_text_and_twice_is_once(text: str) -> None:
    once = fold(text)

    assert fold(once) == once
    assert not any(char.isspace() or char == "-" for char in fold_grouped(text))


@pytest.mark.parametrize("text", ["", "12a", "٣", "²", "1 2", "１", "12\n"])
def test_only_the_ten_ascii_digits_are_digits(text: str) -> None:
    assert not is_ascii_digits(text)


def test_digits_are_counted_without_what_is_between_them() -> None:
    assert count_ascii_digits("a1-2٣3") == 3
