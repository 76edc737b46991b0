"""Facts derived from a number: an answer for each, the same each time, and consistent with one another."""

from collections import Counter
from datetime import date, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from agent_console.backend import (
    Carrier,
    HolderRelation,
    LabelCategory,
    Ternary,
    UnbindMethod,
    Verdict,
)
from agent_console.identity.id_number import IdNumber, parse_id_number
from agent_console.identity.phone import PhoneNumber
from backends.fake.derivation import derive
from backends.fake.derived_registration import derive_registration
from backends.fake.draw import Draw, latest_turn
from backends.fake.facts import NumberFacts
from backends.fake.proportions import LAST_DERIVED_DAY
from backends.fake.world import platform_list

TODAY = date(2026, 11, 23)

numbers = st.from_regex(r"1(?:3[0-9]|4[2356789]|[5-9][0-9])[0-9]{8}", fullmatch=True).map(PhoneNumber)
seeds = st.integers(min_value=0, max_value=2**63 - 1)
days = st.dates(min_value=LAST_DERIVED_DAY, max_value=date(2036, 12, 31))


def facts(number: PhoneNumber, seed: int = 7, today: date = TODAY) -> NumberFacts:
    return derive(number, seed, today, platform_list().platforms)


@given(numbers, seeds, days)
def test_every_number_has_an_answer_and_always_the_same(number: PhoneNumber, seed: int, today: date) -> None:
    assert facts(number, seed, today) == facts(number, seed, today)


@given(numbers, seeds, days)
def test_a_verdict_comes_with_what_it_needs(number: PhoneNumber, seed: int, today: date) -> None:
    told = facts(number, seed, today).registration
    if told.verdict is Verdict.RECYCLED:
        assert told.activated_on is not None
        assert told.activated_on <= today
    if told.verdict is Verdict.NOT_SYNCED_YET:
        assert told.retry_on is not None
        assert told.retry_on > today
    if told.verdict is Verdict.OTHER_CARRIER:
        assert told.service_line
    if told.verdict is Verdict.PORTED_UNSUPPORTED:
        assert told.ported_in_on is not None
        assert told.ported_in_on.year < 2021
    if told.verdict in {Verdict.CANNOT_JUDGE, Verdict.CANCELLED}:
        assert told.activated_on is None


@given(numbers, seeds, days)
def test_the_activation_day_parts_the_holders(number: PhoneNumber, seed: int, today: date) -> None:
    found = facts(number, seed, today)
    activated_on = found.registration.activated_on
    assert len(found.bindings) <= 90
    assert len({binding.id for binding in found.bindings}) == len(found.bindings)
    for binding in found.bindings:
        if binding.bound_on is None:
            assert binding.told is HolderRelation.UNKNOWN
            continue
        assert activated_on is not None
        assert binding.bound_on <= today
        own = binding.bound_on >= activated_on
        assert (binding.told is HolderRelation.CURRENT_HOLDER) == own
        if not own:
            # A number rests at least 90 days before it is given out again.
            assert (activated_on - binding.bound_on).days >= 90


@given(numbers, days, st.integers(min_value=0, max_value=400))
def test_a_settled_number_stays_what_it_is_as_days_pass(number: PhoneNumber, today: date, later: int) -> None:
    before, after = facts(number, 7, today), facts(number, 7, today + timedelta(days=later))
    assume(before.registration.held_from is None or before.registration.held_from < date(2026, 4, 1))
    assume(before.registration.verdict is not Verdict.CANCELLED)
    assert before.registration == after.registration
    assert before.holder == after.holder
    assert before.bindings == after.bindings


@given(numbers, seeds)
def test_no_account_is_at_a_platform_that_takes_no_part(number: PhoneNumber, seed: int) -> None:
    out = {p.id for p in platform_list().platforms if p.unbind_method is UnbindMethod.NOT_SUPPORTED}
    assert not out & {binding.platform_id for binding in facts(number, seed).bindings}


@given(numbers, seeds)
def test_documents_are_well_formed_and_nobodys(number: PhoneNumber, seed: int) -> None:
    document = facts(number, seed).holder.document
    if document is not None:
        assert isinstance(parse_id_number(document, TODAY), IdNumber)
        assert document[2:6] == "9999"


@given(numbers, seeds, days)
def test_a_sim_changed_lately_or_not_and_never_tomorrow(number: PhoneNumber, seed: int, today: date) -> None:
    found = facts(number, seed, today)
    swap = found.signals.sim_swapped
    if swap.answer is Ternary.YES:
        assert swap.on is not None
        assert 0 <= (today - swap.on).days < 30
        assert found.registration.held_from is None or swap.on >= found.registration.held_from


@given(numbers, seeds)
def test_fraud_labels_and_labels_of_ported_numbers_are_not_correctable(
    number: PhoneNumber, seed: int
) -> None:
    found = facts(number, seed)
    for provider in found.labels:
        for label in provider.labels:
            fraud = label.category is LabelCategory.FRAUD
            ported = found.registration.ported_in_on is not None
            assert label.correctable == (not fraud and not ported)


def test_most_numbers_can_be_worked_and_every_verdict_is_met() -> None:
    many = (PhoneNumber(f"139{n:08d}") for n in range(0, 90_000_000, 30_011))
    met = Counter(derive_registration(n, Draw(7, n.digits), TODAY).verdict for n in many)
    assert set(met) == set(Verdict)
    assert 0.78 < met[Verdict.RECYCLED] / met.total() < 0.9


@pytest.mark.parametrize("prefix", ["162", "165", "167", "170", "171"])
def test_virtual_operators_blocks_are_never_served_here(prefix: str) -> None:
    told = facts(PhoneNumber(f"{prefix}00001234")).registration
    assert (told.carrier, told.verdict) == (Carrier.MVNO, Verdict.OTHER_CARRIER)


def test_broadnet_serves_192() -> None:
    carriers = Counter(facts(PhoneNumber(f"192{n:08d}")).registration.carrier for n in range(100))
    assert carriers.most_common(1)[0][0] is Carrier.CHINA_BROADNET


def test_another_seed_is_another_world() -> None:
    number = PhoneNumber("13900000001")
    assert facts(number, seed=1).bindings != facts(number, seed=2).bindings


@given(days, st.integers(min_value=0, max_value=119))
def test_a_cycle_turned_within_its_length(today: date, phase: int) -> None:
    turned_on = latest_turn(today, LAST_DERIVED_DAY, phase, 120)
    assert 0 <= (today - turned_on).days < 120
    assert (turned_on - LAST_DERIVED_DAY).days % 120 == phase


@given(seeds, st.text(), st.text())
def test_draws_of_other_names_are_other_draws(seed: int, one: str, other: str) -> None:
    assume(one != other)
    assert Draw(seed, "x").token(one) != Draw(seed, "x").token(other)
