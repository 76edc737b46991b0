"""Imported once by the process the others are forked off: it has read, imported and built what each of them needs.

Parts are built at their first use, so a whole call is worked here; its loop, threads and files are gone afterwards.
"""

from __future__ import annotations

import asyncio
import gc
import tempfile
from importlib import import_module
from pathlib import Path
from typing import cast

from agent_console.backend import Backend
from tests.desk import good_agent
from tests.support_desk import FULL_CALL, TestClock, open_bench
from tests.support_http import with_fixed_token

for name in ("tests.support_casebook", "tests.reliability.console", "tests.reliability.registry"):
    import_module(name)


async def work_a_call(folder: Path) -> None:
    """Work one call over a socket."""
    clock = TestClock()
    async with with_fixed_token(folder, clock) as client:
        bench = open_bench(folder, clock=clock, backend=cast(Backend, client))
        # What the caller knows and reads off the phone is asked of the registry behind the socket.
        bench.registry = client.behind
        bench.desk.intake.open(FULL_CALL)
        await good_agent.work(bench, FULL_CALL)
        bench.casebook.close()


with tempfile.TemporaryDirectory() as scratch:
    asyncio.run(work_a_call(Path(scratch)))
# Nothing of it ever ends: no collection has to look at it, and forked pages stay shared.
gc.collect()
gc.freeze()
