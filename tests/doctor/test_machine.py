"""Settings and home: told as a start would tell them, and nothing made or changed."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

from agent_console import data_files
from agent_console.backend import Environment
from agent_console.doctor import installation
from agent_console.doctor.finding import Check, State
from agent_console.home import Home
from agent_console.language import load_language
from agent_console.opening_problems import opening_sentence
from agent_console.settings import SettingsProblem, SettingsUnreadable
from tests.doctor.conftest import Examine
from tests.support_casebook import open_casebook
from tests.support_store import ROOT

ENGLISH = load_language("en")


def everything(folder: Path) -> dict[str, tuple[int, int, bytes]]:
    """Every name below a folder with its mode, its time of change and what stands in it."""
    return {
        str(one): (one.lstat().st_mode, one.lstat().st_mtime_ns, one.read_bytes() if one.is_file() else b"")
        for one in [folder, *folder.rglob("*")]
    }


def test_a_new_machine_is_well_and_stays_as_it_is(examine: Examine, home: Path) -> None:
    found = examine()
    assert found.report.exit_code == 0
    assert found.report.result is State.OK
    assert found.code(Check.HOME) == ("ok", "HOME_NOT_MADE")
    assert found.code(Check.SETTINGS) == ("ok", "SETTINGS_DEFAULT")
    assert found.code(Check.CASEBOOK) == ("ok", "CASEBOOK_NOT_MADE")
    assert found.code(Check.BACKEND) == ("ok", "BACKEND_OPENS")
    assert not home.exists()


def test_a_home_in_use_is_left_as_it_is(examine: Examine, home: Path) -> None:
    (home / "registry" / "fake").mkdir(parents=True)
    open_casebook(Home(home).casebook(Environment.TRAINING, "fake")).close()
    (home / "settings.toml").write_text('language = "en"\n', encoding="utf-8")
    home.chmod(0o755)
    before = everything(home)
    assert examine().report.exit_code == 0
    assert everything(home) == before


@pytest.mark.parametrize(
    ("settings", "problem", "where"),
    [
        ("theme = ", SettingsProblem.NOT_TOML, "line 1"),
        ('them = "dark"', SettingsProblem.UNKNOWN_NAME, "them"),
        ('theme = "pink"', SettingsProblem.WRONG, "theme"),
        ('[backend_options]\ntoken = "s3cret"\nx = 7', SettingsProblem.WRONG, "backend_options.x"),
    ],
)
def test_settings_that_can_not_be_used_are_told_as_a_start_tells_them(
    examine: Examine, settings: str, problem: SettingsProblem, where: str
) -> None:
    found = examine(settings)
    assert found.report.exit_code == 1
    first = found.one(Check.SETTINGS)
    assert first.text == opening_sentence(SettingsUnreadable(problem, where), ENGLISH)
    assert (first.state, first.code) == (State.FAILED, f"SETTINGS_{problem}")
    assert found.code(Check.BACKEND) == ("off", "NOT_TRIED")
    assert {one.code for one in found.all(Check.OPERATION)} == {"NOT_TRIED"}
    assert found.one(Check.DATA).state is State.OK
    assert "s3cret" not in found.printed


@pytest.mark.parametrize("place", ["under a file", "a link to nowhere"])
def test_what_can_be_no_home_is_told_as_a_start_tells_it(examine: Examine, home: Path, place: str) -> None:
    if place == "under a file":
        home.parent.joinpath("home").write_text("", encoding="utf-8")
    else:
        home.symlink_to(home.parent / "nowhere")
    found = examine()
    assert found.code(Check.HOME) == ("failed", "HOME_UNUSABLE")
    assert found.one(Check.HOME).text == opening_sentence(NotADirectoryError(), ENGLISH)
    assert found.report.exit_code == 1


SEE_AS_NOBODY = """
import os, sys
from pathlib import Path
from agent_console.calendar.zone import system_clock
from agent_console.doctor.examination import Examination
from agent_console.home import Home
from agent_console.language import load_language
def examined(folder):
    return Examination(Home(Path(folder)), None, "en", system_clock, load_language("en")).report()
