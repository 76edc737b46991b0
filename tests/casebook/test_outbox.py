from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from agent_console.call import events as e
from agent_console.call.request import FilingState
from agent_console.call.wrap_up import Outcome
from agent_console.casebook.case_summary import CaseState
from agent_console.casebook.casebook import Casebook
from agent_console.casebook.errors import OutboxConflict
from agent_console.casebook.outbox import OutboxChange, OutboxEntry, OutboxState, WithdrawalOrder, new_entry
from agent_console.casebook.schema import OUTBOX
from agent_console.store.errors import StoreFailed
from tests.support_casebook import BACKEND, NOW, Batch, Script, open_casebook, order_of, overwrite

ONE, TWO, THREE = "001123-0001-7", "001123-0002-5", "001123-0003-3"


def submitted(casebook: Casebook, call_id: str, filings: int = 1, backend: str = BACKEND) -> Script:
    """A call with some requests in the outbox; a second after the one before."""
    script = Script(call_id, NOW + timedelta(minutes=int(call_id[7:11])))
    script.opening().commit_to(casebook)
    script.entering().commit_to(casebook)
    for filing in range(1, filings + 1):
        batch = script.queueing(backend)
        queued = replace(batch.events[0], filing=filing)  # type: ignore[call-arg]
        replace(batch, events=(queued,), entries=(replace(batch.entries[0], filing=filing),)).commit_to(
            casebook
        )
    return script


def changed(script: Script, *changes: OutboxChange) -> Batch:
    return script.batch(changes=changes)


def ids(entries: tuple[OutboxEntry, ...]) -> list[str]:
    return [entry.id for entry in entries]


def test_an_entry_waits_with_its_order_and_its_key(casebook: Casebook, folder: Path) -> None:
    script = Script(ONE)
    script.opening().commit_to(casebook)
    script.entering().commit_to(casebook)
    batch = script.queueing()
    batch.commit_to(casebook)
    assert casebook.waiting(BACKEND) == batch.entries
    casebook.close()
    again = open_casebook(folder)
    assert again.waiting(BACKEND) == batch.entries
    again.close()


def test_every_entry_has_a_key_of_its_own_that_fits_the_wire() -> None:
    keys = {new_entry(ONE, 1, BACKEND, order_of(ONE), NOW).key for _ in range(100)}
    assert len(keys) == 100
    assert all(1 <= len(key) <= 64 and key.isascii() and key.isprintable() for key in keys)


def test_an_entry_is_only_for_the_backend_it_was_made_for(casebook: Casebook) -> None:
    submitted(casebook, ONE, backend="fake")
    submitted(casebook, TWO, backend="theirs")
    assert ids(casebook.waiting("fake")) == [f"{ONE}/1"]
    assert ids(casebook.heads_of_line("theirs", NOW)) == [f"{TWO}/1"]
    assert casebook.waiting("nobody") == ()


def test_older_cases_come_first_and_a_cases_requests_in_their_order(casebook: Casebook) -> None:
    submitted(casebook, ONE, filings=3)
    submitted(casebook, TWO, filings=2)
    assert ids(casebook.waiting(BACKEND)) == [f"{ONE}/1", f"{ONE}/2", f"{ONE}/3", f"{TWO}/1", f"{TWO}/2"]


def test_a_case_keeps_its_order_where_the_clock_was_turned_back(casebook: Casebook) -> None:
    script = submitted(casebook, ONE)
    script.at = NOW - timedelta(hours=1)
    batch = script.queueing()
    queued = replace(batch.events[0], filing=2)  # type: ignore[call-arg]
    replace(batch, events=(queued,), entries=(replace(batch.entries[0], filing=2),)).commit_to(casebook)
    submitted(casebook, TWO)
    assert ids(casebook.waiting(BACKEND)) == [f"{ONE}/1", f"{ONE}/2", f"{TWO}/1"]
    assert ids(casebook.heads_of_line(BACKEND, NOW)) == [f"{ONE}/1", f"{TWO}/1"]


def test_each_case_has_one_head_of_line(casebook: Casebook) -> None:
    submitted(casebook, ONE, filings=3)
    submitted(casebook, TWO)
    assert ids(casebook.heads_of_line(BACKEND, NOW)) == [f"{ONE}/1", f"{TWO}/1"]


def test_a_head_that_waits_for_its_next_try_keeps_back_its_case_and_no_other(casebook: Casebook) -> None:
    script = submitted(casebook, ONE, filings=2)
    submitted(casebook, TWO)
    later = NOW + timedelta(hours=1)
    changed(script, OutboxChange(f"{ONE}/1", OutboxState.SENT_UNKNOWN, later)).commit_to(casebook)
    assert ids(casebook.heads_of_line(BACKEND, later - timedelta(seconds=1))) == [f"{TWO}/1"]
    assert ids(casebook.heads_of_line(BACKEND, later)) == [f"{ONE}/1", f"{TWO}/1"]


def test_what_was_refused_goes_to_a_person_and_lets_the_next_request_pass(casebook: Casebook) -> None:
    script = submitted(casebook, ONE, filings=2)
    changed(script, OutboxChange(f"{ONE}/1", OutboxState.NEEDS_PERSON)).commit_to(casebook)
    assert ids(casebook.heads_of_line(BACKEND, NOW)) == [f"{ONE}/2"]
    assert ids(casebook.needing_a_person(BACKEND)) == [f"{ONE}/1"]


def test_a_person_can_put_a_refused_entry_back_in_line_with_the_same_key(casebook: Casebook) -> None:
    script = submitted(casebook, ONE)
    key = casebook.waiting(BACKEND)[0].key
    changed(script, OutboxChange(f"{ONE}/1", OutboxState.NEEDS_PERSON)).commit_to(casebook)
    changed(script, OutboxChange(f"{ONE}/1", OutboxState.QUEUED)).commit_to(casebook)
    assert [entry.key for entry in casebook.waiting(BACKEND)] == [key]


