"""The tutorial, in both languages, followed key by key on the real console."""

import re
from collections.abc import Sequence
from pathlib import Path

import pytest

from agent_console.casebook.case_summary import CaseState
from agent_console.identity.case_number import parse_case_number
from agent_console.options import Language
from tests.console import SMALL, WIDE, console
from tests.docs.hands import follow
from tools.first_call import CODE, FILES, Key, Step, calls

CASE_NUMBER = re.compile(r"[0-9]{6}-[0-9]{4}-[0-9]")
LANGUAGES: tuple[Language, ...] = ("zh", "en")


def keys_of(steps: Sequence[Step]) -> list[Key]:
    return [key for step in steps for key in step.keys]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_tutorial_has_two_calls_with_keys(language: Language) -> None:
    first, second = calls(language)

    assert len(keys_of(first)) > 12
    assert len(keys_of(second)) > 4
    assert all(step.sees for step in (*first, *second))


def test_both_languages_press_the_same_keys() -> None:
    zh, en = ([[key.name for key in keys_of(steps)] for steps in calls(code)] for code in LANGUAGES)

    assert zh == en


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_not_said_by_the_caller_takes_twelve_keys(language: Language) -> None:
    own = [
        key for key in keys_of(calls(language)[0]) if key.name not in {"", CODE} or key.text in set("1238")
    ]

    assert len(own) == 12


@pytest.mark.parametrize("size", [SMALL, pytest.param(WIDE, marks=pytest.mark.full)])
@pytest.mark.parametrize("language", ["zh", pytest.param("en", marks=pytest.mark.full)])
async def test_every_text_of_the_tutorial_is_seen_and_the_case_number_appears(
    language: Language, size: tuple[int, int], tmp_path: Path
) -> None:
    first, second = calls(language)
    cases: set[str] = set()
    async with console(tmp_path / "home", size=size, language=language) as running:
        async for _ in follow(running, (*first, *second)):
            if running.page == "SubmissionScreen":
                cases |= set(CASE_NUMBER.findall(running.text))
        assert running.page == "HomeScreen"
        refused, filed = running.desk.casebook.recent(10)

    assert [parse_case_number(one) for one in cases] == [parse_case_number(filed.call_id)]
    assert (filed.state, refused.state) == (CaseState.WAITING, CaseState.CLOSED)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_tutorial_names_its_twin(language: Language) -> None:
    other = FILES["en" if language == "zh" else "zh"].name

    assert f"]({other})" in FILES[language].read_text(encoding="utf-8")
