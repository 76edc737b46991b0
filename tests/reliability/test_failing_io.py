"""Every read, write and fsync of a call fails once: an honest word every time, and nothing acknowledged is lost.

SQLite's files are struck through a shim in front of them (`tests/support_disk.py`).
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from agent_console.call.call import Call
from agent_console.call.reducer import replayed
from agent_console.casebook.casebook import Casebook
from agent_console.store.errors import StoreError, StoreFailed, StoreUnwritable
from tests.desk import good_agent
from tests.support import runs
from tests.support_call import NOW
from tests.support_casebook import Script, check_what_is_left, open_casebook
from tests.support_desk import FULL_CALL, Bench, TestClock, open_bench, run
from tests.support_disk import Trouble, faulty_disk

CALL = "001123-0001-7"

WAYS = tuple(
    (trouble, stays) for stays in (False, True) for trouble in (Trouble.EIO, Trouble.ENOSPC, Trouble.SHORT)
)
"""What happens at the N-th operation, and whether the disk is well again afterwards."""


@pytest.fixture
def folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as made:
        yield Path(made)


def work_until_it_fails(folder: Path) -> tuple[int, StoreError | None]:
    """Open, work a call and close; say how many events were acknowledged, and what broke."""
    try:
        casebook = open_casebook(folder)
    except StoreError as error:
        return 0, error
    count = 0
    try:
        for batch in Script(CALL).whole():
            batch.commit_to(casebook)
            count += len(batch.events)
    except StoreError as error:
        refuses_every_word(casebook, error)
        return count, error
    finally:
        casebook.close()
    return count, None


def refuses_every_word(casebook: Casebook, error: StoreError) -> None:
    """A casebook that failed says so, and neither reads nor writes until it is opened again."""
    assert casebook.failure is error
    for word in (lambda: casebook.find(CALL), lambda: casebook.next_case_number(NOW.date())):
        with pytest.raises(StoreError) as told:
            word()
        assert told.value is error


@pytest.mark.parametrize("part", range(2))
def test_whichever_operation_of_sqlite_fails_the_word_is_honest(folder: Path, part: int) -> None:
    failed = 0
    at = 1 + part * runs(37, 1)
    with faulty_disk(folder) as disk:
        while True:
            trouble, stays = WAYS[at % len(WAYS)]
            home = folder / str(at)
            disk.strike(at, trouble, stays=stays)
            acknowledged, error = work_until_it_fails(home)
            struck = disk.struck
            disk.strike(None)
            if struck is None:
                break
            # Closing tidies up: what fails there was on disk before.
            assert error is None or isinstance(error, StoreFailed | StoreUnwritable), (at, trouble, struck)
            check_what_is_left(home, CALL, acknowledged)
            failed += error is not None
            at += runs(74, 2)
    assert failed > runs(3, 200), "the call was over too soon"


async def work_at_the_desk(bench: Bench) -> StoreError | None:
    """Work a call to its end; give what broke at the desk, if anything did."""
    try:
        bench.desk.intake.open(FULL_CALL)
        await good_agent.work(bench, FULL_CALL, 100)
        assert bench.desk.ending.wrap_up().done
    except StoreError as error:
        return error
    return None


def taken_up_again(home: Path, clock: TestClock, shown: Call | None) -> None:
    """On a disk that is well again, what was shown is on disk, and the call has one effect in the end."""
    bench = open_bench(home, clock=clock)
    try:
        if shown is not None:
            stored = bench.casebook.events_of(shown.id)
            stages = [
                replayed(stored[:count], bench.desk._worktop.terms) for count in range(1, len(stored) + 1)
            ]
            assert shown in stages, "shown, and not on disk"
        for case in bench.casebook.unfinished(clock.now):
            bench.desk.intake.resume(case.call_id)
            run(good_agent.work(bench, FULL_CALL, 100))
            assert bench.desk.ending.wrap_up().done
        with bench.registry._books.reading() as connection:
            filed = [row[0] for row in connection.execute("SELECT case_reference FROM requests")]
        assert sorted(filed) == sorted(case.call_id for case in bench.casebook.recent(9))
    finally:
        bench.close()


def test_whichever_operation_fails_at_the_desk_nothing_is_shown_that_is_not_on_disk(folder: Path) -> None:
    failed = 0
    for turn in range(runs(3, 60)):
        trouble, stays = WAYS[turn % len(WAYS)]
        with faulty_disk(folder) as disk:
            bench = open_bench(folder / str(turn))
            disk.strike(5 + turn * runs(150, 11), trouble, stays=stays)
            error = run(work_at_the_desk(bench))
            assert error is bench.casebook.failure
            disk.strike(None)
            bench.close()
            shown = bench.desk.call
            taken_up_again(folder / str(turn), bench.clock, shown)
        failed += error is not None
    assert failed > runs(1, 20)
