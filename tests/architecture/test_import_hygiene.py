"""What a layer must not bring into the process, read from sys.modules of a fresh interpreter."""

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

TERMINAL = {"textual", "rich"}
NETWORK = {"httpx", "httpcore"}
OUTER = TERMINAL | NETWORK | {"screens", "backends"}
HEAVY = TERMINAL | NETWORK | {"pydantic", "tinydb", "phonenumbers", "chinese_calendar", "stdnum"}

KEPT_OUT_OF = {
    "agent_console": HEAVY | {"click", "screens", "backends"},
    "agent_console.cli": HEAVY | {"screens", "backends"},
    "agent_console.options": HEAVY | {"click", "screens", "backends"},
    "agent_console.data_schema": HEAVY | {"click", "screens", "backends"},
    "agent_console.data_files": HEAVY | {"click", "screens", "backends"},
    "agent_console.backend": OUTER,
    "agent_console.calendar": OUTER,
    "agent_console.identity": OUTER,
    "agent_console.call": OUTER,
    "agent_console.commands": OUTER,
    "agent_console.language": OUTER,
    "agent_console.catalogue": OUTER,
    "agent_console.store": OUTER,
    "agent_console.casebook": OUTER,
    "agent_console.audit": OUTER,
    "agent_console.desk": OUTER,
    "agent_console.doctor": OUTER,
    "agent_console.training": OUTER,
    "agent_console.settings": OUTER,
    "agent_console.app": NETWORK | {"backends"},
    "screens": NETWORK | {"tinydb", "backends"},
    "backends": TERMINAL | NETWORK | {"tinydb", "screens"},
    "backends.fake": TERMINAL | NETWORK | {"screens"},
    # httpx itself loads rich, for the command line it brings, wherever rich is installed.
    "backends.http": {"textual", "tinydb", "screens", "keyring"},
    "backends.server": TERMINAL | NETWORK | {"screens"},
    "backends.wire": TERMINAL | NETWORK | {"tinydb", "screens"},
}
"""Module (with everything below it) -> what must not be loaded by importing it."""

IMPORT_ALL = """
import importlib, pkgutil, sys
package = importlib.import_module(sys.argv[1])
if sys.argv[1] not in {"agent_console", "backends"}:
    for found in pkgutil.walk_packages(getattr(package, "__path__", []), sys.argv[1] + "."):
        importlib.import_module(found.name)
print(*{name.partition(".")[0] for name in sys.modules})
"""


def exists(module: str) -> bool:
    place = ROOT.joinpath(*module.split("."))
    return place.with_suffix(".py").is_file() or (place / "__init__.py").is_file()


def loaded_by(module: str) -> set[str]:
    run = subprocess.run(
        [sys.executable, "-c", IMPORT_ALL, module], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stderr
    return set(run.stdout.split())


WATCHED = frozenset(
    {"agent_console.cli", "agent_console.call", "agent_console.desk", "agent_console.app", "screens"}
)
"""Looked at before each commit: the rest is below one of them, or a backend's own."""


@pytest.mark.parametrize(
    "module",
    [
        pytest.param(module, marks=() if module in WATCHED else pytest.mark.full)
        for module in KEPT_OUT_OF
        if exists(module)
    ],
)
def test_importing_a_layer_does_not_load(module: str) -> None:
    assert not loaded_by(module) & KEPT_OUT_OF[module]


def modules_of_the_core() -> set[str]:
    inside = (ROOT / "agent_console").iterdir()
    named = {p.stem for p in inside if p.suffix == ".py" or (p / "__init__.py").is_file()}
    return {f"agent_console.{name}" for name in named - {"__init__"}}


def test_every_module_of_the_core_has_its_layer() -> None:
    config = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = config["tool"]["importlinter"]["contracts"]
    layers = " ".join(next(c["layers"] for c in contracts if c["id"] == "layers"))
    placed = {name.strip("()") for name in layers.replace("|", " ").replace(":", " ").split()}
    assert modules_of_the_core() <= placed, "name the new module in pyproject.toml, contract 'layers'"


def test_data_holds_no_python() -> None:
    assert not [str(path.relative_to(ROOT)) for path in (ROOT / "data").rglob("*.py*")]


def test_httpx_is_imported_in_one_module_at_most() -> None:
    folders = ("agent_console", "screens", "backends")
    sources = [path for folder in folders for path in (ROOT / folder).rglob("*.py")]
    importing = [
        p
        for p in sources
        if any(
            line.split()[:2] in (["import", "httpx"], ["from", "httpx"])
            for line in p.read_text(encoding="utf-8").splitlines()
        )
    ]
    assert len(importing) <= 1, importing
