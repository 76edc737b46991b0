"""What a hand-written person changes about a number's facts. It knows the form, not the file."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from agent_console.backend import (
    FraudSignals,
    HolderRelation,
    Label,
    LabelCategory,
    LabelProviderState,
    Platform,
    PlatformId,
    ProviderLabels,
    Signal,
    Ternary,
)
from agent_console.identity.phone import PhoneNumber
from backends.fake.derivation import already_bound, derive_around, holder_draw, known_tenure
from backends.fake.derived_bindings import Counts, binding_id, derive_bindings
from backends.fake.derived_labels import PROVIDERS
from backends.fake.derived_registration import derive_registration, fresh
from backends.fake.derived_signals import swapped_by_activation
from backends.fake.draw import Draw
from backends.fake.facts import HeldBinding, Holder, NumberFacts, Play, Registration
from backends.fake.person_form import BindingForm, PersonForm, SignalForm, day_of


def person_facts(person: PersonForm, seed: int, today: date, platforms: tuple[Platform, ...]) -> NumberFacts:
    """Give a hand-written number's facts; what the person does not say is derived.

    Signals and platforms of such a number behave unless it is written otherwise, so that a lesson has no chance in it.
    """
    number = PhoneNumber(person.number)
    registration = _registration(person, seed, today)
    derived = derive_around(registration, number, seed, today, platforms)
    return replace(
        derived,
        holder=_holder(person, derived.holder),
        bindings=_bindings(person, derived, seed, today, platforms),
        signals=_signals(person, registration.held_from, today),
        labels=derived.labels if person.label is None else _labels(person, registration, today),
        play=_play(person),
    )


def _registration(person: PersonForm, seed: int, today: date) -> Registration:
    derived = derive_registration(PhoneNumber(person.number), Draw(seed, person.number), today)
    carrier = person.carrier or derived.carrier
    activated_on = _day(person.activated_on, today)
    if person.verdict is not None:
        base = Registration(carrier, person.verdict, activated_on, activated_on)
    elif activated_on is not None:
        base = fresh(carrier, activated_on, today)
    else:
        base = replace(derived, carrier=carrier)
    return replace(
        base,
        confidence=person.confidence or base.confidence,
        ported_in_on=_day(person.ported_in_on, today) or base.ported_in_on,
        retry_on=_day(person.retry_on, today) or base.retry_on,
        service_line=person.service_line or base.service_line,
    )


def _day(text: str | None, today: date) -> date | None:
    return None if text is None else day_of(text, today)


def _holder(person: PersonForm, derived: Holder) -> Holder:
    names = derived.names if person.name is None else (person.name, *person.also_written)
    return Holder(names, person.document or derived.document)


def _bindings(
    person: PersonForm, derived: NumberFacts, seed: int, today: date, platforms: tuple[Platform, ...]
) -> tuple[HeldBinding, ...]:
    if person.binding is None and person.fill is None:
        return derived.bindings
    draw = holder_draw(derived.number, seed, derived.registration)
    written = tuple(
        _binding(form, derived.registration, draw, today, index)
        for index, form in enumerate(person.binding or ())
    )
    tenure = known_tenure(draw, derived.registration)
    if person.fill is None or tenure is None:
        return written
    fill = Counts(person.fill.previous, person.fill.own, person.fill.undated)
    taken = {binding.platform_id for binding in written}
    return written + already_bound(derive_bindings(draw, platforms, tenure, fill, taken), today)


def _binding(
    form: BindingForm, registration: Registration, draw: Draw, today: date, index: int
) -> HeldBinding:
    platform_id = PlatformId(form.platform)
    bound_on = _day(form.bound_on, today)
    owner = {"previous": HolderRelation.PREVIOUS_HOLDER, "holder": HolderRelation.CURRENT_HOLDER}[form.owner]
    if bound_on is not None and registration.held_from is not None:
        # The day of activation is the holder's own: only what was bound before it may be unbound.
        own = bound_on >= registration.held_from
        owner = HolderRelation.CURRENT_HOLDER if own else HolderRelation.PREVIOUS_HOLDER
    return HeldBinding(binding_id(draw, platform_id, f"written {index}"), platform_id, bound_on, owner)


def _signals(person: PersonForm, held_from: date | None, today: date) -> FraudSignals:
    written = person.signals
    swapped = Signal(Ternary.NO) if held_from is None else swapped_by_activation(held_from, today)
    return FraudSignals(
        sim_swapped=_signal(written.sim_swapped, swapped, today),
        calls_forwarded=_signal(written.calls_forwarded, Signal(Ternary.NO), today),
        sms_receivable=_signal(written.sms_receivable, Signal(Ternary.YES), today),
    )


def _signal(form: SignalForm | None, usual: Signal, today: date) -> Signal:
    return usual if form is None else Signal(form.answer, form.reason, _day(form.on, today))


def _labels(person: PersonForm, registration: Registration, today: date) -> tuple[ProviderLabels, ...]:
    draw = Draw(0, person.number)
    shown: dict[str, list[Label]] = {name: [] for name in PROVIDERS}
    for index, form in enumerate(person.label or ()):
        correctable = form.category is not LabelCategory.FRAUD and registration.ported_in_on is None
        label = Label(
            id=f"l-{draw.token('label', form.provider, index)}",
            category=form.category,
            text=form.text,
            report_count=form.report_count,
            first_reported_on=_day(form.first_reported_on, today),
            correctable=correctable,
        )
        shown.setdefault(form.provider, []).append(label)
    return tuple(ProviderLabels(name, LabelProviderState.CURRENT, tuple(shown[name])) for name in shown)


def _play(person: PersonForm) -> Play:
    return Play(
        pending=frozenset(map(PlatformId, person.pending or ())),
        unavailable=frozenset(map(PlatformId, person.unavailable or ())),
        outcomes={PlatformId(name): state for name, state in person.outcome.items()},
        misses={"identity": person.misses.identity, "code": person.misses.code},
        phone_in_hand=person.phone_in_hand,
    )
