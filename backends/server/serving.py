"""Serving on a socket with uvicorn: how it is set up, and how it ends. It knows no request."""

from __future__ import annotations

import asyncio
import logging
import socket
from collections.abc import Callable
from ipaddress import ip_address
from typing import Final

import uvicorn
from starlette.types import ASGIApp

from agent_console.backend import Backend
from backends.server.app import create_app
from backends.server.options import ServerOptions

GRACE_SECONDS: Final = 10
"""How long requests at work may take to end; a client waits 12 seconds for a write."""

BACKLOG: Final = 1024


class NotLoopback(Exception):
    """The fixed token would be offered to other machines."""


def loopback_config(app: ASGIApp) -> uvicorn.Config:
    """Set uvicorn up: our own log lines and our own `Date`, one event loop, no reading of proxies' headers."""
    return uvicorn.Config(
        app,
        http="h11",
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


def serve(
    backend: Backend,
    options: ServerOptions,
    host: str,
    port: int,
    listening: Callable[[str], None] = lambda _: None,
) -> None:
    """Serve until a signal ends it: no new connections, then what is at work, then the backend is closed.

    Args:
        backend: Who answers; it is closed at the end.
        options: How.
        host: The address to listen on.
        port: 0 takes a free one.
        listening: Told the address once connections are taken.

    Raises:
        NotLoopback: A fixed token, and an address other machines reach.
        OSError: The address can not be listened on.
    """
    if options.dev_token is not None and not is_loopback(host):
        raise NotLoopback
    logging.getLogger("uvicorn.error").setLevel(logging.CRITICAL)
    with _listen(host, port) as taken:
        name, taken_port = taken.getsockname()[:2]
        listening(f"http://{f'[{name}]' if ':' in name else name}:{taken_port}")
        asyncio.run(_serve(backend, options, taken))


async def _serve(backend: Backend, options: ServerOptions, listening: socket.socket) -> None:
    app = create_app(backend, options)
    try:
        await uvicorn.Server(loopback_config(app)).serve(sockets=[listening])
    finally:
        await backend.aclose()
        app.state.desk.storage.close()


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
