"""What the review of a case is drawn from: the list, who gets it, what the caller said. It draws nothing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from agent_console.calendar.promise import Promise
from agent_console.call.call import Call
from agent_console.call.case_gates import CaseAct, case_gate
from agent_console.call.casework import Review, ReviewKind
from agent_console.call.read_back import Statement
from agent_console.call.reasons import Reason
from agent_console.call.request import FilingState
from agent_console.call.sent_again import withdrawable
from agent_console.call.services.unbind import Rows
from agent_console.language import Language
from screens.read_back.around import is_proof_fresh
from screens.read_back.listing import Group, groups_of_rows
from screens.read_back.view import Division, division_of


@dataclass(frozen=True, slots=True)
class ReviewView:
    """One review at one moment; `page` counts from 0."""

    case: Call
    call: Call
    review: Review
    language: Language
    promise: Promise
    now: datetime
    page: int = 0

    @property
    def files_again(self) -> bool:
        """Whether something is filed; else something is taken back."""
        return self.review.kind is ReviewKind.REFILE

    @property
    def never_left(self) -> bool:
        """Whether all that is taken back still waits to be sent: nobody else ever hears of it."""
        about = set(self.review.reading.items)
        taken = [one for one in withdrawable(self.case.submission) if one[1].order in about]
        return not self.files_again and all(filing.state is FilingState.QUEUED for filing, _ in taken)

    @property
    def rows(self) -> Rows:
        """The platforms it is about, in the order of the list."""
        about = {item.platform_id for item in self.review.reading.items}
        return Rows(row for row in self.case.rows if row.platform.id in about)

    @property
    def groups(self) -> tuple[Group, ...]:
        """What is read out."""
        return groups_of_rows(self.rows, self.language)

    @property
    def statements(self) -> tuple[Statement, ...]:
        """What the caller is asked; warnings belong to what is filed."""
        return tuple(Statement) if self.files_again else (Statement.READ_BACK, Statement.SEPARATE_CONSENT)

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """Why nothing can be sent now; empty when the button is open."""
        return case_gate(self.case, self.call, CaseAct.SEND, self.now)

    @property
    def proof_fresh(self) -> bool:
        """Whether the confirmed code still covers it."""
        return is_proof_fresh(self.call, self.now)

    def division(self, width: int, height: int) -> Division:
        """Return the list in the room there is."""
        return division_of(self.groups, width, height)
