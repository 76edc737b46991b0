"""Nothing heavy before the first paint: the screen stands, takes what is typed, and the rest is loaded behind it."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from agent_console.beginning import beginning_of
from agent_console.options import Options
from tests.app.terminal import ROOT, furnished
from tests.terminal import Terminal

HEAVY = frozenset(
    {
        "pydantic_settings",
        "phonenumbers",
        "httpx",
        "keyring",
        "chinese_calendar",
        "tinydb",
        "joserfc",
        "fastapi",
    }
)
"""What no start needs: each is imported when it is first asked for something."""

AT_THE_FIRST_PAINT = HEAVY | {
    "pydantic",
    "cryptography",
    "filelock",
    "importlib.metadata",
    "email",
    "stdnum",
    "sqlite3",
    "backends",
    "agent_console.backend",
    "agent_console.call",
    "agent_console.casebook",
    "agent_console.catalogue",
    "agent_console.desk",
    "agent_console.language.scripts",
    "agent_console.opening",
    "agent_console.settings",
    "screens.home.screen",
    "screens.router",
}

BEHIND_THE_FIRST_PAGE = frozenset({"stdnum", "pydoc"})
"""What a caller's number needs: callers are made up one by one while the first page stands."""

PAGES_OF_A_CALL = frozenset(
    {
        "screens.intake.screen",
        "screens.verification.screen",
        "screens.selection.screen",
        "screens.submission.screen",
        "screens.due.screen",
        "screens.lock.screen",
    }
)


class Start:
    """A real start on a terminal, and what it had loaded at two moments."""

    def __init__(self, home: Path, file: Path) -> None:
        environment = {"TERM": "xterm-256color", "LC_ALL": "C.UTF-8", "PYTHONPATH": str(ROOT)}
        command = (sys.executable, "-m", "tests.app.watched_start", file, "--home", home, "--lang", "en")
        with Terminal(command, ROOT, environment, columns=120, rows=36) as terminal:
            terminal.until(file.exists, "the first page")
            terminal.sees("Ringing")
            terminal.send("\x11\x11")
            assert terminal.end() == 0
        told = json.loads(file.read_text(encoding="utf-8"))
        self.painted, self.home = frozenset(told["painted"]), frozenset(told["home"])


@pytest.fixture(scope="module")
def start(tmp_path_factory: pytest.TempPathFactory) -> Start:
    folder = tmp_path_factory.mktemp("start")
    return Start(furnished(folder / "home"), folder / "loaded.json")


def test_nothing_heavy_is_loaded_before_the_first_paint(start: Start) -> None:
    assert not AT_THE_FIRST_PAINT & start.painted


def test_what_no_first_page_needs_is_not_loaded_before_it_stands(start: Start) -> None:
    assert not HEAVY & start.home
    assert not BEHIND_THE_FIRST_PAGE & start.home
    assert not PAGES_OF_A_CALL & start.home


# ---------------------------------------------------------------------- who may be painted for before all is open


@pytest.mark.parametrize(
    "settings",
    [
        'backend = "http"',
        'language = "fr"',
        'theme = "pink"',
        'mouse = "perhaps"',
        "staff_no = 8021",
        "theme = ",
    ],
)
def test_where_something_is_not_plain_all_is_opened_first(tmp_path: Path, settings: str) -> None:
    home = tmp_path / "home"
    home.mkdir()
    (home / "settings.toml").write_text(settings, encoding="utf-8")
    assert beginning_of(Options(home=home)) is None


def test_where_somebody_has_to_sign_in_all_is_opened_first(tmp_path: Path) -> None:
    assert beginning_of(Options(home=tmp_path, backend="http")) is None
    assert beginning_of(Options(home=tmp_path)) is not None


def test_the_first_paint_speaks_the_language_and_wears_the_colours_of_the_settings(tmp_path: Path) -> None:
    (tmp_path / "settings.toml").write_text(
        'language = "en"\ntheme = "ansi"\nmouse = false', encoding="utf-8"
    )
    seen = beginning_of(Options(home=tmp_path))
    assert seen is not None
    assert (seen.language.code, seen.theme, seen.mouse) == ("en", "ansi", False)


# ---------------------------------------------------------------------- typed before the first page stood


@pytest.mark.full
@pytest.mark.parametrize("keys", ["13800138000\r", "138", "13800138000\r\x1b"])
def test_what_is_typed_before_the_first_page_stands_reaches_it(tmp_path: Path, keys: str) -> None:
    environment = {"TERM": "xterm-256color", "LC_ALL": "C.UTF-8", "PYTHONPATH": str(ROOT)}
    home = furnished(tmp_path / "home")
    command = (sys.executable, "-m", "agent_console", "--home", home, "--lang", "en")
    with Terminal(command, ROOT, environment) as terminal:
        terminal.sees("Number or case")
        terminal.send(keys)
        terminal.sees("Intake" if keys.startswith("13800138000\r") else "Ringing")
        terminal.sees("138")
        terminal.kill()
