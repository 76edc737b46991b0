"""Every read, write and fsync of a call fails once: an honest word every time, and nothing acknowledged is lost.

SQLite's files are struck through a shim in front of them, our own small files at the calls they are written with.
"""

from __future__ import annotations

import errno
import os
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from agent_console.call.call import Call
from agent_console.call.reducer import replayed
from agent_console.casebook.casebook import Casebook
from agent_console.store.errors import StoreError, StoreFailed, StoreUnwritable
from agent_console.store.files import write_private, write_private_once
from tests.desk import good_agent
from tests.support import runs
from tests.support_call import NOW
from tests.support_casebook import Script, check_what_is_left, open_casebook
from tests.support_desk import FULL_CALL, Bench, TestClock, in_memory_folder, open_bench, run
from tests.support_disk import Trouble, faulty_disk

CALL = "001123-0001-7"

WAYS = tuple(
    (trouble, stays) for stays in (False, True) for trouble in (Trouble.EIO, Trouble.ENOSPC, Trouble.SHORT)
)
"""What happens at the N-th operation, and whether the disk is well again afterwards."""


@pytest.fixture
def folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(dir=in_memory_folder()) as made:
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


OLD, NEW = "what was there before\n", "what is written now\n"

CALLS = ("open", "fsync", "replace", "link", "unlink", "write")
"""What a small file of ours is written with; `write` is that of the file object, which leaves a half."""


class FailingCalls:
    """Lets the N-th of the system calls a small file is written with fail, once."""

    def __init__(self, patch: pytest.MonkeyPatch, error: int) -> None:
        self.seen = 0
        self.at: int | None = None
        self._error = error
        for name in CALLS[:-1]:
            patch.setattr(os, name, self._around(getattr(os, name)))
        opened = os.fdopen
        patch.setattr(os, "fdopen", lambda *args, **more: self._with_failing_write(opened(*args, **more)))

    def _around(self, act: Callable[..., Any]) -> Callable[..., Any]:
        def called(*args: Any, **more: Any) -> Any:
            self._count()
            return act(*args, **more)

        return called

    def _count(self) -> None:
        self.seen += 1
        if self.seen == self.at:
            raise OSError(self._error, os.strerror(self._error))

    def _with_failing_write(self, file: Any) -> Any:
        write = file.write

        def half_written(text: str) -> int:
            try:
                self._count()
            except OSError:
                write(text[: len(text) // 2])
                file.flush()
                raise
            return int(write(text))

        file.write = half_written
        return file


@pytest.mark.parametrize("error", [errno.EIO, errno.ENOSPC])
@pytest.mark.parametrize("before", [None, OLD])
@pytest.mark.parametrize("write", [write_private, write_private_once])
def test_whichever_call_fails_a_small_file_is_the_old_or_the_new_one(
    folder: Path, write: Callable[[Path, str], None], before: str | None, error: int
) -> None:
    after = OLD if before and write is write_private_once else NEW
    for at in range(1, 30):
        file = folder / f"{at}"
        if before is not None:
            file.write_text(before, encoding="utf-8")
        with pytest.MonkeyPatch.context() as patch:
            calls = FailingCalls(patch, error)
            calls.at = at
            try:
                write(file, NEW)
                told = None
            except OSError as failure:
                told = failure
        left = file.read_text(encoding="utf-8") if file.exists() else None
        assert left in (before, after), "half a file"
        assert told is not None or left == after, "said to be written, and is not"
        # Whatever the failure left behind is not in the way.
        write(file, NEW)
        assert file.read_text(encoding="utf-8") in (after, left)
        if calls.seen < at:
            assert at > 4, "it takes more calls than that to write a file"
            return
    pytest.fail("it never was written")


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
