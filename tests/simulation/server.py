"""The registry of the simulation behind HTTP, in memory: it goes and comes back, and its ledger can be read."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from fastapi import FastAPI

from agent_console.backend import BackendContext
from backends.fake import open_registry
from backends.fake.ledger import FILE as LEDGER
from backends.fake.registry import Registry
from backends.server import ServerOptions, create_app
from tests.simulation.virtual_time import LoopClock
from tests.support_server import TOKEN


class Server:
    """The registry behind HTTP; it can be taken away and come back on the same files."""

    def __init__(self, folder: Path, clock: LoopClock) -> None:
        self.folder = folder
        self.clock = clock
        self.registry: Registry
        self.app: FastAPI | None = None
        self.start()

    def start(self) -> None:
        """Begin to answer."""
        context = BackendContext(self.folder / "registry", 1, self.clock, {"latency": "instant"})
        self.registry = open_registry(context)
        options = ServerOptions(dev_token=TOKEN, rate=None, folder=self.folder / "server", clock=self.clock)
        self.app = create_app(self.registry, options)

    async def stop(self) -> None:
        """Answer nobody any more."""
        app, self.app = self.app, None
        if app is not None:
            app.state.desk.storage.close()
            await self.registry.aclose()

    def filed(self) -> list[tuple[str, str]]:
        """Give number and id of every request in the ledger, in the order they took effect.

        Case numbers of training are those of a desk alone, so a case is known by the number it is about.
        """
        ledger = self.folder / "registry" / LEDGER
        with closing(sqlite3.connect(f"file:{ledger}?mode=ro", uri=True)) as connection:
            return connection.execute("SELECT number, id FROM requests ORDER BY rowid").fetchall()

    def items(self) -> list[tuple[str, str, bool]]:
        """Give number and platform of every item in the ledger, and whether it was taken back."""
        ledger = self.folder / "registry" / LEDGER
        rows = (
            "SELECT number, platform_id, withdrawn_at IS NOT NULL FROM items "
            "JOIN requests ON requests.id = request_id"
        )
        with closing(sqlite3.connect(f"file:{ledger}?mode=ro", uri=True)) as connection:
            return [(row[0], row[1], bool(row[2])) for row in connection.execute(rows)]
