"""Settled cases are erased when they were kept long enough, whole, with a record each; nothing else ever is."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from agent_console.audit.reading import open_log, verify_file
from agent_console.audit.verification import Verdict
from agent_console.audit.words import Action
from agent_console.backend import ItemState
from agent_console.call.wrap_up import Outcome
from agent_console.casebook import retention
from agent_console.casebook.casebook import Casebook
from agent_console.casebook.errors import CallNotFound
from agent_console.casebook.schema import CASES, EVENTS, MIGRATIONS
from agent_console.store.errors import StoreDamaged
from tests.support_casebook import NOW, Script, open_casebook, overwrite

ONE, TWO = "001123-0001-7", "001123-0002-5"
LATER = NOW + timedelta(days=200)
BEFORE = LATER - timedelta(days=180)


def settled(casebook: Casebook, case: str = ONE) -> None:
    script = Script(case)
    for batch in script.whole():
        batch.commit_to(casebook)
    script.updating(ItemState.UNBOUND, ItemState.NO_PRIOR_BINDING).commit_to(casebook)


def there(casebook: Casebook, case: str = ONE) -> bool:
    try:
        casebook.events_of(case)
    except CallNotFound:
        return False
    return True


def test_a_case_kept_long_enough_is_erased_with_a_record(casebook: Casebook, folder: Path) -> None:
    settled(casebook)
    assert casebook.erase_settled(LATER, BEFORE) == 1
    assert not there(casebook)
    assert casebook.find(ONE) is None
    for table in ("cases", "events", "outbox"):
        assert casebook._store.read(f"SELECT count(*) FROM {table}") == ((0,),)
    casebook.close()
    file = folder / "casebook.sqlite"
    with open_log(file, MIGRATIONS) as log:
        last = [link.record.entry for link in log.links() if link][-1]
    assert (last.action, last.case, last.reason) == (Action.ERASED, ONE, "RETENTION")
    assert verify_file(file, MIGRATIONS).verdict is Verdict.WHOLE


def test_what_is_erased_stands_nowhere_in_the_file_any_more(casebook: Casebook, folder: Path) -> None:
    settled(casebook)
    row = casebook._rows.read(CASES)[0]
    sealed = row["sealed_key"]
    assert isinstance(sealed, bytes)
    casebook.erase_settled(LATER, BEFORE)
    casebook.close()
    for file in folder.iterdir():
        assert sealed not in file.read_bytes()


def test_a_younger_case_stays(casebook: Casebook) -> None:
    settled(casebook)
    assert casebook.erase_settled(LATER, NOW - timedelta(days=1)) == 0
    assert there(casebook)


@pytest.mark.parametrize(
    "states",
    [(ItemState.UNBOUND, ItemState.NO_REPLY), (ItemState.UNBOUND, ItemState.FORWARDED)],
)
def test_a_case_that_is_not_settled_is_never_erased_by_itself(
    casebook: Casebook, states: tuple[ItemState, ItemState]
) -> None:
    script = Script(ONE)
    for batch in script.whole():
        batch.commit_to(casebook)
    script.updating(*states).commit_to(casebook)
    assert casebook.erase_settled(LATER, BEFORE) == 0


def test_a_request_that_waits_in_the_outbox_keeps_its_case(casebook: Casebook) -> None:
    script = Script(ONE)
    for batch in (script.opening(), script.entering(), script.queueing(), script.ending()):
        batch.commit_to(casebook)
    overwrite(casebook, CASES, f"call_id = '{ONE}'", state="CLOSED")
    assert casebook.erase_settled(LATER, BEFORE) == 0


@pytest.mark.parametrize("due", ["2027-07-01", "2026-12-08"])
def test_a_complaint_nobody_answered_keeps_its_case_however_late_it_is(casebook: Casebook, due: str) -> None:
    settled(casebook)
    overwrite(casebook, CASES, f"call_id = '{ONE}'", complaint_due_on=due)
    assert casebook.erase_settled(LATER, BEFORE) == 0
    overwrite(casebook, CASES, f"call_id = '{ONE}'", complaint_due_on=None)
    assert casebook.erase_settled(LATER, BEFORE) == 1


def test_a_call_back_nobody_made_for_half_a_year_is_erased(casebook: Casebook) -> None:
    for case, at in ((ONE, NOW + timedelta(days=1)), (TWO, LATER)):
        script = Script(case)
        for batch in (script.opening(), script.entering(), script.ending(Outcome.CALL_BACK, at)):
            batch.commit_to(casebook)
    assert casebook.erase_settled(LATER, BEFORE) == 1
    assert (there(casebook, ONE), there(casebook, TWO)) == (False, True)


def test_a_case_a_newer_console_wrote_to_stays(casebook: Casebook) -> None:
    settled(casebook)
    overwrite(casebook, EVENTS, f"call_id = '{ONE}' AND seq = 3", kind="FromTheFuture")
    assert casebook.erase_settled(LATER, BEFORE) == 0


def test_many_are_erased_in_portions(casebook: Casebook, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(retention, "IN_ONE_GO", 1)
    settled(casebook, ONE)
    settled(casebook, TWO)
    assert casebook.erase_settled(LATER, BEFORE) == 2


def test_a_row_somebody_changed_is_not_taken_for_settled(folder: Path) -> None:
    casebook = open_casebook(folder)
    script = Script(ONE)
    for batch in script.whole():
        batch.commit_to(casebook)
    with casebook._store.transaction() as tx:
        tx.write("UPDATE cases SET state = 'CLOSED'")
        tx.write("UPDATE outbox SET state = 'DONE'")
    with pytest.raises(StoreDamaged):
        casebook.erase_settled(LATER, BEFORE)
    casebook.close()
