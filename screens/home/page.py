"""What the first page shows, from lists to lines. Every number is masked and no name stands here. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from agent_console.calendar.zone import today
from agent_console.casebook.case_summary import CaseSummary
from agent_console.casebook.due import DueCase
from agent_console.language import N_, Language
from screens.home.entry import COLUMN, entry_line, entry_place
from screens.home.rows import HomeData, Popped, Ringing
from screens.home.words import case_number, due_word, next_step, situation, what_became_of
from screens.widgets.line import EMPTY, Line, clip
from screens.widgets.page import Block, signed

BESIDE = 46
SIGN, WHAT, NUMBER, REMARK = 2, 4, 16, 30
LONGEST_RING = timedelta(minutes=59, seconds=59)
"""Beyond it the time would not fit before the number, and nobody rings so long."""

LEAST_CALLS = 4
"""So many ringing calls are shown however long the list of cases is."""


@dataclass(frozen=True, slots=True)
class Cells:
    """The cells of the body, and the columns that move with them."""

    width: int
    height: int

    @property
    def case(self) -> int:
        """Where the number of a case begins."""
        return 30 if self.width > 70 else 28

    @property
    def situation(self) -> int:
        """Where the situation of a case begins."""
        return 46 if self.width > 70 else 42

    @property
    def next_step(self) -> int:
        """Where the next step of a case begins."""
        return 66 if self.width > 70 else 60


TALL = 20
LATELY_ROWS = 4
"""In a tall window what was done lately keeps its heading and two cases, however many calls ring."""


def home_block(
    data: HomeData, at: int, problem: str, now: datetime, language: Language, width: int, height: int
) -> Block:
    """Return the body: the entry line, ringing calls, what is to be followed up; `at` is the row `>` stands on."""
    room = Cells(width, height)
    kept = LATELY_ROWS if data.recent and height >= TALL else 0
    calls, cases = _shares(len(data.ringing), len(data.follow_up), height - kept)
    ringing = [_ringing_row(one, now, language, room) for one in data.ringing]
    follow_up = [_case_row(one, now, language, room) for one in data.follow_up]
    rings = len(ringing)
    lines = [*_entry(problem, language, width)]
    if ringing:
        lines += [_list_head(language.text(N_("Ringing")), len(ringing), calls, language, room)]
        lines += _window(ringing, at, calls)
        lines += [EMPTY]
    lines += [_case_head(language, room)]
    lines += _window(follow_up, at - rings, cases) or [EMPTY.at(WHAT, language.text(N_("nothing")), "quiet")]
    if height - len(lines) >= 4 and data.recent:
        lines += _recent(data.recent[: height - len(lines) - 2], now, language, room)
    return Block(tuple(lines), (entry_place(),))


def _shares(calls: int, cases: int, height: int) -> tuple[int, int]:
    """Divide the rows between calls and cases; two rows are the entry's, three more are headings and a free row."""
    free = height - 5
    shown = min(calls, max(LEAST_CALLS, free - max(cases, 1)))
    return shown, free - shown


def _entry(problem: str, language: Language, width: int) -> tuple[Line, Line]:
    _ = language.text
    first = entry_line(language)
    if not problem:
        return first.at(BESIDE, clip(_("empty: Enter does row >"), width + 2 - BESIDE), "quiet"), EMPTY
    return first, EMPTY.at(COLUMN, clip(problem, width + 2 - COLUMN), "bad")


def _list_head(title: str, total: int, shown: int, language: Language, room: Cells) -> Line:
    line = EMPTY.at(2, title, "heading")
    if total <= shown:
        return line
    more = language.text(N_("{shown} of {total}, Up Down")).format(shown=shown, total=total)
    return line.right(room.width, more, "quiet")


def _case_head(language: Language, room: Cells) -> Line:
    _ = language.text
    return (
        EMPTY.at(2, _("Follow up"), "heading")
        .at(NUMBER, _("Number"), "quiet")
        .at(room.case, _("Case"), "quiet")
        .at(room.situation, _("Status"), "quiet")
        .at(room.next_step, _("Next"), "quiet")
    )


