from datetime import date, datetime, timedelta

import pytest

from agent_console.backend import ItemState
from agent_console.calendar.promise import Promise, PromiseKind
from agent_console.calendar.zone import SHANGHAI
from agent_console.call import events as e
from agent_console.call.request import FilingState
from agent_console.call.wrap_up import Outcome
from agent_console.casebook.case_summary import CaseState
from agent_console.casebook.casebook import Casebook
from agent_console.casebook.due import DueReason
from agent_console.casebook.lists import DayFigures
from agent_console.casebook.outbox import OutboxChange, OutboxState
from agent_console.casebook.schema import CASES
from agent_console.store.errors import StoreDamaged
from tests.support_casebook import NOW, NUMBER, OTHER_NUMBER, Script, overwrite

ONE, TWO, THREE = "001123-0001-7", "001123-0002-5", "001123-0003-3"
DAY = timedelta(days=1)


def draft(casebook: Casebook, call_id: str, start: datetime = NOW, linked_to: str | None = None) -> Script:
    script = Script(call_id, start)
    script.opening(linked_to).commit_to(casebook)
    script.entering().commit_to(casebook)
    return script


def put_away(casebook: Casebook, call_id: str, start: datetime = NOW, minutes: int = 1) -> Script:
    script = draft(casebook, call_id, start)
    script.at = start + timedelta(minutes=minutes)
    script.ending(Outcome.GAVE_UP).commit_to(casebook)
    return script


def filed(casebook: Casebook, call_id: str, start: datetime = NOW) -> Script:
    """A submitted call whose answer is promised within seven days."""
    script = draft(casebook, call_id, start)
    script.queueing().commit_to(casebook)
    return script


def state_of(casebook: Casebook, call_id: str) -> CaseState | None:
    found = casebook.find(call_id)
    assert found is not None
    return found.state


def due(casebook: Casebook, now: datetime) -> list[tuple[str, DueReason]]:
    return [(one.case.call_id, one.reason) for one in casebook.due(now)]


def test_a_call_that_was_not_wrapped_up_is_offered_at_its_step(casebook: Casebook) -> None:
    scripts = {call_id: Script(call_id, NOW + timedelta(minutes=n)) for n, call_id in enumerate((ONE, TWO))}
    for place, script in enumerate(scripts.values()):
        for _, batch in zip(range(5 + place), script.whole(), strict=False):
            batch.commit_to(casebook)
    put_away(casebook, THREE)
    found = casebook.unfinished(NOW)
    assert [case.call_id for case in found] == [TWO, ONE]
    for case in found:
        call = scripts[case.call_id].call
        assert call is not None
        assert case.step is call.step
    assert found[0].step is not found[1].step


def test_a_draft_is_offered_for_a_day_and_then_erased(casebook: Casebook) -> None:
    touched = draft(casebook, ONE).at
    assert casebook.unfinished(touched + DAY - timedelta(seconds=1))
    assert casebook.erase_expired_drafts(touched + DAY - timedelta(seconds=1)) == 0
    assert casebook.unfinished(touched + DAY) == ()
    assert casebook.erase_expired_drafts(touched + DAY) == 1
    assert casebook.find(ONE) is None
    assert casebook.erase_expired_drafts(touched + DAY) == 0


def test_an_erased_draft_is_nowhere_in_the_files(casebook: Casebook) -> None:
    script = draft(casebook, ONE)
    script.batch((e.NoteFiled, {"text": "a note nobody may find"})).commit_to(casebook)
    casebook.erase_expired_drafts(script.at + DAY)
    files = list(casebook.path.parent.iterdir())
    assert len(files) >= 3
    for file in files:
        assert b"nobody may find" not in file.read_bytes()
        assert NUMBER.digits.encode() not in file.read_bytes()


def test_a_draft_at_hand_is_kept(casebook: Casebook) -> None:
    script = draft(casebook, ONE)
    assert casebook.erase_expired_drafts(script.at + DAY, keep=(ONE,)) == 0
    assert casebook.find(ONE) is not None


