"""The rules that stand beside the shapes: numbers, codes, labels, days, instants, words of requests."""

import json
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from backends.wire.call_forwarding_signal import CallForwarding, CallForwardingsAnswer
from backends.wire.fields import is_correlator
from backends.wire.kyc_match import MatchAnswer, MatchRequest, MatchResult
from backends.wire.labels import CorrectionReason, LabelCorrectionRequest
from backends.wire.number_recycling import RecyclingAnswer, RecyclingRequest
from backends.wire.numbers import RetrieveNumberRequest
from backends.wire.one_time_password_sms import SendCodeRequest, ValidateCodeRequest
from backends.wire.query_jobs import QueryJobRequest
from backends.wire.sim_swap import SimSwapCheckRequest, SimSwapDateAnswer
from backends.wire.unbind_requests import (
    CLOSED,
    SUCCEEDED,
    ItemStatus,
    UnbindRequestRequest,
    UnbindStatus,
    WithdrawRequest,
    request_status,
)
from tests.backends.wire.examples import REQUESTS


def example(model: type) -> dict[str, object]:
    found: dict[str, object] = json.loads(next(text for one, text in REQUESTS if one is model))
    return found


@pytest.mark.parametrize("number", ["+8613800138000", "+12345", "+123456789012345"])
def test_a_number_is_written_with_plus(number: str) -> None:
    assert RetrieveNumberRequest.read(json.dumps({"phoneNumber": number})).phone_number == number


@pytest.mark.parametrize(
    "text",
    [
        "13800138000",
        "+0613800138000",
        "+1234",
        "+1234567890123456",
        "+8613800138000\n",
        "\n+8613800138000",
        "+86 13800138000",
        "+８６13800138000",
        "",
        "tel:+8613800138000",
    ],
)
def test_what_is_no_number_from_end_to_end_is_refused(text: str) -> None:
    with pytest.raises(ValidationError):
        RetrieveNumberRequest.read(json.dumps({"phoneNumber": text}))


@given(st.from_regex(r"\A0+[0-9A-Za-z]{1,8}\Z").filter(lambda code: len(code) <= 10))
def test_leading_zeros_and_letters_of_a_code_are_kept(code: str) -> None:
    sent = ValidateCodeRequest(authentication_id="a-1", code=code)
    assert json.loads(sent.to_json())["code"] == code
    assert ValidateCodeRequest.read(sent.to_json()) == sent


@pytest.mark.parametrize("code", ["12345", '"12345678901"', "null", "true", "1.5"])
def test_a_code_is_a_text_of_ten_at_most(code: str) -> None:
    with pytest.raises(ValidationError):
        ValidateCodeRequest.read(f'{{"authenticationId": "a-1", "code": {code}}}')


@pytest.mark.parametrize("message", ["验证码{code}", "{{ code }}", "{{Code}}", "", "{{code}}" + "x" * 153])
def test_a_message_without_the_label_or_too_long_is_refused(message: str) -> None:
    with pytest.raises(ValidationError):
        SendCodeRequest.read(json.dumps({"phoneNumber": "+8613800138000", "message": message}))


def test_the_label_arrives_with_both_pairs_of_braces() -> None:
    sent = SendCodeRequest(phone_number="+8613800138000", message="{{code}} 是您的验证码" + "。" * 140)
    assert b'"message":"{{code}} ' in sent.to_json()


@pytest.mark.parametrize(
    "day",
    ['"2025-3-14"', '"2025-03-14T00:00:00Z"', "1741910400", '"1741910400"', '"2025-02-29"', '"２025-03-14"'],
)
def test_a_day_is_written_in_one_way(day: str) -> None:
    with pytest.raises(ValidationError):
        RecyclingRequest.read(f'{{"specifiedDate": {day}}}')


def test_nine_fractional_digits_are_read() -> None:
    read = SimSwapDateAnswer.read('{"latestSimChange": "2024-09-18T07:37:53.471829447Z"}')
    assert read.latest_sim_change == datetime(2024, 9, 18, 7, 37, 53, 471829, tzinfo=UTC)


@pytest.mark.parametrize(
    "instant", ['"2024-09-18T07:37:53"', '"2024-09-18"', "1726645073", '"2024-09-18T07:37Z"', '"1726645073"']
)
def test_an_instant_has_its_zone(instant: str) -> None:
    with pytest.raises(ValidationError):
        SimSwapDateAnswer.read(f'{{"latestSimChange": {instant}}}')


@pytest.mark.parametrize("hours", ["0", "2401", '"240"', "240.5", "true"])
def test_the_hours_to_look_back_are_1_to_2400(hours: str) -> None:
    with pytest.raises(ValidationError):
        SimSwapCheckRequest.read(f'{{"maxAge": {hours}}}')
    assert SimSwapCheckRequest.read("{}").max_age == 240


@pytest.mark.parametrize("answer", ['"true"', "1", "0", "null", '"yes"'])
def test_a_truth_is_true_or_false(answer: str) -> None:
    with pytest.raises(ValidationError):
        RecyclingAnswer.read(f'{{"phoneNumberRecycled": {answer}}}')


def test_a_match_is_a_word_and_no_boolean() -> None:
    assert MatchAnswer.read('{"nameMatch": "true"}').name_match is MatchResult.TRUE
    with pytest.raises(ValidationError):
        MatchAnswer.read('{"nameMatch": true}')


