"""Tokens: who gets one, what it opens, and whose number it speaks for."""

import json
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import httpx
import pytest
from joserfc import jwt
from joserfc.jwk import ECKey, KeySet

from backends.server.clients import Client, Clients, ClientsUnreadable, read_clients
from tests.backends.server.conftest import BINDINGS, Serve, Served

CLIENT = "desk-1"
TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"
BEARER = "urn:ietf:params:oauth:grant-type:jwt-bearer"
NUMBER = f"{BINDINGS}/retrieve-number"
MATCH = "/kyc-match/v0.4/match"
TENURE = "/kyc-tenure/v0.2/check-tenure"

KEY = ECKey.generate_key("P-256", private=True)
OTHER_KEY = ECKey.generate_key("P-256", private=True)
PUBLIC = KeySet.import_key_set({"keys": [KEY.as_dict(private=False)]})


@pytest.fixture
async def registered(serve: Serve) -> Served:
    started: Served = await serve(clients=Clients.of([Client(CLIENT, PUBLIC)]), dev_token=None)
    del started.client.headers["Authorization"]
    return started


def signed(served: Served, key: ECKey = KEY, **claims: Any) -> str:
    now = int(served.clock().timestamp())
    usual = {
        "iss": CLIENT,
        "sub": CLIENT,
        "aud": f"{served.address}/oauth2/token",
        "iat": now,
        "exp": now + 300,
        "jti": str(uuid4()),
    }
    told = {name: value for name, value in {**usual, **claims}.items() if value is not None}
    return jwt.encode({"alg": "ES256"}, told, key)


async def two_legged(served: Served, scope: str, assertion: str | None = None) -> httpx.Response:
    form = {
        "grant_type": "client_credentials",
        "scope": scope,
        "client_assertion_type": TYPE,
        "client_assertion": assertion or signed(served),
    }
    return await served.client.post("/oauth2/token", data=form)


async def three_legged(served: Served, scope: str, **more: Any) -> httpx.Response:
    assertion = signed(served, sub=f"tel:{served.number}", scope=scope)
    return await served.client.post(
        "/oauth2/token", data={"grant_type": BEARER, "assertion": assertion, **more}
    )


async def ask(served: Served, token: httpx.Response, path: str, **body: Any) -> tuple[int, str | None]:
    headers = {"Authorization": f"Bearer {token.json()['access_token']}"}
    answer = await served.client.post(path, json=body, headers=headers)
    return answer.status_code, answer.json().get("code")


async def test_a_registered_client_gets_a_token_for_a_few_minutes(registered: Served) -> None:
    token = await two_legged(registered, "number-bindings:numbers:read")
    assert token.status_code == 200
    assert token.headers["cache-control"] == "no-store"
    assert (token.json()["token_type"], token.json()["expires_in"]) == ("Bearer", 600)
    assert await ask(registered, token, NUMBER, phoneNumber=registered.number) == (200, None)
    registered.clock.move(minutes=10)
    again = await ask(registered, token, NUMBER, phoneNumber=registered.number)
    assert again == (401, "UNAUTHENTICATED")


async def test_a_token_opens_its_scopes_and_nothing_else(registered: Served) -> None:
    token = await two_legged(registered, "kyc-match:match")
    refused = await ask(registered, token, NUMBER, phoneNumber=registered.number)
    assert refused == (403, "PERMISSION_DENIED")


async def test_one_of_two_scopes_is_enough_for_a_sim_swap_check(registered: Served) -> None:
    token = await two_legged(registered, "sim-swap")
    assert (await ask(registered, token, "/sim-swap/v2/check", phoneNumber=registered.number))[0] == 200


