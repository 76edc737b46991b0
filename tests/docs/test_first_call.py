"""The tutorial, in both languages, followed key by key on the real console."""

import re
from collections.abc import AsyncIterator, Sequence
from functools import partial
from pathlib import Path

import pytest
from rich.cells import cell_len

from agent_console.casebook.case_summary import CaseState
from agent_console.identity.case_number import parse_case_number
from agent_console.options import Language
from tests.console import SMALL, WIDE, Console, console
from tools.first_call import CODE, CODE_ON_PHONE, FILES, Key, Step, calls, stands_on

CASE_NUMBER = re.compile(r"[0-9]{6}-[0-9]{4}-[0-9]")
COLUMNS = ((0, 15), (16, 85), (86, 120))
"""Where the three columns of a wide window begin and end, in cells."""
LANGUAGES: tuple[Language, ...] = ("zh", "en")


def keys_of(steps: Sequence[Step]) -> list[Key]:
    return [key for step in steps for key in step.keys]


def screen_of(running: Console) -> str:
    """Return the screen as it is read: row by row, and in a wide window also column by column."""
    if running.app.size.width < WIDE[0]:
        return running.text
    columns = "\n".join(column_of(row, *edges) for edges in COLUMNS for row in running.rows)
    return f"{running.text}\n{columns}"


def column_of(row: str, first: int, last: int) -> str:
    """Cut the cells from `first` up to `last` out of a row."""
    return "".join(
        character
        for n, character in enumerate(row)
        if first <= cell_len(row[:n]) and cell_len(row[:n]) < last
    )


def code_seen(running: Console) -> str:
    """Read the code off the caller's phone, as it stands on the screen; empty while there is none."""
    found = CODE_ON_PHONE.search("".join(screen_of(running).split()))
    return found[1] if found else ""


async def press(running: Console, key: Key) -> None:
    # A person takes a second; the first page ignores an Enter that was meant for the page before it.
    running.clock.advance(seconds=1)
    if key.name == CODE:
        await running.until(lambda: bool(code_seen(running)), "the code on the caller's phone")
        await running.type(code_seen(running))
    elif key.name:
        await running.press(key.name)
    else:
        await running.type(key.text)


async def follow(running: Console, steps: Sequence[Step]) -> AsyncIterator[Step]:
    """Do as the tutorial says: look for every text, then press the keys; each step is given back once it is seen."""
    for step in steps:
        for text in (*step.sees, *step.says):
            await running.until(partial(is_seen, running, text), f"{text!r}")
        yield step
        for key in step.keys:
            await press(running, key)


def is_seen(running: Console, text: str) -> bool:
    return stands_on(text, screen_of(running))


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


@pytest.mark.parametrize("size", [SMALL, WIDE])
@pytest.mark.parametrize("language", LANGUAGES)
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
