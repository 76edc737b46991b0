"""Writes: they take effect once, whole, for who filed them, and survive a restart."""

import asyncio
from pathlib import Path
from typing import Any

import httpx
import pytest

from agent_console.backend import Sent, Unreachable
from tests.backends.server.conftest import BINDINGS, OTP, Serve, Served

REQUESTS = f"{BINDINGS}/unbind-requests"
JOBS = f"{BINDINGS}/query-jobs"
PURPOSE = "dpv:FulfilmentOfContractualObligation"


def code_of(answer: httpx.Response) -> tuple[int, str]:
    return answer.status_code, answer.json()["code"]


async def test_a_request_is_accepted_and_can_be_followed(served: Served) -> None:
    filed = await served.filed("douyin", "weibo")
    assert filed.status_code == 202
    assert int(filed.headers["retry-after"]) >= 1
    followed = await served.client.get(filed.headers["location"])
    assert followed.json() == filed.json()
    assert [item["status"] for item in followed.json()["items"]] == ["SUBMITTED", "SUBMITTED"]
    served.clock.move(days=14)
    ended = await served.client.get(filed.headers["location"])
    assert ended.json()["status"] in {"COMPLETED", "PARTIALLY_COMPLETED", "FAILED"}
    assert "retry-after" not in ended.headers


async def test_the_same_key_and_request_get_the_first_answer_again(served: Served) -> None:
    holder = await served.verified()
    body = {**holder, "items": [{"platformId": "douyin"}]}
    first = await served.ask(REQUESTS, '"once"', **body)
    served.clock.move(days=3)
    again = await served.ask(REQUESTS, '"once"', **body)
    assert (again.status_code, again.content) == (202, first.content)
    assert again.headers["location"] == first.headers["location"]
    assert served.effects["createUnbindRequest"] == 1


async def test_the_same_key_with_another_request_is_refused(served: Served) -> None:
    holder = await served.verified()
    await served.ask(REQUESTS, '"once"', **holder, items=[{"platformId": "douyin"}])
    other = await served.ask(REQUESTS, '"once"', **holder, items=[{"platformId": "weibo"}])
    assert code_of(other) == (422, "NUMBER_BINDINGS.IDEMPOTENCY_KEY_REUSED")
    assert served.effects["createUnbindRequest"] == 1


async def test_a_key_is_reused_by_another_operation_too(served: Served) -> None:
    filed = await served.filed(key='"once"')
    withdrawn = await served.ask(f"{filed.headers['location']}/withdraw", '"once"')
    assert code_of(withdrawn) == (422, "NUMBER_BINDINGS.IDEMPOTENCY_KEY_REUSED")


