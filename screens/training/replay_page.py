"""The lines of a replay: two runs side by side, how the call stood in each, why points were lost. It knows no key."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from agent_console.training.losses import Loss
from agent_console.training.rehearsal import Speaker
from agent_console.training.replaying import ReplayStep
from screens.palettes import Role
from screens.training.loss_list import better_move, points_text, shown, what_happened
from screens.training.replay_view import ReplayView, Side
from screens.training.scene import box, facts_at
from screens.training.step_words import event_words, key_of, page_word
from screens.widgets.line import EMPTY, Line, fit, width_of
from screens.widgets.page import Block
from screens.widgets.wrap import wrap_cells

MARK, TIME_END, TAG, WORDS = 2, 7, 9, 14
"""Columns of the left half; the right one has the same from the middle on."""

COST_CELLS = 5
_SCENE_ROWS, _WHY_ROWS, _MOST_WHY_ROWS, _TALL = 3, 2, 4, 20
"""What a small window leaves for them, or gives where two things were lost at once; a tall one has more."""


def replay_block(view: ReplayView, width: int, height: int) -> Block:
    """Return the rows around the step at hand, what stood on the page there, and why points were lost."""
    tall = height >= _TALL
    scene_rows = _SCENE_ROWS + 2 if tall else _SCENE_ROWS
    why = tuple(_why(view, width))[: _MOST_WHY_ROWS * 2 if tall else _MOST_WHY_ROWS]
    room = height - scene_rows - max(len(why), _MOST_WHY_ROWS + 1 if tall else _WHY_ROWS) - 4
    steps = _padded(_steps(view, width, room, most=3 if tall else 1), room)
    scene = _padded(tuple(_scenes(view, width, scene_rows)), scene_rows + 1)
    return Block((_head(view, width), *steps, EMPTY, *scene, EMPTY, *why))


def middle(width: int) -> int:
    """Return the column of the rule between the two runs."""
    return (width + 2) // 2 + 1


def _padded(lines: Sequence[Line], rows: int) -> tuple[Line, ...]:
    return (*lines, *(EMPTY for _ in range(rows - len(lines))))


def _head(view: ReplayView, width: int) -> Line:
    _ = view.language.text
    half = middle(width)
    line = EMPTY.at(MARK, _("When"), "quiet").at(TAG, _("you"), "quiet")
    if view.reference is None:
        return line
    return line.at(half, "|", "rule").at(half + 2, _("When"), "quiet").at(half + TAG, _("reference"), "quiet")


# ---------------------------------------------------------------------- the steps


def _steps(view: ReplayView, width: int, room: int, most: int) -> tuple[Line, ...]:
    # A row takes a row at least: those further away than there are rows cannot be seen.
    first, last = max(view.at - room, 0), min(view.at + room, len(view.rows))
    entries = [tuple(_row(view, number, width, most)) for number in range(first, last)]
    here = view.at - first
    # What comes next is seen as well as what was before.
    ahead = min(here + room // 2, len(entries) - 1)
    while ahead > here and sum(map(len, entries[here : ahead + 1])) > room // 2 + 1:
        ahead -= 1
    return shown(entries, ahead, room)


def _row(view: ReplayView, number: int, width: int, most: int) -> Iterator[Line]:
    half, pair = middle(width), view.rows[number]
    alone = view.reference is None
    left = (width + 2 if alone else half - 1) - WORDS - COST_CELLS
    right = width + 2 - half - WORDS
    own = _cells(view, view.own, pair.own, left, most)
    other = [] if view.reference is None else _cells(view, view.reference, pair.reference, right, most)
    here = number == view.at
    for row in range(max(len(own), len(other), 1)):
        line = EMPTY
        if row < len(own):
            line = _placed(line, own[row], 0)
        if row == 0:
            line = _cost(view, pair.own, line, (width + 1) if alone else half - 2)
            line = line.at(MARK, ">", "heading") if here else line
        if not alone:
            line = line.at(half, "|", "rule")
            line = _placed(line, other[row], half) if row < len(other) else line
        yield line


Cell = tuple[str, str, str, Role]
"""Time, tag, words and the role they stand in; time and tag are empty in the rows below the first."""


def _cells(view: ReplayView, side: Side, at: int | None, room: int, most: int) -> list[Cell]:
    if at is None:
        return []
    step = side.steps[at]
    when = view.language.duration(step.at - side.run.started_at)
    role: Role = "quiet" if step.spoken and step.spoken.speaker is Speaker.CALLER else "text"
    rows = wrap_cells(step_words(step, view), room)
    return [
        (when if number == 0 else "", _tag(step, view) if number == 0 else "", row, role)
        for number, row in enumerate(rows[:most])
    ]


def _placed(line: Line, cell: Cell, half: int) -> Line:
    when, tag, words, role = cell
    if when:
        line = line.right(half + TIME_END, when).at(half + TAG, tag, "key")
    return line.at(half + WORDS, words, role)


def _cost(view: ReplayView, own: int | None, line: Line, end: int) -> Line:
    losses = view.lost.get(own, ()) if own is not None else ()
    if not losses:
        return line
    critical = any(loss.critical for loss in losses)
    return line.right(end, _cost_of(losses), "bad" if critical else "warn")


def _cost_of(losses: Sequence[Loss]) -> str:
    """Write what a step cost, by the worst of it: the whole call, all above some score, or points."""
    if any(loss.critical for loss in losses):
        return "x"
    limits = [loss.at_most for loss in losses if loss.at_most is not None]
    return f"<{min(limits) + 1}" if limits else f"-{sum(loss.points for loss in losses)}"


def step_words(step: ReplayStep, view: ReplayView) -> str:
    """Say what a step was: the words that were spoken, or what happened."""
    if step.spoken is not None:
        return view.language.bilingual(step.spoken.text)
    assert step.event is not None
    return event_words(step.event, view.language)


def _tag(step: ReplayStep, view: ReplayView) -> str:
    if step.spoken is not None:
        agent = step.spoken.speaker is Speaker.AGENT
        return view.language.text_in("replay", "say") if agent else view.language.text_in("replay", "hear")
    return key_of(step.event) if step.event else ""


# ---------------------------------------------------------------------- the screen at that moment


def _scenes(view: ReplayView, width: int, rows: int) -> Iterator[Line]:
    half = middle(width)
    left = _scene(view, view.own_step, (width if view.reference is None else half - 2) - MARK)
    right = _scene(view, view.reference_step, width + 1 - half - 2) if view.reference else []
    for row in range(rows + 1):
        line = EMPTY
        if row < len(left):
            line = line.at(MARK if row == 0 else MARK + 2, *left[row])
        if view.reference is not None:
            line = line.at(half, "|", "rule")
            if row < len(right):
                line = line.at(half + MARK if row == 0 else half + MARK + 2, *right[row])
        yield line


def _scene(view: ReplayView, step: ReplayStep | None, room: int) -> list[tuple[str, Role]]:
    if step is None:
        return []
    told = view.language.text("Then on the screen: {page}")
    head = told.format(page=page_word(step.page, view.language))
    facts = [(fit(box(fact), room - 2), _role(fact[0])) for fact in facts_at(step, view.language)]
    return [(fit(head, room), "quiet"), *facts]


def _role(done: bool | None) -> Role:
    return "heading" if done else "text"


# ---------------------------------------------------------------------- why points were lost


def _why(view: ReplayView, width: int) -> Iterator[Line]:
    """Say why points were lost here; else the words that were said, where a row could not hold them."""
    language = view.language
    for loss in view.lost_here:
        better = language.text("better: {what}").format(what=better_move(loss, language))
        told = f"{points_text(loss).strip()}   {what_happened(loss, language)}   {better}"
        for row in wrap_cells(told, width - MARK):
            yield EMPTY.at(MARK, row, "bad" if loss.critical else "text")
    own = view.row.own
    step = view.own.steps[own] if own is not None else None
    if not view.lost_here and step is not None and step.spoken is not None:
        words = step_words(step, view)
        if width_of(words) > middle(width) - 1 - WORDS - COST_CELLS:
            for one in wrap_cells(words, width - MARK):
                yield EMPTY.at(MARK, one, "quiet")
