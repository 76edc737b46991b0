"""Every backend the contract holds for; add a factory here and every test of this folder runs on it."""

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path

import pytest

from tests.support_registry import HandSetClock, PracticeBackend, registry

Factory = Callable[[Path, HandSetClock], AbstractAsyncContextManager[PracticeBackend]]


@asynccontextmanager
async def embedded(folder: Path, clock: HandSetClock) -> AsyncIterator[PracticeBackend]:
    opened = registry(folder, clock)
    try:
        yield opened
    finally:
        await opened.aclose()


FACTORIES: dict[str, Factory] = {"fake": embedded}


@pytest.fixture
def clock() -> HandSetClock:
    return HandSetClock()


@pytest.fixture(params=FACTORIES)
async def backend(
    request: pytest.FixtureRequest, tmp_path: Path, clock: HandSetClock
) -> AsyncIterator[PracticeBackend]:
    async with FACTORIES[request.param](tmp_path / "registry", clock) as opened:
        yield opened
