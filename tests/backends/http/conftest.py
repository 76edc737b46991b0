"""A client of the recording server, on time that moves only when somebody waits."""

from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from agent_console.backend import BackendContext
from backends.http import open_client
from backends.http.backend import HttpBackend
from backends.http.surroundings import Surroundings
from tests.backends.http.recorder import Recorder, recording
from tests.support_registry import HandSetClock

TOKEN = "a-token-for-tests-alone"


@dataclass
class OwnTime:
    """Ticks that move by waiting alone, and what was waited."""

    now: float = 1000.0
    waited: list[float] = field(default_factory=list)
    chance: float = 1.0

    def ticks(self) -> float:
        return self.now

    async def sleep(self, seconds: float) -> None:
        self.waited.append(seconds)
        self.now += seconds

    def random(self) -> float:
        return self.chance


MakeClient = Callable[..., HttpBackend]


@pytest.fixture
def clock() -> HandSetClock:
    return HandSetClock()


@pytest.fixture
def time() -> OwnTime:
    return OwnTime()


@pytest.fixture
async def server() -> AsyncIterator[Recorder]:
    async with recording() as recorder:
        yield recorder


@pytest.fixture
async def make_client(
    server: Recorder,
    time: OwnTime,
    clock: HandSetClock,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> AsyncIterator[MakeClient]:
    monkeypatch.setenv("AGENT_CONSOLE_HTTP_SECRET", TOKEN)
    async with AsyncExitStack() as stack:

        def make(**options: str) -> HttpBackend:
            context = BackendContext(tmp_path, 1, clock, {"base_url": server.url, **options})
            around = Surroundings(clock, time.ticks, time.sleep, time.random)
            client = open_client(context, around)
            # What a line that is down does in the background has tests of its own.
            client._caller.on_down = lambda: None
            stack.push_async_callback(client.aclose)
            return client

        yield make


@pytest.fixture
def client(make_client: MakeClient) -> HttpBackend:
    return make_client()
