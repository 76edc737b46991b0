"""Tokens: what is asked of an authorization server, what is kept, and what its refusals mean."""

import asyncio
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

import pytest
from joserfc import jwt
from joserfc.jwk import ECKey, OKPKey, RSAKey

from agent_console.backend import MatchOutcome, Refused, SendCodeOutcome, ServiceState, Ternary, Unreachable
from agent_console.identity.phone import PhoneNumber
from agent_console.identity.secret import Secret
from backends.http.asking import Ask
from backends.http.assertions import Signer
from backends.http.backend import HttpBackend
from backends.http.credentials import KeyUnusable, SecretPlace
from backends.http.errors import AuthError
from backends.http.surroundings import Surroundings
from backends.http.tokens import FixedToken, Granted, GrantedTokens
from backends.wire.operations import CHECK_SIM_SWAP, MATCH, RETRIEVE_NUMBER
from tests.backends.http.conftest import MakeClient, OwnTime
from tests.backends.http.recorder import Recorder, Reply, error
from tests.backends.http.test_requests_on_the_wire import KEY, MESSAGE, NUMBER, ORDER
from tests.support_registry import MONDAY_MORNING, HandSetClock

OTHER = PhoneNumber("18700001010")
EC_KEY = ECKey.generate_key("P-256")
NO_ENTRY = error(403, "PERMISSION_DENIED")


def pem(key: Any) -> str:
    text: str = key.as_pem(private=True).decode()
    return text


def granted(token: str = "t-1", seconds: float = 600) -> Reply:
    return Reply(200, {"access_token": token, "token_type": "Bearer", "expires_in": seconds})


MakeClients = Callable[[str], HttpBackend]


@pytest.fixture
def client_by(make_client: MakeClient, monkeypatch: pytest.MonkeyPatch, server: Recorder) -> MakeClients:
    def make(authentication: str) -> HttpBackend:
        client = make_client(authentication=authentication, client_id="desk-1", key_id="k-1")
        monkeypatch.setenv("AGENT_CONSOLE_HTTP_SECRET", pem(EC_KEY))
        return client

    return make


def form_of(server: Recorder, nth: int = -1) -> dict[str, str]:
    request = server.at("/oauth2/token")[nth]
    assert request.headers["content-type"] == "application/x-www-form-urlencoded"
    assert "authorization" not in request.headers
    return {name: value for name, (value,) in parse_qs(request.body.decode(), strict_parsing=True).items()}


def claims_of(assertion: str) -> dict[str, Any]:
    token = jwt.decode(assertion, EC_KEY, algorithms=["ES256"])
    assert token.header == {"alg": "ES256", "typ": "JWT", "kid": "k-1"}
    return token.claims


def check_times(claims: dict[str, Any], server: Recorder) -> None:
    assert claims["aud"] == f"{server.url}/oauth2/token"
    assert claims["iat"] == int(MONDAY_MORNING.timestamp())
    assert 0 < claims["exp"] - claims["iat"] <= 300
    assert len(claims["jti"]) >= 20


async def test_client_credentials_prove_the_client_by_a_signed_assertion(
    client_by: MakeClients, server: Recorder
) -> None:
    server.answer(NO_ENTRY)
    server.answer_at("/oauth2/token", granted())
    with pytest.raises(Refused):
        await client_by("client_credentials").match_identity(NUMBER, Secret("张三"), Secret(""))
    form = form_of(server)
    assert form.pop("client_assertion_type") == "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"
    claims = claims_of(form.pop("client_assertion"))
    assert form == {
        "grant_type": "client_credentials",
        "scope": "dpv:FraudPreventionAndDetection kyc-match:match",
    }
    check_times(claims, server)
    assert (claims["iss"], claims["sub"]) == ("desk-1", "desk-1")
    assert server.last.headers["authorization"] == "Bearer t-1"
    assert server.last.json["phoneNumber"] == NUMBER.e164


