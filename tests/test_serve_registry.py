import sys
from dataclasses import replace
from pathlib import Path

import pytest

from agent_console.backend import BackendDescription, Environment
from agent_console.cli import start
from backends.fake.registry import Registry


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
