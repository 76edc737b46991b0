"""What a server says of itself in every answer: its world and its clock. It asks nothing and knows no message."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta

from agent_console.backend import Environment
from backends.http.answers import date_of
from backends.http.errors import WrongEnvironment


class Acquaintance:
    """One server, as far as it has been met.

    Attributes:
        ours: The world it has to be of.
        met: Whether it has answered anything.
        is_stranger: Whether it said that it is of the other world; nothing is asked of it then.
        skew: Its clock less ours, by its last answer.
    """

    def __init__(self, ours: Environment) -> None:
        self.ours = ours
        self.met = False
        self.is_stranger = False
        self.skew: timedelta | None = None

    def hear(self, headers: Mapping[str, str], now: datetime) -> None:
        """Take in the headers of an answer; a server that declares no world is taken at its address.

        Raises:
            WrongEnvironment: It is of the other world.
        """
        date = date_of(headers)
        self.skew = date - now if date is not None else self.skew
        self.met = True
        said = headers.get("x-environment", "").strip().upper()
        if said and said != self.ours.value:
            self.is_stranger = True
            raise WrongEnvironment("another environment")
