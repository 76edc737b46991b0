"""An earlier case on the desk: opened, told to a verified caller, urged, complained of, called back. It sends nothing.

The case stands beside the call at hand. Before a caller is verified for its very number and holder it shows states
and days alone; what it says and what may be done is asked of the gate each time.
"""

from __future__ import annotations

from agent_console.audit.from_events import refusal
from agent_console.calendar.promise import PromiseKind, promise
from agent_console.calendar.zone import today
from agent_console.call import events as e
from agent_console.call.call import Call
from agent_console.call.case_gates import CaseAct, case_gate
from agent_console.call.gates import Reason
from agent_console.casebook.case_summary import CaseSummary
from agent_console.casebook.errors import CallNotFound, CallUnreadable
from agent_console.desk.finding_cases import found_elsewhere
from agent_console.desk.following import Following
from agent_console.desk.intake import Intake
from agent_console.desk.reply import DONE, Reply
from agent_console.desk.worktop import Worktop


class Casework:
    """What an agent does with a case after its call."""

    def __init__(self, worktop: Worktop, following: Following, intake: Intake) -> None:
        self._worktop = worktop
        self._following = following
        self._intake = intake
        self._case: Call | None = None
        self._shown_for: object = None
        worktop.listeners.append(self._follow)
        worktop.leads_elsewhere = lambda: self._case is not None

    # ------------------------------------------------------------------ which case

    @property
    def case(self) -> Call | None:
        """The case that is open beside the call at hand, or None."""
        return self._case

    @property
    def at_hand(self) -> Call:
        """The open case.

        Raises:
            LookupError: No case is open; its page is never shown then.
        """
        if self._case is None:
            raise LookupError("no case is open")
        return self._case

    def open(self, case_id: str) -> Reply:
        """Put a case on the desk. A call at hand that is about the same number is from now on about this case.

        Raises:
            CallNotFound: There is no such case.
            CallUnreadable: A newer console wrote it.
        """
        case = self._worktop.call_of(case_id)
        self._name(case)
        self._case = case
        self._tell()
        return DONE

    def close(self) -> None:
        """Put the case back."""
        self._case = None

    def reload(self) -> None:
        """Take in what was heard of the case meanwhile; one that was erased is closed."""
        if self._case is not None:
            try:
                self._case = self._worktop.call_of(self._case.id)
            except (CallNotFound, CallUnreadable):
                self._case = None

    def of_caller(self) -> tuple[CaseSummary, ...]:
        """List the cases of the number the call at hand is about, newest first, without the call itself."""
        call = self._worktop.call
        if call is None or call.numbers.subject is None:
            return ()
        return tuple(
            one for one in self._worktop.casebook.about(call.numbers.subject) if one.call_id != call.id
        )

    # ------------------------------------------------------------------ who may hear of it

    def why_not(self, act: CaseAct) -> tuple[Reason, ...]:
        """Say why an act is not possible for the open case now; empty means it is."""
        return case_gate(self.at_hand, self._worktop.call, act, self._worktop.now())

    def closed(self, act: CaseAct) -> Reply | None:
        """Ask the gate; None means open. A refused attempt is put on record."""
        self.reload()
        reasons, now = self.why_not(act), self._worktop.now()
        if reasons and (refused := refusal(self.at_hand.id, act, reasons[0], now)):
            self._worktop.casebook.audit.write(refused)
        return Reply(reasons) if reasons else None

    @property
    def told(self) -> bool:
        """Whether items and counts may be shown: a caller verified for this very case is on the line, and on record."""
        case, call = self._case, self._worktop.call
        if case is None or call is None or self.why_not(CaseAct.TELL):
            return False
        return case.id == call.id or case.id in call.follow_up.told

    def _name(self, case: Call) -> None:
        """Note on the call at hand which case it is about, so that its verification leads there."""
        call = self._worktop.call
        same = call is not None and call.numbers.subject == case.numbers.subject
        if call is None or not same or call.id == case.id or call.follow_up.about == case.id or call.wrap_up:
            return
        named = e.CaseNamed(
            at=self._worktop.now(),
            case=case.id,
            tells=bool(case.submission.filings),
            ringing_back=call.follow_up.ringing_back,
        )
        self._worktop.record(call, named)

    def _tell(self) -> None:
        """Put on record, in both, that the caller is told of the case; before that nothing of it is shown."""
        top, case, call = self._worktop, self._case, self._worktop.call
        if case is None or call is None or case.id == call.id or case.id in call.follow_up.told:
            return
        if case_gate(case, call, CaseAct.TELL, top.now()):
            return
        now = top.now()
        top.record(case, e.CaseShown(at=now, on_call=call.id, staff_no=top.settings.staff_no))
        top.record(call, e.CaseTold(at=now, case=case.id))
        self.reload()

    def _follow(self, call: Call) -> None:
        """Open the case a call is about as soon as its caller is verified; once for each verification."""
        if self._case is not None:
            self._tell()
            return
        about, verified_at = call.follow_up.about, call.verification.verified_at
        this_time = (call.id, about, verified_at)
        if about is None or verified_at is None or not call.follow_up.tells or this_time == self._shown_for:
            return
        self._shown_for = this_time
        try:
            self._case = self._worktop.call_of(about)
        except (CallNotFound, CallUnreadable):
            return
        self._tell()
        if not self.told:
            self._case = None

    # ------------------------------------------------------------------ what needs no review

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
        self._record(e.Urged(at=self._worktop.now(), on_call=call.id, count=count))
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

    def _record(self, event: e.Event) -> None:
        self._case = self._worktop.record(self.at_hand, event)

    # ------------------------------------------------------------------ calling back

    def rings_back(self) -> Reply:
        """Note that the caller would rather hang up and ring back than name a code to somebody who rang them."""
        if self._worktop.call is not None:
            return Reply((Reason.UNDER_WAY,))
        self._record(e.RingBackOffered(at=self._worktop.now()))
        return DONE

    def call_back(self) -> Reply:
        """Ring the caller: a call of its own, linked to the case, on which they are verified again.

        Raises:
            CaseNumbersUsedUp: The day has no case number left.
        """
        case, top = self.at_hand, self._worktop
        if top.call is not None:
            return Reply((Reason.UNDER_WAY,))
        subject = case.numbers.subject
        if subject is None:
            return Reply((Reason.NUMBER_MISSING,))
        contact = case.numbers.contact
        call = self._intake.open(case.numbers.answers_go_to, contact, linked_to=case.id)
        self._intake.typed.subject = subject.digits
        named = e.CaseNamed(
            at=top.now(), case=case.id, tells=bool(case.submission.filings), ringing_back=True
        )
        top.record(call, named)
        self.close()
        return DONE
