"""What a served registry may be told: limits, clients, faults. It knows no request."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from backends.server.clients import Clients
from backends.server.faults import FaultOrder
from backends.wire.apis import DEFAULT_BASES, Api

BODY_BYTES: Final = 64 * 1024
"""Twice what the longest request takes: 300 items, each with the id of its binding."""


@dataclass(frozen=True, slots=True)
class RateLimit:
    """How many requests a client may send: `per_second` in the long run, `burst` at once."""

    per_second: float = 500.0
    """A training room of twenty consoles shares a client; each keeps to ten a second itself."""
    burst: int = 1000


def _now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class ServerOptions:
    """How a backend is served. Every default is safe.

    Args:
        clients: Who may ask for tokens.
        dev_token: One fixed bearer token with every scope, taken from loopback addresses alone.
        folder: Where the server keeps its own file, mode 0600; without one it keeps everything in memory.
        clock: The instant now, UTC.
        bases: Base paths that differ from the published ones.
        faults: What goes wrong, for tests and training; see `backends.server.faults`.
        seed: What draws of the faults depend on.
        public_url: What clients write as audience of their assertions, without a slash at its end; None takes
            the address a request came to.
    """

    clients: Clients = field(default_factory=Clients)
    dev_token: str | None = field(default=None, repr=False)
    folder: Path | None = None
    clock: Callable[[], datetime] = _now
    bases: Mapping[Api, str] = field(default_factory=lambda: DEFAULT_BASES)
    faults: tuple[FaultOrder, ...] = ()
    seed: int = 1
    public_url: str | None = None
    rate: RateLimit | None = field(default_factory=RateLimit)
    token_life: timedelta = timedelta(minutes=10)
    body_bytes: int = BODY_BYTES
    body_within: timedelta = timedelta(seconds=10)
    """How long a body may take to arrive; a slow sender must not hold a connection for ever."""
    answer_within: timedelta = timedelta(seconds=30)
    """Longer than any client waits (12 s), so that it is the client who gives up first."""
    most_at_once: int = 1000
    """Requests worked on at the same time; more are told to come back."""
    audit_heads: bool = True
    """Whether the heads of the desks' audit chains are recorded and answered."""
    proof_tolerance: timedelta = timedelta(seconds=5)
    """How far a client's instant of a validation may lie from ours: it knows only when the answer came."""
    keys_kept: timedelta = timedelta(days=7)
    """A request is taken up to 72 h after the consent; its key outlives that."""
    requests_kept: timedelta = timedelta(days=180)
    """number-bindings 0.1, rule 6."""
