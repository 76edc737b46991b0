"""What a brief says: role, caller, goals, what fails the call, the three ways to practise and their price. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from agent_console.language import N_, Language
from agent_console.progress.ladder import PASS
from agent_console.scorecard.rubric import Rubric
from agent_console.training.practice import HINT_PRICES, Mode
from agent_console.training.scenario import Scenario
from screens.training.scenarios_words import minutes, score_words
from screens.training.standing import Standing

MODES: tuple[Mode, ...] = (Mode.PRACTICE, Mode.BENCHMARK, Mode.CERTIFICATION)
"""In the order of their digits."""

_MODE_WORDS: dict[Mode, str] = {
    Mode.PRACTICE: N_("Practice"),
    Mode.BENCHMARK: N_("Benchmark"),
    Mode.CERTIFICATION: N_("Certification"),
}


@dataclass(frozen=True, slots=True)
class Certification:
    """How far an agent is from a certificate: scenarios passed of all, and whether a trainer's key would sign."""

    passed: int
    needed: int
    can_sign: bool = False

    @property
    def signed(self) -> bool:
        """Whether a run would be signed; else it is unsigned practice."""
        return self.can_sign and self.passed >= self.needed


def mode_word(mode: Mode, language: Language) -> str:
    """Name a way to practise."""
    return language.text(_MODE_WORDS[mode])


def mode_price(mode: Mode, certification: Certification, language: Language) -> str:
    """Say what a way to practise costs and gives."""
    _ = language.text
    if mode is Mode.PRACTICE:
        prices = " / ".join(map(str, HINT_PRICES))
        return _("hints; each level costs {prices} points").format(prices=prices)
    if mode is Mode.BENCHMARK:
        return _("no hints; measured, not judged")
    if certification.signed:
        return _("no hints, faults not foretold, signed score")
    return _("no hints, faults not foretold; unsigned practice")


def certification_words(certification: Certification, language: Language) -> str:
    """Say what a certificate needs, and what is missing."""
    _ = language.text
    if certification.signed:
        return _("(All {needed} scenarios are passed: the score of this run is signed)").format(
            needed=certification.needed
        )
    if certification.passed >= certification.needed:
        return _("(All scenarios are passed, but no trainer's key is here: unsigned practice)")
    return _(
        "(Signed once all {needed} scenarios are at {points} points; {passed} are: unsigned practice)"
    ).format(needed=certification.needed, points=PASS, passed=certification.passed)


def facts_of(scenario: Scenario, language: Language) -> tuple[tuple[str, str], ...]:
    """Return who the trainee is, who rings and what is known, each behind its label."""
    _, brief = language.text, scenario.brief
    return (
        (_("You are"), language.bilingual(brief.you)),
        (language.text_in("brief", "Caller"), language.bilingual(brief.caller)),
        (_("You know"), language.bilingual(brief.know)),
    )


def goals_of(scenario: Scenario, language: Language) -> tuple[str, ...]:
    """Return what the call should come to."""
    return tuple(language.bilingual(goal) for goal in scenario.brief.goals)


def critical_errors(rubric: Rubric, language: Language) -> tuple[str, ...]:
    """Return what fails the call whatever the points, as the rubric words it."""
    criteria = (one for section in rubric.sections for one in section.criteria)
    return tuple(language.bilingual(one.lost) for one in criteria if one.critical)


def budget_of(scenario: Scenario, language: Language) -> str:
    """Return the time and the keys a good run takes."""
    keys = language.plural("{count} key", "{count} keys", scenario.keys)
    return f"{minutes(scenario.limit, language)}   {keys}"


def history_of(standing: Standing, language: Language) -> tuple[str, ...]:
    """Return how it went so far: level, runs, last score, when again."""
    _, scenario = language.text, standing.scenario
    told = [
        _("level {level}").format(level=scenario.difficulty),
        language.plural("{count} run", "{count} runs", standing.times),
    ]
    if standing.last is not None:
        score, tier = score_words(standing, language)
        told += [_("last {score}").format(score=score), tier]
    if standing.again_on is not None:
        told.append(_("again on {day}").format(day=f"{standing.again_on:%m-%d}"))
    return tuple(told)
