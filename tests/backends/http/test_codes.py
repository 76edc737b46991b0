"""Every error code an operation documents leads to its outcome or to one of the port's three errors."""

from collections.abc import Awaitable, Callable
from datetime import date, timedelta

import pytest

from agent_console.backend import (
    BackendError,
    Carrier,
    CodeAnswer,
    CodeOutcome,
    Garbled,
    IdempotencyKey,
    IdentityAnswer,
    MatchOutcome,
    NumberRecord,
    Refused,
    SendCodeAnswer,
    SendCodeOutcome,
    Sent,
    Ternary,
    Unreachable,
    Verdict,
)
from agent_console.identity.secret import Secret
from backends.http.backend import HttpBackend, TrainingHttpBackend
from backends.wire import operations as op
from backends.wire.apis import Operation, OperationKind
from backends.wire.codes import COMMON, DOCUMENTED, ErrorCode
from tests.backends.http.conftest import MakeClient
from tests.backends.http.recorder import Recorder, Reply, error
from tests.backends.http.test_requests_on_the_wire import (
    CORRECTION,
    KEY,
    LOOKUP,
    MESSAGE,
    NUMBER,
    ORDER,
    PROOF,
)
from tests.support_registry import MONDAY_MORNING

Do = Callable[[TrainingHttpBackend], Awaitable[object]]
DAY = date(2026, 1, 9)

ASKED: dict[Operation, Do] = {
    op.MATCH: lambda c: c.match_identity(NUMBER, Secret("张三"), Secret("11010519491231002X")),
    op.SEND_CODE: lambda c: c.send_code(NUMBER, MESSAGE),
    op.VALIDATE_CODE: lambda c: c.confirm_code(NUMBER, "a-0001", Secret("004217")),
    op.LIST_PLATFORMS: lambda c: c.platforms(),
    op.RETRIEVE_NUMBER: lambda c: c.number(NUMBER),
    op.CREATE_QUERY_JOB: lambda c: c.start_lookup(LOOKUP, KEY),
    op.READ_QUERY_JOB: lambda c: c.lookup("job-1"),
    op.CREATE_UNBIND_REQUEST: lambda c: c.submit(ORDER, KEY),
    op.RETRIEVE_UNBIND_REQUESTS: lambda c: c.find_requests(NUMBER, PROOF, None),
    op.READ_UNBIND_REQUEST: lambda c: c.request("request-1"),
    op.WITHDRAW_UNBIND_REQUEST: lambda c: c.withdraw("request-1", (), "why", KEY),
    op.RETRIEVE_LABELS: lambda c: c.labels(NUMBER, PROOF),
    op.CREATE_LABEL_CORRECTION: lambda c: c.correct(CORRECTION, KEY),
    op.READ_LABEL_CORRECTION: lambda c: c.correction("c-1"),
    op.RETRIEVE_MESSAGES: lambda c: c.messages(NUMBER),
}
"""Operations whose errors come out as they are."""

ANSWERS: dict[tuple[Operation, str], object] = {
    (op.MATCH, "KNOW_YOUR_CUSTOMER.ID_DOCUMENT_MISMATCH"): MatchOutcome.NO_MATCH,
    (op.MATCH, "KNOW_YOUR_CUSTOMER.ID_DOCUMENT_REQUIRED"): MatchOutcome.DOCUMENT_REQUIRED,
    (op.MATCH, "KNOW_YOUR_CUSTOMER.INVALID_PARAM_COMBINATION"): MatchOutcome.DOCUMENT_REQUIRED,
    (op.MATCH, "NOT_FOUND"): MatchOutcome.NOT_SERVED,
    (op.MATCH, "IDENTIFIER_NOT_FOUND"): MatchOutcome.NOT_SERVED,
    (op.MATCH, "SERVICE_NOT_APPLICABLE"): MatchOutcome.NOT_COMPARABLE,
    (op.SEND_CODE, "ONE_TIME_PASSWORD_SMS.MAX_OTP_CODES_EXCEEDED"): SendCodeOutcome.LIMIT_REACHED,
    (op.SEND_CODE, "ONE_TIME_PASSWORD_SMS.PHONE_NUMBER_NOT_ALLOWED"): SendCodeOutcome.NOT_ALLOWED,
    (op.SEND_CODE, "ONE_TIME_PASSWORD_SMS.PHONE_NUMBER_BLOCKED"): SendCodeOutcome.BARRED,
    (op.SEND_CODE, "NOT_FOUND"): SendCodeOutcome.NOT_SERVED,
    (op.SEND_CODE, "IDENTIFIER_NOT_FOUND"): SendCodeOutcome.NOT_SERVED,
    (op.SEND_CODE, "SERVICE_NOT_APPLICABLE"): SendCodeOutcome.NOT_ALLOWED,
    (op.SEND_CODE, "TOO_MANY_REQUESTS"): SendCodeOutcome.TOO_SOON,
    (op.SEND_CODE, "QUOTA_EXCEEDED"): SendCodeOutcome.LIMIT_REACHED,
    (op.VALIDATE_CODE, "ONE_TIME_PASSWORD_SMS.INVALID_OTP"): CodeOutcome.WRONG,
    (op.VALIDATE_CODE, "ONE_TIME_PASSWORD_SMS.VERIFICATION_FAILED"): CodeOutcome.USED_UP,
    (op.VALIDATE_CODE, "ONE_TIME_PASSWORD_SMS.VERIFICATION_EXPIRED"): CodeOutcome.EXPIRED,
}
"""What is an answer and no error."""

