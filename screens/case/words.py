"""What the page of a case says around its body: title, status line, script, keys. What is told aloud is elsewhere."""

from __future__ import annotations

from agent_console.backend import CorrectionState, ItemState
from agent_console.calendar.zone import local, today
from agent_console.call.call import Call
from agent_console.call.casework import Complaint
from agent_console.call.refused import not_taken
from agent_console.call.request import FilingState
from agent_console.casebook.case_summary import CaseState, ItemWord
from agent_console.language import N_, Language
from screens.case.own_accounts import own_resting
from screens.case.spoken import said_counts
from screens.case.view import CaseView, ItemGroup
from screens.failures import CODE_CELLS
from screens.home.case_counts import counted
from screens.home.words import case_number
from screens.submission.item_words import state_word
from screens.widgets.keyline import Hint
from screens.widgets.line import EMPTY, Line, Text, fit
from screens.widgets.page import signed

STATES: dict[CaseState, tuple[str, str]] = {
    CaseState.DRAFT: ("-", N_("draft, nothing filed")),
    CaseState.OPEN: ("!", N_("filed, call not wrapped up")),
    CaseState.QUEUED: ("~", N_("recorded, to be sent")),
    CaseState.OUTCOME_UNKNOWN: ("?", N_("outcome unknown")),
    CaseState.NEEDS_PERSON: ("!", N_("needs a person")),
    CaseState.WAITING: ("~", N_("with the platforms")),
    CaseState.NO_REPLY: ("!", N_("some platforms are silent")),
    CaseState.CALL_BACK: ("~", N_("call-back agreed")),
    CaseState.CLOSED: ("=", N_("answered")),
}
"""How a case stands, as it may be shown before the caller is verified."""

NEXT_STEPS: dict[ItemWord, str] = {
    FilingState.NEEDS_PERSON: N_("1 again, or 7"),
    FilingState.OUTCOME_UNKNOWN: N_("F5 checks first"),
    ItemState.NO_REPLY: N_("1 file again"),
    ItemState.REFUSED: N_("caller asks there"),
    ItemState.SELF_SERVICE_REQUIRED: N_("caller does it there"),
    FilingState.QUEUED: N_("sent by itself"),
    FilingState.SETTLED: N_("dealt with"),
    FilingState.ACCEPTED: N_("F5 asks how far"),
    ItemState.SUBMITTED: N_("3 takes it back"),
    ItemState.FORWARDED: N_("wait, or 2 urge"),
    ItemState.OTHER: N_("wait"),
    ItemState.KEPT_CURRENT_HOLDER: N_("yours, stays"),
    ItemState.NO_PRIOR_BINDING: N_("nothing to do"),
    ItemState.WITHDRAWN: N_("nothing to do"),
    ItemState.UNBOUND: N_("nothing to do"),
    CorrectionState.PENDING: N_("wait, or 2 urge"),
    CorrectionState.IN_REVIEW: N_("wait, or 2 urge"),
    CorrectionState.CORRECTED: N_("nothing to do"),
    CorrectionState.NOT_LABELLED: N_("nothing to do"),
    CorrectionState.REQUIRES_REVIEW: N_("the firm looks"),
    CorrectionState.INELIGIBLE: N_("caller asks there"),
}


def next_step(group: ItemGroup, language: Language) -> str:
    """Say what comes next for the items in one state."""
    if group.expired:
        return language.text(N_("file anew, then 7") if group.labels else N_("1 verify, send again"))
    if group.word is FilingState.NEEDS_PERSON and group.labels:
        return language.text(N_("file anew, then 7"))
    return language.text(NEXT_STEPS[group.word])


def heading(view: CaseView) -> str:
    """Return the name of the page, and the counts once the caller may hear them."""
    _ = view.language.text
    if not view.told:
        return _("Case   states and days only")
    name = _("Case")
    if not view.groups and view.case.own_accounts.asked:
        return f"{name}   {_('own accounts')}"
    return f"{name}   {counted(view.summary, view.language, 52)}"


def heading_right(view: CaseView) -> Text:
    """Say whether it is late."""
    if not view.days_late:
        return ""
    late = view.language.plural("{count} day late", "{count} days late", view.days_late)
    return (signed("!", late),)


