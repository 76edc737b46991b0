import sqlite3
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from agent_console.call import events as e
from agent_console.call.reducer import replayed
from agent_console.call.steps import Step
from agent_console.casebook.casebook import Casebook
from agent_console.casebook.errors import CallNotFound, CallUnreadable, CaseNumbersUsedUp
from agent_console.casebook.event_codec import KINDS
from agent_console.casebook.misses import Factor, Miss
from agent_console.casebook.outbox import new_entry
from agent_console.casebook.schema import COUNTERS
from agent_console.identity.case_number import CaseNumber
from agent_console.store.errors import StoreHeld, StoreTooNew
from tests.support_casebook import (
    NOW,
    NUMBER,
    OTHER_NUMBER,
    TERMS,
    Script,
    open_casebook,
    order_of,
    overwrite,
    stored_events,
)

CALL = "001123-0001-7"
DAY = date(2026, 11, 23)


def commit_all(casebook: Casebook, script: Script) -> list[e.Event]:
    told: list[e.Event] = []
    for batch in script.whole():
        batch.commit_to(casebook)
        told.extend(batch.events)
    return told


def test_a_call_is_made_again_from_its_events(casebook: Casebook) -> None:
    script = Script(CALL)
    for batch in script.whole():
        batch.commit_to(casebook)
        assert replayed(casebook.events_of(CALL), TERMS) == batch.call


def test_a_call_is_there_when_the_casebook_is_opened_again(casebook: Casebook, folder: Path) -> None:
    told = commit_all(casebook, Script(CALL))
    casebook.close()
    again = open_casebook(folder)
    assert again.events_of(CALL) == tuple(told)
    again.close()


def test_two_runs_of_the_same_call_are_stored_alike(tmp_path: Path) -> None:
    stored = []
    for name in ("one", "two"):
        casebook = open_casebook(tmp_path / name)
        commit_all(casebook, Script(CALL))
        stored.append(stored_events(casebook))
        casebook.close()
    assert stored[0] == stored[1]
    assert len(stored[0]) > 20


def test_calls_do_not_mix(casebook: Casebook) -> None:
    one, other = Script(CALL), Script("001123-0002-5", number=OTHER_NUMBER)
    for mine, theirs in zip(one.whole(), other.whole(), strict=True):
        mine.commit_to(casebook)
        theirs.commit_to(casebook)
    for script in (one, other):
        assert replayed(casebook.events_of(script.call_id), TERMS) == script.call


def test_an_unknown_call_is_no_empty_call(casebook: Casebook) -> None:
    with pytest.raises(CallNotFound):
        casebook.events_of(CALL)
    assert casebook.find(CALL) is None


def test_nothing_is_written_for_a_call_that_was_never_opened(casebook: Casebook) -> None:
    script = Script(CALL)
    script.opening()
    with pytest.raises(CallNotFound):
        script.entering().commit_to(casebook)
    assert casebook.recent(5) == ()


def test_a_call_is_opened_once(casebook: Casebook) -> None:
    Script(CALL).opening().commit_to(casebook)
    with pytest.raises(ValueError, match="opened before"):
        Script(CALL).opening().commit_to(casebook)
    assert len(casebook.events_of(CALL)) == 2


def test_an_opening_of_another_call_is_refused(casebook: Casebook) -> None:
    batch = Script(CALL).opening()
    with pytest.raises(ValueError, match="own call"):
        replace(batch, call=replace(batch.call, id="001123-0002-5")).commit_to(casebook)
    assert casebook.recent(5) == ()


def queued(script: Script, casebook: Casebook) -> None:
    script.opening().commit_to(casebook)
    script.entering().commit_to(casebook)