def _window(rows: Sequence[Line], at: int, count: int) -> list[Line]:
    """Return the rows that fit, among them the one `>` stands on, which is one solid band."""
    first = max(0, min(at - count + 1, len(rows) - count)) if at >= 0 else 0
    return [
        row.at(1 if row.placed and row.placed[0].column == SIGN else SIGN, ">").on("focus")
        if n == at
        else row
        for n, row in enumerate(rows[first : first + count], first)
    ]


def _ringing_row(row: Popped | Ringing, now: datetime, language: Language, room: Cells) -> Line:
    _ = language.text
    rang = language.duration(min(now - row.since, LONGEST_RING))
    line = EMPTY.at(WHAT, _("rings {time}").format(time=rang))
    if isinstance(row, Popped):
        return line.at(NUMBER, row.number.masked).at(
            REMARK, _("has a case already") if row.worked else _("from the phone system"), "quiet"
        )
    words = language.bilingual(row.caller.first_words)
    said = _("again: {words}") if row.worked else _("caller: {words}")
    return line.at(NUMBER, row.caller.calling_number.masked).at(
        REMARK, clip(said.format(words=words), room.width + 2 - REMARK), "quiet"
    )


def _case_row(row: DueCase | CaseSummary, now: datetime, language: Language, room: Cells) -> Line:
    case = row.case if isinstance(row, DueCase) else row
    sign, word = due_word(row, now, language)
    number = case.subject.masked if case.subject else "-"
    return (
        EMPTY.at(SIGN, signed(sign, clip(word, NUMBER - WHAT - 1)))
        .at(NUMBER, number)
        .at(room.case, case_number(case.call_id))
        .at(room.situation, clip(situation(row, language), room.next_step - room.situation - 1))
        .at(room.next_step, clip(language.text(next_step(row)), room.width + 2 - room.next_step))
    )


def _recent(cases: Sequence[CaseSummary], now: datetime, language: Language, room: Cells) -> list[Line]:
    _ = language.text
    lines = [EMPTY, EMPTY.at(2, _("Done lately"), "heading")]
    for case in cases:
        room_left = room.width + 2 - room.situation
        lines.append(
            EMPTY.at(WHAT, _done_at(case, now, language), "quiet")
            .at(NUMBER, case.subject.masked if case.subject else "-")
            .at(room.case, case_number(case.call_id))
            .at(room.situation, clip(what_became_of(case, language, room_left), room_left), "quiet")
        )
    return lines


def _done_at(case: CaseSummary, now: datetime, language: Language) -> str:
    """Say when a call was wrapped up: today's by the time, an earlier one by the day."""
    done_at = case.wrapped_up_at
    if done_at is None:
        return ""
    return language.clock_time(done_at) if today(done_at) == today(now) else f"{today(done_at):%m-%d}"


def figures_line(data: HomeData, language: Language) -> Line:
    """Return the second row of a small window: the figures of the day."""
    line = EMPTY
    for label, value in figures(data, language):
        line = line.at(line.end + 4 if line.placed else 2, f"{label} {value}")
    return line


def figures(data: HomeData, language: Language) -> tuple[tuple[str, str], ...]:
    """Return the figures of the day with their labels; an average only once a call is done."""
    _ = language.text
    done = language.plural("{count} call", "{count} calls", data.figures.calls_done)
    average = data.figures.average
    return (
        (_("Done today"), done),
        (_("average"), language.duration(average) if average is not None else "-"),
        (_("drafts"), str(data.figures.drafts)),
    )


def side_lines(data: HomeData, language: Language) -> tuple[Line, ...]:
    """Return the left column of a wide window."""
    _ = language.text
    lines = [EMPTY.at(1, ">", "heading").at(3, _("Home"), "heading"), EMPTY]
    for label, value in figures(data, language):
        lines.append(EMPTY.at(1, label, "quiet"))
        lines.append(EMPTY.at(3, value))
    return tuple(lines)