def test_the_number_of_an_erased_draft_is_not_given_again(casebook: Casebook) -> None:
    number = casebook.next_case_number(date(2026, 11, 23))
    script = draft(casebook, str(number))
    casebook.erase_expired_drafts(script.at + DAY)
    assert casebook.next_case_number(date(2026, 11, 23)).count == number.count + 1


def test_what_was_submitted_or_put_away_is_never_erased_as_a_draft(casebook: Casebook) -> None:
    filed(casebook, ONE)
    put_away(casebook, TWO)
    assert casebook.erase_expired_drafts(NOW + 30 * DAY) == 0
    assert [case.call_id for case in casebook.unfinished(NOW + 30 * DAY)] == [ONE]


def test_figures_count_the_calls_put_away_today_in_china(casebook: Casebook) -> None:
    midnight = datetime(2026, 11, 23, tzinfo=SHANGHAI)
    put_away(casebook, ONE, midnight - timedelta(minutes=10), minutes=9)
    put_away(casebook, TWO, midnight - timedelta(minutes=1), minutes=4)
    put_away(casebook, THREE, NOW, minutes=8)
    draft(casebook, "001123-0004-1")
    assert casebook.today(NOW) == DayFigures(2, timedelta(minutes=6), 1)
    assert casebook.today(midnight - timedelta(seconds=1)) == DayFigures(1, timedelta(minutes=9), 1)


def test_a_day_without_calls_has_no_average(casebook: Casebook) -> None:
    assert casebook.today(NOW) == DayFigures(0, None, 0)


def test_recent_cases_are_the_newest(casebook: Casebook) -> None:
    for minutes, call_id in enumerate((ONE, TWO, THREE)):
        draft(casebook, call_id, NOW + timedelta(minutes=minutes))
    assert [case.call_id for case in casebook.recent(2)] == [THREE, TWO]
    assert casebook.recent(0) == ()
    assert casebook.recent(-1) == ()


def test_cases_of_a_number_show_their_count_and_state_alone(casebook: Casebook) -> None:
    put_away(casebook, ONE, NOW - DAY)
    draft(casebook, TWO)
    other = Script(THREE, number=OTHER_NUMBER)
    other.opening().commit_to(casebook)
    other.entering().commit_to(casebook)
    assert casebook.cases_of(NUMBER) == (CaseState.DRAFT, CaseState.CLOSED)
    assert casebook.cases_of(NUMBER, besides=TWO) == (CaseState.CLOSED,)
    assert casebook.cases_of(OTHER_NUMBER) == (CaseState.DRAFT,)


def test_a_call_that_turns_to_another_number_is_no_case_of_the_first(casebook: Casebook) -> None:
    script = draft(casebook, ONE)
    script.batch((e.SubjectEntered, {"number": OTHER_NUMBER})).commit_to(casebook)
    assert casebook.cases_of(NUMBER) == ()
    assert casebook.cases_of(OTHER_NUMBER) == (CaseState.DRAFT,)


def test_a_case_walks_through_its_states(casebook: Casebook) -> None:
    script = draft(casebook, ONE)
    assert state_of(casebook, ONE) is CaseState.DRAFT
    script.queueing().commit_to(casebook)
    assert state_of(casebook, ONE) is CaseState.OPEN
    script.ending(Outcome.RECORDED).commit_to(casebook)
    assert state_of(casebook, ONE) is CaseState.QUEUED
    script.batch(
        (e.FilingUnknown, {"filing": 1}), changes=(OutboxChange(f"{ONE}/1", OutboxState.SENT_UNKNOWN),)
    ).commit_to(casebook)
    assert state_of(casebook, ONE) is CaseState.OUTCOME_UNKNOWN
    script.accepting().commit_to(casebook)
    assert state_of(casebook, ONE) is CaseState.WAITING
    script.updating(ItemState.UNBOUND, ItemState.FORWARDED).commit_to(casebook)
    assert state_of(casebook, ONE) is CaseState.WAITING
    script.updating(ItemState.UNBOUND, ItemState.NO_REPLY).commit_to(casebook)
    assert state_of(casebook, ONE) is CaseState.NO_REPLY
    script.updating(ItemState.UNBOUND, ItemState.REFUSED).commit_to(casebook)
    assert state_of(casebook, ONE) is CaseState.CLOSED


