"""Who rings on a stage, and the phone in their hand: the scenario's caller and nobody else. It knows no desk."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Final

from agent_console.backend import Bilingual, SimulatedCall, TextMessage, TrainingDesk
from agent_console.calendar.zone import Clock, today
from agent_console.identity.phone import PhoneNumber
from agent_console.training.faults import PhoneFaults
from agent_console.training.scenario import Scenario

_KNOWN: dict[tuple[str, int, date], SimulatedCall] = {}
"""What a caller goes by, by number, seed and day: on a stage the people are those of the product, and naming all of
them takes a tenth of a second."""

_MOST_KNOWN: Final = 256

_NOTHING = Bilingual("（没说话）", "(says nothing)")


class CallerOnStage:
    """Implements the training desk of the port for one scenario.

    Args:
        scenario: Whose caller rings.
        registry: Where what the caller knows and what was sent to the phone stand.
        faults: How text messages get to the phone.
        clock: The time on the stage.
        seed: Of the registry's world.
    """

    def __init__(
        self, scenario: Scenario, registry: TrainingDesk, faults: PhoneFaults, clock: Clock, seed: int
    ) -> None:
        self._scenario = scenario
        self._seed = seed
        self._registry = registry
        self._faults = faults
        self._clock = clock
        self._begun_at = clock()
        self._known: SimulatedCall | None = None

    async def simulated_calls(self) -> tuple[SimulatedCall, ...]:
        """Name the scenario's caller."""
        return (await self.caller(),)

    async def caller(self) -> SimulatedCall:
        """Give the caller: the scenario's number and first words, and the name and document they go by."""
        if self._known is None:
            self._known = await self._made_up()
        return self._known

    async def messages(self, number: PhoneNumber) -> tuple[TextMessage, ...]:
        """Show what has arrived on a phone by now, newest last; nothing was lost before the call."""
        now, faults = self._clock(), self._faults
        sent = await self._registry.messages(number)
        before = [one for one in sent if one.sent_at < self._begun_at]
        arrived = (
            one
            for nth, one in enumerate(sent[len(before) :], start=1)
            if not faults.loses(nth) and one.sent_at + faults.takes <= now
        )
        return (*before, *arrived)

    async def _made_up(self) -> SimulatedCall:
        scenario = self._scenario
        key = (scenario.number.digits, self._seed, today(self._clock()))
        if key not in _KNOWN:
            if len(_KNOWN) >= _MOST_KNOWN:
                _KNOWN.clear()
            _KNOWN[key] = await self._person()
        return replace(
            _KNOWN[key],
            calling_number=scenario.calling_number or scenario.number,
            first_words=_first_words(scenario),
            hints=(),
        )

    async def _person(self) -> SimulatedCall:
        """Ask who rings about the number; of one nobody rings about nothing is known."""
        number = self._scenario.number
        known = await self._registry.simulated_calls()
        nobody = SimulatedCall(number, number, "", "", _NOTHING, None)
        return next((one for one in known if one.subject_number == number), nobody)


def _first_words(scenario: Scenario) -> Bilingual:
    return next((one.text for one in scenario.replies if "answered" in one.on), _NOTHING)
