"""What the page of a case is drawn from. It draws nothing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from agent_console.backend import CorrectionState, ItemState, PlatformId
from agent_console.calendar.working_days import WorkingCalendar
from agent_console.calendar.zone import today
from agent_console.call.call import Call
from agent_console.call.correction import FiledLabel
from agent_console.call.request import PROOF_EXPIRED, FiledItem, FilingState
from agent_console.casebook.case_summary import CaseSummary, ItemWord, summary_of
from agent_console.language import Language
from screens.case.history import HistoryLine
from screens.labels.words import ProviderName, said_label

PlatformName = Callable[[PlatformId], str]

ORDER: tuple[ItemWord, ...] = (
    FilingState.NEEDS_PERSON,
    FilingState.OUTCOME_UNKNOWN,
    ItemState.NO_REPLY,
    CorrectionState.REQUIRES_REVIEW,
    CorrectionState.INELIGIBLE,
    ItemState.REFUSED,
    ItemState.SELF_SERVICE_REQUIRED,
    FilingState.QUEUED,
    FilingState.ACCEPTED,
    ItemState.SUBMITTED,
    ItemState.FORWARDED,
    CorrectionState.PENDING,
    CorrectionState.IN_REVIEW,
    ItemState.OTHER,
    ItemState.KEPT_CURRENT_HOLDER,
    ItemState.NO_PRIOR_BINDING,
    ItemState.WITHDRAWN,
    FilingState.SETTLED,
    ItemState.UNBOUND,
    CorrectionState.NOT_LABELLED,
    CorrectionState.CORRECTED,
)
"""What asks for something stands on top, what is done at the end."""


@dataclass(frozen=True, slots=True)
class ItemGroup:
    """The apps of a case that are in one state, or its labels that are."""

    word: ItemWord
    items: tuple[FiledItem, ...]
    expired: bool = False
    """Whether they wait for a person only because their proof grew too old: verified again, they can be sent."""
    labels: tuple[FiledLabel, ...] = ()

    @property
    def count(self) -> int:
        """How many there are."""
        return len(self.items) + len(self.labels)


@dataclass(frozen=True, slots=True)
class CaseView:
    """One case at one moment; `told` says whether the caller on the line may hear more than states and days."""

    case: Call
    call: Call | None
    told: bool
    language: Language
    calendar: WorkingCalendar
    platform_name: PlatformName
    history: tuple[HistoryLine, ...]
    now: datetime
    at: int = 0
    provider_name: ProviderName = str

    def names_of(self, group: ItemGroup) -> list[str]:
        """Name the apps of a group, or its labels by who shows them."""
        labels = (
            said_label(self.provider_name(one.provider_id), one.text, self.language) for one in group.labels
        )
        return [*(self.platform_name(item.platform_id) for item in group.items), *labels]

    @property
    def summary(self) -> CaseSummary:
        """The case as lists show it."""
        return summary_of(self.case, "", self.now)

    @property
    def groups(self) -> tuple[ItemGroup, ...]:
        """Its items by state, in the order of what asks for something."""
        return groups_of(self.case)

    @property
    def has_details(self) -> bool:
        """Whether there is more to name than the page has room for."""
        return bool(self.groups) or self.case.own_accounts.asked

    @property
    def count(self) -> int:
        """How many items it has; what was filed again counts once."""
        return sum(group.count for group in self.groups)

    @property
    def begun(self) -> str:
        """What began it: a case nothing stands in was only opened."""
        filed, opened = self.language.text_in("case", "Filed"), self.language.text_in("case", "Opened")
        return filed if self.groups else opened

    @property
    def filed_on(self) -> date:
        """The day it was filed, else opened."""
        filed = self.case.submission.submitted_at
        found = (one.accepted_at for one in self.case.submission.filings if one.accepted_at)
        return today(filed or min(found, default=self.case.opened_at))

    @property
    def days_late(self) -> int:
        """How many days the promised day is over; 0 while it is not, or nothing is owed."""
        owed = self.summary.due_on
        open_ones = any(one.word in _OWED for one in self.groups) or self.case.own_accounts.is_open
        return max(0, (today(self.now) - owed).days) if owed and open_ones else 0

    @property
    def working_day(self) -> int:
        """Which working day of the platforms it is; 0 on the day it was filed."""
        day, last, count = self.filed_on, today(self.now), 0
        while day < last and count < _MOST_DAYS:
            day += timedelta(days=1)
            count += self.calendar.is_working_day(day).working
        return count


_MOST_DAYS = 99
_OWED = frozenset(
    {
        FilingState.ACCEPTED,
        ItemState.SUBMITTED,
        ItemState.FORWARDED,
        ItemState.OTHER,
        ItemState.NO_REPLY,
        CorrectionState.PENDING,
        CorrectionState.IN_REVIEW,
    }
)
"""States in which a platform owes an answer."""


def groups_of(case: Call) -> tuple[ItemGroup, ...]:
    """Sort the items of a case by state."""
    sorted_in: dict[tuple[ItemWord, bool], list[FiledItem]] = {}
    for filing in case.submission.filings:
        for item in filing.shown_items:
            too_old = filing.refused_code == PROOF_EXPIRED
            sorted_in.setdefault((filing.word_of(item), too_old), []).append(item)
    apps = [ItemGroup(word, tuple(items), old) for (word, old), items in sorted_in.items()]
    return tuple(sorted((*apps, *_label_groups(case)), key=lambda one: (ORDER.index(one.word), one.expired)))


def _label_groups(case: Call) -> list[ItemGroup]:
    """Sort the labels of a case by state."""
    sorted_in: dict[tuple[ItemWord, bool], list[FiledLabel]] = {}
    for filed in case.submission.corrections:
        for label in filed.items:
            told = label.state if filed.state is FilingState.ACCEPTED else None
            key = (told if told is not None else filed.state, filed.refused_code == PROOF_EXPIRED)
            sorted_in.setdefault(key, []).append(label)
    return [ItemGroup(word, (), old, tuple(labels)) for (word, old), labels in sorted_in.items()]
