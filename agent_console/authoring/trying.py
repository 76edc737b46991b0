"""Talking with the caller of a scenario at a prompt, line by line: no call is worked and nothing is kept.

A trainer who writes a scenario hears at once what a caller answers to what was said before.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Final

from agent_console.language import N_, Language
from agent_console.language.filling import clipped, filled
from agent_console.training.noticed import STOPPED, WORDS
from agent_console.training.rehearsal import Rehearsal, Speaker, begun, notice, say
from agent_console.training.scenario import Scenario

_START: Final = datetime(2026, 1, 1, tzinfo=UTC)
"""Times are only told apart, never shown as a day."""

_STEP: Final = timedelta(seconds=5)
"""About what a sentence takes."""

HOW: Final = N_("Type the id of a line, or what the caller notices; ? lists both; an empty line ends.")
NOTHING: Final = N_("(the caller says nothing)")
UNKNOWN: Final = N_("{typed}: neither a line nor anything a caller notices; ? lists both")
CALLER: Final = N_("caller")
AGENT: Final = N_("agent")


def talk(scenario: Scenario, typed: Iterable[str], language: Language) -> Iterator[str]:
    """Answer what is typed with what is said, a line each, until an empty line or the end of the input."""
    run, now = notice(begun(scenario), "answered", _START), _START
    yield language.text(HOW)
    yield from _new(run, None, language)
    for entry in typed:
        word = entry.strip()
        if not word:
            return
        if word == "?":
            yield from _possible(scenario, language)
            continue
        now += _STEP
        after = _after(run, word, now)
        if after is None:
            yield filled(language.text(UNKNOWN), typed=clipped(word))
            continue
        yield from _new(after, run, language)
        run = after


def _after(run: Rehearsal, word: str, now: datetime) -> Rehearsal | None:
    line = next((one for one in run.scenario.lines if one.id == word), None)
    if line is not None:
        return say(run, line, now)
    return notice(run, word, now) if word in WORDS or word.startswith(STOPPED) else None


def _new(run: Rehearsal, before: Rehearsal | None, language: Language) -> Iterator[str]:
    """Give what was said that had not been said before, the caller's last, or that they say nothing."""
    known = before.spoken if before else ()
    added = [one for one in run.spoken if one not in known]
    for one in added:
        who = CALLER if one.speaker is Speaker.CALLER else AGENT
        yield f"{language.text(who)}  {language.bilingual(one.text)}"
    if all(one.speaker is Speaker.AGENT for one in added):
        yield language.text(NOTHING)


def _possible(scenario: Scenario, language: Language) -> Iterator[str]:
    for line in scenario.lines:
        marks = f"  [{' '.join(sorted(line.marks))}]" if line.marks else ""
        yield f"{line.id}  {language.bilingual(line.text)}{marks}"
    yield " ".join(sorted(WORDS))