NO_ANSWER = {"TOO_MANY_REQUESTS", "ABORTED", "INTERNAL", "BAD_GATEWAY", "UNAVAILABLE", "TIMEOUT"}

MORE = (ErrorCode(418, "TEAPOT"), ErrorCode(599, "ODD"))
"""Statuses and codes nobody documents: they fall back on the class of their status."""

TIRELESS = {
    "breaker_failures": "1000",
    "breaker_of_last": "1000",
    "retries_at_least": "10000",
    "calls_per_second": "10000",
}


async def answer_of(client: HttpBackend, do: Do) -> object:
    assert isinstance(client, TrainingHttpBackend)
    try:
        return await do(client)
    except BackendError as failure:
        return failure


def expected(operation: Operation, status: int, code: str) -> object:
    """What a code means: an outcome, a verdict, how far a write may have got, or the code a refusal carries."""
    if (operation, code) in ANSWERS:
        return ANSWERS[operation, code]
    if operation is op.RETRIEVE_NUMBER and code == "IDENTIFIER_NOT_FOUND":
        return Verdict.OTHER_CARRIER
    if code in NO_ANSWER or status == 599:
        acted = code != "TOO_MANY_REQUESTS"
        return Sent.MAYBE if operation.kind is not OperationKind.READ and acted else Sent.NO
    return code


def told_by(answer: object, correlator: str) -> object:
    match answer:
        case Refused():
            assert answer.reference == correlator
            return answer.code
        case Unreachable():
            return answer.sent
        case NumberRecord():
            assert answer.carrier is Carrier.UNKNOWN
            return answer.verdict
        case IdentityAnswer() | SendCodeAnswer() | CodeAnswer():
            return answer.outcome
        case _:
            return answer


@pytest.mark.parametrize("operation", ASKED, ids=lambda operation: operation.name)
async def test_every_code_has_its_outcome(
    make_client: MakeClient, server: Recorder, operation: Operation
) -> None:
    client = make_client(**TIRELESS)
    told: dict[ErrorCode, object] = {}
    codes = sorted({*DOCUMENTED[operation], *COMMON, *MORE})
    for code in codes:
        server.answer(error(*code))
        answer = await answer_of(client, ASKED[operation])
        told[code] = told_by(answer, server.last.headers["x-correlator"])
    assert told == {code: expected(operation, *code) for code in codes}


def test_every_operation_of_the_port_is_here() -> None:
    apart = {
        op.CHECK_RECYCLING,
        op.CHECK_TENURE,
        op.CHECK_SIM_SWAP,
        op.RETRIEVE_SIM_SWAP_DATE,
        op.RETRIEVE_UNCONDITIONAL_CALL_FORWARDING,
        op.RETRIEVE_SUBSCRIPTION_STATUS,
        op.LIST_JOB_BINDINGS,
    }
    unused = {
        op.RETRIEVE_CALL_FORWARDING,
        op.DELETE_QUERY_JOB,
        op.LIST_UNBIND_REQUESTS,
        op.LIST_LABEL_CORRECTIONS,
    }
    assert set(ASKED) | apart | unused == set(op.OPERATIONS)


