"""Caller labels derived from a number. It knows no correction and no call."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from agent_console.backend import Label, LabelCategory, LabelProviderState, ProviderLabels
from backends.fake import proportions
from backends.fake.draw import Draw
from backends.fake.facts import Tenure

PROVIDERS: Final = ("360", "tencent", "alibaba", "baidu", "sogou", "taidixiong", "dianhuabang")
"""The firms behind caller labels; a fraud label of any of them is never corrected on request."""

_EACH_LABELS: Final = 35
"""Percent of the providers that show something for a labelled number: two or three of the seven."""

_OWN_TIME: Final = 20
"""Percent of the labels that were first reported during the holder's own tenure."""

_STALE: Final = 5
_PENDING: Final = 4
_UNAVAILABLE: Final = 3
"""Percent of answers that are old, come on a later day, or do not come."""

_TEXTS: Final = {
    LabelCategory.SPAM: "骚扰电话",
    LabelCategory.MARKETING: "广告推销",
    LabelCategory.DELIVERY: "送餐快递",
    LabelCategory.AGENCY: "房产中介",
    LabelCategory.COMPANY_NAME: "示例公司",
    LabelCategory.FRAUD: "疑似诈骗",
}
_BY_FREQUENCY: Final = (
    *(LabelCategory.SPAM,) * 4,
    *(LabelCategory.MARKETING,) * 3,
    *(LabelCategory.DELIVERY,) * 3,
    *(LabelCategory.AGENCY,) * 2,
    LabelCategory.COMPANY_NAME,
    LabelCategory.FRAUD,
)

_MOST_REPORTS: Final = 200


def derive_labels(draw: Draw, tenure: Tenure | None, ported: bool, today: date) -> tuple[ProviderLabels, ...]:
    """Derive what each provider shows when the number calls, in a fixed order of providers."""
    labelled = draw.percent(proportions.LABELLED, "labelled")
    return tuple(_provider(draw, name, tenure, labelled, ported, today) for name in PROVIDERS)


def _provider(
    draw: Draw, name: str, tenure: Tenure | None, labelled: bool, ported: bool, today: date
) -> ProviderLabels:
    # A late provider answers within the week; which week is late for it follows from the number too.
    monday = today - timedelta(days=today.weekday())
    if draw.percent(_PENDING, "label pending", name, monday):
        return ProviderLabels(name, LabelProviderState.PENDING, expected_by=monday + timedelta(days=7))
    if draw.percent(_UNAVAILABLE, "label unavailable", name, today):
        return ProviderLabels(name, LabelProviderState.UNAVAILABLE)
    stale = draw.percent(_STALE, "label stale", name)
    state = LabelProviderState.STALE if stale else LabelProviderState.CURRENT
    if not labelled or not draw.percent(_EACH_LABELS, "label", name):
        return ProviderLabels(name, state)
    return ProviderLabels(name, state, (_label(draw, name, tenure, ported),))


def _label(draw: Draw, name: str, tenure: Tenure | None, ported: bool) -> Label:
    category = draw.choice(_BY_FREQUENCY, "label category", name)
    return Label(
        id=f"l-{draw.token('label', name)}",
        category=category,
        text=_TEXTS[category],
        report_count=1 + draw.below(_MOST_REPORTS, "label reports", name),
        first_reported_on=_first_report(draw, name, tenure),
        # Proof is the activation date: it proves nothing against "fraud", and a ported number's is not known.
        correctable=category is not LabelCategory.FRAUD and not ported,
    )


def _first_report(draw: Draw, name: str, tenure: Tenure | None) -> date | None:
    if tenure is None:
        return None
    if draw.percent(_OWN_TIME, "label of holder", name):
        return draw.day(tenure.activated_on, tenure.last_day, "label since", name)
    return draw.day(tenure.previous_from, tenure.previous_until, "label since", name)
