"""The list of own accounts as plain data: which rows stand in it and which one is meant. It draws nothing."""

from __future__ import annotations

from collections.abc import Iterable

from agent_console.backend import PlatformId
from agent_console.call.services.own_accounts import Row


def listed(rows: tuple[Row, ...], found: Iterable[PlatformId] | None = None) -> tuple[Row, ...]:
    """List where there are accounts, in the order of the list; with `found` what was looked for, however it stands."""
    if found is None:
        return tuple(row for row in rows if row.count)
    wanted = frozenset(found)
    return tuple(row for row in rows if row.platform.id in wanted)


def place_of(shown: tuple[Row, ...], platform_id: PlatformId | None) -> int:
    """Find a row; the first stands in for one that is not in the list."""
    return next((place for place, row in enumerate(shown) if row.platform.id == platform_id), 0)
