"""What every test shares: it knows how runs are made alike on any machine, and nothing of the product."""

import asyncio
import gc
import os
import shutil
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from datetime import date
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from textual import app, pilot
from textual._context import active_app
from textual.app import App
from textual.screen import Screen

from agent_console import data_files, opening
from agent_console.backend import Platform
from agent_console.data_schema import read_as
from agent_console.identity.phone import PhoneNumber
from backends.fake import people, world
from backends.fake.facts import NumberFacts
from backends.fake.person_form import PersonForm

# A slow machine is no bug: examples have no deadline, and building them may take its time.
settings.register_profile("all", deadline=None, suppress_health_check=[HealthCheck.too_slow], print_blob=True)
# The same examples on every run, so that a commit never fails for what it did not touch.
settings.register_profile(
    "quick", settings.get_profile("all"), max_examples=25, derandomize=True, database=None
)
# A count worth more than this says so itself, with `runs(quick, full)`.
settings.register_profile("full", settings.get_profile("quick"), max_examples=100)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "quick"))

CONTRACT = Path(__file__).parent / "contract"

IN_A_ROW = 3
"""How often nobody else may want a turn before an app under test counts as idle: a timer may end in between."""

IN_MEMORY = Path("/dev/shm")
ROOM = 1_000_000_000
"""Bytes that have to be free there: a run needs a fifth of it, and a container may be given 64 MB."""

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


async def until_idle(_min_sleep: float = 0, _max_sleep: float = 0) -> None:
    """Let an app work until everything in it waits for a key, a timer or a socket, and what changed is painted.

    Textual watches the processor's clock instead: that takes its time, and takes a busy machine for an idle app.
    """
    running = active_app.get()
    await until_nobody_wants_a_turn()
    while hurried(running):
        await until_nobody_wants_a_turn()


def hurried(running: App[Any]) -> bool:
    """Do at once what Textual puts off by a few milliseconds, a resize or a painting; tell if there was any."""
    if running._resize_timer is not None:
        running._check_resize()
        return True
    screen = running.screen if running._screen_stack else None
    if screen is None or not is_unpainted(screen):
        return False
    screen._on_timer_update()
    return True


def is_unpainted(screen: Screen[Any]) -> bool:
    return bool(
        screen._layout_required or screen._repaint_required or screen._dirty_widgets or screen._callbacks
    )


async def until_nobody_wants_a_turn() -> None:
    """Give every task its turn until all of them wait."""
    loop: Any = asyncio.get_running_loop()
    quiet = 0
    while quiet < IN_A_ROW:
        await asyncio.sleep(0)
        quiet = 0 if loop._ready else quiet + 1


@pytest.fixture(scope="session", autouse=True)
def what_never_changes_is_read_once() -> Iterator[None]:
    """Keep what each start of a console would read from our own data, and derive of the same numbers, again."""
    with pytest.MonkeyPatch.context() as patch:
        for name in ("load_catalogue", "load_readings", "load_language", "load_scripts"):
            patch.setattr(opening, name, read_once(getattr(opening, name)))
        for name in ("derive", "person_facts"):
            patch.setattr(world, name, remembered_by_text(getattr(world, name)))
        patch.setattr(people, "read_as", remembered_by_content(read_as))
        yield


def read_once(load: Callable[..., Any]) -> Callable[..., Any]:
    known: dict[tuple[object, ...], Any] = {}
    own = data_files._data_folder()

    def loaded(*what: object) -> Any:
        if (
            data_files._data_folder() != own
        ):  # A damaged copy: another test may have had one at the same place.
            return load(*what)
        if what not in known:
            known[what] = load(*what)
        return known[what]

    return loaded


def remembered_by_text(derive: Callable[..., NumberFacts]) -> Callable[..., NumberFacts]:
    """Remember the facts of a number or person; platforms are told apart by being the very same list."""
    known: dict[tuple[str, int, date, int], NumberFacts] = {}

    def facts(
        subject: PhoneNumber | PersonForm, seed: int, day: date, platforms: tuple[Platform, ...]
    ) -> NumberFacts:
        key = (as_text(subject), seed, day, id(platforms))
        if key not in known:
            known[key] = derive(subject, seed, day, platforms)
        return known[key]

    return facts


