"""The error codes each operation documents; any of CAMARA_common may come besides. It knows no sentence for them.

Where a business answer of ours has no code of its own in a release, it travels so: an identity match that is locked
is 429 QUOTA_EXCEEDED, a code asked for too soon 429 TOO_MANY_REQUESTS, both with Retry-After; a code that may not be
sent again today is 403 ONE_TIME_PASSWORD_SMS.MAX_OTP_CODES_EXCEEDED.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, NamedTuple

from backends.wire import operations as op
from backends.wire.apis import Operation


class ErrorCode(NamedTuple):
    """A status with a code; together they are normative."""

    status: int
    code: str


def _codes(status: int, *codes: str) -> tuple[ErrorCode, ...]:
    return tuple(ErrorCode(status, code) for code in codes)


COMMON: Final = (
    *_codes(400, "INVALID_ARGUMENT", "OUT_OF_RANGE"),
    *_codes(401, "UNAUTHENTICATED"),
    *_codes(403, "PERMISSION_DENIED", "INVALID_TOKEN_CONTEXT"),
    *_codes(404, "NOT_FOUND", "IDENTIFIER_NOT_FOUND"),
    *_codes(405, "METHOD_NOT_ALLOWED"),
    *_codes(406, "NOT_ACCEPTABLE"),
    *_codes(409, "ABORTED", "ALREADY_EXISTS", "CONFLICT", "INCOMPATIBLE_STATE"),
    *_codes(410, "GONE"),
    *_codes(412, "FAILED_PRECONDITION"),
    *_codes(415, "UNSUPPORTED_MEDIA_TYPE"),
    *_codes(
        422,
        "UNSUPPORTED_IDENTIFIER",
        "UNNECESSARY_IDENTIFIER",
        "SERVICE_NOT_APPLICABLE",
        "MISSING_IDENTIFIER",
    ),
    *_codes(429, "QUOTA_EXCEEDED", "TOO_MANY_REQUESTS"),
    *_codes(500, "INTERNAL"),
    *_codes(501, "NOT_IMPLEMENTED"),
    *_codes(502, "BAD_GATEWAY"),
    *_codes(503, "UNAVAILABLE"),
    *_codes(504, "TIMEOUT"),
)
"""CAMARA_common, whole; CONFLICT is deprecated and INCOMPATIBLE_STATE new in 0.8."""

ID_DOCUMENT_MISMATCH: Final = ErrorCode(403, "KNOW_YOUR_CUSTOMER.ID_DOCUMENT_MISMATCH")
ID_DOCUMENT_REQUIRED: Final = ErrorCode(403, "KNOW_YOUR_CUSTOMER.ID_DOCUMENT_REQUIRED")
INVALID_PARAM_COMBINATION: Final = ErrorCode(400, "KNOW_YOUR_CUSTOMER.INVALID_PARAM_COMBINATION")
MAX_OTP_CODES_EXCEEDED: Final = ErrorCode(403, "ONE_TIME_PASSWORD_SMS.MAX_OTP_CODES_EXCEEDED")
PHONE_NUMBER_NOT_ALLOWED: Final = ErrorCode(403, "ONE_TIME_PASSWORD_SMS.PHONE_NUMBER_NOT_ALLOWED")
PHONE_NUMBER_BLOCKED: Final = ErrorCode(403, "ONE_TIME_PASSWORD_SMS.PHONE_NUMBER_BLOCKED")
INVALID_OTP: Final = ErrorCode(400, "ONE_TIME_PASSWORD_SMS.INVALID_OTP")
VERIFICATION_FAILED: Final = ErrorCode(400, "ONE_TIME_PASSWORD_SMS.VERIFICATION_FAILED")
VERIFICATION_EXPIRED: Final = ErrorCode(400, "ONE_TIME_PASSWORD_SMS.VERIFICATION_EXPIRED")
HOLDER_NOT_VERIFIED: Final = ErrorCode(403, "NUMBER_BINDINGS.HOLDER_NOT_VERIFIED")
CURRENT_HOLDER_BINDING: Final = ErrorCode(403, "NUMBER_BINDINGS.CURRENT_HOLDER_BINDING")
UNBIND_NOT_SUPPORTED: Final = ErrorCode(403, "NUMBER_BINDINGS.UNBIND_NOT_SUPPORTED")
RESULTS_EXPIRED: Final = ErrorCode(404, "NUMBER_BINDINGS.RESULTS_EXPIRED")
IDEMPOTENCY_KEY_REUSED: Final = ErrorCode(422, "NUMBER_BINDINGS.IDEMPOTENCY_KEY_REUSED")
LABEL_NOT_CORRECTABLE: Final = ErrorCode(403, "NUMBER_LABELS.LABEL_NOT_CORRECTABLE")
LABELS_HOLDER_NOT_VERIFIED: Final = ErrorCode(403, "NUMBER_LABELS.HOLDER_NOT_VERIFIED")
LABELS_IDEMPOTENCY_KEY_REUSED: Final = ErrorCode(422, "NUMBER_LABELS.IDEMPOTENCY_KEY_REUSED")

_BASIC: Final = (
    *_codes(400, "INVALID_ARGUMENT"),
    *_codes(401, "UNAUTHENTICATED"),
    *_codes(403, "PERMISSION_DENIED"),
)
_BUSY: Final = _codes(429, "QUOTA_EXCEEDED", "TOO_MANY_REQUESTS")
_OUT_OF_RANGE: Final = _codes(400, "OUT_OF_RANGE")
_OTHER_OPERATOR: Final = _codes(404, "IDENTIFIER_NOT_FOUND")
_NOT_FOUND: Final = _codes(404, "NOT_FOUND", "IDENTIFIER_NOT_FOUND")
_NO_SUCH_RESOURCE: Final = _codes(404, "NOT_FOUND")
_SUBJECT: Final = _codes(422, "SERVICE_NOT_APPLICABLE", "MISSING_IDENTIFIER", "UNNECESSARY_IDENTIFIER")
_SUBJECT_MATCHES: Final = _codes(403, "INVALID_TOKEN_CONTEXT")
_DOWN: Final = _codes(503, "UNAVAILABLE")
_RUNNING: Final = _codes(409, "ABORTED", "ALREADY_EXISTS")
_NO_STATE: Final = _codes(409, "INCOMPATIBLE_STATE")
_NOT_FOR_THIS_NUMBER: Final = _codes(422, "SERVICE_NOT_APPLICABLE", "UNSUPPORTED_IDENTIFIER")
_OURS: Final = (*_BASIC, *_BUSY)
_SINCE_A_DAY: Final = (*_BASIC, *_OUT_OF_RANGE, *_OTHER_OPERATOR, *_SUBJECT)
_SIM_SWAP: Final = (*_BASIC, *_OUT_OF_RANGE, *_NOT_FOUND, *_SUBJECT, *_BUSY)
_FORWARDING: Final = (*_BASIC, *_NOT_FOUND, *_SUBJECT, *_BUSY)
_VERIFICATION: Final = (INVALID_OTP, VERIFICATION_FAILED, VERIFICATION_EXPIRED)

DOCUMENTED: Final[Mapping[Operation, tuple[ErrorCode, ...]]] = MappingProxyType(
    {
        op.MATCH: (
            *_BASIC,
            INVALID_PARAM_COMBINATION,
            *_SUBJECT_MATCHES,
            ID_DOCUMENT_REQUIRED,
            ID_DOCUMENT_MISMATCH,
            *_NOT_FOUND,
            *_codes(422, "SERVICE_NOT_APPLICABLE", "MISSING_IDENTIFIER"),
        ),
        op.SEND_CODE: (
            *_BASIC,
            MAX_OTP_CODES_EXCEEDED,
            PHONE_NUMBER_NOT_ALLOWED,
            PHONE_NUMBER_BLOCKED,
            *_NO_SUCH_RESOURCE,
            *_BUSY,
        ),
        op.VALIDATE_CODE: (*_BASIC, *_OUT_OF_RANGE, *_VERIFICATION, *_NO_SUCH_RESOURCE, *_BUSY),
        op.CHECK_RECYCLING: _SINCE_A_DAY,
        op.CHECK_TENURE: _SINCE_A_DAY,
        op.CHECK_SIM_SWAP: _SIM_SWAP,
        op.RETRIEVE_SIM_SWAP_DATE: _SIM_SWAP,
        op.RETRIEVE_UNCONDITIONAL_CALL_FORWARDING: _FORWARDING,
        op.RETRIEVE_CALL_FORWARDING: (*_FORWARDING, *_codes(501, "NOT_IMPLEMENTED")),
        op.RETRIEVE_SUBSCRIPTION_STATUS: (*_BASIC, *_SUBJECT_MATCHES, *_OTHER_OPERATOR, *_SUBJECT),
        op.LIST_PLATFORMS: _OURS,
        op.RETRIEVE_NUMBER: (*_OURS, *_OTHER_OPERATOR, *_NOT_FOR_THIS_NUMBER, *_DOWN),
        op.CREATE_QUERY_JOB: (
            *_OURS,
            HOLDER_NOT_VERIFIED,
            *_NOT_FOUND,
            *_RUNNING,
            *_NOT_FOR_THIS_NUMBER,
            IDEMPOTENCY_KEY_REUSED,
            *_DOWN,
        ),
        op.READ_QUERY_JOB: (*_OURS, *_NO_SUCH_RESOURCE),
        op.DELETE_QUERY_JOB: (*_OURS, *_NO_SUCH_RESOURCE),
        op.LIST_JOB_BINDINGS: (*_OURS, *_NO_SUCH_RESOURCE, RESULTS_EXPIRED, *_NO_STATE),
        op.CREATE_UNBIND_REQUEST: (
            *_OURS,
            HOLDER_NOT_VERIFIED,
            CURRENT_HOLDER_BINDING,
            UNBIND_NOT_SUPPORTED,
            *_NOT_FOUND,
            *_RUNNING,
            *_NOT_FOR_THIS_NUMBER,
            IDEMPOTENCY_KEY_REUSED,
            *_DOWN,
        ),
        op.RETRIEVE_UNBIND_REQUESTS: (*_OURS, HOLDER_NOT_VERIFIED),
        op.LIST_UNBIND_REQUESTS: _OURS,
        op.READ_UNBIND_REQUEST: (*_OURS, *_NO_SUCH_RESOURCE),
        op.WITHDRAW_UNBIND_REQUEST: (
            *_OURS,
            *_NO_SUCH_RESOURCE,
            *_codes(409, "ABORTED"),
            *_NO_STATE,
            IDEMPOTENCY_KEY_REUSED,
        ),
        op.RETRIEVE_LABELS: (
            *_OURS,
            LABELS_HOLDER_NOT_VERIFIED,
            *_NOT_FOUND,
            *_NOT_FOR_THIS_NUMBER,
            *_DOWN,
        ),
        op.CREATE_LABEL_CORRECTION: (
            *_OURS,
            LABEL_NOT_CORRECTABLE,
            LABELS_HOLDER_NOT_VERIFIED,
            *_NOT_FOUND,
            *_RUNNING,
            *_NOT_FOR_THIS_NUMBER,
            LABELS_IDEMPOTENCY_KEY_REUSED,
            *_DOWN,
        ),
        op.LIST_LABEL_CORRECTIONS: _OURS,
        op.READ_LABEL_CORRECTION: (*_OURS, *_NO_SUCH_RESOURCE),
        op.RETRIEVE_MESSAGES: (*_BASIC, *_NO_SUCH_RESOURCE),
    }
)
"""What each release, and our own contract, list; the lists are not exhaustive, so a client takes any code."""
