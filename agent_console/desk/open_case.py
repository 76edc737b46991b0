"""Which earlier case stands beside the call at hand, and who may hear of it. It does nothing with the case.

Before a caller is verified for its very number and holder a case shows states and days alone. That a caller was told
is on record, in the case and in the call, before anything of it is shown.
"""

from __future__ import annotations

from agent_console.audit.from_acts import refusal
from agent_console.call import events as e
from agent_console.call.call import Call
from agent_console.call.case_gates import CaseAct, case_gate
from agent_console.call.gates import Reason
from agent_console.casebook.case_summary import CaseSummary
from agent_console.casebook.errors import CallNotFound, CallUnreadable
from agent_console.desk.reply import DONE, Reply
from agent_console.desk.worktop import Worktop


class OpenCase:
    """The case that is open, and whether its items may be shown."""

    def __init__(self, worktop: Worktop) -> None:
        self._worktop = worktop
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
            tells=case.has_something_to_tell,
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
