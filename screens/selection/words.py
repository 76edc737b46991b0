"""What the selection says on its status line and in its one-line form. It knows no keys and no call."""

from __future__ import annotations

from agent_console.call.services.unbind import Row, Standing
from agent_console.language import N_, Language
from screens.selection.entries import Entries, Entry
from screens.selection.rows import Change, TickKind
from screens.selection.view import SelectionView
from screens.widgets.keyline import Hint
from screens.widgets.line import fit

_NAME_CELLS = 24
"""A name on the status line; a registry's name may be of any length."""

_LISTED_CELLS = 48
"""What a script's list of names may take, so that the words to say stay within their two rows."""


_FORETOLD_CELLS = 24
"""The words before the names, and the column they begin in."""


_NOT_SERVED = N_("not served")
_IN_SHORT = {
    Standing.LOCKED_OWN: N_("caller's own"),
    Standing.UNDER_WAY: N_("asked for"),
    Standing.SELF_SERVICE: N_("by the caller"),
}


def change_sentence(change: Change, language: Language) -> str:
    """Say what became of the ticks."""
    _ = language.text
    if change.refused is not None and not change.tick:
        return refusal_sentence(change.refused, language)
    name = _name(change, language)
    if change.untick:
        return _("+ unticked {name}, {count}").format(name=name, count=len(change.untick))
    skipped = _passed_over(change, language)
    if change.tick:
        return _("+ ticked {name}, {count}").format(name=name, count=len(change.tick)) + skipped
    return _("= {name}: nothing more to tick").format(name=name) + skipped


def _passed_over(change: Change, language: Language) -> str:
    """Say what was not ticked: by its name what was asked for by name."""
    if change.refused is not None and change.passed_over == 1:
        name = fit(language.bilingual(change.refused.platform.name), _NAME_CELLS)
        why = language.text(_IN_SHORT.get(change.refused.standing, _NOT_SERVED))
        return language.text(", not {name}: {why}").format(name=name, why=why)
    told = language.text(", passed over {count} not open")
    return told.format(count=change.passed_over) if change.passed_over else ""


def foretold_sentence(change: Change, rows: tuple[Row, ...], language: Language, cells: int) -> str:
    """Name what a one-line command would tick; what is locked is only counted."""
    _ = language.text
    names = [language.bilingual(row.platform.name) for row in rows if row.platform.id in change.tick]
    if not names:
        return refusal_sentence(change.refused, language) if change.refused else _("= nothing more to tick")
    listed = language.listed(names, cells - _FORETOLD_CELLS)
    return _("Ticks {count}: {names}").format(count=len(names), names=listed)


def _name(change: Change, language: Language) -> str:
    if change.kind is TickKind.SHOWN or change.entry is None:
        return language.text("all that is shown")
    return fit(name_of(change.entry, language), _NAME_CELLS)


def name_of(entry: Entry, language: Language) -> str:
    """Name a company or a platform."""
    platform = entry.row.platform.name if entry.row else entry.family.name
    return language.bilingual(platform)


def refusal_sentence(row: Row, language: Language) -> str:
    """Say why a row was not ticked, in words."""
    _ = language.text
    name = fit(language.bilingual(row.platform.name), _NAME_CELLS)
    match row.standing:
        case Standing.LOCKED_OWN:
            return _("# {name} is the caller's own: not ticked, it stays").format(name=name)
        case Standing.UNDER_WAY:
            return _("~ {name} is asked for already: under way, not ticked").format(name=name)
        case Standing.SELF_SERVICE:
            return _("- {name} only releases to the caller in person: F3").format(name=name)
        case _:
            return _("- {name} takes no part: it cannot be asked here").format(name=name)


def found_sentence(typed: str, entries: Entries, language: Language) -> str:
    """Say what a filter found."""
    if not entries:
        return not_found_sentence(typed, language)
    _ = language.text
    typed = fit(typed, _NAME_CELLS)
    families = len(entries.families)
    return _("  {typed} found {families}, {platforms}").format(
        typed=typed,
        families=language.plural("{count} company", "{count} companies", families),
        platforms=language.plural("{count} app", "{count} apps", len(entries) - families),
    )


def not_found_sentence(typed: str, language: Language) -> str:
    """Say that nobody is called so."""
    told = language.text("? No platform is called {typed}: try another name, or F3")
    return told.format(typed=fit(typed, _NAME_CELLS))


def one_line_of(change: Change, typed: str, language: Language) -> str:
    """Show the one-line form of a change: `:u @ByteDance` for a company, else what finds it."""
    if change.kind is TickKind.SHOWN or change.entry is None:
        return ":u *"
    name = fit(name_of(change.entry, language), _NAME_CELLS)
    if change.kind is TickKind.FAMILY:
        return f":u @{name}"
    return f":u {fit(typed, _NAME_CELLS) or name}"


def script_of(view: SelectionView) -> str:
    """Return which script is spoken: about the whole list, what was found or not, or the caller's own."""
    if view.filter and not view.entries:
        return "selection_nothing"
    entry = view.highlighted if view.filter else None
    if entry is None:
        return "selection"
    if tickable := sum(row.tickable for row in entry.rows):
        return "selection_filter" if tickable > 1 else "selection_filter_one"
    standings = {row.standing for row in entry.rows}
    if Standing.LOCKED_OWN in standings:
        return "selection_locked"
    return "selection_under_way" if Standing.UNDER_WAY in standings else "selection"


def words_of(view: SelectionView) -> dict[str, str]:
    """Name the companies shown, and the platforms the highlight stands for."""
    language = view.language
    companies = (language.bilingual(family.name) for family in view.entries.families)
    entry = view.highlighted
    can_be_asked = any(row.tickable for row in entry.rows) if entry else False
    platforms = [
        language.bilingual(row.platform.name)
        for row in (entry.rows if entry else ())
        if row.tickable or not can_be_asked
    ]
    return {
        "companies": language.listed(companies, _LISTED_CELLS),
        "platforms": language.listed(platforms, _LISTED_CELLS),
    }


def hints_of(view: SelectionView) -> tuple[Hint, ...]:
    """Return the keys of the page, as they act on the highlighted row."""
    _ = view.language.text
    review, clear = Hint("Enter", _("Review")), Hint("Esc", _("Clear the filter"))
    if not view.filter:
        acts = ((" ", _("Tick")), ("+", _("Family")), ("*", _("All")), ("-", _("None")))
        keys = tuple(Hint("Space" if key == " " else key, label) for key, label in acts)
        return (review, *keys, Hint("", _("type to find")), Hint("Esc", _("Back")))
    entry = view.highlighted
    if entry is not None and not any(row.tickable for row in entry.rows):
        return (review, Hint("Space", _("does nothing (locked)")), Hint("F3", _("About it")), clear)
    return (
        Hint("Space", _("Tick, clear the filter")),
        Hint("+", _("Family")),
        Hint("*", _("All found")),
        clear,
    )
