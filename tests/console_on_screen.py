"""What an agent reads off a terminal the console runs on, whichever build it is: codes, case numbers, what runs on."""

from __future__ import annotations

import re

from tests.terminal import Terminal
from tools.first_call import CODE_ON_PHONE

QUIT = "\x11"
"""Ctrl+Q."""

_CASE_NUMBER = re.compile(r"[0-9]{6}-[0-9]{4}-[0-9]")
_RINGING = re.compile(r"(?:响铃|rings) ([0-9]+:[0-9]{2})")
_CALL_TIMER = re.compile(r"([0-9]{2}:[0-9]{2}) +[+~!]")


def code_seen(terminal: Terminal) -> str:
    """Give the code on the caller's phone; empty before it stands there."""
    found = CODE_ON_PHONE.search("".join(terminal.screen.text.split()))
    return found[1] if found else ""


def case_numbers(terminal: Terminal) -> list[str]:
    """Give the numbers of the cases that stand there, from the top."""
    return _CASE_NUMBER.findall(terminal.screen.text)


def rings(terminal: Terminal) -> bool:
    """Whether a caller waits."""
    return _RINGING.search(terminal.screen.text) is not None


def until_the_next_second(terminal: Terminal) -> None:
    """Wait until the time that runs on the page went on."""
    before = _seconds_shown(terminal)
    terminal.until(lambda: _seconds_shown(terminal) != before, "the next second")


def _seconds_shown(terminal: Terminal) -> str:
    """Give how long a caller has rung, else how long the call takes."""
    text = terminal.screen.text
    found = _RINGING.search(text) or _CALL_TIMER.search(text.split("\n")[0])
    return found[1] if found else ""
