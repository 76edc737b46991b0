"""The list of what was lost on a run: when, what happened, the better move. From a view to lines; it knows no key."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from agent_console.language import Language
from agent_console.training.losses import Loss
from screens.training.score_view import ScoreView
from screens.training.step_words import page_word
from screens.widgets.line import EMPTY, Line
from screens.widgets.wrap import wrap_cells

MARK, POINTS, WHEN, WHAT = 2, 4, 8, 16

Entry = tuple[Line, ...]


def what_happened(loss: Loss, language: Language) -> str:
    """Say what points were lost for."""
    if loss.criterion is not None:
        return language.bilingual(loss.criterion.lost)
    assert loss.hint is not None
    told = language.text("hint {level} was taken on {page}")
    return told.format(level=loss.hint.level, page=page_word(loss.hint.page, language))


def better_move(loss: Loss, language: Language) -> str:
    """Say what would have been better."""
    if loss.criterion is not None:
        return language.bilingual(loss.criterion.better)
    return language.text("look at the line Not first: it is free")


def points_text(loss: Loss) -> str:
    """Write what a loss cost: a critical error everything, what limits the score all from there upwards (`<50`)."""
    if loss.critical:
        return " x"
    return f"-{loss.points}" if loss.at_most is None else f"<{loss.at_most + 1}"


def loss_lines(view: ScoreView, width: int, height: int) -> tuple[Line, ...]:
    """Return the list with its heading, for so many rows; where they are few, only `>` has its better move."""
    _ = view.language.text
    if not view.losses:
        return (EMPTY.at(MARK, _("+ no point was lost"), "ok"),)
    head = (
        EMPTY.at(MARK, _("Lost"), "quiet")
        .at(WHEN, _("When"), "quiet")
        .at(WHAT, _("What happened, and what is better"), "quiet")
    )
    whole = [_entry(loss, view, width, here=n == view.at, better=True) for n, loss in enumerate(view.losses)]
    if sum(map(len, whole)) <= height - 1:
        return (head, *(line for entry in whole for line in entry))
    short = [
        _entry(loss, view, width, here=n == view.at, better=n == view.at)
        for n, loss in enumerate(view.losses)
    ]
    head = head.right(width + 1, f"{view.at + 1} / {len(view.losses)}", "quiet")
    return (head, *shown(short, view.at, height - 1))


def shown(entries: Sequence[Entry], at: int, height: int) -> tuple[Line, ...]:
    """Return as many rows as there are, with the whole of entry `at` among them."""
    lines = [line for entry in entries for line in entry]
    end = sum(len(entry) for entry in entries[: at + 1])
    first = max(0, min(end - height, len(lines) - height))
    # Never half an entry at the top, unless the one at hand is taller than the room.
    starts = [sum(len(entry) for entry in entries[:number]) for number in range(len(entries))]
    first = min((start for start in starts if start >= first), default=first)
    return tuple(lines[first : first + height])


def _entry(loss: Loss, view: ScoreView, width: int, *, here: bool, better: bool) -> Entry:
    return tuple(
        line.at(MARK, ">").on("focus") if here and number == 0 else line
        for number, line in enumerate(_rows(loss, view, width, better=better))
    )


def _rows(loss: Loss, view: ScoreView, width: int, *, better: bool) -> Iterator[Line]:
    language, room = view.language, width + 2 - WHAT
    first, *rest = wrap_cells(what_happened(loss, language), room)
    role = "bad" if loss.critical else "text"
    when = language.duration(loss.after)
    yield (
        EMPTY.right(POINTS + 2, points_text(loss), "bad" if loss.critical else "text")
        .at(WHEN, when)
        .at(WHAT, first, "bad" if role == "bad" else "text")
    )
    for row in rest:
        yield EMPTY.at(WHAT, row)
    if better:
        told = language.text("better: {what}").format(what=better_move(loss, language))
        for row in wrap_cells(told, room):
            yield EMPTY.at(WHAT, row, "quiet")
