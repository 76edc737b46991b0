"""The embedded registry's door: it knows how one is opened. Importing it loads nothing of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agent_console.backend import Backend, BackendContext

if TYPE_CHECKING:
    from backends.fake.registry import Registry


def create(context: BackendContext) -> Backend:
    """Open the embedded registry (entry point `fake`).

    It answers for every valid mainland number, offline, and keeps `people.json` and `ledger.sqlite3` in the
    context's folder. Options: `latency` (instant, office, slow) and `faults` (see `backends.fake.fault_orders`).
    It opens whatever state its files are in; `notices()` of what it returns says what is wrong with them.
    """
    return open_registry(context)


def open_registry(context: BackendContext) -> Registry:
    """Open the embedded registry with all it offers beside the port: training desk, faults, people."""
    from backends.fake.registry import Registry

    return Registry(context)
