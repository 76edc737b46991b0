"""What label providers show for a number, and corrections. It knows no binding."""

from __future__ import annotations

from datetime import timedelta

from agent_console import backend as port
from agent_console.backend import (
    Correction,
    CorrectionOrder,
    CorrectionState,
    HolderProof,
    IdempotencyKey,
    LabelCategory,
    LabelProviderState,
    ProviderLabels,
    Receipt,
)
from agent_console.identity.phone import PhoneNumber
from backends.http.asking import Ask
from backends.http.errors import ContractViolation
from backends.http.line import Line
from backends.http.port_errors import as_port_errors
from backends.http.reading import check_number, day_of, known, made, proof_of
from backends.wire import labels as wire
from backends.wire.apis import OperationKind
from backends.wire.operations import CREATE_LABEL_CORRECTION, READ_LABEL_CORRECTION, RETRIEVE_LABELS

_ASK_AGAIN = timedelta(seconds=30)
"""Label firms take days."""


class Labels:
    """Asks about labels and files corrections."""

    def __init__(self, line: Line) -> None:
        self._line = line

    async def labels(self, number: PhoneNumber, proof: HolderProof) -> tuple[ProviderLabels, ...]:
        """Ask every provider what it shows."""
        with as_port_errors():
            body = made(
                lambda: wire.RetrieveLabelsRequest(phone_number=number.e164, holder_proof=proof_of(proof))
            )
            answer = await self._line.call(Ask(RETRIEVE_LABELS, body, subject=number))
            told = answer.message(wire.LabelsAnswer)
            check_number(told.phone_number, number, answer)
            return tuple(_provider(one) for one in told.providers)

    async def correct(self, order: CorrectionOrder, key: IdempotencyKey) -> Receipt:
        """File a correction; it is accepted or refused whole."""
        with as_port_errors(OperationKind.KEYED_WRITE):
            body = made(
                lambda: wire.LabelCorrectionRequest(
                    phone_number=order.number.e164,
                    reason=wire.CorrectionReason(order.reason),
                    items=tuple(
                        wire.CorrectionItem(label_id=name, action=wire.CorrectionAction.REMOVE)
                        for name in order.label_ids
                    ),
                    holder_proof=proof_of(order.proof),
                    caller_reference=order.case_reference or None,
                )
            )
            answer = await self._line.call(Ask(CREATE_LABEL_CORRECTION, body, subject=order.number, key=key))
            told = answer.message(wire.LabelCorrection)
            check_number(told.phone_number, order.number, answer)
            wait = _ASK_AGAIN if answer.retry_after is None else timedelta(seconds=answer.retry_after)
            return Receipt(told.label_correction_id, wait)

    async def correction(self, correction_id: str) -> Correction:
        """Tell how far a correction is."""
        with as_port_errors():
            ids = {"labelCorrectionId": correction_id}
            answer = await self._line.call(Ask(READ_LABEL_CORRECTION, ids=ids))
            told = answer.message(wire.LabelCorrection)
            if told.label_correction_id != correction_id:
                raise ContractViolation("an answer about another correction", answer.correlator)
            return Correction(correction_id, tuple(_item(one) for one in told.items), told.expected_by)


def _provider(told: wire.ProviderLabels) -> ProviderLabels:
    return ProviderLabels(
        provider_id=told.provider_id,
        state=known(LabelProviderState, told.status, LabelProviderState.UNAVAILABLE),
        labels=tuple(_label(one) for one in told.labels),
        expected_by=told.expected_by,
    )


def _label(told: wire.Label) -> port.Label:
    return port.Label(
        id=told.label_id,
        category=known(LabelCategory, told.category, LabelCategory.OTHER),
        text=told.text,
        report_count=told.report_count,
        first_reported_on=day_of(told.first_reported_at),
        correctable=told.correctable,
        open_correction=told.open_label_correction_id,
    )


def _item(told: wire.LabelCorrectionItem) -> port.CorrectionItem:
    return port.CorrectionItem(
        label_id=told.label_id,
        state=known(CorrectionState, told.status, CorrectionState.OTHER),
        updated_at=told.updated_at,
        context=told.context_code or told.context_message,
    )
