"""Every operation under every fault of a real server: a documented end, no effect twice, and the truth about it."""

from collections.abc import AsyncIterator, Awaitable, Callable, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from fastapi import FastAPI

from agent_console.backend import (
    ActivationCheck,
    BackendError,
    CodeAnswer,
    CodeOutcome,
    CorrectionOrder,
    CorrectionReason,
    FraudSignals,
    Garbled,
    HolderProof,
    IdempotencyKey,
    IdentityAnswer,
    MatchOutcome,
    Refused,
    SendCodeAnswer,
    SendCodeOutcome,
    Sent,
    SimulatedCall,
    Ternary,
    Unreachable,
)
from agent_console.identity.secret import Secret
from backends.http.opening import open_line
from backends.http.options import read_options
from backends.http.surroundings import Surroundings
from backends.server import ServerOptions, create_app
from backends.server.faults import FaultKind
from tests.support_http import LIKE_THE_REGISTRY, OverHttp, secret_file
from tests.support_registry import (
    MESSAGE,
    HandSetClock,
    caller_of,
    code_on_phone,
    lookup_order,
    registry,
    unbind_order,
    verified,
)
from tests.support_server import TOKEN, serving

SUBJECT = "13800138000"
ORDERED = {FaultKind.LATENCY: "latency=30", FaultKind.DRIP: "drip=0.4", FaultKind.BUSY: "429=9"}
SLOW = {FaultKind.LATENCY, FaultKind.DRIP}
"""These end with a deadline, and a deadline takes its time."""

BEFORE = {"reset-before", "429", "429-silent", "500", "502", "503", "504"}
REFUSED_BEFORE = {"429", "429-silent"}
HURRIED = {
    "read_timeout": "0.5",
    "write_read_timeout": "0.5",
    "read_deadline": "1.5",
    "write_deadline": "1.5",
    "breaker_failures": "1000",
    "breaker_of_last": "1000",
    "retries_at_least": "10000",
}

READ_QUICKLY = {FaultKind.RESET_AFTER, FaultKind.UNAVAILABLE, FaultKind.WRONG_SCHEMA}


def matrix(operations: Iterable[str], quick: str) -> list[Any]:
    """Every operation with every fault; before each commit one operation alone."""
    return [
        pytest.param(
            operation, kind, marks=() if operation == quick and kind not in SLOW else pytest.mark.full
        )
        for operation in operations
        for kind in FaultKind
    ]


@dataclass
class Scene:
    """A caller who was verified, the client, and the server whose faults can be ordered."""

    client: OverHttp
    app: FastAPI
    clock: HandSetClock
    call: SimulatedCall
    proof: HolderProof
    keys: int = 0

    def order(self, *faults: str) -> None:
        self.app.state.faults.order(*faults)

    def effects(self, operation: str) -> int:
        return int(self.app.state.desk.effects.get(operation, 0))

    def key(self) -> IdempotencyKey:
        self.keys += 1
        return IdempotencyKey(f"key-{self.keys}")


async def no_wait(seconds: float) -> None:
    """Waits are tested on time that stands still."""


@asynccontextmanager
async def playing(folder: Path) -> AsyncIterator[Scene]:
    clock = HandSetClock()
    behind = registry(folder, clock)
    app = create_app(behind, ServerOptions(dev_token=TOKEN, clock=clock, rate=None))
    try:
        async with serving(app) as address:
            told = {"base_url": address, "secret_file": secret_file(folder, TOKEN)}
            options = read_options({**LIKE_THE_REGISTRY, **HURRIED, **told})
            client = OverHttp(open_line(options, Surroundings(clock=clock, sleep=no_wait)), behind)
            try:
                call = await caller_of(client, SUBJECT)
                yield Scene(client, app, clock, call, await verified(client, call))
            finally:
                await client.aclose()
    finally:
        app.state.desk.storage.close()
        await behind.aclose()


@pytest.fixture
async def scene(tmp_path: Path) -> AsyncIterator[Scene]:
    async with playing(tmp_path) as played:
        yield played


Asking = Callable[[], Awaitable[Any]]
Preparing = Callable[[Scene], Awaitable[Asking]]


async def sending(scene: Scene) -> Asking:
    scene.clock.move(minutes=1)
    return lambda: scene.client.send_code(scene.call.subject_number, MESSAGE)


async def confirming(scene: Scene) -> Asking:
    scene.clock.move(minutes=1)
    number = scene.call.subject_number
    sent = await scene.client.send_code(number, MESSAGE)
    assert sent.authentication_id is not None
    name, code = sent.authentication_id, Secret(await code_on_phone(scene.client, number))
    return lambda: scene.client.confirm_code(number, name, code)


async def looking_up(scene: Scene) -> Asking:
    order, key = lookup_order(scene.call.subject_number, scene.proof, "douyin"), scene.key()
    return lambda: scene.client.start_lookup(order, key)


async def submitting(scene: Scene) -> Asking:
    order, key = unbind_order(scene.call.subject_number, scene.proof, "douyin", "weibo"), scene.key()
    return lambda: scene.client.submit(order, key)


async def withdrawing(scene: Scene) -> Asking:
    order = unbind_order(scene.call.subject_number, scene.proof, "douyin", "weibo")
    receipt, key = await scene.client.submit(order, scene.key()), scene.key()
    return lambda: scene.client.withdraw(receipt.id, (), "keeps it", key)


async def correcting(scene: Scene) -> Asking:
    shown = await scene.client.labels(scene.call.subject_number, scene.proof)
    label = next(one.id for provider in shown for one in provider.labels if one.correctable)
    order = CorrectionOrder(
        scene.call.subject_number, (label,), CorrectionReason.WRONG_NAME, scene.proof, "00112300019"
    )
    key = scene.key()
    return lambda: scene.client.correct(order, key)


