"""The table of endpoints: which operation is handled by whom, and what it takes and gives. It handles nothing."""

from __future__ import annotations

from typing import Any, Final

from backends.server.desk import Desk
from backends.server.endpoint import Endpoint, Nothing
from backends.server.jobs_api import JobsApi
from backends.server.labels_api import LabelsApi
from backends.server.numbers_api import NumbersApi
from backends.server.requests_api import RequestsApi
from backends.server.signals_api import SignalsApi
from backends.server.verification_api import VerificationApi
from backends.wire import operations as op
from backends.wire.call_forwarding_signal import (
    CallForwardingRequest,
    CallForwardingsAnswer,
    UnconditionalAnswer,
)
from backends.wire.common import PageQuery
from backends.wire.kyc_match import MatchAnswer, MatchRequest
from backends.wire.kyc_tenure import TenureAnswer, TenureRequest
from backends.wire.labels import (
    LabelCorrection,
    LabelCorrectionPage,
    LabelCorrectionRequest,
    LabelCorrectionsQuery,
    LabelsAnswer,
    RetrieveLabelsRequest,
)
from backends.wire.number_recycling import RecyclingAnswer, RecyclingRequest
from backends.wire.numbers import NumberRecord, RetrieveNumberRequest
from backends.wire.one_time_password_sms import SendCodeAnswer, SendCodeRequest, ValidateCodeRequest
from backends.wire.platforms import PlatformPage
from backends.wire.query_jobs import BindingPage, BindingsQuery, QueryJob, QueryJobRequest
from backends.wire.sim_swap import (
    SimSwapCheckAnswer,
    SimSwapCheckRequest,
    SimSwapDateAnswer,
    SimSwapDateRequest,
)
from backends.wire.subscription_status import SubscriptionStatusAnswer, SubscriptionStatusRequest
from backends.wire.training import MessagesAnswer, RetrieveMessagesRequest
from backends.wire.unbind_requests import (
    RetrieveUnbindRequestsRequest,
    UnbindRequest,
    UnbindRequestPage,
    UnbindRequestRequest,
    UnbindRequestsQuery,
    WithdrawRequest,
)

_PAGED: Final = {
    "X-Total-Count": "How many there are on all pages",
    "Link": "The addresses of the first, last, previous and next page (RFC 8288)",
}
_POLLED: Final = {"Retry-After": "Seconds after which to ask again, while it is open"}
_ACCEPTED: Final = {"Location": "Where to ask how far it is", **_POLLED}


def endpoints(desk: Desk) -> tuple[Endpoint[Any], ...]:
    """Give every endpoint of a server."""
    return (
        *_verification(desk),
        *_signals(desk),
        *_numbers(desk),
        *_jobs(desk),
        *_requests(desk),
        *_labels(desk),
    )


def _verification(desk: Desk) -> tuple[Endpoint[Any], ...]:
    api = VerificationApi(desk)
    return (
        Endpoint(op.MATCH, MatchRequest, api.match, MatchAnswer),
        Endpoint(op.SEND_CODE, SendCodeRequest, api.send_code, SendCodeAnswer),
        Endpoint(
            op.VALIDATE_CODE,
            ValidateCodeRequest,
            api.validate_code,
            None,
            204,
            headers={"X-Validated-At": "The registry's own instant of the validation (RFC 3339)"},
        ),
        Endpoint(op.CHECK_RECYCLING, RecyclingRequest, api.recycling, RecyclingAnswer),
        Endpoint(op.CHECK_TENURE, TenureRequest, api.tenure, TenureAnswer),
    )


def _signals(desk: Desk) -> tuple[Endpoint[Any], ...]:
    signals = SignalsApi(desk)
    return (
        Endpoint(op.CHECK_SIM_SWAP, SimSwapCheckRequest, signals.sim_swap, SimSwapCheckAnswer),
        Endpoint(op.RETRIEVE_SIM_SWAP_DATE, SimSwapDateRequest, signals.sim_swap_date, SimSwapDateAnswer),
        Endpoint(
            op.RETRIEVE_UNCONDITIONAL_CALL_FORWARDING,
            CallForwardingRequest,
            signals.unconditional_forwarding,
            UnconditionalAnswer,
        ),
        Endpoint(
            op.RETRIEVE_CALL_FORWARDING, CallForwardingRequest, signals.forwardings, CallForwardingsAnswer
        ),
        Endpoint(
            op.RETRIEVE_SUBSCRIPTION_STATUS,
            SubscriptionStatusRequest,
            signals.subscription,
            SubscriptionStatusAnswer,
        ),
    )


def _numbers(desk: Desk) -> tuple[Endpoint[Any], ...]:
    api = NumbersApi(desk)
    listed = {**_PAGED, "ETag": "The version of the whole list, for If-None-Match"}
    return (
        Endpoint(op.LIST_PLATFORMS, PageQuery, api.platforms, PlatformPage, headers=listed),
        Endpoint(op.RETRIEVE_NUMBER, RetrieveNumberRequest, api.number, NumberRecord),
        Endpoint(op.RETRIEVE_MESSAGES, RetrieveMessagesRequest, api.messages, MessagesAnswer),
    )


def _jobs(desk: Desk) -> tuple[Endpoint[Any], ...]:
    api = JobsApi(desk)
    return (
        Endpoint(op.CREATE_QUERY_JOB, QueryJobRequest, api.create, QueryJob, 202, headers=_ACCEPTED),
        Endpoint(op.READ_QUERY_JOB, Nothing, api.read, QueryJob, headers=_POLLED),
        Endpoint(op.DELETE_QUERY_JOB, Nothing, api.delete, None, 204),
        Endpoint(op.LIST_JOB_BINDINGS, BindingsQuery, api.bindings, BindingPage, headers=_PAGED),
    )


def _requests(desk: Desk) -> tuple[Endpoint[Any], ...]:
    api = RequestsApi(desk)
    return (
        Endpoint(
            op.CREATE_UNBIND_REQUEST,
            UnbindRequestRequest,
            api.create,
            UnbindRequest,
            202,
            key_required=True,
            headers=_ACCEPTED,
        ),
        Endpoint(
            op.RETRIEVE_UNBIND_REQUESTS,
            RetrieveUnbindRequestsRequest,
            api.retrieve,
            UnbindRequestPage,
            headers={"X-Total-Count": _PAGED["X-Total-Count"]},
        ),
        Endpoint(
            op.LIST_UNBIND_REQUESTS, UnbindRequestsQuery, api.listing, UnbindRequestPage, headers=_PAGED
        ),
        Endpoint(op.READ_UNBIND_REQUEST, Nothing, api.read, UnbindRequest, headers=_POLLED),
        Endpoint(op.WITHDRAW_UNBIND_REQUEST, WithdrawRequest, api.withdraw, UnbindRequest, key_required=True),
    )


def _labels(desk: Desk) -> tuple[Endpoint[Any], ...]:
    api = LabelsApi(desk)
    return (
        Endpoint(op.RETRIEVE_LABELS, RetrieveLabelsRequest, api.labels, LabelsAnswer, headers=_POLLED),
        Endpoint(
            op.CREATE_LABEL_CORRECTION,
            LabelCorrectionRequest,
            api.correct,
            LabelCorrection,
            202,
            key_required=True,
            headers=_ACCEPTED,
        ),
        Endpoint(
            op.LIST_LABEL_CORRECTIONS, LabelCorrectionsQuery, api.listing, LabelCorrectionPage, headers=_PAGED
        ),
        Endpoint(op.READ_LABEL_CORRECTION, Nothing, api.read, LabelCorrection, headers=_POLLED),
    )
