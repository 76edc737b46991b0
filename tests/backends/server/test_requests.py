"""What every request meets at the door: who asks, in which form, how much, and how it is told no."""

import asyncio
from datetime import timedelta

import httpx
import pytest

from backends.server.connections import ImpatientProtocol
from backends.server.options import RateLimit
from backends.wire.operations import OPERATIONS
from tests.backends.server.conftest import BINDINGS, LABELS, SUBJECT, Serve, Served

NUMBER = f"{BINDINGS}/retrieve-number"


def info(answer: httpx.Response) -> tuple[int, str]:
    """Give status and code, having checked that the body is an ErrorInfo and nothing else."""
    body = answer.json()
    assert set(body) == {"status", "code", "message"}
    assert body["status"] == answer.status_code
    assert answer.headers["content-type"] == "application/json"
    return body["status"], body["code"]


async def test_a_number_is_told(served: Served) -> None:
    answer = await served.ask(NUMBER, phoneNumber=served.number)
    assert answer.json() == {
        "phoneNumber": served.number,
        "carrier": "CHINA_MOBILE",
        "verdict": "RECYCLED",
        "activatedOn": "2021-08-16",
        "activatedOnConfidence": "HIGH",
    }


@pytest.mark.parametrize("authorization", ["", "Bearer", "Bearer other", "Basic abc"])
async def test_without_a_known_token_nothing_is_answered(served: Served, authorization: str) -> None:
    headers = {"Authorization": authorization}
    answer = await served.client.post(NUMBER, json={"phoneNumber": served.number}, headers=headers)
    assert info(answer) == (401, "UNAUTHENTICATED")
    assert answer.headers["www-authenticate"] == "Bearer"


async def test_the_token_is_asked_for_before_the_body_is_looked_at(served: Served) -> None:
    answer = await served.client.post(NUMBER, content=b"{", headers={"Authorization": "Bearer other"})
    assert info(answer) == (401, "UNAUTHENTICATED")


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"[]",
        b"null",
        b'{"phoneNumber": null}',
        b'{"phoneNumber": 8613800138000}',
        b'{"phoneNumber": "13800138000"}',
        b'{"phoneNumber": "+8613800138000\\n"}',
        b'{"phoneNumber": "+8613800138000", "more": 1}',
        b'{"phone_number": "+8613800138000"}',
        b'{"phoneNumber": "\\ud800"}',
        b"\xff\xfe{}",
    ],
)
async def test_a_body_that_is_not_as_declared_is_refused(served: Served, body: bytes) -> None:
    answer = await served.client.post(NUMBER, content=body, headers={"Content-Type": "application/json"})
    assert info(answer) == (400, "INVALID_ARGUMENT")


async def test_a_refusal_repeats_nothing_of_what_was_asked(served: Served) -> None:
    answer = await served.ask(
        "/kyc-match/v0.4/match", phoneNumber=served.number, idDokument="11010519491231002X"
    )
    assert info(answer) == (400, "INVALID_ARGUMENT")
    assert "idDokument" not in answer.text
    assert "11010519491231002X" not in answer.text
    assert served.number not in answer.text


@pytest.mark.parametrize("media_type", ["text/plain", "application/xml", "application/json; charset=gbk", ""])
async def test_another_media_type_is_refused(served: Served, media_type: str) -> None:
    answer = await served.client.post(NUMBER, content=b"{}", headers={"Content-Type": media_type})
    assert info(answer) == (415, "UNSUPPORTED_MEDIA_TYPE")


async def test_an_unknown_address_is_not_found(served: Served) -> None:
    assert info(await served.client.get("/nothing/here")) == (404, "NOT_FOUND")


async def test_a_wrong_method_is_told_every_right_one(served: Served) -> None:
    answer = await served.client.put(f"{BINDINGS}/unbind-requests")
    assert info(answer) == (405, "METHOD_NOT_ALLOWED")
    assert answer.headers["allow"] == "GET, POST"


@pytest.mark.parametrize(
    "query", ["?page=0", "?perPage=301", "?page=x", "?more=1", "?page=1&page=2", "?per_page=5"]
)
async def test_a_query_that_is_not_as_declared_is_refused(served: Served, query: str) -> None:
    assert info(await served.client.get(f"{BINDINGS}/platforms{query}")) == (400, "INVALID_ARGUMENT")


async def test_a_body_that_is_too_long_is_refused(serve: Serve) -> None:
    served = await serve(body_bytes=200)
    assert info(await served.ask(NUMBER, phoneNumber="+" + "1" * 300)) == (413, "CONTENT_TOO_LARGE")

    async def without_saying_how_long() -> object:
        for _ in range(5):
            yield b"x" * 100

    answer = await served.client.post(
        NUMBER, content=without_saying_how_long(), headers={"Content-Type": "application/json"}
    )
    assert info(answer) == (413, "CONTENT_TOO_LARGE")


