"""A carrier over a real socket: running, stopped, with a wrong token, with few scopes, with another clock, over TLS."""

from __future__ import annotations

import asyncio
import json
import sys
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from joserfc.jwk import ECKey, KeySet
from keyring.backend import KeyringBackend

from agent_console.backend import CredentialProblem
from agent_console.calendar.zone import system_clock
from agent_console.doctor.finding import Check, State
from backends.server import ServerOptions, create_app
from backends.server.clients import Client, Clients
from backends.server.faults import read_orders
from backends.wire.operations import OPERATIONS
from tests.backends.http.test_transport import serving as talking
from tests.backends.http.test_transport import serving_as, written
from tests.doctor.conftest import Examine, Examined
from tests.support_http import secret_file
from tests.support_keyring import (
    NO_KEYRING,
    SWITCHED_OFF,
    FailingKeyring,
    FileKeyring,
    LockedKeyring,
    using,
)
from tests.support_registry import registry
from tests.support_server import TOKEN, serving

ExamineBeside = Callable[..., Awaitable[Examined]]

ENTRY = {"keyring_service": "agent-console", "keyring_name": "desk-8021"}

READING = {"listPlatforms", "retrieveNumber", "readQueryJob", "listQueryJobBindings", "retrieveLabels"}


@asynccontextmanager
async def carrier(folder: Path, **served: Any) -> AsyncIterator[str]:
    """Serve the embedded registry; gives the address."""
    behind = registry(folder / "registry", system_clock)
    options = {"dev_token": TOKEN, "clock": system_clock, "rate": None, **served}
    app = create_app(behind, ServerOptions(**options))
    try:
        async with serving(app) as address:
            yield address
    finally:
        app.state.desk.storage.close()
        await behind.aclose()


def settings(address: str, **options: str) -> str:
    told = {"base_url": address, "calls_per_second": "10000", "read_timeout": "20", **options}
    rows = "\n".join(f"{name} = {json.dumps(value)}" for name, value in told.items())
    return f'backend = "http"\n[backend_options]\n{rows}\n'


@pytest.fixture
def secret(tmp_path: Path) -> str:
    return secret_file(tmp_path, TOKEN)


async def test_a_carrier_that_is_well(examine_beside: ExamineBeside, tmp_path: Path, secret: str) -> None:
    async with carrier(tmp_path) as address:
        found = await examine_beside(settings(address, secret_file=secret))
    assert found.report.result is State.OK, found.page
    assert {one.state for one in found.all(Check.OPERATION)} == {State.OK}
    assert found.code(Check.CREDENTIALS) == ("ok", "CREDENTIALS_THERE")
    assert found.code(Check.LINE, address) == ("ok", "LINE_REACHED")
    assert found.code(Check.TLS) == ("off", "TLS_NOT_NEEDED")
    assert found.code(Check.CLOCK) == ("ok", "CLOCK_AGREES")
    assert TOKEN not in found.printed


@pytest.mark.parametrize("language", ["zh", "en"])
async def test_a_carrier_that_stopped(
    examine_beside: ExamineBeside, tmp_path: Path, secret: str, language: str
) -> None:
    async with carrier(tmp_path) as address:
        pass
    found = await examine_beside(settings(address, secret_file=secret), language=language)
    assert found.report.exit_code == 1
    assert found.code(Check.LINE) == ("failed", "LINE_REFUSED")
    assert ("没人接听" in found.page) == (language == "zh")
    assert ("nobody listens" in found.page) == (language == "en")
    assert {one.code for one in found.all(Check.OPERATION)} == {"NOT_TRIED"}
    assert TOKEN not in found.printed


@pytest.mark.full
async def test_a_token_the_carrier_does_not_know(examine_beside: ExamineBeside, tmp_path: Path) -> None:
    wrong = secret_file(tmp_path, "another-token-altogether")
    async with carrier(tmp_path) as address:
        found = await examine_beside(settings(address, secret_file=wrong))
    assert found.report.exit_code == 1
    assert found.code(Check.CREDENTIALS) == ("failed", "CREDENTIALS_NOT_TAKEN")
    assert {one.code for one in found.all(Check.OPERATION)} == {"NOT_TAKEN"}
    assert found.page.count("does not take the credentials") == 1
    assert len(found.json["features_off"]) == len(found.all(Check.OPERATION))
    assert "another-token" not in found.printed


