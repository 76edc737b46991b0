"""What every backend owes to verification: it compares, counts, locks and reveals nothing."""

from datetime import UTC, datetime, timedelta

import pytest

from agent_console.backend import (
    CodeOutcome,
    MatchOutcome,
    Refused,
    SendCodeOutcome,
    TrainingHolders,
)
from agent_console.identity.phone import PhoneNumber
from agent_console.identity.secret import Secret
from tests.support_registry import MESSAGE, HandSetClock, PracticeBackend, caller_of, code_on_phone, verified

SUBJECT = "13800138000"
MIDNIGHT_IN_CHINA = datetime(2026, 11, 23, 16, tzinfo=UTC)
WRONG_DOCUMENT = Secret("11010519491231002X")


async def wrong_code(backend: PracticeBackend, number: PhoneNumber) -> Secret:
    right = await code_on_phone(backend, number)
    return Secret("000000" if right != "000000" else "111111")


async def test_name_and_document_of_the_holder_match(backend: PracticeBackend) -> None:
    call = await caller_of(backend, SUBJECT)
    answer = await backend.match_identity(call.subject_number, Secret(call.name), Secret(call.document))
    assert answer.outcome is MatchOutcome.MATCH


async def test_who_holds_a_typed_number_can_be_played_through_the_comparison(
    backend: PracticeBackend,
) -> None:
    if not isinstance(backend, TrainingHolders):
        pytest.skip("names no holders")
    holder = await backend.caller_with(PhoneNumber("13900001234"))
    assert holder is not None
    answer = await backend.match_identity(holder.subject_number, Secret(holder.name), Secret(holder.document))
    assert answer.outcome is MatchOutcome.MATCH


async def test_a_wrong_name_and_a_wrong_document_get_the_same_answer(backend: PracticeBackend) -> None:
    call = await caller_of(backend, SUBJECT)
    name = await backend.match_identity(call.subject_number, Secret("李四"), Secret(call.document))
    document = await backend.match_identity(call.subject_number, Secret(call.name), WRONG_DOCUMENT)
    assert name.outcome is document.outcome is MatchOutcome.NO_MATCH


async def test_three_misses_lock_the_match_until_midnight_in_china(
    backend: PracticeBackend, clock: HandSetClock
) -> None:
    call = await caller_of(backend, SUBJECT)
    right = (call.subject_number, Secret(call.name), Secret(call.document))
    for _ in range(3):
        await backend.match_identity(call.subject_number, Secret(call.name), WRONG_DOCUMENT)
    locked = await backend.match_identity(*right)
    assert (locked.outcome, locked.locked_until) == (MatchOutcome.LOCKED, MIDNIGHT_IN_CHINA)
    clock.now = MIDNIGHT_IN_CHINA
    assert (await backend.match_identity(*right)).outcome is MatchOutcome.MATCH


async def test_a_code_reaches_the_callers_phone_in_the_words_that_were_given(
    backend: PracticeBackend,
) -> None:
    call = await caller_of(backend, SUBJECT)
    await backend.send_code(call.subject_number, MESSAGE)
    code = await code_on_phone(backend, call.subject_number)
    assert len(code) == 6
    assert (await backend.messages(call.subject_number))[-1].text == MESSAGE.replace("{{code}}", code)


async def test_a_message_without_a_place_for_the_code_is_refused(backend: PracticeBackend) -> None:
    call = await caller_of(backend, SUBJECT)
    with pytest.raises(Refused):
        await backend.send_code(call.subject_number, "no place")


async def test_a_second_code_has_to_wait_thirty_seconds(
    backend: PracticeBackend, clock: HandSetClock
) -> None:
    call = await caller_of(backend, SUBJECT)
    await backend.send_code(call.subject_number, MESSAGE)
    clock.move(seconds=29)
    early = await backend.send_code(call.subject_number, MESSAGE)
    assert (early.outcome, early.wait) == (SendCodeOutcome.TOO_SOON, timedelta(seconds=1))
    clock.move(seconds=1)
    assert (await backend.send_code(call.subject_number, MESSAGE)).outcome is SendCodeOutcome.SENT


