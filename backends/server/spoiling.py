"""Answers taken aside, spoilt and sent, and connections broken under uvicorn. It decides no fault."""

from __future__ import annotations

import asyncio
import socket
import struct
from typing import Final

from starlette.types import Message, Receive, Send

from backends.server.faults import FaultKind
from backends.server.problems import JSON

_RESET: Final = struct.pack("ii", 1, 0)
"""SO_LINGER of zero: closing sends a reset instead of an ordinary end."""

_WRONG: Final = {
    FaultKind.WRONG_JSON: (b"<<< no JSON >>>", JSON),
    FaultKind.WRONG_TYPE: (b"<html><body>Sign in to continue</body></html>", "text/html"),
    FaultKind.WRONG_SCHEMA: (b'{"unexpected": [true, null]}', JSON),
}


class TakenAnswer:
    """Takes an answer instead of the socket."""

    def __init__(self) -> None:
        self.start: Message = {}
        self.body = b""

    async def __call__(self, message: Message) -> None:
        """Take one part of the answer."""
        if message["type"] == "http.response.start":
            self.start = message
        else:
            self.body += message.get("body", b"")


def part_of(part: bytes, more: bool) -> Message:
    """Give a part of a body as ASGI has it."""
    return {"type": "http.response.body", "body": part, "more_body": more}


def spoilt(kind: FaultKind, answer: TakenAnswer) -> TakenAnswer:
    """Give an answer as a fault leaves it."""
    if kind is FaultKind.DUPLICATE:
        return answer
    if kind is FaultKind.TRUNCATED:
        body, media_type, status = answer.body[: len(answer.body) // 2], JSON, answer.start["status"]
    else:
        body, media_type = _WRONG[kind]
        status = 200
    # An answer without a body has nothing to spoil but that there is one.
    status, body = (200, b"{") if status == 204 else (status, body)
    spoilt = TakenAnswer()
    headers = [(b"content-type", media_type.encode()), (b"content-length", str(len(body)).encode())]
    spoilt.start = {"type": "http.response.start", "status": status, "headers": headers}
    spoilt.body = body
    return spoilt


async def send_answer(answer: TakenAnswer, send: Send) -> None:
    """Send an answer that was taken."""
    await send(answer.start)
    await send(part_of(answer.body, more=False))


async def cut_off(answer: TakenAnswer, receive: Receive, send: Send) -> None:
    """Send half of an answer and end the connection."""
    body = answer.body or b"{}"
    headers = [(b"content-type", JSON.encode()), (b"content-length", str(len(body)).encode())]
    await send({"type": "http.response.start", "status": answer.start["status"], "headers": headers})
    await send(part_of(body[: len(body) // 2], more=True))
    await _break(receive, send, reset=False)


async def whole_body(receive: Receive) -> bytes:
    """Read a request to its end."""
    body, more = b"", True
    while more:
        message = await receive()
        body += message.get("body", b"")
        more = message["type"] == "http.request" and message.get("more_body", False)
    return body


def replay(body: bytes) -> Receive:
    """Give a request again that was read."""
    given = False

    async def receive() -> Message:
        nonlocal given
        if given:
            return {"type": "http.disconnect"}
        given = True
        return {"type": "http.request", "body": body, "more_body": False}

    return receive


async def reset(receive: Receive, send: Send) -> None:
    """Reset the connection."""
    await _break(receive, send, reset=True)


async def _break(receive: Receive, send: Send, reset: bool) -> None:
    """Break the connection under uvicorn, and wait until it knows."""
    transport = _transport(send)
    if transport is None:
        raise ConnectionResetError("an ordered fault, and no socket to play it on")
    if reset:
        connection = transport.get_extra_info("socket")
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RESET)
        transport.abort()
    else:
        transport.close()
    while (await receive())["type"] != "http.disconnect":
        pass


def _transport(send: object) -> asyncio.Transport | None:
    """Find the socket: uvicorn's `send` is a method of the object that holds it."""
    while (inner := getattr(send, "inner", None)) is not None:
        send = inner
    transport: asyncio.Transport | None = getattr(getattr(send, "__self__", None), "transport", None)
    return transport
