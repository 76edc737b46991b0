"""What every backend owes to lookups and requests: the rules of number-bindings 0.1."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from agent_console.backend import (
    HolderProof,
    HolderRelation,
    IdempotencyKey,
    ItemState,
    Lookup,
    OrderItem,
    PlatformAnswerState,
    PlatformId,
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
    unbind_order,
    verified,
)

SUBJECT = "13800138000"
KEY = IdempotencyKey("key-1")
OTHER_KEY = IdempotencyKey("key-2")


@pytest.fixture
async def call(backend: PracticeBackend) -> SimulatedCall:
    return await caller_of(backend, SUBJECT)


@pytest.fixture
async def proof(backend: PracticeBackend, call: SimulatedCall) -> HolderProof:
    return await verified(backend, call)


async def look_up(backend: PracticeBackend, call: SimulatedCall, proof: HolderProof) -> Lookup:
    receipt = await backend.start_lookup(lookup_order(call.subject_number, proof), IdempotencyKey("look"))
    return await backend.lookup(receipt.id)


async def look_up_anew(backend: PracticeBackend, call: SimulatedCall, proof: HolderProof) -> Lookup:
    receipt = await backend.start_lookup(lookup_order(call.subject_number, proof), IdempotencyKey("again"))
    return await backend.lookup(receipt.id)


def binding_on(lookup: Lookup, platform_id: str) -> str:
    return next(binding.id for binding in lookup.bindings if binding.platform_id == platform_id)


# --------------------------------------------------------------------------- lookup


async def test_a_lookup_tells_both_holders_bindings_apart(
    backend: PracticeBackend, call: SimulatedCall, proof: HolderProof
) -> None:
    lookup = await look_up(backend, call, proof)
    record = await backend.number(call.subject_number)
    assert record.activated_on is not None
    assert lookup.finished
    for binding in lookup.bindings:
        if binding.bound_on is None:
            assert binding.relation is HolderRelation.UNKNOWN
        else:
            own = binding.bound_on >= record.activated_on
            assert (binding.relation is HolderRelation.CURRENT_HOLDER) == own


async def test_a_lookup_without_platforms_asks_all_of_them(
    backend: PracticeBackend, call: SimulatedCall, proof: HolderProof
) -> None:
    listed = {platform.id for platform in (await backend.platforms()).platforms}
    lookup = await look_up(backend, call, proof)
    assert {answer.platform_id for answer in lookup.answers} == listed


async def test_a_lookup_answers_only_for_what_was_asked(
    backend: PracticeBackend, call: SimulatedCall, proof: HolderProof
) -> None:
    order = lookup_order(call.subject_number, proof, "meituan", "douyin")
    lookup = await backend.lookup((await backend.start_lookup(order, KEY)).id)
    assert {binding.platform_id for binding in lookup.bindings} == {"meituan", "douyin"}


async def test_a_platform_that_takes_no_part_says_so(
    backend: PracticeBackend, call: SimulatedCall, proof: HolderProof
) -> None:
    platforms = (await backend.platforms()).platforms
    out = {p.id for p in platforms if p.unbind_method is UnbindMethod.NOT_SUPPORTED}
    lookup = await look_up(backend, call, proof)
    said = {a.platform_id for a in lookup.answers if a.state is PlatformAnswerState.NOT_SUPPORTED}
    assert out
    assert said == out


async def test_results_are_kept_for_a_day(
    backend: PracticeBackend, call: SimulatedCall, proof: HolderProof, clock: HandSetClock
) -> None:
    lookup = await look_up(backend, call, proof)
    clock.move(hours=23)
    assert await backend.lookup(lookup.id) == lookup
    clock.move(hours=1, seconds=1)
    with pytest.raises(Refused, match="RESULTS_EXPIRED"):
        await backend.lookup(lookup.id)


async def test_unknown_ids_are_refused(
    backend: PracticeBackend, call: SimulatedCall, proof: HolderProof
) -> None:
    with pytest.raises(Refused, match="NOT_FOUND"):
        await backend.lookup("lookup-of-nobody")
    with pytest.raises(Refused, match="NOT_FOUND"):
        await backend.request("没有这个")
    with pytest.raises(Refused, match="NOT_FOUND"):
        await backend.correction("correction-of-nobody")
    with pytest.raises(Refused, match="NOT_FOUND"):
        await backend.start_lookup(lookup_order(call.subject_number, proof, "no-such-app"), KEY)
    with pytest.raises(Refused, match="NOT_FOUND"):
        await backend.submit(unbind_order(call.subject_number, proof, "douyin", "no-such-app"), KEY)


# --------------------------------------------------------------------------- proof and consent


async def test_a_made_up_proof_files_nothing(
    backend: PracticeBackend, call: SimulatedCall, clock: HandSetClock
) -> None:
    made_up = HolderProof("a-nothing", clock.now)
    with pytest.raises(Refused, match="HOLDER_NOT_VERIFIED"):
        await backend.submit(unbind_order(call.subject_number, made_up, "douyin"), KEY)
    with pytest.raises(Refused, match="HOLDER_NOT_VERIFIED"):
        await backend.start_lookup(lookup_order(call.subject_number, made_up), KEY)
    with pytest.raises(Refused, match="HOLDER_NOT_VERIFIED"):
        await backend.find_requests(call.subject_number, made_up, None)
    with pytest.raises(Refused, match="HOLDER_NOT_VERIFIED"):
        await backend.labels(call.subject_number, made_up)


async def test_a_proof_is_worth_nothing_for_another_number(
    backend: PracticeBackend, proof: HolderProof
) -> None:
    with pytest.raises(Refused, match="HOLDER_NOT_VERIFIED"):
        await backend.submit(unbind_order(PhoneNumber("18700001010"), proof, "dianping"), KEY)


async def test_the_validations_instant_is_the_registrys_own(
    backend: PracticeBackend, call: SimulatedCall, proof: HolderProof
) -> None:
    moved = replace(proof, validated_at=proof.validated_at + timedelta(minutes=5))
    with pytest.raises(Refused, match="HOLDER_NOT_VERIFIED"):
        await backend.submit(unbind_order(call.subject_number, moved, "douyin"), KEY)


@pytest.mark.parametrize("minutes", [-10, 10])
async def test_consent_ten_minutes_from_the_validation_is_near_enough(
    backend: PracticeBackend, call: SimulatedCall, proof: HolderProof, minutes: int
) -> None:
    agreed_at = proof.validated_at + timedelta(minutes=minutes)
    order = unbind_order(call.subject_number, proof, "douyin", agreed_at=agreed_at)
    assert (await backend.submit(order, KEY)).id


@pytest.mark.parametrize("seconds", [-601, 601])
async def test_consent_further_from_the_validation_is_refused(
    backend: PracticeBackend, call: SimulatedCall, proof: HolderProof, seconds: int
) -> None:
    agreed_at = proof.validated_at + timedelta(seconds=seconds)
    order = unbind_order(call.subject_number, proof, "douyin", agreed_at=agreed_at)
    with pytest.raises(Refused, match="HOLDER_NOT_VERIFIED"):
        await backend.submit(order, KEY)


async def test_what_was_agreed_can_be_filed_for_three_days(
    backend: PracticeBackend, call: SimulatedCall, proof: HolderProof, clock: HandSetClock
) -> None:
    order = unbind_order(call.subject_number, proof, "douyin")
    clock.move(hours=72)
    assert (await backend.submit(order, KEY)).id
    clock.move(seconds=1)
    with pytest.raises(Refused, match="HOLDER_NOT_VERIFIED"):
        await backend.submit(order, OTHER_KEY)


# --------------------------------------------------------------------------- keys


async def test_the_same_key_and_body_get_the_first_answer_and_take_effect_once(
    backend: PracticeBackend, call: SimulatedCall, proof: HolderProof, clock: HandSetClock
) -> None:
    order = unbind_order(call.subject_number, proof, "douyin")
    first = await backend.submit(order, KEY)
    clock.move(hours=100)
    assert await backend.submit(order, KEY) == first
    assert len(await backend.messages(call.subject_number)) == 1


async def test_the_same_key_with_another_body_is_refused(
    backend: PracticeBackend, call: SimulatedCall, proof: HolderProof
) -> None:
    await backend.submit(unbind_order(call.subject_number, proof, "douyin"), KEY)
    with pytest.raises(Refused, match=r"NUMBER_BINDINGS\.IDEMPOTENCY_KEY_REUSED"):
        await backend.submit(unbind_order(call.subject_number, proof, "douyin", "weibo"), KEY)


async def test_a_refused_request_does_not_spend_its_key(
    backend: PracticeBackend, call: SimulatedCall, proof: HolderProof
) -> None:
    with pytest.raises(Refused):
        await backend.submit(unbind_order(call.subject_number, proof, "no-such-app"), KEY)
    assert (await backend.submit(unbind_order(call.subject_number, proof, "douyin"), KEY)).id


@pytest.mark.parametrize("key", ["", "x" * 65, "with space", "钥匙"])
async def test_a_key_is_visible_ascii(
    backend: PracticeBackend, call: SimulatedCall, proof: HolderProof, key: str
) -> None:
    with pytest.raises(Refused):
        await backend.submit(unbind_order(call.subject_number, proof, "douyin"), IdempotencyKey(key))


# --------------------------------------------------------------------------- what may be asked for


async def test_a_binding_of_the_holders_own_is_refused_with_the_whole_request(
    backend: PracticeBackend, call: SimulatedCall, proof: HolderProof
) -> None:
    lookup = await look_up(backend, call, proof)
    own = OrderItem(PlatformId("meituan"), binding_on(lookup, "meituan"))
    order = unbind_order(call.subject_number, proof, "douyin", own, lookup_id=lookup.id)
    with pytest.raises(Refused, match=r"NUMBER_BINDINGS\.CURRENT_HOLDER_BINDING"):
        await backend.submit(order, KEY)
    assert await backend.find_requests(call.subject_number, proof, None) == ()


async def test_an_own_platform_asked_for_by_name_is_kept(
    backend: PracticeBackend, call: SimulatedCall, proof: HolderProof, clock: HandSetClock
) -> None:
    receipt = await backend.submit(unbind_order(call.subject_number, proof, "meituan"), KEY)
    clock.move(days=14)
    (item,) = (await backend.request(receipt.id)).items
    assert item.state in {ItemState.KEPT_CURRENT_HOLDER, ItemState.NO_REPLY}


async def test_a_named_binding_needs_the_lookup_it_was_seen_in(
    backend: PracticeBackend, call: SimulatedCall, proof: HolderProof
) -> None:
    lookup = await look_up(backend, call, proof)
    item = OrderItem(PlatformId("douyin"), binding_on(lookup, "douyin"))
    with pytest.raises(Refused):
        await backend.submit(unbind_order(call.subject_number, proof, item), KEY)
    astray = OrderItem(PlatformId("weibo"), item.binding_id)
    with pytest.raises(Refused):
        await backend.submit(unbind_order(call.subject_number, proof, astray, lookup_id=lookup.id), KEY)
    assert (await backend.submit(unbind_order(call.subject_number, proof, item, lookup_id=lookup.id), KEY)).id


async def test_a_platform_that_takes_no_part_is_refused(
    backend: PracticeBackend, call: SimulatedCall, proof: HolderProof
) -> None:
    platforms = (await backend.platforms()).platforms
    out = next(p.id for p in platforms if p.unbind_method is UnbindMethod.NOT_SUPPORTED)
    with pytest.raises(Refused, match="UNBIND_NOT_SUPPORTED"):
        await backend.submit(unbind_order(call.subject_number, proof, "douyin", out), KEY)


async def test_a_request_holds_one_item_at_least_and_none_twice(
    backend: PracticeBackend, call: SimulatedCall, proof: HolderProof
) -> None:
    with pytest.raises(Refused):
        await backend.submit(unbind_order(call.subject_number, proof), KEY)
    with pytest.raises(Refused):
        await backend.submit(unbind_order(call.subject_number, proof, "douyin", "douyin"), KEY)


async def test_a_request_holds_three_hundred_items_at_most(
    backend: PracticeBackend, call: SimulatedCall, proof: HolderProof
) -> None:
    many = [OrderItem(PlatformId("douyin"), f"b-{index}") for index in range(301)]
    with pytest.raises(Refused, match="INVALID_ARGUMENT"):
        await backend.submit(unbind_order(call.subject_number, proof, *many, lookup_id="any"), KEY)


@pytest.mark.parametrize("digits", ["18900000404", "17000000505", "19800001515"])
async def test_nothing_is_filed_for_a_number_that_is_not_recycled(
    backend: PracticeBackend, digits: str, clock: HandSetClock
) -> None:
    number = PhoneNumber(digits)
    with pytest.raises(Refused):
        await backend.submit(unbind_order(number, HolderProof("a-x", clock.now), "douyin"), KEY)
    with pytest.raises(Refused):
        await backend.start_lookup(lookup_order(number, HolderProof("a-x", clock.now)), KEY)


# --------------------------------------------------------------------------- what becomes of it


async def test_every_item_ends_within_five_working_days(
    backend: PracticeBackend, call: SimulatedCall, proof: HolderProof, clock: HandSetClock
) -> None:
    platforms = (await backend.platforms()).platforms
    wanted = [p.id for p in platforms if p.unbind_method is UnbindMethod.AUTOMATIC][:100]
    receipt = await backend.submit(unbind_order(call.subject_number, proof, *wanted), KEY)
    filed = await backend.request(receipt.id)
    assert filed.expected_by == date(2026, 11, 30)
    assert {item.state for item in filed.items} == {ItemState.SUBMITTED}
    clock.move(days=7, hours=15)
    ended = await backend.request(receipt.id)
    states = {item.state for item in ended.items}
    assert not states & {ItemState.SUBMITTED, ItemState.FORWARDED}
    assert {ItemState.UNBOUND, ItemState.NO_PRIOR_BINDING} <= states


async def test_states_only_go_forward(
    backend: PracticeBackend, call: SimulatedCall, proof: HolderProof, clock: HandSetClock
) -> None:
    wanted = [platform.id for platform in (await backend.platforms()).platforms[:20]]
    receipt = await backend.submit(unbind_order(call.subject_number, proof, *wanted), KEY)
    before = await backend.request(receipt.id)
    rank = {ItemState.SUBMITTED: 0, ItemState.FORWARDED: 1}
    for _ in range(24 * 8):
        clock.move(hours=1)
        now = await backend.request(receipt.id)
        for was, item in zip(before.items, now.items, strict=True):
            assert rank.get(item.state, 2) >= rank.get(was.state, 2)
            assert was.updated_at <= item.updated_at <= clock.now
            if rank.get(was.state, 2) == 2:
                assert item == was
        before = now


async def test_what_was_released_is_not_found_again(
    backend: PracticeBackend, call: SimulatedCall, proof: HolderProof, clock: HandSetClock
) -> None:
    receipt = await backend.submit(unbind_order(call.subject_number, proof, "douyin", "weibo", "wechat"), KEY)
    clock.move(days=8)
    items = (await backend.request(receipt.id)).items
    released = {item.platform_id for item in items if item.state is ItemState.UNBOUND}
    fresh = await verified(backend, call)
    found = {binding.platform_id for binding in (await look_up(backend, call, fresh)).bindings}
    assert released
    assert not released & found


async def test_what_is_asked_for_names_its_request_until_the_platform_has_answered(
    backend: PracticeBackend, call: SimulatedCall, proof: HolderProof, clock: HandSetClock
) -> None:
    """Whatever the answer is going to be: nobody is led to ask for it a second time."""
    found = (await look_up(backend, call, proof)).bindings
    earlier = sorted(one.platform_id for one in found if one.relation is HolderRelation.PREVIOUS_HOLDER)
    assert not any(one.open_request_id for one in found)
    receipt = await backend.submit(unbind_order(call.subject_number, proof, *earlier), KEY)
    clock.move(hours=20)
    fresh = await verified(backend, call)
    states = {item.platform_id: item.state for item in (await backend.request(receipt.id)).items}
    waiting = {one for one, state in states.items() if state in (ItemState.SUBMITTED, ItemState.FORWARDED)}
    again = await look_up_anew(backend, call, fresh)
    assert waiting
    for one in again.bindings:
        asked = one.platform_id in waiting and one.relation is HolderRelation.PREVIOUS_HOLDER
        assert one.open_request_id == (receipt.id if asked else None)


async def test_what_was_taken_back_is_under_no_request(
    backend: PracticeBackend, call: SimulatedCall, proof: HolderProof
) -> None:
    receipt = await backend.submit(unbind_order(call.subject_number, proof, "douyin", "weibo"), KEY)
    await backend.withdraw(receipt.id, (), "changed their mind", OTHER_KEY)
    assert not any(one.open_request_id for one in (await look_up(backend, call, proof)).bindings)


async def test_requests_are_found_newest_first_and_by_case(
    backend: PracticeBackend, call: SimulatedCall, proof: HolderProof, clock: HandSetClock
) -> None:
    first = await backend.submit(unbind_order(call.subject_number, proof, "douyin"), KEY)
    clock.move(minutes=1)
    other_case = replace(unbind_order(call.subject_number, proof, "weibo"), case_reference="00112300027")
    second = await backend.submit(other_case, OTHER_KEY)
    found = await backend.find_requests(call.subject_number, proof, None)
    assert [request.id for request in found] == [second.id, first.id]
    (only,) = await backend.find_requests(call.subject_number, proof, "00112300027")
    assert only == await backend.request(second.id)


async def test_an_hour_later_most_items_can_be_withdrawn_and_the_others_stay(
    backend: PracticeBackend, call: SimulatedCall, proof: HolderProof, clock: HandSetClock
) -> None:
    wanted = [platform.id for platform in (await backend.platforms()).platforms[:20]]
    receipt = await backend.submit(unbind_order(call.subject_number, proof, *wanted), KEY)
    clock.move(hours=1)
    before = await backend.request(receipt.id)
    after = await backend.withdraw(receipt.id, (), "changed their mind", OTHER_KEY)
    open_before = {item.item_id for item in before.items if item.state is ItemState.SUBMITTED}
    withdrawn = {item.item_id for item in after.items if item.state is ItemState.WITHDRAWN}
    assert withdrawn == open_before
    assert ItemState.FORWARDED in {item.state for item in after.items}
    clock.move(days=10)
    later = await backend.request(receipt.id)
    assert withdrawn == {item.item_id for item in later.items if item.state is ItemState.WITHDRAWN}
    assert await backend.withdraw(receipt.id, (), "changed their mind", OTHER_KEY) == after


async def test_what_a_platform_has_taken_over_can_not_be_withdrawn(
    backend: PracticeBackend, call: SimulatedCall, proof: HolderProof, clock: HandSetClock
) -> None:
    receipt = await backend.submit(unbind_order(call.subject_number, proof, "douyin"), KEY)
    clock.move(hours=5)
    with pytest.raises(Refused, match="INCOMPATIBLE_STATE"):
        await backend.withdraw(receipt.id, (), "too late", OTHER_KEY)
    with pytest.raises(Refused, match="NOT_FOUND"):
        await backend.withdraw(receipt.id, ("no-such-item",), "too late", OTHER_KEY)


async def test_the_holder_is_told_by_text_message_if_that_was_asked_for(
    backend: PracticeBackend, call: SimulatedCall, proof: HolderProof
) -> None:
    order = unbind_order(call.subject_number, proof, "douyin", notify=True)
    await backend.submit(order, KEY)
    text = (await backend.messages(call.subject_number))[-1].text
    assert order.case_reference in text
    assert "2026-11-30" in text
    assert "抖音" not in text
