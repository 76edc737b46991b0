"""How a case is spoken of on the first page: its sign and when, how it stands, what comes next. Pure."""

from __future__ import annotations

from datetime import datetime

from agent_console.backend import CorrectionState, ItemState
from agent_console.calendar.zone import local, today
from agent_console.call.limits import STANDARD_LIMITS
from agent_console.call.request import FilingState
from agent_console.call.wrap_up import Outcome
from agent_console.casebook.case_summary import OPEN_ITEMS, CaseState, CaseSummary, ItemWord
from agent_console.casebook.due import DueCase, DueReason
from agent_console.desk import Followed
from agent_console.identity.case_number import CaseNumberProblem, CaseNumberProblemKind
from agent_console.language import N_, Language
from screens.call_steps import step_word
from screens.failures import failure_sentence
from screens.home.case_counts import counted, platforms_answered
from screens.home.rows import HomeData
from screens.outcomes import outcome_text

NEXT_STEPS: dict[DueReason, str] = {
    DueReason.OVERDUE: N_("look"),
    DueReason.NEEDS_PERSON: N_("team lead"),
    DueReason.CALL_BACK: N_("ring back"),
    DueReason.OUTCOME_UNKNOWN: N_("check"),
    DueReason.PROMISED_TODAY: N_("tell now"),
    DueReason.COMPLAINT: N_("answer it"),
    DueReason.QUEUED: N_("by itself"),
    DueReason.WAITING: N_("platforms"),
}

_SIGNS: dict[DueReason, str] = {
    DueReason.OVERDUE: "!",
    DueReason.NEEDS_PERSON: "!",
    DueReason.CALL_BACK: "~",
    DueReason.OUTCOME_UNKNOWN: "?",
    DueReason.PROMISED_TODAY: "!",
    DueReason.COMPLAINT: "!",
    DueReason.QUEUED: "~",
    DueReason.WAITING: " ",
}

_SITUATIONS: dict[DueReason, tuple[str, frozenset[ItemWord]]] = {
    DueReason.OVERDUE: (N_("silent: {count}"), frozenset({ItemState.NO_REPLY, *OPEN_ITEMS})),
    DueReason.NEEDS_PERSON: (N_("needs a person: {count}"), frozenset({FilingState.NEEDS_PERSON})),
    DueReason.OUTCOME_UNKNOWN: (N_("not known: {count}"), frozenset({FilingState.OUTCOME_UNKNOWN})),
    DueReason.PROMISED_TODAY: (N_("waiting for: {count}"), frozenset({ItemState.NO_REPLY, *OPEN_ITEMS})),
    DueReason.QUEUED: (N_("to be sent: {count}"), frozenset({FilingState.QUEUED})),
    DueReason.WAITING: (N_("waiting for: {count}"), frozenset({ItemState.NO_REPLY, *OPEN_ITEMS})),
}

CASE_PROBLEMS: dict[CaseNumberProblemKind, str] = {
    CaseNumberProblemKind.EMPTY: N_("x Type a number, or Enter for the row >"),
    CaseNumberProblemKind.CHARACTERS: N_("x Digits only: a number or a case number"),
    CaseNumberProblemKind.LENGTH: N_("x {typed}: numbers and cases have 11 digits, now {digits}"),
    CaseNumberProblemKind.CHECK_DIGIT: N_("x Wrong check digit: ask for the case number again"),
    CaseNumberProblemKind.DATE: N_("x No such day: ask for the case number again"),
}

NUMBERS_USED_UP = N_("x All case numbers of today are used up: start again tomorrow")
NOT_READABLE = N_("x A newer console wrote this call: it cannot be taken up here")
NOTHING_LISTED = N_("= Nothing rings and nothing is due: type a number")
NO_SUCH_CASE = N_("? There is no such case")
DRAFT_GONE = N_("- The draft is over 24 hours old and gone")


