"""A scorecard in lines for a person and as JSON for a program. It scores nothing."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime
from typing import Final

from agent_console import __version__
from agent_console.backend import Bilingual
from agent_console.calendar.zone import local
from agent_console.doctor.folding import padded
from agent_console.language import N_, Language
from agent_console.language.spoken import cells_of
from agent_console.scorecard.scoring import Judged, Scorecard, SectionScore, Verdict

FORMAT: Final = 1
"""Raised when a name goes or changes its meaning; names may be added at any time."""

_SCORE: Final = N_("{case}  {score} of 100  {tier}")
_FAILED: Final = N_("{case}  not passed: a critical error  ({score} of 100 without it)")
_NOTHING: Final = N_("{case}  nothing could be judged yet")
_LOST: Final = N_("Lost, in the order of the call:")
_NOTE: Final = N_(
    "Read off keys and answers alone: what was said, and how, is for somebody who listens to judge."
)


def page_of(case: str, card: Scorecard, language: Language) -> str:
    """Write a scorecard as it is read on a terminal."""
    return "\n".join(_lines(case, card, language))


def _lines(case: str, card: Scorecard, language: Language) -> Iterator[str]:
    yield _headline(case, card, language)
    yield ""
    rows = [(_in(language, one.section.name), _earned(one, language)) for one in card.sections]
    width = max(cells_of(name) for name, _ in rows)
    for name, earned in rows:
        yield f"  {padded(name, width)}  {earned}"
    if card.losses:
        yield ""
        yield language.text(_LOST)
        for one in card.losses:
            yield from _loss(one, language)
    yield ""
    yield language.text(_NOTE)


def _headline(case: str, card: Scorecard, language: Language) -> str:
    if card.critical:
        return language.text(_FAILED).format(case=case, score=card.points or 0)
    if card.tier is None:
        return language.text(_NOTHING).format(case=case)
    return language.text(_SCORE).format(case=case, score=card.score, tier=_in(language, card.tier.name))


def _earned(one: SectionScore, language: Language) -> str:
    if one.possible == 0:
        return language.text(N_("- not judged"))
    return f"{one.earned} / {one.possible}"


def _loss(one: Judged, language: Language) -> Iterator[str]:
    criterion = one.criterion
    limited = f"-{criterion.points}" if criterion.at_most is None else f"<{criterion.at_most + 1}"
    points = language.text(N_("critical")) if criterion.critical else limited
    times = " ".join(f"{local(moment.at):%H:%M:%S}" for moment in one.moments)
    yield f"  {points}  {times}  {_in(language, criterion.lost)}"
    better = language.text(N_("better: {better}")).replace("{better}", _in(language, criterion.better))
    yield f"      {better}"


def _in(language: Language, text: Bilingual) -> str:
    return text.zh if language.chinese else text.en


def json_of(case: str, card: Scorecard, now: datetime) -> str:
    """Write a scorecard as one JSON object, in ASCII."""
    told = {
        "format": FORMAT,
        "version": __version__,
        "at": now.isoformat(timespec="seconds"),
        "case": case,
        "rubric": card.rubric.version,
        "score": card.score,
        "points": card.points,
        "passed": not card.critical,
        "tier": card.tier.name.en if card.tier else None,
        "sections": [
            {
                "id": one.section.id,
                "weight": one.section.weight,
                "earned": one.earned,
                "possible": one.possible,
                "criteria": [_plain(judged) for judged in one.judged],
            }
            for one in card.sections
        ],
    }
    return json.dumps(told, indent=2)


def _plain(one: Judged) -> dict[str, object]:
    lost = one.verdict is Verdict.LOST
    return {
        "id": one.criterion.id,
        "skill": one.criterion.skill,
        "verdict": one.verdict,
        "points": one.criterion.points,
        "critical": one.criterion.critical,
        "at_most": one.criterion.at_most,
        "moments": [{"event": at.index + 1, "at": at.at.isoformat()} for at in one.moments],
        "better": one.criterion.better.en if lost else None,
    }