def test_a_token_file_others_can_read(examine: Examine, secret: str) -> None:
    Path(secret).chmod(0o644)
    found = examine(settings("http://127.0.0.1:9", secret_file=secret))
    assert found.code(Check.BACKEND) == ("failed", "BACKEND_WITHOUT_CREDENTIALS")
    assert found.code(Check.CREDENTIALS) == ("failed", "CREDENTIALS_OPEN_TO_OTHERS")
    assert secret in found.one(Check.CREDENTIALS).text
    assert TOKEN not in found.printed


@pytest.mark.full
async def test_a_token_nobody_set(examine_beside: ExamineBeside) -> None:
    found = await examine_beside(settings("http://127.0.0.1:9"))
    assert found.code(Check.CREDENTIALS) == ("failed", "CREDENTIALS_NOT_SET")
    assert "AGENT_CONSOLE_HTTP_SECRET" in found.one(Check.CREDENTIALS).text


@pytest.mark.full
async def test_a_token_in_the_keyring(examine_beside: ExamineBeside, tmp_path: Path) -> None:
    ring = FileKeyring(tmp_path / "keyring.json")
    ring.set_password("agent-console", "desk-8021", TOKEN)
    async with carrier(tmp_path) as address:
        with using(ring):
            found = await examine_beside(settings(address, **ENTRY))
    assert found.report.result is State.OK, found.page
    assert found.code(Check.CREDENTIALS) == ("ok", "CREDENTIALS_THERE")
    assert TOKEN not in found.printed


@pytest.mark.full
@pytest.mark.parametrize(
    ("kind", "problem", "english", "chinese"),
    [
        (FileKeyring, CredentialProblem.EMPTY, "is empty", "是空的"),
        (LockedKeyring, CredentialProblem.KEYRING_LOCKED, "unlock it", "先解锁"),
        (FailingKeyring, CredentialProblem.KEYRING_FAILED, "keyring diagnose", "出错"),
        (NO_KEYRING, CredentialProblem.NO_KEYRING, "has no keyring", "没有密钥环"),
        (SWITCHED_OFF, CredentialProblem.NOT_IN_KEYRING, "is not in the keyring", "密钥环里没有"),
    ],
)
def test_a_keyring_that_does_not_give_the_token(
    examine: Examine,
    tmp_path: Path,
    kind: type[FileKeyring] | KeyringBackend,
    problem: CredentialProblem,
    english: str,
    chinese: str,
) -> None:
    ring = kind if isinstance(kind, KeyringBackend) else kind(tmp_path / "keyring.json")
    if isinstance(ring, FileKeyring):
        kept = "" if problem is CredentialProblem.EMPTY else TOKEN
        ring.set_password("agent-console", "desk-8021", kept)
    for language, words in (("en", english), ("zh", chinese)):
        with using(ring):
            found = examine(settings("http://127.0.0.1:9", **ENTRY), language=language)
        assert found.code(Check.BACKEND) == ("failed", "BACKEND_WITHOUT_CREDENTIALS")
        assert found.code(Check.CREDENTIALS) == ("failed", f"CREDENTIALS_{problem}")
        text = found.one(Check.CREDENTIALS).text
        assert words in text
        assert "keyring:agent-console/desk-8021" in text
        assert TOKEN not in found.printed


@pytest.mark.full
def test_a_keyring_without_its_library(examine: Examine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "keyring", None)
    found = examine(settings("http://127.0.0.1:9", **ENTRY))
    assert found.code(Check.CREDENTIALS) == ("failed", "CREDENTIALS_KEYRING_NOT_INSTALLED")
    assert "agent-console[keyring]" in found.one(Check.CREDENTIALS).text


@pytest.mark.full
async def test_an_option_that_can_not_be(examine_beside: ExamineBeside, secret: str) -> None:
    found = await examine_beside(settings("http://carrier.example", secret_file=secret))
    assert found.code(Check.BACKEND) == ("failed", "BACKEND_BROKEN")
    assert "plain http is for this machine only" in found.one(Check.BACKEND).text


async def test_a_client_that_may_only_read(examine_beside: ExamineBeside, tmp_path: Path) -> None:
    key = ECKey.generate_key("P-256", private=True)
    public = KeySet.import_key_set({"keys": [key.as_dict(private=False)]})
    scopes = frozenset(one.scope for one in OPERATIONS if one.name in READING)
    clients = Clients.of([Client("desk-1", public, scopes)])
    secret = json.dumps(key.as_dict(private=True))
    signing = {"authentication": "client_credentials", "client_id": "desk-1"}
    async with carrier(tmp_path, clients=clients, dev_token=None) as address:
        told = settings(address, secret_file=secret_file(tmp_path, secret), **signing)
        found = await examine_beside(told)
    states = {one.part: one.state for one in found.all(Check.OPERATION)}
    assert {name for name, state in states.items() if state is State.OK} == {
        *("platforms", "number", "lookup", "labels")
    }
    assert states["submit"] is states["match_identity"] is State.FAILED
    assert states["withdraw"] is states["correct"] is State.OFF
    assert {one.code for one in found.all(Check.OPERATION)} == {"WORKS", "NOT_PERMITTED"}
    assert found.one(Check.CREDENTIALS).state is State.OK
    assert str(key.as_dict(private=True)["d"]) not in found.printed


