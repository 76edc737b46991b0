"""Helpers for tests of backends: a clock that is set by hand, and a caller who gets through verification."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Protocol

import pytest

from agent_console.backend import (
    Backend,
    BackendContext,
    CodeOutcome,
    Consent,
    HolderProof,
    HolderRelation,
    LookupOrder,
    MatchOutcome,
    OrderItem,
    PlatformId,
    SendCodeOutcome,
    SimulatedCall,
    TrainingDesk,
    TrainingPhone,
    UnbindOrder,
)
from agent_console.identity.phone import PhoneNumber
from agent_console.identity.secret import Secret
from backends.fake import open_registry
from backends.fake.registry import Registry

MONDAY_MORNING = datetime(2026, 11, 23, 1, 36, tzinfo=UTC)
"""09:36 in China, in a week without holidays."""

MESSAGE = "验证码{{code}}，请念给坐席。"


class PracticeBackend(Backend, TrainingDesk, Protocol):
    """A backend whose callers and text messages can be seen."""


@dataclass
class HandSetClock:
    """Stands still until it is moved."""

    now: datetime = MONDAY_MORNING

    def __call__(self) -> datetime:
        return self.now

    def move(self, **by: float) -> None:
        self.now += timedelta(**by)


def registry(
    folder: Path,
    clock: Callable[[], datetime] | None = None,
    seed: int = 7,
    options: dict[str, str] | None = None,
) -> Registry:
    """Open an embedded registry that answers at once."""
    given = {"latency": "instant", **(options or {})}
    return open_registry(BackendContext(folder, seed, clock or HandSetClock(), given))


async def caller_of(backend: Backend, digits: str) -> SimulatedCall:
    """Find the caller who rings about a number; a carrier's own backend need not know any."""
    if isinstance(backend, TrainingDesk):
        calls = await backend.simulated_calls()
    elif isinstance(backend, TrainingPhone):
        calls = await sample_calls()
    else:
        pytest.skip("takes a caller's phone, and the backend offers none (TrainingPhone)")
    for call in calls:
        if call.subject_number.digits == digits:
            return call
    raise LookupError(f"nobody rings about {digits}: the sample people of data/people are missing")


async def sample_calls() -> tuple[SimulatedCall, ...]:
    """Name the sample people, for a backend whose callers a trainer plays."""
    with TemporaryDirectory() as folder:
        opened = registry(Path(folder), lambda: datetime.now(UTC))
        try:
            return await opened.simulated_calls()
        finally:
            await opened.aclose()


async def code_on_phone(backend: PracticeBackend, number: PhoneNumber) -> str:
    """Read the newest code off the caller's phone."""
    text = (await backend.messages(number))[-1].text
    before, _, after = MESSAGE.partition("{{code}}")
    return text.removeprefix(before).removesuffix(after)


async def verified(backend: PracticeBackend, call: SimulatedCall) -> HolderProof:
    """Take a caller through verification."""
    number = call.subject_number
    match = await backend.match_identity(number, Secret(call.name), Secret(call.document))
    assert match.outcome is MatchOutcome.MATCH
    return await proof_by_code(backend, number)


async def proof_by_code(backend: PracticeBackend, number: PhoneNumber) -> HolderProof:
    """Send a code and read it back."""
    sent = await backend.send_code(number, MESSAGE)
    assert sent.outcome is SendCodeOutcome.SENT
    assert sent.authentication_id is not None
    code = Secret(await code_on_phone(backend, number))
    answer = await backend.confirm_code(number, sent.authentication_id, code)
    assert answer.outcome is CodeOutcome.CONFIRMED
    assert answer.proof is not None
    return answer.proof


def consent_at(instant: datetime) -> Consent:
    return Consent("N-2026-03", instant)


def lookup_order(
    number: PhoneNumber,
    proof: HolderProof,
    *platform_ids: str,
    agreed_at: datetime | None = None,
    relation: HolderRelation | None = None,
) -> LookupOrder:
    return LookupOrder(
        number=number,
        proof=proof,
        consent=consent_at(agreed_at or proof.validated_at),
        platform_ids=tuple(map(PlatformId, platform_ids)),
        activated_on=None,
        case_reference="00112300019",
        relation=relation,
    )


def unbind_order(
    number: PhoneNumber,
    proof: HolderProof,
    *items: str | OrderItem,
    lookup_id: str | None = None,
    agreed_at: datetime | None = None,
    notify: bool = False,
) -> UnbindOrder:
    return UnbindOrder(
        number=number,
        items=tuple(OrderItem(PlatformId(i)) if isinstance(i, str) else i for i in items),
        lookup_id=lookup_id,
        proof=proof,
        consent=consent_at(agreed_at or proof.validated_at),
        notify_holder=notify,
        case_reference="00112300019",
    )
