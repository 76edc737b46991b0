"""Opening a call and its three numbers: the desk's first step. It knows no verification, nor what the caller said."""

from __future__ import annotations

from agent_console.backend import ActivationCheck, BackendError, Garbled, NumberRecord, Ternary
from agent_console.calendar.zone import today
from agent_console.call import events as e
from agent_console.call.call import Call
from agent_console.call.eligibility import needs_second_opinion
from agent_console.call.gates import Act, Reason
from agent_console.call.reducer import apply, opened
from agent_console.call.steps import Step
from agent_console.call.stop import StopReason
from agent_console.desk.reply import DONE, UNDER_WAY, Broken, Reply, broken, our_failures
from agent_console.desk.typed import TypedFields
from agent_console.desk.understood import understood
from agent_console.desk.worktop import Worktop
from agent_console.identity.phone import PhoneNumber


class Intake:
    """Answers, resumes and begins calls, and asks what the registry says of a number."""

    def __init__(self, worktop: Worktop) -> None:
        self._worktop = worktop
        self.typed = TypedFields()
        self.taken_up = False
        """Whether the numbers of the call at hand came out of the casebook, and were not typed or brought here."""

    def open(
        self,
        calling: PhoneNumber | None,
        contact: PhoneNumber | None = None,
        linked_to: str | None = None,
    ) -> Call:
        """Begin a call with a case number of its own, and put it on the desk."""
        top = self._worktop
        now = top.now()
        case_number = top.casebook.next_case_number(today(now))
        first = e.CallOpened(
            at=now,
            call_id=str(case_number),
            staff_no=top.settings.staff_no,
            calling=calling,
            contact=contact,
            linked_to=linked_to,
        )
        listed = e.PlatformsListed(at=now, version=top.platforms.version)
        call = apply(opened(first, top.terms), listed)
        top.casebook.commit((first, listed), call)
        self.typed, self.taken_up = TypedFields(), False
        top.take_up(call)
        return call

    def resume(self, call_id: str) -> Call:
        """Take up an unfinished call at its step. What was typed is gone; statements have to be made again."""
        top = self._worktop
        call = top.stored(call_id)
        now, subject = top.now(), call.numbers.subject
        match_misses, code_misses = top.casebook.misses_today(subject, today(now)) if subject else (0, 0)
        resumed = e.CallResumed(
            at=now, match_misses=match_misses, code_misses=code_misses, staff_no=top.settings.staff_no
        )
        after = apply(call, resumed)
        top.casebook.commit((resumed,), after)
        self.typed, self.taken_up = TypedFields(), True
        top.take_up(after)
        return after

    async def enter_subject(self, number: PhoneNumber) -> Reply:
        """Take the number the call is about and ask the registry for its verdict."""
        top = self._worktop
        if closed := top.closed(Act.CHANGE_NUMBERS):
            return closed
        now = top.now()
        if top.at_hand.numbers.subject != number:
            match_misses, code_misses = top.casebook.misses_today(number, today(now))
            entered = e.SubjectEntered(
                at=now, number=number, match_misses=match_misses, code_misses=code_misses
            )
            top.record(top.at_hand, entered)
        return await self.ask_verdict()

    async def ask_verdict(self) -> Reply:
        """Ask what the registry says of the subject number; asking again replaces the answer."""
        top = self._worktop
        call = top.at_hand
        if closed := top.closed(Act.CHANGE_NUMBERS):
            return closed
        if call.numbers.subject is None:
            return Reply((Reason.NUMBER_MISSING,))
        if top.is_under_way(Act.CHANGE_NUMBERS):
            return UNDER_WAY
        try:
            with top.asking(Act.CHANGE_NUMBERS):
                record, check = await self._verdict(call.numbers.subject)
        except Broken as error:
            return broken(error)
        top.record_answer(call, e.NumberAnswered(at=top.now(), record=record, check=check))
        return DONE

    async def _verdict(self, number: PhoneNumber) -> tuple[NumberRecord, ActivationCheck | None]:
        with our_failures():
            record = understood(await self._worktop.backend.number(number))
            if not self._usable(record, number):
                raise Garbled
        if not needs_second_opinion(record) or record.activated_on is None:
            return record, None
        try:
            return record, await self._worktop.backend.check_activation(number, record.activated_on)
        except BackendError:
            # An opinion nobody could give is no confirmation; eligibility reads it as "cannot judge".
            return record, ActivationCheck(Ternary.UNKNOWN, Ternary.UNKNOWN)

    def _usable(self, record: NumberRecord, asked: PhoneNumber) -> bool:
        """An answer about another number, or with an activation date in the future, is refused."""
        future = record.activated_on is not None and record.activated_on > today(self._worktop.now())
        return record.number == asked and not future

    def enter_contact(self, number: PhoneNumber | None) -> Reply:
        """Take the number answers go to; None means the subject number."""
        if closed := self._worktop.closed(Act.CHANGE_NUMBERS):
            return closed
        self._worktop.record(self._worktop.at_hand, e.ContactEntered(at=self._worktop.now(), number=number))
        return DONE

    def confirm_numbers(self) -> Reply:
        """Go on to the notice, or to the page that says why the number cannot be unbound."""
        top = self._worktop
        closed = top.closed(Act.ENTER_NOTICE)
        if closed is None:
            top.record(top.at_hand, e.StepEntered(at=top.now(), step=Step.NOTICE))
            return DONE
        reason = top.at_hand.why_not_eligible(top.now())
        if closed.reasons == (Reason.NOT_ELIGIBLE,) and reason is not None:
            top.record(top.at_hand, e.CallStopped(at=top.now(), reason=reason))
        return closed

    def agree(self) -> Reply:
        """Record that the caller agreed to recording and verification, and go on to it."""
        top = self._worktop
        if closed := top.closed(Act.AGREE):
            return closed
        now = top.now()
        agreed = e.NoticeAgreed(at=now, text_version=top.settings.notice_version)
        step = Step.LOOKUP if top.at_hand.verification.verified else Step.VERIFICATION
        top.record(top.at_hand, agreed, e.StepEntered(at=now, step=step))
        return DONE

    def decline(self) -> Reply:
        """Record the caller's no, at the notice or at the read-back: nothing is sent."""
        top = self._worktop
        if closed := top.closed(Act.CHANGE_NUMBERS):
            return closed
        top.record(top.at_hand, e.CallStopped(at=top.now(), reason=StopReason.DECLINED))
        return DONE