# --------------------------------------------------------------------------- waits and locks


async def test_a_locked_match_says_until_when(client: HttpBackend, server: Recorder) -> None:
    server.answer(error(429, "QUOTA_EXCEEDED", {"Retry-After": "600"}))
    told = await client.match_identity(NUMBER, Secret("张三"), Secret("11010519491231002X"))
    assert (told.outcome, told.tries_left) == (MatchOutcome.LOCKED, 0)
    assert told.locked_until == MONDAY_MORNING + timedelta(minutes=10)
    assert len(server.arrived) == 1


async def test_a_code_asked_for_too_soon_says_how_long_to_wait(client: HttpBackend, server: Recorder) -> None:
    server.answer(error(429, "TOO_MANY_REQUESTS", {"Retry-After": "17"}))
    told = await client.send_code(NUMBER, MESSAGE)
    assert (told.outcome, told.wait) == (SendCodeOutcome.TOO_SOON, timedelta(seconds=17))


async def test_used_up_tries_say_until_when(client: HttpBackend, server: Recorder) -> None:
    server.answer(error(400, "ONE_TIME_PASSWORD_SMS.VERIFICATION_FAILED", {"Retry-After": "60"}))
    told = await client.confirm_code(NUMBER, "a-0001", Secret("004217"))
    assert (told.outcome, told.locked_until) == (CodeOutcome.USED_UP, MONDAY_MORNING + timedelta(minutes=1))


async def test_no_answer_says_when_to_ask_again(client: HttpBackend, server: Recorder) -> None:
    server.answer(error(503, "UNAVAILABLE", {"Retry-After": "90"}))
    with pytest.raises(Unreachable) as raised:
        await client.number(NUMBER)
    assert raised.value.retry_after == timedelta(seconds=90)


async def test_whatever_got_to_the_other_side_is_found_in_its_log(
    client: HttpBackend, server: Recorder
) -> None:
    for reply in (error(403, "PERMISSION_DENIED"), error(503, "UNAVAILABLE"), Reply(silent=True)):
        server.answer(reply)
        told = await answer_of(client, lambda c: c.number(NUMBER))
        assert isinstance(told, Unreachable | Refused)
        assert told.reference == server.arrived[-1].headers["x-correlator"]
    arrived = len(server.arrived)
    told = await answer_of(client, lambda c: c.number(NUMBER))
    assert isinstance(told, Unreachable)
    assert len(server.arrived) == arrived, "the line counts as down"
    assert told.reference is None


# --------------------------------------------------------------------------- side by side


SIGNALS = {
    "sim_swapped": "/sim-swap/v2/check",
    "calls_forwarded": "/unconditional-call-forwardings",
    "sms_receivable": "/retrive-subscription-status",
}
FINE = {
    "sim_swapped": Reply(200, {"swapped": False}),
    "calls_forwarded": Reply(200, {"active": False}),
    "sms_receivable": Reply(
        200, {"voiceSmsIn": "active", "voiceSmsOut": "active", "dataService": "throttled"}
    ),
}
USUAL = {"sim_swapped": Ternary.NO, "calls_forwarded": Ternary.NO, "sms_receivable": Ternary.YES}


@pytest.mark.parametrize("failing", SIGNALS)
@pytest.mark.parametrize(
    ("reply", "reason"),
    [
        (error(422, "SERVICE_NOT_APPLICABLE"), "SERVICE_NOT_APPLICABLE"),
        (error(403, "PERMISSION_DENIED"), "PERMISSION_DENIED"),
        (error(501, "NOT_IMPLEMENTED"), "NOT_IMPLEMENTED"),
        (error(404, "IDENTIFIER_NOT_FOUND"), "IDENTIFIER_NOT_FOUND"),
        (error(503, "UNAVAILABLE"), "UNAVAILABLE"),
        (Reply(silent=True), "UNAVAILABLE"),
        (Reply(200, {"odd": 1}, content_type="text/html"), "NOT_UNDERSTOOD"),
        (Reply(200, b"{"), "NOT_UNDERSTOOD"),
    ],
)
async def test_one_signal_that_fails_hides_none_of_the_others(
    make_client: MakeClient, server: Recorder, failing: str, reply: Reply, reason: str
) -> None:
    for name, path in SIGNALS.items():
        server.answer_at(path, reply if name == failing else FINE[name])
    signals = await make_client(breaker_failures="10").fraud_signals(NUMBER)
    for name in SIGNALS:
        signal = getattr(signals, name)
        expected = Ternary.UNKNOWN if name == failing else USUAL[name]
        assert (name, signal.answer, signal.reason) == (name, expected, reason if name == failing else None)


