"""What the registry tells of a number to anyone who asks. It knows no holder and no binding."""

from __future__ import annotations

from datetime import date

from agent_console.backend import ActivationCheck, NumberRecord, Refused, Ternary
from agent_console.calendar.zone import today
from agent_console.identity.phone import PhoneNumber
from backends.fake.world import World, is_served


class NumbersRules:
    """Answers for every valid number."""

    def __init__(self, world: World) -> None:
        self._world = world

    def number(self, number: PhoneNumber) -> NumberRecord:
        """Say who serves a number, whether it changed hands and since when."""
        registration = self._world.facts(number, self._world.now).registration
        return NumberRecord(
            number=number,
            carrier=registration.carrier,
            verdict=registration.verdict,
            activated_on=registration.activated_on,
            activated_on_confidence=registration.confidence,
            ported_in_on=registration.ported_in_on,
            retry_on=registration.retry_on,
            service_line=registration.service_line,
        )

    def check_activation(self, number: PhoneNumber, activated_on: date) -> ActivationCheck:
        """Answer as number-recycling 0.2.0 and kyc-tenure 0.2.0 do.

        Recycled since a date: the subscriber changed after it, or nobody held the number on it; not so on the
        first day of the present contract. Held since a date: with this carrier, so a port-in begins anew.

        Raises:
            Refused: The date lies ahead, or nobody here serves the number.
        """
        now = self._world.now
        if activated_on > today(now):
            raise Refused("OUT_OF_RANGE")
        facts = self._world.facts(number, now)
        if not is_served(facts):
            raise Refused("IDENTIFIER_NOT_FOUND")
        held_from = facts.registration.held_from
        if held_from is None:
            return ActivationCheck(Ternary.UNKNOWN, Ternary.UNKNOWN)
        here_from = facts.registration.ported_in_on or held_from
        return ActivationCheck(
            recycled_since=Ternary.YES if activated_on < held_from else Ternary.NO,
            held_since=Ternary.YES if here_from <= activated_on else Ternary.NO,
        )
