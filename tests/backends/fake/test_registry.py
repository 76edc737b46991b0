"""The embedded registry as a whole: seeded, paced, rung by callers, and playing its platforms."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from agent_console.backend import (
    Backend,
    BackendContext,
    Environment,
    HolderRelation,
    IdempotencyKey,
    ItemState,
    MatchOutcome,
    PlatformAnswerState,
    Refused,
    TrainingDesk,
    Verdict,
)
from agent_console.identity.phone import PhoneNumber
from agent_console.identity.secret import Secret
from backends.fake import create
from backends.fake.latency import Latency
from backends.fake.person_form import PersonForm
from tests.support_registry import (
    MESSAGE,
    HandSetClock,
    caller_of,
    code_on_phone,
    lookup_order,
    proof_by_code,
    registry,
    unbind_order,
    verified,
)

SUBJECT = PhoneNumber("13800138000")
KEY = IdempotencyKey("key-1")


async def test_the_entry_point_opens_a_training_backend_with_a_training_desk(tmp_path: Path) -> None:
    opened: Backend = create(BackendContext(tmp_path, 7, HandSetClock(), {}))
    assert opened.describe().environment is Environment.TRAINING
    assert isinstance(opened, TrainingDesk)
    await opened.aclose()


async def test_runs_of_the_same_seed_repeat_codes_and_ids(tmp_path: Path) -> None:
    async def run(folder: Path, seed: int) -> tuple[str, str, str]:
        opened = registry(folder, seed=seed)
        proof = await verified(opened, await caller_of(opened, SUBJECT.digits))
        receipt = await opened.submit(unbind_order(SUBJECT, proof, "douyin"), KEY)
        code = await code_on_phone(opened, SUBJECT)
        await opened.aclose()
        return proof.authentication_id, code, receipt.id

    first = await run(tmp_path / "a", 7)
    assert await run(tmp_path / "b", 7) == first
    assert await run(tmp_path / "c", 8) != first


async def test_a_platform_that_left_is_on_the_list_and_takes_no_part(tmp_path: Path) -> None:
    context = BackendContext(tmp_path, 7, HandSetClock(), {"latency": "instant", "retired": "douyin, soul"})
    opened = create(context)
    assert isinstance(opened, TrainingDesk)
    proof = await verified(opened, await caller_of(opened, SUBJECT.digits))
    looked_up = await opened.start_lookup(lookup_order(SUBJECT, proof, "douyin", "wechat"), KEY)
    answer = await opened.lookup(looked_up.id)

    states = {str(one.platform_id): one.state for one in answer.answers}
    assert states["douyin"] is PlatformAnswerState.NOT_SUPPORTED
    assert states["wechat"] is PlatformAnswerState.ANSWERED
    assert {one.platform_id for one in answer.bindings} == {"wechat"}
    assert "douyin" in {one.id for one in (await opened.platforms()).platforms}
    with pytest.raises(Refused, match="UNBIND_NOT_SUPPORTED"):
        await opened.submit(unbind_order(SUBJECT, proof, "wechat", "douyin"), KEY)
    await opened.aclose()


async def test_callers_ring_in_the_order_of_their_lessons_and_then_some_unknown_voices(
    tmp_path: Path,
) -> None:
    opened = registry(tmp_path)
    calls = await opened.simulated_calls()
    assert calls == await opened.simulated_calls()
    assert calls[0].subject_number == SUBJECT
    assert len({call.subject_number.digits for call in calls}) == len(calls) == 25
    for call in calls[-5:]:
        assert (await opened.number(call.subject_number)).verdict is Verdict.RECYCLED
        match = await opened.match_identity(call.subject_number, Secret(call.name), Secret(call.document))
        assert match.outcome is MatchOutcome.MATCH
    await opened.aclose()


async def test_a_name_may_be_typed_in_latin_letters(tmp_path: Path) -> None:
    opened = registry(tmp_path)
    call = await caller_of(opened, SUBJECT.digits)
    match = await opened.match_identity(SUBJECT, Secret("zhang shili"), Secret(call.document.lower()))
    assert match.outcome is MatchOutcome.MATCH
    await opened.aclose()


async def test_a_misread_document_spends_no_try(tmp_path: Path) -> None:
    opened = registry(tmp_path)
    for document in ("340524198001010011", "340524800101001", "x", "\ud800"):
        answer = await opened.match_identity(SUBJECT, Secret("张示例"), Secret(document))
        assert (answer.outcome, answer.tries_left) == (MatchOutcome.NOT_COMPARABLE, 3)
    empty = await opened.match_identity(SUBJECT, Secret("张示例"), Secret(" "))
    assert empty.outcome is MatchOutcome.DOCUMENT_REQUIRED
    await opened.aclose()


async def test_misses_made_on_another_line_count(tmp_path: Path) -> None:
    opened = registry(tmp_path)
    call = await caller_of(opened, "13400001414")
    answer = await opened.match_identity(call.subject_number, Secret(call.name), Secret(call.document))
    assert answer.outcome is MatchOutcome.LOCKED
    await opened.aclose()


async def test_the_earlier_holder_who_rings_does_not_match(tmp_path: Path) -> None:
    opened = registry(tmp_path)
    call = await caller_of(opened, "13600000808")
    answer = await opened.match_identity(call.subject_number, Secret(call.name), Secret(call.document))
    assert answer.outcome is MatchOutcome.NO_MATCH
    assert call.holder_since is None
    await opened.aclose()


# --------------------------------------------------------------------------- the platforms' part


async def test_on_a_good_day_platforms_answer_one_by_one_within_four_seconds(tmp_path: Path) -> None:
    clock = HandSetClock()
    opened = registry(tmp_path, clock)
    proof = await proof_by_code(opened, SUBJECT)
    receipt = await opened.start_lookup(lookup_order(SUBJECT, proof), KEY)
    opened.faults.latency = Latency.OFFICE
    counts = []
    finished = False
    for _ in range(5):
        # Asked without the office's own pause before each answer.
        lookup = opened._lookups.lookup(receipt.id)
        finished = lookup.finished
        answered = {a.platform_id for a in lookup.answers if a.state is PlatformAnswerState.ANSWERED}
        assert {binding.platform_id for binding in lookup.bindings} <= answered
        counts.append(len(answered))
        clock.move(seconds=1)
    assert counts == sorted(counts)
    assert counts[0] < counts[1] < counts[-1]
    assert finished
    await opened.aclose()


def pending_person() -> PersonForm:
    return PersonForm.model_validate(
        {
            "number": "13900000079",
            "name": "周等待",
            "document": "11010219840406970X",
            "activated_on": "2024-01-01",
            "binding": [{"platform": "douyin", "bound_on": "2020-01-01"}, {"platform": "weibo"}],
            "pending": ["douyin"],
            "unavailable": ["weibo"],
            "outcome": {"douyin": "no_reply", "meituan": "unbound"},
        }
    )


async def test_some_platforms_answer_within_two_working_days(tmp_path: Path) -> None:
    clock = HandSetClock()
    opened = registry(tmp_path, clock)
    opened.people.write(pending_person())
    number = PhoneNumber("13900000079")
    proof = await proof_by_code(opened, number)
    order = lookup_order(number, proof, "douyin", "weibo", "meituan")
    receipt = await opened.start_lookup(order, KEY)
    lookup = await opened.lookup(receipt.id)
    states = {answer.platform_id: answer.state for answer in lookup.answers}
    assert states == {
        "douyin": PlatformAnswerState.PENDING,
        "weibo": PlatformAnswerState.UNAVAILABLE,
        "meituan": PlatformAnswerState.ANSWERED,
    }
    assert not lookup.finished
    assert lookup.expected_by == date(2026, 11, 25)
    clock.now += timedelta(days=2, hours=8, minutes=24)
    later = await opened.lookup(receipt.id)
    assert later.finished
    assert [binding.platform_id for binding in later.bindings] == ["douyin"]
    await opened.aclose()


async def test_a_silent_platform_stays_silent_past_the_last_promised_day(tmp_path: Path) -> None:
    clock = HandSetClock()
    opened = registry(tmp_path, clock)
    opened.people.write(pending_person())
    number = PhoneNumber("13900000079")
    proof = await proof_by_code(opened, number)
    receipt = await opened.submit(unbind_order(number, proof, "douyin"), KEY)
    clock.now += timedelta(days=7, hours=14)
    (item,) = (await opened.request(receipt.id)).items
    assert item.state is ItemState.FORWARDED
    clock.move(hours=1)
    (item,) = (await opened.request(receipt.id)).items
    assert item.state is ItemState.NO_REPLY
    await opened.aclose()


async def test_no_written_outcome_unbinds_what_is_not_there(tmp_path: Path) -> None:
    clock = HandSetClock()
    opened = registry(tmp_path, clock)
    opened.people.write(pending_person())
    number = PhoneNumber("13900000079")
    proof = await proof_by_code(opened, number)
    receipt = await opened.submit(unbind_order(number, proof, "meituan"), KEY)
    clock.move(days=10)
    (item,) = (await opened.request(receipt.id)).items
    assert item.state is not ItemState.UNBOUND
    await opened.aclose()


async def test_nothing_of_the_holders_own_is_ever_unbound(tmp_path: Path) -> None:
    clock = HandSetClock()
    opened = registry(tmp_path, clock)
    calls = (await opened.simulated_calls())[-5:]
    for call in calls:
        clock.move(minutes=1)
        number = call.subject_number
        held = opened._world.facts(number, clock.now).bindings
        wanted = {binding.platform_id for binding in held}
        own_alone = wanted - {b.platform_id for b in held if b.owner is HolderRelation.PREVIOUS_HOLDER}
        proof = await proof_by_code(opened, number)
        order = unbind_order(number, proof, *sorted(wanted))
        receipt = await opened.submit(order, IdempotencyKey(f"key-{number.digits}"))
        clock.move(days=14)
        ended = await opened.request(receipt.id)
        unbound = {item.platform_id for item in ended.items if item.state is ItemState.UNBOUND}
        assert not unbound & own_alone
        clock.move(days=-14)
    await opened.aclose()


async def test_a_clock_set_back_makes_nobody_wait_long(tmp_path: Path) -> None:
    clock = HandSetClock()
    opened = registry(tmp_path, clock)
    await opened.send_code(SUBJECT, MESSAGE)
    clock.move(days=-2)
    answer = await opened.send_code(SUBJECT, MESSAGE)
    assert answer.wait == timedelta(seconds=30)
    await opened.aclose()
