"""Comparing the holder's details, sending and comparing the code. It keeps nothing of what is compared."""

from __future__ import annotations

from agent_console.backend import (
    CodeAnswer,
    CodeOutcome,
    FraudSignals,
    MatchOutcome,
    Signal,
    Ternary,
)
from agent_console.calendar.zone import today
from agent_console.call import events as e
from agent_console.call.call import Call
from agent_console.call.gates import Act, gate
from agent_console.call.signals import code_may_go_out_by_itself
from agent_console.call.steps import Step
from agent_console.call.verification import TenureAnswer
from agent_console.casebook.misses import Factor, Miss
from agent_console.desk.reply import DONE, UNDER_WAY, Broken, FailureKind, Reply, broken, our_failures
from agent_console.desk.understood import understood
from agent_console.desk.worktop import Worktop
from agent_console.identity.phone import PhoneNumber
from agent_console.identity.secret import Secret

_NOT_KNOWN = Signal(Ternary.UNKNOWN)


class HolderCheck:
    """Asks whether the caller is the holder. It compares and never reveals."""

    def __init__(self, worktop: Worktop) -> None:
        self._worktop = worktop

    async def ask_signals(self) -> Reply:
        """Ask for the fraud signals, side by side with whatever else is asked; unanswered ones read "not known"."""
        top = self._worktop
        if closed := top.closed(Act.ENTER_VERIFICATION):
            return closed
        call = top.at_hand
        number = self._subject(call)
        failure: Broken | None = None
        top.put_question_on_record(call, Act.ENTER_VERIFICATION)
        try:
            with our_failures():
                signals = understood(await top.backend.fraud_signals(number))
        except Broken as error:
            signals, failure = FraudSignals(_NOT_KNOWN, _NOT_KNOWN, _NOT_KNOWN), error
        top.record_answer(call, e.SignalsAnswered(at=top.now(), signals=signals))
        await self._send_if_clear()
        return broken(failure) if failure else DONE

    async def compare(self, name: Secret, document: Secret) -> Reply:
        """Compare name and document; a match sends the code by itself where nothing speaks against it."""
        top = self._worktop
        if closed := top.closed(Act.COMPARE):
            return closed
        if top.is_under_way(Act.COMPARE):
            return UNDER_WAY
        with top.asking(Act.COMPARE) as call:
            number = self._subject(call)
            try:
                with our_failures():
                    answer = understood(await top.backend.match_identity(number, name, document))
            except Broken as error:
                return broken(error)
            now = top.now()
            missed = answer.outcome in (MatchOutcome.NO_MATCH, MatchOutcome.LOCKED)
            misses = (Miss(number, today(now), Factor.IDENTITY),) if missed else ()
            top.record_answer(call, e.IdentityCompared(at=now, answer=answer), misses)
        await self._send_if_clear()
        return DONE

    async def send_code(self, by_itself: bool = False) -> Reply:
        """Send a code to the subject number. A message that may or may not have gone out is never repeated here."""
        top = self._worktop
        if closed := top.closed(Act.SEND_CODE):
            return closed
        if top.is_under_way(Act.SEND_CODE):
            return UNDER_WAY
        with top.asking(Act.SEND_CODE) as call:
            try:
                with our_failures():
                    text = top.settings.sms_texts[call.service]
                    answer = understood(await top.backend.send_code(self._subject(call), text))
            except Broken as error:
                if error.failure.kind in (FailureKind.OUTCOME_UNKNOWN, FailureKind.GARBLED):
                    top.record_answer(call, e.CodeSendUnknown(at=top.now()))
                return broken(error)
            top.record_answer(call, e.CodeSent(at=top.now(), answer=answer, by_itself=by_itself))
        return DONE

    async def _send_if_clear(self) -> None:
        top = self._worktop
        call = top.call
        if call is None or not top.settings.send_code_by_itself or gate(call, Act.SEND_CODE, top.now()):
            return
        numbers = call.numbers
        if code_may_go_out_by_itself(call.verification, numbers.own_line, numbers.activated_on):
            await self.send_code(by_itself=True)

    async def confirm_code(self, code: Secret) -> Reply:
        """Compare a code. Confirmed, it opens the lookup, or refreshes the proof on the read-back page."""
        top = self._worktop
        if closed := top.closed(Act.CONFIRM_CODE):
            return closed
        if top.is_under_way(Act.CONFIRM_CODE):
            return UNDER_WAY
        with top.asking(Act.CONFIRM_CODE) as call:
            sent = call.verification.code
            assert sent is not None
            assert sent.authentication_id is not None
            number = self._subject(call)
            try:
                with our_failures():
                    answer = understood(await top.backend.confirm_code(number, sent.authentication_id, code))
            except Broken as error:
                if error.failure.kind is not FailureKind.UNREACHABLE:
                    top.record_answer(call, e.CodeCompareUnknown(at=top.now()))
                return broken(error)
            self._take_in(call, number, answer)
        return DONE

    def _take_in(self, call: Call, number: PhoneNumber, answer: CodeAnswer) -> None:
        top = self._worktop
        now = top.now()
        missed = answer.outcome in (CodeOutcome.WRONG, CodeOutcome.USED_UP)
        misses = (Miss(number, today(now), Factor.CODE),) if missed else ()
        after = top.record_answer(call, e.CodeCompared(at=now, answer=answer), misses)
        if after is None or after.step is not Step.VERIFICATION or after.stop is not None:
            return
        if after.verification.verified and not top.leads_elsewhere():
            # An agreement too far from the code has lapsed: it is asked for again, and leads on to the lookup.
            step = Step.LOOKUP if after.notice.agreed else Step.NOTICE
            top.record(after, e.StepEntered(at=now, step=step))

    def state_tenure(self, answer: TenureAnswer) -> Reply:
        """Note since when the caller says the number is theirs; "does not agree" ends in "cannot judge"."""
        top = self._worktop
        if closed := top.closed(Act.STATE_TENURE):
            return closed
        top.record(top.at_hand, e.TenureStated(at=top.now(), answer=answer))
        return DONE

    @staticmethod
    def _subject(call: Call) -> PhoneNumber:
        """The number being verified; the gate before every use has seen that there is one."""
        assert call.numbers.subject is not None
        return call.numbers.subject
