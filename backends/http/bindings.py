"""What hangs on a number: lookups, asked for until they are finished. It knows no request."""

from __future__ import annotations

from collections import OrderedDict
from datetime import timedelta
from typing import Final

from agent_console import backend as port
from agent_console.backend import (
    IdempotencyKey,
    Lookup,
    LookupOrder,
    PlatformAnswerState,
    PlatformId,
    Receipt,
)
from backends.http.answers import Answer
from backends.http.asking import Ask, new_correlator
from backends.http.errors import Conflict, ContractViolation
from backends.http.line import Line
from backends.http.port_errors import as_port_errors
from backends.http.reading import check_number, consent_of, day_of, known, made, poll_after, proof_of
from backends.wire import query_jobs as wire
from backends.wire.apis import OperationKind
from backends.wire.common import MAX_PER_PAGE
from backends.wire.operations import CREATE_QUERY_JOB, LIST_JOB_BINDINGS, READ_QUERY_JOB
from backends.wire.query_jobs import JobStatus

_FINAL: Final = frozenset(JobStatus) - {JobStatus.QUEUED, JobStatus.RUNNING}
_NOT_YET: Final = "INCOMPATIBLE_STATE"
_CUT_SHORT: Final = "CUT_SHORT"
"""Why a platform has no answer although the lookup is over."""

_MOST_POLLED: Final = 200


class Lookups:
    """Starts lookups and follows them. Nothing of one is kept but how often it was asked for.

    The lookup's id is all it takes to go on, here or after a restart.
    """

    def __init__(self, line: Line) -> None:
        self._line = line
        self._asked: OrderedDict[str, int] = OrderedDict()

    async def start_lookup(self, order: LookupOrder, key: IdempotencyKey) -> Receipt:
        """Ask the platforms what is bound to a number; without platforms all of them."""
        with as_port_errors(OperationKind.KEYED_WRITE):
            body = made(
                lambda: wire.QueryJobRequest(
                    phone_number=order.number.e164,
                    purpose=self._line.bindings_purpose,
                    holder_proof=proof_of(order.proof),
                    consent=consent_of(order.consent),
                    platform_ids=tuple(order.platform_ids) or None,
                    activated_on=order.activated_on,
                    holder_relation=None
                    if order.relation is None
                    else wire.HolderRelation(order.relation.value),
                    caller_reference=order.case_reference or None,
                )
            )
            answer = await self._line.call(Ask(CREATE_QUERY_JOB, body, subject=order.number, key=key))
            told = answer.message(wire.QueryJob)
            check_number(told.phone_number, order.number, answer)
            caller = self._line.caller
            return Receipt(told.query_job_id, poll_after(answer, 0, caller.limits, caller.around.random))

    async def lookup(self, lookup_id: str) -> Lookup:
        """Tell how far a lookup is, with what was found so far."""
        with as_port_errors():
            correlator = new_correlator()
            ids = {"queryJobId": lookup_id}
            answer = await self._line.call(Ask(READ_QUERY_JOB, ids=ids, correlator=correlator))
            job = answer.message(wire.QueryJob)
            if job.query_job_id != lookup_id:
                raise ContractViolation("an answer about another lookup", correlator)
            finished = job.status in _FINAL
            return Lookup(
                id=job.query_job_id,
                finished=finished,
                answers=tuple(_answer(one, finished) for one in job.platforms),
                bindings=await self._bindings(job, correlator),
                expected_by=job.expected_by,
                poll_after=timedelta() if finished else self._poll_after(lookup_id, answer),
            )

    async def _bindings(self, job: wire.QueryJob, correlator: str) -> tuple[port.Binding, ...]:
        if job.status == JobStatus.QUEUED or job.binding_count == 0:
            # Only a count of zero says that there is nothing to fetch; no count says nothing.
            return ()
        ids = {"queryJobId": job.query_job_id}

        def page(number: int) -> Ask:
            query = {"page": number, "perPage": MAX_PER_PAGE}
            return Ask(LIST_JOB_BINDINGS, ids=ids, query=query, correlator=correlator)

        try:
            pages = await self._line.pages(wire.BindingPage, page)
        except Conflict as error:
            if error.code != _NOT_YET:
                raise
            return ()
        return tuple(_binding(one) for told in pages for one in told.items)

    def _poll_after(self, lookup_id: str, answer: Answer) -> timedelta:
        asked = self._asked[lookup_id] = self._asked.pop(lookup_id, 0) + 1
        if len(self._asked) > _MOST_POLLED:
            self._asked.popitem(last=False)
        caller = self._line.caller
        return poll_after(answer, asked, caller.limits, caller.around.random)


def _answer(told: wire.JobPlatform, finished: bool) -> port.PlatformAnswer:
    """Give one platform's answer; a word we do not know is no answer yet, and none at all once it is over."""
    state = known(PlatformAnswerState, told.status, PlatformAnswerState.PENDING)
    context = told.context_code or told.context_message
    if finished and state is PlatformAnswerState.PENDING:
        return port.PlatformAnswer(
            PlatformId(told.platform_id), PlatformAnswerState.UNAVAILABLE, context or _CUT_SHORT
        )
    return port.PlatformAnswer(PlatformId(told.platform_id), state, context)


def _binding(told: wire.Binding) -> port.Binding:
    """Give a binding; a relation we do not know may be the holder's own, and what may be theirs stays."""
    return port.Binding(
        id=told.binding_id,
        platform_id=PlatformId(told.platform_id),
        bound_on=day_of(told.bound_at),
        relation=known(port.HolderRelation, told.holder_relation, port.HolderRelation.CURRENT_HOLDER),
        open_request_id=told.open_unbind_request_id,
    )
