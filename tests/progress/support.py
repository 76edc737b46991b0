"""Finished runs for tests: any run there can be, and runs of a wanted score on a wanted day."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from hypothesis import strategies as st

from agent_console.backend import Bilingual, PlatformId
from agent_console.call import events as e
from agent_console.call.wrap_up import Outcome
from agent_console.scorecard.evidence import ExpectedEnd, Mark, Said
from agent_console.scorecard.rubric import Criterion, Needs, Rubric, Section, Tier
from agent_console.training.finished import FinishedRun
from agent_console.training.practice import HintTaken, Mode
from agent_console.training.rehearsal import Speaker, Spoken
from tests.support_call import NOW, to_read_back
from tests.support_casebook import any_value

TODAY = date(2026, 11, 23)
NAME = Bilingual("名", "name")


def criterion(id_: str, skill: str, points: int, needs: Needs = Needs.RECORD) -> Criterion:
    return Criterion(id_, skill, NAME, NAME, points, critical=points == 0, needs=needs)


RUBRIC = Rubric(
    "test",
    (
        Section(
            "only",
            NAME,
            100,
            (
                criterion("outcome_by_hand", "closing", 60),
                criterion("call_back_kept", "resolution", 40),
                criterion("nothing_promised", "clarity", 0, Needs.SPEECH),
            ),
        ),
    ),
    (Tier(75, NAME), Tier(0, NAME)),
)
"""A call-back by hand with a time is 100, without one 60, by itself 40 and 0; a promise fails it."""

PROMISE = Said(NOW, frozenset({Mark.PROMISES}))


def a_run(day: date = TODAY, score: int = 100, failed: bool = False, **changes: Any) -> FinishedRun:
    """Make a run of 100, 60, 40 or 0 points by `RUBRIC` that ended on a day in China."""
    ended_at = datetime(day.year, day.month, day.day, 4, tzinfo=UTC)
    end = e.CallWrappedUp(
        at=ended_at,
        outcome=Outcome.CALL_BACK,
        automatic=score not in (100, 60),
        call_back_at=ended_at if score in (100, 40) else None,
    )
    run = FinishedRun(
        number=1,
        staff_no="8021",
        scenario_id="01",
        mode=Mode.PRACTICE,
        seed=7,
        started_at=ended_at - timedelta(minutes=5),
        ended_at=ended_at,
        keys=16,
        hints=(),
        events=(*to_read_back(), end),
        said=(PROMISE,) if failed else (),
        spoken=(),
    )
    return replace(run, **changes)


INSTANTS = st.datetimes(datetime(2020, 1, 1), datetime(2040, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001
TEXTS = st.builds(Bilingual, st.text(max_size=9), st.text(max_size=9))
HINTS = st.builds(HintTaken, INSTANTS, st.text(max_size=9), st.integers(1, 3))
SPOKEN = st.builds(Spoken, INSTANTS, st.sampled_from(Speaker), TEXTS, st.booleans())
SAID = st.builds(Said, INSTANTS, st.frozensets(st.sampled_from(Mark)))
ANY_EVENT = st.sampled_from(e.EVENT_TYPES).flatmap(any_value)
ENDS = st.builds(
    ExpectedEnd,
    st.sampled_from(Outcome),
    st.frozensets(st.sampled_from(["a1", "b1"]).map(PlatformId)),
    st.booleans(),
    st.booleans(),
)
ANY_RUN = st.builds(
    FinishedRun,
    number=st.integers(1, 9999),
    staff_no=st.just("8021"),
    scenario_id=st.sampled_from(["01", "12", "20"]),
    mode=st.sampled_from(Mode),
    seed=st.integers(0, 2**63 - 1),
    started_at=INSTANTS,
    ended_at=INSTANTS,
    keys=st.integers(0, 500),
    hints=st.lists(HINTS, max_size=3).map(tuple),
    events=st.lists(ANY_EVENT, max_size=4).map(tuple),
    said=st.lists(SAID, max_size=3).map(tuple),
    spoken=st.lists(SPOKEN, max_size=3).map(tuple),
    expected=st.none() | ENDS,
)
"""Whatever a run may hold."""
