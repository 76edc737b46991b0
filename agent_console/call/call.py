"""One call as everything that happened on it left it. It composes the parts and holds no rule: the parts have them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property

from agent_console.backend import PlatformId, PlatformList
from agent_console.calendar.zone import today
from agent_console.call.casework import Casework, FollowUp
from agent_console.call.eligibility import why_not
from agent_console.call.labels import LabelWork
from agent_console.call.limits import STANDARD_LIMITS, Limits
from agent_console.call.line import Line
from agent_console.call.lookup import LookupProgress
from agent_console.call.notice import Notice
from agent_console.call.numbers import CallNumbers
from agent_console.call.own_accounts import OwnAccounts
from agent_console.call.read_back import ReadBack, Reading
from agent_console.call.services import labels as labelling
from agent_console.call.services import own_accounts as own_query
from agent_console.call.services import unbind
from agent_console.call.steps import CallerSaid, Service, Step
from agent_console.call.stop import Stop, StopReason
from agent_console.call.submission import Submission
from agent_console.call.verification import Verification
from agent_console.call.wrap_up import Note, WrapUp


@dataclass(frozen=True, slots=True)
class Terms:
    """What a call is worked on: the registry's platforms, the limits, the version of the consent's text."""

    platforms: PlatformList
    consent_version: str
    limits: Limits = STANDARD_LIMITS


@dataclass(frozen=True)
class Call:
    """One call about one subject number. Not slotted: what is derived from it is computed once, on first use."""

    id: str
    terms: Terms
    opened_at: datetime
    staff_no: str
    line: Line
    linked_to: str | None = None
    step: Step = Step.INTAKE
    came_from: Step = Step.INTAKE
    service: Service = Service.UNBIND
    said: CallerSaid | None = None
    numbers: CallNumbers = field(default_factory=CallNumbers)
    notice: Notice = field(default_factory=Notice)
    verification: Verification = field(default_factory=Verification)
    lookup: LookupProgress = field(default_factory=LookupProgress)
    ticked: frozenset[PlatformId] = frozenset()
    own_accounts: OwnAccounts = field(default_factory=OwnAccounts)
    labels: LabelWork = field(default_factory=LabelWork)
    read_back: ReadBack = field(default_factory=ReadBack)
    submission: Submission = field(default_factory=Submission)
    casework: Casework = field(default_factory=Casework)
    follow_up: FollowUp = field(default_factory=FollowUp)
    stop: Stop | None = None
    notes: tuple[Note, ...] = ()
    call_back_on: date | None = None
    wrap_up: WrapUp | None = None

    @property
    def submitted(self) -> bool:
        """Whether what the service at hand files was filed: from here on nothing of it is taken back by Esc."""
        if self.service is Service.LABELS:
            return bool(self.submission.corrections)
        return self.service is Service.UNBIND and self.submission.made

    @property
    def something_filed(self) -> bool:
        """Whether any service filed anything on this call: its number stays what it is."""
        return self.submission.made or bool(self.submission.corrections)

    @cached_property
    def rows(self) -> unbind.Rows:
        """Every platform the service covers, as it stands now."""
        own = self.own_accounts.ever_own
        return unbind.rows(self.terms.platforms, self.lookup, self.numbers.activated_on, own)

    @cached_property
    def chosen(self) -> unbind.Rows:
        """What is ticked and may be, in the order of the list."""
        return self.rows.chosen(self.ticked)

    @property
    def tickable(self) -> frozenset[PlatformId]:
        """Every platform that has a box."""
        return self.rows.tickable

    @cached_property
    def reading(self) -> Reading:
        """Exactly what has to be read back for what is chosen now."""
        number = self.numbers.subject.digits if self.numbers.subject else ""
        if self.service is Service.LABELS:
            items = labelling.label_items(self.label_rows, self.labels)
            return labelling.reading_of_labels(number, items, self.terms.consent_version)
        return unbind.reading_of(number, self.chosen, self.terms.consent_version)

    @cached_property
    def label_rows(self) -> tuple[labelling.LabelRow, ...]:
        """Every label providers show, as it stands now."""
        return labelling.label_rows(self.labels, self.numbers.activated_on)

    def label_row(self, label_id: str) -> labelling.LabelRow | None:
        """The row of a label, or None where no provider shows it."""
        return next((row for row in self.label_rows if row.label and row.label.id == label_id), None)

    @property
    def has_something_to_tell(self) -> bool:
        """Whether a later caller can be told anything of it: what was filed, or what was asked."""
        return self.submission.anything or self.own_accounts.asked

    @cached_property
    def own_rows(self) -> tuple[own_query.Row, ...]:
        """Every platform of the list, with what the holder has there."""
        return own_query.rows(self.terms.platforms, self.own_accounts, self.numbers.activated_on)

    def keep_rows_of(self, before: Call) -> None:
        """Take over the rows of the call this one was made of, and the choice, where nothing changed them.

        Most events leave them alone, and making a row of every platform costs more than all else in taking in one.
        """
        same = self.terms is before.terms and self.lookup is before.lookup
        same = same and self.own_accounts.ever_own == before.own_accounts.ever_own
        if same and self.numbers.activated_on == before.numbers.activated_on and "rows" in vars(before):
            vars(self)["rows"] = before.rows
            if self.ticked is before.ticked and "chosen" in vars(before):
                vars(self)["chosen"] = before.chosen

    def why_not_eligible(self, now: datetime, service: Service | None = None) -> StopReason | None:
        """Why a service, the one at hand unless named, cannot be given for the number, or None when it can.

        CANNOT_JUDGE while nothing is known.
        """
        record = self.numbers.record
        if record is None:
            return StopReason.CANNOT_JUDGE
        return why_not(service or self.service, record, self.numbers.activation_check, today(now))
