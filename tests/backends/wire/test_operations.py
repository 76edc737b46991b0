"""The table of operations against the published paths, scopes and codes, typed by hand."""

import re

import pytest

from backends.wire.apis import OperationKind
from backends.wire.codes import COMMON, DOCUMENTED, ErrorCode
from backends.wire.operations import OPERATIONS

PUBLISHED = """
KYC_Match POST /kyc-match/v0.4/match
kyc-match:match

sendCode POST /one-time-password-sms/v1/send-code
one-time-password-sms:send-validate

validateCode POST /one-time-password-sms/v1/validate-code
one-time-password-sms:send-validate

checkNumberRecycling POST /number-recycling/v0.2/check
number-recycling:check

checkTenure POST /kyc-tenure/v0.2/check-tenure
kyc-tenure:check-tenure

checkSimSwap POST /sim-swap/v2/check
sim-swap:check|sim-swap

retrieveSimSwapDate POST /sim-swap/v2/retrieve-date
sim-swap:retrieve-date|sim-swap

retrieveUnconditionalCallForwarding POST /call-forwarding-signal/v0.4/unconditional-call-forwardings
call-forwarding-signal:unconditional-call-forwardings:read

retrieveCallForwarding POST /call-forwarding-signal/v0.4/call-forwardings
call-forwarding-signal:call-forwardings:read

retriveSubscriptionStatus POST /subscription-status/v0.1/retrive-subscription-status
subscription-status:retrive-subscription-status
"""
OURS = """
GET /number-bindings/v0.1/platforms
POST /number-bindings/v0.1/retrieve-number
POST /number-bindings/v0.1/query-jobs
GET /number-bindings/v0.1/query-jobs/{queryJobId}
DELETE /number-bindings/v0.1/query-jobs/{queryJobId}
GET /number-bindings/v0.1/query-jobs/{queryJobId}/bindings
POST /number-bindings/v0.1/unbind-requests
POST /number-bindings/v0.1/retrieve-unbind-requests
GET /number-bindings/v0.1/unbind-requests
GET /number-bindings/v0.1/unbind-requests/{unbindRequestId}
POST /number-bindings/v0.1/unbind-requests/{unbindRequestId}/withdraw
POST /number-labels/v0.1/retrieve-labels
POST /number-labels/v0.1/label-corrections
GET /number-labels/v0.1/label-corrections
GET /number-labels/v0.1/label-corrections/{labelCorrectionId}
POST /training/v0.1/retrieve-messages
"""


@pytest.mark.parametrize("told", PUBLISHED.strip().split("\n\n"), ids=lambda told: told.split()[0])
def test_a_published_operation_stands_as_it_was_published(told: str) -> None:
    name, method, path, scopes = told.split()
    operation = next(one for one in OPERATIONS if one.name == name)
    assert (operation.method, operation.full_path()) == (method, path)
    assert operation.scopes == tuple(scopes.split("|"))


def test_our_own_operations_are_these_and_no_others() -> None:
    published = len(PUBLISHED.strip().split("\n\n"))
    ours = [f"{operation.method} {operation.full_path()}" for operation in OPERATIONS[published:]]
    assert sorted(ours) == sorted(OURS.strip().splitlines())


def test_only_the_two_steps_of_a_code_and_a_deletion_have_no_key() -> None:
    unkeyed = {one.name for one in OPERATIONS if one.kind is OperationKind.UNKEYED_WRITE}
    assert unkeyed == {"sendCode", "validateCode", "deleteQueryJob"}


def test_what_files_something_is_keyed() -> None:
    keyed = {one.name for one in OPERATIONS if one.kind is OperationKind.KEYED_WRITE}
    assert keyed == {
        "createQueryJob",
        "createUnbindRequest",
        "withdrawUnbindRequest",
        "createLabelCorrection",
    }


def test_names_and_places_stand_once() -> None:
    assert len({one.name for one in OPERATIONS}) == len(OPERATIONS)
    assert len({(one.method, one.full_path()) for one in OPERATIONS}) == len(OPERATIONS)


def test_our_scopes_say_api_resource_and_action() -> None:
    published = len(PUBLISHED.strip().split("\n\n"))
    for operation in OPERATIONS[published:]:
        assert re.fullmatch(rf"{operation.api}:[a-z-]+:[a-z]+", operation.scope)


def test_every_operation_says_which_errors_it_documents() -> None:
    assert set(DOCUMENTED) == set(OPERATIONS)
    for codes in DOCUMENTED.values():
        assert len(set(codes)) == len(codes)
        assert ErrorCode(401, "UNAUTHENTICATED") in codes


def test_a_code_is_common_or_named_for_its_api() -> None:
    for operation, codes in DOCUMENTED.items():
        own = {code for code in codes if code not in COMMON}
        spelt = {"KYC_MATCH": "KNOW_YOUR_CUSTOMER"}
        prefix = str(operation.api).replace("-", "_").upper()
        assert {code.code.partition(".")[0] for code in own} <= {spelt.get(prefix, prefix)}


@pytest.mark.parametrize(
    ("name", "codes"),
    [
        (
            "KYC_Match",
            "400 INVALID_ARGUMENT, 400 KNOW_YOUR_CUSTOMER.INVALID_PARAM_COMBINATION, 401 UNAUTHENTICATED,"
            " 403 PERMISSION_DENIED, 403 INVALID_TOKEN_CONTEXT, 403 KNOW_YOUR_CUSTOMER.ID_DOCUMENT_REQUIRED,"
            " 403 KNOW_YOUR_CUSTOMER.ID_DOCUMENT_MISMATCH, 404 NOT_FOUND, 404 IDENTIFIER_NOT_FOUND,"
            " 422 SERVICE_NOT_APPLICABLE, 422 MISSING_IDENTIFIER",
        ),
        (
            "sendCode",
            "400 INVALID_ARGUMENT, 401 UNAUTHENTICATED, 403 PERMISSION_DENIED,"
            " 403 ONE_TIME_PASSWORD_SMS.MAX_OTP_CODES_EXCEEDED,"
            " 403 ONE_TIME_PASSWORD_SMS.PHONE_NUMBER_NOT_ALLOWED,"
            " 403 ONE_TIME_PASSWORD_SMS.PHONE_NUMBER_BLOCKED, 404 NOT_FOUND, 429 QUOTA_EXCEEDED,"
            " 429 TOO_MANY_REQUESTS",
        ),
        (
            "validateCode",
            "400 INVALID_ARGUMENT, 400 OUT_OF_RANGE, 400 ONE_TIME_PASSWORD_SMS.INVALID_OTP,"
            " 400 ONE_TIME_PASSWORD_SMS.VERIFICATION_FAILED, 400 ONE_TIME_PASSWORD_SMS.VERIFICATION_EXPIRED,"
            " 401 UNAUTHENTICATED, 403 PERMISSION_DENIED, 404 NOT_FOUND, 429 QUOTA_EXCEEDED,"
            " 429 TOO_MANY_REQUESTS",
        ),
    ],
)
def test_the_releases_list_these_codes(name: str, codes: str) -> None:
    operation = next(one for one in OPERATIONS if one.name == name)
    listed = {f"{status} {code}" for status, code in DOCUMENTED[operation]}
    assert listed == set(codes.split(", "))
