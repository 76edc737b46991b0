"""The facts of any number, derived from its digits by keyed hash. It knows no people written by hand.

Nothing is remembered: the same number, seed and day give the same facts, and all but a few stay the same
for good (`proportions` says which turn in cycles).
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from agent_console.backend import Platform, Verdict
from agent_console.identity.phone import PhoneNumber
from backends.fake.derived_bindings import derive_bindings, derive_counts, tenure_of
from backends.fake.derived_holder import derive_holder
from backends.fake.derived_labels import derive_labels
from backends.fake.derived_registration import derive_registration
from backends.fake.derived_signals import derive_signals
from backends.fake.draw import Draw
from backends.fake.facts import HeldBinding, NumberFacts, Registration, Tenure
from backends.fake.proportions import LAST_ACTIVATION


def derive(number: PhoneNumber, seed: int, today: date, platforms: tuple[Platform, ...]) -> NumberFacts:
    """Derive everything about a number; every valid mainland number has an answer.

    Args:
        number: The number.
        seed: The world it lives in.
        today: The day in China.
        platforms: Every platform an account may be at.
    """
    registration = derive_registration(number, Draw(seed, number.digits), today)
    return derive_around(registration, number, seed, today, platforms)


def derive_around(
    registration: Registration,
    number: PhoneNumber,
    seed: int,
    today: date,
    platforms: tuple[Platform, ...],
) -> NumberFacts:
    """Derive everything that follows from a number and its registration, derived or written by hand."""
    draw = holder_draw(number, seed, registration)
    tenure = known_tenure(draw, registration)
    return NumberFacts(
        number=number,
        registration=registration,
        holder=derive_holder(draw),
        bindings=_bindings(draw, registration, tenure, platforms, today),
        signals=derive_signals(draw, registration.held_from, today),
        labels=derive_labels(draw, tenure, registration.ported_in_on is not None, today),
    )


def holder_draw(number: PhoneNumber, seed: int, registration: Registration) -> Draw:
    """Give the draws about one holder of the number: the next holder of a moving number is another person."""
    recent = registration.held_from is not None and registration.held_from > LAST_ACTIVATION
    turn = registration.held_from if recent and registration.held_from == registration.activated_on else ""
    return Draw(seed, f"{number.digits} {turn}")


def known_tenure(draw: Draw, registration: Registration) -> Tenure | None:
    """Give the periods around the activation date; None for a number nobody here can place."""
    held_from = registration.activated_on or registration.held_from
    return None if held_from is None else tenure_of(draw, held_from, settled=held_from <= LAST_ACTIVATION)


def already_bound(bindings: tuple[HeldBinding, ...], today: date) -> tuple[HeldBinding, ...]:
    """Leave out what the holder will bind on a day to come."""
    return tuple(binding for binding in bindings if binding.bound_on is None or binding.bound_on <= today)


def _bindings(
    draw: Draw,
    registration: Registration,
    tenure: Tenure | None,
    platforms: tuple[Platform, ...],
    today: date,
) -> tuple[HeldBinding, ...]:
    if tenure is None:
        return ()
    counts = derive_counts(draw, recycled=registration.verdict is not Verdict.NOT_RECYCLED)
    bindings = already_bound(derive_bindings(draw, platforms, tenure, counts), today)
    if registration.verdict is Verdict.CANNOT_JUDGE:
        # Without an activation date no date tells whose a binding is, so none is told.
        return tuple(replace(binding, bound_on=None) for binding in bindings)
    return bindings