async def test_a_code_lives_five_minutes(backend: PracticeBackend, clock: HandSetClock) -> None:
    call = await caller_of(backend, SUBJECT)
    sent = await backend.send_code(call.subject_number, MESSAGE)
    assert sent.authentication_id is not None
    code = Secret(await code_on_phone(backend, call.subject_number))
    clock.move(minutes=5)
    late = await backend.confirm_code(call.subject_number, sent.authentication_id, code)
    assert (late.outcome, late.proof) == (CodeOutcome.EXPIRED, None)


async def test_only_the_newest_code_counts(backend: PracticeBackend, clock: HandSetClock) -> None:
    call = await caller_of(backend, SUBJECT)
    first = await backend.send_code(call.subject_number, MESSAGE)
    assert first.authentication_id is not None
    old_code = Secret(await code_on_phone(backend, call.subject_number))
    clock.move(seconds=30)
    await backend.send_code(call.subject_number, MESSAGE)
    answer = await backend.confirm_code(call.subject_number, first.authentication_id, old_code)
    assert answer.outcome is CodeOutcome.EXPIRED


async def test_the_third_wrong_code_locks_the_code_for_the_day(
    backend: PracticeBackend, clock: HandSetClock
) -> None:
    call = await caller_of(backend, SUBJECT)
    sent = await backend.send_code(call.subject_number, MESSAGE)
    assert sent.authentication_id is not None
    wrong = await wrong_code(backend, call.subject_number)
    outcomes = [
        (await backend.confirm_code(call.subject_number, sent.authentication_id, wrong)).outcome
        for _ in range(3)
    ]
    assert outcomes == [CodeOutcome.WRONG, CodeOutcome.WRONG, CodeOutcome.USED_UP]
    right = Secret(await code_on_phone(backend, call.subject_number))
    used_up = await backend.confirm_code(call.subject_number, sent.authentication_id, right)
    assert used_up.outcome is CodeOutcome.USED_UP
    clock.move(minutes=1)
    blocked = await backend.send_code(call.subject_number, MESSAGE)
    assert blocked.outcome is SendCodeOutcome.LIMIT_REACHED


async def test_a_code_is_confirmed_once(backend: PracticeBackend) -> None:
    call = await caller_of(backend, SUBJECT)
    proof = await verified(backend, call)
    code = Secret(await code_on_phone(backend, call.subject_number))
    again = await backend.confirm_code(call.subject_number, proof.authentication_id, code)
    assert again.outcome is not CodeOutcome.CONFIRMED


async def test_one_numbers_code_confirms_no_other_number(backend: PracticeBackend) -> None:
    call = await caller_of(backend, SUBJECT)
    sent = await backend.send_code(call.subject_number, MESSAGE)
    assert sent.authentication_id is not None
    code = Secret(await code_on_phone(backend, call.subject_number))
    with pytest.raises(Refused):
        await backend.confirm_code(PhoneNumber("18700001010"), sent.authentication_id, code)


async def test_who_can_not_reach_the_phone_sees_no_message(backend: PracticeBackend) -> None:
    call = await caller_of(backend, "13300000606")
    sent = await backend.send_code(call.subject_number, MESSAGE)
    assert sent.outcome is SendCodeOutcome.SENT
    assert await backend.messages(call.subject_number) == ()


async def test_another_carriers_number_is_not_served(backend: PracticeBackend) -> None:
    number = PhoneNumber("17000000505")
    match = await backend.match_identity(number, Secret("谢某某"), WRONG_DOCUMENT)
    sent = await backend.send_code(number, MESSAGE)
    assert (match.outcome, sent.outcome) == (MatchOutcome.NOT_SERVED, SendCodeOutcome.NOT_SERVED)
