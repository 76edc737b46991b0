"""A line that goes down and comes back by itself, what is said of it meanwhile, and the check of every operation."""

import asyncio
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from agent_console.backend import (
    BackendContext,
    Environment,
    Refused,
    ServiceState,
    ServiceWatching,
    TrainingDesk,
    TrainingPhone,
    Unreachable,
)
from backends.http import open_client
from backends.http.backend import HttpBackend
from backends.http.surroundings import Surroundings
from backends.wire import operations as op
from tests.backends.http.conftest import MakeClient, OwnTime
from tests.backends.http.recorder import Arrived, Recorder, Reply, error, recording
from tests.backends.http.test_answers import page
from tests.backends.http.test_requests_on_the_wire import KEY, NUMBER, ORDER
from tests.support_registry import HandSetClock

DOWN = Reply(silent=True)


async def go_down(client: HttpBackend) -> None:
    for _ in range(2):
        with pytest.raises(Unreachable):
            await client.number(NUMBER)


async def test_a_line_that_is_down_is_told_and_spares_the_carrier(
    client: HttpBackend, server: Recorder, time: OwnTime
) -> None:
    assert isinstance(client, ServiceWatching)
    assert client.service_status().state is ServiceState.ANSWERING
    server.answer(DOWN)
    await go_down(client)
    sent = len(server.arrived)
    with pytest.raises(Unreachable) as raised:
        await client.submit(ORDER, KEY)
    status = client.service_status()
    assert status.state is ServiceState.SILENT
    assert status.looks_again_after == raised.value.retry_after
    assert raised.value.retry_after is not None
    assert timedelta(seconds=14) < raised.value.retry_after <= timedelta(seconds=15)
    assert len(server.arrived) == sent
    time.now += 15
    assert client.service_status().state is ServiceState.TRYING


class Steps:
    """Lets the watch go on one wait at a time."""

    def __init__(self, time: OwnTime) -> None:
        self._time = time
        self._gate = asyncio.Semaphore(0)
        self.waiting = asyncio.Event()

    async def sleep(self, seconds: float) -> None:
        if seconds < 5:
            self._time.now += seconds
            return
        self.waiting.set()
        await self._gate.acquire()
        self._time.now += seconds

    async def let_go(self) -> None:
        await self.waiting.wait()
        self.waiting.clear()
        self._gate.release()


async def until(condition: Callable[[], bool]) -> None:
    async with asyncio.timeout(10):
        while not condition():  # noqa: ASYNC110  nothing tells of a request on the other side
            await asyncio.sleep(0)