@pytest.mark.parametrize(
    "claims",
    [
        {"aud": "https://elsewhere.example/oauth2/token"},
        {"exp": None},
        {"iat": None},
        {"jti": None},
        {"sub": "desk-2"},
        {"iss": "desk-2"},
        {"iss": None},
        {"exp": 1},
        {"exp": 99999999999},
        {"iat": "now"},
        {"exp": float("1e300")},
    ],
)
async def test_an_assertion_that_proves_nothing_gets_no_token(
    registered: Served, claims: dict[str, Any]
) -> None:
    answer = await two_legged(registered, "sim-swap", signed(registered, **claims))
    assert (answer.status_code, answer.json()["error"]) == (401, "invalid_client")


@pytest.mark.parametrize("made", ["another key", "no signature", "no token", "a shared secret"])
async def test_an_assertion_that_is_not_signed_by_the_client_gets_no_token(
    registered: Served, made: str
) -> None:
    good = signed(registered)
    header, payload, _ = good.split(".")
    assertion = {
        "another key": signed(registered, OTHER_KEY),
        "no signature": f"{header}.{payload}.",
        "no token": "a.b",
        "a shared secret": f"eyJhbGciOiJIUzI1NiJ9.{payload}.c2ln",
    }[made]
    answer = await two_legged(registered, "sim-swap", assertion)
    assert (answer.status_code, answer.json()["error"]) == (401, "invalid_client")


async def test_an_assertion_is_taken_once(registered: Served) -> None:
    assertion = signed(registered)
    assert (await two_legged(registered, "sim-swap", assertion)).status_code == 200
    assert (await two_legged(registered, "sim-swap", assertion)).status_code == 401


async def test_an_old_assertion_is_not_taken(registered: Served) -> None:
    assertion = signed(registered)
    registered.clock.move(minutes=6)
    assert (await two_legged(registered, "sim-swap", assertion)).status_code == 401


@pytest.mark.parametrize("scope", ["", "openid", "nothing:known", "dpv:A dpv:B sim-swap", "dpv:A"])
async def test_a_scope_that_is_not_offered_gets_no_token(registered: Served, scope: str) -> None:
    assert (await two_legged(registered, scope)).json()["error"] == "invalid_scope"


async def test_a_client_gets_no_more_than_it_is_registered_for(serve: Serve) -> None:
    client = Client(CLIENT, PUBLIC, frozenset({"sim-swap"}), frozenset({"client_credentials"}))
    served = await serve(clients=Clients.of([client]))
    assert (await two_legged(served, "sim-swap")).status_code == 200
    assert (await two_legged(served, "kyc-match:match")).json()["error"] == "invalid_scope"
    refused = await three_legged(served, "dpv:FraudPreventionAndDetection sim-swap")
    assert refused.json()["error"] == "unauthorized_client"


@pytest.mark.parametrize(
    ("form", "error"),
    [
        ({}, "invalid_request"),
        ({"grant_type": "password"}, "unsupported_grant_type"),
        ({"grant_type": "client_credentials"}, "invalid_client"),
        ({"grant_type": BEARER}, "invalid_grant"),
        ({"grant_type": BEARER, "scope": "sim-swap"}, "invalid_request"),
    ],
)
async def test_a_form_that_is_not_whole_is_refused_in_oauths_words(
    registered: Served, form: dict[str, str], error: str
) -> None:
    answer = await registered.client.post("/oauth2/token", data=form)
    assert answer.status_code in {400, 401}
    assert set(answer.json()) == {"error", "error_description"}
    assert answer.json()["error"] == error


@pytest.mark.parametrize("scope", ["sim-swap", "openid sim-swap"])
async def test_a_token_for_a_person_needs_one_purpose(registered: Served, scope: str) -> None:
    assert (await three_legged(registered, scope)).json()["error"] == "invalid_scope"


async def test_a_three_legged_token_names_the_number_itself(registered: Served) -> None:
    token = await three_legged(registered, "openid dpv:FraudPreventionAndDetection kyc-tenure:check-tenure")
    assert await ask(registered, token, TENURE, tenureDate="2022-01-01") == (200, None)
    same = await ask(registered, token, TENURE, tenureDate="2022-01-01", phoneNumber=registered.number)
    assert same == (422, "UNNECESSARY_IDENTIFIER")


