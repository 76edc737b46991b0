"""How fast a served registry answers, and what a read through our client costs: `make benchmarks`.

The server runs in a process of its own, so that two cores are used as in a training room: one by the server, one by
who asks. Two things are measured on loopback, both over a bounded number of requests:

1. 1, 50 and 500 agents at once, each asking its next question as soon as the last is answered (a closed loop, so it
   shows what the server can do, not what agents do: one of them asks some thirty questions in a call of nine minutes).
   Requests a second, the time of one (median and 99 of 100), and the server's memory afterwards. The questions are a
   call's reads, written to bare sockets: an HTTP client would cost more than the server.
2. The CPU time of one read through `backends.http`, as a ratio to the same request over bare httpx on one connection
   kept alive. The goal is 1.3 at most. Rounds alternate and the median counts, so a busy machine moves both.

    python -m benchmarks.http [--requests N] [--reads N]
"""

from __future__ import annotations

import argparse
import asyncio
import json
import subprocess
import sys
import tempfile
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter, process_time
from typing import Final
from urllib.parse import urlsplit

import httpx

from agent_console.backend import Backend, BackendContext
from agent_console.calendar.zone import system_clock
from agent_console.identity.phone import PhoneNumber
from backends.fake import open_registry
from backends.http import create
from backends.server import ServerOptions
from backends.server.serving import serve
from backends.wire import operations as op
from backends.wire.apis import Operation

TOKEN: Final = "a-token-of-the-benchmark"
AGENTS: Final = (1, 50, 500)
ROUNDS: Final = 7
GOAL: Final = 1.3

NUMBERS: Final = tuple(f"136{middle:04d}{last:04d}" for middle in range(10) for last in range(20))
"""As many people as a busy quarter of an hour has."""

QUESTIONS: Final[tuple[tuple[Operation, dict[str, str]], ...]] = (
    (op.RETRIEVE_NUMBER, {}),
    (op.CHECK_SIM_SWAP, {}),
    (op.RETRIEVE_UNCONDITIONAL_CALL_FORWARDING, {}),
    (op.RETRIEVE_SUBSCRIPTION_STATUS, {}),
    (op.MATCH, {"birthdate": "1990-01-01"}),
)
"""What a call reads before the code is sent."""


@dataclass(frozen=True, slots=True)
class Load:
    """What a number of agents saw."""

    agents: int
    per_second: float
    p50: float
    p99: float
    failed: int
    megabytes: float


def serve_here(folder: Path) -> None:
    """Be the server: a registry that answers at once, and no limit on how often."""
    backend = open_registry(BackendContext(folder, 7, system_clock, {"latency": "instant"}))
    options = ServerOptions(dev_token=TOKEN, rate=None, folder=folder / "server")
    serve(backend, options, "127.0.0.1", 0, lambda address: print(address, flush=True))


