"""Helpers for tests over a real socket: an app served on loopback, and what stands behind it."""

import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Final

import uvicorn
from starlette.types import ASGIApp

from backends.server.serving import loopback_config

TOKEN: Final = "a-token-for-trying-things-out"


@asynccontextmanager
async def serving(app: ASGIApp) -> AsyncIterator[str]:
    """Serve an app on a free port of loopback, in this event loop; gives its address without a slash at the end."""
    listening = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(loopback_config(app))
    server.config.load()
    server.lifespan = server.config.lifespan_class(server.config)
    await server.startup(sockets=[listening])
    try:
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    finally:
        await server.shutdown(sockets=[listening])
