"""Wrapping a call up: which outcomes fit it and which is proposed. It knows no words and no day of a call-back."""

from __future__ import annotations

from agent_console.backend import PlatformAnswerState
from agent_console.call import events as e
from agent_console.call.call import Call
from agent_console.call.gates import Act, Reason
from agent_console.call.labels import LabelsState
from agent_console.call.lookup import LookupState
from agent_console.call.request import FilingState
from agent_console.call.steps import Step
from agent_console.call.stop import CALL_BACKS, ESCALATED, NextStep, Stop, StopReason
from agent_console.call.verification import VerificationState
from agent_console.call.wrap_up import OUTCOMES_THAT_NEED_A_NOTE, Outcome
from agent_console.desk.calling_back import agreed_later, call_back_for, day_to_ring_back
from agent_console.desk.escalating import complaint_of
from agent_console.desk.reply import DONE, Reply
from agent_console.desk.worktop import Worktop


def proposed_outcome(call: Call) -> Outcome:
    """Read the outcome off what happened; the agent may choose another."""
    if call.something_filed and not call.casework.taken_over and call.call_back_on is None:
        return _outcome_of_filed(call)
    if call.call_back_on is not None:
        return Outcome.CALL_BACK
    if call.follow_up.told or call.casework.taken_over:
        return Outcome.INFORMED
    if call.stop is not None:
        return _outcome_of_stop(call.stop)
    if call.verification.state is VerificationState.LOCKED:
        return Outcome.NOT_VERIFIED
    return Outcome.INFORMED if _told_what_is_there(call) else Outcome.GAVE_UP


def _told_what_is_there(call: Call) -> bool:
    """Whether the caller asked what there is and was told, as far as anybody answered; nothing was left undone."""
    lookup = call.own_accounts.lookup
    accounts = lookup.count(PlatformAnswerState.ANSWERED) > 0 or lookup.state is LookupState.PENDING
    labels = call.labels.state is LabelsState.ANSWERED and not call.labels.chosen
    return accounts or labels


def _outcome_of_filed(call: Call) -> Outcome:
    if _nothing_left(call):
        return Outcome.DECLINED
    return Outcome.ACCEPTED if _accepted(call) else Outcome.RECORDED


def _nothing_left(call: Call) -> bool:
    """Whether the caller took everything back before it was sent."""
    return call.submission.all_taken_back and not call.submission.corrections


def _accepted(call: Call) -> int:
    """Count the apps and labels whose request the registry took."""
    submission, accepted = call.submission, FilingState.ACCEPTED
    return submission.count(accepted) + submission.count_labels(accepted)


_WITHOUT_CALL_BACK = {
    StopReason.NOT_SYNCED_YET: Outcome.NOT_ELIGIBLE,
    StopReason.NO_SIM: Outcome.NOT_VERIFIED,
}
"""What pages that offer a call-back come to when the caller wants none."""


def _outcome_of_stop(stop: Stop) -> Outcome:
    """Keep the page's own outcome with its default; another choice may make it another."""
    page, chosen = stop.page, stop.chosen
    if chosen is None or chosen is page.choices[page.default]:
        return page.outcome
    if chosen in CALL_BACKS:
        return Outcome.CALL_BACK
    if chosen in (NextStep.OWN_ACCOUNT_QUERY, NextStep.LABEL):
        return Outcome.OTHER_SERVICE
    if chosen in ESCALATED and page.outcome is not Outcome.PREVIOUS_HOLDER:
        return Outcome.COMPLAINT
    return _WITHOUT_CALL_BACK.get(stop.reason, page.outcome)


_OF_A_SUBMIT = frozenset({Outcome.ACCEPTED, Outcome.RECORDED})
_WITHOUT_A_SUBMIT = frozenset(
    {Outcome.NOT_ELIGIBLE, Outcome.NOT_VERIFIED, Outcome.PREVIOUS_HOLDER, Outcome.DECLINED, Outcome.GAVE_UP}
)


def possible_outcomes(call: Call) -> tuple[Outcome, ...]:
    """Every outcome that fits what happened, the proposed one first: nothing is "accepted" that was not submitted.

    A submitted call cannot be called "declined", nor an accepted request merely "recorded".
    """
    proposed = proposed_outcome(call)
    filed = call.something_filed and not _nothing_left(call)
    fits = proposed if call.call_back_on is None else _outcome_of_filed(call)
    barred = _WITHOUT_A_SUBMIT | (_OF_A_SUBMIT - {fits}) if filed else _OF_A_SUBMIT
    return (proposed, *(one for one in Outcome if one is not proposed and one not in barred))


class Ending:
    """Puts the call at hand away."""

    def __init__(self, worktop: Worktop) -> None:
        self._worktop = worktop

    def agree_call_back(self) -> Reply:
        """Note that the caller is to be rung, and go to the wrap-up; going back into the call takes it back.

        What another service filed before stays filed.
        """
        top = self._worktop
        call = top.at_hand
        if closed := top.closed(Act.WRAP_UP):
            return closed
        if call.submitted:
            return Reply((Reason.ALREADY_SUBMITTED,))
        if call.numbers.subject is None:
            return Reply((Reason.NUMBER_MISSING,))
        now = top.now()
        agreed = e.CallBackAgreed(at=now, day=day_to_ring_back(call, now))
        top.record(call, agreed, e.StepEntered(at=now, step=Step.WRAP_UP))
        return DONE

    def wrap_up(self, outcome: Outcome | None = None, automatic: bool = False) -> Reply:
        """Save the end of the call and clear the desk. `None` takes the proposed outcome."""
        top = self._worktop
        call = top.at_hand
        if closed := top.closed(Act.WRAP_UP):
            return closed
        chosen = outcome or proposed_outcome(call)
        if chosen not in possible_outcomes(call):
            return Reply((Reason.NOTHING_TO_DO,))
        if chosen in OUTCOMES_THAT_NEED_A_NOTE and not call.notes and not automatic:
            return Reply((Reason.NOTE_MISSING,))
        now = top.now()
        ended = e.CallWrappedUp(
            at=now,
            outcome=chosen,
            automatic=automatic,
            call_back_at=call_back_for(call, chosen, top.calendar, now),
            agreed_back_at=agreed_later(call, now),
        )
        top.record(call, *complaint_of(call, top.calendar, now), ended)
        top.put_away()
        return DONE
