"""What the list of labels says around its body: counts, status line, script, keys. It knows no lines of the body."""

from __future__ import annotations

from screens.labels.view import LabelsView
from screens.widgets.keyline import Hint
from screens.widgets.line import fit

_NAME_CELLS = 24
_LISTED_CELLS = 40
"""What a list of names may take in a script, so that the words to say stay within their two rows."""


def heading_right(view: LabelsView) -> str:
    """Count what is shown, what can be corrected, and who has not answered."""
    told = view.language.text("labelled {labelled}   correctable {choosable}   open {open}")
    return told.format(labelled=view.labelled, choosable=view.choosable, open=view.open_answers)


def resting_message(view: LabelsView) -> str:
    """Say how far the choice is."""
    _, language = view.language.text, view.language
    if not view.choosable:
        return _("= Nothing here can be corrected: F9 wraps up")
    if not view.chosen:
        return _("  Nothing chosen yet: ask which labels are wrong")
    chosen = language.plural("  {count} label chosen", "  {count} labels chosen", len(view.chosen))
    missing = len(view.without_reason)
    if missing:
        return chosen + language.plural("   {count} without a reason", "   {count} without a reason", missing)
    return chosen + _("   every one has its reason")


def missing_reason(view: LabelsView) -> str:
    """Name the first chosen label that has no reason."""
    name = fit(view.provider_name(view.without_reason[0].provider_id), _NAME_CELLS)
    return view.language.text("x {firm}: choose the reason first").format(firm=name)


def refusal(view: LabelsView) -> str:
    """Say why the highlighted row is not chosen."""
    row = view.highlighted
    name = fit(view.provider_name(row.provider_id), _NAME_CELLS) if row else ""
    return view.language.text("# {firm}: this row cannot be chosen, why stands below").format(firm=name)


def script_of(view: LabelsView) -> str:
    """Return what is said: about a reason that is missing, what can be corrected, or that nothing can."""
    if view.without_reason:
        return "labels_reason"
    if view.choosable:
        return "labels"
    if view.labelled:
        return "labels_locked"
    return "labels_some_open" if view.open_answers or not view.rows else "labels_none"


def words_of(view: LabelsView) -> dict[str, str]:
    """Fill in the counts, and the firm whose label has no reason yet."""
    language = view.language
    missing = view.without_reason
    firms = [view.provider_name(row.provider_id) for row in missing[:1]]
    return {
        "count": language.spoken_count(view.labelled),
        "correctable": language.spoken_count(view.choosable),
        "open": language.spoken_count(view.open_answers),
        "companies": language.listed(firms, _LISTED_CELLS),
    }


def hints_of(view: LabelsView) -> tuple[Hint, ...]:
    """Return the keys, as they act on the highlighted row."""
    _, row = view.language.text, view.highlighted
    again, back = Hint("F5", _("Ask again")), Hint("Esc", _("Back"))
    if not view.choosable:
        return (again, Hint("F9", _("Wrap up")), back)
    review = Hint("Enter", _("Review"))
    if row is None or not row.choosable:
        return review, Hint("Space", _("does nothing (locked)")), Hint("*", _("All")), again, back
    reason = Hint(_("Left Right"), _("Reason"))
    return review, Hint("Space", _("Choose")), reason, Hint("*", _("All")), again, back
