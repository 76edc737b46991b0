"""What an agent may say now on a page of a practised call, in which order, and which line is proposed. Pure.

The order is drawn from the run's seed: the same run has the same list, and the line that is wrong stands anywhere.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random
from typing import Final

from agent_console.training.caller import hears
from agent_console.training.noticed import SAID
from agent_console.training.practice import Practice
from agent_console.training.rehearsal import Rehearsal, Speaker
from agent_console.training.scenario import AgentLine

DUE: Final[dict[str, tuple[str, ...]]] = {
    "intake.no_number": ("ask_number",),
    "intake.waiting": ("ask_number",),
    "intake.fits": ("ask_number",),
    "intake.fits_not": ("ask_number",),
    "notice.to_read": ("read_notice",),
    "notice.agreed": (),
    "verification.to_compare": ("ask_identity",),
    "verification.missed": ("ask_again",),
    "verification.no_code": ("ask_sim",),
    "verification.code_not_sent": ("ask_sim",),
    "verification.code_sent": ("ask_code",),
    "verification.code_wrong": ("ask_code",),
    "verification.locked": (),
    "verification.verified": (),
    "lookup.tenure_open": ("ask_since",),
    "lookup.running": ("wait_please",),
    # Where the list is stale the scenario says in words of its own what has left.
    "selection.nothing_ticked": ("ask_since", "ask_which", "has_left"),
    "selection.ticked": ("has_left", "ask_more"),
    "read_back.unread": ("read_list",),
    "read_back.warnings": ("read_warnings",),
    "read_back.list": ("read_list",),
    "read_back.consent": ("ask_consent",),
    "read_back.code_over": ("ask_code",),
    "read_back.ready": (),
    "labels.none_chosen": ("tell_labels",),
    "labels.reason_open": ("ask_label_reason",),
    "labels.chosen": (),
    "labels_read_back.unread": ("read_labels",),
    "labels_read_back.list": ("read_labels",),
    "labels_read_back.consent": ("ask_consent_labels",),
    "labels_read_back.code_over": ("ask_code",),
    "labels_read_back.ready": (),
    "own_accounts.answers": ("tell_accounts", "where_to_close"),
    "own_accounts.answers_open": ("tell_accounts", "some_open"),
    "case.not_verified": ("verify_first",),
    "case.told": ("tell_counts",),
    "review.unread": ("read_list",),
    "review.warnings": ("read_warnings",),
    "review.list": ("read_list",),
    # A scenario in which something is taken back asks for that in words of its own.
    "review.consent": ("ask_take_back", "ask_consent"),
    "review.ready": (),
    "submission.sending": (),
    "submission.accepted": ("give_case", "goodbye"),
    "submission.not_sure": ("how_it_goes_on", "goodbye"),
    "labels_submission.sending": (),
    # A scenario in which only some is taken says which in words of its own.
    "labels_submission.half": ("not_all_sure", "give_case", "goodbye"),
    "labels_submission.accepted": ("give_case", "goodbye"),
    "labels_submission.not_sure": ("how_it_goes_on", "goodbye"),
    "wrap_up.talking": ("goodbye",),
}
"""What is said in a situation (`agent_console.training.situations`), in its order. No other line is proposed there."""

STOPPED: Final = ("tell_why", "tell_route", "goodbye")
"""What is said where a call goes no further, whatever the reason."""


@dataclass(frozen=True, slots=True)
class Sayings:
    """Lines in the order they are listed; `proposed` is the place of the one to say unless another fits better.

    Not `due` where what belongs here was said: the proposed line is then only where the mark stands.
    """

    lines: tuple[AgentLine, ...]
    proposed: int
    due: bool = True

    @property
    def line(self) -> AgentLine:
        """The proposed line."""
        return self.lines[self.proposed]


def sayings_on(practice: Practice, page: str, situation: str) -> Sayings | None:
    """List what may be said on a page in a situation; None where nothing is."""
    lines = practice.scenario.lines_on(page)
    if not lines:
        return None
    shuffled = list(lines)
    # Nothing here protects anything: a run has to repeat.
    Random(f"{practice.seed} {page}").shuffle(shuffled)
    due = _due(practice.run, lines, situation)
    harmless = [line for line in lines if not line.is_forbidden]
    new = [line for line in harmless if not _said(practice.run, line)]
    best = due or (*new, *harmless, *lines)[0]
    return Sayings(tuple(shuffled), shuffled.index(best), due is not None)


def _due(run: Rehearsal, lines: Sequence[AgentLine], situation: str) -> AgentLine | None:
    """Give the first line that belongs here and was not said; in a situation nobody wrote up, one that is answered."""
    new = [line for line in lines if not line.is_forbidden and not _said(run, line)]
    ids = STOPPED if situation.startswith("stopped.") else DUE.get(situation)
    if ids is None:
        return next((line for line in new if _is_waited_for(run, line)), None)
    known = {line.id: line for line in new}
    return next((known[id_] for id_ in ids if id_ in known), None)


def _said(run: Rehearsal, line: AgentLine) -> bool:
    return any(one.speaker is Speaker.AGENT and one.text == line.text for one in run.spoken)


def _is_waited_for(run: Rehearsal, line: AgentLine) -> bool:
    """Whether this caller, and not just any caller, has an answer that does not annoy them."""
    _, reply = hears(run.caller, f"{SAID}{line.id}", run.scenario)
    return reply is not None and reply in run.scenario.replies and reply.mood >= 0
