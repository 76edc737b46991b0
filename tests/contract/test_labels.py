"""What every backend owes to caller labels: the rules of number-labels 0.1."""

from dataclasses import replace

import pytest

from agent_console.backend import (
    CorrectionOrder,
    CorrectionReason,
    CorrectionState,
    IdempotencyKey,
    Label,
    LabelCategory,
    Refused,
)
from tests.support_registry import HandSetClock, PracticeBackend, caller_of, verified

SUBJECT = "13800138000"
PORTED = "18900000404"
KEY, OTHER_KEY = IdempotencyKey("key-1"), IdempotencyKey("key-2")


async def labels_of(backend: PracticeBackend) -> tuple[CorrectionOrder, dict[LabelCategory, Label]]:
    """Give an order for nothing yet, and what is shown for the subject, by category."""
    call = await caller_of(backend, SUBJECT)
    proof = await verified(backend, call)
    shown = await backend.labels(call.subject_number, proof)
    order = CorrectionOrder(call.subject_number, (), CorrectionReason.PREVIOUS_HOLDER, proof, "00112300019")
    return order, {label.category: label for provider in shown for label in provider.labels}


async def test_every_provider_answers(backend: PracticeBackend) -> None:
    call = await caller_of(backend, SUBJECT)
    shown = await backend.labels(call.subject_number, await verified(backend, call))
    assert len({provider.provider_id for provider in shown}) == len(shown) == 7


async def test_a_corrected_label_is_gone_after_five_working_days(
    backend: PracticeBackend, clock: HandSetClock
) -> None:
    order, labels = await labels_of(backend)
    spam = labels[LabelCategory.SPAM]
    receipt = await backend.correct(replace(order, label_ids=(spam.id,)), KEY)
    assert [item.state for item in (await backend.correction(receipt.id)).items] == [CorrectionState.PENDING]
    clock.move(days=8)
    (item,) = (await backend.correction(receipt.id)).items
    _, later = await labels_of(backend)
    assert (item.state is CorrectionState.REFUSED) == (LabelCategory.SPAM in later)


async def test_a_fraud_label_is_never_corrected(backend: PracticeBackend) -> None:
    order, labels = await labels_of(backend)
    fraud = labels[LabelCategory.FRAUD]
    assert fraud.correctable is False
    with pytest.raises(Refused, match="LABEL_NOT_CORRECTABLE"):
        await backend.correct(replace(order, label_ids=(fraud.id, labels[LabelCategory.SPAM].id)), KEY)


async def test_a_label_of_the_holders_own_time_is_not_the_previous_holders(backend: PracticeBackend) -> None:
    order, labels = await labels_of(backend)
    own_time = replace(order, label_ids=(labels[LabelCategory.DELIVERY].id,))
    with pytest.raises(Refused, match="LABEL_NOT_CORRECTABLE"):
        await backend.correct(own_time, KEY)
    assert (await backend.correct(replace(own_time, reason=CorrectionReason.WRONG_NAME), KEY)).id


async def test_a_correction_takes_effect_once_per_key(backend: PracticeBackend) -> None:
    order, labels = await labels_of(backend)
    spam = replace(order, label_ids=(labels[LabelCategory.SPAM].id,))
    first = await backend.correct(spam, KEY)
    assert await backend.correct(spam, KEY) == first
    with pytest.raises(Refused, match=r"NUMBER_LABELS\.IDEMPOTENCY_KEY_REUSED"):
        await backend.correct(replace(spam, reason=CorrectionReason.OTHER), KEY)


async def test_a_label_under_correction_is_told_with_it_and_not_corrected_twice(
    backend: PracticeBackend, clock: HandSetClock
) -> None:
    order, labels = await labels_of(backend)
    spam = replace(order, label_ids=(labels[LabelCategory.SPAM].id,))
    assert {label.open_correction for label in labels.values()} == {None}
    receipt = await backend.correct(spam, KEY)
    clock.move(minutes=1)
    again, later = await labels_of(backend)
    told = {label.category: label.open_correction for label in later.values() if label.open_correction}
    assert told == {LabelCategory.SPAM: receipt.id}
    with pytest.raises(Refused, match="ALREADY_EXISTS"):
        await backend.correct(replace(again, label_ids=spam.label_ids), OTHER_KEY)
    clock.move(days=8)
    _, settled = await labels_of(backend)
    assert {label.open_correction for label in settled.values()} == {None}


async def test_unknown_labels_are_refused(backend: PracticeBackend) -> None:
    order, _ = await labels_of(backend)
    with pytest.raises(Refused, match="NOT_FOUND"):
        await backend.correct(replace(order, label_ids=("l-nothing",)), KEY)


async def test_a_ported_number_gets_no_label_corrected(backend: PracticeBackend) -> None:
    call = await caller_of(backend, PORTED)
    order = CorrectionOrder(
        call.subject_number,
        ("l-1",),
        CorrectionReason.PREVIOUS_HOLDER,
        await verified(backend, call),
        "00112300019",
    )
    with pytest.raises(Refused, match="UNSUPPORTED_IDENTIFIER"):
        await backend.correct(order, KEY)


async def test_labels_are_told_and_corrected_on_the_holders_own_proof_alone(backend: PracticeBackend) -> None:
    order, labels = await labels_of(backend)
    other = await caller_of(backend, PORTED)
    theirs = await verified(backend, other)
    with pytest.raises(Refused, match=r"NUMBER_LABELS\.HOLDER_NOT_VERIFIED"):
        await backend.labels(order.number, theirs)
    spam = replace(order, label_ids=(labels[LabelCategory.SPAM].id,), proof=theirs)
    with pytest.raises(Refused, match=r"NUMBER_LABELS\.HOLDER_NOT_VERIFIED"):
        await backend.correct(spam, KEY)


async def test_a_correction_that_waited_is_taken_for_72_hours(
    backend: PracticeBackend, clock: HandSetClock
) -> None:
    order, labels = await labels_of(backend)
    spam = replace(order, label_ids=(labels[LabelCategory.SPAM].id,))
    clock.move(hours=71)
    assert (await backend.correct(spam, KEY)).id
    clock.move(hours=2)
    with pytest.raises(Refused, match=r"NUMBER_LABELS\.HOLDER_NOT_VERIFIED"):
        await backend.correct(replace(spam, label_ids=(labels[LabelCategory.DELIVERY].id,)), OTHER_KEY)


async def test_every_label_of_a_correction_is_told_of_with_its_day(backend: PracticeBackend) -> None:
    order, labels = await labels_of(backend)
    delivery = labels[LabelCategory.DELIVERY].id
    wrong = replace(order, label_ids=(delivery,), reason=CorrectionReason.WRONG_NAME)
    receipt = await backend.correct(wrong, KEY)
    told = await backend.correction(receipt.id)
    assert told.id == receipt.id
    assert [item.label_id for item in told.items] == [delivery]
    assert told.expected_by is not None
    with pytest.raises(Refused, match="NOT_FOUND"):
        await backend.correction("correction-of-nobody")
