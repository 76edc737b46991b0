"""What a desk did is counted on the day in China it belongs to."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from agent_console.backend import ItemState
from agent_console.call.wrap_up import Outcome
from agent_console.casebook.case_summary import CaseState, CaseSummary
from agent_console.reporting.figures import Count, Figures

MONDAY = date(2026, 11, 23)
SUNDAY = date(2026, 11, 29)
NOON = datetime(2026, 11, 23, 4, tzinfo=UTC)
WEEK_LATER = NOON + timedelta(days=9)

FILED = CaseSummary(
    call_id="001123-0001-7",
    opened_at=NOON,
    updated_at=NOON + timedelta(minutes=4),
    staff_no="8021",
    backend="fake",
    subject=None,
    step=None,
    state=CaseState.WAITING,
    outcome=Outcome.ACCEPTED,
    wrapped_up_at=NOON + timedelta(minutes=4),
    due_on=date(2026, 11, 27),
    items=((ItemState.SUBMITTED, 2),),
)


def counted(*cases: CaseSummary, now: datetime = WEEK_LATER) -> Count:
    count = Count(MONDAY, SUNDAY, now)
    count.cases(cases)
    return count


def test_a_filed_call_is_handled_and_accepted_on_its_day() -> None:
    day = counted(FILED, now=NOON).days[MONDAY]
    assert (day.handled, day.accepted, day.average_seconds) == (1, 1, 240)


def test_a_call_that_only_informed_is_handled_and_not_accepted() -> None:
    told = replace(FILED, outcome=Outcome.INFORMED, due_on=None, items=(), state=CaseState.CLOSED)
    total = counted(told).total()
    assert (total.handled, total.accepted, total.resolved) == (1, 0, 0)


def test_the_day_is_the_day_in_china() -> None:
    late = replace(FILED, wrapped_up_at=datetime(2026, 11, 23, 16, 30, tzinfo=UTC))
    assert counted(late).days[MONDAY].handled == 0
    assert counted(late).days[date(2026, 11, 24)].handled == 1


def test_a_promise_that_was_not_kept_counts_on_the_promised_day() -> None:
    assert counted(FILED).days[date(2026, 11, 27)].overdue == 1
    on_the_day = datetime(2026, 11, 27, 4, tzinfo=UTC)
    assert counted(FILED, now=on_the_day).total().overdue == 0
    assert counted(replace(FILED, state=CaseState.CLOSED)).total().overdue == 0


def test_a_case_all_platforms_answered_is_resolved_on_the_day_that_was_told() -> None:
    answered = datetime(2026, 11, 26, 4, tzinfo=UTC)
    done = replace(FILED, state=CaseState.CLOSED, updated_at=answered, items=((ItemState.UNBOUND, 2),))
    assert counted(done).days[date(2026, 11, 26)].resolved == 1


def test_what_lies_outside_of_the_range_is_not_counted() -> None:
    early = timedelta(days=30)
    before = replace(FILED, wrapped_up_at=NOON - early, updated_at=NOON - early, due_on=date(2026, 10, 30))
    count = counted(before)
    count.reveals([NOON - early, NOON])
    assert count.total() == Figures(reveals=1)


@given(
    st.lists(
        st.tuples(
            st.integers(0, 400), st.integers(0, 30), st.sampled_from(CaseState), st.sampled_from(Outcome)
        ),
        max_size=30,
    )
)
def test_the_total_is_what_the_days_add_up_to(drawn: list[tuple[int, int, CaseState, Outcome]]) -> None:
    cases = [
        replace(
            FILED,
            wrapped_up_at=NOON + timedelta(hours=hours),
            updated_at=NOON + timedelta(hours=hours),
            due_on=MONDAY + timedelta(days=days),
            state=state,
            outcome=outcome,
        )
        for hours, days, state, outcome in drawn
    ]
    count = counted(*cases)
    total = count.total()
    assert total.handled == sum(day.handled for day in count.days.values())
    assert 0 <= total.accepted <= total.handled <= len(cases)
    assert total.resolved + total.overdue <= len(cases)