@pytest.mark.full
async def test_a_key_the_carrier_does_not_know(examine_beside: ExamineBeside, tmp_path: Path) -> None:
    ours, theirs = (ECKey.generate_key("P-256", private=True) for _ in range(2))
    public = KeySet.import_key_set({"keys": [theirs.as_dict(private=False)]})
    secret = secret_file(tmp_path, json.dumps(ours.as_dict(private=True)))
    signing = {"authentication": "jwt_bearer", "client_id": "desk-1"}
    async with carrier(tmp_path, clients=Clients.of([Client("desk-1", public)])) as address:
        found = await examine_beside(settings(address, secret_file=secret, **signing))
    assert found.code(Check.CREDENTIALS) == ("failed", "CREDENTIALS_NOT_TAKEN")
    assert found.code(Check.CLOCK) == ("ok", "CLOCK_AGREES")


@pytest.mark.full
@pytest.mark.parametrize(
    ("seconds", "state", "words"),
    [
        ("10", State.WARNING, "behind the carrier's"),
        ("3600", State.FAILED, "behind the carrier's"),
        ("-3600", State.FAILED, "ahead of the carrier's"),
    ],
)
async def test_a_clock_that_differs(
    examine_beside: ExamineBeside, tmp_path: Path, secret: str, seconds: str, state: State, words: str
) -> None:
    faults = read_orders(f"*:clock-skew={seconds}")
    async with carrier(tmp_path, faults=tuple(faults)) as address:
        found = await examine_beside(settings(address, secret_file=secret))
    clock = found.one(Check.CLOCK)
    assert clock.state is state
    assert words in clock.text
    assert abs(int(clock.detail) - int(seconds)) <= 2


async def test_one_operation_that_is_broken(
    examine_beside: ExamineBeside, tmp_path: Path, secret: str
) -> None:
    faults = (*read_orders("retrieveLabels:503"), *read_orders("sendCode:503"))
    async with carrier(tmp_path, faults=faults) as address:
        found = await examine_beside(settings(address, secret_file=secret, tries="1"))
    out = {one.part: (one.state, one.code) for one in found.report.features_off()}
    assert out == {
        "labels": (State.WARNING, "NO_ANSWER"),
        "send_code": (State.FAILED, "NO_ANSWER"),
    }


@pytest.mark.full
async def test_a_server_of_the_other_environment(
    examine_beside: ExamineBeside, tmp_path: Path, secret: str
) -> None:
    async with carrier(tmp_path) as address:
        found = await examine_beside(settings(address, secret_file=secret, environment="live"))
    assert {one.code for one in found.all(Check.OPERATION)} == {"OTHER_ENVIRONMENT"}
    assert found.page.count("other environment") == 1
    assert found.report.exit_code == 1


async def quiet(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    await reader.read()


@pytest.mark.full
async def test_a_certificate_nobody_here_believes(
    examine_beside: ExamineBeside, tmp_path: Path, secret: str
) -> None:
    ours = written(tmp_path, "127.0.0.1")
    async with talking(quiet, serving_as(ours)) as port:
        found = await examine_beside(settings(f"https://127.0.0.1:{port}", secret_file=secret))
    assert found.one(Check.LINE).state is State.OK
    assert found.code(Check.TLS) == ("failed", "TLS_NOT_TRUSTED")
    assert found.report.exit_code == 1


@pytest.mark.full
async def test_a_certificate_that_ends_tomorrow(
    examine_beside: ExamineBeside, tmp_path: Path, secret: str
) -> None:
    ours = written(tmp_path, "127.0.0.1")

    async def gone(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        # Told to be there, and gone as soon as it is asked.
        await reader.read(1)

    async with talking(gone, serving_as(ours)) as port:
        told = settings(
            f"https://127.0.0.1:{port}",
            secret_file=secret,
            ca_bundle=str(ours.certificate),
            tries="1",
            read_deadline="1",
            write_deadline="1",
        )
        found = await examine_beside(told)
    assert found.code(Check.TLS) == ("warning", "TLS_ENDS_SOON")
    assert {one.code for one in found.all(Check.OPERATION)} == {"NO_ANSWER"}
