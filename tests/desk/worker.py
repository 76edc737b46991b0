"""A process that works calls until it is killed, and says so after each key: `call, events on disk, time`."""

from __future__ import annotations

import asyncio
import json
import sys
from datetime import datetime
from pathlib import Path

from agent_console.identity.phone import PhoneNumber
from tests.desk import good_agent
from tests.support_desk import Bench, TestClock, open_bench


def say(bench: Bench) -> None:
    """Acknowledge: what was done so far is on disk, or this line is a lie."""
    call = bench.call
    line = {
        "call": call.id,
        "step": call.step,
        "at": bench.clock.now.isoformat(),
        "ticked": sorted(call.ticked),
        "filings": [[one.number, one.state] for one in call.submission.filings],
        "events": bench.count,
    }
    sys.stdout.write(json.dumps(line) + "\n")
    sys.stdout.flush()


async def main(folder: str, start: str, numbers: list[str]) -> None:
    """Work one call after the other."""
    bench = open_bench(Path(folder), clock=TestClock(datetime.fromisoformat(start)))
    count_events(bench)
    while True:
        for number in map(PhoneNumber, numbers):
            bench.clock.forward(minutes=3)
            bench.count = 0
            bench.desk.intake.open(number)
            say(bench)
            while not good_agent.accepted(bench.call):
                await good_agent.press(bench, number)
                say(bench)
            bench.desk.ending.wrap_up()
        bench.clock.forward(days=1)


def count_events(bench: Bench) -> None:
    """Count what the casebook said it has written."""
    commit = bench.casebook.commit

    def counted(events, *args, **more):  # type: ignore[no-untyped-def]
        commit(events, *args, **more)
        bench.count += len(events)

    bench.casebook.commit = counted  # type: ignore[method-assign]


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1], sys.argv[2], sys.argv[3:]))
