"""Errors as they go out: always `ErrorInfo`, and which status each code has. It repeats nothing that was asked."""

from __future__ import annotations

import logging
import re
import traceback
from collections.abc import Mapping
from datetime import timedelta
from math import ceil
from typing import Final

from starlette.responses import Response

from agent_console.backend import BackendError, Garbled, Refused, Sent, Unreachable
from backends.wire.common import ErrorInfo

JSON: Final = "application/json"

log: Final = logging.getLogger("backends.server")

_STATUS: Final[Mapping[str, int]] = {
    "INVALID_ARGUMENT": 400,
    "OUT_OF_RANGE": 400,
    "UNAUTHENTICATED": 401,
    "PERMISSION_DENIED": 403,
    "INVALID_TOKEN_CONTEXT": 403,
    "HOLDER_NOT_VERIFIED": 403,
    "CURRENT_HOLDER_BINDING": 403,
    "UNBIND_NOT_SUPPORTED": 403,
    "LABEL_NOT_CORRECTABLE": 403,
    "NOT_FOUND": 404,
    "IDENTIFIER_NOT_FOUND": 404,
    "RESULTS_EXPIRED": 404,
    "METHOD_NOT_ALLOWED": 405,
    "NOT_ACCEPTABLE": 406,
    "ABORTED": 409,
    "ALREADY_EXISTS": 409,
    "INCOMPATIBLE_STATE": 409,
    "FAILED_PRECONDITION": 412,
    "UNSUPPORTED_MEDIA_TYPE": 415,
    "UNSUPPORTED_IDENTIFIER": 422,
    "UNNECESSARY_IDENTIFIER": 422,
    "SERVICE_NOT_APPLICABLE": 422,
    "MISSING_IDENTIFIER": 422,
    "IDEMPOTENCY_KEY_REUSED": 422,
    "QUOTA_EXCEEDED": 429,
    "TOO_MANY_REQUESTS": 429,
    "INTERNAL": 500,
    "NOT_IMPLEMENTED": 501,
    "BAD_GATEWAY": 502,
    "UNAVAILABLE": 503,
    "TIMEOUT": 504,
}
"""CAMARA_common's codes and our contract's own, the latter without the name of their API."""

_CODE: Final = re.compile(r"[A-Z][A-Z0-9_]*(?:\.[A-Z][A-Z0-9_]*)?", re.ASCII)


class Problem(Exception):
    """An answer that is an error. `message` is a fixed sentence of ours."""

    def __init__(
        self, status: int, code: str, message: str, headers: Mapping[str, str] | None = None
    ) -> None:
        super().__init__(f"{status} {code}")
        self.status = status
        self.code = code
        self.message = message
        self.headers = dict(headers or {})

    def response(self) -> Response:
        """Give the answer as it goes out."""
        info = ErrorInfo(status=self.status, code=self.code, message=self.message)
        body = info.model_dump_json(by_alias=True)
        return Response(body, self.status, headers=self.headers, media_type=JSON)


def invalid(message: str) -> Problem:
    """Give a 400 that says which part of the request is wrong."""
    return Problem(400, "INVALID_ARGUMENT", message)


def retry_after(wait: timedelta) -> dict[str, str]:
    """Give the header that asks to come back; whole seconds, at least one."""
    return {"Retry-After": str(max(1, ceil(wait.total_seconds())))}


def internal(error: Exception) -> Problem:
    """Log where an error came from and give its answer; its text may repeat what was asked, so it stays out."""
    places = [f"{frame.filename}:{frame.lineno}" for frame in traceback.extract_tb(error.__traceback__)[-3:]]
    log.error("internal error %s at %s", type(error).__name__, " < ".join(reversed(places)))
    return Problem(500, "INTERNAL", "Something went wrong here.")


def problem_of(error: BackendError) -> Problem:
    """Turn an error of the port into its answer.

    Not sent is 503, perhaps sent is 504: a client that may not repeat a write learns which of the two it was.
    """
    match error:
        case Refused():
            return _refused(error.code)
        case Unreachable(sent=Sent.NO):
            wait = retry_after(error.retry_after) if error.retry_after is not None else {}
            return Problem(503, "UNAVAILABLE", "The registry cannot be reached now.", wait)
        case Unreachable():
            return Problem(504, "TIMEOUT", "The registry did not answer; it may have acted.")
        case Garbled():
            return Problem(502, "BAD_GATEWAY", "The registry's answer could not be understood.")
        case _:
            return Problem(500, "INTERNAL", "Something went wrong here.")


def _refused(code: str) -> Problem:
    if _CODE.fullmatch(code) is None:
        code = "PERMISSION_DENIED"
    status = _STATUS.get(code.rpartition(".")[2], 403)
    return Problem(status, code, "The registry refused this request.")