async def test_a_line_closes_by_itself_when_the_carrier_is_back(
    server: Recorder, time: OwnTime, clock: HandSetClock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AGENT_CONSOLE_HTTP_SECRET", "t")
    steps = Steps(time)
    around = Surroundings(clock, time.ticks, steps.sleep, time.random)
    client = open_client(BackendContext(tmp_path, 1, clock, {"base_url": server.url}), around)
    try:
        server.answer(DOWN)
        await go_down(client)
        before = len(server.arrived)
        await steps.let_go()
        await until(lambda: len(server.arrived) == before + 1)
        await steps.waiting.wait()
        assert client.service_status().state is ServiceState.SILENT
        server.answer(Reply(200, page([])))
        await steps.let_go()
        await until(lambda: client.service_status().state is ServiceState.ANSWERING)
        looks = server.arrived[before:]
        assert {(one.method, one.target, one.body) for one in looks} == {
            ("GET", "/number-bindings/v0.1/platforms?page=1&perPage=1", b"")
        }
    finally:
        await client.aclose()


async def test_closing_ends_the_looking(
    server: Recorder, time: OwnTime, clock: HandSetClock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AGENT_CONSOLE_HTTP_SECRET", "t")
    steps = Steps(time)
    around = Surroundings(clock, time.ticks, steps.sleep, time.random)
    client = open_client(BackendContext(tmp_path, 1, clock, {"base_url": server.url}), around)
    server.answer(DOWN)
    await go_down(client)
    await steps.waiting.wait()
    running = asyncio.all_tasks()
    await client.aclose()
    await client.aclose()
    assert any(task.cancelled() for task in running)


# --------------------------------------------------------------------------- what it says of itself


async def test_a_carrier_is_described_without_asking_it(make_client: MakeClient, server: Recorder) -> None:
    told = make_client(environment="live", line_zh="示例电信 10000", line_en="Sample Telecom").describe()
    assert (told.name, told.environment) == ("http-127.0.0.1", Environment.LIVE)
    assert (told.line.zh, told.line.en) == ("示例电信 10000", "Sample Telecom")
    assert make_client(name="sample-telecom").describe().name == "sample-telecom"
    assert server.arrived == []


async def test_who_rings_is_not_offered_and_the_phone_on_training_servers_alone(
    make_client: MakeClient,
) -> None:
    training, live = make_client(), make_client(environment="live")
    assert not isinstance(training, TrainingDesk)
    assert isinstance(training, TrainingPhone)
    assert not isinstance(live, TrainingPhone)


# --------------------------------------------------------------------------- the check


def refuses_what_is_empty(request: Arrived) -> Reply:
    if request.method == "GET" and request.target.startswith("/number-bindings/v0.1/platforms"):
        return Reply(200, page([]))
    if request.method == "GET" or request.target.endswith("/withdraw"):
        return error(404, "NOT_FOUND")
    return error(400, "INVALID_ARGUMENT")


async def test_an_api_that_refuses_empty_questions_works(client: HttpBackend, server: Recorder) -> None:
    server.answer(refuses_what_is_empty)
    checks = await client.check()
    assert all(check.works for check in checks), checks
    assert {"number", "send_code", "lookup", "submit", "fraud_signals"} <= {
        check.operation for check in checks
    }


async def test_the_check_says_nothing_about_anybody(client: HttpBackend, server: Recorder) -> None:
    server.answer(refuses_what_is_empty)
    await client.check()
    assert {request.body for request in server.arrived} == {b"", b"{}"}
    asked = {(request.method, request.target.partition("?")[0]) for request in server.arrived}
    assert ("POST", op.SEND_CODE.full_path()) in asked
    assert ("GET", "/number-bindings/v0.1/query-jobs/check/bindings") in asked
    assert all("idempotency-key" not in request.headers for request in server.arrived)


@pytest.mark.parametrize(
    ("reply", "reason"),
    [
        (error(403, "PERMISSION_DENIED"), "PERMISSION_DENIED"),
        (error(401, "UNAUTHENTICATED"), "UNAUTHENTICATED"),
        (error(404, "NOT_FOUND"), "NOT_OFFERED"),
        (error(501, "NOT_IMPLEMENTED"), "NOT_OFFERED"),
        (error(503, "UNAVAILABLE"), "UNAVAILABLE"),
        (Reply(404, b"<html>", content_type="text/html"), "NOT_OFFERED"),
    ],
)
async def test_what_does_not_work_says_why_and_takes_nothing_else_with_it(
    client: HttpBackend, server: Recorder, reply: Reply, reason: str
) -> None:
    server.answer(refuses_what_is_empty)
    server.answer_at("/send-code", reply)
    server.answer_at("/sim-swap/v2/check", reply)
    checks = {check.operation: check for check in await client.check()}
    broken = {name for name, check in checks.items() if not check.works}
    assert broken == {"send_code", "fraud_signals"}
    assert checks["send_code"].reason == reason
    assert checks["fraud_signals"].reason == f"checkSimSwap: {reason}"


async def test_a_carrier_that_is_not_there_fails_every_check(make_client: MakeClient) -> None:
    async with recording() as gone:
        url = gone.url
    checks = await make_client(base_url=url).check()
    assert not any(check.works for check in checks)


# --------------------------------------------------------------------------- nothing of what was asked


async def test_no_error_says_what_was_asked_or_answered(
    make_client: MakeClient, server: Recorder, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO")
    info = {"status": 403, "code": "PERMISSION_DENIED", "message": f"no entry for {NUMBER.e164}"}
    server.answer(Reply(403, info))
    with pytest.raises(Refused) as raised:
        await make_client().submit(ORDER, KEY)
    shown: BaseException | None = raised.value
    while shown is not None:
        assert NUMBER.digits not in repr(shown) + str(shown)
        shown = shown.__cause__ or shown.__context__
    assert NUMBER.digits not in caplog.text
    assert "a-token-for-tests-alone" not in caplog.text + repr(vars(raised.value))