@pytest.mark.parametrize(
    "spoil",
    [
        lambda batch: replace(batch, entries=()),
        lambda batch: replace(batch, entries=batch.entries * 2),
        lambda batch: replace(batch, events=batch.events[1:]),
        lambda batch: replace(
            batch, entries=(new_entry("001123-0002-5", 1, "fake", order_of("001123-0002-5"), NOW),)
        ),
        lambda batch: replace(batch, entries=(new_entry(CALL, 2, "fake", order_of(CALL), NOW),)),
    ],
    ids=["no entry", "two entries", "no event", "another call's entry", "another filing's entry"],
)
def test_a_submit_and_its_outbox_entry_are_written_together_or_not_at_all(
    casebook: Casebook, spoil: Callable[..., object]
) -> None:
    script = Script(CALL)
    queued(script, casebook)
    before = casebook.events_of(CALL)
    with pytest.raises(ValueError, match="entry"):
        spoil(script.queueing()).commit_to(casebook)  # type: ignore[attr-defined]
    assert casebook.events_of(CALL) == before
    assert casebook.waiting("fake") == ()


def test_an_event_that_can_not_be_stored_leaves_nothing_behind(casebook: Casebook) -> None:
    script = Script(CALL)
    queued(script, casebook)
    batch = script.queueing()
    wrong = e.StepEntered(at=NOW, step="COFFEE")  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="types do not allow"):
        replace(batch, events=(*batch.events, wrong)).commit_to(casebook)
    assert casebook.waiting("fake") == ()
    batch.commit_to(casebook)
    assert len(casebook.waiting("fake")) == 1


def test_misses_are_counted_per_number_day_and_factor(casebook: Casebook) -> None:
    script = Script(CALL)
    queued(script, casebook)
    script.missing(Factor.IDENTITY).commit_to(casebook)
    script.missing(Factor.IDENTITY).commit_to(casebook)
    script.missing(Factor.CODE).commit_to(casebook)
    assert casebook.misses_today(NUMBER, DAY) == (2, 1)
    assert casebook.misses_today(OTHER_NUMBER, DAY) == (0, 0)
    assert casebook.misses_today(NUMBER, DAY + timedelta(days=1)) == (0, 0)


def test_another_call_does_not_wash_misses_off(casebook: Casebook) -> None:
    first = Script(CALL)
    queued(first, casebook)
    first.missing().commit_to(casebook)
    second = Script("001123-0002-5")
    queued(second, casebook)
    second.missing().commit_to(casebook)
    assert casebook.misses_today(NUMBER, DAY) == (2, 0)


def test_erasing_drafts_leaves_the_misses_of_today_alone(casebook: Casebook) -> None:
    old, new = Script(CALL, NOW - timedelta(days=2)), Script("001123-0002-5")
    for script in (old, new):
        queued(script, casebook)
        script.missing().commit_to(casebook)
    assert casebook.erase_expired_drafts(NOW) == 1
    assert casebook.misses_today(NUMBER, DAY) == (1, 0)
    assert casebook.misses_today(NUMBER, DAY - timedelta(days=2)) == (0, 0), (
        "a day that is over counts no more"
    )


def test_the_number_is_not_in_the_table_of_misses(casebook: Casebook, folder: Path) -> None:
    script = Script(CALL)
    queued(script, casebook)
    script.missing().commit_to(casebook)
    casebook.close()
    connection = sqlite3.connect(casebook.path)
    rows = connection.execute("SELECT * FROM misses").fetchall()
    connection.close()
    assert len(rows) == 1
    assert NUMBER.digits not in repr(rows)


def test_a_miss_says_nothing_of_its_number_when_printed() -> None:
    assert NUMBER.digits not in repr(Miss(NUMBER, DAY, Factor.CODE))


def test_case_numbers_go_up_by_one_also_after_a_restart(casebook: Casebook, folder: Path) -> None:
    numbers = [casebook.next_case_number(DAY) for _ in range(3)]
    casebook.close()
    again = open_casebook(folder)
    numbers.append(again.next_case_number(DAY))
    again.close()
    assert [number.count for number in numbers] == [1, 2, 3, 4]
    assert all(number.training for number in numbers)


def test_each_day_counts_from_one(casebook: Casebook) -> None:
    casebook.next_case_number(DAY)
    assert casebook.next_case_number(DAY + timedelta(days=1)).count == 1


def test_training_days_come_round_and_their_numbers_do_not(casebook: Casebook) -> None:
    first = casebook.next_case_number(DAY)
    year_after = casebook.next_case_number(DAY.replace(year=2027))
    assert first.series == year_after.series
    assert year_after.count == 2


