"""What is done with an earlier case without a review: asking, urging, complaining, ringing back. It files nothing."""

from __future__ import annotations

from datetime import timedelta

from agent_console.audit.record import Entry
from agent_console.audit.words import Action, Basis, Field
from agent_console.calendar.promise import PromiseKind, Suspension, promise
from agent_console.calendar.zone import today
from agent_console.call import events as e
from agent_console.call.call import Call
from agent_console.call.case_gates import CaseAct
from agent_console.call.casework import SettledBy
from agent_console.call.gates import Reason
from agent_console.call.refused import not_taken
from agent_console.desk.finding_cases import found_elsewhere
from agent_console.desk.following import Following
from agent_console.desk.intake import Intake
from agent_console.desk.open_case import OpenCase
from agent_console.desk.reply import DONE, UNDER_WAY, Reply
from agent_console.desk.taking_out import out_of_tray
from agent_console.desk.worktop import Worktop


class Casework(OpenCase):
    """What an agent does with the case that is open."""

    def __init__(self, worktop: Worktop, following: Following, intake: Intake) -> None:
        super().__init__(worktop)
        self._following = following
        self._intake = intake

    async def ask(self) -> Reply:
        """Ask the registry how far the case is; whoever is on the line need not be verified for that."""
        reply = await self._following.ask_about(self.at_hand.id)
        self.reload()
        return reply

    async def find(self, reference: str) -> Reply:
        """Ask the registry what other desks filed for the caller's number under a case number; it is followed here."""
        reply = await found_elsewhere(self._worktop, reference)
        call = self._worktop.call
        if reply.done and call is not None:
            self.open(call.id)
        return reply

    def urge(self) -> Reply:
        """Note that the caller asks for more speed. Nothing new is promised."""
        if closed := self.closed(CaseAct.URGE):
            return closed
        case, call = self.at_hand, self._worktop.at_hand
        count = sum(len(one.live_items) for one in case.submission.filings)
        count += sum(len(one.items) for one in case.submission.corrections)
        self._record(e.Urged(at=self._worktop.now(), on_call=call.id, count=count))
        return DONE

    def settle_refused(self, by: SettledBy) -> Reply:
        """Note that what the registry did not take was dealt with: it is no longer in the tray. Nothing is sent."""
        if closed := self.closed(CaseAct.SETTLE_REFUSED):
            return closed
        top, case = self._worktop, self.at_hand
        numbers = tuple(one.number for one in not_taken(case.submission))
        done = e.RefusedSettled(at=top.now(), filings=numbers, by=by, staff_no=top.settings.staff_no)
        self._case = top.record(case, done, changes=out_of_tray(top, case, numbers))
        return DONE

    def complain(self) -> Reply:
        """Open a complaint: its fifteen calendar days begin tomorrow."""
        if closed := self.closed(CaseAct.COMPLAIN):
            return closed
        top = self._worktop
        now = top.now()
        until = promise(PromiseKind.COMPLAINT, today(now), top.calendar)
        self._record(e.ComplaintOpened(at=now, on_call=top.at_hand.id, promise=until))
        return DONE

    def stop_clock(self) -> Reply:
        """Let the complaint's clock stand still from today on: it waits for something only the caller has."""
        if closed := self.closed(CaseAct.STOP_CLOCK):
            return closed
        now = self._worktop.now()
        self._record(e.ComplaintClockStopped(at=now, day=today(now)))
        return DONE

    def start_clock(self) -> Reply:
        """Let it run again. The day it was stopped does not count, nor those until today; today does."""
        if closed := self.closed(CaseAct.START_CLOCK):
            return closed
        top, complaint = self._worktop, self.at_hand.casework.complaint
        assert complaint is not None
        assert complaint.stands_since is not None
        now = top.now()
        first, last = complaint.stands_since, today(now) - timedelta(days=1)
        stood = (*complaint.stood, *((Suspension(first, last),) if last >= first else ()))
        until = promise(PromiseKind.COMPLAINT, complaint.promise.started_on, top.calendar, stood)
        self._record(e.ComplaintClockStarted(at=now, stood=stood, promise=until))
        return DONE

    def answer_complaint(self) -> Reply:
        """Note that the caller has the carrier's answer."""
        if closed := self.closed(CaseAct.ANSWER_COMPLAINT):
            return closed
        self._record(e.ComplaintAnswered(at=self._worktop.now()))
        return DONE

    def _record(self, event: e.Event) -> None:
        self._case = self._worktop.record(self.at_hand, event)

    # ------------------------------------------------------------------ calling back

    def rings_back(self) -> Reply:
        """Note that the caller would rather hang up and ring back than name a code to somebody who rang them."""
        if self._worktop.call is not None:
            return UNDER_WAY
        self._record(e.RingBackOffered(at=self._worktop.now()))
        return DONE

    def call_back(self) -> Reply:
        """Ring the caller: a call of its own, linked to the case, on which they are verified again.

        Raises:
            CaseNumbersUsedUp: The day has no case number left.
        """
        case, top = self.at_hand, self._worktop
        if top.call is not None:
            return UNDER_WAY
        subject = case.numbers.subject
        if subject is None:
            return Reply((Reason.NUMBER_MISSING,))
        self._put_look_on_record(case)
        call = self._intake.open(case.numbers.answers_go_to, case.numbers.contact, linked_to=case.id)
        self._intake.typed.subject = subject.digits
        named = e.CaseNamed(at=top.now(), case=case.id, tells=case.has_something_to_tell, ringing_back=True)
        # What the case is about is what the caller is rung for; its number may be none another service is for.
        about = () if case.service is call.service else (e.ServiceChosen(at=top.now(), service=case.service),)
        top.record(call, *about, named)
        self.close()
        return DONE

    def _put_look_on_record(self, case: Call) -> None:
        """Whoever dials sees what stands in the fields, without anybody verified: on record before it stands there."""
        with_contact = () if case.numbers.contact is None else (Field.CONTACT_NUMBER,)
        looked = Entry(
            self._worktop.now(),
            Action.REVEALED,
            case.id,
            (*with_contact, Field.SUBJECT_NUMBER),
            reason="CALL_BACK",
            basis=Basis.CONSENT,
        )
        self._worktop.casebook.audit.write(looked)
