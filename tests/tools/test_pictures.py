"""The screenshots of README and docs are the screens of today."""

import pytest

from agent_console.options import Language
from tools.pictures import FOLDER, STEPS, drawn


@pytest.mark.parametrize("language", ["zh", pytest.param("en", marks=pytest.mark.full)])
async def test_every_picture_is_what_the_console_shows(language: Language) -> None:
    pictures = await drawn(language)

    assert set(pictures) == {f"{name}.{language}.svg" for name in STEPS[language]}
    old = [name for name, svg in pictures.items() if (FOLDER / name).read_text(encoding="utf-8") != svg]
    assert not old, "a screen changed: `make pictures` draws them anew"


def test_no_other_picture_lies_there() -> None:
    drawn_names = {f"{name}.{language}.svg" for language, names in STEPS.items() for name in names}
    assert {file.name for file in FOLDER.iterdir()} == drawn_names
