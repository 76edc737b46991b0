"""What gets installed is said once and in full, and from nowhere in particular."""

import re
import subprocess
import tomllib
from importlib.metadata import PackageNotFoundError, requires
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[2]
PINNED = re.compile(r"([A-Za-z0-9][A-Za-z0-9._-]*)==([0-9][A-Za-z0-9.+!]*)")
INDEX_ADDRESS = re.compile(
    r"(index-url|find-links|trusted-host)|//(files\.pythonhosted|(test\.)?pypi)\.org/(?!project)"
)


def pins() -> dict[str, str]:
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    matches = [PINNED.fullmatch(line) for line in lines]
    assert all(matches), "constraints.txt holds name==version lines alone"
    return {canonicalize_name(match[1]): match[2] for match in matches if match}


def direct() -> list[Requirement]:
    """What the project asks for by name, extras of its own taken apart."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"]
    asked = [Requirement(text) for text in (*project["dependencies"], *extras["dev"])]
    own = [need for need in asked if need.name == project["name"]]
    inside = [Requirement(text) for need in own for extra in need.extras for text in extras[extra]]
    return [need for need in asked if need not in own] + inside


def with_what_they_need(wanted: list[Requirement]) -> set[str]:
    found: set[str] = set()
    waiting = [(need, extra) for need in wanted for extra in ("", *need.extras)]
    while waiting:
        need, extra = waiting.pop()
        name = canonicalize_name(need.name)
        found.add(name)
        try:
            below = [Requirement(text) for text in requires(name) or ()]
        except PackageNotFoundError:
            continue
        applies = [r for r in below if r.marker is None or r.marker.evaluate({"extra": extra})]
        new = [r for r in applies if canonicalize_name(r.name) not in found]
        waiting += [(r, inner) for r in new for inner in ("", *r.extras)]
    return found


def test_everything_that_gets_installed_is_pinned() -> None:
    assert with_what_they_need(direct()) - set(pins()) == set()


def test_every_pin_is_one_the_project_allows() -> None:
    pinned = pins()
    assert [
        str(need) for need in direct() if pinned[canonicalize_name(need.name)] not in need.specifier
    ] == []


def test_what_draws_the_screen_is_pinned_exactly() -> None:
    exact = {need.name for need in direct() if str(need.specifier).startswith("==")}
    assert {"textual", "rich"} <= exact


def test_no_file_names_a_package_index() -> None:
    tracked = subprocess.run(
        ["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.split("\n")
    config = [
        ROOT / name for name in tracked if Path(name).suffix in {"", ".toml", ".txt", ".md", ".cfg", ".ini"}
    ]
    texts = {path: path.read_text(encoding="utf-8") for path in config if path.is_file()}
    assert [path.name for path, text in texts.items() if INDEX_ADDRESS.search(text)] == []
