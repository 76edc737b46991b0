"""What every backend owes to a query about the holder's own accounts: it tells of nobody else's."""

import pytest

from agent_console.backend import (
    HolderProof,
    HolderRelation,
    IdempotencyKey,
    Lookup,
    PlatformAnswerState,
    Refused,
    SimulatedCall,
    UnbindMethod,
)
from agent_console.identity.phone import PhoneNumber
from tests.support_registry import (
    HandSetClock,
    PracticeBackend,
    caller_of,
    lookup_order,
    proof_by_code,
    verified,
)

SUBJECT = "13800138000"
NEVER_CHANGED_HANDS = PhoneNumber("13300000007")
OWN = HolderRelation.CURRENT_HOLDER


@pytest.fixture
async def call(backend: PracticeBackend) -> SimulatedCall:
    return await caller_of(backend, SUBJECT)


@pytest.fixture
async def proof(backend: PracticeBackend, call: SimulatedCall) -> HolderProof:
    return await verified(backend, call)


async def ask(
    backend: PracticeBackend, number: PhoneNumber, proof: HolderProof, relation: HolderRelation | None
) -> Lookup:
    order = lookup_order(number, proof, relation=relation)
    receipt = await backend.start_lookup(order, IdempotencyKey(f"ask-{relation}"))
    return await backend.lookup(receipt.id)


async def test_a_query_of_own_accounts_tells_of_nobody_elses(
    backend: PracticeBackend, call: SimulatedCall, proof: HolderProof
) -> None:
    every = await ask(backend, call.subject_number, proof, None)
    own = await ask(backend, call.subject_number, proof, OWN)
    assert {one.relation for one in every.bindings} > {OWN}
    assert {one.id for one in own.bindings} == {one.id for one in every.bindings if one.relation is OWN}


async def test_platforms_that_release_nothing_tell_what_the_holder_has_all_the_same(
    backend: PracticeBackend, call: SimulatedCall, proof: HolderProof
) -> None:
    platforms = (await backend.platforms()).platforms
    out = {one.id for one in platforms if one.unbind_method is UnbindMethod.NOT_SUPPORTED}
    own = await ask(backend, call.subject_number, proof, OWN)
    assert out
    assert {one.platform_id for one in own.answers} == {one.id for one in platforms}
    assert out <= {one.platform_id for one in own.answers if one.state is PlatformAnswerState.ANSWERED}


async def test_a_number_that_never_changed_hands_is_asked_about(backend: PracticeBackend) -> None:
    proof = await proof_by_code(backend, NEVER_CHANGED_HANDS)
    own = await ask(backend, NEVER_CHANGED_HANDS, proof, OWN)
    assert own.finished
    assert {one.relation for one in own.bindings} <= {OWN}


async def test_the_same_key_does_not_turn_a_query_of_all_into_one_of_own(
    backend: PracticeBackend, call: SimulatedCall, proof: HolderProof
) -> None:
    key = IdempotencyKey("one-key")
    await backend.start_lookup(lookup_order(call.subject_number, proof), key)
    with pytest.raises(Refused, match="IDEMPOTENCY_KEY_REUSED"):
        await backend.start_lookup(lookup_order(call.subject_number, proof, relation=OWN), key)


async def test_what_a_query_is_about_outlives_the_day_it_was_asked(
    backend: PracticeBackend, call: SimulatedCall, proof: HolderProof, clock: HandSetClock
) -> None:
    own = await ask(backend, call.subject_number, proof, OWN)
    clock.move(hours=23)
    assert await backend.lookup(own.id) == own
