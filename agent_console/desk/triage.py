"""What the caller said and where it leads, and how the call goes on from a page that ended it. It knows no words."""

from __future__ import annotations

from agent_console.call import events as e
from agent_console.call.gates import Act, Reason
from agent_console.call.steps import CallerSaid, Step
from agent_console.call.stop import NextStep, StopReason
from agent_console.call.triage import GOES_ON, LEADS_TO, TURNS_TO
from agent_console.desk.line import LineKeys
from agent_console.desk.reply import DONE, Reply
from agent_console.desk.services import Services
from agent_console.desk.worktop import Worktop


class Triage:
    """Notes the caller's words of the call at hand and leads them to the right place."""

    def __init__(self, worktop: Worktop, services: Services, line: LineKeys) -> None:
        self._worktop = worktop
        self._services = services
        self._line = line

    def hear(self, said: CallerSaid) -> Reply:
        """Note what the caller said it is about, then turn to its service or stop on its page.

        What is verified, chosen and said stays. Once something was filed no page ends the call any more.
        """
        top = self._worktop
        if closed := top.closed(Act.CHOOSE_SERVICE):
            return closed
        now, leads = top.now(), LEADS_TO[said]
        heard = e.CallerSaidWhat(at=now, said=said)
        if isinstance(leads, StopReason):
            if closed := top.closed(Act.CHANGE_NUMBERS):
                return closed
            top.record(top.at_hand, heard, e.CallStopped(at=now, reason=leads))
            return DONE
        call = top.record(top.at_hand, heard)
        turns = leads is not call.service or call.stop is not None
        return self._services.choose(leads) if turns else DONE

    def go_on(self, choice: NextStep) -> Reply:
        """Leave a stop page for the call: with the service the choice stands for, else with the one at hand.

        At the intake that confirms the numbers; later the call goes on at its step. Whose name the number is in is
        asked on a page of its own first.
        """
        call = self._worktop.at_hand
        if call.stop is None or choice not in GOES_ON:
            return Reply((Reason.NOTHING_TO_DO,))
        if choice is NextStep.WHOSE_NAME:
            return self._line.stop(StopReason.CHILD_OR_RELATIVE)
        service = TURNS_TO.get(choice, call.service)
        if service is call.service and call.step is not Step.INTAKE:
            return self._line.leave_stop()
        return self._services.choose(service)
