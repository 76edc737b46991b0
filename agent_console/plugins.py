"""Backends by name: it finds them among the installed packages and imports the one that is asked for, no other."""

from __future__ import annotations

from dataclasses import replace
from importlib.metadata import EntryPoint, entry_points

from agent_console.backend import (
    ENTRY_POINT_GROUP,
    Backend,
    BackendContext,
    BackendDescription,
    Environment,
)
from agent_console.options import PLAIN_NAME


class BackendUnknown(Exception):
    """No installed package offers a backend of this name; `known` lists those that are there."""

    def __init__(self, name: str, known: tuple[str, ...]) -> None:
        super().__init__(name)
        self.name = name
        self.known = known


class BackendBroken(Exception):
    """A backend's package cannot be loaded or refuses to start; `why` is its own word."""

    def __init__(self, name: str, why: str) -> None:
        super().__init__(f"{name}: {why}")
        self.name = name
        self.why = why


def backend_names() -> tuple[str, ...]:
    """Name every backend that is installed, without importing any."""
    return tuple(sorted({point.name for point in entry_points(group=ENTRY_POINT_GROUP)}))


def load_backend(name: str, context: BackendContext) -> Backend:
    """Import and make one backend.

    Raises:
        BackendUnknown: None is installed under this name.
        BackendBroken: Its package does not load or does not start, or another package offers the same name.
    """
    factory = _entry_point(name)
    try:
        backend: Backend = factory.load()(context)
    except (Exception, SystemExit) as error:
        # Another package's code: whatever it raises, the agent gets one sentence and the console its exit code.
        raise BackendBroken(name, _word_of(error)) from error
    return backend


def described(backend: Backend, name: str) -> BackendDescription:
    """Let a backend describe itself; what it calls itself becomes a folder, so it has to be a plain name.

    Raises:
        BackendBroken: It cannot, or says something that is no description.
    """
    try:
        description = backend.describe()
        plain = PLAIN_NAME.fullmatch(description.name) is not None
        environment = Environment(description.environment)
    except Exception as error:
        # Another package's code: see load_backend.
        raise BackendBroken(name, type(error).__name__) from error
    if not plain:
        raise BackendBroken(name, "its name is not plain")
    return replace(description, environment=environment)


def _word_of(error: BaseException) -> str:
    """Say what an error of another package says; one whose own words break it is named alone."""
    try:
        return f"{type(error).__name__}: {error}"
    except Exception:
        return type(error).__name__


def _entry_point(name: str) -> EntryPoint:
    found = entry_points(group=ENTRY_POINT_GROUP, name=name)
    if not found:
        raise BackendUnknown(name, backend_names())
    offered = sorted({point.value for point in found})
    if len(offered) > 1:
        # Whichever came first would answer: a practised call could reach a registry on which things really happen.
        raise BackendBroken(name, " / ".join(offered))
    return next(iter(found))
