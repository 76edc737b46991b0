"""The body of the list of scenarios: one a row, and below the rows what the marked one practises. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from agent_console.language import Language
from screens.training.scenarios_words import (
    minutes,
    passed_words,
    runs_words,
    score_words,
    sign_of,
    skills_of,
)
from screens.training.standing import Standing, Standings
from screens.widgets.line import EMPTY, Line, fit, width_of
from screens.widgets.page import Block, Section, signed
from screens.widgets.wrap import wrap_cells

SIGN, ID, TITLE = 4, 6, 9
LABEL, VALUE = 2, 14
_AROUND = 5
"""The headings, a free row, two rows about the marked scenario and the legend."""


@dataclass(frozen=True, slots=True)
class ScenariosView:
    """The list at one moment: `at` is where `>` stands, `typed` the first digit of a number."""

    standings: Standings
    at: int
    typed: str
    today: date
    language: Language

    @property
    def chosen(self) -> Standing:
        """What the mark stands at."""
        return self.standings.all[self.at]


@dataclass(frozen=True, slots=True)
class _Columns:
    """Where the columns of numbers end, counted from the right end of the row."""

    level: int
    times: int
    score: int
    again: int

    @property
    def title_cells(self) -> int:
        return self.level - 4 - TITLE


def _columns(width: int) -> _Columns:
    end = width + 1
    return _Columns(end - 16, end - 11, end - 6, end)


def page_of_rows(height: int) -> int:
    """Return how many scenarios a body of so many rows shows at once."""
    return height - _AROUND


def scenarios_block(view: ScenariosView, width: int, height: int) -> Block:
    """Return the rows that fit, what the marked one is about, and what the signs mean."""
    room, columns = page_of_rows(height), _columns(width)
    rows = [_row(one, view, columns) for one in view.standings.all]
    first = max(0, min(view.at - room // 2, len(rows) - room))
    shown = [
        row.at(2, ">").on("focus") if number == view.at else row
        for number, row in enumerate(rows[first : first + room], first)
    ]
    return Block((_headings(view.language, columns), *shown, EMPTY, *_about(view, width)))


def _headings(language: Language, columns: _Columns) -> Line:
    _ = language.text
    return (
        EMPTY.at(ID, _("Scenario"), "quiet")
        .right(columns.level, _("Level"), "quiet")
        .right(columns.times, _("Runs"), "quiet")
        .right(columns.score, language.text_in("training", "Last"), "quiet")
        .right(columns.again, language.text_in("training", "Again"), "quiet")
    )


def _row(standing: Standing, view: ScenariosView, columns: _Columns) -> Line:
    language, scenario = view.language, standing.scenario
    sign = sign_of(standing, view.today)
    score, _tier = score_words(standing, language)
    line = EMPTY.at(ID, scenario.id)
    if sign:
        # The sign's word is the legend's: it stands below the rows, in the same column for each.
        line = line.at(SIGN, sign, "warn" if sign == "!" else "ok")
    line = (
        line.at(TITLE, _shortened(language.bilingual(scenario.title), columns.title_cells))
        .right(columns.level, str(scenario.difficulty))
        .right(columns.times, str(standing.times))
        .right(columns.score, score)
    )
    again = f"{standing.again_on:%m-%d}" if standing.again_on else ""
    return line.right(columns.again, again) if again else line


def _shortened(title: str, cells: int) -> str:
    """Cut a title that is too long so that one sees it: whole it stands in the pane, and above its brief."""
    return title if width_of(title) <= cells else f"{fit(title, cells - 2).rstrip()}.."


def _about(view: ScenariosView, width: int) -> tuple[Line, Line, Line]:
    _, language, chosen = view.language.text, view.language, view.chosen
    return (
        EMPTY.at(LABEL, _("Caller"), "quiet").at(
            VALUE, fit(language.bilingual(chosen.scenario.brief.caller), width - VALUE)
        ),
        EMPTY.at(LABEL, _("Practises"), "quiet").at(
            VALUE, fit(skills_of(chosen.scenario, language), width - VALUE)
        ),
        EMPTY.at(LABEL, signed("!", _("due or weak"))).then(signed("+", _("passed: 75 points")), gap=3),
    )


def count_line(view: ScenariosView) -> Line:
    """Return the second row of a small window: what was practised and passed, and how the marked one went."""
    _, language, chosen = view.language.text, view.language, view.chosen
    line = EMPTY.at(2, runs_words(view.standings, language))
    line = line.then(passed_words(view.standings, language), gap=4)
    if chosen.last is None:
        return line
    score, tier = score_words(chosen, language)
    last = _("{id}: last {score}, {tier}").format(id=chosen.scenario.id, score=score, tier=tier)
    return line.then(fit(last, 78 - line.end - 4), gap=4)


def count_side(view: ScenariosView) -> tuple[Line, ...]:
    """Return what was practised and passed for the left column of a wide window."""
    words = (runs_words(view.standings, view.language), passed_words(view.standings, view.language))
    return tuple(EMPTY.at(1, row) for one in words for row in wrap_cells(one, 14))


def about_sections(view: ScenariosView) -> tuple[Section, ...]:
    """Return the marked scenario for the pane of a wide window."""
    _, language, chosen = view.language.text, view.language, view.chosen
    score, tier = score_words(chosen, language)
    told: Sequence[str] = (
        language.bilingual(chosen.scenario.brief.know),
        _("{time}, {keys} keys").format(
            time=minutes(chosen.scenario.limit, language), keys=chosen.scenario.keys
        ),
        *((_("last {score}, {tier}").format(score=score, tier=tier),) if chosen.last else ()),
    )
    return (Section(f"{chosen.scenario.id} {language.bilingual(chosen.scenario.title)}", tuple(told)),)