def test_a_site_with_several_desks_puts_its_prefix_before_the_number(tmp_path: Path) -> None:
    casebook = open_casebook(tmp_path / "live", training=False, prefix="0217")
    number = casebook.next_case_number(DAY)
    casebook.close()
    assert str(number).startswith("0217-261123-0001-")


def test_after_9999_cases_the_day_has_no_number_left(casebook: Casebook) -> None:
    casebook.next_case_number(DAY)
    overwrite(casebook, COUNTERS, "series = '001123'", last=9998)
    assert casebook.next_case_number(DAY).count == 9999
    with pytest.raises(CaseNumbersUsedUp) as used_up:
        casebook.next_case_number(DAY)
    assert used_up.value.day == DAY
    assert isinstance(casebook.next_case_number(DAY + timedelta(days=1)), CaseNumber)


def test_a_second_console_is_refused_by_name(casebook: Casebook, folder: Path) -> None:
    with pytest.raises(StoreHeld) as held:
        open_casebook(folder, staff_no="8044")
    assert held.value.holder.staff_no == "8021"
    assert held.value.holder.since == NOW


def spoiled(casebook: Casebook, sql: str) -> None:
    """Change the closed file as another program would."""
    casebook.close()
    connection = sqlite3.connect(casebook.path)
    connection.executescript(sql)
    connection.close()


def test_a_newer_schema_is_refused(casebook: Casebook, folder: Path) -> None:
    spoiled(casebook, "PRAGMA user_version = 99")
    with pytest.raises(StoreTooNew):
        open_casebook(folder)


@dataclass(frozen=True, slots=True, kw_only=True)
class MoodNoted(e.Event):
    """An event this program does not know."""

    mood: str


def test_an_event_that_could_not_be_read_back_is_not_written(casebook: Casebook) -> None:
    script = Script(CALL)
    queued(script, casebook)
    with pytest.raises(ValueError, match="not a kind"):
        script.batch((MoodNoted, {"mood": "fine"})).commit_to(casebook)


def test_an_event_of_a_newer_program_closes_its_call_alone_and_is_kept(
    casebook: Casebook, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    newer, known = Script(CALL), Script("001123-0002-5")
    queued(newer, casebook)
    queued(known, casebook)
    with monkeypatch.context() as newer_program:
        newer_program.setitem(KINDS, "MoodNoted", MoodNoted)
        newer.batch((MoodNoted, {"mood": "fine"})).commit_to(casebook)
    with pytest.raises(CallUnreadable) as unreadable:
        casebook.events_of(CALL)
    assert (unreadable.value.call_id, unreadable.value.what) == (CALL, "MoodNoted")
    assert len(casebook.events_of("001123-0002-5")) == 3
    assert {case.call_id for case in casebook.unfinished(NOW)} == {CALL, "001123-0002-5"}
    assert casebook.erase_expired_drafts(NOW + timedelta(days=3)) == 1
    assert [case.call_id for case in casebook.recent(5)] == [CALL]


def test_a_summary_follows_the_call(casebook: Casebook) -> None:
    script = Script(CALL)
    summary = None
    for batch in script.whole():
        batch.commit_to(casebook)
        summary = casebook.find(CALL)
        assert summary is not None
        assert summary.step is batch.call.step
        assert summary.subject == batch.call.numbers.subject
        assert summary.updated_at == batch.events[-1].at
    assert summary is not None
    assert summary.wrapped_up_at == script.at
    assert summary.backend == "fake"
    assert summary.step is Step.WRAP_UP


def test_a_case_is_found_by_its_number(casebook: Casebook) -> None:
    number = casebook.next_case_number(DAY)
    Script(str(number)).opening().commit_to(casebook)
    found = casebook.find(number)
    assert found is not None
    assert found == casebook.find(str(number))
    assert found.call_id == str(number)


def test_a_case_stays_with_the_backend_it_was_opened_for(casebook: Casebook, folder: Path) -> None:
    script = Script(CALL)
    queued(script, casebook)
    casebook.close()
    other = open_casebook(folder, backend="theirs")
    script.missing().commit_to(other)
    found = other.find(CALL)
    other.close()
    assert found is not None
    assert found.backend == "fake"
