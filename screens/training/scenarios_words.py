"""The sentences of the list of scenarios. Pure: from standings to words."""

from __future__ import annotations

from datetime import date, timedelta

from agent_console.language import Language
from agent_console.training.scenario import Scenario
from screens.training.skill_words import skill_word
from screens.training.standing import Standing, Standings


def score_words(standing: Standing, language: Language) -> tuple[str, str]:
    """Return the last score with its tier; a benchmark has none, and a critical error has its own word."""
    result = standing.last
    if result is None:
        return "-", ""
    if standing.measured:
        # It judges nothing, so a critical error takes nothing off, as on its own page.
        return str(result.card.points or 0), language.text("benchmark")
    if result.card.critical:
        return str(result.score), language.text("critical error")
    tier = result.tier
    return str(result.score), language.bilingual(tier.name) if tier else ""


def sign_of(standing: Standing, today: date) -> str:
    """Return `!` where it is due or weak, `+` where it was passed."""
    if standing.is_due(today) or standing.weak:
        return "!"
    return "+" if standing.passed else ""


def minutes(span: timedelta, language: Language) -> str:
    """Say how long a call may take."""
    count = round(span.total_seconds() / 60)
    return language.plural("{count} minute", "{count} minutes", count)


def skills_of(scenario: Scenario, language: Language) -> str:
    """Name what is practised."""
    comma = "，" if language.chinese else ", "
    return comma.join(skill_word(one, language) for one in scenario.skills)


def passed_words(standings: Standings, language: Language) -> str:
    """Say how many scenarios were passed."""
    told = language.text("passed {count} of {all}")
    return told.format(count=standings.passed, all=len(standings.all))


def runs_words(standings: Standings, language: Language) -> str:
    """Say how often anything was practised."""
    return language.plural("{count} practised call", "{count} practised calls", standings.times)


def what_is_next(standings: Standings, today: date, language: Language) -> str:
    """Say which scenario should be practised next, and why."""
    _ = language.text
    chosen = standings.all[standings.next]
    if not standings.times:
        sentence = _("~ New here? Begin with {id}; the first run measures, it does not judge")
    elif chosen.is_due(today):
        sentence = _("! {id} is due: what was learnt comes back before it is forgotten")
    elif chosen.measured:
        sentence = _("~ {id} is measured: now practise it, with hints")
    elif not chosen.judged:
        sentence = _("~ {id} is the next new one")
    elif chosen.weak:
        sentence = _("! {id} is the weakest: practise it again")
    else:
        sentence = _("+ Nothing is due; practise what you like")
    return sentence.format(id=chosen.scenario.id)
