"""The eight steps of a call as they stand beside its page: their words by service, what is done. Pure: from a call."""

from __future__ import annotations

from agent_console.call.call import Call
from agent_console.call.labels import LabelsState
from agent_console.call.lookup import LookupState
from agent_console.call.steps import STEPS, Service
from agent_console.call.steps import Step as CallStep
from agent_console.language import N_, Language
from screens.widgets.page import Step

_BEGINNING = (N_("Intake"), N_("Notice"), N_("Verify"), N_("Lookup"))

_STEP_WORDS: dict[Service, tuple[str, ...]] = {
    Service.UNBIND: (*_BEGINNING, N_("Select"), N_("Review"), N_("Submit"), N_("Wrap-up")),
    Service.OWN_ACCOUNTS: (*_BEGINNING, N_("Result"), N_("Review"), N_("Submit"), N_("Wrap-up")),
    Service.LABELS: (*_BEGINNING, N_("Labels"), N_("Review"), N_("Submit"), N_("Wrap-up")),
}


def step_word(step: CallStep, service: Service = Service.UNBIND) -> str:
    """Return the word of a step, to be translated; what is chosen from differs by service."""
    return _STEP_WORDS[service][step.number - 1]


def steps_of(call: Call, language: Language) -> tuple[Step, ...]:
    """Return the eight steps, each with its sign and, in a wide window, its state."""
    _ = language.text
    return tuple(
        Step(step.number, _(step_word(step, call.service)), *_step_state(call, step.number, language))
        for step in STEPS
    )


def _step_state(call: Call, number: int, language: Language) -> tuple[str, str]:
    _ = language.text
    now = call.step.number
    stopped_at = _stopped_at(call)
    if number == stopped_at:
        return "-", _("stopped")
    if number == now:
        return ">", _("now")
    if call.service is Service.OWN_ACCOUNTS and number in _OF_A_REQUEST:
        return "=", _("none")
    done = number < min(now, stopped_at or now)
    return ("+", _("done")) if done else (" ", _("not yet"))


def _stopped_at(call: Call) -> int | None:
    """Return the number of the step a call stopped at; its wrap-up does not make the steps between done."""
    if call.stop is None and call.step is not CallStep.WRAP_UP:
        return None
    if call.step is not CallStep.WRAP_UP:
        return call.step.number
    left_open = (number for number, done in enumerate(_done(call), 1) if not done)
    return next(left_open, None)


_OF_A_REQUEST = (CallStep.READ_BACK.number, CallStep.SUBMISSION.number)
"""Steps a service has not got that files nothing."""


def _done(call: Call) -> tuple[bool, ...]:
    """Say of each step before the wrap-up whether it was finished, read off the call."""
    if call.service is Service.OWN_ACCOUNTS:
        told = bool(call.own_accounts.lookup.answers)
        before = call.step is not CallStep.INTAKE and call.why_not_eligible(call.opened_at) is None
        return before, call.notice.agreed, call.verification.verified, told, told, True, True
    submitted = call.something_filed
    labels = call.service is Service.LABELS
    asked = call.labels.state is LabelsState.ANSWERED
    return (
        call.step is not CallStep.INTAKE and call.why_not_eligible(call.opened_at) is None,
        call.notice.agreed,
        call.verification.verified,
        asked if labels else call.lookup.state is not LookupState.NOT_STARTED,
        bool(call.labels.chosen if labels else call.chosen),
        submitted,
        submitted,
    )
