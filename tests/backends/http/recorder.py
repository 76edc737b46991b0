"""A small HTTP server on loopback that writes down what arrives and answers what it was told to."""

import asyncio
import json
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Arrived:
    """A request as it arrived: header names in lower case."""

    method: str
    target: str
    headers: Mapping[str, str]
    body: bytes

    @property
    def json(self) -> Any:
        return json.loads(self.body)


@dataclass(frozen=True)
class Reply:
    """What is answered; `cut_at` ends the connection after so many bytes of the body, 0 after the head."""

    status: int = 200
    body: Any = None
    headers: Mapping[str, str] = field(default_factory=dict)
    content_type: str = "application/json"
    cut_at: int | None = None
    silent: bool = False
    """Say nothing at all and end the connection."""

    def written(self) -> bytes:
        body = self.body if isinstance(self.body, bytes) else json.dumps(self.body).encode()
        if self.body is None:
            body = b""
        head = [f"HTTP/1.1 {self.status} As ordered"]
        if self.body is not None:
            head.append(f"content-type: {self.content_type}")
        if self.status != 204:
            head.append(f"content-length: {len(body)}")
        head += [f"{name}: {value}" for name, value in self.headers.items()]
        return "\r\n".join(head).encode() + b"\r\n\r\n" + body[: self.cut_at]


def error(status: int, code: str, headers: Mapping[str, str] | None = None) -> Reply:
    """An ErrorInfo."""
    return Reply(status, {"status": status, "code": code, "message": "as ordered"}, headers or {})


Answering = Callable[[Arrived], Reply]


@dataclass
class Recorder:
    """What arrived, and what is answered next: one reply after the other, the last one for ever."""

    url: str = ""
    arrived: list[Arrived] = field(default_factory=list)
    connections: int = 0
    replies: list[Reply | Answering] = field(default_factory=list)
    by_path: dict[str, list[Reply | Answering]] = field(default_factory=dict)

    def answer(self, *replies: Reply | Answering) -> None:
        self.replies = list(replies)

    def answer_at(self, end: str, *replies: Reply | Answering) -> None:
        """Answer requests whose path ends so."""
        self.by_path[end] = list(replies)

    @property
    def last(self) -> Arrived:
        return self.arrived[-1]

    def at(self, end: str) -> list[Arrived]:
        return [one for one in self.arrived if one.target.partition("?")[0].endswith(end)]

    def reply_to(self, request: Arrived) -> Reply:
        path = request.target.partition("?")[0]
        found = next((replies for end, replies in self.by_path.items() if path.endswith(end)), self.replies)
        assert found, f"nothing to answer to {request.method} {request.target}"
        chosen = found.pop(0) if len(found) > 1 else found[0]
        return chosen if isinstance(chosen, Reply) else chosen(request)


@asynccontextmanager
async def recording() -> AsyncIterator[Recorder]:
    """Listen on a free port of loopback."""
    recorder = Recorder()

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        recorder.connections += 1
        try:
            while request := await _read(reader):
                recorder.arrived.append(request)
                reply = recorder.reply_to(request)
                if not reply.silent:
                    writer.write(reply.written())
                    await writer.drain()
                if reply.silent or reply.cut_at is not None:
                    return
        except (ConnectionError, asyncio.IncompleteReadError):
            return
        finally:
            writer.close()

    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    recorder.url = "http://{}:{}".format(*server.sockets[0].getsockname()[:2])
    try:
        yield recorder
    finally:
        server.close()


async def _read(reader: asyncio.StreamReader) -> Arrived | None:
    try:
        head = (await reader.readuntil(b"\r\n\r\n")).decode("ascii")
    except asyncio.IncompleteReadError:
        return None
    first, *lines = head.rstrip().split("\r\n")
    method, target, _ = first.split(" ")
    headers = {name.strip().lower(): value.strip() for name, _, value in (x.partition(":") for x in lines)}
    body = await reader.readexactly(int(headers.get("content-length", "0")))
    return Arrived(method, target, headers, body)
