"""What every request goes through: who asks, how often, what for, what it says, once. It knows no operation."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from datetime import timedelta
from ipaddress import ip_address
from secrets import token_hex
from typing import Any, Final

from pydantic import BaseModel
from starlette.requests import Request
from starlette.responses import Response

from agent_console.backend import BackendError, IdempotencyKey
from backends.server.audit_heads import HEADER, SEEN, see_head
from backends.server.desk import Desk
from backends.server.endpoint import Answer, Call, Endpoint
from backends.server.idempotency import KeyedWrite, Once, backend_key, fingerprint, read_key
from backends.server.problems import JSON, Problem, internal, invalid, problem_of
from backends.server.rate import Rates
from backends.server.reading import check_media_type, parse_body, parse_query, read_body
from backends.server.records import FirstAnswer
from backends.server.tokens import Caller, Tokens
from backends.wire.apis import OperationKind

_PRUNED_EVERY: Final = timedelta(hours=1)


class Pipeline:
    """Makes an ASGI endpoint of each of ours.

    Args:
        desk: What handlers share.
        tokens: Who may ask.
        environment: `LIVE` or `TRAINING`; a client that says it means the other is refused.
    """

    def __init__(self, desk: Desk, tokens: Tokens, environment: str) -> None:
        self._desk = desk
        self._tokens = tokens
        self._environment = environment
        self._once = Once(desk.storage.answers)
        rate = desk.options.rate
        self._rates = Rates(rate.per_second if rate else None, rate.burst if rate else 0)
        self._at_once = 0
        self._pruned_at = desk.options.clock()

    def serve(self, endpoint: Endpoint[Any]) -> Callable[[Request], Awaitable[Response]]:
        """Give what answers requests for one operation."""

        async def answer(request: Request) -> Response:
            request.state.operation = endpoint.operation.name
            try:
                async with asyncio.timeout(self._desk.options.answer_within.total_seconds()):
                    return await self._admitted(endpoint, request)
            except Problem as problem:
                return problem.response()
            except BackendError as error:
                return problem_of(error).response()
            except TimeoutError:
                return Problem(504, "TIMEOUT", "It took too long; it may have been done.").response()
            except Exception as error:
                return internal(error).response()

        return answer

    async def _admitted(self, endpoint: Endpoint[Any], request: Request) -> Response:
        if self._at_once >= self._desk.options.most_at_once:
            raise Problem(503, "UNAVAILABLE", "Too much at once.", {"Retry-After": "1"})
        self._at_once += 1
        try:
            return await self._answer(endpoint, request)
        finally:
            self._at_once -= 1

    async def _answer(self, endpoint: Endpoint[Any], request: Request) -> Response:
        caller = self._caller(endpoint, request)
        head = self._audit_head(caller, request)
        given, written = await self._given(endpoint, request)
        key = self._key(endpoint, request)
        call = self._call(caller, key, request)
        if key is None:
            first = await self._do(endpoint, call, given, "")
        else:
            write = _keyed_write(endpoint, call, key, written)
            first = await self._once.do(
                write, self._desk.options.clock, lambda: self._do(endpoint, call, given, write.asked)
            )
        self._prune(call)
        return _response(first, head)

    async def _do(self, endpoint: Endpoint[Any], call: Call, given: Any, asked: str) -> FirstAnswer:
        answer: Answer = await endpoint.handle(call, given)
        if endpoint.operation.kind is OperationKind.KEYED_WRITE:
            self._desk.effects[endpoint.operation.name] += 1
        body = b"" if answer.body is None else _json(answer.body)
        return FirstAnswer(asked, answer.status or endpoint.status, answer.headers, body)

    def _caller(self, endpoint: Endpoint[Any], request: Request) -> Caller:
        headers = request.headers
        caller = self._tokens.find(headers.get("authorization"), _is_loopback(request))
        request.state.client = caller.client
        self._rates.take(caller.client)
        caller.check_scope(endpoint.operation)
        meant = headers.get("x-environment", self._environment)
        if meant != self._environment:
            raise Problem(412, "FAILED_PRECONDITION", "This server is of another environment.")
        return caller

    def _audit_head(self, caller: Caller, request: Request) -> dict[str, str]:
        header = request.headers.get(HEADER)
        if header is None or not self._desk.options.audit_heads:
            return {}
        return {SEEN: see_head(self._desk.storage.heads, caller.client, header, self._desk.options.clock())}

    async def _given(self, endpoint: Endpoint[Any], request: Request) -> tuple[Any, bytes]:
        options = self._desk.options
        if not endpoint.takes_body:
            return parse_query(endpoint.given, request), b""
        if request.query_params:
            raise invalid("This operation has no query.")
        check_media_type(request)
        body = await read_body(request, options.body_bytes, options.body_within.total_seconds())
        given = parse_body(endpoint.given, body)
        # What counts is what was said, not how: an outbox may write the same order with other spaces.
        return given, _json(given)

    def _key(self, endpoint: Endpoint[Any], request: Request) -> str | None:
        if endpoint.operation.kind is not OperationKind.KEYED_WRITE:
            return None
        key = read_key(request.headers.get("idempotency-key"))
        if key is None and endpoint.key_required:
            raise invalid("Idempotency-Key is needed.")
        return key

    def _call(self, caller: Caller, key: str | None, request: Request) -> Call:
        return Call(
            caller=caller,
            now=self._desk.options.clock(),
            ids=request.path_params,
            # A write without a key is one of its own: nothing will ever repeat it.
            key=backend_key(caller.client, key) if key is not None else IdempotencyKey(token_hex(20)),
            headers=request.headers,
            path=request.url.path,
            query=dict(request.query_params),
            skew=getattr(request.state, "skew", timedelta()),
        )

    def _prune(self, call: Call) -> None:
        if call.now - self._pruned_at > _PRUNED_EVERY:
            self._pruned_at = call.now
            options = self._desk.options
            self._desk.storage.prune(call.now, options.keys_kept, options.requests_kept)


def _keyed_write(endpoint: Endpoint[Any], call: Call, key: str, written: bytes) -> KeyedWrite:
    operation = endpoint.operation
    # The path names what is withdrawn from: the same body for another request is another request.
    asked = fingerprint(operation.name.encode(), call.path.encode(), written)
    reused = f"{operation.api.upper().replace('-', '_')}.IDEMPOTENCY_KEY_REUSED"
    return KeyedWrite(call.caller.client, key, asked, reused)


def _json(message: BaseModel) -> bytes:
    return message.model_dump_json(by_alias=True).encode()


def _response(first: FirstAnswer, headers: dict[str, str]) -> Response:
    media_type = JSON if first.body else None
    return Response(first.body, first.status, headers={**first.headers, **headers}, media_type=media_type)


def _is_loopback(request: Request) -> bool:
    """Whether this machine itself asks; a proxy on it speaks for others."""
    if "forwarded" in request.headers or "x-forwarded-for" in request.headers:
        return False
    try:
        return request.client is not None and ip_address(request.client.host).is_loopback
    except ValueError:
        return False
