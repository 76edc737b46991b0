"""What stands below the selection's list: the number's history, counts, warnings, texts. It knows no list."""

from __future__ import annotations

from agent_console.backend import PlatformAnswerState
from agent_console.call.call import Call
from agent_console.call.lookup import LookupState
from agent_console.language import Language
from screens.selection.history import History, history_of, labels, lengths_for, picture
from screens.selection.view import SelectionView, why_locked
from screens.warnings import counts
from screens.widgets.line import EMPTY, Line, width_of
from screens.widgets.wrap import wrap_cells

ROWS = 4
ROWS_TALL = 8


def below(view: SelectionView, width: int) -> tuple[Line, ...]:
    """Draw history, counts and warnings in four rows."""
    history = history_of(view.call, view.today)
    return (
        labels(history, view.language, width),
        picture(history, width),
        _counted(history, view, width),
        _warned(view, width),
    )


def _counted(history: History, view: SelectionView, width: int) -> Line:
    _ = view.language.text
    line = EMPTY.at(2, _("o earlier {count}").format(count=history.earlier))
    line = line.then(_("? no date {count}").format(count=history.undated), "unknown", gap=3)
    whole = line.then(_rest(history, view.call, view.language), gap=2)
    counted = _with_own(whole, whole.end + 4, history, view.language, width)
    if counted.end <= width + 2:
        return counted
    # Beside a practised caller the counts are worth more than what may be done about them.
    short = line.then(_("{count} not found").format(count=history.not_found), gap=2)
    return _with_own(short, short.end + 4, history, view.language, width)


def _with_own(line: Line, column: int, history: History, language: Language, width: int) -> Line:
    """Put the count of the caller's own at a column, in the longer form where it fits."""
    forms = (language.text("# caller's own {count}, locked"), language.text("# caller's own {count}"))
    own = [form.format(count=len(history.own)) for form in forms]
    fits = [one for one in own if column + width_of(one) <= width + 2]
    if fits:
        return line.at(column, fits[0], "locked")
    # Beside a practised caller there are fewer cells than the column wants.
    return line.at(max(line.end + 1, width + 1 - width_of(own[-1])), own[-1], "locked")


def _rest(history: History, call: Call, language: Language) -> str:
    _ = language.text
    silent = call.lookup.count(PlatformAnswerState.PENDING)
    if call.lookup.state is LookupState.DOWN:
        return _("no answers, all can be asked")
    if silent:
        return _("{count} more, {silent} not answered yet").format(count=history.not_found, silent=silent)
    return _("{count} not found, can be asked").format(count=history.not_found)


def _warned(view: SelectionView, width: int) -> Line:
    _ = view.language.text
    line = EMPTY.at(2, _("To be told"), "quiet")
    if not view.call.chosen:
        return line.at(16, _("nothing ticked yet"))
    last = _("at read-back")
    column = 16
    chosen, language = view.call.chosen, view.language
    for span in chosen.once((counts, language.code), lambda: counts(chosen, view.warning_word, language)):
        if column + width_of(span) > width + 1:
            return line
        line = line.at(column, span)
        column = line.end + 4
    return line.then(last, "quiet", gap=2) if line.end + 2 + width_of(last) <= width else line


def below_tall(view: SelectionView, width: int) -> tuple[Line, ...]:
    """Draw the same with more air, and two rows about the highlighted platform."""
    history = history_of(view.call, view.today)
    _ = view.language.text
    lengths = lengths_for(width)
    counted = EMPTY.at(2, _("o earlier {count}").format(count=history.earlier))
    counted = counted.then(_("? no date {count}").format(count=history.undated), "unknown", gap=3)
    counted = _with_own(counted, max(lengths.boundary, counted.end + 4), history, view.language, width)
    texts = _highlighted_texts(view, width)
    return (
        EMPTY,
        labels(history, view.language, width),
        picture(history, width),
        counted,
        EMPTY.at(2, _rest(history, view.call, view.language)),
        _warned(view, width),
        *texts,
        *(EMPTY for _ in range(2 - len(texts))),
    )


def _highlighted_texts(view: SelectionView, width: int) -> tuple[Line, ...]:
    """Return at most two rows about the highlighted platform, or about what is the caller's own."""
    entry, language = view.highlighted, view.language
    rows: tuple[str, ...] = ()
    if entry and entry.row and not entry.row.tickable:
        rows = why_locked(entry.row, view.call, language, width - 1)
    elif entry and entry.row and entry.row.platform.warning:
        platform = entry.row.platform
        name, family = language.bilingual(platform.name), language.bilingual(platform.family_name)
        told = language.text("{platform} ({company}): {warning}")
        warning = language.bilingual(platform.warning) if platform.warning else ""
        rows = wrap_cells(told.format(platform=name, company=family, warning=warning), width - 1)
    if len(rows) < 2:
        rows = (*rows, *own_since(view.call, language, width - 1))
    return tuple(EMPTY.at(2, row) for row in rows[:2])


def own_since(call: Call, language: Language, width: int) -> tuple[str, ...]:
    """Say which platforms are the caller's own and since when: those stay."""
    _ = language.text
    since, told = _("{platform} since {month}"), _("{platforms}: the caller's own, they stay")
    own = [
        since.format(platform=language.bilingual(row.platform.name), month=f"{row.own_since:%Y-%m}")
        if row.own_since
        else language.bilingual(row.platform.name)
        for row in call.rows.kept_own
    ]
    if not own:
        return ()
    room = width - width_of(told) + width_of("{platforms}")
    return wrap_cells(told.format(platforms=language.listed(own, room)), width)[:1]