def test_a_refused_request_needs_a_person(casebook: Casebook) -> None:
    script = filed(casebook, ONE)
    script.ending(Outcome.RECORDED).commit_to(casebook)
    script.batch(
        (e.FilingRefused, {"filing": 1, "code": "INVALID_ARGUMENT"}),
        changes=(OutboxChange(f"{ONE}/1", OutboxState.NEEDS_PERSON),),
    ).commit_to(casebook)
    assert state_of(casebook, ONE) is CaseState.NEEDS_PERSON
    assert due(casebook, NOW) == [(ONE, DueReason.NEEDS_PERSON)]


def test_items_are_counted_by_their_states(casebook: Casebook) -> None:
    script = filed(casebook, ONE)
    found = casebook.find(ONE)
    assert found is not None
    assert found.items == ((FilingState.QUEUED, 2),)
    script.accepting().commit_to(casebook)
    script.updating(ItemState.UNBOUND, ItemState.NO_REPLY).commit_to(casebook)
    found = casebook.find(ONE)
    assert found is not None
    assert (found.count(ItemState.UNBOUND), found.count(ItemState.NO_REPLY)) == (1, 1)
    assert found.count(ItemState.REFUSED) == 0


def test_a_promise_is_due_on_its_day_and_overdue_after(casebook: Casebook) -> None:
    script = filed(casebook, ONE)
    script.accepting().commit_to(casebook)
    script.ending().commit_to(casebook)
    assert due(casebook, NOW + 6 * DAY) == []
    assert due(casebook, NOW + 7 * DAY) == [(ONE, DueReason.PROMISED_TODAY)]
    assert due(casebook, NOW + 8 * DAY) == [(ONE, DueReason.OVERDUE)]
    script.updating(ItemState.UNBOUND, ItemState.REFUSED).commit_to(casebook)
    assert due(casebook, NOW + 8 * DAY) == []


def call_back(casebook: Casebook, call_id: str, at: datetime) -> Script:
    script = draft(casebook, call_id)
    script.ending(Outcome.CALL_BACK, at).commit_to(casebook)
    return script


def test_a_call_back_is_due_on_its_day_until_the_caller_was_rung(casebook: Casebook) -> None:
    call_back(casebook, ONE, NOW + DAY)
    assert due(casebook, NOW) == []
    assert due(casebook, NOW + DAY - timedelta(hours=1)) == [(ONE, DueReason.CALL_BACK)]
    assert due(casebook, NOW + 3 * DAY) == [(ONE, DueReason.CALL_BACK)]
    draft(casebook, TWO, NOW + DAY, linked_to=ONE)
    assert due(casebook, NOW + 3 * DAY) == []


def test_a_linked_call_about_another_number_is_no_call_back(casebook: Casebook) -> None:
    call_back(casebook, ONE, NOW)
    other = Script(TWO, number=OTHER_NUMBER)
    other.opening(linked_to=ONE).commit_to(casebook)
    other.entering().commit_to(casebook)
    assert due(casebook, NOW) == [(ONE, DueReason.CALL_BACK)]


def test_what_is_late_stands_first_and_what_goes_by_itself_last(casebook: Casebook) -> None:
    late, unknown, queued = filed(casebook, ONE, NOW - 9 * DAY), filed(casebook, TWO), filed(casebook, THREE)
    for script in (late, unknown, queued):
        script.ending(Outcome.RECORDED).commit_to(casebook)
    late.accepting().commit_to(casebook)
    unknown.batch((e.FilingUnknown, {"filing": 1})).commit_to(casebook)
    call_back(casebook, "001123-0004-1", NOW + timedelta(hours=2))
    call_back(casebook, "001123-0005-8", NOW + timedelta(hours=1))
    assert due(casebook, NOW) == [
        (ONE, DueReason.OVERDUE),
        ("001123-0005-8", DueReason.CALL_BACK),
        ("001123-0004-1", DueReason.CALL_BACK),
        (TWO, DueReason.OUTCOME_UNKNOWN),
        (THREE, DueReason.QUEUED),
    ]


