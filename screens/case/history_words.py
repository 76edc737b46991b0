"""What each thing that happened to a case is called in its history: who did it, and what; one event at a time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Final

from agent_console.backend import (
    Correction,
    CorrectionState,
    ItemState,
    OrderItem,
    PlatformAnswerState,
    UnbindRequest,
)
from agent_console.call import events as e
from agent_console.call.casework import SettledBy
from agent_console.call.correction import OPEN_CORRECTIONS
from agent_console.call.request import OPEN_STATES, PROOF_EXPIRED, TAKEN_OVER
from agent_console.language import N_, Language
from screens.home.case_counts import in_order
from screens.submission.item_words import state_word


@dataclass
class Teller:
    """What has to be known of what came before to tell what comes next.

    Attributes:
        staff: Who answered the call.
        known: What had reached an end, by request, when it was last told.
        filed: What was asked to be unbound so far.
        own_answered: How many platforms had told of own accounts when that was last told.
    """

    language: Language
    staff: str = ""
    known: dict[int, Counter[ItemState]] = field(default_factory=dict)
    filed: frozenset[OrderItem] = frozenset()
    own_answered: int | None = None

    def told(self, event: e.Event) -> tuple[str, str]:
        """Say who did what; empty for a step of the call itself. Who is empty for the registry's own word."""
        tell = _TOLD.get(type(event))
        return tell(self, event) if tell else ("", "")

    def text(self, sentence: str, **values: object) -> str:
        """Give a sentence in the language shown."""
        said = self.language.text(sentence)
        return said.format(**values) if values else said


Tell = Callable[[Teller, Any], tuple[str, str]]


def _plain(sentence: str, *, of_staff: bool = False) -> Tell:
    return lambda teller, event: (teller.staff if of_staff else "", teller.text(sentence))


def _counted(sentence: str, what: str) -> Tell:
    return lambda teller, event: (teller.staff, teller.text(sentence, count=len(getattr(event, what))))


def _promised(sentence: str) -> Tell:
    return lambda teller, event: (teller.staff, teller.text(sentence, day=f"{event.promise.day:%m-%d}"))


def _filed(teller: Teller, event: e.FilingQueued) -> tuple[str, str]:
    """Tell what was asked for before from what comes besides it; a correction before it is neither."""
    before, items = teller.filed, set(event.items)
    sentence = N_("files {count} more") if before else N_("files {count}")
    if items <= before:
        sentence = N_("files {count} again")
    teller.filed = before | items
    return teller.staff, teller.text(sentence, count=len(event.items))


def _refused(teller: Teller, event: e.FilingRefused | e.CorrectionRefused) -> tuple[str, str]:
    late = event.code == PROOF_EXPIRED
    return "", teller.text(N_("not sent: verify again") if late else N_("refused by the registry"))


def _withdrawal_refused(teller: Teller, event: e.WithdrawalRefused) -> tuple[str, str]:
    late = event.code.rpartition(".")[2] == TAKEN_OVER
    return "", teller.text(N_("too late to take back") if late else N_("not taken back: refused"))


def _updated(teller: Teller, event: e.FilingUpdated) -> tuple[str, str]:
    return "", _changes(event.filing, event.request, teller.known, teller.language)


def _withdrawn(teller: Teller, event: e.WithdrawalAnswered) -> tuple[str, str]:
    return "", _changes(event.filing, event.request, {}, teller.language, ItemState.WITHDRAWN)


_SETTLED: dict[SettledBy, str] = {
    SettledBy.CALLER_TOLD: N_("not taken; the caller knows"),
    SettledBy.OTHER_WAY: N_("not taken; done another way"),
}


_TOLD: Final[dict[type[e.Event], Tell]] = {
    e.FilingQueued: _filed,
    e.FilingAccepted: _plain(N_("taken by the registry")),
    e.FilingUnknown: _plain(N_("sent, no answer came")),
    e.FilingRefused: _refused,
    e.FilingUpdated: _updated,
    e.FilingTakenBack: _counted(N_("takes back {count}, never sent"), "items"),
    e.CorrectionQueued: _counted(N_("asks to correct {count}"), "items"),
    e.CorrectionAccepted: _plain(N_("taken by the registry")),
    e.CorrectionUnknown: _plain(N_("sent, no answer came")),
    e.CorrectionRefused: _refused,
    e.CorrectionUpdated: lambda teller, event: ("", _label_ends(event.correction, teller.language)),
    e.RefusedSettled: lambda teller, event: (event.staff_no, teller.text(_SETTLED[event.by])),
    e.CaseShown: lambda teller, event: (event.staff_no, teller.text(N_("caller verified and told"))),
    e.WithdrawalQueued: _counted(N_("takes back {count}"), "item_ids"),
    e.WithdrawalAnswered: _withdrawn,
    e.WithdrawalUnknown: _plain(N_("withdrawal sent, no answer came")),
    e.WithdrawalRefused: _withdrawal_refused,
    e.Urged: _plain(N_("caller urges"), of_staff=True),
    e.ComplaintOpened: _promised(N_("complaint, answered by {day}")),
    e.ComplaintClockStopped: _plain(N_("complaint waits for the caller"), of_staff=True),
    e.ComplaintClockStarted: _promised(N_("complaint goes on, answered by {day}")),
    e.ComplaintAnswered: _plain(N_("complaint answered"), of_staff=True),
    e.OwnLookupStarted: _plain(N_("asks what the caller has"), of_staff=True),
    e.OwnLookupAnswered: lambda teller, event: ("", _own_answers(teller, event)),
    e.OwnLookupLost: _plain(N_("answers no longer kept: ask anew")),
    e.RouteTold: _counted(N_("told how {count} closes"), "platform_ids"),
    e.RouteTakenBack: _counted(N_("not told how {count} closes"), "platform_ids"),
    e.RingBackOffered: _plain(N_("caller will ring back")),
    e.FilingsFound: _plain(N_("taken over from another desk")),
}
"""Every kind of event a case is told by; the others are steps of a call."""


def _own_answers(teller: Teller, event: e.OwnLookupAnswered) -> str:
    """Count who answered of those asked; while a query is under way every second would be a line."""
    if not event.lookup.finished and event.lookup.expected_by is None:
        return ""
    answered = sum(one.state is PlatformAnswerState.ANSWERED for one in event.lookup.answers)
    if answered == teller.own_answered:
        return ""
    teller.own_answered = answered
    told = N_("own accounts: {answered} of {asked} answered")
    return teller.text(told, answered=answered, asked=len(event.lookup.answers))


def _label_ends(correction: Correction, language: Language) -> str:
    """Count the labels that reached an end, in words, below them in signs."""
    ends = Counter[CorrectionState](
        item.state for item in correction.items if item.state not in OPEN_CORRECTIONS
    )
    counted = [(ends[state], *state_word(state, language)) for state in in_order(ends)]
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
    counted = [(new[state], *state_word(state, language)) for state in in_order(new) if only in (None, state)]
    words = "  ".join(f"{count} {word}" for count, _sign, word in counted)
    return f"{words}\n{' '.join(f'{count}{sign}' for count, sign, _word in counted)}" if counted else ""
