"""Helpers for tests over a real socket: an app served on loopback, and what stands behind it."""

import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Final

import uvicorn
from starlette.types import ASGIApp

from backends.server.serving import config

TOKEN: Final = "a-token-for-trying-things-out"


@asynccontextmanager
async def serving(app: ASGIApp) -> AsyncIterator[str]:
    """Serve an app on a free port of loopback, in this event loop; gives its address without a slash at the end."""
    # asyncio sends at once only on sockets that say they are TCP; on others each answer would wait 40 ms.
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listening.bind(("127.0.0.1", 0))
    server = uvicorn.Server(config(app))
    server.config.load()
    server.lifespan = server.config.lifespan_class(server.config)
    await server.startup(sockets=[listening])
    try:
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    finally:
        # Not `server.shutdown`: it sleeps a tenth of a second, in every test.
        for connection in list(server.server_state.connections):
            connection.shutdown()
        for one in server.servers:
            one.close()
            await one.wait_closed()
        listening.close()
