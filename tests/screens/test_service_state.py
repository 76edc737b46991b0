"""The end of the first row: how a backend's own watch over its carrier is told. It knows no HTTP."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from agent_console.backend import ServiceState, ServiceStatus
from agent_console.options import Language
from tests.console import SMALL, WIDE, console


@dataclass
class Watch:
    """A watch that says what it is told to."""

    state: ServiceState = ServiceState.ANSWERING

    def service_status(self) -> ServiceStatus:
        return ServiceStatus(self.state)


@pytest.mark.full
@pytest.mark.parametrize(
    ("language", "size"),
    [
        ("zh", SMALL),
        ("en", SMALL),
        ("en", WIDE),
    ],
)
async def test_the_first_row_follows_the_watch_of_the_backend(
    tmp_path: Path, language: Language, size: tuple[int, int]
) -> None:
    words = {
        "zh": ("+ 在线", "~ 在试", "! 断线"),
        "en": ("+ online", "~ trying", "! silent"),
    }[language]
    async with console(tmp_path, language=language, size=size) as running:
        assert running.app.context is not None
        watch = running.app.context.service = Watch()
        for state, word in zip(ServiceState, words, strict=True):
            watch.state = state
            await running.until(lambda word=word: word in running.rows[0], word)  # type: ignore[misc]


async def test_a_registry_in_the_same_process_is_called_what_it_is(tmp_path: Path) -> None:
    async with console(tmp_path) as running:
        assert running.app.context is not None
        assert running.app.context.service is None
        assert "+ 模拟" in running.rows[0]
