"""Calls and answers for tests: fictional numbers, three companies, and the events that lead to each step."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta

from agent_console.backend import (
    Bilingual,
    Binding,
    Carrier,
    CodeAnswer,
    CodeOutcome,
    FraudSignals,
    HolderProof,
    HolderRelation,
    IdentityAnswer,
    Lookup,
    MatchOutcome,
    NumberRecord,
    Platform,
    PlatformAnswer,
    PlatformAnswerState,
    PlatformId,
    PlatformList,
    SendCodeAnswer,
    SendCodeOutcome,
    Signal,
    Ternary,
    UnbindMethod,
    Verdict,
    WarningWeight,
)
from agent_console.call import events as e
from agent_console.call.call import Call, Terms
from agent_console.call.read_back import Statement
from agent_console.call.reducer import apply, replayed
from agent_console.call.steps import Step
from agent_console.identity.phone import PhoneNumber

NOW = datetime(2026, 11, 23, 1, 36, 10, tzinfo=UTC)
"""Monday 2026-11-23, 09:36:10 in China."""

SUBJECT = PhoneNumber("13800138000")
OTHER = PhoneNumber("13900139000")
ACTIVATED_ON = date(2021, 8, 16)
PROOF = HolderProof("otp-1", NOW)


def platform(
    id_: str,
    family: str,
    weight: WarningWeight = WarningWeight.PLAIN,
    method: UnbindMethod = UnbindMethod.AUTOMATIC,
) -> Platform:
    """Make a platform."""
    name, company = Bilingual(f"示例{id_}", f"Sample {id_}"), Bilingual(f"公司{family}", f"Company {family}")
    warning = None if weight is WarningWeight.PLAIN else Bilingual("如有钱款，找不回来", "money left is lost")
    return Platform(PlatformId(id_), name, family, company, method, weight, warning)


PLATFORMS = PlatformList(
    "2026-11-20",
    (
        platform("a1", "A", WarningWeight.MONEY),
        platform("a2", "A"),
        platform("b1", "B"),
        platform("b2", "B", WarningWeight.IDENTITY),
        platform("c1", "C", method=UnbindMethod.SELF_SERVICE),
        platform("d1", "D", method=UnbindMethod.NOT_SUPPORTED),
    ),
)
TERMS = Terms(PLATFORMS, "C-2026-03")

CLEAR = FraudSignals(Signal(Ternary.NO), Signal(Ternary.NO), Signal(Ternary.YES))


def record(verdict: Verdict = Verdict.RECYCLED, **changes: object) -> NumberRecord:
    """Make what the registry says of the subject number."""
    facts: dict[str, object] = {"activated_on": ACTIVATED_ON, **changes}
    return NumberRecord(SUBJECT, Carrier.CHINA_MOBILE, verdict, **facts)  # type: ignore[arg-type]


def binding(
    platform_id: str, bound_on: date | None, relation: HolderRelation = HolderRelation.UNKNOWN, id_: str = ""
) -> Binding:
    """Make a binding."""
    return Binding(id_ or f"bd-{platform_id}-{bound_on}", PlatformId(platform_id), bound_on, relation)


def lookup(*bindings: Binding, state: PlatformAnswerState = PlatformAnswerState.ANSWERED) -> Lookup:
    """Make a lookup in which every platform is in one state."""
    answers = tuple(PlatformAnswer(one.id, state) for one in PLATFORMS.platforms)
    return Lookup("lk-1", state is not PlatformAnswerState.PENDING, answers, bindings)


def at(seconds: float = 0) -> datetime:
    """Return an instant that many seconds into the call."""
    return NOW + timedelta(seconds=seconds)


def opened(calling: PhoneNumber | None = SUBJECT) -> tuple[e.Event, ...]:
    """Return what happens when a call is answered."""
    return (e.CallOpened(at=NOW, call_id="001123-0001-2", staff_no="8021", calling=calling),)


def to_notice(answer: NumberRecord | None = None) -> tuple[e.Event, ...]:
    """Return what happens up to the notice."""
    return (
        *opened(),
        e.SubjectEntered(at=at(1), number=SUBJECT),
        e.NumberAnswered(at=at(2), record=answer or record()),
        e.StepEntered(at=at(3), step=Step.NOTICE),
    )


def to_verification() -> tuple[e.Event, ...]:
    """Return what happens up to the verification."""
    agreed = e.NoticeAgreed(at=at(4), text_version="N-2026-03")
    return (*to_notice(), agreed, e.StepEntered(at=at(4), step=Step.VERIFICATION))


def to_code() -> tuple[e.Event, ...]:
    """Return what happens until a code has gone out."""
    return (
        *to_verification(),
        e.SignalsAnswered(at=at(5), signals=CLEAR),
        e.IdentityCompared(at=at(6), answer=IdentityAnswer(MatchOutcome.MATCH)),
        e.CodeSent(at=at(7), answer=SendCodeAnswer(SendCodeOutcome.SENT, "otp-1")),
    )


def to_lookup() -> tuple[e.Event, ...]:
    """Return what happens until the caller is verified."""
    confirmed = e.CodeCompared(at=at(20), answer=CodeAnswer(CodeOutcome.CONFIRMED, PROOF))
    return (*to_code(), confirmed, e.StepEntered(at=at(20), step=Step.LOOKUP))


def to_selection(*bindings: Binding) -> tuple[e.Event, ...]:
    """Return what happens until the selection is open."""
    return (
        *to_lookup(),
        e.LookupStarted(at=at(21), lookup_id="lk-1"),
        e.LookupAnswered(at=at(22), lookup=lookup(*bindings)),
        e.StepEntered(at=at(22), step=Step.SELECTION),
    )


def to_read_back(*platform_ids: str) -> tuple[e.Event, ...]:
    """Return what happens until the read-back is open."""
    ticked = e.Ticked(at=at(30), platform_ids=tuple(PlatformId(one) for one in platform_ids or ("a1", "b1")))
    return (*to_selection(), ticked, e.StepEntered(at=at(31), step=Step.READ_BACK))


def worked(history: Iterable[e.Event]) -> Call:
    """Make the call a history leads to."""
    return replayed(history, TERMS)


def then(call: Call, *more: e.Event) -> Call:
    """Let more happen on a call."""
    for event in more:
        call = apply(call, event)
    return call


def all_stated(call: Call, seconds: float = 40) -> Call:
    """Let the caller hear the whole list and make every statement about it."""
    reading = call.reading
    made = (e.StatementMade(at=at(seconds), statement=one, reading=reading) for one in Statement)
    return then(call, e.LastPageShown(at=at(seconds), reading=reading), *made)
