"""What plays a caller is for training: a LIVE backend is never asked for a phone or for callers, whatever it offers."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from agent_console.app import AgentConsole
from agent_console.backend import Environment, TrainingDesk
from screens.home.screen import HomeScreen
from tests.console import SMALL, Console, TestClock, opened_in


@pytest.mark.parametrize("environment", list(Environment))
async def test_only_a_training_backend_is_asked_for_callers_and_their_phones(
    tmp_path: Path, environment: Environment
) -> None:
    opened = opened_in(tmp_path, TestClock())
    assert isinstance(opened.backend, TrainingDesk)
    app = AgentConsole(replace(opened, description=replace(opened.description, environment=environment)))
    async with app.run_test(size=SMALL) as pilot:
        running = Console(app, pilot, TestClock())
        await running.until(lambda: isinstance(app.screen, HomeScreen), "the first page")
        assert app.context is not None
        plays = environment is Environment.TRAINING
        assert (app.context.phone is not None) == plays
        assert (app.context.training is not None) == plays
