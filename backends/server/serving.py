"""Serving on a socket with uvicorn: how it is set up, and how it ends. It knows no request."""

from __future__ import annotations

import asyncio
import logging
import signal
import socket
import sqlite3
import ssl
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from ipaddress import ip_address
from pathlib import Path
from typing import Final

import uvicorn
from starlette.types import ASGIApp

from agent_console.backend import Backend
from backends.server.app import create_app
from backends.server.connections import ImpatientProtocol
from backends.server.options import ServerOptions

GRACE_SECONDS: Final = 10
"""How long requests at work may take to end; a client waits 12 seconds for a write."""

BACKLOG: Final = 1024


class TlsUnreadable(Exception):
    """Certificate and key cannot be read, or are no pair."""


class StorageUnusable(Exception):
    """The file of what the server remembers cannot be opened, or is something else."""


class NotLoopback(Exception):
    """The fixed token would be offered to other machines."""


def config(app: ASGIApp, tls: tuple[Path, Path] | None = None) -> uvicorn.Config:
    """Set uvicorn up: our own log lines and our own `Date`, one event loop, no reading of proxies' headers."""
    return uvicorn.Config(
        app,
        ssl_certfile=tls[0] if tls else None,
        ssl_keyfile=tls[1] if tls else None,
        http=ImpatientProtocol,
        ws="none",
        lifespan="off",
        log_config=None,
        access_log=False,
        date_header=False,
        server_header=False,
        proxy_headers=False,
        timeout_keep_alive=65,
        timeout_graceful_shutdown=GRACE_SECONDS,
        backlog=BACKLOG,
    )


def is_loopback(host: str) -> bool:
    """Whether an address is reached from this machine alone; a name is resolved first."""
    try:
        found = {info[4][0] for info in socket.getaddrinfo(host, None)}
        return bool(found) and all(ip_address(str(one).partition("%")[0]).is_loopback for one in found)
    except (OSError, ValueError):
        return False


class _Server(uvicorn.Server):
    """Ends by a signal without raising it again: what is open is still to be closed, and 0 is the exit code."""

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Take the signals while it serves."""
        loop = asyncio.get_running_loop()
        for number in (signal.SIGINT, signal.SIGTERM):
            loop.add_signal_handler(number, self.handle_exit, number, None)
        try:
            yield
        finally:
            for number in (signal.SIGINT, signal.SIGTERM):
                loop.remove_signal_handler(number)


def serve(
    backend: Backend,
    options: ServerOptions,
    host: str,
    port: int,
    listening: Callable[[str], None] = lambda _: None,
    tls: tuple[Path, Path] | None = None,
) -> None:
    """Serve until a signal ends it: no new connections, then what is at work, then the backend is closed.

    Args:
        backend: Who answers; it is closed at the end.
        options: How.
        host: The address to listen on.
        port: 0 takes a free one.
        listening: Told the address once connections are taken.
        tls: Certificate and key, PEM.

    Raises:
        NotLoopback: A fixed token, and an address other machines reach.
        TlsUnreadable: Certificate or key cannot be used.
        StorageUnusable: See there.
        OSError, UnicodeError: The address cannot be listened on, or is none.
    """
    if options.dev_token is not None and not is_loopback(host):
        raise NotLoopback
    # Its lines hold addresses of clients, and texts of errors.
    logging.getLogger("uvicorn.error").setLevel(logging.CRITICAL)
    with _listen(host, port) as taken:
        asyncio.run(_serve(backend, options, taken, listening, tls))


async def _serve(
    backend: Backend,
    options: ServerOptions,
    taken: socket.socket,
    listening: Callable[[str], None],
    tls: tuple[Path, Path] | None,
) -> None:
    try:
        app = create_app(backend, options)
    except (sqlite3.Error, OSError):
        await backend.aclose()
        raise StorageUnusable from None
    try:
        settings = config(app, tls)
        _load(settings)
        name, port = taken.getsockname()[:2]
        host = f"[{name}]" if ":" in name else name
        taken.listen(BACKLOG)
        listening(f"{'https' if tls else 'http'}://{host}:{port}")
        await _Server(settings).serve(sockets=[taken])
    finally:
        await backend.aclose()
        app.state.desk.storage.close()


def _load(settings: uvicorn.Config) -> None:
    try:
        settings.load()
    except (ssl.SSLError, OSError):
        raise TlsUnreadable from None


def _listen(host: str, port: int) -> socket.socket:
    family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    listening = socket.socket(family, kind, protocol)
    try:
        # A restart must not wait for the connections of the last run to be forgotten.
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind(address)
    except OSError:
        listening.close()
        raise
    return listening
