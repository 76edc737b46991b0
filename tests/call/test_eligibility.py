"""Which numbers a service is for, and every boundary of the rule that only what came before may be unbound."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from agent_console.backend import ActivationCheck, Carrier, Confidence, HolderRelation, Ternary, Verdict
from agent_console.call.eligibility import needs_second_opinion, relation_by_date, relation_of, why_not
from agent_console.call.steps import Service
from agent_console.call.stop import StopReason
from tests.support_call import ACTIVATED_ON, binding, record

TODAY = date(2026, 11, 23)
DAY = timedelta(days=1)

OWN = HolderRelation.CURRENT_HOLDER
PREVIOUS = HolderRelation.PREVIOUS_HOLDER
UNKNOWN = HolderRelation.UNKNOWN


def test_a_recycled_number_with_a_sure_date_can_be_unbound() -> None:
    assert why_not(Service.UNBIND, record(), None, TODAY) is None


@pytest.mark.parametrize(
    ("verdict", "reason"),
    [
        (Verdict.NOT_RECYCLED, StopReason.NOT_RECYCLED),
        (Verdict.CANNOT_JUDGE, StopReason.CANNOT_JUDGE),
        (Verdict.CANCELLED, StopReason.CANCELLED),
        (Verdict.NOT_SYNCED_YET, StopReason.NOT_SYNCED_YET),
        (Verdict.PORTED_UNSUPPORTED, StopReason.PORTED_UNSUPPORTED),
        (Verdict.OTHER_CARRIER, StopReason.OTHER_CARRIER),
    ],
)
def test_every_other_verdict_leads_to_its_own_page(verdict: Verdict, reason: StopReason) -> None:
    assert why_not(Service.UNBIND, record(verdict), None, TODAY) is reason


def test_every_verdict_has_been_thought_of() -> None:
    open_ones = [one for one in Verdict if why_not(Service.UNBIND, record(one), None, TODAY) is None]

    assert open_ones == [Verdict.RECYCLED]


@pytest.mark.parametrize("service", [Service.OWN_ACCOUNTS, Service.LABELS])
def test_the_two_other_services_are_for_a_number_that_never_changed_hands_as_well(service: Service) -> None:
    served = [one for one in Verdict if why_not(service, record(one), None, TODAY) is None]

    assert served == [Verdict.RECYCLED, Verdict.NOT_RECYCLED]


@pytest.mark.parametrize("service", Service)
def test_no_service_is_given_without_a_date_to_tell_own_from_earlier_by(service: Service) -> None:
    assert why_not(service, record(activated_on=None), None, TODAY) is StopReason.CANNOT_JUDGE


def test_labels_of_a_number_that_was_ported_in_are_never_corrected() -> None:
    ported = replace(record(), ported_in_on=date(2023, 3, 1))

    assert why_not(Service.LABELS, ported, None, TODAY) is StopReason.PORTED_UNSUPPORTED
    assert why_not(Service.UNBIND, ported, None, TODAY) is None


def test_a_number_of_a_virtual_operator_gets_the_page_that_names_its_line() -> None:
    elsewhere = record(Verdict.OTHER_CARRIER)
    virtual = type(elsewhere)(elsewhere.number, Carrier.MVNO, Verdict.OTHER_CARRIER)

    assert why_not(Service.UNBIND, virtual, None, TODAY) is StopReason.OTHER_CARRIER_MVNO


def test_a_word_of_a_newer_registry_is_never_read_as_permission() -> None:
    assert (
        why_not(Service.UNBIND, record(verdict_text="RECYCLED_TWICE"), None, TODAY) is StopReason.CANNOT_JUDGE
    )


def test_a_recycled_number_without_a_date_can_not_be_judged() -> None:
    assert why_not(Service.UNBIND, record(activated_on=None), None, TODAY) is StopReason.CANNOT_JUDGE


@pytest.mark.parametrize(
    ("activated_on", "reason"),
    [(TODAY - DAY, None), (TODAY, None), (TODAY + DAY, StopReason.CANNOT_JUDGE)],
)
def test_a_date_in_the_future_can_not_be_judged(activated_on: date, reason: StopReason | None) -> None:
    assert why_not(Service.UNBIND, record(activated_on=activated_on), None, TODAY) is reason


LOW = record(activated_on_confidence=Confidence.LOW)


@pytest.mark.parametrize(
    ("recycled_since", "held_since", "confirmed"),
    [
        (Ternary.NO, Ternary.YES, True),
        (Ternary.NO, Ternary.UNKNOWN, True),
        (Ternary.UNKNOWN, Ternary.YES, True),
        (Ternary.UNKNOWN, Ternary.UNKNOWN, False),
        (Ternary.NO, Ternary.NO, False),
        (Ternary.UNKNOWN, Ternary.NO, False),
        (Ternary.YES, Ternary.YES, False),
        (Ternary.YES, Ternary.UNKNOWN, False),
        (Ternary.YES, Ternary.NO, False),
    ],
)
def test_a_weak_date_stands_only_when_one_opinion_confirms_and_none_contradicts(
    recycled_since: Ternary, held_since: Ternary, confirmed: bool
) -> None:
    reason = why_not(Service.UNBIND, LOW, ActivationCheck(recycled_since, held_since), TODAY)

    assert reason is (None if confirmed else StopReason.CANNOT_JUDGE)


def test_a_weak_date_nobody_was_asked_about_can_not_be_judged() -> None:
    assert why_not(Service.UNBIND, LOW, None, TODAY) is StopReason.CANNOT_JUDGE


def test_opinions_about_a_sure_date_are_not_needed_and_do_not_weaken_it() -> None:
    assert why_not(Service.UNBIND, record(), ActivationCheck(Ternary.YES, Ternary.NO), TODAY) is None


def test_a_second_opinion_is_asked_for_a_weak_date_that_a_service_builds_on() -> None:
    assert needs_second_opinion(LOW)
    assert needs_second_opinion(record(Verdict.NOT_RECYCLED, activated_on_confidence=Confidence.LOW))
    assert not needs_second_opinion(record())
    assert not needs_second_opinion(record(activated_on=None, activated_on_confidence=Confidence.LOW))
    assert not needs_second_opinion(record(Verdict.CANCELLED, activated_on_confidence=Confidence.LOW))


@pytest.mark.parametrize("service", [Service.OWN_ACCOUNTS, Service.LABELS])
def test_no_service_builds_on_a_weak_date_nobody_confirmed(service: Service) -> None:
    """A number that never changed hands has its date too: it proves a label, and tells what is the holder's."""
    weak = record(Verdict.NOT_RECYCLED, activated_on_confidence=Confidence.LOW)

    assert why_not(service, weak, None, TODAY) is StopReason.CANNOT_JUDGE
    assert why_not(service, weak, ActivationCheck(Ternary.NO, Ternary.YES), TODAY) is None


