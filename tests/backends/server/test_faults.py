"""Faults as they are ordered: what they do to an answer, and whether the request took effect."""

from datetime import timedelta
from email.utils import parsedate_to_datetime

import httpx
import pytest

from backends.server.faults import FaultKind, Faults, read_order
from tests.backends.server.conftest import BINDINGS, Served

REQUESTS = f"{BINDINGS}/unbind-requests"

BEFORE = {"reset-before", "429", "429-silent", "500", "502", "503", "504"}
QUICKLY = {"latency": "latency=0", "drip": "drip=0"}


async def filed_under(served: Served, kind: str) -> httpx.Response | None:
    """File a request under a fault; None when the connection broke."""
    body = {**await served.verified(), "items": [{"platformId": "douyin"}]}
    served.faults(f"createUnbindRequest:{QUICKLY.get(kind, kind)}")
    try:
        return await served.ask(REQUESTS, '"once"', **body)
    except httpx.TransportError:
        return None


@pytest.mark.parametrize("kind", sorted(FaultKind))
async def test_a_fault_before_has_no_effect_and_any_other_has_one(served: Served, kind: str) -> None:
    await filed_under(served, kind)
    found = await served.client.get(REQUESTS)
    assert found.headers["x-total-count"] == ("0" if kind in BEFORE else "1")
    assert served.effects.get("createUnbindRequest", 0) == (0 if kind in BEFORE else 1)


@pytest.mark.parametrize("kind", ["reset-before", "reset-after", "cut-off"])
async def test_a_broken_connection_gives_no_answer(served: Served, kind: str) -> None:
    assert await filed_under(served, kind) is None


@pytest.mark.parametrize(
    "kind", ["500", "502", "503", "504", "500-after", "502-after", "503-after", "504-after"]
)
async def test_an_ordered_status_comes_as_an_error_of_the_contract(served: Served, kind: str) -> None:
    answer = await filed_under(served, kind)
    assert answer is not None
    assert answer.status_code == answer.json()["status"] == int(kind[:3])
    assert answer.headers["x-correlator"]


async def test_an_overloaded_server_says_when_to_come_back_or_does_not(served: Served) -> None:
    served.faults("listPlatforms:429=7@1", "listPlatforms:429-silent@2")
    first = await served.client.get(f"{BINDINGS}/platforms")
    second = await served.client.get(f"{BINDINGS}/platforms")
    assert (first.status_code, first.headers["retry-after"]) == (429, "7")
    assert (second.status_code, "retry-after" in second.headers) == (429, False)


async def test_half_an_answer_is_no_json(served: Served) -> None:
    answer = await filed_under(served, "truncated")
    assert answer is not None
    with pytest.raises(ValueError, match=r"Unterminated|Expecting"):
        answer.json()


async def test_a_page_of_a_gateway_comes_in_place_of_an_answer(served: Served) -> None:
    answer = await filed_under(served, "wrong-type")
    assert answer is not None
    assert (answer.status_code, answer.headers["content-type"]) == (200, "text/html")


async def test_an_answer_of_another_shape_is_json_all_the_same(served: Served) -> None:
    answer = await filed_under(served, "wrong-schema")
    assert answer is not None
    assert "unbindRequestId" not in answer.json()


@pytest.mark.parametrize("kind", ["drip", "duplicate", "latency"])
async def test_a_slow_or_doubled_request_is_answered_whole(served: Served, kind: str) -> None:
    answer = await filed_under(served, kind)
    assert answer is not None
    assert (answer.status_code, answer.json()["status"]) == (202, "SUBMITTED")


async def test_a_skewed_clock_stands_in_the_date_and_a_proof_from_it_is_still_one(served: Served) -> None:
    served.faults("validateCode:clock-skew=900")
    holder = await served.verified()
    told = holder["holderProof"]["validatedAt"]
    assert told == (served.clock() + timedelta(minutes=15)).isoformat()
    holder["consent"]["agreedAt"] = served.clock().isoformat()
    filed = await served.ask(REQUESTS, '"once"', **holder, items=[{"platformId": "douyin"}])
    assert filed.status_code == 202
    assert parsedate_to_datetime(filed.headers["date"]) == served.clock()


async def test_faults_can_strike_the_token_endpoint(served: Served) -> None:
    served.faults("token:503")
    assert (await served.client.post("/oauth2/token")).status_code == 503


def test_an_order_names_operation_kind_seconds_count_and_share() -> None:
    order = read_order("readQueryJob:latency=2.5@3%40")
    assert (order.operation, order.kind, order.told_seconds) == ("readQueryJob", FaultKind.LATENCY, 2.5)
    assert (order.nth, order.percent) == (3, 40)


@pytest.mark.parametrize("text", ["", "x", "nobody:500", "sendCode:nothing", "sendCode:500@", "sendCode 500"])
def test_what_is_no_order_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="no order"):
        read_order(text)


def test_only_the_named_request_is_struck_and_others_are_counted_apart() -> None:
    faults = Faults((read_order("sendCode:500@2"),))
    struck = [faults.strike("sendCode") is not None for _ in range(3)]
    assert struck == [False, True, False]
    assert faults.strike("validateCode") is None


def test_a_share_of_the_requests_is_the_same_for_the_same_seed() -> None:
    def struck(seed: int) -> list[bool]:
        faults = Faults((read_order("*:500%30"),), seed)
        return [faults.strike("sendCode") is not None for _ in range(300)]

    assert struck(1) == struck(1) != struck(2)
    assert 50 < sum(struck(1)) < 130
