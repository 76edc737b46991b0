"""Esc and the key after it stay two keys, whatever the packets look like."""

from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual import events
from textual._xterm_parser import XTermParser
from textual.drivers import linux_driver
from textual.message import Message

from screens.terminal import escape_key
from screens.terminal.escape_key import EscapeIsAKey, PasteGuard

START, END = "\x1b[200~", "\x1b[201~"


def keys(messages: Iterable[Message]) -> list[str]:
    return [
        message.key if isinstance(message, events.Key) else repr(message.text)
        for message in messages
        if isinstance(message, events.Key | events.Paste)
    ]


def read(*reads: str) -> list[str]:
    parser = EscapeIsAKey()
    return [key for data in reads for key in keys(parser.feed(data))]


@pytest.mark.parametrize(
    ("reads", "expected"),
    [
        (["\x1b\r"], ["escape", "enter"]),
        (["\x1b", "\r"], ["escape", "enter"]),
        (["\x1b1"], ["escape", "1"]),
        (["\x1b8"], ["escape", "8"]),
        (["\x1b抖"], ["escape", "抖"]),
        (["\x1b\x1b\r"], ["escape", "escape", "enter"]),
        (["a\x1b", "\tb"], ["a", "escape", "tab", "b"]),
        (["\x1b[15~"], ["f5"]),
        (["\x1b", "[15~"], ["f5"]),
        (["\x1b[", "15~"], ["f5"]),
        (["\x1bOP"], ["f1"]),
        (["\x1b", "OP"], ["f1"]),
        (["\x1b[[A"], ["f1"]),
        (["\x1b\x1b[A"], ["escape", "up"]),
        (["\x1b[A\x1b\r\x1b[B"], ["up", "escape", "enter", "down"]),
        (["抖音\r"], ["抖", "音", "enter"]),
    ],
)
def test_esc_is_a_key_and_function_keys_survive(reads: list[str], expected: list[str]) -> None:
    assert read(*reads) == expected


def test_the_toolkit_alone_would_confirm() -> None:
    parser = XTermParser()
    assert keys(parser.feed("\x1b\r")) == []
    parser._timeout_time = 0.0
    assert keys(parser.tick()) == ["enter"]


@given(st.lists(st.sampled_from(["\x1b\r", "1", "\x1b[15~", "\x1b8", "x", "抖"]), max_size=8), st.data())
def test_where_a_packet_ends_changes_nothing(typed: list[str], data: st.DataObject) -> None:
    whole = "".join(typed)
    cuts = sorted(data.draw(st.sets(st.integers(0, len(whole)), max_size=4)))
    reads = [whole[a:b] for a, b in zip([0, *cuts], [*cuts, len(whole)], strict=True)]
    expected = read(*typed)
    assert read(*[part for part in reads if part]) == expected


def test_pasted_escapes_press_no_keys() -> None:
    assert read(f"{START}a\x1b\r\x1b[15~8{END}1") == [repr("a\x1a\r\x1a[15~8"), "1"]


@given(st.text(alphabet="a\x1b[20~1O\r", max_size=12).filter(lambda text: END not in text), st.data())
def test_a_paste_is_one_paste_wherever_it_is_cut(text: str, data: st.DataObject) -> None:
    whole = START + text + "z" + END
    cut = data.draw(st.integers(0, len(whole)))
    guard = PasteGuard()
    cleaned = guard.clean(whole[:cut]) + guard.clean(whole[cut:])
    assert cleaned == START + text.replace("\x1b", "\x1a") + "z" + END


def test_installing_gives_the_driver_our_parser(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(linux_driver, "XTermParser", linux_driver.XTermParser)  # type: ignore[attr-defined]
    assert escape_key.install()
    assert linux_driver.XTermParser is EscapeIsAKey  # type: ignore[attr-defined]


def test_another_version_of_the_toolkit_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(linux_driver, "XTermParser", None)
    monkeypatch.setattr(escape_key, "PINNED", "9.9.9")
    assert not escape_key.install()
    assert linux_driver.XTermParser is None  # type: ignore[attr-defined]
