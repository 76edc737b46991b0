"""Writes the table of scenarios into docs/writing-scenarios.md, in both languages: `python -m tools.scenario_table`."""

from __future__ import annotations

from pathlib import Path
from typing import Final, Literal

from agent_console.language import Language, load_language
from agent_console.training.scenario import Scenario
from agent_console.training.scenario_file import load_scenarios
from agent_console.training.skill_words import skill_word

PAGE: Final = Path(__file__).resolve().parent.parent / "docs" / "writing-scenarios.md"

Code = Literal["zh", "en"]

_HEADS: Final = {
    "zh": "| 场景 | 电话 | 练什么 | 难度 | 分钟 | 键 |",
    "en": "| | call | what it practises | difficulty | minutes | keys |",
}


def table(code: Code) -> str:
    """Return the table of all scenarios in one language."""
    language = load_language(code)
    rows = (_row(scenario, language) for scenario in load_scenarios())
    return "\n".join((_HEADS[code], "|---|---|---|---|---|---|", *rows))


def _row(scenario: Scenario, language: Language) -> str:
    comma = "、" if language.chinese else ", "
    skills = comma.join(skill_word(one, language) for one in scenario.skills)
    minutes = round(scenario.limit.total_seconds() / 60)
    title = language.bilingual(scenario.title)
    return f"| {scenario.id} | {title} | {skills} | {scenario.difficulty} | {minutes} | {scenario.keys} |"


def written(page: str) -> str:
    """Return the page with both tables as the scenarios are now."""
    for code in ("en", "zh"):
        begin, end = f"<!-- scenarios:{code} -->", f"<!-- /scenarios:{code} -->"
        head, _, rest = page.partition(begin)
        page = f"{head}{begin}\n\n{table(code)}\n\n{end}{rest.partition(end)[2]}"
    return page


def main() -> None:
    """Write both tables."""
    PAGE.write_text(written(PAGE.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    main()