async def test_jwt_bearer_asks_for_a_token_about_the_number(client_by: MakeClients, server: Recorder) -> None:
    server.answer(NO_ENTRY)
    server.answer_at("/oauth2/token", granted())
    with pytest.raises(Refused):
        await client_by("jwt_bearer").match_identity(NUMBER, Secret("张三"), Secret(""))
    form = form_of(server)
    assert form["grant_type"] == "urn:ietf:params:oauth:grant-type:jwt-bearer"
    assert "scope" not in form
    claims = claims_of(form["assertion"])
    check_times(claims, server)
    assert (claims["iss"], claims["sub"]) == ("desk-1", f"tel:{NUMBER.e164}")
    assert claims["scope"] == "openid dpv:FraudPreventionAndDetection kyc-match:match"
    assert claims_of(form["client_assertion"])["jti"] != claims["jti"]
    assert "phoneNumber" not in server.last.json


async def test_our_own_contract_is_asked_with_a_token_about_nobody(
    client_by: MakeClients, server: Recorder
) -> None:
    server.answer(NO_ENTRY)
    server.answer_at("/oauth2/token", granted())
    with pytest.raises(Refused):
        await client_by("jwt_bearer").number(NUMBER)
    form = form_of(server)
    assert form["grant_type"] == "client_credentials"
    assert form["scope"] == "number-bindings:numbers:read"


@pytest.mark.parametrize("word", ["access_denied", "invalid_grant"])
async def test_consent_that_is_missing_is_an_answer(
    client_by: MakeClients, server: Recorder, word: str
) -> None:
    denied = Reply(400, {"error": word, "error_description": f"no consent of {NUMBER.e164}"})
    client = client_by("jwt_bearer")
    server.answer(NO_ENTRY)
    server.answer_at("/oauth2/token", granted())
    with pytest.raises(Refused):
        await client.platforms()
    server.answer_at("/oauth2/token", denied)
    match = await client.match_identity(NUMBER, Secret("张三"), Secret(""))
    sent = await client.send_code(NUMBER, MESSAGE)
    signals = await client.fraud_signals(NUMBER)
    assert (match.outcome, sent.outcome) == (MatchOutcome.NOT_COMPARABLE, SendCodeOutcome.NOT_ALLOWED)
    for signal in (signals.sim_swapped, signals.calls_forwarded, signals.sms_receivable):
        assert (signal.answer, signal.reason) == (Ternary.UNKNOWN, "CONSENT_MISSING")
    assert server.at("/match") == server.at("/send-code") == []


async def test_a_refused_client_is_a_refusal_without_its_description(
    client_by: MakeClients, server: Recorder
) -> None:
    server.answer(Reply(401, {"error": "invalid_client", "error_description": "desk-1 is odd"}))
    with pytest.raises(Refused, match="INVALID_CLIENT") as raised:
        await client_by("client_credentials").number(NUMBER)
    assert "odd" not in str(raised.value)


@pytest.mark.parametrize(
    "reply",
    [
        Reply(200, {"access_token": "a b", "token_type": "Bearer"}),
        Reply(200, {"access_token": "", "token_type": "Bearer"}),
        Reply(200, {"access_token": "t", "token_type": "DPoP"}),
        Reply(200, {"access_token": "t\n", "token_type": "bearer"}),
        Reply(200, {"token_type": "bearer"}),
        Reply(200, {"access_token": "t", "token_type": "bearer", "expires_in": -1}),
        Reply(200, b"{"),
        Reply(400, b"<html>"),
        Reply(400, {"error": "SOMETHING 13800138000"}),
        Reply(302, None, {"Location": "http://127.0.0.1:1/"}),
    ],
)
async def test_what_is_no_token_is_refused(client_by: MakeClients, server: Recorder, reply: Reply) -> None:
    server.answer(reply)
    with pytest.raises(Refused, match="TOKEN_NOT_UNDERSTOOD"):
        await client_by("client_credentials").number(NUMBER)
    assert server.at("/retrieve-number") == []


@pytest.mark.parametrize("reply", [Reply(silent=True), Reply(503, b"down"), Reply(429, b"")])
async def test_a_write_without_a_token_has_not_left(
    client_by: MakeClients, server: Recorder, reply: Reply
) -> None:
    client = client_by("client_credentials")
    server.answer(error(404, "NOT_FOUND"))
    server.answer_at("/oauth2/token", granted())
    with pytest.raises(Refused):
        await client.platforms()
    server.answer_at("/oauth2/token", reply)
    with pytest.raises(Unreachable, match="sent: NO"):
        await client.submit(ORDER, KEY)
    assert server.at("/unbind-requests") == []


