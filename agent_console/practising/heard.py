"""What a practised caller could notice, in the order it was recorded, of all calls of a run. It knows no casebook."""

from __future__ import annotations

from collections.abc import Mapping

from agent_console.call import events as e


class Heard:
    """Keeps events in the order they came: one of the first call may come while the second is worked."""

    def __init__(self) -> None:
        self._all: list[e.Event] = []
        self._counts: dict[str, int] = {}

    def with_new(self, recorded: Mapping[str, tuple[e.Event, ...]]) -> tuple[e.Event, ...]:
        """Give every event so far, the new ones last; `recorded` is all of each call, by its id."""
        for call_id, events in recorded.items():
            self._all += events[self._counts.get(call_id, 0) :]
            self._counts[call_id] = len(events)
        return tuple(self._all)
