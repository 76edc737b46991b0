"""A casebook of many cases, made through its own door as fast as the file takes them. It measures nothing."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Final

from agent_console.backend import ItemState
from agent_console.casebook.casebook import Casebook
from agent_console.identity.case_number import make_case_number
from agent_console.identity.phone import PhoneNumber
from tests.support_casebook import NOW, Script

OPEN_CASES: Final = 100
PER_DAY: Final = 500
"""How many cases a day of the filling has; it decides how many days they spread over."""


def number_of(count: int) -> PhoneNumber:
    """Give the number the case of a count is about."""
    return PhoneNumber(f"138{count:08d}")


def fill(casebook: Casebook, counts: Sequence[int]) -> None:
    """Write cases as fast as the file takes them: what counts here is how many there are."""
    run = casebook._store._connection.execute
    run("PRAGMA synchronous = OFF")
    for count in counts:
        write_case(casebook, count, still_open=count < OPEN_CASES)
    run("PRAGMA synchronous = FULL")
    casebook._store.forget_log()


def write_case(casebook: Casebook, count: int, *, still_open: bool) -> None:
    """Write one short call in one commit."""
    day, of_day = divmod(count, PER_DAY)
    start = NOW - timedelta(days=300 - day, minutes=-of_day)
    case = make_case_number(start.date(), of_day + 1, training=True)
    script = Script(str(case), start, number_of(count))
    batches = [script.opening(), script.entering(), script.queueing(), script.accepting()]
    if not still_open:
        batches.append(script.updating(ItemState.UNBOUND, ItemState.NO_PRIOR_BINDING))
    batches.append(script.ending())
    casebook.commit(
        [event for batch in batches for event in batch.events],
        batches[-1].call,
        entries=[entry for batch in batches for entry in batch.entries],
        changes=[change for batch in batches for change in batch.changes],
    )
