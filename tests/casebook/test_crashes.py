"""What was acknowledged survives: processes killed at random moments, disks that fill up, operations that fail."""

import multiprocessing
import random
import time
from contextlib import suppress
from pathlib import Path

import pytest

from tests.support import runs
from tests.support_casebook import (
    NOW,
    Acknowledged,
    Script,
    open_casebook,
    work_calls,
    work_if_not_held,
    work_until_it_fails,
    work_with_little_room,
)

CALL = "001123-0001-7"
PROCESSES = multiprocessing.get_context("forkserver")
# Imported once and forked: a process a run would spend its life importing.
PROCESSES.set_forkserver_preload(["tests.support_casebook"])


PATIENCE_SECONDS = 60
"""How long a starved machine may take to its first commit; nothing waits for it in vain."""


def killed_after(folder: Path, seconds: float) -> Acknowledged:
    """Let a real process work calls, kill it, and say what it had been told was on disk."""
    receiving, sending = PROCESSES.Pipe(duplex=False)
    worker = PROCESSES.Process(target=work_calls, args=(str(folder), sending))
    worker.start()
    sending.close()
    assert receiving.poll(PATIENCE_SECONDS), "nothing was acknowledged at all"
    # The moment is what is tried here, nothing is waited for.
    time.sleep(seconds)
    worker.kill()
    worker.join()
    assert worker.exitcode == -9, "the worker ended by itself"
    told = Acknowledged.read_from(receiving)
    receiving.close()
    worker.close()
    return told


def test_no_acknowledged_event_is_lost_when_the_process_is_killed(tmp_path: Path) -> None:
    moments = random.Random(9)
    everything = Acknowledged({})
    for _ in range(runs(quick=5, full=100)):
        told = killed_after(tmp_path / "training", moments.uniform(0, 0.4))
        everything.counts |= told.counts
        casebook = open_casebook(tmp_path / "training")
        assert told.missing_in(casebook) == []
        casebook.close()
        assert told.counts
    casebook = open_casebook(tmp_path / "training")
    assert everything.missing_in(casebook) == []
    unfinished = casebook.unfinished(NOW)
    assert unfinished, "some calls were cut in the middle"
    resumable = Acknowledged({case.call_id: 0 for case in unfinished})
    assert resumable.missing_in(casebook) == []
    casebook.close()


def check_after_failure(folder: Path, count: int) -> None:
    casebook = open_casebook(folder)
    if count:
        assert Acknowledged({CALL: count}).missing_in(casebook) == []
    # The commit that failed may be there or not; where it is, the call goes on from there.
    stored = casebook.events_of(CALL) if casebook.find(CALL) else ()
    done = 0
    for batch in Script(CALL).whole():
        if done >= len(stored):
            batch.commit_to(casebook)
        done += len(batch.events)
    assert len(casebook.events_of(CALL)) == done
    casebook.close()


@pytest.mark.full
def test_whichever_operation_fails_nothing_acknowledged_is_lost(tmp_path: Path) -> None:
    step = runs(quick=211, full=13)
    failed, at = True, 1
    while failed:
        folder = tmp_path / str(at)
        casebook = open_casebook(folder)
        left = at

        def one_less() -> int:
            nonlocal left
            left -= 1
            return left == 0

        # SQLite asks between its own operations whether to go on; once, the answer is no.
        casebook._store._connection.set_progress_handler(one_less, 1)
        count, failed = work_until_it_fails(casebook, CALL)
        casebook.close()
        check_after_failure(folder, count)
        at += step
    assert at > 10 * step, "the call was over too soon"


@pytest.mark.full
def test_a_disk_that_fills_up_in_the_middle_of_a_write_loses_nothing(tmp_path: Path) -> None:
    # Below this the shared memory of the log has no room either, and the casebook does not open.
    room, failed, tried = 100_000, True, 0
    while failed:
        receiving, sending = PROCESSES.Pipe(duplex=False)
        worker = PROCESSES.Process(
            target=work_with_little_room, args=(str(tmp_path / str(room)), sending, CALL, room)
        )
        worker.start()
        sending.close()
        count, failed = receiving.recv()
        worker.join()
        worker.close()
        receiving.close()
        check_after_failure(tmp_path / str(room), count)
        room += runs(quick=40_009, full=4_001)
        tried += 1
    assert tried > 3, "the disk was never full"


def test_two_consoles_started_at_once_never_both_write(tmp_path: Path) -> None:
    receiving, sending = PROCESSES.Pipe(duplex=False)
    workers = [
        PROCESSES.Process(target=work_if_not_held, args=(str(tmp_path / "training"), sending))
        for _ in range(4)
    ]
    for worker in workers:
        worker.start()
    sending.close()
    told = []
    with suppress(EOFError):
        while True:
            told.append(receiving.recv_bytes().decode())
    for worker in workers:
        worker.join()
        worker.close()
    receiving.close()
    assert len(told) == 4
    assert "wrote" in told
    casebook = open_casebook(tmp_path / "training")
    assert len(casebook.recent(10)) == 3 * told.count("wrote"), (
        "every console that got in wrote its calls whole"
    )
    casebook.close()
