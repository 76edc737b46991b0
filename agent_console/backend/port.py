"""The port itself: a carrier as the console sees it, what it says of itself, and how one is made."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from pathlib import Path
from typing import Protocol, runtime_checkable

from agent_console.backend.bindings import Bindings
from agent_console.backend.holder import Holder
from agent_console.backend.labels import Labels
from agent_console.backend.numbers import Numbers
from agent_console.backend.words import Bilingual, Environment

ENTRY_POINT_GROUP = "agent_console.backends"
"""Where backends are found by name; ours are listed there like anyone's."""


@dataclass(frozen=True, slots=True)
class BackendDescription:
    """What a backend says of itself before anything is asked of it."""

    name: str
    environment: Environment
    line: Bilingual
    platforms_version: str | None = None


@dataclass(frozen=True, slots=True)
class OperationCheck:
    """Whether one operation the console needs works, and why not; a `reason` beside `works` says why it is assumed."""

    operation: str
    works: bool
    reason: str | None = None


class Backend(Numbers, Holder, Bindings, Labels, Protocol):
    """A carrier, as the console sees it."""

    def describe(self) -> BackendDescription:
        """Say what this backend is, without asking anybody."""
        ...

    async def check(self) -> tuple[OperationCheck, ...]:
        """Try every operation the console needs, without touching a person's data."""
        ...

    async def aclose(self) -> None:
        """Let go of files and connections; callable twice."""
        ...


class AuditHeads(Protocol):
    """How far the desk's audit log is, for a carrier that keeps it: nobody at the desk can make it forget."""

    def newest(self) -> str | None:
        """Give the head to send, `<desk>;<seq>;<hash>`; None while there is none."""
        ...

    def seen(self, head: str) -> None:
        """Take note of the furthest head the carrier has seen of this desk; whatever it is, nothing is raised."""
        ...


@dataclass(frozen=True, slots=True)
class BackendContext:
    """What the console hands a backend when it is made."""

    folder: Path
    seed: int
    clock: Callable[[], datetime]
    options: Mapping[str, str]
    audit_heads: AuditHeads | None = None


BackendFactory = Callable[[BackendContext], Backend]
"""What an entry point of the group names."""


class Notice(Protocol):
    """Something a backend has to say about its own state, such as a file it had to set aside."""

    @property
    def text(self) -> Bilingual:
        """The sentence, in both languages."""
        ...


@runtime_checkable
class Noticing(Protocol):
    """What a backend may offer beside the port: sentences for the first page."""

    def notices(self) -> Sequence[Notice]:
        """Say what the agent should know, most important first."""
        ...


class ServiceState(StrEnum):
    """Whether what stands behind a backend is thought to answer."""

    ANSWERING = "ANSWERING"
    TRYING = "TRYING"
    """It was silent; one question is on its way to see."""
    SILENT = "SILENT"
    """Nothing is asked of it for a while."""


@dataclass(frozen=True, slots=True)
class ServiceStatus:
    """How it stands now; `looks_again_after` while it is SILENT."""

    state: ServiceState
    looks_again_after: timedelta | None = None


@runtime_checkable
class ServiceWatching(Protocol):
    """What a backend may offer beside the port: whether its carrier answers, without asking it."""

    def service_status(self) -> ServiceStatus:
        """Say how it stands; it opens again by itself."""
        ...
