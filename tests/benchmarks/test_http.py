import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.full
def test_the_benchmark_runs_to_its_end_and_no_request_of_it_fails() -> None:
    command = [sys.executable, "-m", "benchmarks.http", "--requests", "600", "--reads", "5"]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    head, one, fifty, five_hundred, ratio = run.stdout.splitlines()
    assert head.split()[:2] == ["agents", "req/s"]
    assert [line.split()[0] for line in (one, fifty, five_hundred)] == ["1", "50", "500"]
    assert {line.split()[4] for line in (one, fifty, five_hundred)} == {"0"}
    assert "of bare httpx" in ratio