KEYED: dict[str, Preparing] = {
    "createQueryJob": looking_up,
    "createUnbindRequest": submitting,
    "withdrawUnbindRequest": withdrawing,
    "createLabelCorrection": correcting,
}
UNKEYED: dict[str, Preparing] = {"sendCode": sending, "validateCode": confirming}


async def end_of(asking: Asking) -> Any:
    try:
        return await asking()
    except BackendError as error:
        return error


def check_nothing_told(told: object, scene: Scene) -> None:
    shown = repr(told) + str(told)
    for secret in (SUBJECT, scene.call.name, scene.call.document, TOKEN):
        assert secret not in shown


def check_truth(told: object, kind: FaultKind, effects: int) -> None:
    """A write that took effect is never called unsent, and one that did not is never called done."""
    assert effects <= 1
    match told:
        case Unreachable(sent=Sent.NO):
            assert effects == 0
        case Unreachable():
            assert kind not in REFUSED_BEFORE
        case Garbled():
            assert kind not in BEFORE
        case Refused():
            pytest.fail(f"refused: {told.code}")
        case _:
            assert effects == 1
            assert kind not in BEFORE


@pytest.mark.parametrize(("operation", "kind"), matrix(KEYED, "createUnbindRequest"))
async def test_a_keyed_write_takes_effect_once_and_is_settled_by_its_key(
    scene: Scene, operation: str, kind: FaultKind
) -> None:
    asking = await KEYED[operation](scene)
    scene.order(f"{operation}:{ORDERED.get(kind, kind)}")
    told = await end_of(asking)
    check_nothing_told(told, scene)
    check_truth(told, kind, scene.effects(operation))
    scene.order()
    settled = await end_of(asking)
    assert not isinstance(settled, BackendError)
    assert settled == await end_of(asking)
    assert scene.effects(operation) == 1


@pytest.mark.parametrize(("operation", "kind"), matrix(UNKEYED, "sendCode"))
async def test_a_write_without_a_key_leaves_once_and_says_what_is_known(
    scene: Scene, operation: str, kind: FaultKind
) -> None:
    asking = await UNKEYED[operation](scene)
    before = scene.effects(operation)
    scene.order(f"{operation}:{ORDERED.get(kind, kind)}")
    told = await end_of(asking)
    check_nothing_told(told, scene)
    effects = scene.effects(operation) - before
    if not isinstance(told, SendCodeAnswer | CodeAnswer):
        check_truth(told, kind, effects)
    elif kind is not FaultKind.DUPLICATE:
        # That it comes too soon is an answer too; what the network doubles nobody can tell apart.
        assert effects == (told.outcome in {SendCodeOutcome.SENT, CodeOutcome.CONFIRMED})
    if kind not in {FaultKind.RESET_BEFORE, FaultKind.DUPLICATE}:
        assert scene.app.state.faults.calls[operation] == 1


async def reads(scene: Scene) -> dict[str, tuple[str, Asking]]:
    client, number, proof = scene.client, scene.call.subject_number, scene.proof
    lookup = (await (await looking_up(scene))()).id
    request = (await (await submitting(scene))()).id
    correction = (await (await correcting(scene))()).id
    name, document = Secret(scene.call.name), Secret(scene.call.document)
    return {
        "platforms": ("listPlatforms", client.platforms),
        "number": ("retrieveNumber", lambda: client.number(number)),
        "check_activation": (
            "checkNumberRecycling",
            lambda: client.check_activation(number, date(2026, 1, 9)),
        ),
        "match_identity": ("KYC_Match", lambda: client.match_identity(number, name, document)),
        "fraud_signals": ("checkSimSwap", lambda: client.fraud_signals(number)),
        "lookup": ("readQueryJob", lambda: client.lookup(lookup)),
        "bindings": ("listQueryJobBindings", lambda: client.lookup(lookup)),
        "request": ("readUnbindRequest", lambda: client.request(request)),
        "find_requests": ("retrieveUnbindRequests", lambda: client.find_requests(number, proof, None)),
        "labels": ("retrieveLabels", lambda: client.labels(number, proof)),
        "correction": ("readLabelCorrection", lambda: client.correction(correction)),
        "messages": ("retrieveMessages", lambda: client.messages(number)),
    }


@pytest.mark.parametrize(
    "kind",
    [pytest.param(kind, marks=() if kind in READ_QUICKLY else pytest.mark.full) for kind in FaultKind],
)
async def test_a_read_is_answered_or_says_that_it_was_not(scene: Scene, kind: FaultKind) -> None:
    for operation, asking in (await reads(scene)).values():
        whole = await asking()
        scene.order(f"{operation}:{ORDERED.get(kind, kind)}")
        told = await end_of(asking)
        check_nothing_told(replace(told, number=None) if hasattr(told, "number") else told, scene)
        if isinstance(told, Unreachable):
            assert told.sent is Sent.NO
        elif isinstance(told, FraudSignals) and told != whole:
            assert (told.sim_swapped.answer, told.calls_forwarded) == (Ternary.UNKNOWN, whole.calls_forwarded)
        elif isinstance(told, IdentityAnswer) and kind is FaultKind.WRONG_SCHEMA:
            # No property of that answer is required: nothing told is nothing compared.
            assert told.outcome is MatchOutcome.NOT_COMPARABLE
        elif isinstance(told, ActivationCheck) and told != whole:
            assert (told.recycled_since, told.held_since) == (Ternary.UNKNOWN, whole.held_since)
        elif not isinstance(told, Garbled):
            assert told == whole
        scene.order()
        assert await asking() == whole
