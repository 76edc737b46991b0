"""The first scenario as docs/training.md tells it, in both languages, followed key by key from first start to score."""

from pathlib import Path

import pytest

from agent_console.options import Language
from tests.docs.hands import CALLER_TAKES, follow
from tests.training_console import training
from tools.first_call import first_scenario

LANGUAGES: tuple[Language, ...] = ("zh", "en")


def test_both_languages_press_the_same_keys_of_the_first_scenario() -> None:
    zh, en = ([[key.name for key in step.keys] for step in first_scenario(code)] for code in LANGUAGES)

    assert zh == en
    assert len(zh) > 25


@pytest.mark.parametrize("language", ["zh", pytest.param("en", marks=pytest.mark.full)])
async def test_a_newcomer_gets_from_the_first_start_to_a_full_score(
    language: Language, tmp_path: Path
) -> None:
    async with training(tmp_path, None, language=language) as running:
        async for _ in follow(running, first_scenario(language), seconds=CALLER_TAKES):
            pass
        assert running.page == "ScenariosScreen"
        (run,) = running.classroom.runs.all()
        result = running.classroom.result(run)

    assert (run.scenario_id, result.score, result.card.losses) == ("01", 100, ())
