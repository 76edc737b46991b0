"""What a desk may be set to: which steps it takes by itself, what it says, what it shows. It knows no file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta

from agent_console.call.limits import STANDARD_LIMITS, Limits
from agent_console.call.reveal import RevealField
from agent_console.call.steps import Service


@dataclass(frozen=True, slots=True)
class DeskSettings:
    """What a desk may be set to. The automatic steps save keys and weaken no rule; each can be switched off.

    `sms_texts` say for each service what a code is for, with the literal `{{code}}`.
    """

    staff_no: str
    notice_version: str
    consent_version: str
    sms_texts: Mapping[Service, str]
    fetch_verdict_by_itself: bool = True
    compare_by_itself: bool = True
    send_code_by_itself: bool = True
    check_code_by_itself: bool = True
    look_up_by_itself: bool = True
    notify_holder: bool = True
    vault_fields: frozenset[RevealField] = frozenset()
    """Fields nobody looks at alone, besides a number that is somebody else's."""
    reveal_time: timedelta = timedelta(seconds=20)
    """How long a number stands on the screen: long enough to be read out and compared."""
    limits: Limits = STANDARD_LIMITS
