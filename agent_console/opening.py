"""One start of the console, up to the first page: it knows in which order the parts are opened and what stops it.

Whatever is wrong here is said in one sentence before the screen is taken; nothing is half-open afterwards.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from agent_console.audit.outside import HeadsOutside
from agent_console.backend import (
    Backend,
    BackendContext,
    BackendDescription,
    Environment,
)
from agent_console.calendar.holidays import HolidayFiles, load_holidays
from agent_console.calendar.working_days import WorkingCalendar
from agent_console.calendar.zone import Clock
from agent_console.casebook.casebook import Casebook
from agent_console.casebook.opening import open_casebook
from agent_console.catalogue import Catalogue, Readings, load_readings
from agent_console.catalogue.load import load_catalogue
from agent_console.data_files import data_file
from agent_console.home import Home, default_folder
from agent_console.language import Language, Scripts, languages, load_language, load_scripts
from agent_console.opened import Opened
from agent_console.options import Options
from agent_console.plugins import described, load_backend
from agent_console.seat import desk_of
from agent_console.settings import Settings, load_settings
from agent_console.signing_in import Admitted, Door, admit, by_number, key_for
from agent_console.staff.checking import StaffCheck
from agent_console.staff.person import Person
from agent_console.staff.roster import roster_in
from agent_console.staff.tries import Tries
from agent_console.unlocking import Unlocked


class SeedOnLive(Exception):
    """A seed was given for a backend on which things really happen."""


class AheadOnLive(Exception):
    """Another day was asked for on a backend on which things really happen."""


class NoTerminal(Exception):
    """What the console reads or writes is no terminal, so that nobody could see or press anything."""


def open_console(options: Options, clock: Clock, door: Door | None = None) -> Opened:
    """Open settings, home, backend and casebook.

    Args:
        options: What was asked for.
        clock: The time.
        door: Where whoever works on a LIVE backend signs in; None for a command nobody sits at.

    Raises:
        SettingsUnreadable, BackendUnknown, BackendBroken, StoreError, DataFileError, SeedOnLive, AheadOnLive,
        NobodyMaySignIn, SignInRefused, SignInNeeded, TraineeOnLive, RosterUnreadable, KeyFileUnreadable,
        MasterKeyUnusable, OSError: See there; `agent_console.opening_problems` has the sentence for each.
    """
    home = Home(Path(options.home) if options.home else default_folder())
    home.make()
    settings = _settings(home, options)
    read = _read(home, settings.language)
    heads = HeadsOutside(clock)
    backend = _backend(home, settings, clock, heads)
    description = described(backend, settings.backend)
    refuse_practice(description.environment, options.seed, options.days_ahead)
    entered = _signed_in(home, settings, description.environment, door)
    person = entered.admitted.signed_in.person
    casebook = _casebook(home, settings, person, description, clock, entered.unlocked)
    entered.admitted.put_on_record(casebook.audit, clock(), Tries(home.folder))
    heads.follow(casebook.audit)
    return Opened(
        home=home,
        settings=settings.model_copy(update={"staff_no": person.staff_no}),
        backend=backend,
        description=description,
        casebook=casebook,
        catalogue=read.catalogue,
        calendar=WorkingCalendar(read.holidays.years),
        holiday_problems=read.holidays.problems,
        readings=read.readings,
        languages=read.languages,
        clock=clock,
        audit_heads=heads,
        staff=entered.staff,
        key_source=entered.unlocked.source,
    )


@dataclass(frozen=True, slots=True)
class _Read:
    """What is read of our own data and the site's, whichever backend answers."""

    languages: tuple[tuple[Language, Scripts], ...]
    catalogue: Catalogue
    readings: Readings
    holidays: HolidayFiles


def _read(home: Home, first_language: str) -> _Read:
    texts, catalogue, readings = _texts(first_language), load_catalogue(), load_readings()
    return _Read(texts, catalogue, readings, load_holidays(data_file("holidays"), home.holidays))


@dataclass(frozen=True, slots=True)
class _Entered:
    """Who works at this desk now, and the key they may use."""

    staff: StaffCheck
    admitted: Admitted
    unlocked: Unlocked


def _signed_in(home: Home, settings: Settings, environment: Environment, door: Door | None) -> _Entered:
    """Let somebody sign in where things really happen; elsewhere, and where nobody sits, a staff number is enough."""
    live = environment is Environment.LIVE
    staff = StaffCheck(roster_in(home.folder), training=not live)
    if live and door is not None:
        admitted = admit(staff, door, Tries(home.folder))
    else:
        admitted = by_number(settings.staff_no)
    unlocked = key_for(home, environment, settings.master_key, staff, admitted)
    in_use = replace(staff, folder=home.folder, key_id=unlocked.master.id)
    return _Entered(in_use, admitted, unlocked)


def _settings(home: Home, options: Options) -> Settings:
    return load_settings(
        home.settings_file,
        language=options.language,
        staff_no=options.staff_no,
        backend=options.backend,
        seed=options.seed,
        mouse=None if options.mouse else False,
    )


def _casebook(
    home: Home,
    settings: Settings,
    person: Person,
    description: BackendDescription,
    clock: Clock,
    unlocked: Unlocked,
) -> Casebook:
    """Open the casebook, without the drafts whose time is over."""
    casebook = open_casebook(
        home.casebook(description.environment, description.name),
        backend=description.name,
        staff_no=person.staff_no,
        role=person.role,
        training=description.environment is not Environment.LIVE,
        now=clock(),
        master=unlocked.master,
        prefix=settings.desk_prefix or None,
        desk=desk_of(home),
    )
    try:
        casebook.erase_expired_drafts(clock())
    except BaseException:
        casebook.close()
        raise
    return casebook


def _backend(home: Home, settings: Settings, clock: Clock, heads: HeadsOutside) -> Backend:
    folder = home.backend(settings.backend)
    context = BackendContext(folder, settings.seed, clock, settings.backend_options, heads)
    return load_backend(settings.backend, context)


def _texts(first: str) -> tuple[tuple[Language, Scripts], ...]:
    codes = sorted(languages(), key=lambda code: code != first)
    return tuple((load_language(code), load_scripts(code)) for code in codes)


def refuse_practice(environment: Environment, seed: int | None, days_ahead: int) -> None:
    """Refuse what is for practice alone where things really happen.

    Raises:
        SeedOnLive, AheadOnLive: It was asked for on a LIVE backend.
    """
    if environment is Environment.LIVE and seed is not None:
        raise SeedOnLive
    if environment is Environment.LIVE and days_ahead:
        raise AheadOnLive
