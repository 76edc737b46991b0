"""The facts of the read-back as lines: number, apps, recipients, data, what stays, by when. It knows no statement."""

from __future__ import annotations

from screens.read_back.view import LIST_COLUMN, Division, ReadBackView
from screens.widgets.line import EMPTY, Line, fit, width_of

LEAST_LIST_ROWS = 3
"""The list keeps these rows however short it is, so that nothing below it moves from call to call."""


def _fact(label: str, value: str, width: int) -> Line:
    return EMPTY.at(2, label, "quiet").at(LIST_COLUMN, fit(value, width + 2 - LIST_COLUMN))


def _key_column(view: ReadBackView, width: int) -> int:
    """Return where the keys that change a part stand: as far right as the longest of them allows."""
    _ = view.language.text
    page = _("page {number} of {count}").format(number=1, count=1)
    return width - max(width_of(text) for text in (_("F8 change number"), _("Esc change apps"), page))


def number_line(view: ReadBackView, width: int) -> Line:
    """Draw the number, since when it is the holder's, and the key that changes it."""
    _, numbers = view.language.text, view.call.numbers
    line = _fact(_("Number"), numbers.subject.masked if numbers.subject else "-", width)
    since = view.language.text_in("short", "holder since {day}").format(day=numbers.activated_on or "-")
    line = line.then(since, gap=3 if line.end + 4 + width_of(since) < _key_column(view, width) else 1)
    return line.at(max(line.end + 2, _key_column(view, width)), _("F8 change number"))


def app_lines(view: ReadBackView, division: Division, width: int) -> tuple[Line, ...]:
    """Draw the list, or where it stands; beside it the key that changes it and the page."""
    _ = view.language.text
    count = sum(len(group.apps) for group in view.groups)
    label = view.language.plural("{count} app", "{count} apps", count)
    # A count of three digits reaches the list's own column in Chinese.
    beside = max(LIST_COLUMN, 3 + width_of(label))
    lines = list(division.beside) or [EMPTY.at(beside, _where_listed(view, division))]
    lines.extend(EMPTY for _ in range(LEAST_LIST_ROWS - len(lines)))
    column = _key_column(view, width)
    lines[0] = lines[0].at(2, fit(label, LIST_COLUMN - 2), "quiet").at(column, _("Esc change apps"))
    page = _("page {number} of {count}").format(number=view.page + 1, count=division.count)
    lines[-1] = lines[-1].at(column, page, "quiet")
    return tuple(lines)


def _where_listed(view: ReadBackView, division: Division) -> str:
    return view.language.plural(
        "listed on the {count} page before", "listed on the {count} pages before", len(division.pages)
    )


def goes_line(view: ReadBackView, width: int) -> Line:
    """Name who gets the number: each recipient is told (PIPL §23), all of them stand on the list's pages."""
    _, language = view.language.text, view.language
    companies = [group.company for group in view.groups]
    told = language.plural("{count} company: ", "{count} companies: ", len(companies))
    names = language.listed(companies, width + 2 - LIST_COLUMN - width_of(told))
    return _fact(_("Goes to"), told + names, width)


def given_lines(view: ReadBackView, width: int) -> tuple[Line, ...]:
    """Say what is handed over and what is not; in one row where it fits."""
    _ = view.language.text
    given, kept = _("number, start date, proof of check"), _("no name, no ID number")
    whole = given + _("; ") + kept
    if width_of(whole) <= width + 2 - LIST_COLUMN:
        return (_fact(_("We hand on"), whole, width),)
    return (_fact(_("We hand on"), given, width), _fact("", kept, width))


def stays_line(view: ReadBackView, width: int) -> Line:
    """Name the caller's own, and count what could be ticked and was not."""
    _, language = view.language.text, view.language
    open_count = len(view.call.tickable) - len(view.call.chosen)
    rest = language.plural("{count} not ticked", "{count} not ticked", open_count)
    own = [language.bilingual(row.platform.name) for row in view.call.rows.kept_own]
    if not own:
        return _fact(_("Stays"), rest, width)
    told = _("{platforms} (caller's own)")
    cells = width + 2 - LIST_COLUMN - width_of(told) - width_of(rest) - 3 + width_of("{platforms}")
    stays = told.format(platforms=language.listed(own, cells))
    return _fact(_("Stays"), stays, width - width_of(rest) - 2).then(rest, gap=2)


def answer_lines(view: ReadBackView, width: int) -> tuple[Line, ...]:
    """Say by when the platforms answer and where the message goes; provisional days say so (暂定)."""
    _, language, promise = view.language.text, view.language, view.promise
    day = language.day(promise.day)
    told = _("by {day}, provisional") if promise.provisional else _("by {day}")
    days = language.plural("{count} working day", "{count} working days", promise.term.days)
    contact = view.call.numbers.answers_go_to
    sms = _("SMS to {number}").format(number=contact.masked if contact else "-")
    line = _fact(_("Answer"), told.format(day=day) + _(", ") + days, width)
    if line.end + 4 + width_of(sms) <= width + 1:
        return (line.then(sms, gap=4 if line.end + 5 + width_of(sms) > width + 1 else 5),)
    return (line, _fact("", sms, width))
