"""One agent at a dialogue: the desk, the words, the loop its questions are answered in. It knows no step."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, TypeVar

from agent_console.call.call import Call
from agent_console.desk import Reply
from agent_console.language import N_
from agent_console.linear.elsewhere import GoneHome
from agent_console.linear.idle import Idle
from agent_console.linear.macro import Macro
from agent_console.linear.prompt import Cover, Left
from agent_console.linear.typed_words import COLONS, command_of
from agent_console.linear.voice import Voice
from screens.sentences import reply_sentence

T = TypeVar("T")

SAID_AFTER_SECONDS = 1.0
"""A wait that is shorter breaks nobody's thought (Nielsen's limits)."""

SAID_AGAIN_SECONDS = 5.0
"""How often it is said how far a long wait is: whoever listens should neither doubt nor drown."""

WAITING = N_("~ Waiting for the registry")


Obey = Callable[["Session", str, str], None]
"""Does what a word with a colon asks for, by its command's id and what stood behind it."""


@dataclass
class Session(Voice):
    """What every step of the dialogue is given.

    Attributes:
        beside: What goes on beside the dialogue for as long as there is one.
        looking: A question to the platforms that goes on while something else is done.
        meanwhile: What makes the question that stands needless once it is there.
        idle: Whether anybody is there; None where nobody looks after it.
        looks: What is looked at before each question and while one stands; each gives what is to be heard.
        macro: One-line commands that are still to be done.
        news: What was heard of cases by itself, to be said before the next question.
        typed: Is given each line that was typed where a name or passphrase was not asked for.
    """

    runner: asyncio.Runner
    obey: Obey
    beside: asyncio.Task[None] | None = None
    looking: asyncio.Task[Reply] | None = None
    meanwhile: asyncio.Task[Reply] | None = None
    idle: Idle | None = None
    looks: list[Callable[[], str]] = field(default_factory=list)
    macro: Macro = field(default_factory=Macro)
    news: str = ""
    typed: Callable[[str], None] = lambda _typed: None

    @property
    def call(self) -> Call:
        """The call at hand."""
        call = self.desk.call
        if call is None:
            raise GoneHome
        return call

    # ------------------------------------------------------------------ what is done

    def do(self, work: Reply | Coroutine[Any, Any, Reply], *, quiet: bool = False) -> bool:
        """Do an intent and say what stood in its way; what is asked may be left with Ctrl+C."""
        reply = work if isinstance(work, Reply) else self.wait(work)
        if not quiet:
            self.say(reply_sentence(reply, self.language))
        if not reply.done:
            self.macro.give_up()
        return reply.done

    def wait(self, work: Coroutine[Any, Any, Reply]) -> Reply:
        """Wait for an answer; a wait that is long is told of."""
        return self.run(self._awaited(self.runner.get_loop().create_task(work)))

    async def _awaited(self, task: asyncio.Task[Reply]) -> Reply:
        await asyncio.wait({task}, timeout=SAID_AFTER_SECONDS)
        if not task.done():
            self.tell(WAITING)
        return await task

    def run(self, work: Coroutine[Any, Any, T]) -> T:
        """Let the console work until something is done.

        Raises:
            Left: Ctrl+C was pressed meanwhile.
        """
        try:
            return self.runner.run(work)
        except KeyboardInterrupt:
            self.prompt.write("\n")
            raise Left(by_key=True) from None

    def look(self, tell: Callable[[str], None]) -> None:
        """Look at what may have changed beside a question, and tell it; what ends the question is raised."""
        for look in self.looks:
            if told := look():
                tell(told)

    def ask(
        self,
        msgid: str,
        *,
        own: frozenset[str] = frozenset(),
        hidden: bool = False,
        fresh: bool = False,
        cover: Cover | None = None,
    ) -> str:
        """Ask for a line; words with a colon are obeyed here, but the step's `own`: a colon and the command's id.

        Raises:
            GoneHome, Again, Left: The agent went elsewhere.
            LockNow, NoNeed: See there.
        """
        label = self.language.text(msgid)
        while True:
            self.say(self.news)
            self.news = ""
            self.look(self.say)
            typed = self._line(lambda: self.prompt.ask(label, hidden=hidden, fresh=fresh, cover=cover))
            if typed is None:
                continue
            if not typed.startswith(COLONS):
                return typed
            id_, rest = command_of(typed)
            if id_ in own:
                return f":{id_} {rest}".strip()
            self._obey_undisturbed(id_, rest)

    def _obey_undisturbed(self, id_: str, rest: str) -> None:
        """Do what a word asks for; what makes the question needless ends no question of the word's."""
        meanwhile, self.meanwhile = self.meanwhile, None
        try:
            self.obey(self, id_, rest)
        finally:
            self.meanwhile = meanwhile

    @contextmanager
    def uncounted(self) -> Iterator[None]:
        """Ask for what is said and not done: nobody is told of what is typed."""
        told, self.typed = self.typed, lambda _typed: None
        try:
            yield
        finally:
            self.typed = told

    def _line(self, ask: Callable[[], str]) -> str | None:
        """Take the next line of a macro, else what is typed; None where Enter only kept the console open."""
        if (line := self.macro.next()) is not None:
            return line
        typed = ask()
        self.typed(typed)
        kept_open = self.idle is not None and self.idle.somebody()
        return None if kept_open and not typed else typed
