"""An agent at the dialogue without a terminal: types what is asked for, over a real desk, and hears every line."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from agent_console.audit.words import Action
from agent_console.backend import TrainingPhone
from agent_console.call import events as e
from agent_console.contexts import context_of
from agent_console.identity.phone import PhoneNumber
from agent_console.identity.secret import Secret
from agent_console.linear.command import until_left
from agent_console.linear.locking import watch_for_nobody
from agent_console.linear.prompt import Cover, Left, Prompt
from agent_console.linear.session import Session
from agent_console.linear.words import obey
from agent_console.opened import Opened
from agent_console.options import Language
from agent_console.staff.checking import StaffCheck
from tests.console import TestClock, digits_in, opened_in
from tests.support_audit import records_on_disk

Answer = str | Callable[["Dialogue"], str]


class Typist(Prompt):
    """Answers every question with the next of its answers, and leaves when there is none."""

    def __init__(self) -> None:
        super().__init__()
        self.heard: list[str] = []
        self.asked: list[str] = []
        self.shown: list[str] = []
        self.next: Callable[[], str | None] = lambda: None

    def write(self, text: str) -> None:
        self.heard.append(text.rstrip("\n"))

    def ask(
        self, label: str, *, hidden: bool = False, fresh: bool = False, cover: Cover | None = None
    ) -> str:
        typed = self._typed(label)
        if not hidden:
            self.heard[-1] += " " + (cover(typed) if cover else typed)
        return typed

    def ask_secret(self, label: str) -> Secret:
        return Secret(self._typed(label))

    def show(self, label: str, stays: str, seconds: float) -> str | None:
        """Look at what is shown, press Enter or ask for more; the line is then another one."""
        typed = self._typed(label)
        self.shown.append(self.heard.pop())
        self.heard.append(stays)
        return typed

    def _typed(self, label: str) -> str:
        self._last = ""
        self.asked.append(label)
        self.heard.append(f"{label} >")
        typed = self.next()
        if typed is None:
            raise Left(by_key=False)
        return typed


@dataclass
class Dialogue:
    """One console worked as a dialogue."""

    opened: Opened
    session: Session
    prompt: Typist

    def types(self, *answers: Answer) -> str:
        """Type answers one after the other until they are all typed; return what was heard since."""
        left = list(answers)
        self.prompt.heard.clear()
        self.prompt.next = lambda: self._typed(left.pop(0)) if left else None
        until_left(self.session)
        assert not left, (left, self.prompt.heard)
        return "\n".join(self.prompt.heard)

    def _typed(self, answer: Answer) -> str:
        return answer if isinstance(answer, str) else answer(self)

    def code_for(self, number: str) -> str:
        """Read the newest code off the caller's phone."""
        backend = self.opened.backend
        assert isinstance(backend, TrainingPhone)
        messages = self.session.runner.run(backend.messages(PhoneNumber(number)))
        return next(word for word in digits_in(messages[-1].text) if len(word) == 6)

    def events(self) -> tuple[e.Event, ...]:
        """Everything that is stored of the newest call."""
        (case, *_) = self.opened.casebook.recent(1)
        return self.opened.casebook.events_of(case.call_id)

    def records(self, *actions: Action) -> list[tuple[str, str | None, str]]:
        """What the audit log has of some acts: which, for which reason, in whose name."""
        written = records_on_disk(self.opened.casebook.path)
        found = (one for one in written if one["action"] in actions)
        return [(one["action"], one.get("reason"), one["staff_no"]) for one in found]


@contextmanager
def dialogue(
    home: Path,
    *,
    language: Language = "en",
    clock: TestClock | None = None,
    settings: str = "",
    staff: StaffCheck | None = None,
) -> Iterator[Dialogue]:
    """Sit an agent down at a dialogue; without `staff` a number says who somebody is."""
    opened = opened_in(home, clock or TestClock(), language=language, settings=settings)
    opened = opened if staff is None else replace(opened, staff=staff)
    with asyncio.Runner() as runner:
        prompt = Typist()
        session = Session(runner.run(context_of(opened)), prompt, runner, obey)
        watch_for_nobody(session, opened.lock_after)
        try:
            yield Dialogue(opened, session, prompt)
        finally:
            runner.run(opened.close())


def code_of(number: str) -> Callable[[Dialogue], str]:
    """What the caller at a number reads out."""
    return lambda one: one.code_for(number)
