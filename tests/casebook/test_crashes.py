"""What was acknowledged survives: disks that fill up, operations that fail, two consoles at once."""

from contextlib import suppress
from pathlib import Path

import pytest

from tests.support import runs
from tests.support_casebook import (
    Acknowledged,
    Script,
    open_casebook,
    work_if_not_held,
    work_until_it_fails,
    work_with_little_room,
)
from tests.support_processes import PROCESSES

CALL = "001123-0001-7"

# One process is enough to fork the others from.
pytestmark = pytest.mark.xdist_group("forked")


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
