"""number-bindings 0.1, unbind requests: filing, following, finding and taking back."""

from __future__ import annotations

from typing import Final
from urllib.parse import quote

from agent_console import backend as port
from agent_console.backend import BackendError, Consent, OrderItem, PlatformId, UnbindOrder
from backends.server import resources
from backends.server.desk import Desk
from backends.server.endpoint import Answer, Call, Nothing
from backends.server.jobs_api import CONTRACT
from backends.server.paging import Page
from backends.server.problems import Problem, invalid, retry_after
from backends.server.records import Filed, Kind
from backends.server.subject import SubjectRule, mainland_number, subject_of
from backends.wire.apis import Api
from backends.wire.unbind_requests import (
    RetrieveUnbindRequestsRequest,
    UnbindRequest,
    UnbindRequestPage,
    UnbindRequestRequest,
    UnbindRequestsQuery,
    UnbindStatus,
    WithdrawRequest,
)

_OPEN: Final = {UnbindStatus.SUBMITTED, UnbindStatus.IN_PROGRESS}


class RequestsApi:
    """Handles unbind requests. Their state is the backend's; whose they are is in the server's own file."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    async def create(self, call: Call, given: UnbindRequestRequest) -> Answer:
        """File a request, whole or not at all."""
        told = subject_of(call.caller, given.phone_number, SubjectRule.BODY)
        if given.misses_its_job:
            raise invalid("queryJobId is needed where an item names a binding.")
        receipt = await self._desk.backend.submit(self._order(given, told), call.key)
        filed = Filed(receipt.id, told, given.caller_reference, call.now, None)
        known = self._desk.storage.filed.keep(Kind.REQUEST, call.caller.client, filed)
        try:
            request = await self._desk.backend.request(receipt.id)
        except BackendError:
            # It is filed: to say less than "perhaps" would be untrue. The same key gets the whole answer later.
            raise Problem(504, "TIMEOUT", "Filed; how far it is cannot be told now.") from None
        return self._answer(resources.unbind_request(request, known.number), request)

    async def read(self, call: Call, given: Nothing) -> Answer:
        """Give a request in any state."""
        filed = self._desk.filed(Kind.REQUEST, call, call.ids["unbindRequestId"])
        request = await self._desk.backend.request(filed.id)
        answer = self._answer(resources.unbind_request(request, filed.number), request)
        headers = {name: value for name, value in answer.headers.items() if name != "Location"}
        return Answer(answer.body, headers)

    async def retrieve(self, call: Call, given: RetrieveUnbindRequestsRequest) -> Answer:
        """Find what was filed for a number at whatever desk, on the holder's proof; who found it may follow it."""
        told = subject_of(call.caller, given.phone_number, SubjectRule.BODY)
        proof = self._desk.proof(given.holder_proof, told, CONTRACT)
        found = await self._desk.backend.find_requests(mainland_number(told), proof, given.caller_reference)
        page = Page.of(found, given.page, given.per_page)
        for request in page.items:
            filed = Filed(request.id, told, request.case_reference, request.created_at, None)
            self._desk.storage.filed.keep(Kind.REQUEST, call.caller.client, filed)
        items = tuple(resources.unbind_request(request, told) for request in page.items)
        # The page is asked for in the body, so there is no address of another one to link to.
        total = {"X-Total-Count": str(page.total)}
        return Answer(UnbindRequestPage(items=items, pagination=page.pagination), total)

    async def listing(self, call: Call, given: UnbindRequestsQuery) -> Answer:
        """List the client's own requests, newest first."""
        filed = self._desk.storage.filed.of(Kind.REQUEST, call.caller.client, given.created_at_gte)
        own = [one for one in filed if call.caller.subject in {None, one.number}]
        if given.status is None:
            page = Page.of(own, given.page, given.per_page)
            items = [await self._current(one) for one in page.items]
            shown = Page([one for one in items if one], given.page, given.per_page, page.total)
        else:
            everything = [await self._current(one) for one in own]
            fitting = [one for one in everything if one and one.status == given.status]
            shown = Page.of(fitting, given.page, given.per_page)
        body = UnbindRequestPage(items=tuple(shown.items), pagination=shown.pagination)
        return Answer(body, shown.headers(call.path, call.query))

    async def withdraw(self, call: Call, given: WithdrawRequest) -> Answer:
        """Take back what no platform has taken over yet."""
        filed = self._desk.filed(Kind.REQUEST, call, call.ids["unbindRequestId"])
        request = await self._desk.backend.withdraw(
            filed.id, tuple(given.item_ids or ()), given.reason or "", call.key
        )
        return Answer(resources.unbind_request(request, filed.number))

    def _order(self, given: UnbindRequestRequest, told: str) -> UnbindOrder:
        return UnbindOrder(
            number=mainland_number(told),
            items=tuple(OrderItem(PlatformId(item.platform_id), item.binding_id) for item in given.items),
            lookup_id=given.query_job_id,
            proof=self._desk.proof(given.holder_proof, told, CONTRACT),
            consent=Consent(given.consent.text_version, given.consent.agreed_at),
            notify_holder=given.notify_holder,
            case_reference=given.caller_reference or "",
        )

    def _answer(self, body: UnbindRequest, request: port.UnbindRequest) -> Answer:
        place = f"{self._desk.base(Api.NUMBER_BINDINGS)}/unbind-requests/{quote(request.id, safe='')}"
        wait = retry_after(request.poll_after) if body.status in _OPEN else {}
        return Answer(body, {"Location": place, **wait})

    async def _current(self, filed: Filed) -> UnbindRequest | None:
        """Give a request as it is now; one the backend keeps no longer is left out."""
        try:
            return resources.unbind_request(await self._desk.backend.request(filed.id), filed.number)
        except port.Refused:
            return None
