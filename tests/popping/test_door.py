"""The console's end of `pop`: one user, one line, one word; whatever else is said there hurts nobody."""

from __future__ import annotations

import asyncio
import os
import socket
import stat
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from agent_console.identity.phone import PhoneNumber
from agent_console.popping import door as module
from agent_console.popping.door import Door
from agent_console.popping.socket_file import GREETING, NAME, address_of

NUMBER = PhoneNumber("13800138000")


class Heard(list[PhoneNumber]):
    def hear(self, number: PhoneNumber) -> str:
        self.append(number)
        return "RINGS"


@asynccontextmanager
async def open_door(folder: Path, heard: Heard) -> AsyncIterator[Path]:
    door = await Door.open(folder / NAME, heard.hear)
    try:
        yield folder / NAME
    finally:
        await door.close()


async def say(file: Path, *said: bytes) -> bytes:
    with address_of(file) as address:
        reader, writer = await asyncio.open_unix_connection(address)
    try:
        for part in said:
            writer.write(part)
        return await reader.read(200)
    except ConnectionError:
        return b""
    finally:
        writer.close()


async def test_a_number_is_handed_on_and_answered_with_a_word(tmp_path: Path) -> None:
    heard = Heard()
    async with open_door(tmp_path, heard) as file:
        assert await say(file, f"{GREETING} 13800138000\n".encode()) == b"RINGS\n"
    assert heard == [NUMBER]


async def test_the_socket_is_closed_to_others_and_gone_at_the_end(tmp_path: Path) -> None:
    async with open_door(tmp_path, Heard()) as file:
        mode = file.lstat().st_mode
        assert stat.S_ISSOCK(mode)
        assert mode & 0o777 == 0o600
    assert not (tmp_path / NAME).exists()


async def test_one_a_crash_left_is_replaced(tmp_path: Path) -> None:
    left = socket.socket(socket.AF_UNIX)
    with address_of(tmp_path / NAME) as address:
        left.bind(address)
    left.close()
    assert (tmp_path / NAME).exists()
    heard = Heard()
    async with open_door(tmp_path, heard) as file:
        assert await say(file, f"{GREETING} 13800138000\n".encode()) == b"RINGS\n"


async def test_something_else_under_its_name_is_not_replaced(tmp_path: Path) -> None:
    (tmp_path / NAME).write_text("mine", encoding="ascii")
    with pytest.raises(OSError, match="in use"):
        await Door.open(tmp_path / NAME, Heard().hear)
    assert (tmp_path / NAME).read_text(encoding="ascii") == "mine"


async def test_a_home_with_a_long_path_has_a_door_too(tmp_path: Path) -> None:
    folder = tmp_path / ("long" * 30)
    folder.mkdir()
    heard = Heard()
    async with open_door(folder, heard) as file:
        assert await say(file, f"{GREETING} 13800138000\n".encode()) == b"RINGS\n"
    assert not (folder / NAME).exists()


@pytest.mark.parametrize(
    ("said", "word"),
    [
        (f"{GREETING} 1380013\n".encode(), b"NO_NUMBER\n"),
        (f"{GREETING} 10086\n".encode(), b"NO_NUMBER\n"),
        (b"GET / HTTP/1.1\n", b"NOT_UNDERSTOOD\n"),
        (b"agent-console ring 2 13800138000\n", b"NOT_UNDERSTOOD\n"),
        (b"13800138000\n", b"NOT_UNDERSTOOD\n"),
        (b"\xff\xfe\n", b"NOT_UNDERSTOOD\n"),
        (b"x" * 4000, b""),
    ],
)
async def test_what_is_no_number_rings_nowhere(tmp_path: Path, said: bytes, word: bytes) -> None:
    heard = Heard()
    async with open_door(tmp_path, heard) as file:
        assert await say(file, said) == word
        assert await say(file, f"{GREETING} 13800138000\n".encode()) == b"RINGS\n"
    assert heard == [NUMBER]


async def test_who_says_nothing_keeps_nobody_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "SECONDS", 0.05)
    heard = Heard()
    async with open_door(tmp_path, heard) as file:
        silent = []
        for _ in range(module.MOST_AT_ONCE):
            with address_of(file) as address:
                silent.append(await asyncio.open_unix_connection(address))
        for reader, _ in silent:
            assert await reader.read() == b""
        assert await say(file, f"{GREETING} 13800138000\n".encode()) == b"RINGS\n"
        for _, writer in silent:
            writer.close()


async def test_another_user_is_not_heard(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if not hasattr(socket, "SO_PEERCRED"):
        pytest.skip("the system does not say who is at the other end")
    heard = Heard()
    async with open_door(tmp_path, heard) as file:
        mine = os.geteuid()
        monkeypatch.setattr("agent_console.popping.door.os.geteuid", lambda: mine + 1)
        assert await say(file, f"{GREETING} 13800138000\n".encode()) == b""
    assert heard == []


async def test_closing_twice_and_with_somebody_connected_is_no_fault(tmp_path: Path) -> None:
    door = await Door.open(tmp_path / NAME, Heard().hear)
    with address_of(tmp_path / NAME) as address:
        _, writer = await asyncio.open_unix_connection(address)
    await asyncio.sleep(0)
    await door.close()
    await door.close()
    writer.close()