def due_word(row: DueCase | CaseSummary, now: datetime, language: Language) -> tuple[str, str]:
    """Return the sign and the word of when: late by days, a time, today, or the hours a draft has left."""
    _ = language.text
    if isinstance(row, CaseSummary):
        if row.state is not CaseState.DRAFT:
            return "!", _("cut off")
        left = row.updated_at + STANDARD_LIMITS.draft_life - now
        return "-", _("{count} h left").format(count=max(0, int(left.total_seconds() // 3600)))
    if row.reason is DueReason.COMPLAINT and row.due_at > now:
        return "!", _("complaint")
    if row.reason is DueReason.WAITING:
        return "", f"{local(row.due_at):%m-%d}"
    late = (today(now) - today(row.due_at)).days
    if late > 0:
        return "!", language.plural("{count} day late", "{count} days late", late)
    if row.reason is DueReason.CALL_BACK:
        return ("~" if row.due_at > now else "!"), language.clock_time(row.due_at)
    return _SIGNS[row.reason], _("today")


def situation(row: DueCase | CaseSummary, language: Language) -> str:
    """Say how a case stands."""
    _ = language.text
    if isinstance(row, CaseSummary):
        if row.wrapped_up_at is not None:
            return _(_outcome(row, row.outcome)) if row.outcome else _("wrapped up")
        step = _(step_word(row.step)) if row.step else "?"
        return (_("draft, {step}") if row.state is CaseState.DRAFT else _("sent, {step}")).format(step=step)
    if row.reason is DueReason.CALL_BACK or row.case.state is CaseState.CALL_BACK:
        return _("call-back agreed")
    if row.reason is DueReason.COMPLAINT:
        return _("complaint open")
    words, counted = _SITUATIONS[row.reason]
    return _(words).format(count=sum(row.case.count(one) for one in counted))


def _outcome(case: CaseSummary, outcome: Outcome) -> str:
    """Return the word of an outcome, by what the case counts: apps, or labels alone."""
    words = {word for word, _count in case.items}
    return outcome_text(outcome, only_labels=bool(words) and words <= frozenset(CorrectionState))


def what_became_of(case: CaseSummary, language: Language, room: int) -> str:
    """Return the outcome of the call; once platforms answer, what they answered."""
    if platforms_answered(case):
        return counted(case, language, room)
    return language.text(_outcome(case, case.outcome) if case.outcome else N_("not known"))


def next_step(row: DueCase | CaseSummary) -> str:
    """Return the msgid of what comes next."""
    if isinstance(row, CaseSummary):
        return N_("go on")
    if row.reason is DueReason.OVERDUE and row.case.state is CaseState.NO_REPLY:
        return N_("file again")
    return NEXT_STEPS[row.reason]


def followed_sentence(followed: Followed, language: Language) -> str:
    """Say what asking about the cases brought."""
    if followed.moved:
        return language.plural("+ {count} case has news", "+ {count} cases have news", followed.moved)
    if followed.failure is not None:
        return failure_sentence(followed.failure, language)
    if followed.asked:
        return language.text("= Nothing new from the platforms")
    return language.text("= No case to ask about just now")


def case_number(call_id: str) -> str:
    """Write a case number without the desk's own prefix, which is the same on every row."""
    return "-".join(call_id.split("-")[-3:])


def case_problem_sentence(problem: CaseNumberProblem, typed: str, language: Language) -> str:
    """Say in the words of the fix what is wrong with a case number."""
    sentence = language.text(CASE_PROBLEMS[problem.kind])
    return sentence.replace("{typed}", typed.strip()[:15]).replace("{digits}", str(problem.digits))


def counts(data: HomeData, language: Language) -> str:
    """Return the right end of the title rule: what rings, what is due, what is late, who is to be rung."""
    _ = language.text
    return _("ringing {ringing}   due {due}   late {late}   call back {back}").format(
        ringing=len(data.ringing),
        due=len(data.due),
        late=data.count(DueReason.OVERDUE),
        back=data.count(DueReason.CALL_BACK),
    )
