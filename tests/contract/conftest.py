"""Every backend the contract holds for; add a factory here and every test of this folder runs on it.

`pytest --backend NAME` runs the folder on a backend found by its entry point instead, a carrier's own for instance.
"""

import shlex
import subprocess
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import pytest

from agent_console.backend import Backend, BackendContext
from agent_console.plugins import load_backend
from tests.support_http import with_fixed_token, with_jwt_bearer
from tests.support_registry import HandSetClock, PracticeBackend, registry

Factory = Callable[[Path, HandSetClock], AbstractAsyncContextManager[Backend]]


@asynccontextmanager
async def embedded(folder: Path, clock: HandSetClock) -> AsyncIterator[PracticeBackend]:
    opened = registry(folder, clock)
    try:
        yield opened
    finally:
        await opened.aclose()


@asynccontextmanager
async def installed(
    name: str, options: dict[str, str], folder: Path, clock: HandSetClock
) -> AsyncIterator[Backend]:
    opened = load_backend(name, BackendContext(folder, 7, clock, options))
    try:
        yield opened
    finally:
        await opened.aclose()


FACTORIES: dict[str, Factory] = {"fake": embedded, "http": with_fixed_token, "http-jwt": with_jwt_bearer}
LONG = {"http-jwt"}
"""As the one beside it but for tokens and bodies: its turn is in the full run."""


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    named = metafunc.config.getoption("--backend")
    if "backend" in metafunc.fixturenames:
        every = [pytest.param(one, marks=pytest.mark.full if one in LONG else ()) for one in FACTORIES]
        metafunc.parametrize("backend", [named] if named else every, indirect=True)


def factory_of(name: str, config: pytest.Config) -> Factory:
    if config.getoption("--backend") is None:
        return FACTORIES[name]
    if command := config.getoption("--before-each"):
        subprocess.run(shlex.split(command), check=True, timeout=60)
    pairs = (text.partition("=") for text in config.getoption("--backend-option"))
    return partial(installed, name, {key: value for key, _, value in pairs})


@pytest.fixture
def hand_set_clock(pytestconfig: pytest.Config) -> HandSetClock:
    return HandSetClock(datetime.now(UTC)) if pytestconfig.getoption("--own-time") else HandSetClock()


@pytest.fixture
def clock(hand_set_clock: HandSetClock, pytestconfig: pytest.Config) -> HandSetClock:
    if pytestconfig.getoption("--own-time"):
        pytest.skip("has to move the clock, and the backend has one of its own")
    return hand_set_clock


@pytest.fixture
async def backend(
    request: pytest.FixtureRequest, tmp_path: Path, hand_set_clock: HandSetClock
) -> AsyncIterator[Backend]:
    make = factory_of(request.param, request.config)
    folder = tmp_path / "registry"
    folder.mkdir()
    async with make(folder, hand_set_clock) as opened:
        yield opened