async def test_a_correlator_comes_back_and_a_missing_one_is_made(served: Served) -> None:
    given = await served.client.post(NUMBER, json={}, headers={"x-correlator": "call-17/a"})
    made = await served.client.post(NUMBER, json={})
    assert given.headers["x-correlator"] == "call-17/a"
    assert len(made.headers["x-correlator"]) == 36


@pytest.mark.parametrize("correlator", ["with space", "a" * 257, "ä"])
async def test_a_correlator_outside_its_pattern_is_refused(served: Served, correlator: str) -> None:
    headers = [(b"x-correlator", correlator.encode())]
    answer = await served.client.post(NUMBER, json={"phoneNumber": served.number}, headers=headers)
    assert info(answer) == (400, "INVALID_ARGUMENT")
    assert answer.headers["x-correlator"] != correlator


async def test_every_answer_says_which_environment_it_is_from(served: Served) -> None:
    for answer in (
        await served.client.get("/nothing/here"),
        await served.client.get(f"{BINDINGS}/platforms"),
        await served.client.post("/oauth2/token"),
    ):
        assert answer.headers["x-environment"] == "TRAINING"


async def test_a_client_that_means_the_live_world_is_sent_away(served: Served) -> None:
    headers = {"X-Environment": "LIVE"}
    answer = await served.client.post(NUMBER, json={"phoneNumber": served.number}, headers=headers)
    assert info(answer) == (412, "FAILED_PRECONDITION")


async def test_a_client_that_asks_too_much_is_told_when_there_is_room(serve: Serve) -> None:
    served = await serve(rate=RateLimit(per_second=0.001, burst=2))
    statuses = [(await served.ask(NUMBER, phoneNumber=served.number)).status_code for _ in range(2)]
    refused = await served.ask(NUMBER, phoneNumber=served.number)
    assert statuses == [200, 200]
    assert info(refused) == (429, "TOO_MANY_REQUESTS")
    assert 1 <= int(refused.headers["retry-after"]) <= 1000


async def test_what_takes_too_long_is_told_that_it_may_have_been_done(
    serve: Serve, monkeypatch: pytest.MonkeyPatch
) -> None:
    served = await serve(answer_within=timedelta(milliseconds=20))

    async def silent(number: object) -> None:
        await asyncio.Event().wait()

    monkeypatch.setattr(served.backend, "number", silent)
    assert info(await served.ask(NUMBER, phoneNumber=served.number)) == (504, "TIMEOUT")


async def test_more_at_once_than_can_be_worked_on_is_asked_to_come_back(serve: Serve) -> None:
    served = await serve(most_at_once=0)
    answer = await served.ask(NUMBER, phoneNumber=served.number)
    assert info(answer) == (503, "UNAVAILABLE")
    assert answer.headers["retry-after"] == "1"


async def test_a_number_nobody_here_can_serve_is_not_found(served: Served) -> None:
    assert info(await served.ask(NUMBER, phoneNumber="+85291234567")) == (404, "IDENTIFIER_NOT_FOUND")


