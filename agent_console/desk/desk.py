"""The agent's desk as a screen holds it: the call at hand and the parts an intent goes to. It knows no screen."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from agent_console.audit.outside import HeadsOutside
from agent_console.backend import Backend, PlatformList
from agent_console.calendar.working_days import WorkingCalendar
from agent_console.calendar.zone import Clock
from agent_console.call.call import Call
from agent_console.call.gates import Act, Reason, gate
from agent_console.casebook.casebook import Casebook
from agent_console.desk.case_review import CaseReview
from agent_console.desk.casework import Casework
from agent_console.desk.choosing import Choosing
from agent_console.desk.correcting import Correcting
from agent_console.desk.desk_settings import DeskSettings
from agent_console.desk.ending import Ending
from agent_console.desk.filing import Filing
from agent_console.desk.finding import Finding
from agent_console.desk.following import Following
from agent_console.desk.intake import Intake
from agent_console.desk.labelling import Labelling
from agent_console.desk.line import LineKeys
from agent_console.desk.own_accounts import OwnAccountsDesk
from agent_console.desk.platform_query import Sleep
from agent_console.desk.revealing import Revealing
from agent_console.desk.ringing import RingingPhones
from agent_console.desk.services import Services
from agent_console.desk.triage import Triage
from agent_console.desk.verification import HolderCheck
from agent_console.desk.worktop import Listener, Worktop


class Desk:
    """Everything an agent can do. Each part answers an intent with a `Reply`; the call says how things stand.

    Attributes:
        intake: opening a call, numbers, the notice.
        holder: comparing, codes, fraud signals.
        services: which of the three services the call is about.
        finding: the lookup.
        own_accounts: the query of what the holder has on the number.
        choosing: ticks, read-back, statements.
        filing: submit and outbox.
        labelling: what label firms show, what is corrected of it.
        correcting: its read-back, statements, submit.
        following: how far filed requests are, days after the call.
        ringing: what the phone system says is ringing.
        line: hold, drop, end, notes, steps, stop pages.
        revealing: one field unmasked, with its record.
        triage: what the caller said, and where it leads.
        ending: wrap-up.
        casework: an earlier case beside the call at hand.
        case_review: what is sent for it, read back first.
    """

    def __init__(
        self,
        backend: Backend,
        casebook: Casebook,
        platforms: PlatformList,
        *,
        clock: Clock,
        calendar: WorkingCalendar,
        settings: DeskSettings,
        sleep: Sleep = asyncio.sleep,
        audit_heads: HeadsOutside | None = None,
    ) -> None:
        self._worktop = Worktop(backend, casebook, clock, calendar, settings, platforms)
        self.backend = backend
        self.casebook = casebook
        self.calendar = calendar
        self.settings = settings
        self.platforms = platforms
        self.now = clock
        self.intake = Intake(self._worktop)
        self.holder = HolderCheck(self._worktop)
        self.services = Services(self._worktop, self.intake)
        self.finding = Finding(self._worktop, sleep)
        self.own_accounts = OwnAccountsDesk(self._worktop, sleep)
        self.choosing = Choosing(self._worktop)
        self.filing = Filing(self._worktop, sleep)
        self.labelling = Labelling(self._worktop)
        self.correcting = Correcting(self._worktop, self.intake, self.filing)
        self.following = Following(self._worktop, self.filing, sleep)
        self.ringing = RingingPhones(clock)
        self.line = LineKeys(self._worktop)
        self.triage = Triage(self._worktop, self.services, self.line)
        self.ending = Ending(self._worktop)
        self.casework = Casework(self._worktop, self.following, self.intake)
        self.case_review = CaseReview(self._worktop, self.casework, self.filing)
        self.revealing = Revealing(self._worktop, audit_heads)

    @property
    def call(self) -> Call | None:
        """The call at hand, or None at home."""
        return self._worktop.call

    def on_change(self, listener: Listener) -> Callable[[], None]:
        """Tell `listener` of every change of the call at hand; calling the answer ends that."""
        self._worktop.listeners.append(listener)
        return lambda: self._worktop.listeners.remove(listener)

    def why_not(self, act: Act) -> tuple[Reason, ...]:
        """Say why an act is not possible on the call at hand now; empty means it is."""
        return gate(self._worktop.at_hand, act, self.now())

    def is_under_way(self, act: Act) -> bool:
        """Whether an act was asked for on the call at hand and has not been answered."""
        return self._worktop.is_under_way(act)

    def put_away(self) -> None:
        """Leave the call at hand as a draft."""
        self._worktop.put_away()
