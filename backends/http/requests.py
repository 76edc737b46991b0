"""Requests to unbind: filed, asked for, found again and taken back. It keeps none: the outbox does, with their keys."""

from __future__ import annotations

from datetime import timedelta

from agent_console import backend as port
from agent_console.backend import (
    HolderProof,
    IdempotencyKey,
    ItemState,
    PlatformId,
    Receipt,
    UnbindOrder,
    UnbindRequest,
)
from agent_console.identity.phone import PhoneNumber
from backends.http.answers import Answer
from backends.http.asking import Ask, new_correlator
from backends.http.errors import ContractViolation
from backends.http.line import Line
from backends.http.port_errors import as_port_errors
from backends.http.reading import check_number, consent_of, known, made, proof_of, unknown_text
from backends.wire import unbind_requests as wire
from backends.wire.apis import OperationKind
from backends.wire.common import MAX_PER_PAGE
from backends.wire.operations import (
    CREATE_UNBIND_REQUEST,
    READ_UNBIND_REQUEST,
    RETRIEVE_UNBIND_REQUESTS,
    WITHDRAW_UNBIND_REQUEST,
)

_KEYED = OperationKind.KEYED_WRITE
_ASK_AGAIN = timedelta(seconds=30)
"""A platform takes hours or days; a server that says nothing is not asked more often than this."""


class Requests:
    """Files requests and follows them."""

    def __init__(self, line: Line) -> None:
        self._line = line

    async def submit(self, order: UnbindOrder, key: IdempotencyKey) -> Receipt:
        """File a request; it is accepted or refused whole."""
        with as_port_errors(_KEYED):
            body = made(
                lambda: wire.UnbindRequestRequest(
                    phone_number=order.number.e164,
                    items=tuple(
                        wire.UnbindItem(platform_id=item.platform_id, binding_id=item.binding_id)
                        for item in order.items
                    ),
                    query_job_id=order.lookup_id,
                    holder_proof=proof_of(order.proof),
                    consent=consent_of(order.consent),
                    notify_holder=order.notify_holder,
                    caller_reference=order.case_reference or None,
                )
            )
            answer = await self._line.call(Ask(CREATE_UNBIND_REQUEST, body, subject=order.number, key=key))
            told = answer.message(wire.UnbindRequest)
            check_number(told.phone_number, order.number, answer)
            return Receipt(told.unbind_request_id, _poll_after(answer))

    async def request(self, request_id: str) -> UnbindRequest:
        """Tell how far a request is."""
        with as_port_errors():
            answer = await self._line.call(Ask(READ_UNBIND_REQUEST, ids={"unbindRequestId": request_id}))
            return _same(
                _request(answer.message(wire.UnbindRequest), _poll_after(answer)), request_id, answer
            )

    async def find_requests(
        self, number: PhoneNumber, proof: HolderProof, case_reference: str | None
    ) -> tuple[UnbindRequest, ...]:
        """Find what was filed for a number, at this desk or another, newest first."""
        correlator = new_correlator()

        def page(at: int) -> Ask:
            body = made(
                lambda: wire.RetrieveUnbindRequestsRequest(
                    phone_number=number.e164,
                    holder_proof=proof_of(proof),
                    caller_reference=case_reference,
                    page=at,
                    per_page=MAX_PER_PAGE,
                )
            )
            return Ask(RETRIEVE_UNBIND_REQUESTS, body, subject=number, correlator=correlator)

        with as_port_errors():
            pages = await self._line.pages(wire.UnbindRequestPage, page)
            found = [told for one in pages for told in one.items]
            if any(told.phone_number != number.e164 for told in found):
                raise ContractViolation("an answer about another number", correlator)
            return tuple(_request(told, _ASK_AGAIN) for told in found)

    async def withdraw(
        self, request_id: str, item_ids: tuple[str, ...], reason: str, key: IdempotencyKey
    ) -> UnbindRequest:
        """Take back items no platform has taken over yet; no ids mean all of them."""
        with as_port_errors(_KEYED):
            body = made(lambda: wire.WithdrawRequest(item_ids=item_ids or None, reason=reason))
            ids = {"unbindRequestId": request_id}
            answer = await self._line.call(Ask(WITHDRAW_UNBIND_REQUEST, body, ids=ids, key=key))
            return _same(
                _request(answer.message(wire.UnbindRequest), _poll_after(answer)), request_id, answer
            )


def _poll_after(answer: Answer) -> timedelta:
    return _ASK_AGAIN if answer.retry_after is None else timedelta(seconds=answer.retry_after)


def _same(request: UnbindRequest, request_id: str, answer: Answer) -> UnbindRequest:
    if request.id != request_id:
        raise ContractViolation("an answer about another request", answer.correlator)
    return request


def _request(told: wire.UnbindRequest, poll_after: timedelta) -> UnbindRequest:
    return UnbindRequest(
        id=told.unbind_request_id,
        case_reference=told.caller_reference,
        created_at=told.created_at,
        items=tuple(_item(item) for item in told.items),
        expected_by=told.expected_by,
        poll_after=poll_after,
    )


def _item(told: wire.UnbindRequestItem) -> port.RequestItem:
    """Give one item; a state we do not know keeps its text and counts as open."""
    return port.RequestItem(
        item_id=told.item_id,
        platform_id=PlatformId(told.platform_id),
        binding_id=told.binding_id,
        state=known(ItemState, told.status, ItemState.OTHER),
        updated_at=told.updated_at,
        context=told.context_code or told.context_message,
        state_text=unknown_text(ItemState, told.status),
    )