async def test_a_fault_of_the_server_tells_nothing_and_is_logged_without_values(
    served: Served, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    async def broken(number: object) -> object:
        raise RuntimeError(f"about {served.number}")

    monkeypatch.setattr(served.backend, "number", broken)
    answer = await served.ask(NUMBER, phoneNumber=served.number)
    assert info(answer) == (500, "INTERNAL")
    assert "RuntimeError" in caplog.text
    assert served.number not in caplog.text + answer.text


async def test_the_log_names_operation_and_outcome_and_no_person(
    served: Served, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO", logger="backends.server")
    headers = {"x-correlator": served.number.removeprefix("+")}
    await served.client.post(NUMBER, json={"phoneNumber": served.number}, headers=headers)
    await served.filed()
    assert "retrieveNumber 200 dev" in caplog.text
    assert "createUnbindRequest 202 dev" in caplog.text
    assert SUBJECT not in caplog.text


async def test_an_audit_head_is_answered_with_the_furthest_one_seen(served: Served) -> None:
    seen = []
    for head in ("desk-1;4;aaaabbbb", "desk-1;9;ccccdddd", "desk-1;7;eeeeffff", "desk-2;1;aaaabbbb"):
        answer = await served.client.get(f"{BINDINGS}/platforms?perPage=1", headers={"Audit-Head": head})
        seen.append((answer.status_code, answer.headers["audit-head-seen"]))
    assert seen == [
        (200, "desk-1;4;aaaabbbb"),
        (200, "desk-1;9;ccccdddd"),
        (200, "desk-1;9;ccccdddd"),
        (200, "desk-2;1;aaaabbbb"),
    ]
    assert served.app.state.desk.storage.heads.steps_back() == 1


@pytest.mark.parametrize(
    ("late", "steps"),
    [
        ("desk-1;9;ccccdddd", 0),
        ("desk-1;4;aaaabbbb", 0),
        ("desk-1;4;eeeeffff", 1),
        ("desk-1;9;eeeeffff", 1),
        ("desk-1;6;aaaabbbb", 1),
        ("desk-2;4;eeeeffff", 0),
    ],
    ids=["the same", "an earlier one", "another hash", "another end", "a number between", "another desk"],
)
async def test_only_a_head_that_contradicts_what_was_seen_steps_back(
    served: Served, late: str, steps: int
) -> None:
    seen = []
    for head in ("desk-1;4;aaaabbbb", "desk-1;9;ccccdddd", late):
        answer = await served.client.get(f"{BINDINGS}/platforms?perPage=1", headers={"Audit-Head": head})
        seen.append(answer.headers["audit-head-seen"])
    assert served.app.state.desk.storage.heads.steps_back() == steps
    assert seen[-1] == ("desk-1;9;ccccdddd" if "desk-1" in late else late)


async def test_heads_of_other_days_are_forgotten_and_the_furthest_never(served: Served) -> None:
    storage, now = served.app.state.desk.storage, served.clock()
    for sequence, day in ((4, 0), (9, 0), (12, 3)):
        storage.heads.see("dev", "desk-1", sequence, f"hash-{sequence}", now + timedelta(days=day))
    later = now + timedelta(days=4)
    storage.prune(later, timedelta(days=1), timedelta(days=1))
    assert storage.heads.see("dev", "desk-1", 12, "hash-12", later) == (12, "hash-12")
    assert storage.heads.steps_back() == 0
    assert storage.heads.see("dev", "desk-1", 4, "hash-4", later) == (12, "hash-12")
    assert storage.heads.steps_back() == 1, "a request does not stay on its way for days"


async def test_audit_heads_can_be_left_alone(serve: Serve) -> None:
    served = await serve(audit_heads=False)
    answer = await served.client.get(f"{BINDINGS}/platforms", headers={"Audit-Head": "desk-1;4;aaaabbbb"})
    assert "audit-head-seen" not in answer.headers


async def test_platforms_come_in_pages_that_lead_to_each_other(served: Served) -> None:
    first = await served.client.get(f"{BINDINGS}/platforms?perPage=100")
    total = int(first.headers["x-total-count"])
    found = [one["platformId"] for one in first.json()["items"]]
    page = first
    while (link := page.links.get("next")) is not None:
        page = await served.client.get(link["url"])
        found += [one["platformId"] for one in page.json()["items"]]
    assert len(found) == len(set(found)) == total
    assert page.links["last"]["url"].endswith("page=3")


async def test_an_unchanged_list_of_platforms_is_not_sent_again(served: Served) -> None:
    first = await served.client.get(f"{BINDINGS}/platforms")
    headers = {"If-None-Match": first.headers["etag"]}
    again = await served.client.get(f"{BINDINGS}/platforms", headers=headers)
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["etag"] == first.headers["etag"]


async def test_labels_are_told_on_the_holders_proof(served: Served) -> None:
    holder = await served.verified()
    del holder["consent"]
    answer = await served.ask(f"{LABELS}/retrieve-labels", **holder, providerIds=["360"])
    assert [one["providerId"] for one in answer.json()["providers"]] == ["360"]
    made_up = {**holder, "holderProof": {**holder["holderProof"], "authenticationId": "a-nothing"}}
    refused = await served.ask(f"{LABELS}/retrieve-labels", **made_up)
    assert info(refused) == (403, "NUMBER_LABELS.HOLDER_NOT_VERIFIED")


async def test_the_fixed_token_is_not_taken_from_behind_a_proxy(served: Served) -> None:
    headers = {"X-Forwarded-For": "192.0.2.7"}
    answer = await served.client.post(NUMBER, json={"phoneNumber": served.number}, headers=headers)
    assert info(answer) == (401, "UNAUTHENTICATED")


@pytest.mark.parametrize("said", [b"", b"POST / HTTP/1.1\r\nHost:"])
async def test_a_connection_that_never_says_what_it_asks_for_is_closed(
    served: Served, monkeypatch: pytest.MonkeyPatch, said: bytes
) -> None:
    monkeypatch.setattr(ImpatientProtocol, "head_seconds", 0.02)
    reader, writer = await asyncio.open_connection(*served.address.removeprefix("http://").split(":"))
    writer.write(said)
    assert await asyncio.wait_for(reader.read(), timeout=20) == b""
    writer.close()
    await writer.wait_closed()


async def test_every_operation_of_the_contract_is_offered(served: Served) -> None:
    description = (await served.client.get("/openapi.json")).json()
    offered = {
        (path, method, operation["operationId"])
        for path, methods in description["paths"].items()
        for method, operation in methods.items()
    }
    assert offered == {(one.full_path(), one.method.lower(), one.name) for one in OPERATIONS}
