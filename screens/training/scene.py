"""How a call stood at a moment of a replay: what had been recorded on its page. From a call; it changes none."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from agent_console.backend import PlatformAnswerState
from agent_console.call.call import Call
from agent_console.call.labels import LabelsState
from agent_console.call.line import LineState
from agent_console.call.lookup import LookupState
from agent_console.call.read_back import Statement
from agent_console.call.verification import TenureAnswer
from agent_console.language import Language
from agent_console.training.pages import REVIEW, STOPPED
from agent_console.training.replaying import ReplayStep
from screens.outcomes import OUTCOMES
from screens.read_back.statements import DIGITS, WORDS
from screens.stopped.choices import OFFERED
from screens.stopped.texts import TEXTS

Fact = tuple[bool | None, str]
"""Whether it had been done, None where it is told without a box, and what."""


def facts_at(step: ReplayStep, language: Language) -> tuple[Fact, ...]:
    """Give what had been recorded on the page of a step once it was done; nothing where its page records nothing."""
    return () if step.call is None else tuple(_OF_PAGE.get(step.page, _nothing)(step.call, language))


def box(fact: Fact) -> str:
    """Write a fact as the pages of a call do: `[x] 2 read back`."""
    done, told = fact
    return told if done is None else f"[{'x' if done else ' '}] {told}"


_Facts = Callable[[Call, Language], Iterator[Fact]]


def _nothing(call: Call, language: Language) -> Iterator[Fact]:
    yield from ()


def _intake(call: Call, language: Language) -> Iterator[Fact]:
    _, subject = language.text, call.numbers.subject
    yield subject is not None, subject.masked if subject else _("number entered")
    yield call.numbers.record is not None, _("registry knows it")


def _notice(call: Call, language: Language) -> Iterator[Fact]:
    yield call.notice.agreed, language.text("agreed to notice")


def _verification(call: Call, language: Language) -> Iterator[Fact]:
    _, verification = language.text, call.verification
    yield verification.matched, _("name and ID match")
    yield verification.code is not None, _("code sent")
    yield verification.verified, _("code right")


def _lookup(call: Call, language: Language) -> Iterator[Fact]:
    _ = language.text
    yield call.lookup.state is not LookupState.NOT_STARTED, _("lookup begins")
    told, asked = call.lookup.count(PlatformAnswerState.ANSWERED), len(call.lookup.answers)
    yield None, _("{count} of {asked} answered").format(count=told, asked=asked)
    yield _since(call, language)


def _since(call: Call, language: Language) -> Fact:
    return call.verification.tenure is not TenureAnswer.NOT_ASKED, language.text("since when, asked")


def _selection(call: Call, language: Language) -> Iterator[Fact]:
    yield None, language.text("{count} ticked").format(count=len(call.chosen))
    yield _since(call, language)


def _read_back(call: Call, language: Language) -> Iterator[Fact]:
    for statement in Statement:
        yield call.read_back.has(statement), f"{DIGITS[statement]} {language.text(WORDS[statement])}"


def _review(call: Call, language: Language) -> Iterator[Fact]:
    for statement in Statement:
        made = call.follow_up.read_back.has(statement)
        yield made, f"{DIGITS[statement]} {language.text(WORDS[statement])}"


def _labels(call: Call, language: Language) -> Iterator[Fact]:
    _ = language.text
    yield call.labels.state is LabelsState.ANSWERED, _("labels known")
    yield None, _("{count} ticked").format(count=len(call.labels.chosen))


def _own_accounts(call: Call, language: Language) -> Iterator[Fact]:
    _, own = language.text, call.own_accounts
    told = sum(one.state is PlatformAnswerState.ANSWERED for one in own.lookup.answers)
    yield None, _("{count} of {asked} answered").format(count=told, asked=len(own.lookup.answers))
    yield None, _("told how {count} closes").format(count=len(own.routes))


def _submission(call: Call, language: Language) -> Iterator[Fact]:
    _, submission = language.text, call.submission
    yield call.something_filed, _("put in the outbox")
    accepted = [one.accepted_at for one in submission.filings]
    accepted += [one.accepted_at for one in submission.corrections]
    yield any(accepted), _("taken by the registry")


def _wrap_up(call: Call, language: Language) -> Iterator[Fact]:
    _ = language.text
    yield call.line.state is LineState.ENDED, _("call ended")
    yield call.wrap_up is not None, _("wrapped up")
    if call.wrap_up is not None:
        yield None, _(OUTCOMES[call.wrap_up.outcome])


def _stopped(call: Call, language: Language) -> Iterator[Fact]:
    if call.stop is None:
        return
    yield None, language.text(TEXTS[call.stop.reason].title)
    chosen = call.stop.chosen
    yield (
        chosen is not None,
        language.text(OFFERED[chosen]) if chosen in OFFERED else language.text("next step chosen"),
    )


_OF_PAGE: Final[dict[str, _Facts]] = {
    "intake": _intake,
    "notice": _notice,
    "verification": _verification,
    "lookup": _lookup,
    "selection": _selection,
    "own_accounts": _own_accounts,
    "read_back": _read_back,
    "labels": _labels,
    REVIEW: _review,
    "labels_read_back": _read_back,
    "submission": _submission,
    "labels_submission": _submission,
    "wrap_up": _wrap_up,
    STOPPED: _stopped,
}
