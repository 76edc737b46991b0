"""What the casebook acknowledged is on record, in the same transaction: also after a kill."""

from __future__ import annotations

import random
import time
from contextlib import suppress
from datetime import timedelta
from pathlib import Path

import pytest

from agent_console.audit import start_key
from agent_console.audit.from_events import entries_of
from agent_console.audit.reading import open_log, verify_file
from agent_console.audit.record import Entry
from agent_console.audit.verification import Finding, Outside, Verdict
from agent_console.audit.words import Action
from agent_console.casebook.casebook import FILE_NAME, Casebook
from agent_console.casebook.schema import MIGRATIONS
from tests.support import runs
from tests.support_casebook import NOW, Script, open_casebook, work_calls
from tests.support_processes import PATIENCE_SECONDS, PROCESSES

CALL, OTHER_CALL = "001123-0001-7", "001123-0002-5"
MORE_THAN_IT_CAN = 9_000


def recorded(folder: Path) -> list[Entry]:
    with open_log(folder / FILE_NAME, MIGRATIONS) as log:
        return [link.record.entry for link in log.links() if link]


def verified(folder: Path) -> Finding:
    key = start_key.read(folder / (FILE_NAME + start_key.SUFFIX))[1]
    return verify_file(folder / FILE_NAME, MIGRATIONS, Outside(key))


def differing(folder: Path, casebook: Casebook, calls: list[str]) -> list[str]:
    """Name the calls whose records are not those of their events."""
    entries = recorded(folder)
    return [
        call
        for call in calls
        if tuple(one for one in entries if one.case == call) != entries_of(call, casebook.events_of(call))
    ]


def killed_after(folder: Path, seconds: float) -> list[str]:
    """Let a process work calls, kill it some time after its first word, and name the calls it worked."""
    receiving, sending = PROCESSES.Pipe(duplex=False)
    worker = PROCESSES.Process(target=work_calls, args=(str(folder), sending, MORE_THAN_IT_CAN))
    worker.start()
    sending.close()
    assert receiving.poll(PATIENCE_SECONDS), "nothing was acknowledged at all"
    # The moment is what is tried here, nothing is waited for.
    time.sleep(seconds)
    worker.kill()
    worker.join()
    worker.close()
    worked = set()
    with receiving, suppress(EOFError):
        while True:
            worked.add(receiving.recv_bytes().decode().split()[0])
    return sorted(worked)


def test_every_commit_is_on_record_with_who_opened_and_closed_the_casebook(tmp_path: Path) -> None:
    casebook = open_casebook(tmp_path)
    for call in (CALL, OTHER_CALL):
        for batch in Script(call).whole():
            batch.commit_to(casebook)
    assert differing(tmp_path, casebook, [CALL, OTHER_CALL]) == []
    casebook.audit.sign_off(NOW + timedelta(minutes=1))
    casebook.close()
    actions = [entry.action for entry in recorded(tmp_path)]
    assert (actions[0], actions[-1]) == (Action.SIGNED_ON, Action.SIGNED_OFF)
    assert verified(tmp_path).verdict is Verdict.WHOLE


def test_a_draft_that_expires_leaves_a_record(tmp_path: Path) -> None:
    casebook = open_casebook(tmp_path)
    Script(CALL).opening().commit_to(casebook)
    assert casebook.erase_expired_drafts(NOW + timedelta(days=3)) == 1
    casebook.close()
    last = recorded(tmp_path)[-1]
    assert (last.action, last.case, last.reason) == (Action.ERASED, CALL, "DRAFT_EXPIRED")


@pytest.mark.xdist_group("forked")
def test_after_a_kill_the_log_is_whole_and_fits_the_events(tmp_path: Path) -> None:
    moments, folder = random.Random(4), tmp_path / "training"
    open_casebook(folder).close()
    for _ in range(runs(quick=2, full=20)):
        worked = killed_after(folder, moments.uniform(0, 0.2))
        assert verified(folder).verdict is Verdict.WHOLE
        casebook = open_casebook(folder)
        assert differing(folder, casebook, worked) == []
        casebook.close()