@pytest.mark.parametrize(
    ("bound_on", "relation"),
    [
        (ACTIVATED_ON - DAY, PREVIOUS),
        (ACTIVATED_ON, OWN),
        (ACTIVATED_ON + DAY, OWN),
        (TODAY + 365 * DAY, OWN),
        (date.min, PREVIOUS),
        (None, UNKNOWN),
    ],
)
def test_bound_before_activation_is_the_previous_holders_and_from_that_day_on_own(
    bound_on: date | None, relation: HolderRelation
) -> None:
    assert relation_by_date(bound_on, ACTIVATED_ON) is relation


def test_without_an_activation_date_nobody_knows_whose_a_binding_is() -> None:
    assert relation_by_date(ACTIVATED_ON, None) is UNKNOWN


@pytest.mark.parametrize(
    ("bound_on", "told", "held"),
    [
        (ACTIVATED_ON - DAY, PREVIOUS, PREVIOUS),
        (ACTIVATED_ON - DAY, UNKNOWN, UNKNOWN),
        (ACTIVATED_ON - DAY, OWN, OWN),
        (ACTIVATED_ON, PREVIOUS, OWN),
        (ACTIVATED_ON, UNKNOWN, OWN),
        (None, PREVIOUS, UNKNOWN),
        (None, UNKNOWN, UNKNOWN),
        (None, OWN, OWN),
    ],
)
def test_where_the_date_and_the_registrys_word_differ_the_stricter_holds(
    bound_on: date | None, told: HolderRelation, held: HolderRelation
) -> None:
    assert relation_of(binding("a1", bound_on, told), ACTIVATED_ON) is held