examined(sys.argv[1] + "/elsewhere")
if os.geteuid() == 0:
    os.setgid(65534)
    os.setuid(65534)
print(*(f"{one.check}:{one.state}:{one.code}" for one in examined(sys.argv[1]).findings))
"""


@pytest.mark.full
@pytest.mark.parametrize("mode", [0o500, 0o000])
def test_a_home_that_can_not_be_written_fails_and_nothing_below_is_looked_at(mode: int) -> None:
    with tempfile.TemporaryDirectory() as outer:
        folder = Path(outer) / "home"
        folder.mkdir(mode=0o700)
        Path(outer).chmod(0o755)
        if os.geteuid() == 0:
            os.chown(folder, 65534, 65534)
        folder.chmod(mode)
        code = [sys.executable, "-c", SEE_AS_NOBODY, str(folder)]
        run = subprocess.run(code, cwd=ROOT, capture_output=True, text=True, check=False)
        folder.chmod(0o700)
    assert run.returncode == 0, run.stderr
    assert "home:failed:HOME_UNUSABLE" in run.stdout
    assert "casebook:off:NOT_TRIED" in run.stdout


def test_a_home_others_write_into_is_warned_of(examine: Examine, home: Path) -> None:
    home.mkdir()
    for mode, code in ((0o775, "HOME_WRITABLE_BY_OTHERS"), (0o1777, "HOME_USABLE"), (0o755, "HOME_USABLE")):
        home.chmod(mode)
        found = examine()
        assert found.one(Check.HOME).code == code
        assert found.report.exit_code == 0
    home.chmod(0o775)
    assert "0775" in examine().one(Check.HOME).text


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give a folder away")
def test_a_home_of_another_account_is_warned_of(examine: Examine, home: Path) -> None:
    home.mkdir(mode=0o700)
    os.chown(home, 65534, 65534)
    assert examine().code(Check.HOME) == ("warning", "HOME_OF_ANOTHER")


def test_a_data_file_that_is_gone_is_named_and_hides_nothing(
    examine: Examine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    elsewhere = tmp_path / "data"
    original = data_files._data_folder()
    elsewhere.mkdir()
    for one in Path(str(original)).iterdir():
        (elsewhere / one.name).symlink_to(one)
    (elsewhere / "scripts").unlink()
    monkeypatch.setattr(data_files, "_data_folder", lambda: elsewhere)
    found = examine()
    assert {(one.part, one.code) for one in found.all(Check.DATA)} == {
        ("zh.toml", "DATA_NOT_THERE"),
        ("en.toml", "DATA_NOT_THERE"),
    }
    assert found.one(Check.BACKEND).state is State.OK
    assert found.report.exit_code == 1


def test_holidays_of_the_site_with_a_mistake_only_warn(examine: Examine, home: Path) -> None:
    (home / "holidays").mkdir(parents=True)
    (home / "holidays" / "2027.toml").write_text("year = ", encoding="utf-8")
    found = examine()
    assert found.code(Check.DATA) == ("warning", "DATA_NOT_TOML")
    assert found.report.result is State.WARNING
    assert found.report.exit_code == 0


def test_another_package_under_our_names_is_the_culprit(
    examine: Examine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package, about = tmp_path / "site" / "screens", tmp_path / "site" / "wall_displays-1.0.dist-info"
    package.mkdir(parents=True)
    about.mkdir()
    (package / "__init__.py").write_text("", encoding="utf-8")
    (about / "METADATA").write_text("Metadata-Version: 2.1\nName: wall-displays\nVersion: 1.0\n", "utf-8")
    (about / "RECORD").write_text("screens/__init__.py,,\n", encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path / "site"))
    monkeypatch.setattr(installation, "packages_distributions", packages_distributions)
    found = examine()
    assert found.code(Check.INSTALLATION) == ("failed", "NAME_TAKEN")
    assert "wall-displays" in found.one(Check.INSTALLATION).text


def test_findings_stand_in_the_order_things_are_opened(examine: Examine) -> None:
    places = [list(Check).index(one.check) for one in examine().report.findings]
    assert places == sorted(places)