def test_words_of_a_newer_program_do_not_empty_the_lists(casebook: Casebook) -> None:
    draft(casebook, ONE)
    draft(casebook, TWO)
    newer = {"state": "RESTING", "step": "COFFEE", "outcome": "HAPPY", "items": '[["GLOWING",3]]'}
    overwrite(casebook, CASES, f"call_id = '{ONE}'", **newer)
    found = casebook.find(ONE)
    assert found is not None
    assert (found.state, found.step, found.outcome) == (None, None, None)
    assert found.items == ((ItemState.OTHER, 3),)
    assert {case.call_id for case in casebook.unfinished(NOW)} == {ONE, TWO}
    assert casebook.cases_of(NUMBER) == (CaseState.DRAFT, None)


@pytest.mark.parametrize("table", ["cases", "events"])
def test_a_row_that_is_not_what_was_written_is_damage(casebook: Casebook, table: str) -> None:
    draft(casebook, ONE)
    column = "staff_no" if table == "cases" else "kind"
    with casebook._store.transaction() as tx:
        tx.write(f"UPDATE {table} SET {column} = 'x'")
    with pytest.raises(StoreDamaged):
        casebook.events_of(ONE)
    assert isinstance(casebook.failure, StoreDamaged)
    with pytest.raises(StoreDamaged):
        draft(casebook, TWO)


@pytest.mark.parametrize("seq", [1, 2, 3])
def test_an_event_that_is_gone_is_damage(casebook: Casebook, seq: int) -> None:
    draft(casebook, ONE)
    with casebook._store.transaction() as tx:
        assert tx.write("DELETE FROM events WHERE seq = ?", (seq,)) == 1
    with pytest.raises(StoreDamaged):
        casebook.events_of(ONE)


def test_a_row_of_another_case_in_its_place_is_damage(casebook: Casebook) -> None:
    draft(casebook, ONE)
    draft(casebook, TWO)
    with casebook._store.transaction() as tx:
        tx.write("DELETE FROM events WHERE call_id = ? AND seq = 3", (ONE,))
        tx.write("UPDATE events SET call_id = ? WHERE call_id = ? AND seq = 3", (ONE, TWO))
    with pytest.raises(StoreDamaged):
        casebook.events_of(ONE)


def complained(casebook: Casebook, call_id: str, days: int = 15) -> Script:
    """A case on which nothing is open but a complaint."""
    script = put_away(casebook, call_id)
    day = NOW.date() + timedelta(days=days)
    until = Promise(PromiseKind.COMPLAINT, NOW.date(), day, provisional=False)
    script.batch((e.ComplaintOpened, {"on_call": TWO, "promise": until})).commit_to(casebook)
    return script


def test_a_complaint_is_due_from_its_first_day_with_the_day_it_is_answered_by(casebook: Casebook) -> None:
    complained(casebook, ONE)
    (one,) = casebook.due(NOW)
    assert (one.reason, one.due_at.astimezone(SHANGHAI).date()) == (DueReason.COMPLAINT, date(2026, 12, 8))
    found = casebook.find(ONE)
    assert found is not None
    assert found.complaint_due_on == date(2026, 12, 8)


def test_what_is_promised_for_a_later_day_is_followed_and_not_due(casebook: Casebook) -> None:
    script = filed(casebook, ONE)
    script.accepting().commit_to(casebook)
    script.ending(Outcome.ACCEPTED).commit_to(casebook)
    assert casebook.due(NOW) == ()
    (one,) = casebook.followed(NOW)
    assert one.reason is DueReason.WAITING


def test_the_cases_of_a_number_are_found_by_its_blind_index_newest_first(casebook: Casebook) -> None:
    put_away(casebook, ONE)
    put_away(casebook, TWO, NOW + DAY)
    assert [one.call_id for one in casebook.about(NUMBER)] == [TWO, ONE]
    assert casebook.about(OTHER_NUMBER) == ()
