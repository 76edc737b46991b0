"""number-labels 0.1: what label providers show for a number, and corrections."""

from __future__ import annotations

from datetime import timedelta
from typing import Final
from urllib.parse import quote

from agent_console.backend import BackendError, CorrectionOrder, CorrectionReason, LabelProviderState, Refused
from backends.server import label_resources as resources
from backends.server.desk import Desk
from backends.server.endpoint import Answer, Call, Nothing
from backends.server.paging import Page
from backends.server.problems import Problem, retry_after
from backends.server.records import Filed, Kind
from backends.server.subject import SubjectRule, mainland_number, subject_of
from backends.wire.apis import Api
from backends.wire.labels import (
    CorrectionAction,
    LabelCorrection,
    LabelCorrectionPage,
    LabelCorrectionRequest,
    LabelCorrectionsQuery,
    LabelsAnswer,
    RetrieveLabelsRequest,
)
from backends.wire.unbind_requests import UnbindStatus

CONTRACT: Final = "NUMBER_LABELS"

ASK_PROVIDERS_AGAIN: Final = timedelta(seconds=60)
"""A provider that has not answered at once takes minutes or days."""

_OPEN: Final = {UnbindStatus.SUBMITTED, UnbindStatus.IN_PROGRESS}


class LabelsApi:
    """Handles labels and corrections."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    async def labels(self, call: Call, given: RetrieveLabelsRequest) -> Answer:
        """Tell what providers show; the backend decides how old its answers may be, `maxAge` is a wish."""
        told = subject_of(call.caller, given.phone_number, SubjectRule.BODY)
        proof = self._desk.proof(given.holder_proof, told, CONTRACT)
        shown = await self._desk.backend.labels(mainland_number(told), proof)
        wanted = [one for one in shown if given.provider_ids is None or one.provider_id in given.provider_ids]
        pending = any(one.state is LabelProviderState.PENDING for one in wanted)
        body = LabelsAnswer(phone_number=told, providers=tuple(map(resources.provider_labels, wanted)))
        return Answer(body, retry_after(ASK_PROVIDERS_AGAIN) if pending else {})

    async def correct(self, call: Call, given: LabelCorrectionRequest) -> Answer:
        """File a correction, whole or not at all."""
        told = subject_of(call.caller, given.phone_number, SubjectRule.BODY)
        if any(item.action is not CorrectionAction.REMOVE for item in given.items):
            raise Problem(422, "SERVICE_NOT_APPLICABLE", "Labels can be removed here, not replaced.")
        order = CorrectionOrder(
            number=mainland_number(told),
            label_ids=tuple(item.label_id for item in given.items),
            reason=CorrectionReason(given.reason.value),
            proof=self._desk.proof(given.holder_proof, told, CONTRACT),
            case_reference=given.caller_reference or "",
        )
        receipt = await self._desk.backend.correct(order, call.key)
        filed = Filed(receipt.id, told, given.caller_reference, call.now, None)
        known = self._desk.storage.filed.keep(Kind.CORRECTION, call.caller.client, filed)
        try:
            correction = await self._desk.backend.correction(receipt.id)
        except BackendError:
            # As with a request: it is filed, and the same key gets the whole answer later.
            raise Problem(504, "TIMEOUT", "Filed; how far it is cannot be told now.") from None
        place = f"{self._desk.base(Api.NUMBER_LABELS)}/label-corrections/{quote(receipt.id, safe='')}"
        headers = {"Location": place, **retry_after(ASK_PROVIDERS_AGAIN)}
        return Answer(resources.label_correction(correction, known), headers)

    async def read(self, call: Call, given: Nothing) -> Answer:
        """Give a correction in any state."""
        filed = self._desk.filed(Kind.CORRECTION, call, call.ids["labelCorrectionId"])
        body = resources.label_correction(await self._desk.backend.correction(filed.id), filed)
        return Answer(body, retry_after(ASK_PROVIDERS_AGAIN) if body.status in _OPEN else {})

    async def listing(self, call: Call, given: LabelCorrectionsQuery) -> Answer:
        """List the client's own corrections, newest first."""
        filed = self._desk.storage.filed.of(Kind.CORRECTION, call.caller.client)
        own = [one for one in filed if call.caller.subject in {None, one.number}]
        found = [one for one in [await self._current(filed) for filed in own] if one]
        fitting = [one for one in found if given.status is None or one.status == given.status]
        page = Page.of(fitting, given.page, given.per_page)
        body = LabelCorrectionPage(items=tuple(page.items), pagination=page.pagination)
        return Answer(body, page.headers(call.path, call.query))

    async def _current(self, filed: Filed) -> LabelCorrection | None:
        try:
            return resources.label_correction(await self._desk.backend.correction(filed.id), filed)
        except Refused:
            return None