@asynccontextmanager
async def served() -> AsyncIterator[tuple[str, int]]:
    """Start a server in another process; gives its address and its process."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "benchmarks.http", "--serve", folder]
        process = await asyncio.create_subprocess_exec(*command, stdout=subprocess.PIPE)
        assert process.stdout is not None
        try:
            yield (await process.stdout.readline()).decode().strip(), process.pid
        finally:
            process.terminate()
            await process.wait()


async def load(address: str, process: int, agents: int, requests: int) -> Load:
    """Let a number of agents ask, all together `requests` times."""
    place = urlsplit(address)
    left = iter(range(requests))
    times: list[float] = []
    failed: list[int] = []
    began = perf_counter()
    await asyncio.gather(
        *(_agent(place.hostname or "", place.port or 0, left, times, failed) for _ in range(agents))
    )
    seconds = perf_counter() - began
    cuts = quantiles(times, n=100, method="inclusive")
    return Load(agents, len(times) / seconds, median(times), cuts[98], len(failed), megabytes(process))


async def _agent(host: str, port: int, left: Iterator[int], times: list[float], failed: list[int]) -> None:
    reader, writer = await asyncio.open_connection(host, port)
    for count in left:
        began = perf_counter()
        writer.write(request(count))
        status = await answer(reader)
        times.append(perf_counter() - began)
        # 422 is an answer: of some numbers a signal is not known.
        if status == 429 or status >= 500:
            failed.append(status)
    writer.close()
    await writer.wait_closed()


def request(count: int) -> bytes:
    """Give the next question as it stands on the wire."""
    operation, more = QUESTIONS[count % len(QUESTIONS)]
    number = PhoneNumber(NUMBERS[count // len(QUESTIONS) % len(NUMBERS)])
    body = json.dumps({"phoneNumber": number.e164, **more}).encode()
    head = (
        f"POST {operation.full_path()} HTTP/1.1\r\nHost: registry\r\nAuthorization: Bearer {TOKEN}\r\n"
        f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body


async def answer(reader: asyncio.StreamReader) -> int:
    """Read one answer and give its status."""
    head = (await reader.readuntil(b"\r\n\r\n")).decode().lower()
    _, _, after = head.partition("content-length: ")
    await reader.readexactly(int(after.partition("\r\n")[0] or 0))
    return int(head.split(" ", 2)[1])


def megabytes(process: int) -> float:
    """Tell what a process holds in memory."""
    said = subprocess.run(
        ["ps", "-o", "rss=", "-p", str(process)], capture_output=True, text=True, check=True
    )
    return int(said.stdout) / 1024


async def ratio(address: str, reads: int) -> tuple[float, float]:
    """Give the CPU time of a read through our client, in microseconds, and its ratio to bare httpx."""
    with tempfile.TemporaryDirectory() as folder:
        secret = Path(folder) / "token"
        secret.touch(mode=0o600)
        secret.write_text(TOKEN, encoding="utf-8")
        told = {"base_url": address, "secret_file": str(secret), "calls_per_second": "10000"}
        ours = create(BackendContext(Path(folder), 1, system_clock, told))
        headers = {"Authorization": f"Bearer {TOKEN}"}
        async with httpx.AsyncClient(base_url=address, headers=headers, trust_env=False) as bare:
            pairs = [(await _through_ours(ours, reads), await _bare(bare, reads)) for _ in range(ROUNDS + 1)]
        await ours.aclose()
    # The first round opens connections and loads what is loaded late.
    return median(mine for mine, _ in pairs[1:]) * 1e6, median(mine / bare for mine, bare in pairs[1:])


async def _through_ours(ours: Backend, reads: int) -> float:
    numbers = [PhoneNumber(NUMBERS[count % len(NUMBERS)]) for count in range(reads)]
    began = process_time()
    for number in numbers:
        await ours.number(number)
    return (process_time() - began) / reads


async def _bare(bare: httpx.AsyncClient, reads: int) -> float:
    path = op.RETRIEVE_NUMBER.full_path()
    bodies = [{"phoneNumber": PhoneNumber(NUMBERS[count % len(NUMBERS)]).e164} for count in range(reads)]
    began = process_time()
    for body in bodies:
        (await bare.post(path, json=body)).json()
    return (process_time() - began) / reads


async def measure(requests: int, reads: int) -> None:
    """Measure everything and print it."""
    async with served() as (address, process):
        await load(address, process, 1, len(QUESTIONS) * len(NUMBERS))
        print(f"{'agents':>6} {'req/s':>8} {'p50 ms':>8} {'p99 ms':>8} {'failed':>7} {'server MB':>10}")
        for agents in AGENTS:
            seen = await load(address, process, agents, requests)
            print(
                f"{seen.agents:>6} {seen.per_second:>8.0f} {seen.p50 * 1000:>8.1f} {seen.p99 * 1000:>8.1f} "
                f"{seen.failed:>7} {seen.megabytes:>10.0f}"
            )
        microseconds, against = await ratio(address, reads)
        print(
            f"a read through the client: {microseconds:.0f} us of CPU, {against:.2f} of bare httpx (goal {GOAL})"
        )


def main() -> None:
    """Read the options and measure."""
    parser = argparse.ArgumentParser(description="Requests a second, times and memory of a served registry.")
    parser.add_argument("--requests", type=int, default=5000, help="for each number of agents")
    parser.add_argument("--reads", type=int, default=200, help="in each round of the ratio")
    parser.add_argument("--serve", type=Path, help=argparse.SUPPRESS)
    told = parser.parse_args()
    if told.serve:
        serve_here(told.serve)
    else:
        asyncio.run(measure(told.requests, told.reads))


if __name__ == "__main__":
    main()
