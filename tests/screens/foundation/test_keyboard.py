"""However a key reaches the console, it means the same."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.keys import _character_to_key

from screens.terminal.keyboard import COMMAND_SIGNS, command_key, fold, typed_text


@pytest.mark.parametrize(
    ("full_width", "plain"),
    [
        ("：", ":"),
        ("／", "/"),
        ("、", "/"),
        ("？", "?"),
        ("＋", "+"),
        ("＊", "*"),
        ("－", "-"),
        ("＝", "="),
        ("１", "1"),
        ("８", "8"),
        ("０", "0"),
        ("　", "space"),
    ],
)
def test_full_width_signs_act_as_their_twins(full_width: str, plain: str) -> None:
    assert command_key(_character_to_key(full_width), full_width) == plain


@pytest.mark.parametrize(
    ("key", "plain"),
    [("add", "+"), ("multiply", "*"), ("subtract", "-"), ("divide", "/")],
)
def test_the_keypad_acts_as_the_signs_printed_on_it(key: str, plain: str) -> None:
    assert command_key(key, None) == plain
    assert command_key({"+": "plus", "*": "asterisk", "-": "minus", "/": "slash"}[plain], plain) == plain


@pytest.mark.parametrize("key", ["enter", "escape", "f1", "f10", "tab", "shift+tab", "pageup", "ctrl+p"])
def test_keys_without_a_character_keep_their_name(key: str) -> None:
    assert command_key(key, None) == key


def test_enter_is_enter_although_it_comes_with_a_control_character() -> None:
    assert command_key("enter", "\r") == "enter"
    assert command_key("escape", "\x1b") == "escape"
    assert command_key("tab", "\t") == "tab"


def test_f12_locks_like_ctrl_l() -> None:
    assert command_key("f12") == command_key("ctrl+l") == "ctrl+l"


@given(st.characters())
def test_letters_and_chinese_text_never_command(character: str) -> None:
    if character.isalpha():
        assert fold(character) == character
        assert command_key(_character_to_key(character), character) not in COMMAND_SIGNS


@given(st.characters())
def test_folding_twice_is_folding_once(character: str) -> None:
    assert fold(fold(character)) == fold(character)


def test_only_printable_characters_and_keypad_signs_type() -> None:
    assert typed_text("a", "a") == "a"
    assert typed_text("add", None) == "+"
    assert typed_text("enter", "\r") is None
    assert typed_text("f5", None) is None
    assert typed_text("right_to_left_override", "\u202e") is None
