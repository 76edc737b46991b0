"""What leaves the client, byte for byte: paths, headers and bodies as CAMARA and our contract have them."""

import re
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

import pytest

from agent_console.backend import (
    Consent,
    CorrectionOrder,
    CorrectionReason,
    Garbled,
    HolderProof,
    HolderRelation,
    IdempotencyKey,
    LookupOrder,
    OrderItem,
    PlatformId,
    Refused,
    UnbindOrder,
)
from agent_console.identity.phone import PhoneNumber
from agent_console.identity.secret import Secret
from backends.http.backend import HttpBackend, TrainingHttpBackend
from tests.backends.http.conftest import TOKEN, MakeClient
from tests.backends.http.recorder import Recorder, Reply

NUMBER = PhoneNumber("13800138000")
E164 = "+8613800138000"
MESSAGE = "验证码 {{code}}，5 分钟内有效 {0} %s"
PROOF = HolderProof("a-0001", datetime(2026, 11, 23, 1, 36, 5, 250000, tzinfo=UTC))
CONSENT = Consent("N-2026-03", datetime(2026, 11, 23, 1, 37, tzinfo=UTC))
KEY = IdempotencyKey('outbox-"1"\\')
PROOF_ON_WIRE = {"authenticationId": "a-0001", "validatedAt": "2026-11-23T01:36:05.250000Z"}
CONSENT_ON_WIRE = {"textVersion": "N-2026-03", "agreedAt": "2026-11-23T01:37:00Z"}
LOOKUP = LookupOrder(
    NUMBER, PROOF, CONSENT, (PlatformId("douyin"), PlatformId("weibo")), date(2026, 1, 9), "00112300019"
)
ORDER = UnbindOrder(
    number=NUMBER,
    items=(OrderItem(PlatformId("douyin")), OrderItem(PlatformId("meituan"), "b-7")),
    lookup_id="job-1",
    proof=PROOF,
    consent=CONSENT,
    notify_holder=True,
    case_reference="00112300019",
)
CORRECTION = CorrectionOrder(NUMBER, ("l-1",), CorrectionReason.PREVIOUS_HOLDER, PROOF, "00112300019")

Do = Callable[[HttpBackend], Awaitable[object]]
NOTHING = Reply(204)


async def recorded(client: HttpBackend, server: Recorder, do: Do, end: str) -> Any:
    """Let something be asked and give the request that arrived at a path; the answer makes no sense on purpose."""
    server.answer(NOTHING)
    with suppress(Garbled, Refused):
        await do(client)
    return server.at(end)[0]


CAMARA: list[tuple[str, str, Do, dict[str, object]]] = [
    (
        "/kyc-match/v0.4/match",
        "match",
        lambda c: c.match_identity(NUMBER, Secret("张 三"), Secret("11010519491231002x")),
        {"name": "张 三", "idDocument": "11010519491231002X", "idDocumentType": "national_id_card"},
    ),
    (
        "/number-recycling/v0.2/check",
        "recycling",
        lambda c: c.check_activation(NUMBER, date(2026, 1, 9)),
        {"specifiedDate": "2026-01-09"},
    ),
    (
        "/kyc-tenure/v0.2/check-tenure",
        "tenure",
        lambda c: c.check_activation(NUMBER, date(2026, 1, 9)),
        {"tenureDate": "2026-01-09"},
    ),
    ("/sim-swap/v2/check", "sim swap", lambda c: c.fraud_signals(NUMBER), {"maxAge": 240}),
    (
        "/call-forwarding-signal/v0.4/unconditional-call-forwardings",
        "forwarding",
        lambda c: c.fraud_signals(NUMBER),
        {},
    ),
    (
        "/subscription-status/v0.1/retrive-subscription-status",
        "subscription",
        lambda c: c.fraud_signals(NUMBER),
        {},
    ),
]