async def test_a_swap_names_its_day_in_china(client: HttpBackend, server: Recorder) -> None:
    server.answer(FINE["calls_forwarded"])
    server.answer_at("/retrive-subscription-status", FINE["sms_receivable"])
    server.answer_at("/sim-swap/v2/check", Reply(200, {"swapped": True}))
    server.answer_at("/retrieve-date", Reply(200, {"latestSimChange": "2026-11-20T17:30:00.123456789Z"}))
    signal = (await client.fraud_signals(NUMBER)).sim_swapped
    assert (signal.answer, signal.on) == (Ternary.YES, date(2026, 11, 21))
    server.answer_at("/retrieve-date", Reply(200, {"latestSimChange": None}))
    assert (await client.fraud_signals(NUMBER)).sim_swapped.answer is Ternary.YES
    server.answer_at("/retrieve-date", error(403, "PERMISSION_DENIED"))
    assert (await client.fraud_signals(NUMBER)).sim_swapped.answer is Ternary.YES


async def test_forwarding_that_is_not_told_is_not_known(client: HttpBackend, server: Recorder) -> None:
    server.answer(Reply(200, {}))
    signal = (await client.fraud_signals(NUMBER)).calls_forwarded
    assert (signal.answer, signal.reason) == (Ternary.UNKNOWN, "NOT_TOLD")


@pytest.mark.parametrize("code", ["INVALID_ARGUMENT", "OUT_OF_RANGE", "IDENTIFIER_NOT_FOUND"])
async def test_two_second_opinions_that_are_refused_are_a_refusal(
    client: HttpBackend, server: Recorder, code: str
) -> None:
    server.answer(error(404 if "FOUND" in code else 400, code))
    with pytest.raises(Refused, match=code):
        await client.check_activation(NUMBER, DAY)


async def test_one_second_opinion_stands_without_the_other(client: HttpBackend, server: Recorder) -> None:
    server.answer_at("/check-tenure", error(403, "PERMISSION_DENIED"))
    server.answer_at("/number-recycling/v0.2/check", Reply(200, {"phoneNumberRecycled": True}))
    told = await client.check_activation(NUMBER, DAY)
    assert (told.recycled_since, told.held_since) == (Ternary.YES, Ternary.UNKNOWN)


async def test_a_number_no_opinion_is_offered_for_has_none(client: HttpBackend, server: Recorder) -> None:
    server.answer(error(422, "SERVICE_NOT_APPLICABLE"))
    told = await client.check_activation(NUMBER, DAY)
    assert (told.recycled_since, told.held_since) == (Ternary.UNKNOWN, Ternary.UNKNOWN)


# --------------------------------------------------------------------------- lost and garbled


KEYED: list[Do] = [
    lambda c: c.start_lookup(LOOKUP, KEY),
    lambda c: c.submit(ORDER, KEY),
    lambda c: c.withdraw("request-1", (), "why", IdempotencyKey("key-2")),
    lambda c: c.correct(CORRECTION, KEY),
]
UNKEYED: list[Do] = [ASKED[op.SEND_CODE], ASKED[op.VALIDATE_CODE]]


@pytest.mark.parametrize("do", KEYED)
async def test_a_keyed_write_whose_answers_get_lost_is_sent_again_with_its_key_and_ends_as_not_known(
    client: HttpBackend, server: Recorder, do: Do
) -> None:
    server.answer(Reply(silent=True))
    server.answer_at("/platforms", error(403, "PERMISSION_DENIED"))
    told = await answer_of(client, do)
    assert isinstance(told, Unreachable)
    assert told.sent is Sent.MAYBE
    writes = [request for request in server.arrived if request.method == "POST"]
    assert told.reference == writes[0].headers["x-correlator"]
    assert len(writes) == 3
    assert len({(w.headers["idempotency-key"], w.headers["x-correlator"], w.body) for w in writes}) == 1


