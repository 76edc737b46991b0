"""Whether the caller has read the code from the phone out to the agent. Pure; it knows no phone and no code."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from agent_console.training.noticed import SAID
from agent_console.training.rehearsal import Rehearsal, Speaker

ASKED: Final = frozenset({f"{SAID}ask_code"})
"""Who answers the asking for the code and nothing else reads it out; other answers to it stand on more than that."""


def code_was_read(run: Rehearsal, now: datetime) -> bool:
    """Whether the caller was asked for the code and has come round to reading it by now."""
    texts = [one.text for one in run.scenario.replies if one.on == ASKED and one.id in run.caller.given]
    return any(one.speaker is Speaker.CALLER and one.text in texts for one in run.until(now))
