"""The screenshots of README and docs are the screens of today."""

import pytest

from agent_console.options import Language
from tools.pictures import FOLDER, STEPS, STEPS_OF_TRAINING, drawn, drawn_in_training


@pytest.mark.parametrize("language", ["zh", pytest.param("en", marks=pytest.mark.full)])
async def test_every_picture_is_what_the_console_shows(language: Language) -> None:
    pictures = await drawn(language)

    assert set(pictures) == set(STEPS[language])
    assert not changed(pictures, language), "a screen changed: `make pictures` draws them anew"


@pytest.mark.full
@pytest.mark.parametrize("language", ["zh", "en"])
async def test_every_picture_of_the_training_is_what_it_shows(language: Language) -> None:
    pictures = await drawn_in_training(language)

    assert set(pictures) == set(STEPS_OF_TRAINING)
    assert not changed(pictures, language), "a screen changed: `make pictures` draws them anew"


def changed(pictures: dict[str, str], language: Language) -> list[str]:
    return [
        name
        for name, svg in pictures.items()
        if (FOLDER / f"{name}.{language}.svg").read_text(encoding="utf-8") != svg
    ]


def test_no_other_picture_lies_there() -> None:
    drawn_names = {
        f"{name}.{language}.svg" for language, names in STEPS.items() for name in (*names, *STEPS_OF_TRAINING)
    }
    assert {file.name for file in FOLDER.iterdir()} == drawn_names
