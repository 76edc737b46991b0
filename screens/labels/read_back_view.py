"""What the read-back of labels is drawn from. It draws nothing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from agent_console.calendar.promise import Promise
from agent_console.call.call import Call
from agent_console.call.correction import LabelItem
from agent_console.call.gates import Act, Reason, gate
from agent_console.call.services.labels import by_reason
from agent_console.language import Language
from screens.labels.words import ProviderName, said_label
from screens.read_back.around import is_proof_fresh, why_silenced

TALL = 31
"""From this body height on there is air between the parts."""

_AROUND_LIST, _AROUND_LIST_TALL = 10, 17
_BELOW_LIST_PAGE = 2

LabelPages = tuple[tuple[LabelItem, ...], ...]
"""The list page by page; the last holds none of it where it does not fit beside the statements."""


@dataclass(frozen=True, slots=True)
class LabelReadBackView:
    """One call on the read-back of its labels at one moment; `page` counts from 0."""

    call: Call
    language: Language
    provider_name: ProviderName
    promise: Promise
    now: datetime
    page: int = 0

    @property
    def items(self) -> tuple[LabelItem, ...]:
        """What is read out, the labels of one reason after the other, as they will be sent."""
        return tuple(item for group in by_reason(self.call.reading.labels) for item in group)

    @property
    def firms(self) -> tuple[str, ...]:
        """Who gets the number, by name."""
        return tuple(self.provider_name(one) for one in self.call.reading.recipients)

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """Why nothing can be sent now; empty when the button is open."""
        return gate(self.call, Act.SUBMIT_CORRECTION, self.now)

    @property
    def proof_fresh(self) -> bool:
        """Whether the confirmed code still covers a submit."""
        return is_proof_fresh(self.call, self.now)

    @property
    def silenced(self) -> str:
        """Why nothing the caller says can be recorded now, or an empty text."""
        return why_silenced(self.call, self.language)

    def pages(self, height: int) -> LabelPages:
        """Divide the list: the last page has the statements too, what does not fit there comes before."""
        beside = height - (_AROUND_LIST_TALL if height >= TALL else _AROUND_LIST)
        items = self.items
        if len(items) <= beside:
            return (items,)
        rows = height - _BELOW_LIST_PAGE
        before = tuple(items[first : first + rows] for first in range(0, len(items), rows))
        return (*before, ())

    def said(self, item: LabelItem) -> str:
        """Name a label as it is read out: the firm and what it shows."""
        return said_label(self.provider_name(item.provider_id), item.text, self.language)
