"""One agent at a dialogue: the desk, the words, the loop its questions are answered in. It knows no step."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable, Coroutine, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

from agent_console.call.call import Call
from agent_console.commands import BY_WORD, COMMANDS
from agent_console.desk import Desk, Reply
from agent_console.language import N_, Language
from agent_console.linear.prompt import Cover, Left, Prompt, spoken
from screens.context import Context
from screens.sentences import reply_sentence
from screens.widgets.line import Line

T = TypeVar("T")

SAID_AFTER_SECONDS = 1.0
"""A wait that is shorter breaks nobody's thought (Nielsen's limits)."""

SAID_AGAIN_SECONDS = 5.0
"""How often it is said how far a long wait is: whoever listens should neither doubt nor drown."""

WAITING = N_("~ Waiting for the registry")

_KEY = re.compile(r"(?<![0-9A-Za-z^])(F10 [12]|F\d{1,2}|Esc|Ctrl\+Z)(?![0-9A-Za-z])")
_WORDS = {one.key_name: f":{one.word}" for one in COMMANDS if one.key} | {
    "F10 1": ":dropped",
    "F10 2": ":home",
    "Esc": ":back",
}


def by_word(sentence: str) -> str:
    """Write a sentence of the pages with the words that are typed here in place of their keys."""
    return _KEY.sub(lambda found: _WORDS.get(found[0], found[0]), sentence)


class GoneHome(Exception):
    """The agent left the call as a draft."""


class Again(Exception):
    """The step begins again: something beside it changed."""


Obey = Callable[["Session", str, str], None]
"""Does what a word with a colon asks for, by its command's id and what stood behind it."""


@dataclass
class Session:
    """What every step of the dialogue is given.

    Attributes:
        looking: A question to the platforms that goes on while something else is done.
        news: What was heard of cases by itself, to be said before the next question.
        message_heard: What was last read off a practised caller's phone.
    """

    context: Context
    runner: asyncio.Runner
    obey: Obey
    prompt: Prompt = field(default_factory=Prompt)
    looking: asyncio.Task[Reply] | None = None
    news: str = ""
    message_heard: str = ""
    _script: str = ""
    _words: Mapping[str, str] = field(default_factory=dict)
    _said: str = ""

    @property
    def desk(self) -> Desk:
        """The agent's desk."""
        return self.context.desk

    @property
    def call(self) -> Call:
        """The call at hand."""
        call = self.desk.call
        if call is None:
            raise GoneHome
        return call

    @property
    def language(self) -> Language:
        """The language spoken here."""
        return self.context.language

    # ------------------------------------------------------------------ what is heard

    def say(self, sentence: str) -> None:
        """Say one sentence."""
        self.prompt.say(by_word(sentence))

    def tell(self, msgid: str, **values: str) -> None:
        """Say a sentence of ours in the agent's language."""
        self.say(self.language.text(msgid).format(**values) if values else self.language.text(msgid))

    def say_lines(self, *lines: Line) -> None:
        """Say rows of a page, each as one line."""
        for line in lines:
            self.say(spoken(line))

    def speak(self, page: str, words: Mapping[str, str] | None = None) -> None:
        """Give the agent the words to say to the caller, unless they are those of a moment ago."""
        self._script, self._words = page, words or {}
        script = self.context.scripts.page(page).filled(**self._words)
        if script.say != self._said:
            self._said = script.say
            self.say(f"{self.language.text('Say')}: {script.say}")

    def speak_in_full(self) -> None:
        """Give the whole script: what to say, what not, what callers ask there."""
        if not self._script:
            return
        _ = self.language.text
        script = self.context.scripts.page(self._script).filled(**self._words)
        self.say(script.full)
        self.say(f"{_('Not')}: {script.avoid}")
        for asked, answer in script.questions:
            self.say(f"{_('They ask')}: {asked} {answer}")

    def say_anew(self) -> None:
        """Forget which words were given last, so that they are given again."""
        self._said = self.message_heard = ""

    # ------------------------------------------------------------------ what is done

    def do(self, work: Reply | Coroutine[Any, Any, Reply], *, quiet: bool = False) -> bool:
        """Do an intent and say what stood in its way; what is asked may be left with Ctrl+C."""
        reply = work if isinstance(work, Reply) else self.wait(work)
        if not quiet:
            self.say(reply_sentence(reply, self.language))
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
        """
        while True:
            self.say(self.news)
            self.news = ""
            typed = self.prompt.ask(self.language.text(msgid), hidden=hidden, fresh=fresh, cover=cover)
            if not typed.startswith((":", "：")):
                return typed
            id_, rest = _command_of(typed[1:])
            if id_ in own:
                return f":{id_} {rest}".strip()
            self.obey(self, id_, rest)


def _command_of(typed: str) -> tuple[str, str]:
    """Return the id of the command a word stands for, or the word, and what stands behind it."""
    word, _, rest = typed.strip().partition(" ")
    return BY_WORD[word].id if word in BY_WORD else word, rest.strip()
