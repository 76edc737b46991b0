"""How a call ended, in a word: what was filed was to unbind, unless it was labels alone. It decides no outcome."""

from __future__ import annotations

from agent_console.call.call import Call
from agent_console.call.wrap_up import Outcome
from agent_console.language import N_

OUTCOMES: dict[Outcome, str] = {
    Outcome.ACCEPTED: N_("Unbind accepted"),
    Outcome.RECORDED: N_("Recorded, filed later"),
    Outcome.CALL_BACK: N_("Call-back agreed"),
    Outcome.GAVE_UP: N_("Caller gave up"),
    Outcome.OTHER_SERVICE: N_("To another service"),
    Outcome.PLATFORM_MATTER: N_("Platform's own matter"),
    Outcome.COMPLAINT: N_("Complaint, escalated"),
    Outcome.OTHER: N_("Other"),
    Outcome.NOT_ELIGIBLE: N_("Not eligible"),
    Outcome.NOT_VERIFIED: N_("Not verified"),
    Outcome.PREVIOUS_HOLDER: N_("Previous holder rang"),
    Outcome.LINE_DROPPED: N_("Line dropped"),
    Outcome.DECLINED: N_("Caller declined"),
    Outcome.INFORMED: N_("Progress told"),
}


_OF_LABELS: dict[Outcome, str] = {
    Outcome.ACCEPTED: N_("Correction accepted"),
    Outcome.RECORDED: N_("Correction recorded"),
}


def outcome_word(call: Call, outcome: Outcome) -> str:
    """Return the word of an outcome, to be translated: what was filed was to unbind, unless it was labels alone."""
    only_labels = bool(call.submission.corrections) and not call.submission.filings
    return outcome_text(outcome, only_labels=only_labels)


def outcome_text(outcome: Outcome, *, only_labels: bool) -> str:
    """Return the same where the case is known by its counts, or by its events, alone."""
    return _OF_LABELS.get(outcome, OUTCOMES[outcome]) if only_labels else OUTCOMES[outcome]
