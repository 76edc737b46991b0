"""What was acknowledged survives: a file that may not grow any more, two consoles started at once."""

from contextlib import suppress
from pathlib import Path

import pytest

from tests.support import runs
from tests.support_casebook import (
    check_what_is_left,
    open_casebook,
    work_if_not_held,
    work_with_little_room,
)
from tests.support_processes import PROCESSES

CALL = "001123-0001-7"

# One process is enough to fork the others from.
pytestmark = pytest.mark.xdist_group("forked")


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
        check_what_is_left(tmp_path / str(room), CALL, count)
        room += runs(quick=80_009, full=20_011)
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
