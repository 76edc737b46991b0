"""What answers become: known words, unknown words that are never permission, pages, days in China."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from agent_console.backend import (
    Carrier,
    Confidence,
    CorrectionState,
    Garbled,
    HolderRelation,
    IdempotencyKey,
    ItemState,
    LabelCategory,
    LabelProviderState,
    PlatformAnswerState,
    Refused,
    SendCodeOutcome,
    UnbindMethod,
    Verdict,
    WarningWeight,
)
from agent_console.identity.phone import PhoneNumber
from agent_console.identity.secret import Secret
from backends.http.backend import HttpBackend
from tests.backends.http.conftest import MakeClient, OwnTime
from tests.backends.http.recorder import Arrived, Recorder, Reply, error
from tests.backends.http.test_requests_on_the_wire import (
    CORRECTION,
    E164,
    KEY,
    LOOKUP,
    MESSAGE,
    NUMBER,
    ORDER,
    PROOF,
)
from tests.support_registry import MONDAY_MORNING, HandSetClock

NOW = "2026-11-23T01:36:00Z"


def platform(number: int, **other: Any) -> dict[str, Any]:
    return {
        "platformId": f"p-{number}",
        "name": {"zh": "抖音", "en": "Douyin"},
        "familyId": "f-1",
        "familyName": {"zh": "字节跳动", "en": "ByteDance"},
        "unbindMethod": "AUTOMATIC",
        "warningWeight": "PLAIN",
        "catalogueVersion": "2026-11",
        **other,
    }


def page(items: list[dict[str, Any]], number: int = 1, total: int | None = None) -> dict[str, Any]:
    told = len(items) if total is None else total
    return {"items": items, "pagination": {"page": number, "perPage": 300, "totalCount": told}}


def job(status: str = "SUCCEEDED", *platforms: tuple[str, str], **other: Any) -> dict[str, Any]:
    return {
        "queryJobId": "job-1",
        "phoneNumber": E164,
        "status": status,
        "createdAt": NOW,
        "updatedAt": NOW,
        "platforms": [{"platformId": name, "status": state} for name, state in platforms],
        **other,
    }


def binding(number: int = 1, **other: Any) -> dict[str, Any]:
    return {
        "bindingId": f"b-{number}",
        "platformId": "p-1",
        "platformName": "抖音",
        "accountCategory": "SOCIAL",
        "maskedAccount": "z***n",
        "boundAt": "2019-05-01T16:30:00Z",
        "holderRelation": "PREVIOUS_HOLDER",
        "unbindMethod": "AUTOMATIC",
        **other,
    }


def filed(*states: str, **other: Any) -> dict[str, Any]:
    return {
        "unbindRequestId": "request-1",
        "phoneNumber": E164,
        "createdAt": NOW,
        "updatedAt": NOW,
        "status": "SUBMITTED",
        "items": [
            {"itemId": f"i-{n}", "platformId": f"p-{n}", "status": state, "updatedAt": NOW}
            for n, state in enumerate(states, start=1)
        ],
        **other,
    }


# --------------------------------------------------------------------------- platforms


async def test_platforms_come_page_by_page(client: HttpBackend, server: Recorder) -> None:
    every = [platform(number) for number in range(700)]

    def answer(request: Arrived) -> Reply:
        number = int(request.target.partition("page=")[2].partition("&")[0])
        return Reply(200, page(every[300 * (number - 1) : 300 * number], number, 700))

    server.answer(answer)
    told = await client.platforms()
    assert [one.id for one in told.platforms] == [one["platformId"] for one in every]
    assert (told.version, client.describe().platforms_version) == ("2026-11", "2026-11")
    assert len({request.headers["x-correlator"] for request in server.arrived}) == 1


async def test_a_list_that_did_not_change_is_not_sent_again(client: HttpBackend, server: Recorder) -> None:
    server.answer(Reply(200, page([platform(1)]), {"ETag": '"v1"'}), Reply(304))
    first = await client.platforms()
    assert await client.platforms() == first
    assert server.last.headers["if-none-match"] == '"v1"'


async def test_pages_that_never_end_are_no_answer(make_client: MakeClient, server: Recorder) -> None:
    server.answer(Reply(200, page([platform(1)], 1, 1_000_000)))
    with pytest.raises(Garbled):
        await make_client(calls_per_second="10000").platforms()


async def test_a_platforms_words_we_do_not_know_close_it(client: HttpBackend, server: Recorder) -> None:
    server.answer(Reply(200, page([platform(1, unbindMethod="BY_POST", warningWeight="HEAVIER", new=1)])))
    (told,) = (await client.platforms()).platforms
    assert (told.unbind_method, told.warning_weight) == (UnbindMethod.NOT_SUPPORTED, WarningWeight.MONEY)


# --------------------------------------------------------------------------- numbers


async def test_a_number_is_told_with_all_its_days(client: HttpBackend, server: Recorder) -> None:
    server.answer(
        Reply(
            200,
            {
                "phoneNumber": E164,
                "carrier": "CHINA_MOBILE",
                "verdict": "RECYCLED",
                "activatedOn": "2026-01-09",
                "activatedOnConfidence": "LOW",
                "portedInOn": "2026-02-01",
                "retryOn": "2026-11-27",
                "serviceLine": "10086",
            },
        )
    )
    told = await client.number(NUMBER)
    assert (told.carrier, told.verdict, told.verdict_text) == (Carrier.CHINA_MOBILE, Verdict.RECYCLED, None)
    assert (told.activated_on, told.activated_on_confidence) == (date(2026, 1, 9), Confidence.LOW)
    assert (told.ported_in_on, told.retry_on, told.service_line) == (
        date(2026, 2, 1),
        date(2026, 11, 27),
        "10086",
    )


@pytest.mark.parametrize("word", ["RECYCLED_TWICE", "recycled", "RECYCLED ", ""])
async def test_a_verdict_we_do_not_know_is_none_and_keeps_its_text(
    client: HttpBackend, server: Recorder, word: str
) -> None:
    server.answer(
        Reply(
            200,
            {
                "phoneNumber": E164,
                "carrier": "CHINA_SATELLITE",
                "verdict": word,
                "activatedOnConfidence": "MIDDLING",
            },
        )
    )
    told = await client.number(NUMBER)
    assert (told.verdict, told.verdict_text) == (Verdict.CANNOT_JUDGE, word)
    assert (told.carrier, told.activated_on_confidence) == (Carrier.UNKNOWN, Confidence.LOW)


async def test_an_answer_about_another_number_is_none(client: HttpBackend, server: Recorder) -> None:
    other = {"phoneNumber": "+8618700001010", "carrier": "MVNO", "verdict": "RECYCLED"}
    server.answer(Reply(200, other))
    with pytest.raises(Garbled):
        await client.number(NUMBER)


# --------------------------------------------------------------------------- lookups


async def test_a_lookup_brings_what_was_found_on_every_page(client: HttpBackend, server: Recorder) -> None:
    every = [binding(number) for number in range(301)]
    server.answer_at("/job-1", Reply(200, job("SUCCEEDED", ("p-1", "ANSWERED"), ("p-2", "NOT_SUPPORTED"))))
    server.answer_at(
        "/bindings", Reply(200, page(every[:300], 1, 301)), Reply(200, page(every[300:], 2, 301))
    )
    told = await client.lookup("job-1")
    assert told.finished
    assert [one.id for one in told.bindings] == [one["bindingId"] for one in every]
    assert [one.state for one in told.answers] == [
        PlatformAnswerState.ANSWERED,
        PlatformAnswerState.NOT_SUPPORTED,
    ]
    assert len({request.headers["x-correlator"] for request in server.arrived}) == 1


async def test_a_binding_keeps_its_day_in_china_and_no_account(client: HttpBackend, server: Recorder) -> None:
    server.answer_at("/job-1", Reply(200, job()))
    server.answer_at("/bindings", Reply(200, page([binding(openUnbindRequestId="request-7")])))
    (told,) = (await client.lookup("job-1")).bindings
    assert (told.bound_on, told.open_request_id) == (date(2019, 5, 2), "request-7")
    assert "z***n" not in repr(told)


@pytest.mark.parametrize(
    ("word", "relation"),
    [
        ("PREVIOUS_HOLDER", HolderRelation.PREVIOUS_HOLDER),
        ("CURRENT_HOLDER", HolderRelation.CURRENT_HOLDER),
        ("UNKNOWN", HolderRelation.UNKNOWN),
        ("JOINT_HOLDER", HolderRelation.CURRENT_HOLDER),
        ("previous_holder", HolderRelation.CURRENT_HOLDER),
    ],
)
async def test_a_relation_we_do_not_know_may_be_the_holders_own(
    client: HttpBackend, server: Recorder, word: str, relation: HolderRelation
) -> None:
    server.answer_at("/job-1", Reply(200, job()))
    server.answer_at("/bindings", Reply(200, page([binding(holderRelation=word, boundAt=None)])))
    (told,) = (await client.lookup("job-1")).bindings
    assert (told.relation, told.bound_on) == (relation, None)


@pytest.mark.parametrize(
    ("status", "finished"),
    [
        ("QUEUED", False),
        ("RUNNING", False),
        ("SUCCEEDED", True),
        ("PARTIALLY_SUCCEEDED", True),
        ("FAILED", True),
        ("CANCELLED", True),
        ("PAUSED", False),
    ],
)
async def test_a_job_is_over_in_its_final_states_alone(
    client: HttpBackend, server: Recorder, status: str, finished: bool
) -> None:
    server.answer_at("/job-1", Reply(200, job(status, ("p-1", "PENDING"), ("p-2", "THINKING"))))
    server.answer_at("/bindings", error(409, "INCOMPATIBLE_STATE"))
    told = await client.lookup("job-1")
    expected = PlatformAnswerState.UNAVAILABLE if finished else PlatformAnswerState.PENDING
    assert told.finished is finished
    assert {one.state for one in told.answers} == {expected}
    assert told.bindings == ()


async def test_results_that_are_gone_are_a_refusal(client: HttpBackend, server: Recorder) -> None:
    server.answer_at("/job-1", Reply(200, job()))
    server.answer_at("/bindings", error(404, "NUMBER_BINDINGS.RESULTS_EXPIRED"))
    with pytest.raises(Refused, match=r"NUMBER_BINDINGS\.RESULTS_EXPIRED"):
        await client.lookup("job-1")


async def test_nothing_is_fetched_where_nothing_was_found(client: HttpBackend, server: Recorder) -> None:
    server.answer_at("/job-1", Reply(200, job("SUCCEEDED", ("p-1", "ANSWERED"), bindingCount=0)))
    assert (await client.lookup("job-1")).bindings == ()
    assert len(server.arrived) == 1


async def test_polls_grow_apart_and_go_on_after_a_restart_from_the_id_alone(
    make_client: MakeClient, server: Recorder
) -> None:
    server.answer_at("/job-1", Reply(200, job("RUNNING", bindingCount=0)))
    client = make_client()
    waits = [(await client.lookup("job-1")).poll_after.total_seconds() for _ in range(9)]
    assert waits[:3] == [3.0, 4.5, 6.75]
    assert waits[-1] == 30.0
    await client.aclose()
    assert (await make_client().lookup("job-1")).poll_after == timedelta(seconds=3)


async def test_a_server_that_says_when_to_ask_again_is_asked_then(
    client: HttpBackend, server: Recorder
) -> None:
    server.answer_at(
        "/job-1", Reply(200, job("RUNNING", bindingCount=0, expectedBy="2026-11-25"), {"Retry-After": "60"})
    )
    told = await client.lookup("job-1")
    assert (told.poll_after, told.expected_by) == (timedelta(seconds=60), date(2026, 11, 25))


async def test_another_lookup_than_was_asked_for_is_no_answer(client: HttpBackend, server: Recorder) -> None:
    server.answer(Reply(200, job()))
    with pytest.raises(Garbled):
        await client.lookup("job-2")
    server.answer_at("/platforms", Reply(200, page([])))
    server.answer(Reply(202, job("QUEUED", phoneNumber="+8618700001010")))
    with pytest.raises(Garbled):
        await client.start_lookup(LOOKUP, KEY)


async def test_a_started_lookup_is_known_by_its_id(client: HttpBackend, server: Recorder) -> None:
    server.answer_at("/platforms", Reply(200, page([])))
    server.answer_at("/query-jobs", Reply(202, job("QUEUED"), {"Retry-After": "1", "Location": "/elsewhere"}))
    receipt = await client.start_lookup(LOOKUP, KEY)
    assert (receipt.id, receipt.poll_after) == ("job-1", timedelta(seconds=1))


# --------------------------------------------------------------------------- requests


async def test_a_filed_request_is_known_by_its_id(client: HttpBackend, server: Recorder) -> None:
    server.answer_at("/platforms", Reply(200, page([])))
    server.answer_at("/unbind-requests", Reply(202, filed("SUBMITTED")))
    assert (await client.submit(ORDER, KEY)).id == "request-1"


async def test_states_are_told_item_by_item_and_a_new_one_keeps_its_text(
    client: HttpBackend, server: Recorder
) -> None:
    known = [state for state in ItemState if state is not ItemState.OTHER]
    server.answer(Reply(200, filed(*known, "PARKED", callerReference="00112300019", expectedBy="2026-11-30")))
    told = await client.request("request-1")
    assert [(one.state, one.state_text) for one in told.items] == [
        *((state, None) for state in known),
        (ItemState.OTHER, "PARKED"),
    ]
    assert (told.case_reference, told.expected_by) == ("00112300019", date(2026, 11, 30))
    assert told.created_at == datetime(2026, 11, 23, 1, 36, tzinfo=UTC)


async def test_requests_are_found_page_by_page(client: HttpBackend, server: Recorder) -> None:
    every = [filed("UNBOUND", unbindRequestId=f"request-{number}") for number in range(301)]
    server.answer(Reply(200, page(every[:300], 1, 301)), Reply(200, page(every[300:], 2, 301)))
    found = await client.find_requests(NUMBER, PROOF, None)
    assert [one.id for one in found] == [one["unbindRequestId"] for one in every]
    assert [request.json["page"] for request in server.arrived] == [1, 2]
    assert "callerReference" not in server.last.json


async def test_a_request_of_another_number_is_never_shown(client: HttpBackend, server: Recorder) -> None:
    server.answer(Reply(200, page([filed("UNBOUND", phoneNumber="+8618700001010")])))
    with pytest.raises(Garbled):
        await client.find_requests(NUMBER, PROOF, None)


async def test_another_request_than_was_asked_for_is_no_answer(client: HttpBackend, server: Recorder) -> None:
    server.answer(Reply(200, filed("UNBOUND")))
    with pytest.raises(Garbled):
        await client.request("request-2")
    server.answer_at("/platforms", Reply(200, page([])))
    with pytest.raises(Garbled):
        await client.withdraw("request-2", (), "why", IdempotencyKey("k"))


# --------------------------------------------------------------------------- labels


async def test_labels_are_told_provider_by_provider(client: HttpBackend, server: Recorder) -> None:
    label = {
        "labelId": "l-1",
        "category": "ROBOCALL",
        "text": "骚扰电话",
        "reportCount": 12,
        "firstReportedAt": "2019-05-01T16:00:00Z",
        "correctable": True,
    }
    providers = [
        {"providerId": "360", "status": "CURRENT", "labels": [label]},
        {"providerId": "baidu", "status": "ASLEEP", "labels": []},
        {"providerId": "sogou", "status": "PENDING", "labels": [], "expectedBy": "2026-11-30"},
    ]
    server.answer(Reply(200, {"phoneNumber": E164, "providers": providers}))
    current, unknown, pending = await client.labels(NUMBER, PROOF)
    assert current.labels[0].category is LabelCategory.OTHER
    assert current.labels[0].first_reported_on == date(2019, 5, 2)
    assert unknown.state is LabelProviderState.UNAVAILABLE
    assert (pending.state, pending.expected_by) == (LabelProviderState.PENDING, date(2026, 11, 30))


async def test_a_corrections_new_word_is_told_as_other(client: HttpBackend, server: Recorder) -> None:
    told = {
        "labelCorrectionId": "c-1",
        "phoneNumber": E164,
        "createdAt": NOW,
        "updatedAt": NOW,
        "status": "SUBMITTED",
        "items": [
            {"labelId": "l-1", "status": "IN_REVIEW", "updatedAt": NOW},
            {"labelId": "l-2", "status": "ARCHIVED", "updatedAt": NOW},
        ],
    }
    server.answer(Reply(200, told))
    correction = await client.correction("c-1")
    assert [one.state for one in correction.items] == [CorrectionState.IN_REVIEW, CorrectionState.OTHER]
    server.answer_at("/platforms", Reply(200, page([])))
    server.answer_at("/label-corrections", Reply(202, told, {"Retry-After": "3600"}))
    assert (await client.correct(CORRECTION, KEY)).poll_after == timedelta(hours=1)


# --------------------------------------------------------------------------- comparing and codes


@pytest.mark.parametrize(
    ("name", "document", "outcome"),
    [
        ("true", "true", "MATCH"),
        ("false", "true", "NO_MATCH"),
        ("true", "false", "NO_MATCH"),
        ("false", "not_available", "NO_MATCH"),
        ("not_available", "true", "NOT_COMPARABLE"),
        ("true", "probably", "NOT_COMPARABLE"),
        ("TRUE", "true", "NOT_COMPARABLE"),
        ("true", None, "NOT_COMPARABLE"),
        (None, None, "NOT_COMPARABLE"),
    ],
)
async def test_only_two_plain_yeses_are_a_match(
    client: HttpBackend, server: Recorder, name: str | None, document: str | None, outcome: str
) -> None:
    told = {
        "nameMatch": name,
        "idDocumentMatch": document,
        "idDocumentTypeMatch": "true",
        "nameMatchScore": 99,
    }
    server.answer(Reply(200, {key: value for key, value in told.items() if value is not None}))
    answer = await client.match_identity(NUMBER, Secret("张三"), Secret("11010519491231002X"))
    assert answer.outcome == outcome


async def test_booleans_are_no_match(client: HttpBackend, server: Recorder) -> None:
    server.answer(Reply(200, {"nameMatch": True, "idDocumentMatch": True}))
    with pytest.raises(Garbled):
        await client.match_identity(NUMBER, Secret("张三"), Secret("11010519491231002X"))


async def confirm(client: HttpBackend, server: Recorder, reply: Reply) -> datetime:
    server.answer_at("/validate-code", reply)
    answer = await client.confirm_code(NUMBER, "a-0001", Secret("004217"))
    assert answer.proof is not None
    return answer.proof.validated_at


async def test_a_proof_carries_the_registrys_own_instant(
    client: HttpBackend, server: Recorder, clock: HandSetClock
) -> None:
    server.answer(Reply(200, page([])))
    exact = {"X-Validated-At": "2026-11-23T01:35:58.250000Z", "Date": "Mon, 23 Nov 2026 01:35:59 GMT"}
    assert await confirm(client, server, Reply(204, headers=exact)) == MONDAY_MORNING - timedelta(
        seconds=1.75
    )
    by_date = {"Date": exact["Date"], "X-Validated-At": "just now"}
    assert await confirm(client, server, Reply(204, headers=by_date)) == MONDAY_MORNING - timedelta(seconds=1)
    assert await confirm(client, server, Reply(204)) == MONDAY_MORNING == clock.now


async def test_a_code_sent_to_one_number_is_never_compared_for_another(
    client: HttpBackend, server: Recorder
) -> None:
    server.answer(Reply(200, page([])))
    server.answer_at("/send-code", Reply(200, {"authenticationId": "a-0001"}))
    sent = await client.send_code(NUMBER, MESSAGE)
    assert (sent.outcome, sent.authentication_id) == (SendCodeOutcome.SENT, "a-0001")
    with pytest.raises(Refused, match="NOT_FOUND"):
        await client.confirm_code(PhoneNumber("18700001010"), "a-0001", Secret("004217"))
    assert server.at("/validate-code") == []


async def test_the_clocks_apart_are_known_after_an_answer(
    client: HttpBackend, server: Recorder, time: OwnTime
) -> None:
    assert client.clock_skew() is None
    server.answer(Reply(200, page([]), {"Date": "Mon, 23 Nov 2026 01:41:00 GMT"}))
    await client.platforms()
    assert client.clock_skew() == timedelta(minutes=5)