@pytest.mark.parametrize("score", ["-1", "100", '"87"'])
def test_a_score_is_0_to_99(score: str) -> None:
    with pytest.raises(ValidationError):
        MatchAnswer.read(f'{{"nameMatch": "false", "nameMatchScore": {score}}}')


def test_a_number_alone_asks_nothing() -> None:
    assert MatchRequest(phone_number="+8613800138000", name=None).asks_nothing
    assert not MatchRequest(name="张示例").asks_nothing


def test_forwardings_are_a_list_of_at_least_one() -> None:
    text = '["unconditional","on_sundays"]'
    read = CallForwardingsAnswer.read(text)
    assert read.root == (CallForwarding.UNCONDITIONAL, "on_sundays")
    assert (read.to_json().decode(), read.to_plain()) == (text, ["unconditional", "on_sundays"])
    for wrong in ("[]", "{}", "[1]", '["a"'):
        with pytest.raises(ValidationError):
            CallForwardingsAnswer.read(wrong)


def test_a_word_no_list_has_is_refused_in_a_request() -> None:
    said = {**example(LabelCorrectionRequest), "reason": "WORD_OF_NEXT_YEAR"}
    with pytest.raises(ValidationError, match="reason"):
        LabelCorrectionRequest.read(json.dumps(said))
    assert CorrectionReason.PREVIOUS_HOLDER in str(example(LabelCorrectionRequest))


@pytest.mark.parametrize("left_out", ["phoneNumber", "purpose", "holderProof", "consent"])
def test_nobody_asks_the_platforms_without_purpose_proof_and_consent(left_out: str) -> None:
    said = {key: value for key, value in example(QueryJobRequest).items() if key != left_out}
    with pytest.raises(ValidationError, match=left_out):
        QueryJobRequest.read(json.dumps(said))


@pytest.mark.parametrize("purpose", ["FulfilmentOfObligation", "dpv:", "dpv:Any thing", "dpv:X\n"])
def test_a_purpose_is_one_of_the_data_privacy_vocabulary(purpose: str) -> None:
    with pytest.raises(ValidationError, match="purpose"):
        QueryJobRequest.read(json.dumps({**example(QueryJobRequest), "purpose": purpose}))


@pytest.mark.parametrize("many", [0, 301])
def test_a_request_holds_1_to_300_items(many: int) -> None:
    said = {**example(UnbindRequestRequest), "items": [{"platformId": f"app-{n}"} for n in range(many)]}
    with pytest.raises(ValidationError, match="items"):
        UnbindRequestRequest.read(json.dumps(said))


def test_a_binding_is_named_with_the_job_that_found_it() -> None:
    said = example(UnbindRequestRequest)
    assert not UnbindRequestRequest.read(json.dumps(said)).misses_its_job
    del said["queryJobId"]
    assert UnbindRequestRequest.read(json.dumps(said)).misses_its_job


def test_to_withdraw_everything_is_to_name_nothing() -> None:
    assert WithdrawRequest.read("{}").item_ids is None
    with pytest.raises(ValidationError):
        WithdrawRequest.read('{"itemIds": []}')


@pytest.mark.parametrize(
    ("text", "good"),
    [
        ("", True),
        ("b4333c46-49c0-4f62-80d7-f0ef930f1c46", True),
        ("a-b_c:d;e.f/g<h>{i}", True),
        ("x" * 256, True),
        ("x" * 257, False),
        ("a\n", False),
        ("a b", False),
        ("é", False),
        ("１", False),
    ],
)
def test_a_correlator_is_of_its_pattern_from_end_to_end(text: str, good: bool) -> None:
    assert is_correlator(text) is good


# --------------------------------------------------------------------------- a request's status

states = st.sampled_from(ItemStatus)


@given(st.lists(states, min_size=1))
def test_a_request_is_closed_when_each_of_its_items_is(items: list[ItemStatus]) -> None:
    status = request_status(items)
    assert (status in {UnbindStatus.SUBMITTED, UnbindStatus.IN_PROGRESS}) == any(
        i not in CLOSED for i in items
    )
    assert (status is UnbindStatus.COMPLETED) == all(item in SUCCEEDED for item in items)
    assert (status is UnbindStatus.WITHDRAWN) == all(item is ItemStatus.WITHDRAWN for item in items)


@pytest.mark.parametrize(
    ("items", "status"),
    [
        (("SUBMITTED", "SUBMITTED"), "SUBMITTED"),
        (("SUBMITTED", "FORWARDED"), "IN_PROGRESS"),
        (("SUBMITTED", "WITHDRAWN"), "IN_PROGRESS"),
        (("FORWARDED",), "IN_PROGRESS"),
        (("UNBOUND", "NO_PRIOR_BINDING", "KEPT_CURRENT_HOLDER"), "COMPLETED"),
        (("WITHDRAWN", "WITHDRAWN"), "WITHDRAWN"),
        (("REFUSED", "WITHDRAWN"), "FAILED"),
        (("NO_REPLY", "SELF_SERVICE_REQUIRED"), "FAILED"),
        (("UNBOUND", "REFUSED"), "PARTIALLY_COMPLETED"),
        (("UNBOUND", "WITHDRAWN"), "PARTIALLY_COMPLETED"),
    ],
)
def test_a_requests_status_follows_from_its_items(items: tuple[str, ...], status: str) -> None:
    assert request_status(map(ItemStatus, items)) is UnbindStatus(status)
