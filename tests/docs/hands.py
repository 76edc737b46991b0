"""Hands and eyes that follow the tutorial on a running console: wait for its texts, press its keys. No step of it."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from functools import partial

from rich.cells import cell_len

from tests.console import WIDE, Console
from tools.first_call import CODE, CODE_ON_PHONE, Key, Step, stands_on

CALLER_TAKES = 10
"""Seconds in which a caller of the first scenario gets round to whatever they say."""

COLUMNS = ((0, 15), (16, 85), (86, 120))
"""Where the three columns of a wide window begin and end, in cells."""


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


async def follow(running: Console, steps: Sequence[Step], *, seconds: float = 0) -> AsyncIterator[Step]:
    """Do as a tutorial says: look for every text, then press the keys; each step is given back once it is seen.

    `seconds` pass before each step: a caller who is played takes their time.
    """
    for step in steps:
        if seconds:
            running.clock.advance(seconds=seconds)
            running.remake()
        for text in (*step.sees, *step.says):
            await running.until(partial(is_seen, running, text), f"{text!r}")
        yield step
        for key in step.keys:
            await press(running, key)


def is_seen(running: Console, text: str) -> bool:
    return stands_on(text, screen_of(running))
