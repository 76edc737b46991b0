"""A desk of the simulation and its caller, who knows who they are and reads codes off the phone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from agent_console.identity.phone import PhoneNumber
from agent_console.identity.secret import Secret
from tests.reliability.patient_agent import code_on_phone
from tests.support_desk import FULL_CALL, Bench


@dataclass
class SimulatedBench(Bench):
    """A desk whose caller reads the code off the phone and knows who they are."""

    server: Any = None
    people: Mapping[str, tuple[str, str]] = field(default_factory=dict)

    def code(self, number: PhoneNumber = FULL_CALL) -> Secret:
        if self.server.app is None:
            return Secret("000000")
        with self.server.registry._books.reading() as connection:
            return code_on_phone(self, connection, number)

    def holder(self, number: PhoneNumber = FULL_CALL) -> tuple[Secret, Secret]:
        name, document = self.people[number.digits]
        return Secret(name), Secret(document)
