"""Everything one console works with, once it is open. It knows how the parts are used, not how each was opened."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from agent_console.audit.outside import HeadsOutside
from agent_console.backend import (
    Backend,
    BackendDescription,
    BackendError,
    Environment,
    PlatformList,
    TrainingDesk,
)
from agent_console.calendar.working_days import WorkingCalendar
from agent_console.calendar.zone import Clock
from agent_console.call.reveal import RevealField
from agent_console.call.steps import Service
from agent_console.casebook.casebook import Casebook
from agent_console.catalogue import Catalogue, Readings
from agent_console.data_schema import DataFileError
from agent_console.desk import Desk, DeskSettings
from agent_console.desk.platform_list import usable
from agent_console.desk.platform_query import Sleep
from agent_console.home import Home
from agent_console.language import Language, Scripts
from agent_console.settings import Settings
from agent_console.staff.checking import StaffCheck
from agent_console.unlocking import KeySource

LIVE_LOCK_MINUTES: Final = 5
"""Where the settings say never, which is for practice."""

CLOSE_SECONDS: Final = 3
"""How long a backend may take to let go; who ends the console waits for no network."""


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
    played_by: TrainingDesk | None = None
    """Who plays the caller, where it is not the backend: a practised call has one caller and no other."""

    def desk(self, platforms: PlatformList, sleep: Sleep = asyncio.sleep) -> Desk:
        """Set up the desk on a list of platforms; `sleep` waits a number of seconds."""
        texts = self.languages[0][1]
        # The caller's phone is a mainland number: the message is Chinese whatever the agent reads.
        chinese = next((scripts for language, scripts in self.languages if language.chinese), texts)
        settings = DeskSettings(
            staff_no=self.settings.staff_no,
            notice_version=texts.notice.version,
            consent_version=texts.separate_consent.version,
            sms_texts={
                Service.UNBIND: chinese.sms.unbind,
                Service.OWN_ACCOUNTS: chinese.sms.own_accounts,
                Service.LABELS: chinese.sms.labels,
            },
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
            sleep=sleep,
            audit_heads=self.audit_heads,
        )

    @property
    def lock_after(self) -> timedelta | None:
        """How long nobody has to be there before the console is locked; a LIVE one is never left open."""
        minutes = self.settings.lock_after_minutes
        if minutes == 0 and self.description.environment is Environment.LIVE:
            minutes = LIVE_LOCK_MINUTES
        return timedelta(minutes=minutes) if minutes else None

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