@pytest.mark.parametrize(
    ("path", "do", "body"), [(p, d, b) for p, _, d, b in CAMARA], ids=[x[1] for x in CAMARA]
)
async def test_a_camara_question_names_the_number_in_its_body(
    client: HttpBackend, server: Recorder, path: str, do: Do, body: dict[str, object]
) -> None:
    request = await recorded(client, server, do, path)
    assert (request.method, request.target) == ("POST", path)
    assert request.json == {"phoneNumber": E164, **body}


@pytest.mark.parametrize(
    ("path", "do", "body"), [(p, d, b) for p, _, d, b in CAMARA], ids=[x[1] for x in CAMARA]
)
async def test_with_the_subject_in_the_token_no_body_names_the_number(
    make_client: MakeClient, server: Recorder, path: str, do: Do, body: dict[str, object]
) -> None:
    request = await recorded(make_client(subject_in="token"), server, do, path)
    assert request.json == body
    assert b"13800138000" not in request.body


@pytest.mark.parametrize("subject_in", ["body", "token"])
async def test_a_code_is_sent_to_the_number_in_the_body_whatever_the_token_says(
    make_client: MakeClient, server: Recorder, subject_in: str
) -> None:
    client = make_client(subject_in=subject_in)
    request = await recorded(client, server, lambda c: c.send_code(NUMBER, MESSAGE), "/send-code")
    assert request.target == "/one-time-password-sms/v1/send-code"
    assert request.json == {"phoneNumber": E164, "message": MESSAGE}
    assert "{{code}}" in request.body.decode()


@pytest.mark.parametrize("code", ["004217", "000000", "0aZ9"])
async def test_a_code_keeps_its_leading_zeros(client: HttpBackend, server: Recorder, code: str) -> None:
    request = await recorded(
        client, server, lambda c: c.confirm_code(NUMBER, "a-0001", Secret(code)), "/validate-code"
    )
    assert request.json == {"authenticationId": "a-0001", "code": code}


async def test_a_lookup_is_asked_for_in_our_contracts_words(client: HttpBackend, server: Recorder) -> None:
    request = await recorded(client, server, lambda c: c.start_lookup(LOOKUP, KEY), "/query-jobs")
    assert request.target == "/number-bindings/v0.1/query-jobs"
    assert request.json == {
        "phoneNumber": E164,
        "purpose": "dpv:FulfilmentOfContractualObligation",
        "holderProof": PROOF_ON_WIRE,
        "consent": CONSENT_ON_WIRE,
        "platformIds": ["douyin", "weibo"],
        "activatedOn": "2026-01-09",
        "callerReference": "00112300019",
    }


async def test_a_query_of_own_accounts_names_whose_bindings_it_is_about(
    client: HttpBackend, server: Recorder
) -> None:
    order = replace(LOOKUP, relation=HolderRelation.CURRENT_HOLDER)
    request = await recorded(client, server, lambda c: c.start_lookup(order, KEY), "/query-jobs")
    assert request.json["holderRelation"] == "CURRENT_HOLDER"


async def test_a_request_is_filed_with_the_key_it_was_given(client: HttpBackend, server: Recorder) -> None:
    request = await recorded(client, server, lambda c: c.submit(ORDER, KEY), "/unbind-requests")
    assert request.target == "/number-bindings/v0.1/unbind-requests"
    assert request.headers["idempotency-key"] == r'"outbox-\"1\"\\"'
    assert request.json == {
        "phoneNumber": E164,
        "items": [{"platformId": "douyin"}, {"platformId": "meituan", "bindingId": "b-7"}],
        "queryJobId": "job-1",
        "holderProof": PROOF_ON_WIRE,
        "consent": CONSENT_ON_WIRE,
        "notifyHolder": True,
        "callerReference": "00112300019",
    }


