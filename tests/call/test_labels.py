"""Labels: which may be corrected and for which reason, and that a fraud label is never read out."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agent_console.backend import (
    CorrectionReason,
    Label,
    LabelCategory,
    LabelProviderState,
    ProviderLabels,
)
from agent_console.call import labels as work_of
from agent_console.call.labels import LabelWork
from agent_console.call.services.labels import (
    NAMING,
    LabelStanding,
    by_reason,
    chosen_labels,
    label_items,
    label_rows,
    provable,
    reading_of_labels,
    without_reason,
)
from tests.support import runs
from tests.support_call import ACTIVATED_ON, NOW

EARLIER, LATER = ACTIVATED_ON - timedelta(days=1), ACTIVATED_ON
PREVIOUS, NAME = CorrectionReason.PREVIOUS_HOLDER, CorrectionReason.WRONG_NAME


def label(id_: str = "l-1", category: LabelCategory = LabelCategory.SPAM, **changes: object) -> Label:
    facts: dict[str, object] = {"report_count": 3, "first_reported_on": EARLIER, "correctable": True}
    return Label(id_, category, "骚扰电话", **{**facts, **changes})  # type: ignore[arg-type]


def shown(
    *labels: Label, provider: str = "360", state: LabelProviderState = LabelProviderState.CURRENT
) -> ProviderLabels:
    return ProviderLabels(provider, state, labels)


def answered(*providers: ProviderLabels) -> LabelWork:
    return work_of.after_answer(LabelWork(), providers, NOW)


def standing(one: Label, state: LabelProviderState = LabelProviderState.CURRENT) -> LabelStanding:
    (row,) = label_rows(answered(shown(one, state=state)), ACTIVATED_ON)
    return row.standing


@pytest.mark.parametrize(
    ("one", "state", "expected"),
    [
        (label(), LabelProviderState.CURRENT, LabelStanding.CORRECTABLE),
        (label(correctable=None), LabelProviderState.CURRENT, LabelStanding.CORRECTABLE),
        (label(correctable=False), LabelProviderState.CURRENT, LabelStanding.NOT_CORRECTABLE),
        (label(category=LabelCategory.FRAUD), LabelProviderState.CURRENT, LabelStanding.FRAUD),
        (label(first_reported_on=LATER), LabelProviderState.CURRENT, LabelStanding.OWN_TIME),
        (label(first_reported_on=None), LabelProviderState.CURRENT, LabelStanding.OWN_TIME),
        (
            label(category=LabelCategory.DELIVERY, first_reported_on=LATER),
            LabelProviderState.CURRENT,
            LabelStanding.CORRECTABLE,
        ),
        (label(), LabelProviderState.STALE, LabelStanding.STALE),
        (label(), LabelProviderState.PENDING, LabelStanding.PENDING),
        (label(), LabelProviderState.UNAVAILABLE, LabelStanding.UNREACHABLE),
        (label(id_=""), LabelProviderState.CURRENT, LabelStanding.NOT_CORRECTABLE),
        (label(open_correction="c-3"), LabelProviderState.CURRENT, LabelStanding.UNDER_WAY),
        (label(open_correction="c-3"), LabelProviderState.STALE, LabelStanding.STALE),
        (
            label(open_correction="c-3", correctable=False),
            LabelProviderState.CURRENT,
            LabelStanding.UNDER_WAY,
        ),
        (
            label(open_correction="c-3", category=LabelCategory.FRAUD),
            LabelProviderState.CURRENT,
            LabelStanding.FRAUD,
        ),
    ],
)
def test_how_a_label_stands(one: Label, state: LabelProviderState, expected: LabelStanding) -> None:
    assert standing(one, state) is expected


@pytest.mark.parametrize(
    ("state", "expected"),
    [
        (LabelProviderState.CURRENT, LabelStanding.NO_LABEL),
        (LabelProviderState.STALE, LabelStanding.STALE),
        (LabelProviderState.PENDING, LabelStanding.PENDING),
        (LabelProviderState.UNAVAILABLE, LabelStanding.UNREACHABLE),
    ],
)
def test_only_an_answer_of_today_says_that_there_is_no_label(
    state: LabelProviderState, expected: LabelStanding
) -> None:
    (row,) = label_rows(answered(shown(state=state)), ACTIVATED_ON)

    assert (row.standing, row.choosable) == (expected, False)


def test_a_label_of_before_the_activation_is_the_previous_holders() -> None:
    assert provable(label(), ACTIVATED_ON) == (PREVIOUS,)
    assert provable(label(first_reported_on=LATER), ACTIVATED_ON) == ()


def test_who_a_label_names_the_caller_may_deny_whenever_it_was_first_shown() -> None:
    agency = label(category=LabelCategory.AGENCY)
    assert provable(agency, ACTIVATED_ON) == (PREVIOUS, NAME)
    assert provable(replace(agency, first_reported_on=LATER), ACTIVATED_ON) == (NAME,)


def test_without_an_activation_date_there_is_no_proof() -> None:
    assert all(provable(label(category=one), None) == () for one in LabelCategory)


def test_the_dates_propose_a_reason_and_a_wrong_name_only_the_caller_can_tell() -> None:
    work = answered(shown(label(), label("l-2", LabelCategory.COMPANY_NAME, first_reported_on=LATER)))

    assert [row.proposed for row in label_rows(work, ACTIVATED_ON)] == [PREVIOUS, None]


def test_an_id_that_names_two_labels_can_not_be_chosen() -> None:
    work = answered(shown(label()), shown(label(), provider="baidu"))

    assert not any(row.choosable for row in label_rows(work, ACTIVATED_ON))


def test_what_was_once_told_to_be_a_fraud_label_stays_one() -> None:
    first = answered(shown(label(category=LabelCategory.FRAUD)))
    again = work_of.after_answer(first, (shown(label()),), NOW)

    assert [row.standing for row in label_rows(again, ACTIVATED_ON)] == [LabelStanding.FRAUD]


def test_rows_stay_in_the_order_the_providers_were_given() -> None:
    providers = [shown(provider=name) for name in ("360", "tencent", "alibaba")]
    providers[1] = shown(label("l-1"), label("l-2"), provider="tencent")
    rows = label_rows(answered(*providers), ACTIVATED_ON)

    assert [row.provider_id for row in rows] == ["360", "tencent", "tencent", "alibaba"]


def test_a_request_has_one_reason_so_labels_are_grouped_by_it() -> None:
    work = answered(
        shown(label("l-1"), label("l-2", LabelCategory.AGENCY), label("l-3")),
    )
    for id_, reason in (("l-1", PREVIOUS), ("l-2", NAME), ("l-3", PREVIOUS)):
        work = work_of.with_choice(work, id_, reason)
    groups = by_reason(label_items(label_rows(work, ACTIVATED_ON), work))

    assert [[one.label_id for one in group] for group in groups] == [["l-1", "l-3"], ["l-2"]]


CATEGORIES = st.sampled_from(LabelCategory)
DATES = st.one_of(st.none(), st.sampled_from([date.min, EARLIER, LATER, date.max]))
LABELS = st.builds(
    Label,
    id=st.sampled_from(["", "l-1", "l-2", "l-3"]),
    category=CATEGORIES,
    text=st.text(max_size=3),
    report_count=st.one_of(st.none(), st.integers()),
    first_reported_on=DATES,
    correctable=st.sampled_from([True, False, None]),
)
PROVIDERS = st.lists(
    st.builds(
        ProviderLabels,
        provider_id=st.sampled_from(["360", "tencent", ""]),
        state=st.sampled_from(LabelProviderState),
        labels=st.lists(LABELS, max_size=3).map(tuple),
        expected_by=DATES,
    ),
    max_size=4,
).map(tuple)
CHOICES = st.lists(
    st.tuples(st.sampled_from(["", "l-1", "l-2", "l-3"]), st.sampled_from([None, *CorrectionReason])),
    max_size=4,
)


@settings(max_examples=runs(80, 600))
@given(first=PROVIDERS, then=PROVIDERS, choices=CHOICES, activated_on=DATES)
def test_whatever_is_answered_and_chosen_nothing_is_read_out_that_may_not_be_sent(
    first: tuple[ProviderLabels, ...],
    then: tuple[ProviderLabels, ...],
    choices: list[tuple[str, CorrectionReason | None]],
    activated_on: date | None,
) -> None:
    work = work_of.after_answer(work_of.after_answer(LabelWork(), first, NOW), then, NOW)
    for id_, reason in choices:
        work = work_of.with_choice(work, id_, reason)
    rows = label_rows(work, activated_on)
    items = label_items(rows, work)
    every = [one for provider in (*first, *then) for one in provider.labels]
    now = [one for provider in then for one in provider.labels]

    for item in items:
        (named,) = [one for one in now if one.id == item.label_id]
        assert all(one.category is not LabelCategory.FRAUD for one in every if one.id == item.label_id)
        assert named.correctable is not False
        assert activated_on is not None
        if item.reason is PREVIOUS:
            assert named.first_reported_on is not None
            assert named.first_reported_on < activated_on
        else:
            assert item.reason is NAME
            assert named.category in NAMING
    assert len(items) + len(without_reason(rows, work)) == len(chosen_labels(rows, work))
    reading = reading_of_labels("13800138000", items, "C-1")
    assert {one.provider_id for one in items} == set(reading.recipients)