KNOWS_NO_KEY = (
    error(401, "UNAUTHENTICATED"),
    error(403, "PERMISSION_DENIED"),
    error(412, "FAILED_PRECONDITION"),
    Reply(404, b"<html>no such page</html>", content_type="text/html"),
    Reply(400, b"<html>no</html>", content_type="text/html"),
    error(429, "NUMBER_BINDINGS.TOO_MUCH"),
    error(503, "NUMBER_BINDINGS.DOWN"),
    Reply(200, {}, {"X-Environment": "LIVE"}),
)
"""What says no before it looks whether it has this very write already."""


@pytest.mark.parametrize("no", KNOWS_NO_KEY, ids=lambda reply: str(reply.status))
@pytest.mark.parametrize("do", KEYED)
async def test_a_write_whose_answer_got_lost_is_not_refused_by_who_does_not_know_its_key(
    client: HttpBackend, server: Recorder, do: Do, no: Reply
) -> None:
    server.answer(Reply(silent=True), no)
    server.answer_at("/platforms", error(403, "PERMISSION_DENIED"))
    told = await answer_of(client, do)
    assert isinstance(told, Unreachable)
    assert told.sent is Sent.MAYBE


@pytest.mark.parametrize("do", KEYED)
async def test_a_write_whose_answer_got_lost_is_refused_by_who_looked_at_what_it_says(
    client: HttpBackend, server: Recorder, do: Do
) -> None:
    for no in (error(409, "INCOMPATIBLE_STATE"), error(422, "NUMBER_BINDINGS.CURRENT_HOLDER_BINDING")):
        server.answer(Reply(silent=True), no)
        server.answer_at("/platforms", error(403, "PERMISSION_DENIED"))
        told = await answer_of(client, do)
        assert isinstance(told, Refused)


@pytest.mark.parametrize("do", UNKEYED)
async def test_a_write_without_a_key_whose_answer_gets_lost_is_not_known_at_once(
    client: HttpBackend, server: Recorder, do: Do
) -> None:
    server.answer(Reply(silent=True))
    server.answer_at("/platforms", error(403, "PERMISSION_DENIED"))
    told = await answer_of(client, do)
    assert isinstance(told, Unreachable)
    assert told.sent is Sent.MAYBE
    assert sum(request.method == "POST" for request in server.arrived) == 1


GARBLED = {
    "truncated": Reply(200, b"{"),
    "deep": Reply(200, b"[" * 100_000),
    "no text": Reply(200, b"\xff\xfe"),
    "other": Reply(200, {"unexpected": 1}),
    "empty": Reply(200, None),
    "none": Reply(204),
    "html": Reply(200, {"a": 1}, content_type="text/html"),
    "redirect": Reply(302, {"a": 1}, {"Location": "http://127.0.0.1:1/"}),
}

MAKE_SENSE: dict[tuple[Operation, str], object] = {
    (op.VALIDATE_CODE, "none"): CodeOutcome.CONFIRMED,
    (op.MATCH, "other"): MatchOutcome.NOT_COMPARABLE,
}


@pytest.mark.parametrize("operation", ASKED, ids=lambda operation: operation.name)
async def test_an_answer_that_makes_no_sense_is_garbled(
    make_client: MakeClient, server: Recorder, operation: Operation
) -> None:
    client = make_client(**TIRELESS)
    told: dict[str, object] = {}
    for name, reply in GARBLED.items():
        server.answer(reply)
        answer = await answer_of(client, ASKED[operation])
        told[name] = told_by(answer, "")
        if isinstance(answer, Garbled):
            assert answer.reference == server.last.headers["x-correlator"]
            told[name] = Garbled
    assert told == {name: MAKE_SENSE.get((operation, name), Garbled) for name in GARBLED}


@pytest.mark.parametrize("operation", ASKED, ids=lambda operation: operation.name)
async def test_a_gateways_page_falls_back_on_the_class_of_its_status(
    make_client: MakeClient, server: Recorder, operation: Operation
) -> None:
    client = make_client(**TIRELESS)
    for status in (400, 403, 404, 429, 502, 503):
        server.answer(Reply(status, b"<html>13800138000</html>", content_type="text/html"))
        told = await answer_of(client, ASKED[operation])
        if isinstance(told, Refused):
            assert told.code == f"HTTP_{status}"
        assert not isinstance(told, Garbled)
        assert "13800138000" not in repr(told)
