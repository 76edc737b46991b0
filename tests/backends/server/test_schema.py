"""The server against its own description: schemathesis makes the requests and checks every answer."""

import asyncio
import json
import os
import re
import sys
from pathlib import Path

import pytest

from backends.server import ServerOptions, create_app
from tests.support_registry import HandSetClock, caller_of, registry, verified
from tests.support_server import TOKEN, serving

HERE = Path(__file__).parent
ROOT = HERE.parents[2]

CASES = re.compile(r"(\d+) generated")


async def asked_by_schemathesis(tmp_path: Path, *arguments: str) -> tuple[int, int, str]:
    """Let schemathesis ask; gives its exit code, how many cases it made, and its report."""
    clock = HandSetClock()
    backend = registry(tmp_path, clock)
    call = await caller_of(backend, "13800138000")
    proof = await verified(backend, call)
    at = proof.validated_at.isoformat()
    holder = {
        "phoneNumber": call.subject_number.e164,
        "holderProof": {"authenticationId": proof.authentication_id, "validatedAt": at},
        "consent": {"textVersion": "N-2026-03", "agreedAt": at},
    }
    app = create_app(backend, ServerOptions(dev_token=TOKEN, clock=clock, rate=None))
    async with serving(app) as address:
        environment = {
            **os.environ,
            "REAL_HOLDER": json.dumps(holder),
            "SCHEMATHESIS_HOOKS": "tests.backends.server.schemathesis_hooks",
            "PYTHONPATH": str(ROOT),
        }
        process = await asyncio.create_subprocess_exec(
            str(Path(sys.executable).with_name("schemathesis")),
            "--config-file",
            str(HERE / "schemathesis.toml"),
            "run",
            f"{address}/openapi.json",
            "--header",
            f"Authorization: Bearer {TOKEN}",
            "--checks=all",
            "--seed=1",
            "--no-color",
            "--continue-on-failure",
            "--generation-database=none",
            *arguments,
            cwd=tmp_path,
            env=environment,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.STDOUT,
        )
        report, _ = await process.communicate()
    app.state.desk.storage.close()
    await backend.aclose()
    text = report.decode()
    found = CASES.search(text)
    assert process.returncode is not None
    return process.returncode, int(found[1]) if found else 0, text


@pytest.mark.full
async def test_a_few_dozen_requests_of_every_kind_are_answered_as_described(tmp_path: Path) -> None:
    code, cases, report = await asked_by_schemathesis(tmp_path, "--phases=fuzzing", "--max-examples=1")
    assert code == 0, report
    assert cases >= 26


@pytest.mark.full
async def test_more_than_a_thousand_requests_are_answered_as_described(tmp_path: Path) -> None:
    code, cases, report = await asked_by_schemathesis(tmp_path, "--max-examples=50")
    assert code == 0, report
    assert cases >= 1_000
