"""The wheel as a user gets it: built, installed apart from the checkout, started in another folder."""

import zipfile
from pathlib import Path, PurePosixPath

import pytest

from tests.packaging.commands import ROOT, run

# One worker builds the wheel for all who ask for it.
pytestmark = pytest.mark.xdist_group("wheel")


def names_in(wheel: Path) -> list[PurePosixPath]:
    with zipfile.ZipFile(wheel) as archive:
        return [PurePosixPath(name) for name in archive.namelist()]


def test_the_wheel_holds_exactly_the_three_packages(wheel: Path) -> None:
    top_level = {name.parts[0] for name in names_in(wheel)}
    assert {name for name in top_level if not name.endswith(".dist-info")} == {
        "agent_console",
        "screens",
        "backends",
    }


def test_every_file_of_the_packages_and_of_data_is_in_the_wheel(wheel: Path) -> None:
    held = {str(name) for name in names_in(wheel)}
    tracked = run("git", "ls-files", "agent_console", "screens", "backends", "data", cwd=ROOT).splitlines()
    on_disk = [name for name in tracked if (ROOT / name).is_file()]
    expected = {f"agent_console/{name}" if name.startswith("data/") else name for name in on_disk}
    assert expected - held == set()


def test_nothing_a_tool_left_behind_is_in_the_wheel(wheel: Path) -> None:
    assert [
        str(name) for name in names_in(wheel) if "__pycache__" in name.parts or name.suffix == ".pyc"
    ] == []


@pytest.mark.full
def test_the_installed_packages_are_the_wheels_own(environment: Path, elsewhere: Path) -> None:
    where = (
        "import agent_console as a, screens as s, backends as b; print(a.__file__, s.__file__, b.__file__)"
    )
    files = run(environment / "bin" / "python", "-c", where, cwd=elsewhere).split()
    assert [file for file in files if not Path(file).is_relative_to(environment)] == []


def test_the_installed_console_finds_its_data_inside_the_package(environment: Path, elsewhere: Path) -> None:
    where = "from agent_console.data_files import data_file; print(data_file())"
    found = Path(run(environment / "bin" / "python", "-c", where, cwd=elsewhere).strip())
    assert found.is_relative_to(environment)
    assert found.parts[-2:] == ("agent_console", "data")


def test_the_installed_console_answers_version_and_help_in_any_folder(
    environment: Path, elsewhere: Path
) -> None:
    console = environment / "bin" / "agent-console"
    assert run(console, "--version", cwd=elsewhere).startswith("agent-console, version ")
    assert "--backend" in run(console, "--help", cwd=elsewhere)


def test_the_embedded_registry_is_found_by_its_entry_point_name(environment: Path, elsewhere: Path) -> None:
    code = (
        "from importlib.metadata import entry_points; "
        "print(*entry_points(group='agent_console.backends', name='fake'))"
    )
    assert "backends.fake:create" in run(environment / "bin" / "python", "-c", code, cwd=elsewhere)
