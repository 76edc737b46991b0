"""number-bindings 0.1: platforms and numbers, and the phone of a caller in training."""

from __future__ import annotations

from hashlib import sha256

from agent_console.backend import Environment, TrainingPhone
from backends.server import resources
from backends.server.desk import Desk
from backends.server.endpoint import Answer, Call
from backends.server.paging import Page
from backends.server.problems import Problem
from backends.server.subject import SubjectRule, mainland_number, subject_of
from backends.wire.common import PageQuery
from backends.wire.numbers import RetrieveNumberRequest
from backends.wire.platforms import Platform, PlatformPage
from backends.wire.training import MessagesAnswer, RetrieveMessagesRequest, TextMessage


class NumbersApi:
    """Handles platforms, numbers and the training phone."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    async def platforms(self, call: Call, given: PageQuery) -> Answer:
        """List the platforms; `If-None-Match` with the list's ETag is answered 304."""
        listed = await self._desk.listed(call.now)
        everything = [resources.platform(one, listed.version) for one in listed.platforms]
        etag = _etag(everything)
        if etag in _etags(call.headers.get("if-none-match", "")):
            return Answer(headers={"ETag": etag}, status=304)
        page = Page.of(everything, given.page, given.per_page)
        headers = {**page.headers(call.path, call.query), "ETag": etag, "Cache-Control": "private, no-cache"}
        return Answer(PlatformPage(items=tuple(page.items), pagination=page.pagination), headers)

    async def number(self, call: Call, given: RetrieveNumberRequest) -> Answer:
        """Say who serves a number and whether it changed hands."""
        told = subject_of(call.caller, given.phone_number, SubjectRule.BODY)
        return Answer(resources.number_record(await self._desk.backend.number(mainland_number(told))))

    async def messages(self, call: Call, given: RetrieveMessagesRequest) -> Answer:
        """Show what stands on the caller's phone; a LIVE server has no such phone."""
        backend = self._desk.backend
        training = backend.describe().environment is not Environment.LIVE
        if not training or not isinstance(backend, TrainingPhone):
            raise Problem(404, "NOT_FOUND", "There is no training phone here.")
        told = subject_of(call.caller, given.phone_number, SubjectRule.BODY)
        texts = await backend.messages(mainland_number(told, "NOT_FOUND"))
        messages = tuple(TextMessage(sent_at=one.sent_at, text=one.text) for one in texts)
        return Answer(MessagesAnswer(messages=messages))


def _etag(platforms: list[Platform]) -> str:
    digest = sha256()
    for one in platforms:
        digest.update(one.to_json())
    return f'"{digest.hexdigest()[:32]}"'


def _etags(header: str) -> set[str]:
    return {one.strip().removeprefix("W/") for one in header.split(",")}
