"""The facts of a replay in words: where one stands, how far the reference run is from one's own. Pure."""

from __future__ import annotations

from datetime import timedelta

from agent_console.language import Language
from screens.training.replay_view import ReplayView
from screens.widgets.line import EMPTY, Line
from screens.widgets.wrap import wrap_cells

_SIDE_CELLS = 14


def facts_of(view: ReplayView) -> tuple[str, ...]:
    """Name the run, the step, the steps of the reference and how far the two are apart."""
    _ = view.language.text
    told = [
        _("run {count}").format(count=view.attempt),
        _("step {number} of {count}").format(number=view.own_number, count=len(view.own.steps)),
    ]
    if view.reference is not None:
        steps = len(view.own.steps) - len(view.reference.steps)
        longer = view.own.run.took - view.reference.run.took
        told += [
            _("reference {count} steps").format(count=len(view.reference.steps)),
            _("apart {steps}, {time}").format(steps=f"{steps:+}", time=_signed(longer, view.language)),
        ]
    return tuple(told)


def _signed(span: timedelta, language: Language) -> str:
    return f"{'-' if span < timedelta() else '+'}{language.duration(abs(span))}"


def facts_line(view: ReplayView) -> Line:
    """Return them in one row."""
    line = EMPTY
    for told in facts_of(view):
        line = line.at(line.end + 5 if line.placed else 2, told)
    return line


def facts_side(view: ReplayView) -> tuple[Line, ...]:
    """Return them below one another, for the left column of a wide window."""
    return tuple(EMPTY.at(1, row) for told in facts_of(view) for row in wrap_cells(told, _SIDE_CELLS))