async def test_a_two_legged_token_needs_the_number_in_the_body(registered: Served) -> None:
    token = await two_legged(registered, "kyc-tenure:check-tenure")
    assert await ask(registered, token, TENURE, tenureDate="2022-01-01") == (422, "MISSING_IDENTIFIER")


async def test_for_a_match_the_number_may_be_told_twice_and_has_to_be_the_same(registered: Served) -> None:
    token = await three_legged(registered, "dpv:FraudPreventionAndDetection kyc-match:match")
    assert (await ask(registered, token, MATCH, birthdate="1990-01-01"))[0] == 200
    same = await ask(registered, token, MATCH, birthdate="1990-01-01", phoneNumber=registered.number)
    assert same[0] == 200
    other = await ask(registered, token, MATCH, birthdate="1990-01-01", phoneNumber="+8618700001010")
    assert other == (403, "INVALID_TOKEN_CONTEXT")


async def test_a_token_for_one_number_reads_nothing_of_another(registered: Served) -> None:
    token = await three_legged(registered, "dpv:FraudPreventionAndDetection number-bindings:numbers:read")
    assert (await ask(registered, token, NUMBER, phoneNumber=registered.number))[0] == 200
    refused = await ask(registered, token, NUMBER, phoneNumber="+8618700001010")
    assert refused == (403, "INVALID_TOKEN_CONTEXT")


async def test_a_subject_that_is_no_number_gets_no_token(registered: Served) -> None:
    assertion = signed(registered, sub="tel:13800138000", scope="dpv:A sim-swap")
    answer = await registered.client.post(
        "/oauth2/token", data={"grant_type": BEARER, "assertion": assertion}
    )
    assert answer.json()["error"] == "invalid_grant"


async def test_one_client_does_not_see_what_another_filed(serve: Serve) -> None:
    both = Clients.of([Client(CLIENT, PUBLIC)])
    served = await serve(clients=both)
    filed = await served.filed()
    scope = "number-bindings:unbind-requests:read"
    token = (await two_legged(served, scope)).json()["access_token"]
    headers = {"Authorization": f"Bearer {token}"}
    foreign = await served.client.get(filed.headers["location"], headers=headers)
    own = await served.client.get(f"{BINDINGS}/unbind-requests", headers=headers)
    assert (foreign.status_code, own.json()["items"]) == (404, [])


# --------------------------------------------------------------------------- the file of clients


def written(folder: Path, **client: Any) -> Path:
    file = folder / "clients.json"
    usual = {"client_id": CLIENT, "jwks": {"keys": [KEY.as_dict(private=False)]}}
    file.write_text(json.dumps({"clients": [{**usual, **client}]}), encoding="utf-8")
    return file


def test_clients_are_read_from_a_file(tmp_path: Path) -> None:
    clients = read_clients(written(tmp_path, scope="sim-swap kyc-match:match"))
    assert clients.by_id[CLIENT].scopes == frozenset({"sim-swap", "kyc-match:match"})


@pytest.mark.parametrize(
    "client",
    [
        {"jwks": {"keys": [KEY.as_dict(private=True)]}},
        {"jwks": {"keys": [{"kty": "oct", "k": "c2VjcmV0LXNlY3JldC1zZWNyZXQ"}]}},
        {"jwks": {"keys": []}},
        {"jwks": {}},
        {"client_id": "../x"},
        {"grant_types": ["password"]},
        {"secret": "x"},
    ],
)
def test_a_file_of_clients_that_is_not_as_it_should_be_is_refused(
    tmp_path: Path, client: dict[str, Any]
) -> None:
    with pytest.raises(ClientsUnreadable):
        read_clients(written(tmp_path, **client))


def test_a_token_lives_as_long_as_it_is_told_to() -> None:
    from backends.server import ServerOptions

    assert ServerOptions().token_life <= timedelta(minutes=15)
    assert "a-secret" not in repr(ServerOptions(dev_token="a-secret"))
