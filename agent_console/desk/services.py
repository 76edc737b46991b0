"""Turning a call to another of the three services. It knows no step of any: what was verified and said goes along."""

from __future__ import annotations

from agent_console.call import events as e
from agent_console.call.call import Call
from agent_console.call.gates import Act, Reason
from agent_console.call.steps import Service, Step
from agent_console.desk.intake import Intake
from agent_console.desk.reply import DONE, Reply
from agent_console.desk.worktop import Worktop


class Services:
    """What the call at hand is about."""

    def __init__(self, worktop: Worktop, intake: Intake) -> None:
        self._worktop = worktop
        self._intake = intake

    def choose(self, service: Service) -> Reply:
        """Turn to a service. At the intake nothing else happens; further on the call goes on at its lookup.

        From a page on which the other service ended the call goes on by itself. A number the new service is not for
        leads to the page that says why; what was filed before stays filed.
        """
        top = self._worktop
        call = top.at_hand
        if closed := top.closed(Act.CHOOSE_SERVICE):
            return closed
        if call.service is service and call.stop is None:
            return Reply((Reason.NOTHING_TO_DO,))
        after = top.record(call, e.ServiceChosen(at=top.now(), service=service))
        return self._go_on(after, call)

    def _go_on(self, call: Call, before: Call) -> Reply:
        at_intake = call.step is Step.INTAKE
        if at_intake and before.stop is None:
            return DONE
        top = self._worktop
        if at_intake:
            return self._intake.confirm_numbers()
        if (reason := call.why_not_eligible(top.now())) is not None:
            top.record(call, e.CallStopped(at=top.now(), reason=reason))
            return Reply((Reason.NOT_ELIGIBLE,))
        return DONE
