"""Labels of the call at hand: asking who shows what, and choosing what is to be corrected.

It adds no rule: which label may be corrected, and for which reason, is decided in `call`.
"""

from __future__ import annotations

from agent_console.backend import CorrectionReason
from agent_console.call import events as e
from agent_console.call.call import Call
from agent_console.call.gates import Act, Reason
from agent_console.call.labels import LabelWork
from agent_console.call.services.labels import LabelRow
from agent_console.call.steps import Service, Step
from agent_console.desk.errands import Errand, errand
from agent_console.desk.reply import DONE, UNDER_WAY, Broken, Reply, broken, our_failures
from agent_console.desk.understood import understood
from agent_console.desk.worktop import Worktop


class Labelling:
    """What label providers show for the number of the call at hand, and what the caller wants corrected of it."""

    def __init__(self, worktop: Worktop) -> None:
        self._worktop = worktop
        self._before: list[tuple[Errand, str, LabelWork]] = []
        """What is taken back: the label a choice was about, and how everything stood before it."""

    async def ask(self) -> Reply:
        """Ask every provider what it shows, and open the list. Asked again, what is new replaces what was known."""
        top = self._worktop
        if closed := top.closed(Act.LOOK_UP_LABELS):
            return closed
        if top.is_under_way(Act.LOOK_UP_LABELS):
            return UNDER_WAY
        with top.asking(Act.LOOK_UP_LABELS) as call:
            subject, proof = call.numbers.subject, call.verification.proof
            assert subject is not None
            assert proof is not None
            try:
                with our_failures():
                    providers = understood(await top.backend.labels(subject, proof))
            except Broken as error:
                top.record_answer(call, e.LabelsUnreachable(at=top.now()))
                return broken(error)
            after = top.record_answer(call, e.LabelsAnswered(at=top.now(), providers=providers))
        if after is not None:
            self._open_list(after)
        return DONE

    def _open_list(self, call: Call) -> None:
        waits = call.service is Service.LABELS and call.step is Step.LOOKUP
        if waits and call.stop is None and call.wrap_up is None:
            self._worktop.record(call, e.StepEntered(at=self._worktop.now(), step=Step.SELECTION))

    def choose(self, label_id: str, reason: CorrectionReason | None = None) -> Reply:
        """Choose a label, with the reason its dates give unless one is named; a locked one is nothing to do."""
        if closed := self._worktop.closed(Act.CHOOSE_LABEL):
            return closed
        call = self._worktop.at_hand
        row = call.label_row(label_id)
        if row is None or not row.choosable or reason not in (None, *row.reasons):
            return Reply((Reason.NOTHING_TO_DO,))
        chosen = call.labels.reason_of(label_id) or row.proposed if reason is None else reason
        if call.labels.is_chosen(label_id) and call.labels.reason_of(label_id) is chosen:
            return Reply((Reason.NOTHING_TO_DO,))
        return self._change(e.LabelChosen(at=self._worktop.now(), label_id=label_id, reason=chosen))

    def leave(self, label_id: str) -> Reply:
        """Leave a label as it is."""
        if closed := self._worktop.closed(Act.CHOOSE_LABEL):
            return closed
        if not self._worktop.at_hand.labels.is_chosen(label_id):
            return Reply((Reason.NOTHING_TO_DO,))
        return self._change(e.LabelLeft(at=self._worktop.now(), label_id=label_id))

    def choose_all(self) -> Reply:
        """Choose every label that can be corrected; reasons that were given stay."""
        if closed := self._worktop.closed(Act.CHOOSE_LABEL):
            return closed
        replies = [self.choose(row.label.id) for row in self._open_rows() if row.label]
        return DONE if any(reply.done for reply in replies) else Reply((Reason.NOTHING_TO_DO,))

    def _open_rows(self) -> tuple[LabelRow, ...]:
        call = self._worktop.at_hand
        return tuple(
            row
            for row in call.label_rows
            if row.choosable and row.label and not call.labels.is_chosen(row.label.id)
        )

    def _change(self, event: e.LabelChosen | e.LabelLeft) -> Reply:
        before = self._worktop.at_hand
        call = self._worktop.record(before, event)
        self._before.append((errand(call, Act.CHOOSE_LABEL), event.label_id, before.labels))
        return DONE

    def undo(self) -> Reply:
        """Take back the last choice; both stay on record."""
        call = self._worktop.at_hand
        here = errand(call, Act.CHOOSE_LABEL)
        mine = [one for one in self._before if one[0] == here]
        if not mine:
            return Reply((Reason.NOTHING_TO_DO,))
        if closed := self._worktop.closed(Act.CHOOSE_LABEL):
            return closed
        self._before.remove(mine[-1])
        _, label_id, before = mine[-1]
        now = self._worktop.now()
        again = e.LabelChosen(at=now, label_id=label_id, reason=before.reason_of(label_id))
        self._worktop.record(
            call, again if before.is_chosen(label_id) else e.LabelLeft(at=now, label_id=label_id)
        )
        return DONE