def remembered_by_content(read: Callable[..., Any]) -> Callable[..., Any]:
    """Remember what was read from a file for as long as the same stands in it."""
    known: dict[tuple[object, str, bytes], Any] = {}

    def content(kind: object, file: Traversable) -> Any:
        if not file.is_file():
            return read(kind, file)
        key = (kind, file.name, file.read_bytes())
        if key not in known:
            known[key] = read(kind, file)
        return known[key]

    return content


def as_text(subject: PhoneNumber | PersonForm) -> str:
    return subject.digits if isinstance(subject, PhoneNumber) else subject.model_dump_json()


@pytest.fixture(scope="session", autouse=True)
def short_pauses() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(app, "wait_for_idle", until_idle)
        patch.setattr(pilot, "wait_for_idle", until_idle)
        yield


def pytest_configure() -> None:
    """Put every home into memory where there is room: a desk writes each key to the disk, and waits for it."""
    if IN_MEMORY.is_dir() and os.access(IN_MEMORY, os.W_OK) and shutil.disk_usage(IN_MEMORY).free > ROOM:
        os.environ["TMPDIR"] = tempfile.tempdir = str(IN_MEMORY)


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let the contract be run on a backend that is installed beside us; docs/backends.md says how."""
    parser.addoption(
        "--only-added",
        action="store_true",
        help="leave out what a run at the quick counts tests whole",
    )
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


RULES = (
    *("calendar", "call", "casebook", "catalogue", "desk", "encryption", "identity", "language"),
    *("progress", "scorecard", "staff", "training", "backends/fake"),
)
"""Folders whose tests are traced for coverage, as [tool.coverage.run] names what they test.

Tracing the toolkit's or a socket's loop would double the time of the tests that run in it.
"""

NOT_TRACED = (
    *(
        "tests/casebook/test_crashes.py",
        "tests/casebook/test_damage.py",
        "tests/casebook/test_event_codec.py",
    ),
    *("tests/desk/test_any_", "tests/desk/test_case_any_"),
    *("tests/language/test_scripts.py", "tests/language/test_catalogues.py"),
    *("tests/training/runs/", "tests/training/test_lint.py"),
)
"""What does the same thousands of times: it covers nothing the tests beside it do not."""

TRACED = tuple(f"tests/{folder}/" for folder in RULES)


LONGEST = (
    "tests/desk/test_any_",
    "tests/reliability/test_kills",
    "tests/simulation/",
    "tests/calls/test_killed_",
    "tests/app/test_key_storms",
)
"""Begun first: one of them begun last would keep one core busy for minutes while the other has nothing left."""


COUNTING = ("runs", "at_full_count", "shots_of")
"""What a test module imports that does more at the full counts."""


def does_more_at_full_count(item: pytest.Item) -> bool:
    """Whether a test is one a run at the quick counts leaves out, or does less of."""
    function = getattr(item, "obj", None)
    examples = hasattr(function, "hypothesis") or hasattr(getattr(item, "cls", None), "settings")
    module = getattr(item, "module", None)
    counts = any(hasattr(module, name) for name in COUNTING)
    return examples or counts or item.get_closest_marker("full") is not None


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Put the longest tests first, and leave out what the quick run has tested whole, where that is asked for."""
    if config.getoption("--only-added"):
        left = [item for item in items if not does_more_at_full_count(item)]
        config.hook.pytest_deselected(items=left)
        items[:] = [item for item in items if does_more_at_full_count(item)]
    items.sort(
        key=lambda item: next((n for n, path in enumerate(LONGEST) if item.nodeid.startswith(path)), 99)
    )


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Iterator[None]:
    """Switch tracing off around a test that is not traced; pytest-cov's own mark has no effect under pytest-xdist."""
    path = item.nodeid.split("::")[0]
    if path.startswith(TRACED) and not path.startswith(NOT_TRACED):
        return (yield)
    here, in_threads = sys.gettrace(), threading.gettrace()
    sys.settrace(None)
    threading.settrace(None)
    try:
        return (yield)
    finally:
        threading.settrace(in_threads)
        sys.settrace(here)


def pytest_collection_finish() -> None:
    """Leave what was imported out of every collection of rubbish: each app that ends asks for one."""
    gc.collect()
    gc.freeze()
