"""The desk's own name: made once, kept, and never guessed at."""

import secrets
from pathlib import Path

import pytest

from agent_console.home import Home
from agent_console.seat import FILE, desk_of, known_desk


def test_a_desk_is_named_once_and_keeps_its_name(tmp_path: Path) -> None:
    home = Home(tmp_path)
    assert known_desk(home) is None
    name = desk_of(home)
    assert desk_of(home) == known_desk(home) == name
    assert (tmp_path / FILE).stat().st_mode & 0o077 == 0


def test_of_two_first_starts_the_first_names_the_desk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def slower_than_another(_length: int) -> str:
        (tmp_path / FILE).write_text("0123456789ab\n", encoding="ascii")
        return "f" * 12

    monkeypatch.setattr(secrets, "token_hex", slower_than_another)
    assert desk_of(Home(tmp_path)) == known_desk(Home(tmp_path)) == "0123456789ab"
    assert [file.name for file in tmp_path.iterdir()] == [FILE]


def test_a_desk_is_never_without_a_name(tmp_path: Path) -> None:
    (tmp_path / FILE).symlink_to(tmp_path / "nowhere")
    with pytest.raises(OSError, match="name"):
        desk_of(Home(tmp_path))


def test_two_desks_have_two_names(tmp_path: Path) -> None:
    names = set()
    for place in ("one", "other"):
        (tmp_path / place).mkdir()
        names.add(desk_of(Home(tmp_path / place)))
    assert len(names) == 2


@pytest.mark.parametrize("content", [b"", b"desk 1", b"\xff\xfe", b"0123456789abcdef"])
def test_a_name_that_was_tampered_with_is_not_replaced(tmp_path: Path, content: bytes) -> None:
    (tmp_path / FILE).write_bytes(content)
    with pytest.raises(OSError, match="name"):
        desk_of(Home(tmp_path))
    assert (tmp_path / FILE).read_bytes() == content