async def test_while_a_request_is_at_work_its_key_is_busy(
    served: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on, begun, submit = asyncio.Event(), asyncio.Event(), served.backend.submit

    async def slow(*order: Any) -> Any:
        begun.set()
        await go_on.wait()
        return await submit(*order)

    monkeypatch.setattr(served.backend, "submit", slow)
    body = {**await served.verified(), "items": [{"platformId": "douyin"}]}
    first = asyncio.create_task(served.ask(REQUESTS, '"once"', **body))
    await begun.wait()
    assert code_of(await served.ask(REQUESTS, '"once"', **body)) == (409, "ABORTED")
    go_on.set()
    assert (await first).status_code == 202
    assert served.effects["createUnbindRequest"] == 1


@pytest.mark.parametrize("key", [None, "unquoted", '""', '"with space"', f'"{"k" * 65}"', '"open'])
async def test_a_key_has_to_be_a_quoted_string(served: Served, key: str | None) -> None:
    holder = await served.verified()
    answer = await served.ask(REQUESTS, key, **holder, items=[{"platformId": "douyin"}])
    assert code_of(answer) == (400, "INVALID_ARGUMENT")
    assert "createUnbindRequest" not in served.effects


async def test_a_refused_request_leaves_its_key_unused(served: Served) -> None:
    holder = await served.verified()
    refused = await served.ask(REQUESTS, '"once"', **holder, items=[{"platformId": "no-such-app"}])
    assert code_of(refused) == (404, "NOT_FOUND")
    assert (
        await served.ask(REQUESTS, '"once"', **holder, items=[{"platformId": "douyin"}])
    ).status_code == 202


@pytest.mark.parametrize(("sent", "status"), [(Sent.NO, 503), (Sent.MAYBE, 504)])
async def test_an_unreachable_registry_says_whether_it_may_have_acted(
    served: Served, monkeypatch: pytest.MonkeyPatch, sent: Sent, status: int
) -> None:
    async def lost(*order: Any) -> None:
        raise Unreachable(sent)

    monkeypatch.setattr(served.backend, "submit", lost)
    assert (await served.filed()).status_code == status


async def test_what_is_filed_but_can_not_be_read_is_not_called_unsent(
    served: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def lost(*order: Any) -> None:
        raise Unreachable(Sent.NO)

    body = {**await served.verified(), "items": [{"platformId": "douyin"}]}
    with monkeypatch.context() as patched:
        patched.setattr(served.backend, "request", lost)
        assert code_of(await served.ask(REQUESTS, '"once"', **body)) == (504, "TIMEOUT")
    answer = await served.ask(REQUESTS, '"once"', **body)
    assert answer.status_code == 202
    found = await served.client.get(REQUESTS)
    assert found.headers["x-total-count"] == "1"


async def test_a_validation_is_the_servers_own_record(served: Served) -> None:
    holder = await served.verified()
    served.clock.move(minutes=6)
    moved = {**holder["holderProof"], "validatedAt": served.clock().isoformat()}
    answer = await served.ask(
        REQUESTS, '"k"', **{**holder, "holderProof": moved}, items=[{"platformId": "douyin"}]
    )
    assert code_of(answer) == (403, "NUMBER_BINDINGS.HOLDER_NOT_VERIFIED")


async def test_a_named_binding_needs_the_job_that_found_it(served: Served) -> None:
    holder = await served.verified()
    items = [{"platformId": "douyin", "bindingId": "b-1"}]
    assert code_of(await served.ask(REQUESTS, '"k"', **holder, items=items)) == (400, "INVALID_ARGUMENT")


async def test_a_restart_loses_no_request_no_job_and_no_key(serve: Serve, tmp_path: Path) -> None:
    first = await serve(folder=tmp_path / "server")
    holder = await first.verified()
    body = {**holder, "items": [{"platformId": "douyin"}]}
    filed = await first.ask(REQUESTS, '"once"', **body)
    job = await first.ask(JOBS, **holder, purpose=PURPOSE)
    await first.stop()
    second = await serve(folder=tmp_path / "server")
    assert (await second.client.get(filed.headers["location"])).json() == filed.json()
    assert (await second.client.get(job.headers["location"])).json()["phoneNumber"] == second.number
    again = await second.ask(REQUESTS, '"once"', **body)
    assert again.json() == filed.json()
    assert "createUnbindRequest" not in second.effects


async def test_without_its_own_file_a_key_still_takes_effect_once(serve: Serve) -> None:
    first = await serve()
    body = {**await first.verified(), "items": [{"platformId": "douyin"}]}
    filed = await first.ask(REQUESTS, '"once"', **body)
    await first.stop()
    second = await serve()
    again = await second.ask(REQUESTS, '"once"', **body)
    assert again.json()["unbindRequestId"] == filed.json()["unbindRequestId"]


async def test_a_job_tells_what_each_platform_answered(served: Served) -> None:
    holder = await served.verified()
    job = await served.ask(JOBS, **holder, purpose=PURPOSE, platformIds=["douyin", "weibo"])
    assert (job.status_code, job.json()["status"]) == (202, "QUEUED")
    told = (await served.client.get(job.headers["location"])).json()
    assert told["status"] == "SUCCEEDED"
    found = await served.client.get(f"{job.headers['location']}/bindings?holderRelation=PREVIOUS_HOLDER")
    assert {one["holderRelation"] for one in found.json()["items"]} == {"PREVIOUS_HOLDER"}
    assert "account" not in found.text.lower().replace("accountcategory", "")


async def test_a_deleted_job_is_gone(served: Served) -> None:
    holder = await served.verified()
    job = await served.ask(JOBS, **holder, purpose=PURPOSE)
    assert (await served.client.delete(job.headers["location"])).status_code == 204
    assert (await served.client.get(job.headers["location"])).status_code == 404
    assert (await served.client.delete(job.headers["location"])).status_code == 404


async def test_results_that_have_expired_say_so(served: Served) -> None:
    job = await served.ask(JOBS, **await served.verified(), purpose=PURPOSE)
    served.clock.move(hours=25)
    answer = await served.client.get(f"{job.headers['location']}/bindings")
    assert code_of(answer) == (404, "NUMBER_BINDINGS.RESULTS_EXPIRED")


async def test_items_that_no_platform_has_taken_over_can_be_withdrawn(served: Served) -> None:
    filed = await served.filed("douyin", "weibo")
    one = filed.json()["items"][0]["itemId"]
    place = f"{filed.headers['location']}/withdraw"
    answer = await served.ask(place, '"back"', itemIds=[one], reason="changed their mind")
    assert sorted(item["status"] for item in answer.json()["items"]) == ["SUBMITTED", "WITHDRAWN"]
    served.clock.move(days=14)
    assert code_of(await served.ask(place, '"later"')) == (409, "INCOMPATIBLE_STATE")


async def test_a_clients_requests_are_listed_newest_first(served: Served) -> None:
    first = (await served.filed("douyin")).json()["unbindRequestId"]
    served.clock.move(minutes=1)
    second = (await served.filed("weibo")).json()["unbindRequestId"]
    listed = await served.client.get(f"{REQUESTS}?perPage=1")
    assert [one["unbindRequestId"] for one in listed.json()["items"]] == [second]
    assert listed.headers["x-total-count"] == "2"
    since = served.clock().isoformat()
    late = await served.client.get(REQUESTS, params={"createdAt.gte": since})
    assert [one["unbindRequestId"] for one in late.json()["items"]] == [second]
    submitted = await served.client.get(REQUESTS, params={"status": "SUBMITTED"})
    assert [one["unbindRequestId"] for one in submitted.json()["items"]] == [second, first]


async def test_what_was_filed_elsewhere_is_found_on_the_holders_proof_and_can_be_followed(
    served: Served,
) -> None:
    filed = (await served.filed()).json()["unbindRequestId"]
    served.app.state.desk.storage.filed.forget("request", "dev", filed)
    assert (await served.client.get(f"{REQUESTS}/{filed}")).status_code == 404
    served.clock.move(minutes=1)
    holder = await served.verified()
    del holder["consent"]
    found = await served.ask(f"{BINDINGS}/retrieve-unbind-requests", **holder)
    assert [one["unbindRequestId"] for one in found.json()["items"]] == [filed]
    assert (await served.client.get(f"{REQUESTS}/{filed}")).status_code == 200


async def test_a_wrong_code_is_a_business_answer_and_leading_zeros_count(served: Served) -> None:
    authentication, right = await served.code()
    wrong = "000000" if right != "000000" else "000001"
    answers = [
        code_of(await served.ask(f"{OTP}/validate-code", authenticationId=authentication, code=wrong))
        for _ in range(3)
    ]
    assert [code for _, code in answers] == [
        "ONE_TIME_PASSWORD_SMS.INVALID_OTP",
        "ONE_TIME_PASSWORD_SMS.INVALID_OTP",
        "ONE_TIME_PASSWORD_SMS.VERIFICATION_FAILED",
    ]


async def test_a_second_code_says_when_it_may_be_asked_for(served: Served) -> None:
    await served.code()
    soon = await served.ask(f"{OTP}/send-code", phoneNumber=served.number, message="code {{code}}")
    assert code_of(soon) == (429, "TOO_MANY_REQUESTS")
    assert soon.headers["retry-after"] == "30"
