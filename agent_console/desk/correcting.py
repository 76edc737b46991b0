"""Reading back what is to be corrected of the labels, and sending it. `8` alone leads to `submit`.

The statements are those of the call, about exactly this list; it adds no rule to them.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import ClassVar

from agent_console.backend import CorrectionOrder
from agent_console.call import events as e
from agent_console.call.call import Call
from agent_console.call.correction import LabelItem
from agent_console.call.gates import Act
from agent_console.call.read_back import Statement
from agent_console.call.steps import Step
from agent_console.desk.filing import Filing
from agent_console.desk.intake import Intake
from agent_console.desk.queuing import corrections
from agent_console.desk.reading_back import ReadingBack
from agent_console.desk.reply import DONE, Reply
from agent_console.desk.worktop import Worktop


class Correcting(ReadingBack):
    """The read-back of the chosen labels of the call at hand, and the request."""

    enters: ClassVar[Act] = Act.ENTER_LABEL_READ_BACK
    answers: ClassVar[Mapping[Statement, Act]] = {
        Statement.READ_BACK: Act.CONFIRM_LABELS,
        Statement.SEPARATE_CONSENT: Act.CONSENT_LABELS,
    }
    """Of a label's correction there is nothing to warn."""

    def __init__(self, worktop: Worktop, intake: Intake, outbox: Filing) -> None:
        super().__init__(worktop)
        self._intake = intake
        self._outbox = outbox

    def undo(self) -> Reply:
        """Take the last answer back; both stay on record."""
        return self.take_back_statement()

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
