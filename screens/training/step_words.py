"""What happened on a call, step by step, in a few words each. What happens to a case has its words in the history."""

from __future__ import annotations

from typing import Final

from agent_console.backend import CodeOutcome, MatchOutcome, PlatformAnswerState, SendCodeOutcome
from agent_console.call import events as e
from agent_console.call.read_back import Statement
from agent_console.call.steps import STEPS, Step
from agent_console.call.verification import TenureAnswer
from agent_console.language import N_, Language
from screens.call_steps import step_word
from screens.case.history import words_of_case
from screens.read_back.statements import WORDS as STATEMENTS

_PAGES: Final[dict[str, str]] = {
    "home": N_("Home"),
    "held": N_("on hold"),
    "stopped": N_("where it ends"),
    "case": N_("earlier case"),
    "review": N_("review of the case"),
    "labels": N_("labels"),
    "labels_read_back": N_("labels, review"),
    "labels_submission": N_("labels, filed"),
    "own_accounts": N_("own accounts"),
}
"""Pages that are no step of the unbinding, by their names in scenarios."""


def page_word(page: str, language: Language) -> str:
    """Name a page of a call: `3 Verify`; one nobody named keeps its id. What stands behind a dot is a state of it."""
    page = page.partition(".")[0]
    if page in _PAGES:
        return language.text(_PAGES[page])
    step = next((one for one in STEPS if one.lower() == page), None)
    return page if step is None else f"{step.number} {language.text(step_word(step))}"


_PLAIN: Final[dict[type[e.Event], str]] = {
    e.CallOpened: N_("call answered"),
    e.PlatformsListed: N_("list of platforms"),
    e.SubjectEntered: N_("number entered"),
    e.ContactEntered: N_("contact entered"),
    e.NumberAnswered: N_("registry knows it"),
    e.NoticeAgreed: N_("agreed to notice"),
    e.SignalsAnswered: N_("signals answered"),
    e.CodeSendUnknown: N_("code: no answer"),
    e.CodeCompareUnknown: N_("check: no answer"),
    e.CallerSaidWhat: N_("what it is about"),
    e.ServiceChosen: N_("other service"),
    e.LookupStarted: N_("lookup begins"),
    e.LookupUnreachable: N_("lookup: no answer"),
    e.LookupLeftOpen: N_("goes on, some open"),
    e.LastPageShown: N_("last page shown"),
    e.StatementTakenBack: N_("answer taken back"),
    e.LabelsAnswered: N_("labels known"),
    e.LabelsUnreachable: N_("labels: no answer"),
    e.LabelChosen: N_("label chosen"),
    e.LabelLeft: N_("label left alone"),
    e.OwnLookupUnreachable: N_("query: no answer"),
    e.OwnLookupLeftOpen: N_("goes on, some open"),
    e.CallStopped: N_("it ends here"),
    e.StopLeft: N_("back to the call"),
    e.NextStepChosen: N_("next step chosen"),
    e.CallBackAgreed: N_("call-back agreed"),
    e.NoteFiled: N_("note filed"),
    e.LineHeld: N_("on hold"),
    e.LineResumed: N_("off hold"),
    e.LineDropped: N_("line dropped"),
    e.LineEnded: N_("call ended"),
    e.CallResumed: N_("taken up again"),
    e.CallWrappedUp: N_("wrapped up"),
    e.CaseNamed: N_("case opened"),
    e.CaseTold: N_("case told"),
    e.ReviewOpened: N_("review begins"),
    e.ReviewPageShown: N_("last page shown"),
    e.ReviewTakenBack: N_("answer taken back"),
    e.ReviewLeft: N_("review left"),
    e.ReviewSent: N_("review sent"),
}
"""What needs no answer of it to be told."""

_ANSWERS: Final[dict[object, str]] = {
    MatchOutcome.MATCH: N_("name and ID match"),
    MatchOutcome.NO_MATCH: N_("no match"),
    MatchOutcome.NOT_COMPARABLE: N_("not comparable"),
    MatchOutcome.DOCUMENT_REQUIRED: N_("document wanted"),
    MatchOutcome.LOCKED: N_("locked for today"),
    MatchOutcome.NOT_SERVED: N_("not compared here"),
    SendCodeOutcome.SENT: N_("code sent"),
    CodeOutcome.CONFIRMED: N_("code right"),
    CodeOutcome.WRONG: N_("code wrong"),
    CodeOutcome.EXPIRED: N_("code too old"),
    CodeOutcome.USED_UP: N_("no try left"),
    TenureAnswer.AGREES: N_("start date agrees"),
    TenureAnswer.DISAGREES: N_("date does not agree"),
    TenureAnswer.DOES_NOT_KNOW: N_("date not known"),
}
"""What was answered, of what is asked for an answer."""

_TAGS: Final[dict[type[e.Event], str]] = {
    e.NoticeAgreed: "1",
    e.StatementTakenBack: "^Z",
    e.ReviewTakenBack: "^Z",
    e.LineHeld: "F7",
    e.LineResumed: "F7",
    e.NoteFiled: "F6",
}
"""Keys that do this and nothing else."""

DIGITS: Final = {Statement.WARNINGS_TOLD: "1", Statement.READ_BACK: "2", Statement.SEPARATE_CONSENT: "3"}


def event_words(event: e.Event, language: Language) -> str:
    """Say in a few words what happened."""
    _ = language.text
    told = _of_answer(event, language)
    if told:
        return told
    if type(event) in _PLAIN:
        return _(_PLAIN[type(event)])
    # What the registry tells of a case again and again mostly holds nothing new.
    return words_of_case(event, language) or _("nothing new yet")


def _of_answer(event: e.Event, language: Language) -> str:
    _ = language.text
    match event:
        case e.StepEntered():
            return _("on to {step}").format(step=step_number(event.step, language))
        case e.StatementMade() | e.ReviewStated():
            return _(STATEMENTS[event.statement])
        case e.IdentityCompared() | e.CodeCompared() | e.CodeSent():
            return _(_ANSWERS.get(event.answer.outcome, N_("code not sent")))
        case e.TenureStated():
            return _(_ANSWERS.get(event.answer, N_("date not asked")))
        case e.Ticked():
            return _("{count} ticked").format(count=len(event.platform_ids))
        case e.Unticked():
            return _("{count} unticked").format(count=len(event.platform_ids))
        case e.LookupAnswered() | e.OwnLookupAnswered():
            told = sum(one.state is PlatformAnswerState.ANSWERED for one in event.lookup.answers)
            return _("{count} of {asked} answered").format(count=told, asked=len(event.lookup.answers))
        case _:
            return ""


def step_number(step: Step, language: Language) -> str:
    """Name a step with its number."""
    return f"{step.number} {language.text(step_word(step))}"


def key_of(event: e.Event) -> str:
    """Name the key that does this and nothing else; empty where several do, or none."""
    match event:
        case e.StatementMade() | e.ReviewStated():
            return DIGITS[event.statement]
        case e.CodeSent():
            return "" if event.by_itself else "F5"
        case _:
            return _TAGS.get(type(event), "")
