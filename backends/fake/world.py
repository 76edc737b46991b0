"""What every part of the registry shares: seed, clock, platforms, working days, facts. It enforces no rule."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from functools import lru_cache

from agent_console.backend import PlatformList, Refused, Verdict
from agent_console.calendar.holidays import load_holidays
from agent_console.calendar.working_days import WorkingCalendar
from agent_console.calendar.zone import today
from agent_console.catalogue.load import load_catalogue
from agent_console.data_files import data_file
from agent_console.data_schema import DataFileError
from agent_console.identity.number_block import block_owner
from agent_console.identity.phone import PhoneNumber
from backends.fake.derivation import derive
from backends.fake.draw import Draw
from backends.fake.facts import NumberFacts
from backends.fake.people import People
from backends.fake.person_facts import person_facts
from backends.fake.person_form import PersonForm

REMEMBERED_NUMBERS = 128
"""Numbers whose facts are kept: deriving them ranks every platform, and a call asks for the same ones all day."""

CATALOGUE_DAMAGED = "REGISTRY.CATALOGUE_DAMAGED"


@lru_cache(maxsize=1)
def platform_list() -> PlatformList:
    """Give the platforms of the catalogue; reading them takes a quarter of a second, once.

    Raises:
        Refused: A file of the catalogue is damaged; the reference names it.
    """
    try:
        return load_catalogue().platform_list
    except DataFileError as error:
        raise Refused(CATALOGUE_DAMAGED, error.file) from error


@lru_cache(maxsize=1)
def working_calendar() -> WorkingCalendar:
    """Give the working days of China; a holiday file that cannot be read counts for nothing."""
    return WorkingCalendar(load_holidays(data_file("holidays")).years)


@lru_cache(maxsize=1024)
def _working_day_after(start: date, count: int) -> date:
    # Asked for each item of each request, and the same few days each time.
    return working_calendar().add_working_days(start, count).day


def warm_up() -> None:
    """Read what the first answer would otherwise have to wait for."""
    platform_list()
    working_calendar().is_working_day(date(2026, 1, 1))
    block_owner(PhoneNumber("13800138000"))


def is_listed() -> bool:
    """Whether the platforms were read."""
    return platform_list.cache_info().currsize > 0


def is_warm() -> bool:
    """Whether nothing is left to be read."""
    return is_listed() and working_calendar.cache_info().currsize > 0


class World:
    """The facts of every number, derived or written by hand.

    Args:
        seed: Which world.
        clock: What tells the time.
        people: The people written by hand.
    """

    def __init__(self, seed: int, clock: Callable[[], datetime], people: People) -> None:
        self.seed = seed
        self.clock = clock
        self.people = people
        self._remembered: dict[tuple[str, date], tuple[PersonForm | None, NumberFacts]] = {}

    @property
    def now(self) -> datetime:
        """The instant it is."""
        return self.clock()

    def facts(self, number: PhoneNumber, at: datetime) -> NumberFacts:
        """Give everything about a number as it is at an instant."""
        key, person = (number.digits, today(at)), self.people.get(number.digits)
        written, facts = self._remembered.get(key, (None, None))
        if facts is None or written != person:
            facts = self._derived(number, person, today(at))
            if len(self._remembered) >= REMEMBERED_NUMBERS:
                self._remembered.clear()
            self._remembered[key] = (person, facts)
        return facts

    def _derived(self, number: PhoneNumber, person: PersonForm | None, day: date) -> NumberFacts:
        platforms = platform_list().platforms
        if person is None:
            return derive(number, self.seed, day, platforms)
        return person_facts(person, self.seed, day, platforms)

    def draw(self, *subject: object) -> Draw:
        """Draw about something else than a number's facts."""
        return Draw(self.seed, " ".join(map(str, subject)))

    def working_day_after(self, start: date, count: int) -> date:
        """Count working days, beginning with the day after the start."""
        return _working_day_after(start, count)


def is_served(facts: NumberFacts) -> bool:
    """Whether this carrier serves the number and somebody holds it."""
    return facts.registration.verdict not in {Verdict.OTHER_CARRIER, Verdict.CANCELLED}
