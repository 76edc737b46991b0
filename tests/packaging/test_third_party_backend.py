"""A carrier's own package: installed beside the console, found by its name, and a call is worked on it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

TINY = Path(__file__).parent / "tiny_backend"

WORK_A_CALL = """
import asyncio, sys
from datetime import UTC, datetime
from pathlib import Path
from agent_console.call.read_back import Statement
from agent_console.identity.phone import PhoneNumber
from agent_console.identity.secret import Secret
from agent_console.opening import open_console
from agent_console.options import Options

async def work():
    opened = open_console(Options(home=Path(sys.argv[1]), backend="tiny"), lambda: datetime.now(UTC))
    platforms = await opened.platforms()
    desk = opened.desk(platforms)
    number = PhoneNumber("13800138000")
    desk.intake.open(number)
    replies = [await desk.intake.enter_subject(number), desk.intake.confirm_numbers(), desk.intake.agree()]
    replies.append(await desk.holder.ask_signals())
    replies.append(await desk.holder.compare(Secret("张示例"), Secret("11010519491231002X")))
    replies.append(await desk.holder.confirm_code(Secret("246810")))
    replies.append(await desk.finding.look_up())
    replies.append(desk.choosing.tick(one.id for one in platforms.platforms))
    replies.append(desk.choosing.review())
    replies.append(desk.choosing.show_last_page())
    replies += [desk.choosing.state(statement) for statement in Statement]
    replies.append(await desk.filing.submit())
    assert all(reply.done for reply in replies), replies
    print("case", desk.call.id, [filing.state for filing in desk.call.submission.filings])
    await opened.close()

asyncio.run(work())
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Install the package into a folder of its own, without the network."""
    folder = tmp_path_factory.mktemp("site")
    install = [
        sys.executable,
        "-m",
        "pip",
        "install",
        "--quiet",
        "--no-index",
        "--no-deps",
        "--no-build-isolation",
    ]
    subprocess.run([*install, "--target", str(folder), str(TINY)], check=True, timeout=120)
    return folder


def python(site: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run Python with the installed package in reach."""
    start = f"import sys; sys.path.insert(0, {str(site)!r}); "
    return subprocess.run(
        [sys.executable, "-c", start + arguments[0], *arguments[1:]],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def test_a_carriers_package_is_found_by_its_name(site: Path) -> None:
    run = python(site, "from agent_console.plugins import backend_names; print(backend_names())")

    assert "'tiny'" in run.stdout


@pytest.mark.full
def test_a_call_is_worked_to_its_case_number_on_a_carriers_backend(site: Path, tmp_path: Path) -> None:
    run = python(site, WORK_A_CALL, str(tmp_path / "home"))

    assert run.returncode == 0, run.stderr
    assert run.stdout.startswith("case 00")
    assert "ACCEPTED" in run.stdout


@pytest.mark.full
@pytest.mark.parametrize(
    ("said", "option"),
    [("seed=7", "--seed"), ("days_ahead=7", "--days-ahead")],
)
def test_what_is_for_practice_is_refused_on_a_live_backend(
    site: Path, tmp_path: Path, said: str, option: str
) -> None:
    run = start_live(site, tmp_path, f"Options(home=home, {said})")

    assert run.returncode == 2
    assert option in run.stderr


@pytest.mark.full
def test_the_contract_runs_on_a_carriers_backend_by_its_name(site: Path) -> None:
    run = contract(site, "--backend", "tiny")

    # The smallest backend says yes to everything, and the contract tells where that is not enough.
    assert run.returncode == pytest.ExitCode.TESTS_FAILED, run.stdout + run.stderr
    assert "FAILED tests/contract/test_numbers.py::test_a_day_to_come_is_refused[tiny]" in run.stdout
    assert (
        "PASSED tests/contract/test_numbers.py::test_the_platforms_are_listed_once_each[tiny]" in run.stdout
    )
    assert "the backend offers none (TrainingPhone)" in run.stdout
    assert "ERROR" not in run.stdout


@pytest.mark.full
def test_a_backend_with_its_own_clock_leaves_out_what_moves_it(site: Path) -> None:
    run = contract(site, "--backend", "tiny", "--own-time", "-k", "says_when_to_ask_again")

    assert "1 skipped" in run.stdout
    assert "has to move the clock" in run.stdout


@pytest.mark.full
def test_an_unknown_backend_is_named_with_those_there_are(site: Path) -> None:
    run = contract(site, "--backend", "nobodys", "-k", "listed_once_each")

    assert "BackendUnknown: nobodys" in run.stdout


def contract(site: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the contract as a carrier's engineer does, with the package in reach."""
    started = (sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "-p", "no:xdist", "-q", "-rA")
    return subprocess.run(
        [*started, *arguments],
        cwd=TINY.parents[2],
        env={**os.environ, "PYTHONPATH": str(site)},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def start_live(site: Path, home: Path, options: str) -> subprocess.CompletedProcess[str]:
    """Start the console on the package's backend, which says it is LIVE."""
    lines = ['backend = "tiny"', 'language = "en"', "[backend_options]", 'environment = "LIVE"']
    (home / "settings.toml").write_text("\n".join(lines), encoding="utf-8")
    start = (
        "from pathlib import Path; from agent_console.options import Options; from agent_console.running import run; "
        f"home = Path({str(home)!r}); sys.exit(run({options}))"
    )
    return python(site, start)