def where(view: CaseView) -> Line:
    """Return the second row: number, items, which working day, who took it, whether a complaint runs."""
    _, language = view.language.text, view.language
    line = EMPTY.at(2, _("Case {number}").format(number=case_number(view.case.id)))
    filed = language.plural("{count} item", "{count} items", view.count)
    parts = [filed] if view.told and view.groups else []
    parts.append(_("working day {count}").format(count=view.working_day))
    parts.append(_("by #{staff_no}").format(staff_no=view.case.staff_no))
    parts.append(_("complaint open") if complaint_is_open(view.case) else _("no complaint"))
    for part in parts:
        line = line.then(part, gap=3)
    return line


def complaint_is_open(case: Call) -> bool:
    """Whether a complaint has still to be answered."""
    return case.casework.complaint is not None and case.casework.complaint.is_open


def days_stood(complaint: Complaint) -> int:
    """Count the days that do not count."""
    return sum(len(list(one.days())) for one in complaint.stood)


def complaint_words(complaint: Complaint | None, view: CaseView) -> str:
    """Say how the complaint's fifteen calendar days stand."""
    _ = view.language.text
    if complaint is None:
        return _("no complaint; 15 calendar days from the day of one")
    if complaint.answered_at is not None:
        return _("answered {day}").format(day=view.language.day_of_year(local(complaint.answered_at).date()))
    if complaint.stands_since is not None:
        since = view.language.day_of_year(complaint.stands_since)
        return _("the clock stands still since {day}: waits for the caller").format(day=since)
    day = (today(view.now) - complaint.promise.started_on).days + 1 - days_stood(complaint)
    told = _("day {count}, answered by {day}; 15 calendar days")
    return told.format(count=day, day=view.language.day_of_year(complaint.promise.day))


def resting_message(view: CaseView) -> Text:
    """Return what the case asks for most."""
    _, language = view.language.text, view.language
    if not view.told:
        sign, word = STATES[view.summary.state or CaseState.CLOSED]
        return f"{sign} {_(word)}"
    if back := next((one for one in not_taken(view.case.submission) if one.takes_back), None):
        told = _("! {count} not taken back, refused ({code})   3 again, or 7")
        return told.format(count=back.apps, code=fit(back.code or "?", CODE_CELLS))
    first = view.groups[0] if view.groups else None
    if first is None and view.case.own_accounts.asked:
        return own_resting(view.case, language)
    if first is None:
        return _("= Nothing was filed")
    sign, word = state_word(first.word, language)
    step = next_step(first, language)
    return f"{sign} {first.count} {word}   {step}"


def script_of(view: CaseView) -> str:
    """Return what is said: nothing of the case before the caller is verified."""
    something = bool(view.groups) or view.case.own_accounts.asked
    return "case" if view.told and something else "case_unverified"


def words_of(view: CaseView) -> dict[str, str]:
    """Fill in the counts."""
    return {"counts": said_counts(view)} if script_of(view) == "case" else {}


def hints_of(view: CaseView) -> tuple[Hint, ...]:
    """Return the keys of the page."""
    _ = view.language.text
    refused = (Hint("7", view.language.text_in("case", "Close")),) if not_taken(view.case.submission) else ()
    if not view.told:
        if view.call is None:
            clock = (Hint("5", _("Complaint")),) if complaint_is_open(view.case) else ()
            return (
                Hint("F5", _("Ask how far")),
                Hint("4", _("Ring back, verify")),
                *clock,
                *refused,
                Hint("Esc", _("Back")),
            )
        return Hint("F5", _("Ask how far")), *refused, Hint("Esc", _("Verify first"))
    apps = (Hint("1", _("Again")),) if view.case.submission.filings else ()
    taken_back = (Hint("3", _("Take back")),) if apps else ()
    return (
        *apps,
        *((Hint("2", _("Urge")),) if view.groups else ()),
        *taken_back,
        Hint("5", _("Complaint")),
        Hint("6", _("To tell")),
        *refused,
        *((Hint("Enter", _("Details")),) if view.has_details else ()),
        Hint("Esc", _("Back")),
    )
