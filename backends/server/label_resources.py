"""Labels and corrections of the port as they stand on the wire. It asks nobody and keeps nothing."""

from __future__ import annotations

from typing import Final

from agent_console import backend as port
from backends.server.records import Filed
from backends.server.resources import instant
from backends.wire.labels import Label, LabelCorrection, LabelCorrectionItem, ProviderLabels
from backends.wire.unbind_requests import UnbindStatus

_OPEN_CORRECTIONS: Final = {port.CorrectionState.PENDING, port.CorrectionState.IN_REVIEW}
_CORRECTED: Final = {port.CorrectionState.CORRECTED, port.CorrectionState.NOT_LABELLED}


def provider_labels(shown: port.ProviderLabels) -> ProviderLabels:
    """Give one provider's labels."""
    return ProviderLabels(
        provider_id=shown.provider_id,
        status=shown.state.value,
        expected_by=shown.expected_by,
        labels=tuple(
            Label(
                label_id=label.id,
                category=label.category.value,
                text=label.text,
                report_count=label.report_count,
                first_reported_at=instant(label.first_reported_on),
                correctable=label.correctable,
                open_label_correction_id=label.open_correction,
            )
            for label in shown.labels
        ),
    )


def label_correction(correction: port.Correction, filed: Filed) -> LabelCorrection:
    """Give a correction in any state; its status is derived from its items."""
    return LabelCorrection(
        label_correction_id=filed.id,
        phone_number=filed.number,
        caller_reference=filed.reference,
        created_at=filed.created_at,
        updated_at=max((item.updated_at for item in correction.items), default=filed.created_at),
        status=correction_status(correction),
        expected_by=correction.expected_by,
        items=tuple(
            LabelCorrectionItem(
                label_id=item.label_id,
                status=item.state.value,
                updated_at=item.updated_at,
                context_code=item.context,
            )
            for item in correction.items
        ),
    )


def correction_status(correction: port.Correction) -> UnbindStatus:
    """Derive a correction's status as a request's is derived."""
    states = {item.state for item in correction.items}
    if states & (_OPEN_CORRECTIONS | {port.CorrectionState.OTHER}):
        untouched = states == {port.CorrectionState.PENDING}
        return UnbindStatus.SUBMITTED if untouched else UnbindStatus.IN_PROGRESS
    if states <= _CORRECTED:
        return UnbindStatus.COMPLETED
    return UnbindStatus.PARTIALLY_COMPLETED if states & _CORRECTED else UnbindStatus.FAILED
