"""What happened to a case, in one line each: when, who, what. From its events alone; it knows no page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from agent_console.backend import Correction, CorrectionState, ItemState, PlatformAnswerState, UnbindRequest
from agent_console.call import events as e
from agent_console.call.casework import SettledBy
from agent_console.call.correction import OPEN_CORRECTIONS
from agent_console.call.request import OPEN_STATES, PROOF_EXPIRED, TAKEN_OVER
from agent_console.call.stop import NextStep
from agent_console.language import N_, Language
from screens.sentences import outcome_text
from screens.stopped.texts import OFFERED
from screens.submission.item_words import state_word


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One thing that happened: `who` is a staff number, empty for the registry's own word.

    `short` says the same in signs, where there is no room for the words.
    """

    at: datetime
    who: str
    text: str
    short: str = ""


_PLAIN: dict[type[e.Event], str] = {
    e.FilingAccepted: N_("taken by the registry"),
    e.FilingUnknown: N_("sent, no answer came"),
    e.CorrectionAccepted: N_("taken by the registry"),
    e.CorrectionUnknown: N_("sent, no answer came"),
    e.WithdrawalUnknown: N_("withdrawal sent, no answer came"),
    e.RingBackOffered: N_("caller will ring back"),
    e.FilingsFound: N_("taken over from another desk"),
}
"""What needs no number."""

_SETTLED: dict[SettledBy, str] = {
    SettledBy.CALLER_TOLD: N_("not taken; the caller knows"),
    SettledBy.OTHER_WAY: N_("not taken; done another way"),
}


def history_of(events: Iterable[e.Event], language: Language) -> tuple[HistoryLine, ...]:
    """Read the history off the events of a case, oldest first; steps of the call itself are left out."""
    _, lines = language.text, []
    staff, known = "", dict[int, Counter[ItemState]]()
    offered: NextStep | None = None
    only_labels = False
    for event in events:
        if isinstance(event, e.CorrectionQueued | e.FilingQueued):
            only_labels = isinstance(event, e.CorrectionQueued) and (only_labels or event.filing == 1)
        offered = _offered(event, offered)
        if isinstance(event, e.CallWrappedUp) and offered in OFFERED:
            lines.append(HistoryLine(event.at, staff, _(OFFERED[offered])))
        if isinstance(event, e.CallOpened):
            staff = event.staff_no
        who, text = _told(event, staff, known, language)
        if isinstance(event, e.CallWrappedUp):
            who, text = staff, _(outcome_text(event.outcome, only_labels=only_labels))
        if text:
            words, _sep, short = text.partition("\n")
            lines.append(HistoryLine(event.at, who, words, short))
    return tuple(lines)


def words_of_case(event: e.Event, language: Language) -> str:
    """Say what one event did to its case; empty for a step of the call itself."""
    return _told(event, "", {}, language)[1].partition("\n")[0]


def _offered(event: e.Event, before: NextStep | None) -> NextStep | None:
    """Follow what a stop page was left with; who goes on with the call takes none of it."""
    if isinstance(event, e.NextStepChosen):
        return event.choice
    return None if isinstance(event, e.CallStopped | e.StopLeft | e.ServiceChosen) else before


def _told(
    event: e.Event, staff: str, known: dict[int, Counter[ItemState]], language: Language
) -> tuple[str, str]:
    _ = language.text
    if type(event) in _PLAIN:
        return "", _(_PLAIN[type(event)])
    match event:
        case e.FilingQueued():
            filed = _("files {count}") if event.filing == 1 else _("files {count} more")
            return staff, filed.format(count=len(event.items))
        case e.FilingRefused():
            late = event.code == PROOF_EXPIRED
            return "", _("not sent: verify again") if late else _("refused by the registry")
        case e.FilingUpdated():
            return "", _changes(event.filing, event.request, known, language)
        case e.CorrectionQueued():
            return staff, _("asks to correct {count}").format(count=len(event.items))
        case e.CorrectionRefused():
            late = event.code == PROOF_EXPIRED
            return "", _("not sent: verify again") if late else _("refused by the registry")
        case e.CorrectionUpdated():
            return "", _label_ends(event.correction, language)
        case e.CaseShown():
            return event.staff_no, _("caller verified and told")
        case e.WithdrawalQueued():
            return staff, _("takes back {count}").format(count=len(event.item_ids))
        case e.FilingTakenBack():
            return staff, _("takes back {count}, never sent").format(count=len(event.items))
        case e.WithdrawalAnswered():
            return "", _changes(event.filing, event.request, {}, language, ItemState.WITHDRAWN)
        case e.WithdrawalRefused():
            late = event.code.rpartition(".")[2] == TAKEN_OVER
            return "", _("too late to take back") if late else _("not taken back: refused")
        case e.RefusedSettled():
            return event.staff_no, _(_SETTLED[event.by])
        case e.Urged():
            return staff, _("caller urges")
        case e.ComplaintOpened():
            return staff, _("complaint, answered by {day}").format(day=f"{event.promise.day:%m-%d}")
        case e.ComplaintClockStopped():
            return staff, _("complaint waits for the caller")
        case e.ComplaintAnswered():
            return staff, _("complaint answered")
        case e.ComplaintClockStarted():
            return staff, _("complaint goes on, answered by {day}").format(day=f"{event.promise.day:%m-%d}")
        case e.OwnLookupStarted():
            return staff, _("asks what the caller has")
        case e.OwnLookupAnswered():
            return "", _own_answers(event, language)
        case e.OwnLookupLost():
            return "", _("answers no longer kept: ask anew")
        case e.RouteTold():
            return staff, _("told how {count} closes").format(count=len(event.platform_ids))
        case e.RouteTakenBack():
            return staff, _("not told how {count} closes").format(count=len(event.platform_ids))
        case _:
            return "", ""


def _own_answers(event: e.OwnLookupAnswered, language: Language) -> str:
    """Count who answered of those asked; while a query is under way every second would be a line."""
    if not event.lookup.finished and event.lookup.expected_by is None:
        return ""
    answered = sum(one.state is PlatformAnswerState.ANSWERED for one in event.lookup.answers)
    told = language.text("own accounts: {answered} of {asked} answered")
    return told.format(answered=answered, asked=len(event.lookup.answers))


def _label_ends(correction: Correction, language: Language) -> str:
    """Count the labels that reached an end, in words, below them in signs."""
    ends = Counter[CorrectionState](
        item.state for item in correction.items if item.state not in OPEN_CORRECTIONS
    )
    counted = [(count, *state_word(state, language)) for state, count in sorted(ends.items())]
    words = "  ".join(f"{count} {word}" for count, _sign, word in counted)
    return f"{words}\n{' '.join(f'{count}{sign}' for count, sign, _word in counted)}" if counted else ""


def _changes(
    filing: int,
    request: UnbindRequest,
    known: dict[int, Counter[ItemState]],
    language: Language,
    only: ItemState | None = None,
) -> str:
    """Count what reached an end since the last word of the same request: in words, below them in signs."""
    told = Counter(item.state for item in request.items if item.state not in OPEN_STATES)
    new = told - known.get(filing, Counter())
    known[filing] = told
    counted = [
        (count, *state_word(state, language)) for state, count in sorted(new.items()) if only in (None, state)
    ]
    words = "  ".join(f"{count} {word}" for count, _sign, word in counted)
    return f"{words}\n{' '.join(f'{count}{sign}' for count, sign, _word in counted)}" if counted else ""
