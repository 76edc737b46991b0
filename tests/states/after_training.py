"""States after a practised call: its score, its replay beside the reference run, the progress."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterable
from dataclasses import replace
from datetime import datetime, timedelta

from agent_console.backend import Lookup, OrderItem, PlatformAnswer, PlatformAnswerState, PlatformId
from agent_console.call import events as e
from agent_console.call.call import Terms
from agent_console.call.read_back import Statement
from agent_console.call.reducer import replayed
from agent_console.call.steps import Step
from agent_console.call.verification import TenureAnswer
from agent_console.call.wrap_up import Outcome
from agent_console.practising.console import TrainingConsole
from agent_console.scorecard.evidence import Said
from agent_console.training.finished import FinishedRun
from agent_console.training.practice import Mode
from agent_console.training.rehearsal import Speaker, Spoken
from agent_console.training.scenario import Scenario
from screens.console_screen import CallMoved
from screens.training.classroom import Place
from screens.training.replay import ReplayScreen
from tests.console import MONDAY_MORNING, Console
from tests.screens.training.support_classroom import good_run, poor_run
from tests.states.journey import journey
from tests.support_call import NOW, at, to_lookup
from tests.training.finished_runs import PROMISE, hint
from tests.training_console import Training

WANTED = ("wechat", "douyin", "toutiao", "alipay", "eleme")

TALK = (
    ("opening", 0),
    ("ask_number", 1),
    ("this_number", 1.5),
    ("read_notice", 3.2),
    ("may", 3.6),
    ("ask_code", 8),
    ("code", 16),
    ("ask_which", 24),
    ("which", 25),
    ("read_list", 40),
    ("list_right", 48),
    ("read_warnings", 49),
    ("warned", 54),
    ("ask_consent", 56),
    ("consents", 62),
    ("give_case", 84),
)
"""What is said on call 1, by the ids of lines and replies, and at which second."""


def spoken_on(scenario: Scenario, talk: Iterable[tuple[str, float]] = TALK) -> tuple[Spoken, ...]:
    """Let a scenario's lines and replies be said."""
    lines = {one.id: one.text for one in scenario.lines}
    replies = {one.id: one for one in scenario.replies}
    return tuple(
        Spoken(at(second), Speaker.AGENT, lines[id_])
        if id_ in lines
        else Spoken(at(second), Speaker.CALLER, replies[id_].text, replies[id_].consents)
        for id_, second in talk
    )


def worked(
    terms: Terms, stated: tuple[float, float, float], tenure: bool = True, late: bool = False
) -> tuple[e.Event, ...]:
    """Work call 1 to its end; each answer of the caller is recorded at its second."""
    answers = tuple(PlatformAnswer(one.id, PlatformAnswerState.ANSWERED) for one in terms.platforms.platforms)
    asked = e.TenureStated(at=at(22), answer=TenureAnswer.AGREES)
    before: tuple[e.Event, ...] = (
        *to_lookup(),
        e.LookupStarted(at=at(21), lookup_id="lk-1"),
        *((asked,) if tenure else ()),
        e.LookupAnswered(at=at(23), lookup=Lookup("lk-1", True, answers, ())),
        e.StepEntered(at=at(23), step=Step.SELECTION),
        e.Ticked(at=at(30), platform_ids=tuple(map(PlatformId, WANTED))),
        e.StepEntered(at=at(38), step=Step.READ_BACK),
    )
    call = replayed(before, terms)
    filed = tuple(OrderItem(row.platform.id) for row in call.chosen)
    return (
        *before,
        e.LastPageShown(at=at(38), reading=call.reading),
        *(
            e.StatementMade(at=at(second), statement=one, reading=call.reading)
            for second, one in sorted(zip(stated, Statement, strict=True), key=lambda pair: pair[0])
        ),
        e.FilingQueued(at=at(80), filing=1, items=filed, promise=PROMISE, tell_outcome_by=at(3600)),
        e.StepEntered(at=at(80), step=Step.SUBMISSION),
        e.FilingAccepted(at=at(81), filing=1, request_id="rq-1"),
        e.LineEnded(at=at(95)),
        e.StepEntered(at=at(95), step=Step.WRAP_UP),
        e.CallWrappedUp(at=at(170 if late else 99), outcome=Outcome.ACCEPTED),
    )