OURS: list[tuple[str, Do, dict[str, object]]] = [
    ("/number-bindings/v0.1/retrieve-number", lambda c: c.number(NUMBER), {"phoneNumber": E164}),
    (
        "/number-bindings/v0.1/retrieve-unbind-requests",
        lambda c: c.find_requests(NUMBER, PROOF, "00112300019"),
        {
            "phoneNumber": E164,
            "holderProof": PROOF_ON_WIRE,
            "callerReference": "00112300019",
            "page": 1,
            "perPage": 300,
        },
    ),
    (
        "/number-bindings/v0.1/unbind-requests/request-1/withdraw",
        lambda c: c.withdraw("request-1", ("i-1",), "keeps Taobao", KEY),
        {"itemIds": ["i-1"], "reason": "keeps Taobao"},
    ),
    (
        "/number-bindings/v0.1/unbind-requests/request-1/withdraw",
        lambda c: c.withdraw("request-1", (), "all of it", KEY),
        {"reason": "all of it"},
    ),
    (
        "/number-labels/v0.1/retrieve-labels",
        lambda c: c.labels(NUMBER, PROOF),
        {"phoneNumber": E164, "holderProof": PROOF_ON_WIRE, "maxAge": 86400},
    ),
    (
        "/number-labels/v0.1/label-corrections",
        lambda c: c.correct(CORRECTION, KEY),
        {
            "phoneNumber": E164,
            "reason": "PREVIOUS_HOLDER",
            "items": [{"labelId": "l-1", "action": "REMOVE"}],
            "holderProof": PROOF_ON_WIRE,
            "callerReference": "00112300019",
        },
    ),
]


@pytest.mark.parametrize(("path", "do", "body"), OURS)
async def test_our_contract_is_spoken_as_it_is_written(
    client: HttpBackend, server: Recorder, path: str, do: Do, body: dict[str, object]
) -> None:
    request = await recorded(client, server, do, path)
    assert (request.method, request.target, request.json) == ("POST", path, body)


@pytest.mark.parametrize(
    ("do", "target"),
    [
        (lambda c: c.platforms(), "/number-bindings/v0.1/platforms?page=1&perPage=300"),
        (lambda c: c.lookup("job-1"), "/number-bindings/v0.1/query-jobs/job-1"),
        (lambda c: c.lookup("../那个/x?"), "/number-bindings/v0.1/query-jobs/..%2F%E9%82%A3%E4%B8%AA%2Fx%3F"),
        (lambda c: c.request("request-1"), "/number-bindings/v0.1/unbind-requests/request-1"),
        (lambda c: c.correction("c-1"), "/number-labels/v0.1/label-corrections/c-1"),
    ],
)
async def test_what_has_a_name_is_read_by_get(
    client: HttpBackend, server: Recorder, do: Do, target: str
) -> None:
    request = await recorded(client, server, do, "")
    assert (request.method, request.target, request.body) == ("GET", target, b"")
    assert "content-type" not in request.headers


@pytest.mark.parametrize("name", ["", ".", "..", "x" * 300, "a\x00b", "\ud800"])
async def test_an_id_that_no_server_gave_asks_nobody(
    client: HttpBackend, server: Recorder, name: str
) -> None:
    with pytest.raises(Refused, match="NOT_FOUND"):
        await client.lookup(name)
    assert server.arrived == []


async def test_the_callers_phone_is_read_on_a_training_server(
    make_client: MakeClient, server: Recorder
) -> None:
    client = make_client()
    assert isinstance(client, TrainingHttpBackend)
    server.answer(Reply(200, {"messages": [{"sentAt": "2026-11-23T01:36:00Z", "text": "验证码004217"}]}))
    (message,) = await client.messages(NUMBER)
    assert message.text == "验证码004217"
    assert server.last.target == "/training/v0.1/retrieve-messages"
    assert server.last.json == {"phoneNumber": E164}
    assert not hasattr(make_client(environment="live"), "messages")


# --------------------------------------------------------------------------- headers


async def test_every_request_carries_token_correlator_and_type(client: HttpBackend, server: Recorder) -> None:
    request = await recorded(client, server, lambda c: c.submit(ORDER, KEY), "/unbind-requests")
    headers = request.headers
    assert headers["authorization"] == f"Bearer {TOKEN}"
    assert headers["content-type"] == headers["accept"] == "application/json"
    assert str(UUID(headers["x-correlator"])) == headers["x-correlator"]
    assert headers["x-environment"] == "TRAINING"


