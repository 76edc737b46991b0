"""Reading what comes in: how long it may be and take, and that it is JSON of the right shape. It knows no operation."""

from __future__ import annotations

import asyncio
from typing import Final, TypeVar

from pydantic import ValidationError
from starlette.requests import ClientDisconnect, Request

from backends.server.problems import JSON, Problem, invalid
from backends.wire.common import QueryModel, RequestModel

Body = TypeVar("Body", bound=RequestModel)
Query = TypeVar("Query", bound=QueryModel)

_CLOSE: Final = {"Connection": "close"}
"""What was not read must not be taken for the next request."""

_READ_ON: Final = 16
"""How many times its limit of a body is read and dropped: who is cut off while sending never reads the refusal."""

_PLACES_TOLD: Final = 3


async def read_body(request: Request, most_bytes: int, seconds: float) -> bytes:
    """Read a body.

    Raises:
        Problem: 413 when it is too long, 408 when it does not arrive in time.
    """
    parts: list[bytes] = []
    size = 0
    try:
        async with asyncio.timeout(seconds):
            async for part in request.stream():
                size += len(part)
                if size > most_bytes * _READ_ON:
                    break
                if size <= most_bytes:
                    parts.append(part)
    except TimeoutError:
        raise Problem(408, "REQUEST_TIMEOUT", "The body did not arrive in time.", _CLOSE) from None
    except ClientDisconnect:
        raise Problem(400, "INVALID_ARGUMENT", "The body broke off.", _CLOSE) from None
    if size > most_bytes:
        raise Problem(413, "CONTENT_TOO_LARGE", "The body is too long.", _CLOSE)
    return b"".join(parts)


def check_media_type(request: Request) -> None:
    """Refuse a body that does not call itself JSON in UTF-8.

    Raises:
        Problem: 415.
    """
    media_type, _, parameters = request.headers.get("content-type", "").partition(";")
    charset = parameters.strip().lower().removeprefix("charset=").strip('"')
    if media_type.strip().lower() != JSON or charset not in {"", "utf-8"}:
        raise Problem(415, "UNSUPPORTED_MEDIA_TYPE", "The body has to be application/json in UTF-8.")


def parse_body(model: type[Body], body: bytes) -> Body:
    """Read a request from its body.

    Raises:
        Problem: 400; it names the places that are wrong, never what stands there.
    """
    try:
        return model.read(body)
    except ValidationError as error:
        raise _wrong(error) from None


def parse_query(model: type[Query], request: Request) -> Query:
    """Read the parameters of a query; one that stands twice is wrong.

    Raises:
        Problem: 400, as above.
    """
    pairs = request.query_params.multi_items()
    if len({name for name, _ in pairs}) < len(pairs):
        raise invalid("A parameter stands twice.")
    try:
        return model.model_validate(dict(pairs), by_alias=True, by_name=False)
    except ValidationError as error:
        raise _wrong(error) from None


def _wrong(error: ValidationError) -> Problem:
    found = error.errors(include_url=False, include_context=False, include_input=False)
    if any(one["type"] == "json_invalid" for one in found):
        return invalid("The body is no JSON.")
    # A name the client made up is its own text and may be anything, so it is not repeated.
    known = [one for one in found if one["type"] != "extra_forbidden"]
    places = [".".join(map(str, one["loc"])) or "the whole" for one in known[:_PLACES_TOLD]]
    if len(known) < len(found):
        places.append("a property that is not declared")
    return invalid(f"Not as declared: {', '.join(places)}.")
