"""What a process says of each commit that returned, for whoever looks afterwards. It knows no process and no file."""

from __future__ import annotations

import json
from collections.abc import Sequence
from hashlib import sha256
from multiprocessing.connection import Connection
from typing import Any

from agent_console.call.call import Call
from agent_console.call.events import CallOpened, Event
from agent_console.casebook.event_codec import encode
from tests.support_desk import Bench

OPEN = b"open"
"""Said once the casebook is open."""


def facts_of(call: Call) -> dict[str, Any]:
    """Give what has to be there again after a kill."""
    return {
        "step": call.step,
        "ticked": sorted(call.ticked),
        "filings": [[one.number, one.state] for one in call.submission.filings],
        "verified": call.verification.verified,
        "ended": call.wrap_up is not None,
    }


def digest_of(events: Sequence[Event], after: str = "") -> str:
    """Give what stands for these events and those before them, as they are written."""
    for event in events:
        after = sha256(repr((after, encode(event))).encode()).hexdigest()
    return after


def acknowledge(bench: Bench, pipe: Connection) -> None:
    """Say of every commit that returned: these events of this call are on disk, and the call stands like this."""
    commit, known = bench.casebook.commit, dict[str, tuple[int, str]]()

    def acknowledged(events: Sequence[Event], call: Call, **more: Any) -> None:
        if call.id not in known:
            before = () if events and isinstance(events[0], CallOpened) else bench.casebook.events_of(call.id)
            known[call.id] = len(before), digest_of(before)
        commit(events, call, **more)
        count, digest = known[call.id]
        known[call.id] = count + len(events), digest_of(events, digest)
        word = {"call": call.id, "count": known[call.id][0], "digest": known[call.id][1]}
        pipe.send_bytes(json.dumps(word | {"facts": facts_of(call)}).encode())

    bench.casebook.commit = acknowledged  # type: ignore[method-assign]
