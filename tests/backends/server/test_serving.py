"""`agent-console serve-registry` in a process of its own: it starts, answers, ends whole, and says what stops it."""

import json
import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

CONSOLE = str(Path(sys.executable).with_name("agent-console"))
TOKEN = "x-x-x"


def started(home: Path, *arguments: str) -> subprocess.Popen[str]:
    environment = {**os.environ, "AGENT_CONSOLE_HOME": str(home), "AGENT_CONSOLE_LANGUAGE": "en"}
    return subprocess.Popen(
        [CONSOLE, "serve-registry", "--port", "0", *arguments],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


@contextmanager
def running(home: Path, *arguments: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    process = started(home, *arguments)
    try:
        assert process.stdout is not None
        found = re.search(r"http://\S+", process.stdout.readline())
        assert found is not None
        yield process, found[0]
    finally:
        if process.poll() is None:
            process.kill()
        process.communicate()


def refused(home: Path, *arguments: str) -> str:
    process = started(home, *arguments)
    _, said = process.communicate(timeout=30)
    assert process.returncode == 2
    assert len(said.splitlines()) == 1
    return said


def test_it_answers_until_a_signal_ends_it_and_leaves_its_file_whole(tmp_path: Path) -> None:
    with running(tmp_path, "--dev-token", TOKEN) as (process, address):
        body = {"phoneNumber": "+8613800138000"}
        headers = {"Authorization": f"Bearer {TOKEN}"}
        answer = httpx.post(f"{address}/number-bindings/v0.1/retrieve-number", json=body, headers=headers)
        assert answer.status_code == 200
        process.send_signal(signal.SIGTERM)
        _, log = process.communicate(timeout=30)
    assert process.returncode == 0
    assert "retrieveNumber 200 dev" in log
    assert "13800138000" not in log
    (file,) = (tmp_path / "server").iterdir()
    assert (file.name, file.stat().st_mode & 0o777) == ("server.sqlite3", 0o600)


@pytest.mark.full
def test_what_is_at_work_when_a_signal_comes_is_answered_whole(tmp_path: Path) -> None:
    with running(tmp_path, "--dev-token", TOKEN, "--fault", "retrieveNumber:drip=0.1") as (process, address):
        body = {"phoneNumber": "+8613800138000"}
        headers = {"Authorization": f"Bearer {TOKEN}"}
        place = f"{address}/number-bindings/v0.1/retrieve-number"
        with httpx.stream("POST", place, json=body, headers=headers) as answer:
            process.send_signal(signal.SIGTERM)
            told = json.loads(answer.read())
        assert told["verdict"] == "RECYCLED"
        assert process.wait(timeout=30) == 0


@pytest.mark.full
def test_a_fixed_token_is_refused_where_others_could_use_it(tmp_path: Path) -> None:
    assert "this machine alone" in refused(tmp_path, "--dev-token", TOKEN, "--host", "0.0.0.0")


@pytest.mark.full
def test_a_server_nobody_could_ask_does_not_start(tmp_path: Path) -> None:
    assert "Nobody could ask" in refused(tmp_path)


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("--fault", "nothing"), "--fault takes"),
        (("--backend", "nobody"), "No backend is called nobody"),
        (("--clients", "nowhere.json"), "--clients takes"),
        (("--tls", "pyproject.toml", "pyproject.toml"), "--tls"),
    ],
)
@pytest.mark.full
def test_what_can_not_be_served_is_said_in_one_sentence(
    tmp_path: Path, arguments: tuple[str, ...], sentence: str
) -> None:
    assert sentence in refused(tmp_path, "--dev-token", TOKEN, *arguments)


@pytest.mark.full
def test_a_taken_port_is_said_in_one_sentence(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        assert "cannot be listened on" in refused(tmp_path, "--dev-token", TOKEN, "--port", port)
