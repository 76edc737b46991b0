"""One table of what can be asked: paths, scopes and what a repetition may cost. It knows no body and no transport."""

from __future__ import annotations

from typing import Final

from backends.wire.apis import Api, Operation, OperationKind

_KEYED: Final = OperationKind.KEYED_WRITE
_UNKEYED: Final = OperationKind.UNKEYED_WRITE
_BINDINGS: Final = Api.NUMBER_BINDINGS
_LABELS: Final = Api.NUMBER_LABELS

MATCH: Final = Operation("KYC_Match", Api.KYC_MATCH, "POST", "/match", "kyc-match:match")
SEND_CODE: Final = Operation(
    "sendCode",
    Api.ONE_TIME_PASSWORD_SMS,
    "POST",
    "/send-code",
    "one-time-password-sms:send-validate",
    _UNKEYED,
)
VALIDATE_CODE: Final = Operation(
    "validateCode",
    Api.ONE_TIME_PASSWORD_SMS,
    "POST",
    "/validate-code",
    "one-time-password-sms:send-validate",
    _UNKEYED,
)
CHECK_RECYCLING: Final = Operation(
    "checkNumberRecycling", Api.NUMBER_RECYCLING, "POST", "/check", "number-recycling:check"
)
CHECK_TENURE: Final = Operation(
    "checkTenure", Api.KYC_TENURE, "POST", "/check-tenure", "kyc-tenure:check-tenure"
)
CHECK_SIM_SWAP: Final = Operation(
    "checkSimSwap", Api.SIM_SWAP, "POST", "/check", "sim-swap:check", other_scopes=("sim-swap",)
)
RETRIEVE_SIM_SWAP_DATE: Final = Operation(
    "retrieveSimSwapDate",
    Api.SIM_SWAP,
    "POST",
    "/retrieve-date",
    "sim-swap:retrieve-date",
    other_scopes=("sim-swap",),
)
RETRIEVE_UNCONDITIONAL_CALL_FORWARDING: Final = Operation(
    "retrieveUnconditionalCallForwarding",
    Api.CALL_FORWARDING_SIGNAL,
    "POST",
    "/unconditional-call-forwardings",
    "call-forwarding-signal:unconditional-call-forwardings:read",
)
RETRIEVE_CALL_FORWARDING: Final = Operation(
    "retrieveCallForwarding",
    Api.CALL_FORWARDING_SIGNAL,
    "POST",
    "/call-forwardings",
    "call-forwarding-signal:call-forwardings:read",
)
RETRIEVE_SUBSCRIPTION_STATUS: Final = Operation(
    # Spelt so in the public release, all three.
    "retriveSubscriptionStatus",
    Api.SUBSCRIPTION_STATUS,
    "POST",
    "/retrive-subscription-status",
    "subscription-status:retrive-subscription-status",
)

LIST_PLATFORMS: Final = Operation(
    "listPlatforms", _BINDINGS, "GET", "/platforms", "number-bindings:platforms:read"
)
RETRIEVE_NUMBER: Final = Operation(
    "retrieveNumber", _BINDINGS, "POST", "/retrieve-number", "number-bindings:numbers:read"
)
CREATE_QUERY_JOB: Final = Operation(
    "createQueryJob", _BINDINGS, "POST", "/query-jobs", "number-bindings:query-jobs:create", _KEYED
)
READ_QUERY_JOB: Final = Operation(
    "readQueryJob", _BINDINGS, "GET", "/query-jobs/{queryJobId}", "number-bindings:query-jobs:read"
)
DELETE_QUERY_JOB: Final = Operation(
    "deleteQueryJob",
    _BINDINGS,
    "DELETE",
    "/query-jobs/{queryJobId}",
    "number-bindings:query-jobs:delete",
    _UNKEYED,
)
LIST_JOB_BINDINGS: Final = Operation(
    "listQueryJobBindings",
    _BINDINGS,
    "GET",
    "/query-jobs/{queryJobId}/bindings",
    "number-bindings:query-jobs:read",
)
CREATE_UNBIND_REQUEST: Final = Operation(
    "createUnbindRequest",
    _BINDINGS,
    "POST",
    "/unbind-requests",
    "number-bindings:unbind-requests:create",
    _KEYED,
)
RETRIEVE_UNBIND_REQUESTS: Final = Operation(
    "retrieveUnbindRequests",
    _BINDINGS,
    "POST",
    "/retrieve-unbind-requests",
    "number-bindings:unbind-requests:read",
)
LIST_UNBIND_REQUESTS: Final = Operation(
    "listUnbindRequests", _BINDINGS, "GET", "/unbind-requests", "number-bindings:unbind-requests:read"
)
READ_UNBIND_REQUEST: Final = Operation(
    "readUnbindRequest",
    _BINDINGS,
    "GET",
    "/unbind-requests/{unbindRequestId}",
    "number-bindings:unbind-requests:read",
)
WITHDRAW_UNBIND_REQUEST: Final = Operation(
    "withdrawUnbindRequest",
    _BINDINGS,
    "POST",
    "/unbind-requests/{unbindRequestId}/withdraw",
    "number-bindings:unbind-requests:withdraw",
    _KEYED,
)
RETRIEVE_LABELS: Final = Operation(
    "retrieveLabels", _LABELS, "POST", "/retrieve-labels", "number-labels:labels:read"
)
CREATE_LABEL_CORRECTION: Final = Operation(
    "createLabelCorrection",
    _LABELS,
    "POST",
    "/label-corrections",
    "number-labels:label-corrections:create",
    _KEYED,
)
LIST_LABEL_CORRECTIONS: Final = Operation(
    "listLabelCorrections", _LABELS, "GET", "/label-corrections", "number-labels:label-corrections:read"
)
READ_LABEL_CORRECTION: Final = Operation(
    "readLabelCorrection",
    _LABELS,
    "GET",
    "/label-corrections/{labelCorrectionId}",
    "number-labels:label-corrections:read",
)
RETRIEVE_MESSAGES: Final = Operation(
    "retrieveMessages", Api.TRAINING, "POST", "/retrieve-messages", "training:messages:read"
)

OPERATIONS: Final[tuple[Operation, ...]] = tuple(
    value for value in list(globals().values()) if isinstance(value, Operation)
)
"""Every operation, in the order above."""
