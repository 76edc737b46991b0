"""A registry served on a real socket of this machine, and an ordinary HTTP client before it."""

from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack
from dataclasses import dataclass, field, replace
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Any

import httpx
import pytest
from fastapi import FastAPI

from agent_console.identity.phone import PhoneNumber
from backends.fake.registry import Registry
from backends.server import ServerOptions, create_app
from tests.support_registry import HandSetClock, registry
from tests.support_server import TOKEN, serving

SUBJECT = "13800138000"
BINDINGS = "/number-bindings/v0.1"
LABELS = "/number-labels/v0.1"
OTP = "/one-time-password-sms/v1"


@dataclass
class Served:
    """One server with what stands behind it, and one client that may do everything."""

    app: FastAPI
    backend: Registry
    client: httpx.AsyncClient
    clock: HandSetClock
    address: str
    running: AsyncExitStack
    keys: int = field(default=0)

    async def stop(self) -> None:
        """End this server as a signal does; what it kept stays."""
        await self.running.aclose()

    @property
    def number(self) -> str:
        return PhoneNumber(SUBJECT).e164

    def faults(self, *orders: str) -> None:
        self.app.state.faults.order(*orders)

    @property
    def effects(self) -> dict[str, int]:
        return dict(self.app.state.desk.effects)

    async def ask(self, path: str, _key: str | None = None, **body: Any) -> httpx.Response:
        headers = {} if _key is None else {"Idempotency-Key": _key}
        return await self.client.post(path, json=body, headers=headers)

    async def code(self) -> tuple[str, str]:
        """Send a code and read it off the caller's phone; gives its authentication and itself."""
        sent = await self.ask(f"{OTP}/send-code", phoneNumber=self.number, message="code {{code}}")
        phone = await self.ask("/training/v0.1/retrieve-messages", phoneNumber=self.number)
        return sent.json()["authenticationId"], phone.json()["messages"][-1]["text"].removeprefix("code ")

    async def verified(self) -> dict[str, Any]:
        """Take the caller through verification; gives what a request has to carry."""
        authentication, code = await self.code()
        answer = await self.ask(f"{OTP}/validate-code", authenticationId=authentication, code=code)
        assert answer.status_code == 204
        at = parsedate_to_datetime(answer.headers["Date"]).isoformat()
        return {
            "phoneNumber": self.number,
            "holderProof": {"authenticationId": authentication, "validatedAt": at},
            "consent": {"textVersion": "N-2026-03", "agreedAt": at},
        }

    async def filed(self, *platforms: str, key: str | None = None) -> httpx.Response:
        holder = await self.verified()
        self.keys += 1
        items = [{"platformId": one} for one in platforms or ("douyin",)]
        return await self.ask(
            f"{BINDINGS}/unbind-requests", key or f'"key-{self.keys}"', **holder, items=items
        )


Serve = Callable[..., Any]


@pytest.fixture
async def serve(tmp_path: Path) -> AsyncIterator[Serve]:
    """Serve registries with the options a test names; all of them end with the test."""
    async with AsyncExitStack() as stack:

        async def start(**options: Any) -> Served:
            clock = options.setdefault("clock", HandSetClock())
            options.setdefault("dev_token", TOKEN)
            running = await stack.enter_async_context(AsyncExitStack())
            backend = registry(tmp_path / "registry", clock)
            running.push_async_callback(backend.aclose)
            app = create_app(backend, replace(ServerOptions(rate=None), **options))
            running.callback(app.state.desk.storage.close)
            address = await running.enter_async_context(serving(app))
            # Nothing is encrypted here, and reading the machine's certificates takes longer than a test.
            headers = {"Authorization": f"Bearer {TOKEN}"}
            client = httpx.AsyncClient(base_url=address, headers=headers, timeout=20, verify=False)
            await running.enter_async_context(client)
            return Served(app, backend, client, clock, address, running)

        yield start


@pytest.fixture
async def served(serve: Serve) -> Served:
    started: Served = await serve()
    return started
