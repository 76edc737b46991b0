"""One examination as a person orders it, and the findings by what was looked at."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from importlib.metadata import packages_distributions
from pathlib import Path
from typing import Any

import pytest

from agent_console.calendar.zone import Clock, system_clock
from agent_console.doctor import installation
from agent_console.doctor.examination import LONGEST, Examination
from agent_console.doctor.finding import Check, Finding, Report
from agent_console.doctor.json_form import json_of
from agent_console.doctor.page import page_of
from agent_console.home import Home
from agent_console.language import load_language
from tests.app.terminal import SITE

COLUMNS = 100


@dataclass
class Examined:
    """What was found, and all that was printed of it in either form."""

    report: Report
    page: str
    json: dict[str, Any] = field(repr=False)

    def all(self, check: Check) -> tuple[Finding, ...]:
        return tuple(one for one in self.report.findings if one.check is check)

    def one(self, check: Check, part: str | None = None) -> Finding:
        found = [one for one in self.all(check) if part in (None, one.part)]
        assert len(found) == 1, found
        return found[0]

    def code(self, check: Check, part: str | None = None) -> tuple[str, str]:
        """Give the state and the code of the one finding there is."""
        found = self.one(check, part)
        return found.state, found.code

    @property
    def printed(self) -> str:
        """All words, as they are read."""
        return self.page + json.dumps(self.json, ensure_ascii=False)


Examine = Callable[..., Examined]


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


@pytest.fixture(autouse=True)
def rude_backends(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(SITE))


@cache
def whose_packages() -> object:
    """What is installed does not change while tests run, and reading it takes longer than all the rest."""
    return packages_distributions()


@pytest.fixture(autouse=True)
def packages_are_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(installation, "packages_distributions", whose_packages)


@pytest.fixture
def examine(home: Path) -> Examine:
    def examined(
        settings: str | None = None,
        *,
        backend: str | None = None,
        language: str = "en",
        clock: Clock = system_clock,
        patience: float = LONGEST,
    ) -> Examined:
        if settings is not None:
            home.mkdir(mode=0o700, exist_ok=True)
            (home / "settings.toml").write_text(settings, encoding="utf-8")
        words = load_language(language)
        report = Examination(Home(home), backend, language, clock, words, patience).report()
        return Examined(report, page_of(report, words, COLUMNS), json.loads(json_of(report)))

    return examined


@pytest.fixture
def examine_beside(examine: Examine) -> Callable[..., Any]:
    """Examine while this event loop goes on serving."""

    async def examined(*arguments: Any, **named: Any) -> Examined:
        return await asyncio.to_thread(examine, *arguments, **named)

    return examined