async def test_camara_gets_no_header_it_does_not_know(client: HttpBackend, server: Recorder) -> None:
    request = await recorded(client, server, lambda c: c.fraud_signals(NUMBER), "/sim-swap/v2/check")
    assert not {"x-environment", "idempotency-key"} & request.headers.keys()


async def test_what_is_asked_together_shares_a_correlator(client: HttpBackend, server: Recorder) -> None:
    server.answer(NOTHING)
    await client.fraud_signals(NUMBER)
    await client.fraud_signals(NUMBER)
    assert len(server.arrived) == 6
    assert len({request.headers["x-correlator"] for request in server.arrived}) == 2


async def test_no_number_stands_in_a_path_or_a_header(client: HttpBackend, server: Recorder) -> None:
    for do in [d for _, _, d, _ in CAMARA] + [d for _, d, _ in OURS]:
        await recorded(client, server, do, "")
    for request in server.arrived:
        outside = request.target + " ".join(request.headers.values())
        assert not re.search(r"1?3800138000", outside)


# --------------------------------------------------------------------------- settings of a carrier


async def test_base_paths_are_settings(make_client: MakeClient, server: Recorder) -> None:
    client = make_client(path_sim_swap="/gw/sim-swap/v9", path_number_bindings="", sim_swap_hours="72")
    request = await recorded(client, server, lambda c: c.fraud_signals(NUMBER), "/gw/sim-swap/v9/check")
    assert request.json["maxAge"] == 72
    assert (await recorded(client, server, lambda c: c.number(NUMBER), "/retrieve-number")).target == (
        "/retrieve-number"
    )


async def test_the_misspelt_path_is_a_setting(make_client: MakeClient, server: Recorder) -> None:
    client = make_client(subscription_status_path="/retrieve-subscription-status")
    request = await recorded(
        client, server, lambda c: c.fraud_signals(NUMBER), "/retrieve-subscription-status"
    )
    assert request.target == "/subscription-status/v0.1/retrieve-subscription-status"


async def test_a_path_in_the_base_address_stands_in_front(make_client: MakeClient, server: Recorder) -> None:
    client = make_client(base_url=server.url + "/carrier/")
    request = await recorded(client, server, lambda c: c.number(NUMBER), "")
    assert request.target == "/carrier/number-bindings/v0.1/retrieve-number"


# --------------------------------------------------------------------------- what is not sent at all


@pytest.mark.parametrize("key", ["", "x" * 65, "with space", "钥匙", "line\nbreak"])
async def test_a_key_that_is_not_visible_ascii_is_never_sent(
    client: HttpBackend, server: Recorder, key: str
) -> None:
    server.answer(NOTHING)
    with pytest.raises(Refused, match="INVALID_ARGUMENT"):
        await client.submit(ORDER, IdempotencyKey(key))
    assert server.at("/unbind-requests") == []


@pytest.mark.parametrize(
    "do",
    [
        lambda c: c.send_code(NUMBER, "no place for it"),
        lambda c: c.send_code(NUMBER, "{{code}}" + "x" * 153),
        lambda c: c.confirm_code(NUMBER, "a-0001", Secret("12345678901")),
        lambda c: c.confirm_code(NUMBER, "a" * 37, Secret("004217")),
        lambda c: c.withdraw("request-1", (), "x" * 501, KEY),
        lambda c: c.match_identity(NUMBER, Secret("\ud800"), Secret("")),
    ],
)
async def test_what_the_contract_does_not_take_is_never_sent(
    client: HttpBackend, server: Recorder, do: Do
) -> None:
    server.answer(NOTHING)
    with pytest.raises(Refused, match="INVALID_ARGUMENT"):
        await do(client)
    assert all(request.method == "GET" for request in server.arrived)
