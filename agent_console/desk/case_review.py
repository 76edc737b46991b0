"""Reading back what is filed again or taken back for an earlier case, and sending it. `8` alone leads to `send`.

What was read back stands on the call at hand, whose caller said it; what is sent stands in the outbox of the case.
"""

from __future__ import annotations

from collections.abc import Iterable

from agent_console.backend import OrderItem
from agent_console.call import events as e
from agent_console.call.call import Call
from agent_console.call.case_gates import CaseAct
from agent_console.call.casework import Review, ReviewKind
from agent_console.call.gates import Act, Reason
from agent_console.call.read_back import Statement
from agent_console.call.refused import asked_once_more
from agent_console.call.request import FiledItem, Filing, FilingState
from agent_console.call.sent_again import withdrawable
from agent_console.call.services.follow_up import refilable_items, review_of
from agent_console.desk.casework import Casework
from agent_console.desk.filing import Filing as Outbox
from agent_console.desk.queuing import Agreed, Queued, requests, withdrawals
from agent_console.desk.reply import DONE, UNDER_WAY, Reply
from agent_console.desk.taking_out import out_of_tray, taken_out
from agent_console.desk.worktop import Worktop


class CaseReview:
    """The review of the open case; one at a time, on the call at hand."""

    def __init__(self, worktop: Worktop, casework: Casework, outbox: Outbox) -> None:
        self._worktop = worktop
        self._casework = casework
        self._outbox = outbox

    @property
    def review(self) -> Review | None:
        """What is being read back for the open case, or None."""
        call, case = self._worktop.call, self._casework.case
        review = call.follow_up.review if call is not None else None
        return review if review is not None and case is not None and review.case == case.id else None

    @property
    def sending(self) -> bool:
        """Whether what the open case sends is on its way right now."""
        case = self._casework.case
        return case is not None and self._worktop.is_under_way(Act.SUBMIT, case)

    def withdrawable(self) -> tuple[FiledItem, ...]:
        """List what no platform of the open case has taken over yet."""
        return tuple(item for _, item in withdrawable(self._casework.at_hand.submission))

    def file_again(self) -> Reply:
        """Open the review of what platforms stayed silent about, all of it."""
        if closed := self._casework.closed(CaseAct.REFILE):
            return closed
        case, call = self._casework.at_hand, self._worktop.at_hand
        return self._open(ReviewKind.REFILE, refilable_items(case, call))

    def take_back(self, items: Iterable[OrderItem]) -> Reply:
        """Open the review of what the caller wants back; what cannot be had any more is passed over."""
        if closed := self._casework.closed(CaseAct.WITHDRAW):
            return closed
        possible = {one.order for one in self.withdrawable()}
        chosen = [one for one in items if one in possible]
        return self._open(ReviewKind.WITHDRAW, chosen) if chosen else Reply((Reason.NOTHING_TICKED,))

    def _open(self, kind: ReviewKind, items: Iterable[OrderItem]) -> Reply:
        review = review_of(self._casework.at_hand, kind, items)
        self._record(e.ReviewOpened(at=self._worktop.now(), review=review))
        return DONE

    def _record(self, event: e.Event) -> None:
        self._worktop.record(self._worktop.at_hand, event)
        self._casework.reload()

    def show_last_page(self) -> Reply:
        """Note that the list was on the screen to its end."""
        review, call = self.review, self._worktop.call
        if review is None or call is None or call.follow_up.read_back.last_page_shown:
            return Reply((Reason.NOTHING_TO_DO,))
        self._record(e.ReviewPageShown(at=self._worktop.now(), review=review))
        return DONE

    def state(self, statement: Statement) -> Reply:
        """Record one answer of the caller; the same again changes nothing."""
        if closed := self._casework.closed(CaseAct.STATE):
            return closed
        call, review = self._worktop.at_hand, self.review
        assert review is not None
        if not call.follow_up.read_back.has(statement):
            self._record(e.ReviewStated(at=self._worktop.now(), statement=statement, review=review))
        return DONE

    def undo(self) -> Reply:
        """Take the last answer back; both stay on record."""
        call = self._worktop.call
        if self.review is None or call is None or not call.follow_up.read_back.stated:
            return Reply((Reason.NOTHING_TO_DO,))
        self._record(e.ReviewTakenBack(at=self._worktop.now()))
        return DONE

    def leave(self, *, declined: bool = False) -> Reply:
        """Go back to the case: nothing is sent. `declined`: it was the caller's word."""
        if self.review is None:
            return Reply((Reason.NOTHING_TO_DO,))
        self._record(e.ReviewLeft(at=self._worktop.now(), declined=declined))
        return DONE

    async def send(self) -> Reply:
        """Send what was read back and agreed to. Recorded is DONE; whether it was accepted stands in the case."""
        if self.sending:
            return UNDER_WAY
        if closed := self._casework.closed(CaseAct.SEND):
            return closed
        top, case = self._worktop, self._casework.at_hand
        call, review = top.at_hand, self.review
        assert review is not None
        queued = self._queued(case, call, review)
        if queued is None:
            return Reply((Reason.CHECK_FIRST,))
        settled = (*queued.changes, *out_of_tray(top, case, _dealt_with(case, review, queued)))
        sent = e.ReviewSent(at=top.now(), review=review)
        if case.id == call.id:
            top.record(case, *queued.events, sent, entries=queued.entries, changes=settled)
        else:
            # First what takes effect: once it is in the outbox, the review lists nothing that could be sent again.
            top.record(case, *queued.events, entries=queued.entries, changes=settled)
            top.record(call, sent)
        self._casework.reload()
        # What was only taken out of the outbox is done; what waits there besides goes by itself.
        reply = await self._outbox.settle(case.id) if queued.entries else DONE
        self._casework.reload()
        return reply

    def _queued(self, case: Call, call: Call, review: Review) -> Queued | None:
        """Make what is committed; None where something listed as never sent may have left after all."""
        top, items = self._worktop, review.reading.items
        if review.kind is ReviewKind.REFILE:
            said = call.follow_up.read_back
            reference = case.casework.taken_over or case.id
            agreed = Agreed(case, call, said, review.reading.text_version, reference)
            return requests(top, agreed, items)
        chosen = _still_there(case, items)
        unsent = [one for one in chosen if one[0].state is FilingState.QUEUED]
        back = withdrawals(top, case, (one for one in chosen if one not in unsent))
        name = top.backend.describe().name
        waiting = [one for one in top.casebook.waiting(name) if one.call_id == case.id]
        out = taken_out(top, waiting, unsent)
        return None if out is None else Queued((*out.events, *back.events), back.entries, out.changes)


def _still_there(case: Call, items: tuple[OrderItem, ...]) -> tuple[tuple[Filing, FiledItem], ...]:
    chosen = set(items)
    return tuple(pair for pair in withdrawable(case.submission) if pair[1].order in chosen)


def _dealt_with(case: Call, review: Review, queued: Queued) -> tuple[int, ...]:
    """Number what was not taken and all of which is now asked for once more: to file it, or to take it back."""
    if review.kind is ReviewKind.REFILE:
        orders = set(review.reading.items)
        return tuple(
            one.number
            for one in case.submission.filings
            if one.state is FilingState.NEEDS_PERSON
            and one.live_items
            and all(item.order in orders for item in one.live_items)
        )
    return tuple(
        number
        for event in queued.events
        if isinstance(event, e.WithdrawalQueued)
        for number in asked_once_more(case.submission, event.of_filing, event.item_ids)
    )
