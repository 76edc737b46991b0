"""A small scenario for tests, and ways to change it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from agent_console.backend import Bilingual, PlatformId
from agent_console.call.wrap_up import Outcome
from agent_console.training.scenario import AgentLine, Brief, Condition, Expected, Reply, Scenario
from tests.support_call import SUBJECT

TEXT = Bilingual("话", "words")

ASK = AgentLine("ask", frozenset({"intake"}), TEXT)
CALM = AgentLine("calm", frozenset({"intake", "notice"}), TEXT)


def reply(id_: str, *on: str, **more: Any) -> Reply:
    """Make a reply; conditions by their own names."""
    names = ("has", "has_not", "mood_from", "mood_to")
    said: dict[str, Any] = {name: more.pop(name) for name in names if name in more}
    said |= {name: frozenset(value) for name, value in said.items() if isinstance(value, tuple)}
    condition = Condition(**said)
    more["brings_up"] = frozenset(more.get("brings_up", ()))
    return Reply(id_, frozenset(on), TEXT, condition, **more)


def scenario(*replies: Reply, **changes: Any) -> Scenario:
    """Make a scenario of these replies."""
    facts: dict[str, Any] = {
        "id": "99",
        "title": TEXT,
        "difficulty": 1,
        "number": SUBJECT,
        "brief": Brief(TEXT, TEXT, TEXT, (TEXT,)),
        "expected": Expected(Outcome.ACCEPTED, frozenset({PlatformId("a1")})),
        "replies": replies,
        "lines": (ASK, CALM),
        "skills": ("clarity",),
        "limit": timedelta(minutes=5),
        "keys": 12,
        "anyhow": (reply("any", "said:ask", "said:calm", again=True),),
        **changes,
    }
    return Scenario(**facts)
