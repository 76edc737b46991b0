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
from backends.wire import call_forwarding_signal as forwarding
from backends.wire import (
    kyc_match,
    kyc_tenure,
    number_recycling,
    numbers,
    platforms,
    query_jobs,
    sim_swap,
    subscription_status,
    training,
    unbind_requests,
)
from backends.wire import labels as wire_labels
from backends.wire import one_time_password_sms as otp
from backends.wire import operations as op
from backends.wire.common import PageQuery

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
        Endpoint(op.MATCH, kyc_match.MatchRequest, api.match, kyc_match.MatchAnswer),
        Endpoint(op.SEND_CODE, otp.SendCodeRequest, api.send_code, otp.SendCodeAnswer),
        Endpoint(
            op.VALIDATE_CODE,
            otp.ValidateCodeRequest,
            api.validate_code,
            None,
            204,
            headers={"X-Validated-At": "The registry's own instant of the validation (RFC 3339)"},
        ),
        Endpoint(
            op.CHECK_RECYCLING,
            number_recycling.RecyclingRequest,
            api.recycling,
            number_recycling.RecyclingAnswer,
        ),
        Endpoint(op.CHECK_TENURE, kyc_tenure.TenureRequest, api.tenure, kyc_tenure.TenureAnswer),
    )


def _signals(desk: Desk) -> tuple[Endpoint[Any], ...]:
    signals = SignalsApi(desk)
    return (
        Endpoint(
            op.CHECK_SIM_SWAP, sim_swap.SimSwapCheckRequest, signals.sim_swap, sim_swap.SimSwapCheckAnswer
        ),
        Endpoint(
            op.RETRIEVE_SIM_SWAP_DATE,
            sim_swap.SimSwapDateRequest,
            signals.sim_swap_date,
            sim_swap.SimSwapDateAnswer,
        ),
        Endpoint(
            op.RETRIEVE_UNCONDITIONAL_CALL_FORWARDING,
            forwarding.CallForwardingRequest,
            signals.unconditional_forwarding,
            forwarding.UnconditionalAnswer,
        ),
        Endpoint(
            op.RETRIEVE_CALL_FORWARDING,
            forwarding.CallForwardingRequest,
            signals.forwardings,
            forwarding.CallForwardingsAnswer,
        ),
        Endpoint(
            op.RETRIEVE_SUBSCRIPTION_STATUS,
            subscription_status.SubscriptionStatusRequest,
            signals.subscription,
            subscription_status.SubscriptionStatusAnswer,
        ),
    )


def _numbers(desk: Desk) -> tuple[Endpoint[Any], ...]:
    api = NumbersApi(desk)
    listed = {**_PAGED, "ETag": "The version of the whole list, for If-None-Match"}
    return (
        Endpoint(op.LIST_PLATFORMS, PageQuery, api.platforms, platforms.PlatformPage, headers=listed),
        Endpoint(op.RETRIEVE_NUMBER, numbers.RetrieveNumberRequest, api.number, numbers.NumberRecord),
        Endpoint(
            op.RETRIEVE_MESSAGES, training.RetrieveMessagesRequest, api.messages, training.MessagesAnswer
        ),
    )


def _jobs(desk: Desk) -> tuple[Endpoint[Any], ...]:
    api = JobsApi(desk)
    return (
        Endpoint(
            op.CREATE_QUERY_JOB,
            query_jobs.QueryJobRequest,
            api.create,
            query_jobs.QueryJob,
            202,
            headers=_ACCEPTED,
        ),
        Endpoint(op.READ_QUERY_JOB, Nothing, api.read, query_jobs.QueryJob, headers=_POLLED),
        Endpoint(op.DELETE_QUERY_JOB, Nothing, api.delete, None, 204),
        Endpoint(
            op.LIST_JOB_BINDINGS,
            query_jobs.BindingsQuery,
            api.bindings,
            query_jobs.BindingPage,
            headers=_PAGED,
        ),
    )


def _requests(desk: Desk) -> tuple[Endpoint[Any], ...]:
    api = RequestsApi(desk)
    page = unbind_requests.UnbindRequestPage
    return (
        Endpoint(
            op.CREATE_UNBIND_REQUEST,
            unbind_requests.UnbindRequestRequest,
            api.create,
            unbind_requests.UnbindRequest,
            202,
            key_required=True,
            headers=_ACCEPTED,
        ),
        Endpoint(
            op.RETRIEVE_UNBIND_REQUESTS,
            unbind_requests.RetrieveUnbindRequestsRequest,
            api.retrieve,
            page,
            headers={"X-Total-Count": _PAGED["X-Total-Count"]},
        ),
        Endpoint(
            op.LIST_UNBIND_REQUESTS, unbind_requests.UnbindRequestsQuery, api.listing, page, headers=_PAGED
        ),
        Endpoint(op.READ_UNBIND_REQUEST, Nothing, api.read, unbind_requests.UnbindRequest, headers=_POLLED),
        Endpoint(
            op.WITHDRAW_UNBIND_REQUEST,
            unbind_requests.WithdrawRequest,
            api.withdraw,
            unbind_requests.UnbindRequest,
            key_required=True,
        ),
    )


def _labels(desk: Desk) -> tuple[Endpoint[Any], ...]:
    api = LabelsApi(desk)
    return (
        Endpoint(
            op.RETRIEVE_LABELS,
            wire_labels.RetrieveLabelsRequest,
            api.labels,
            wire_labels.LabelsAnswer,
            headers=_POLLED,
        ),
        Endpoint(
            op.CREATE_LABEL_CORRECTION,
            wire_labels.LabelCorrectionRequest,
            api.correct,
            wire_labels.LabelCorrection,
            202,
            key_required=True,
            headers=_ACCEPTED,
        ),
        Endpoint(
            op.LIST_LABEL_CORRECTIONS,
            wire_labels.LabelCorrectionsQuery,
            api.listing,
            wire_labels.LabelCorrectionPage,
            headers=_PAGED,
        ),
        Endpoint(op.READ_LABEL_CORRECTION, Nothing, api.read, wire_labels.LabelCorrection, headers=_POLLED),
    )
