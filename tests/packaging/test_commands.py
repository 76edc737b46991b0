"""The commands a developer and continuous integration type."""

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


def test_help_names_every_target() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    phony = re.search(r"^\.PHONY: (.+)$", makefile, re.MULTILINE)
    assert phony is not None
    printed = subprocess.run(["make", "help"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert re.findall(r"^  make ([a-z-]+) ", printed, re.MULTILINE) == phony[1].split()


def test_a_python_too_old_is_refused_in_one_sentence(tmp_path: Path) -> None:
    shutil.copy(ROOT / "Makefile", tmp_path)
    (tmp_path / "pyproject.toml").touch()
    (tmp_path / "constraints.txt").touch()
    old = tmp_path / "old-python"
    old.write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
    old.chmod(0o755)
    done = subprocess.run(
        ["make", "run", f"PYTHON={old}"], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert done.returncode != 0
    assert "needs Python 3.11 or later" in done.stderr
    assert not (tmp_path / ".venv").exists()


def ci_run(folder: Path, make: str) -> subprocess.CompletedProcess[str]:
    """Run a copy of .ci/run in which `make` is the given shell script."""
    (folder / ".ci").mkdir()
    shutil.copy(ROOT / ".ci" / "run", folder / ".ci" / "run")
    stand_in = folder / "bin" / "make"
    stand_in.parent.mkdir()
    stand_in.write_text(f"#!/bin/sh\n{make}\n", encoding="utf-8")
    stand_in.chmod(0o755)
    path = f"{stand_in.parent}{os.pathsep}{os.environ['PATH']}"
    environment = {**os.environ, "PATH": path}
    command = [folder / ".ci" / "run"]
    return subprocess.run(command, cwd="/", env=environment, capture_output=True, text=True, check=False)


def test_ci_runs_both_and_ends_with_the_closing_line_of_pytest(tmp_path: Path) -> None:
    done = ci_run(tmp_path, 'echo "12 passed in 3.45s"')
    assert done.returncode == 0
    lines = done.stdout.splitlines()
    assert lines[1::2] == ["make test: 12 passed in 3.45s", "make test-full: 12 passed in 3.45s"]


@pytest.mark.parametrize("broken", ["test", "test-full"])
def test_ci_fails_when_one_of_them_fails(tmp_path: Path, broken: str) -> None:
    done = ci_run(tmp_path, f'echo "1 failed, 11 passed in 3.45s"; [ "$1" != {broken} ]')
    assert done.returncode != 0
    assert done.stdout.splitlines()[-1] == f"make {broken}: 1 failed, 11 passed in 3.45s"
