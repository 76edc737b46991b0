"""The console's end: it listens at a socket for its own user alone and hands each number on. It shows nothing."""

from __future__ import annotations

import asyncio
import os
import socket
import struct
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Final

from agent_console.identity.phone import PhoneNumber, parse_phone
from agent_console.popping.socket_file import (
    GREETING,
    LONGEST_LINE,
    NOTE,
    SECONDS,
    Handed,
    Word,
    address_of,
    is_ours,
)
from agent_console.store.files import PRIVATE_FILE, private_umask

Hear = Callable[[PhoneNumber], str]
"""Takes a number and says in one word what became of it."""

Note = Callable[[Handed], str]
"""Puts on record what was handed out, and says so in one word."""


def _nothing_noted(_what: Handed) -> str:
    return Word.NOT_UNDERSTOOD


MOST_AT_ONCE: Final = 8
"""Whoever opens more and says nothing keeps nobody out for longer than `SECONDS`."""

_TURNS: Final = 5
"""Of the event loop, from a connection that was accepted to whoever talks there, and one to spare."""

_PEER: Final = struct.Struct("3i")
"""Process, user and group of the other end (unix(7), SO_PEERCRED)."""


class Door:
    """Open between `open` and `close`; the socket's file stands no longer than that."""

    def __init__(self, file: Path, hear: Hear, note: Note) -> None:
        self._file = file
        self._hear = hear
        self._note = note
        self._server: asyncio.Server | None = None
        self._at_work: set[asyncio.Task[None]] = set()

    @classmethod
    async def open(cls, file: Path, hear: Hear, note: Note = _nothing_noted) -> Door:
        """Begin to listen. Who opens it has the casebook beside it: a socket that stands there is a crash's.

        Raises:
            OSError: There can be none: something else stands there, or the folder does not allow it.
        """
        door = cls(file, hear, note)
        listening = _bound(file)
        try:
            door._server = await asyncio.start_unix_server(
                door._connected, sock=listening, limit=LONGEST_LINE
            )
        except BaseException:
            listening.close()
            raise
        return door

    async def close(self) -> None:
        """Stop listening and take the socket away; callable twice."""
        server, self._server = self._server, None
        if server is None:
            return
        with suppress(OSError):
            self._file.unlink(missing_ok=True)
        # Who was let in a moment ago is seen only after the loop's next turns; a server closed meanwhile loses them.
        for listening in server.sockets:
            asyncio.get_running_loop().remove_reader(listening.fileno())
        await _let_turns_pass()
        server.close()
        for task in self._at_work:
            task.cancel()
        await asyncio.gather(*self._at_work, return_exceptions=True)
        await _let_turns_pass()

    def _connected(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.ensure_future(self._talk(reader, writer))
        self._at_work.add(task)
        task.add_done_callback(self._at_work.discard)
        # Also where it ended before it began.
        task.add_done_callback(lambda _: writer.close())

    async def _talk(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            if len(self._at_work) <= MOST_AT_ONCE and _is_own_user(writer):
                async with asyncio.timeout(SECONDS):
                    line = await reader.readline()
                    writer.write(f"{self._answer(line)}\n".encode("ascii"))
                    await writer.drain()
        except (OSError, ValueError, TimeoutError):
            # Whoever talks otherwise, or not at all, gets no answer.
            pass

    def _answer(self, line: bytes) -> str:
        greeting, _, number = line.decode("ascii", "replace").strip().rpartition(" ")
        if greeting == NOTE and number in set(Handed):
            return self._note(Handed(number))
        if greeting != GREETING:
            return Word.NOT_UNDERSTOOD
        caller = parse_phone(number)
        return self._hear(caller) if isinstance(caller, PhoneNumber) else Word.NO_NUMBER


async def _let_turns_pass() -> None:
    for _ in range(_TURNS):
        await asyncio.sleep(0)


def _bound(file: Path) -> socket.socket:
    listening = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    try:
        if is_ours(file):
            file.unlink()
        with private_umask(), address_of(file) as address:
            listening.bind(address)
        file.chmod(PRIVATE_FILE)
    except BaseException:
        listening.close()
        raise
    return listening


def _is_own_user(writer: asyncio.StreamWriter) -> bool:
    """Whether a process of this user is at the other end, where the system tells; else the file's rights decide."""
    asked = getattr(socket, "SO_PEERCRED", None)
    connection = writer.get_extra_info("socket")
    if asked is None or connection is None:
        return True
    _, user, _ = _PEER.unpack(connection.getsockopt(socket.SOL_SOCKET, asked, _PEER.size))
    return bool(user == os.geteuid())