def run_of(running: Training, events: tuple[e.Event, ...], ended: float, **changes: object) -> FinishedRun:
    """Make a run of call 1."""
    scenario = running.classroom.scenarios[0]
    spoken = spoken_on(scenario)
    marks = {one.text: one.marks for one in scenario.lines}
    said = tuple(Said(one.at, marks[one.text]) for one in spoken if one.speaker is Speaker.AGENT)
    run = FinishedRun(
        number=1,
        staff_no="8021",
        scenario_id=scenario.id,
        mode=Mode.PRACTICE,
        seed=scenario.seed,
        started_at=NOW,
        ended_at=at(ended),
        keys=17,
        hints=(),
        events=events,
        said=said,
        spoken=spoken,
        expected=scenario.expected,
    )
    return replace(run, **changes)  # type: ignore[arg-type]


def reference_of(running: Training) -> FinishedRun:
    return run_of(running, worked(terms_of(running), (55, 50, 64)), 99)


def hasty(running: Training) -> FinishedRun:
    """Answers recorded before the caller gave them, one hint, a late wrap-up."""
    events = worked(terms_of(running), (54, 39, 64), tenure=False, late=True)
    return run_of(running, events, 170, keys=19, hints=(hint(12, page="verification.code"),))


def terms_of(running: Training) -> Terms:
    desk = running.desk
    return Terms(desk.platforms, desk.settings.consent_version, desk.settings.limits)


async def stand_at(running: Training, place: Place, run: FinishedRun) -> None:
    """Stand on a page after a run."""
    running.classroom.finished = running.classroom.runs.keep(run)
    running.classroom.place = place
    running.app.screen.post_message(CallMoved())
    await running.on_page(f"{place.name.capitalize()}Screen")


def practised_for_a_week(app: TrainingConsole) -> None:
    """Keep two weeks of runs, a few of them weak."""
    classroom = app.classroom
    for number in range(13):
        made = poor_run if number % 4 == 1 else good_run
        day = timedelta(days=number - 14)
        classroom.runs.keep(shifted(made(classroom.scenarios[number % 5]), MONDAY_MORNING + day))


def shifted(run: FinishedRun, begins: datetime) -> FinishedRun:
    """Let a run begin at another time; only when it was counts here."""
    return replace(run, started_at=begins, ended_at=begins + timedelta(minutes=5))


@journey(
    "training, score", "training, replay", "training, replay alone", "training, score failed", trains=True
)
async def after_a_call(running: Console) -> AsyncIterator[str]:
    assert isinstance(running, Training)
    running.classroom.runs.keep(good_run(running.classroom.scenarios[0]))
    await stand_at(running, Place.SCORE, hasty(running))
    await running.press("down", "down")
    yield "training, score"
    running.classroom.references = {running.classroom.scenarios[0].id: reference_of(running)}
    await running.press("enter")
    await running.on_page("ReplayScreen")
    await with_reference(running)
    yield "training, replay"
    running.classroom.references = {}
    await running.press("escape")
    await running.on_page("ScoreScreen")
    await running.press("enter")
    await running.on_page("ReplayScreen")
    await running.until(lambda: not replay_of(running).asking, "no reference run")
    yield "training, replay alone"
    unheard = run_of(running, worked(terms_of(running), (54, 50, 58)), 99)
    running.classroom.finished = running.classroom.runs.keep(unheard)
    await running.press("escape")
    await running.on_page("ScoreScreen")
    yield "training, score failed"


def replay_of(running: Training) -> ReplayScreen:
    assert isinstance(running.app.screen, ReplayScreen)
    return running.app.screen


async def with_reference(running: Training) -> None:
    await running.until(lambda: replay_of(running).view.reference is not None, "the reference run")


@journey("training, progress", trains=True, seat=practised_for_a_week)
async def progress_over_time(running: Console) -> AsyncIterator[str]:
    await running.press("tab")
    await running.on_page("ProgressScreen")
    await running.press("down")
    yield "training, progress"
