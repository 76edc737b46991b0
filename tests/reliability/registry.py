"""A served registry in a process of its own that can be killed at any moment. It knows no console."""

from __future__ import annotations

from contextlib import nullcontext
from datetime import datetime
from multiprocessing.connection import Connection
from pathlib import Path

from agent_console.backend import BackendContext, Ternary, Verdict
from backends.fake import open_registry
from backends.fake.callers import simulated_calls
from backends.fake.facts import NumberFacts, Play
from backends.fake.ledger import FILE
from backends.fake.registry import Registry
from backends.fake.world import warm_up
from backends.server import ServerOptions
from backends.server.serving import serve
from tests.reliability.shared_page import SharedPage
from tests.support_desk import run
from tests.support_disk import Trouble, faulty_disk
from tests.support_server import TOKEN

LEDGER = Path("registry") / FILE


def serve_registry(folder: str, page: str, port: int, kill_at: int | None, pipe: Connection) -> None:
    """Serve until it is killed; `kill_at` ends it in the middle of so manieth write of its ledger."""
    shared = SharedPage(Path(page))
    home = Path(folder)
    options = ServerOptions(dev_token=TOKEN, rate=None, folder=home / "server", clock=lambda: shared.now)
    context = BackendContext(home / "registry", 1, lambda: shared.now, {"latency": "instant"})
    with nullcontext() if kill_at is None else faulty_disk(home) as disk:
        backend = open_registry(context)
        if disk is not None:
            disk.only = frozenset({"write", "sync"})
            disk.strike(kill_at, Trouble.KILL)
        serve(backend, options, "127.0.0.1", port, lambda address: pipe.send_bytes(address.encode()))


def people_who_ring(folder: Path, page: SharedPage, most: int) -> dict[str, tuple[str, str]]:
    """Name numbers that can be helped, each with the name and document of its holder."""
    warm_up()
    context = BackendContext(folder / "registry", 1, lambda: page.now, {"latency": "instant"})
    registry = open_registry(context)
    try:
        return dict(list(people_who_ring_at(registry, page.now).items())[-most:])
    finally:
        run(registry.aclose())


def people_who_ring_at(registry: Registry, now: datetime) -> dict[str, tuple[str, str]]:
    """Name numbers whose own holder rings and can be helped, each with name and document."""
    found: dict[str, tuple[str, str]] = {}
    for call in simulated_calls(registry._world):
        facts = registry._world.facts(call.subject_number, now)
        if call.calling_number == call.subject_number and _can_be_helped(facts):
            found[call.subject_number.digits] = (facts.holder.names[0], facts.holder.document or "")
    return found


def _can_be_helped(facts: NumberFacts) -> bool:
    receivable = facts.signals.sms_receivable.answer is Ternary.YES
    return facts.registration.verdict is Verdict.RECYCLED and receivable and facts.play == Play()
