"""What every test shares: it knows how runs are made alike on any machine, and nothing of the product."""

import gc
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from textual import _wait

# A slow machine is no bug: examples have no deadline, and building them may take its time.
settings.register_profile("all", deadline=None, suppress_health_check=[HealthCheck.too_slow], print_blob=True)
# The same examples on every run, so that a commit never fails for what it did not touch.
settings.register_profile(
    "quick", settings.get_profile("all"), max_examples=100, derandomize=True, database=None
)
# A count worth more than this says so itself, with `runs(quick, full)`.
settings.register_profile("full", settings.get_profile("quick"))
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "quick"))

CONTRACT = Path(__file__).parent / "contract"

MOMENT = 0.004
"""Seconds without work after which an app under test counts as idle; Textual's own 0.02 doubles the time of a run."""

CHANGES_THE_PICTURE = ("NO_COLOR", "TEXTUAL_THEME", "TEXTUAL_ANIMATIONS", "TZ", "LANGUAGE")


@pytest.fixture(scope="session", autouse=True)
def an_environment_of_its_own(
    tmp_path_factory: pytest.TempPathFactory, pytestconfig: pytest.Config
) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        for name in [name for name in os.environ if name.startswith("AGENT_CONSOLE_")]:
            # A backend that is named may take its secret from there.
            if pytestconfig.getoption("--backend") is None:
                patch.delenv(name)
        for name in CHANGES_THE_PICTURE:
            patch.delenv(name, raising=False)
        # No test may reach the home of the person who runs it.
        patch.setenv("AGENT_CONSOLE_HOME", str(tmp_path_factory.mktemp("agent-console-home")))
        yield


@pytest.fixture(scope="session", autouse=True)
def short_pauses() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(_wait, "SLEEP_GRANULARITY", MOMENT)
        patch.setattr(_wait, "SLEEP_IDLE", MOMENT / 20)
        yield


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let the contract be run on a backend that is installed beside us; docs/backends.md says how."""
    group = parser.getgroup("contract", "the contract every backend owes (tests/contract)")
    group.addoption("--backend", help="run the contract, and nothing else, on this backend")
    group.addoption(
        "--backend-option",
        action="append",
        default=[],
        metavar="NAME=VALUE",
        help="what stands in [backend_options] of settings.toml; may be given several times",
    )
    group.addoption(
        "--before-each",
        metavar="COMMAND",
        help="run before each test: empties a test system that keeps what was filed",
    )
    group.addoption(
        "--own-time",
        action="store_true",
        help="the backend has a clock of its own: leave out what has to move it",
    )


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Collect the contract alone where a backend is named."""
    if config.getoption("--backend") is None or collection_path.is_dir():
        return None
    return None if collection_path.parent == CONTRACT else True


UNTRACED = (
    *("tests/app/", "tests/calls/", "tests/docs/", "tests/screens/", "tests/snapshots/", "tests/tools/"),
    *("tests/backends/http/", "tests/backends/server/", "tests/backends/test_", "tests/backends/wire/"),
    *("tests/architecture/", "tests/benchmarks/", "tests/contract/", "tests/packaging/"),
    *("tests/casebook/test_crashes.py", "tests/desk/test_any_", "tests/desk/test_killed_"),
)
"""Tests that are not traced for coverage: tracing the toolkit's or a socket's loop would double the time of them all.

Pages as such are traced, by the tests of their lines.
"""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what is not traced."""
    for item in items:
        path = item.nodeid.split("::")[0]
        if path.startswith(UNTRACED) and not path.endswith("_page.py"):
            item.add_marker("no_cover")


def pytest_collection_finish() -> None:
    """Leave what was imported out of every collection of rubbish: each app that ends asks for one."""
    gc.collect()
    gc.freeze()