def test_each_try_is_counted_and_keeps_the_key(casebook: Casebook) -> None:
    script = submitted(casebook, ONE)
    key = casebook.waiting(BACKEND)[0].key
    for tries in (1, 2):
        changed(script, OutboxChange(f"{ONE}/1", OutboxState.SENT_UNKNOWN)).commit_to(casebook)
        entry = casebook.waiting(BACKEND)[0]
        assert (entry.tries, entry.key, entry.state) == (tries, key, OutboxState.SENT_UNKNOWN)


def test_an_answered_entry_is_not_sent_again_and_never_changes(casebook: Casebook) -> None:
    script = submitted(casebook, ONE)
    script.accepting().commit_to(casebook)
    assert casebook.waiting(BACKEND) == ()
    before = casebook.events_of(ONE)
    for state in OutboxState:
        with pytest.raises(OutboxConflict):
            script.batch((e.LineHeld, {}), changes=(OutboxChange(f"{ONE}/1", state),)).commit_to(casebook)
    assert casebook.events_of(ONE) == before, "the event that came with it is not written either"


@pytest.mark.parametrize("entry_id", ["", "/", "001123-0001-7/2", "001123-0001-7", "nobody/1", "x/-1", "x/²"])
def test_a_change_to_an_entry_that_is_not_there_is_refused(casebook: Casebook, entry_id: str) -> None:
    script = submitted(casebook, ONE)
    with pytest.raises(OutboxConflict):
        changed(script, OutboxChange(entry_id, OutboxState.DONE)).commit_to(casebook)
    assert casebook.failure is None


def test_the_same_request_can_not_be_queued_twice(casebook: Casebook, folder: Path) -> None:
    script = submitted(casebook, ONE)
    before = casebook.waiting(BACKEND)
    with pytest.raises(StoreFailed):
        script.queueing().commit_to(casebook)
    casebook.close()
    again = open_casebook(folder)
    assert again.waiting(BACKEND) == before
    again.close()


def test_an_answer_and_its_event_are_one(casebook: Casebook) -> None:
    script = submitted(casebook, ONE)
    script.accepting().commit_to(casebook)
    summary = casebook.find(ONE)
    assert summary is not None
    assert summary.count(FilingState.ACCEPTED) == 2
    assert summary.count(FilingState.QUEUED) == 0


def test_an_order_of_a_newer_program_stops_no_other_case(casebook: Casebook) -> None:
    submitted(casebook, ONE)
    submitted(casebook, TWO)
    overwrite(casebook, OUTBOX, f"call_id = '{ONE}'", body='{"newer":1}')
    assert ids(casebook.waiting(BACKEND)) == [f"{TWO}/1"]
    assert casebook.erase_expired_drafts(NOW + timedelta(days=9)) == 0
    assert casebook.find(ONE) is not None


def withdrawn(script: Script, filing: int = 2) -> Batch:
    """What is recorded and queued when an item of the first request is taken back."""
    order = WithdrawalOrder("rq-1", ("it-1",), "WITHDRAWN_BY_HOLDER")
    queued = {"filing": filing, "of_filing": 1, "item_ids": order.item_ids}
    return script.batch(
        (e.WithdrawalQueued, queued), entries=(new_entry(script.call_id, filing, BACKEND, order, script.at),)
    )


def test_a_withdrawal_waits_behind_the_request_it_takes_back_from(casebook: Casebook, folder: Path) -> None:
    script = submitted(casebook, ONE)
    batch = withdrawn(script)
    batch.commit_to(casebook)
    assert ids(casebook.waiting(BACKEND)) == [f"{ONE}/1", f"{ONE}/2"]
    assert ids(casebook.heads_of_line(BACKEND, NOW)) == [f"{ONE}/1"]
    casebook.close()
    again = open_casebook(folder)
    assert again.waiting(BACKEND)[1] == batch.entries[0]
    again.close()


def test_nothing_is_taken_back_without_its_entry_in_the_outbox(casebook: Casebook) -> None:
    script = submitted(casebook, ONE)
    batch = withdrawn(script)
    with pytest.raises(ValueError, match="outbox entry"):
        replace(batch, entries=()).commit_to(casebook)
    with pytest.raises(ValueError, match="outbox entry"):
        replace(batch, events=()).commit_to(casebook)
    assert ids(casebook.waiting(BACKEND)) == [f"{ONE}/1"]


def test_a_withdrawal_nobody_answered_shows_on_the_case(casebook: Casebook) -> None:
    script = submitted(casebook, ONE)
    script.accepting().commit_to(casebook)
    withdrawn(script).commit_to(casebook)
    script.ending(Outcome.ACCEPTED).commit_to(casebook)
    assert states(casebook) == [CaseState.QUEUED]
    unknown = OutboxChange(f"{ONE}/2", OutboxState.SENT_UNKNOWN)
    script.batch((e.WithdrawalUnknown, {"filing": 2}), changes=(unknown,)).commit_to(casebook)
    assert states(casebook) == [CaseState.OUTCOME_UNKNOWN]
    late = OutboxChange(f"{ONE}/2", OutboxState.DONE)
    refused = {"filing": 2, "code": "NUMBER_BINDINGS.INCOMPATIBLE_STATE"}
    script.batch((e.WithdrawalRefused, refused), changes=(late,)).commit_to(casebook)
    assert states(casebook) == [CaseState.WAITING]


def states(casebook: Casebook) -> list[CaseState | None]:
    return [one.state for one in casebook.recent(9)]
