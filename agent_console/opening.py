"""One start of the console, up to the first page: it knows in which order the parts are opened and what stops it.

Whatever is wrong here is said in one sentence before the screen is taken; nothing is half-open afterwards.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path

from agent_console.audit.outside import HeadsOutside
from agent_console.backend import (
    Backend,
    BackendContext,
    BackendDescription,
    BackendError,
    Environment,
    PlatformList,
)
from agent_console.calendar.holidays import load_holidays
from agent_console.calendar.working_days import WorkingCalendar
from agent_console.calendar.zone import Clock
from agent_console.call.reveal import RevealField
from agent_console.casebook.casebook import Casebook
from agent_console.catalogue import Catalogue, Readings, load_readings
from agent_console.catalogue.load import load_catalogue
from agent_console.data_files import data_file
from agent_console.data_schema import DataFileError
from agent_console.desk import Desk, DeskSettings
from agent_console.desk.platform_list import usable
from agent_console.home import Home, default_folder
from agent_console.language import Language, Scripts, languages, load_language, load_scripts
from agent_console.options import PLAIN_NAME, Options
from agent_console.plugins import BackendBroken, load_backend
from agent_console.seat import desk_of
from agent_console.settings import Settings, load_settings
from agent_console.signing_in import Door, admit, by_number, key_for
from agent_console.staff.checking import StaffCheck
from agent_console.staff.person import Person
from agent_console.staff.roster import roster_in
from agent_console.staff.tries import Tries
from agent_console.unlocking import KeySource, Unlocked

CLOSE_SECONDS = 3
"""How long a backend may take to let go; who ends the console waits for no network."""


class SeedOnLive(Exception):
    """A seed was given for a backend on which things really happen."""


class AheadOnLive(Exception):
    """Another day was asked for on a backend on which things really happen."""


class NoTerminal(Exception):
    """What the console reads or writes is no terminal, so that nobody could see or press anything."""


@dataclass(frozen=True)
class Opened:
    """Everything a console works with. Close it with `close`."""

    home: Home
    settings: Settings
    backend: Backend
    description: BackendDescription
    casebook: Casebook
    catalogue: Catalogue
    calendar: WorkingCalendar
    holiday_problems: tuple[DataFileError, ...]
    readings: Readings
    languages: tuple[tuple[Language, Scripts], ...]
    clock: Clock
    audit_heads: HeadsOutside
    staff: StaffCheck
    key_source: KeySource = KeySource.FILE

    def desk(self, platforms: PlatformList) -> Desk:
        """Set up the desk on a list of platforms."""
        texts = self.languages[0][1]
        # The caller's phone is a mainland number: the message is Chinese whatever the agent reads.
        chinese = next((scripts for language, scripts in self.languages if language.chinese), texts)
        settings = DeskSettings(
            staff_no=self.settings.staff_no,
            notice_version=texts.notice.version,
            consent_version=texts.separate_consent.version,
            sms_text=chinese.sms.text,
            fetch_verdict_by_itself=self.settings.fetch_verdict_by_itself,
            compare_by_itself=self.settings.compare_by_itself,
            send_code_by_itself=self.settings.send_code_by_itself,
            check_code_by_itself=self.settings.check_code_by_itself,
            look_up_by_itself=self.settings.look_up_by_itself,
            notify_holder=self.settings.notify_holder,
            vault_fields=frozenset(RevealField(one.upper()) for one in self.settings.vault_fields),
            reveal_time=timedelta(seconds=self.settings.reveal_seconds),
        )
        return Desk(
            self.backend,
            self.casebook,
            platforms,
            clock=self.clock,
            calendar=self.calendar,
            settings=settings,
            audit_heads=self.audit_heads,
        )

    async def platforms(self) -> PlatformList:
        """Ask the backend for its platforms; while it does not answer, the catalogue's own list serves."""
        try:
            return usable(await self.backend.platforms())
        except BackendError:
            return PlatformList(self.catalogue.version, self.catalogue.platforms)

    async def close(self) -> None:
        """Let go of the backend and of the casebook's lock; a backend that does not let go holds nobody up."""
        try:
            async with asyncio.timeout(CLOSE_SECONDS):
                await self.backend.aclose()
        except TimeoutError:
            pass
        finally:
            try:
                self.casebook.audit.sign_off(self.clock())
            finally:
                self.casebook.close()


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
    texts = _texts(settings.language)
    catalogue = load_catalogue()
    readings = load_readings()
    holidays = load_holidays(data_file("holidays"), home.holidays)
    roster = roster_in(home.folder)
    heads = HeadsOutside(clock)
    backend = _backend(home, settings, clock, heads)
    description = described(backend, settings.backend)
    refuse_practice(description.environment, options.seed, options.days_ahead)
    staff = StaffCheck(roster, training=description.environment is not Environment.LIVE)
    tries = Tries(home.folder)
    live = description.environment is Environment.LIVE
    admitted = admit(staff, door, tries) if live and door is not None else by_number(settings.staff_no)
    person = admitted.signed_in.person
    settings = settings.model_copy(update={"staff_no": person.staff_no})
    unlocked = key_for(home, description.environment, settings.master_key, staff, admitted)
    casebook = _casebook(home, person, description, clock, unlocked)
    admitted.put_on_record(casebook.audit, clock(), tries)
    heads.follow(casebook.audit)
    return Opened(
        home=home,
        settings=settings,
        backend=backend,
        description=description,
        casebook=casebook,
        catalogue=catalogue,
        calendar=WorkingCalendar(holidays.years),
        holiday_problems=holidays.problems,
        readings=readings,
        languages=texts,
        clock=clock,
        audit_heads=heads,
        staff=staff,
        key_source=unlocked.source,
    )


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
    home: Home, person: Person, description: BackendDescription, clock: Clock, unlocked: Unlocked
) -> Casebook:
    """Open the casebook, without the drafts whose time is over."""
    casebook = Casebook.open(
        home.casebook(description.environment, description.name),
        backend=description.name,
        staff_no=person.staff_no,
        role=person.role,
        training=description.environment is not Environment.LIVE,
        now=clock(),
        master=unlocked.master,
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


def described(backend: Backend, name: str) -> BackendDescription:
    """Let a backend describe itself; what it calls itself becomes a folder, so it has to be a plain name."""
    try:
        description = backend.describe()
        plain = PLAIN_NAME.fullmatch(description.name) is not None
        environment = Environment(description.environment)
    except Exception as error:
        # Another package's code: see load_backend.
        raise BackendBroken(name, type(error).__name__) from error
    if not plain:
        raise BackendBroken(name, "its name is not plain")
    return replace(description, environment=environment)


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