async def test_a_busy_authorization_server_does_not_speak_against_the_line(
    client_by: MakeClients, server: Recorder
) -> None:
    client = client_by("client_credentials")
    server.answer(Reply(429, b"", {"Retry-After": "30"}))
    for _ in range(10):
        with pytest.raises(Unreachable) as raised:
            await client.number(NUMBER)
        assert raised.value.retry_after == timedelta(seconds=30)
    assert client.service_status().state is ServiceState.ANSWERING


async def test_a_token_that_is_not_taken_is_asked_for_anew_once(
    client_by: MakeClients, server: Recorder
) -> None:
    server.answer_at("/oauth2/token", granted("old"), granted("new"))
    server.answer(error(401, "UNAUTHENTICATED"), NO_ENTRY)
    with pytest.raises(Refused, match="PERMISSION_DENIED"):
        await client_by("client_credentials").number(NUMBER)
    assert [one.headers["authorization"] for one in server.at("/retrieve-number")] == [
        "Bearer old",
        "Bearer new",
    ]


# --------------------------------------------------------------------------- keeping


@dataclass
class Mint:
    """Gives numbered tokens."""

    seconds: float = 600.0
    asked: list[tuple[str, PhoneNumber | None]] = field(default_factory=list)

    async def grant(
        self, scope: str, subject: PhoneNumber | None, seconds: float, correlator: str
    ) -> Granted:
        self.asked.append((scope, subject))
        number = len(self.asked)
        await asyncio.sleep(0)
        return Granted(Secret(f"t-{number}"), self.seconds)


@pytest.fixture
def around(time: OwnTime, clock: HandSetClock) -> Surroundings:
    return Surroundings(clock, time.ticks, time.sleep, time.random)


async def test_a_token_is_kept_until_shortly_before_its_end(around: Surroundings, time: OwnTime) -> None:
    mint = Mint()
    tokens = GrantedTokens(mint, False, around)
    ask = Ask(RETRIEVE_NUMBER)
    first = await tokens.token(ask, 6)
    time.now += 589
    assert await tokens.token(ask, 6) is first
    time.now += 1
    assert await tokens.token(ask, 6) is not first


async def test_a_token_of_seconds_is_used_for_half_of_them(around: Surroundings, time: OwnTime) -> None:
    mint = Mint(seconds=4)
    tokens = GrantedTokens(mint, False, around)
    await tokens.token(Ask(RETRIEVE_NUMBER), 6)
    time.now += 1.9
    await tokens.token(Ask(RETRIEVE_NUMBER), 6)
    assert len(mint.asked) == 1


async def test_each_scope_and_each_holder_has_a_token_of_its_own(around: Surroundings) -> None:
    mint = Mint()
    tokens = GrantedTokens(mint, True, around)
    for ask in (
        Ask(MATCH, subject=NUMBER),
        Ask(CHECK_SIM_SWAP, subject=NUMBER),
        Ask(MATCH, subject=OTHER),
        Ask(RETRIEVE_NUMBER, subject=NUMBER),
        Ask(RETRIEVE_NUMBER, subject=OTHER),
        Ask(MATCH, subject=NUMBER),
    ):
        await tokens.token(ask, 6)
    assert mint.asked == [
        ("kyc-match:match", NUMBER),
        ("sim-swap:check", NUMBER),
        ("kyc-match:match", OTHER),
        ("number-bindings:numbers:read", None),
    ]


async def test_who_needs_the_same_token_at_once_shares_it(around: Surroundings) -> None:
    mint = Mint()
    tokens = GrantedTokens(mint, False, around)
    got = await asyncio.gather(*(tokens.token(Ask(RETRIEVE_NUMBER), 6) for _ in range(5)))
    assert len(mint.asked) == 1
    assert len({id(token) for token in got}) == 1


async def test_dropping_an_old_token_leaves_the_new_one(around: Surroundings) -> None:
    mint = Mint()
    tokens = GrantedTokens(mint, False, around)
    ask = Ask(RETRIEVE_NUMBER)
    old = await tokens.token(ask, 6)
    tokens.drop(ask, old)
    new = await tokens.token(ask, 6)
    tokens.drop(ask, old)
    assert await tokens.token(ask, 6) is new


