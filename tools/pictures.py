"""Draws the screenshots of README and docs: `make pictures`. It plays the tutorials; it knows no screen.

The clock stands where the tests put it, the registry's seed is its default and its answers come at once, so a picture
is the same bytes on any day and machine. Whoever changes a screen draws them anew.
"""

from __future__ import annotations

import asyncio
import re
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from agent_console.options import Language
from tests.app.walks import settled
from tests.console import SMALL, Console, console
from tests.docs.hands import CALLER_TAKES, follow
from tests.training_console import training
from tools.first_call import DOCS, Step, calls, first_scenario
from tools.svg import with_right_widths

FOLDER = DOCS / "pictures"

_NAMED_BY_CONTENT = re.compile(r"terminal-[0-9]+-")
"""Rich's names of colours hold a checksum; without it one changed word is one changed line."""

STEPS: dict[Language, dict[str, int]] = {
    "zh": {"home": 1, "verification": 6, "selection": 9, "read-back": 13, "submitted": 14},
    "en": {"selection": 9},
}
"""Which row of the tutorial's first table each picture shows, before its keys are pressed."""

STEPS_OF_TRAINING = {"training-brief": 2, "training-caller": 11, "training-score": 27, "training-replay": 28}
"""The same of the first scenario, which is drawn in both languages."""


def main() -> None:
    """Draw every picture and name what changed."""
    FOLDER.mkdir(exist_ok=True)
    for language in STEPS:
        for draw in (drawn, drawn_in_training):
            for name, svg in asyncio.run(draw(language)).items():
                _keep(FOLDER / f"{name}.{language}.svg", svg)


def _keep(file: Path, svg: str) -> None:
    changed = not file.exists() or file.read_text(encoding="utf-8") != svg
    file.write_text(svg, encoding="utf-8")
    print(f"{file.relative_to(DOCS.parent)}{'' if changed else ' (as before)'}")


async def drawn(language: Language) -> dict[str, str]:
    """Play the first call of the tutorial and return its pictures by name."""
    with tempfile.TemporaryDirectory() as folder:
        async with console(Path(folder) / "home", size=SMALL, language=language) as running:
            return await _played(running, calls(language)[0], STEPS[language])


async def drawn_in_training(language: Language) -> dict[str, str]:
    """Play the first scenario and return its pictures by name."""
    with tempfile.TemporaryDirectory() as folder:
        async with training(Path(folder), None, size=SMALL, language=language) as running:
            return await _played(running, first_scenario(language), STEPS_OF_TRAINING, CALLER_TAKES)


async def _played(
    running: Console, steps: Sequence[Step], pictured: Mapping[str, int], seconds: float = 0
) -> dict[str, str]:
    pictures: dict[str, str] = {}
    row = 0
    async for _ in follow(running, steps, seconds=seconds):
        row += 1
        for name in (name for name, at in pictured.items() if at == row):
            pictures[name] = await _picture(running)
    return pictures


async def _picture(running: Console) -> str:
    # With the caller's phone as it is now, and painted.
    await settled(running)
    svg = running.app.export_screenshot(title=running.app.TITLE)
    svg = _NAMED_BY_CONTENT.sub("terminal-", svg)
    return "\n".join(line.rstrip() for line in with_right_widths(svg).splitlines()) + "\n"


if __name__ == "__main__":
    main()
