"""Reading back what is to be corrected of the labels, and sending it. `8` alone leads to `submit`.

The statements are those of the call, about exactly this list; it adds no rule to them.
"""

from __future__ import annotations

from functools import partial

from agent_console.backend import CorrectionOrder
from agent_console.call import events as e
from agent_console.call.call import Call
from agent_console.call.correction import LabelItem
from agent_console.call.gates import Act, Reason
from agent_console.call.read_back import Statement
from agent_console.call.steps import Step
from agent_console.desk.filing import Filing
from agent_console.desk.intake import Intake
from agent_console.desk.queuing import corrections
from agent_console.desk.reply import DONE, Reply
from agent_console.desk.worktop import Worktop

_ACT_OF = {
    Statement.READ_BACK: Act.CONFIRM_LABELS,
    Statement.SEPARATE_CONSENT: Act.CONSENT_LABELS,
}
"""Of a label's correction there is nothing to warn."""


class Correcting:
    """The read-back of the chosen labels of the call at hand, and the request."""

    def __init__(self, worktop: Worktop, intake: Intake, outbox: Filing) -> None:
        self._worktop = worktop
        self._intake = intake
        self._outbox = outbox

    def undo(self) -> Reply:
        """Take the last answer back; both stay on record."""
        call = self._worktop.at_hand
        if call.submitted or not call.read_back.stated:
            return Reply((Reason.NOTHING_TO_DO,))
        self._worktop.record(call, e.StatementTakenBack(at=self._worktop.now()))
        return DONE

    def review(self) -> Reply:
        """Go to the read-back of what is chosen."""
        if closed := self._worktop.closed(Act.ENTER_LABEL_READ_BACK):
            return closed
        entered = e.StepEntered(at=self._worktop.now(), step=Step.READ_BACK)
        self._worktop.record(self._worktop.at_hand, entered)
        return DONE

    def show_last_page(self) -> Reply:
        """Note that the list was on the screen to its end: before that it can not have been read out."""
        call = self._worktop.at_hand
        if closed := self._worktop.closed(Act.ENTER_LABEL_READ_BACK):
            return closed
        if call.read_back.reading is None or call.read_back.last_page_shown:
            return Reply((Reason.NOTHING_TO_DO,))
        self._worktop.record(call, e.LastPageShown(at=self._worktop.now(), reading=call.reading))
        return DONE

    def state(self, statement: Statement) -> Reply:
        """Record one answer of the caller; the same again changes nothing."""
        act = _ACT_OF.get(statement)
        if act is None:
            return Reply((Reason.NOTHING_TO_DO,))
        if closed := self._worktop.closed(act):
            return closed
        call = self._worktop.at_hand
        if not call.read_back.has(statement):
            made = e.StatementMade(at=self._worktop.now(), statement=statement, reading=call.reading)
            self._worktop.record(call, made)
        return DONE

    def decline(self) -> Reply:
        """Record the caller's no: nothing is sent. Where another service filed something before, the call goes on."""
        call = self._worktop.at_hand
        if not call.something_filed:
            return self._intake.decline()
        if closed := self._worktop.closed(Act.CHOOSE_LABEL):
            return closed
        now = self._worktop.now()
        left = (e.LabelLeft(at=now, label_id=one.label_id) for one in call.labels.chosen)
        self._worktop.record(call, *left, e.StepEntered(at=now, step=Step.SELECTION))
        return DONE

    async def submit(self) -> Reply:
        """File what was read back and agreed to. Recorded is DONE; whether it was accepted stands in the call."""
        top = self._worktop
        if closed := top.closed(Act.SUBMIT_CORRECTION):
            return closed
        call = top.at_hand
        queued = corrections(top, call, call.reading.labels, partial(_order, call))
        entered = e.StepEntered(at=top.now(), step=Step.SUBMISSION)
        top.record(call, *queued.events, entered, entries=queued.entries)
        return await self._outbox.settle(call.id)


def _order(call: Call, items: tuple[LabelItem, ...]) -> CorrectionOrder:
    subject, proof = call.numbers.subject, call.verification.proof
    assert subject is not None
    assert proof is not None
    return CorrectionOrder(
        number=subject,
        label_ids=tuple(item.label_id for item in items),
        reason=items[0].reason,
        proof=proof,
        case_reference=call.id,
    )
