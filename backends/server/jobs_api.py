"""number-bindings 0.1, query jobs: asking platforms what is bound to a number, and what they found."""

from __future__ import annotations

from typing import Final
from urllib.parse import quote

from agent_console.backend import Consent, HolderRelation, Lookup, LookupOrder, PlatformId
from backends.server import resources
from backends.server.desk import Desk
from backends.server.endpoint import Answer, Call, Nothing
from backends.server.paging import Page
from backends.server.problems import Problem, retry_after
from backends.server.records import Filed, Kind
from backends.server.subject import SubjectRule, mainland_number, subject_of
from backends.wire.apis import Api
from backends.wire.query_jobs import BindingPage, BindingsQuery, JobStatus, QueryJobRequest

CONTRACT: Final = "NUMBER_BINDINGS"


class JobsApi:
    """Handles query jobs. A job is the port's lookup, with whose it is and when it began from the server's own file."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    async def create(self, call: Call, given: QueryJobRequest) -> Answer:
        """Start a job."""
        told = subject_of(call.caller, given.phone_number, SubjectRule.BODY)
        ids = tuple(map(PlatformId, given.platform_ids or ()))
        whose = given.holder_relation
        order = LookupOrder(
            number=mainland_number(told),
            proof=self._desk.proof(given.holder_proof, told, CONTRACT),
            consent=Consent(given.consent.text_version, given.consent.agreed_at),
            platform_ids=ids,
            activated_on=given.activated_on,
            case_reference=given.caller_reference or "",
            relation=None if whose is None else HolderRelation(whose.value),
        )
        receipt = await self._desk.backend.start_lookup(order, call.key)
        filed = Filed(receipt.id, told, given.caller_reference, call.now, None)
        known = self._desk.storage.filed.keep(Kind.JOB, call.caller.client, filed)
        location = f"{self._desk.base(Api.NUMBER_BINDINGS)}/query-jobs/{quote(receipt.id, safe='')}"
        headers = {"Location": location, **retry_after(receipt.poll_after)}
        return Answer(resources.queued_job(known, ids), headers)

    async def read(self, call: Call, given: Nothing) -> Answer:
        """Give a job in any state."""
        filed, lookup = await self._job(call)
        if lookup.finished and filed.closed_at is None:
            self._desk.storage.filed.close(Kind.JOB, filed.id, call.now)
        job = resources.query_job(lookup, filed, call.now)
        return Answer(job, {} if lookup.finished else retry_after(lookup.poll_after))

    async def delete(self, call: Call, given: Nothing) -> Answer:
        """Forget a job and its results here; the platforms cannot be called back."""
        filed = self._desk.filed(Kind.JOB, call, call.ids["queryJobId"])
        self._desk.storage.filed.forget(Kind.JOB, call.caller.client, filed.id)
        return Answer()

    async def bindings(self, call: Call, given: BindingsQuery) -> Answer:
        """List what was found so far."""
        _, lookup = await self._job(call)
        if resources.job_status(lookup) is JobStatus.QUEUED:
            raise Problem(409, "INCOMPATIBLE_STATE", "No platform has answered yet.")
        platforms = await self._desk.platforms(call.now)
        relation = None if given.holder_relation is None else given.holder_relation.value
        found = [
            resources.binding(one, platforms)
            for one in lookup.bindings
            if relation in {None, one.relation.value}
        ]
        page = Page.of(found, given.page, given.per_page)
        body = BindingPage(items=tuple(page.items), pagination=page.pagination)
        return Answer(body, page.headers(call.path, call.query))

    async def _job(self, call: Call) -> tuple[Filed, Lookup]:
        filed = self._desk.filed(Kind.JOB, call, call.ids["queryJobId"])
        return filed, await self._desk.backend.lookup(filed.id)
