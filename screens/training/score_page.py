"""The lines of a score: sections with bars, what hints cost, what was lost. From a view to lines; it knows no key."""

from __future__ import annotations

from collections.abc import Iterator

from agent_console.language import Language
from agent_console.scorecard.scoring import SectionScore
from agent_console.training.practice import Mode
from screens.training.loss_list import loss_lines
from screens.training.score_view import ScoreView
from screens.widgets.line import EMPTY, Line, Span, Text, width_of
from screens.widgets.page import Block, signed
from screens.widgets.wrap import wrap_cells

NAME, POINTS, BAR = 2, 16, 26
BAR_CELLS = 25
"""A point is a cell where a section weighs a quarter, as in our rubric."""

SHORT_BAR_CELLS, LEFT_OUT_CELLS = 15, 16
"""A narrow body has to leave room for what could not be judged."""

_FILE_ROWS = 2
"""A path as long as that is longer than anybody's."""

_LONGEST_TITLE = 56
"""What is left of the title rule of a small window beside the mark of training."""


def heading(view: ScoreView) -> Text:
    """Return the score and its tier, or that a critical error failed the run."""
    _, language = view.language.text, view.language
    tier = view.result.tier
    if not view.judged:
        return _("Score   {score}   benchmark: measured, not judged").format(score=view.points)
    if tier is not None:
        told = _("Score   {score}   {tier}")
        return told.format(score=view.result.score, tier=language.bilingual(tier.name))
    failed = view.result.card.critical[0].criterion
    told = _("Score   not passed   critical error: {what}").format(what=language.bilingual(failed.lost))
    return told if width_of(told) <= _LONGEST_TITLE else _("Score   not passed   a critical error")


def score_block(view: ScoreView, width: int, height: int) -> Block:
    """Return sections, hints and what was lost, for the room there is."""
    head = (*_verdict(view, width), *_sections(view, width), *_below(view, width), EMPTY)
    return Block((*head, *loss_lines(view, width, height - len(head))))


def _verdict(view: ScoreView, width: int) -> Iterator[Line]:
    """Whether there was a critical error, the section of the rules on its own, and what the tiers are."""
    language = view.language
    told: list[Text] = []
    if critical := view.result.card.critical:
        errors = language.plural("{count} critical error", "{count} critical errors", len(critical))
        without = language.text("without it {points} of 100").format(points=view.points)
        told += [signed("x", errors), Span(without, "quiet")]
    else:
        told.append(signed("+", language.text("no critical error")))
    if view.compliance is not None:
        told.append(_alone(view.compliance, language))
    rows = [EMPTY]
    for one in (*told, Span(tiers_text(view), "quiet")):
        if rows[-1].placed and rows[-1].end + 3 + width_of(one) > width + 1:
            rows.append(EMPTY)
        rows[-1] = rows[-1].then(one, gap=3) if rows[-1].placed else EMPTY.at(NAME, one)
    yield from rows
    if len(rows) == 1:
        yield EMPTY


def _alone(section: SectionScore, language: Language) -> str:
    told = language.text("rules on their own: {earned} / {possible}")
    return told.format(earned=section.earned, possible=section.possible)


def tiers_text(view: ScoreView) -> str:
    """Name the tiers from the top; the last one, from nothing upwards, goes without saying."""
    tiers = (one for one in view.result.card.rubric.tiers if one.at_least)
    return "  ".join(f"{one.at_least} {view.language.bilingual(one.name)}" for one in tiers)


def _sections(view: ScoreView, width: int) -> Iterator[Line]:
    _ = view.language.text
    column = points_column(view)
    cells = BAR_CELLS if column + BAR - POINTS + BAR_CELLS + LEFT_OUT_CELLS <= width else SHORT_BAR_CELLS
    sections = view.result.card.sections
    for number, one in enumerate(sections):
        if number == len(sections) - 1:
            # Before the last, where it stands in a call: how somebody spoke is no less a part of it.
            yield (
                EMPTY.at(NAME, _("Speaking"))
                .at(column, _("- not judged"), "quiet")
                .then(_("somebody has to listen"), "quiet", gap=3)
            )
        yield _section(one, column, cells, view.language)


def points_column(view: ScoreView) -> int:
    """Return where the points stand: behind the longest name."""
    sections = view.result.card.sections
    longest = max((width_of(view.language.bilingual(one.section.name)) for one in sections), default=0)
    return max(POINTS, NAME + longest + 2)


def _section(one: SectionScore, column: int, cells: int, language: Language) -> Line:
    line = EMPTY.at(NAME, language.bilingual(one.section.name))
    if one.possible == 0:
        return line.at(column, language.text("- not judged"), "quiet")
    line = line.right(column + 6, f"{one.earned} / {one.possible}")
    lost = one.earned < one.possible
    line = line.at(column + BAR - POINTS, bar(one.earned, one.possible, cells), "text" if lost else "ok")
    left_out = one.section.weight - one.possible
    if left_out > 0:
        told = language.text("{count} not judged").format(count=left_out)
        line = line.then(told, "quiet", gap=2)
    return line


def bar(earned: int, possible: int, cells: int) -> str:
    """Draw points as a bar: `[###.]`; it is full only where nothing was lost, empty only where nothing was earned."""
    full = cells * earned // possible if possible else 0
    if earned and not full:
        full = 1
    return f"[{'#' * full}{'.' * (cells - full)}]"


def _below(view: ScoreView, width: int) -> Iterator[Line]:
    """What hints cost; of a run without any, what kind of run it was."""
    _, column = view.language.text, points_column(view)
    match view.run.mode:
        case Mode.PRACTICE:
            cost = f"-{view.result.hint_points}" if view.result.hint_points else "0"
            yield EMPTY.at(NAME, _("Hints")).at(column, cost)
        case Mode.BENCHMARK:
            yield EMPTY.at(NAME, _("Benchmark")).at(column, _("= no hints, no tier: to see where you begin"))
        case Mode.CERTIFICATION:
            yield EMPTY.at(NAME, _("Certificate")).at(column, _signature(view))
            if view.signature is not None:
                rows = wrap_cells(view.signature.file, width + 2 - column)
                yield from (EMPTY.at(column, row, "quiet") for row in rows[:_FILE_ROWS])


def _signature(view: ScoreView) -> Text:
    _, signature = view.language.text, view.signature
    if signature is None:
        return signed("!", _("there is none: it could not be written"))
    if signature.signed:
        return signed("+", _("signed with the trainer's key"))
    # Either there is no key, or not every scenario was passed before: a brief says which.
    return signed("!", _("unsigned practice: the brief says what is missing"))