async def test_tokens_of_many_callers_do_not_pile_up(around: Surroundings) -> None:
    tokens = GrantedTokens(Mint(), True, around)
    for index in range(500):
        await tokens.token(Ask(MATCH, subject=PhoneNumber(f"138{index:08d}")), 6)
    assert len(tokens._kept) == 200
    assert tokens._getting == {}


async def test_a_fixed_token_is_read_again_when_it_is_not_taken(
    tmp_path: Path, server: Recorder, make_client: MakeClient
) -> None:
    file = tmp_path / "token"
    file.touch(0o600)
    file.write_text("yesterday")
    client = make_client(secret_file=str(file))
    server.answer(error(401, "UNAUTHENTICATED"), NO_ENTRY)
    with pytest.raises(Refused, match="PERMISSION_DENIED"):
        await client.number(NUMBER)
    file.write_text("today")
    server.answer(error(401, "UNAUTHENTICATED"), NO_ENTRY)
    with pytest.raises(Refused, match="PERMISSION_DENIED"):
        await client.number(NUMBER)
    assert [one.headers["authorization"] for one in server.arrived] == [
        "Bearer yesterday",
        "Bearer yesterday",
        "Bearer yesterday",
        "Bearer today",
    ]


@pytest.mark.parametrize("text", ["two words", "line\nbreak", "令牌"])
async def test_a_token_that_is_no_token_is_never_sent(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    monkeypatch.setenv("CARRIER_TOKEN", text)
    with pytest.raises(AuthError, match="NO_TOKEN") as raised:
        await FixedToken(SecretPlace("CARRIER_TOKEN")).token(Ask(RETRIEVE_NUMBER), 6)
    assert text not in str(raised.value)


# --------------------------------------------------------------------------- keys


@pytest.mark.parametrize(
    ("key", "algorithm"),
    [
        (EC_KEY, "ES256"),
        (ECKey.generate_key("P-384"), "ES384"),
        (RSAKey.generate_key(2048), "RS256"),
        (OKPKey.generate_key("Ed25519"), "Ed25519"),
    ],
    ids=["P-256", "P-384", "RSA", "Ed25519"],
)
def test_a_key_signs_as_pem_and_as_jwk(key: Any, algorithm: str) -> None:

    for text in (pem(key), json.dumps(key.as_dict(private=True))):
        signed = Signer("desk-1", Secret(text)).client_assertion("https://a.example/t", MONDAY_MORNING)
        token = jwt.decode(signed, key, algorithms=[algorithm])
        assert token.header["alg"] == algorithm
        assert token.claims["iss"] == "desk-1"


def test_a_jwk_may_name_itself() -> None:

    text = json.dumps({**EC_KEY.as_dict(private=True), "kid": "of-itself"})
    signed = Signer("desk-1", Secret(text)).client_assertion("https://a.example/t", MONDAY_MORNING)
    assert jwt.decode(signed, EC_KEY, algorithms=["ES256"]).header["kid"] == "of-itself"


@pytest.mark.parametrize(
    "text",
    [
        "abc-hidden",
        "{}",
        "[1]",
        "-----BEGIN PRIVATE KEY-----\nhidden\n-----END PRIVATE KEY-----",
        EC_KEY.as_pem(private=False).decode(),
        '{"kty": "oct", "k": "aGlkZGVuLWhpZGRlbi1oaWRkZW4"}',
    ],
    # Named, for a key is another one in each process of a run on two cores.
    ids=["a word", "an empty object", "a list", "a broken key", "a public key", "a shared secret"],
)
def test_what_can_not_sign_is_refused_and_not_repeated(text: str) -> None:
    with pytest.raises(KeyUnusable) as raised:
        Signer("desk-1", Secret(text))
    assert "hidden" not in str(raised.value)
    assert raised.value.__cause__ is None
    assert raised.value.__context__ is None


async def test_a_key_that_can_not_sign_is_a_refusal(
    make_client: MakeClient, server: Recorder, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = make_client(authentication="client_credentials", client_id="desk-1")
    with pytest.raises(Refused, match="NO_KEY"):
        await client.number(NUMBER)
    assert server.arrived == []
