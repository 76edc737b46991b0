"""A registry behind HTTP on a real socket of this machine, and our client before it."""

import json
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import datetime
from pathlib import Path

from joserfc.jwk import ECKey, KeySet

from agent_console.backend import SimulatedCall
from backends.fake.registry import Registry
from backends.http.backend import TrainingHttpBackend
from backends.http.opening import Opened, open_line
from backends.http.options import read_options
from backends.http.surroundings import Surroundings
from backends.server import ServerOptions, create_app
from backends.server.clients import Client, Clients
from tests.support_registry import registry
from tests.support_server import TOKEN, serving

LIKE_THE_REGISTRY = {
    # The embedded registry looks back further than CAMARA does when it is not told how far.
    "sim_swap_hours": "2400",
    "calls_per_second": "10000",
    "connect_timeout": "10",
    "read_timeout": "20",
    "write_read_timeout": "20",
    "read_deadline": "30",
    "write_deadline": "30",
}
"""What is answered is tested here, not how fast: a busy machine is no broken line."""


class OverHttp(TrainingHttpBackend):
    """The client, with the callers of the registry it talks to: a trainer says who rings, no wire does."""

    def __init__(self, opened: Opened, behind: Registry) -> None:
        super().__init__(opened)
        self.behind = behind

    async def simulated_calls(self) -> tuple[SimulatedCall, ...]:
        return await self.behind.simulated_calls()


@asynccontextmanager
async def over_http(
    folder: Path, clock: Callable[[], datetime], served: ServerOptions, options: dict[str, str], secret: str
) -> AsyncIterator[OverHttp]:
    """Serve the embedded registry and ask it over the socket."""
    behind = registry(folder, clock)
    app = create_app(behind, served)
    try:
        async with serving(app) as address:
            told = {
                "base_url": address,
                "secret_file": secret_file(folder, secret),
                **LIKE_THE_REGISTRY,
                **options,
            }
            client = OverHttp(open_line(read_options(told), Surroundings(clock=clock)), behind)
            try:
                yield client
            finally:
                await client.aclose()
    finally:
        app.state.desk.storage.close()
        await behind.aclose()


def secret_file(folder: Path, secret: str) -> str:
    """Write a secret down for its owner alone."""
    file = folder / "secret"
    file.touch(mode=0o600)
    file.write_text(secret, encoding="utf-8")
    return str(file)


@asynccontextmanager
async def with_fixed_token(folder: Path, clock: Callable[[], datetime]) -> AsyncIterator[OverHttp]:
    """Ask with one bearer token; the number stands in the bodies."""
    served = ServerOptions(dev_token=TOKEN, clock=clock, rate=None)
    async with over_http(folder, clock, served, {}, TOKEN) as client:
        yield client


@asynccontextmanager
async def with_jwt_bearer(folder: Path, clock: Callable[[], datetime]) -> AsyncIterator[OverHttp]:
    """Ask with a token for each holder, signed for with our key; the number stands in no body of CAMARA's."""
    key = ECKey.generate_key("P-256", private=True)
    public = KeySet.import_key_set({"keys": [key.as_dict(private=False)]})
    clients = Clients.of([Client("desk-1", public)])
    served = ServerOptions(clients=clients, clock=clock, rate=None)
    options = {"authentication": "jwt_bearer", "client_id": "desk-1"}
    secret = json.dumps(key.as_dict(private=True))
    async with over_http(folder, clock, served, options, secret) as client:
        yield client
