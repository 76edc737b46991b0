"""The one module that knows the HTTP library: a request in, a whole answer or what became of it out.

It verifies TLS, follows no redirect, reads no proxy from the environment and takes no answer beyond a size.
It does not know what an operation is and never repeats anything.
"""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

import httpx

from backends.http.errors import ContractViolation, MaybeSent, NotSent

LARGEST_ANSWER: Final = 8 * 1024 * 1024
"""A full page of 300 items takes less than a tenth; more is no answer of this contract."""

_KEEP_ALIVE: Final = 4.0
"""Shorter than the five seconds common servers keep an idle connection: who closes first must be us, or a
request may be sent into a connection that is being closed, and nobody knows whether it arrived."""

_CONNECTIONS: Final = httpx.Limits(
    max_connections=20, max_keepalive_connections=10, keepalive_expiry=_KEEP_ALIVE
)

_BEGAN: Final = "send_request_headers.started"


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A request as it leaves; `path` and `query` are escaped already."""

    method: str
    path: str
    headers: Mapping[str, str] = field(repr=False)
    query: str = field(default="", repr=False)
    body: bytes | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class Incoming:
    """A whole answer; header names are lower case."""

    status: int
    headers: Mapping[str, str] = field(repr=False)
    body: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Patience:
    """Seconds: until there is a connection, between two parts of an answer, and for all of it."""

    connect: float
    silence: float
    whole: float


@dataclass(frozen=True, slots=True)
class Trust:
    """Whom to believe and who we are: PEM files. Without a bundle the usual authorities are believed."""

    ca_bundle: Path | None = None
    client_certificate: Path | None = None
    client_key: Path | None = None


class _Trace:
    """Notes whether the first byte of a request left."""

    __slots__ = ("began",)

    def __init__(self) -> None:
        self.began = False

    async def __call__(self, event: str, info: Mapping[str, Any]) -> None:
        if event.endswith(_BEGAN):
            self.began = True


class Transport:
    """Sends requests to one base address.

    Args:
        base_url: Scheme, host and port, and a path in front of every other if there is one.
        trust: For TLS.
    """

    def __init__(self, base_url: str, trust: Trust) -> None:
        self._base_url = base_url.rstrip("/")
        self._trust = trust
        self._client: httpx.AsyncClient | None = None
        self._closed = False

    def url(self, path: str) -> str:
        """Give the whole address of a path."""
        return self._base_url + path

    async def send(self, request: Outgoing, patience: Patience) -> Incoming:
        """Send a request once and give the whole answer, whatever its status.

        Raises:
            NotSent: Nothing left.
            MaybeSent: Something left, and no whole answer came.
            ContractViolation: The answer is larger than any answer may be, or cannot be unpacked.
        """
        trace = _Trace()
        try:
            async with asyncio.timeout(patience.whole):
                return await self._send(request, patience, trace)
        except (OSError, httpx.TransportError):
            # Chained causes hold the request; this one's text and context hold nothing.
            failure = MaybeSent() if trace.began else NotSent()
        except (httpx.DecodingError, httpx.InvalidURL, httpx.StreamError):
            failure = None
        if failure is None:
            raise ContractViolation("an answer that cannot be unpacked")
        raise failure

    async def _send(self, request: Outgoing, patience: Patience, trace: _Trace) -> Incoming:
        client = self._client or await self._open()
        # Connection and handshake have to give up by themselves: cut off from outside they would stay open.
        connect = min(patience.connect, patience.whole / 2)
        timeout = httpx.Timeout(
            patience.silence, connect=connect, pool=max(patience.connect, patience.silence)
        )
        address = self.url(request.path) + (f"?{request.query}" if request.query else "")
        async with client.stream(
            request.method,
            address,
            headers=dict(request.headers),
            content=request.body,
            timeout=timeout,
            extensions={"trace": trace},
        ) as response:
            body = bytearray()
            async for part in response.aiter_bytes():
                body += part
                if len(body) > LARGEST_ANSWER:
                    raise ContractViolation("an answer that is too large")
            headers = {
                name.decode("latin-1").lower(): value.decode("latin-1")
                for name, value in response.headers.raw
            }
            return Incoming(response.status_code, headers, bytes(body))

    async def _open(self) -> httpx.AsyncClient:
        if self._closed:
            raise NotSent("closed")
        # Reading the authorities takes longer than a key press may wait.
        context = await asyncio.to_thread(tls_context, self._trust, self._base_url.startswith("https:"))
        if self._client is None:
            self._client = httpx.AsyncClient(
                headers={"user-agent": "agent-console"},
                verify=context,
                limits=_CONNECTIONS,
                trust_env=False,
                follow_redirects=False,
            )
        return self._client

    async def aclose(self) -> None:
        """Close every connection; callable twice."""
        self._closed = True
        client, self._client = self._client, None
        if client is not None:
            await client.aclose()


def tls_context(trust: Trust, over_tls: bool) -> ssl.SSLContext:
    """Make the context that verifies certificate and name; plain http to loopback never uses it.

    Raises:
        OSError: A file is not there, or is no PEM (`ssl.SSLError` is one).
    """
    if not over_tls:
        return ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    if trust.ca_bundle is None:
        context = httpx.create_ssl_context(trust_env=False)
    else:
        context = ssl.create_default_context(cafile=str(trust.ca_bundle))
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    if trust.client_certificate is not None:
        key = str(trust.client_key) if trust.client_key is not None else None
        # A locked key would ask for its password on the terminal the console draws on.
        context.load_cert_chain(str(trust.client_certificate), key, password=_no_password)
    return context


def _no_password() -> str:
    raise OSError("the key of the client certificate is locked")
