"""What was found, as plain data: states, findings, the report. It looks at nothing and shows nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final


class State(StrEnum):
    """How a thing stands."""

    OK = "ok"
    WARNING = "warning"
    """Calls can be worked; somebody should look."""
    FAILED = "failed"
    """The console does not start, or no call can be worked to its end."""
    OFF = "off"
    """Not in use here, or not looked at; the text says why."""


class Check(StrEnum):
    """What is looked at, in this order."""

    SETTINGS = "settings"
    HOME = "home"
    LOCK = "lock"
    CASEBOOK = "casebook"
    INSTALLATION = "installation"
    DATA = "data"
    BACKEND = "backend"
    CREDENTIALS = "credentials"
    LINE = "line"
    TLS = "tls"
    CLOCK = "clock"
    OPERATION = "operation"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at.

    Args:
        check: What.
        state: How it stands.
        code: The same for a program; it stays when the words change.
        text: One sentence in the agent's language: what is, and what to do about it.
        part: Which of several, such as `submit`, `training/fake` or an address.
        detail: A word of the other side's own, where there is one.
    """

    check: Check
    state: State
    code: str
    text: str
    part: str = ""
    detail: str = ""


EXIT_FAILED: Final = 1
"""Not 2, which is a wrong command line."""


@dataclass(frozen=True, slots=True)
class Report:
    """Everything that was found, in order."""

    at: datetime
    language: str
    home: str
    backend: str
    """The name that was asked for."""
    name: str
    """What the backend calls itself; empty where it did not open."""
    environment: str
    findings: tuple[Finding, ...]

    @property
    def result(self) -> State:
        """The worst of all; OFF is not bad."""
        states = {finding.state for finding in self.findings}
        return next((one for one in (State.FAILED, State.WARNING) if one in states), State.OK)

    @property
    def exit_code(self) -> int:
        """0 where nothing failed."""
        return EXIT_FAILED if self.result is State.FAILED else 0

    def features_off(self) -> Iterator[Finding]:
        """Give the operations that do not work or were not tried."""
        for finding in self.findings:
            if finding.check is Check.OPERATION and finding.state is not State.OK:
                yield finding

    def count(self, state: State) -> int:
        """Count the findings of a state."""
        return sum(1 for finding in self.findings if finding.state is state)
