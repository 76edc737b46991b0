import json
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from joserfc.jwk import ECKey

from agent_console.backend import BackendDescription, Environment
from agent_console.cli import start
from agent_console.serving import CLIENTS_PROBLEMS
from backends.fake.registry import Registry
from backends.server.clients import ClientsProblem


def test_without_the_extra_it_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("AGENT_CONSOLE_LANGUAGE", "en")
    for name in ("backends.server.serving", "backends.server.connections"):
        monkeypatch.delitem(sys.modules, name, raising=False)
    monkeypatch.setitem(sys.modules, "uvicorn", None)
    assert start(["serve-registry", "--dev-token", "x"]) == 2
    assert "agent-console[server]" in capsys.readouterr().err


@pytest.mark.parametrize(
    "arguments",
    [
        ["--seed", "3", "serve-registry"],
        ["serve-registry", "--port", "70000"],
        ["serve-registry", "--days-ahead", "-1"],
        ["serve-nothing"],
    ],
)
def test_a_wrong_command_line_is_one_sentence(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert start(arguments) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1


@pytest.mark.parametrize(
    ("option", "value"),
    [("--seed", "3"), ("--days-ahead", "3"), ("--fault", "createUnbindRequest:reset-after")],
)
def test_what_is_for_practice_is_refused_on_a_live_backend(
    option: str,
    value: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    closed = []

    class Live(Registry):
        def describe(self) -> BackendDescription:
            return replace(super().describe(), environment=Environment.LIVE)

        async def aclose(self) -> None:
            closed.append(self)
            await super().aclose()

    monkeypatch.setattr("backends.fake.registry.Registry", Live)
    said = ["serve-registry", "--dev-token", "x", "--home", str(tmp_path), "--port", "0"]
    assert start([*said, option, value]) == 2
    assert option in capsys.readouterr().err
    assert len(closed) == 1


def test_help_lists_the_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert start(["--help"]) == 0
    assert "serve-registry" in capsys.readouterr().out


def refused(capsys: pytest.CaptureFixture[str], home: Path, *arguments: str) -> str:
    """Serve as asked and give the one sentence that says why not."""
    (home / "settings.toml").write_text('language = "en"', encoding="utf-8")
    assert start(["serve-registry", "--home", str(home), "--port", "0", *arguments]) == 2
    return capsys.readouterr().err.splitlines()[-1]


def one_client(folder: Path) -> str:
    key = ECKey.generate_key("P-256").as_dict(private=False)
    file = folder / "clients.json"
    file.write_text(json.dumps({"clients": [{"client_id": "desk-1", "jwks": {"keys": [key]}}]}))
    return str(file)


@pytest.mark.parametrize("host", ["a" * 70 + ".x", "..", "\x1b[2J"])
def test_what_can_be_no_address_is_one_printable_sentence(
    host: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told = refused(capsys, tmp_path, "--clients", one_client(tmp_path), "--host", host)
    assert "choose another --host or --port" in told
    assert told.isprintable()


@pytest.mark.parametrize("left", [b"", b"no database" * 999])
def test_a_file_of_the_server_that_is_something_else_is_named(
    left: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "server" / "server.sqlite3"
    file.mkdir(parents=True) if not left else file.parent.mkdir()
    if left:
        file.write_bytes(left)
    assert "(server/server.sqlite3) cannot be used" in refused(capsys, tmp_path, "--dev-token", "x")


@pytest.mark.parametrize("token", ["two\nlines", "中文", " "])
def test_a_token_no_client_could_send_is_refused(
    token: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert refused(capsys, tmp_path, "--dev-token", token).startswith("--dev-token takes letters, digits")


@pytest.mark.parametrize(
    ("content", "why"),
    [
        ("[]", "mend or drop what stands at -"),
        ('{"clients": [{"client_id": "", "jwks": {}}]}', "mend or drop what stands at clients.0.client_id"),
        ('{"clients": [{"client_id": "d", "jwks": {"keys": [null]}}]}', "a key in it cannot be read"),
    ],
)
def test_a_file_of_clients_is_refused_in_the_language_of_the_home(
    content: str, why: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "clients.json"
    file.write_text(content, encoding="utf-8")
    assert (
        refused(capsys, tmp_path, "--clients", str(file)) == f"The file of --clients cannot be used: {why}."
    )


def test_every_problem_of_a_file_of_clients_has_its_words() -> None:
    assert set(CLIENTS_PROBLEMS) == set(ClientsProblem)
