"""What the parts beside a practised call are drawn from, read off the page at hand. It draws nothing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from agent_console.backend import TextMessage
from agent_console.call.call import Call
from agent_console.language import Language
from agent_console.training.pages import page_of
from agent_console.training.practice import Mode, Practice
from agent_console.training.saying import Sayings, sayings_on
from agent_console.training.situations import situation_of

if TYPE_CHECKING:
    from screens.console_screen import ConsoleScreen
    from screens.context import Context


@dataclass(frozen=True, slots=True)
class Practised:
    """A practised call at one moment. `sayings` is None where nothing can be said, or nobody hears it."""

    practice: Practice
    call: Call
    language: Language
    now: datetime
    messages: tuple[TextMessage, ...] = ()
    sayings: Sayings | None = None

    @property
    def warns(self) -> bool:
        """Whether what may not be said is told beforehand."""
        return self.practice.mode is not Mode.CERTIFICATION


def practised_on(page: ConsoleScreen) -> Practised | None:
    """Read a practised call off its page; None where no call is practised, or none is at hand yet."""
    return practised_in(page.context)


def practised_in(context: Context) -> Practised | None:
    """Read a practised call off what every page is given; None where none is at hand."""
    classroom, desk = context.classroom, context.desk
    call = desk.call
    if classroom is None or classroom.practice is None or call is None:
        return None
    practice = classroom.practice
    now, case_open = desk.now(), desk.casework.case is not None
    name, situation = page_of(call, case_open), situation_of(call, now, case_open=case_open)
    return Practised(
        practice=practice,
        call=call,
        language=context.language,
        now=now,
        messages=context.caller.messages,
        sayings=sayings_on(practice, name, situation) if call.line.caller_hears else None,
    )
