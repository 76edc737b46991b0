"""A `sync` that is killed loses nothing and sends nothing twice; the next one goes on."""

from __future__ import annotations

import random
import subprocess
import sys
from contextlib import suppress
from typing import Any

import pytest

from tests.support_desk import Bench
from tests.support_store import ROOT
from tests.syncing.home import Home, file_one

CASES = 6
KILLS = 5

RUN = """
import sys
from datetime import datetime
from pathlib import Path
from agent_console.syncing.running import Asked, run
now = datetime.fromisoformat(sys.argv[2])
print("begun", flush=True)
sys.exit(run(Asked(home=Path(sys.argv[1]), language="en"), lambda: now))
"""


@pytest.mark.full
def test_a_sync_killed_at_any_moment_sends_each_request_once(home: Home) -> None:
    home.faults("submit:down")
    cases = [home.opened(file_one) for _ in range(CASES)]
    home.faults("")
    home.clock.forward(hours=1)
    moments = random.Random(20261123)
    for _ in range(KILLS):
        command = [sys.executable, "-c", RUN, str(home.folder), home.clock.now.isoformat()]
        with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
            assert process.stdout is not None
            process.stdout.readline()
            with suppress(subprocess.TimeoutExpired):
                process.wait(moments.uniform(0.3, 2.0))
            process.kill()
    assert home.sync(as_json=True) == 0
    assert home.told["waiting"] == 0

    async def filed(bench: Bench) -> list[Any]:
        with bench.registry._books.reading() as connection:
            return [row[0] for row in connection.execute("SELECT case_reference FROM requests")]

    assert sorted(home.opened(filed)) == sorted(cases)
