"""One agent at a dialogue: the desk, the words, the loop its questions are answered in. It knows no step."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine, Mapping
from dataclasses import dataclass, field
from typing import Any

from agent_console.call.call import Call
from agent_console.call.steps import Step
from agent_console.desk import Desk, Reply
from agent_console.identity.in_notes import looks_like_identity
from agent_console.language import N_, Language
from agent_console.linear.prompt import Left, Prompt
from screens.context import Context
from screens.sentences import reply_sentence

HELP = N_(
    ":home leaves the call as a draft, :hold holds or comes back, :drop the line dropped, :back one step back, "
    ":note TEXT files a note, :repeat says it again, :quit leaves"
)
UNKNOWN = N_("? Not understood: :help tells what can be typed")
HELD = N_("~ on hold: the caller hears nothing, :hold comes back")
NOTED = N_("+ Note filed")
NO_IDENTITY = N_("x No ID or phone number belongs in a note")
ON_THE_LINE = N_("+ The caller is on the line again")


_BEFORE = {
    Step.NOTICE: Step.INTAKE,
    Step.VERIFICATION: Step.NOTICE,
    Step.LOOKUP: Step.VERIFICATION,
    Step.SELECTION: Step.VERIFICATION,
    Step.READ_BACK: Step.SELECTION,
}


class GoneHome(Exception):
    """The agent left the call as a draft."""


class Again(Exception):
    """The step begins again: something beside it changed."""


@dataclass
class Session:
    """What every step of the dialogue is given."""

    context: Context
    runner: asyncio.Runner
    prompt: Prompt = field(default_factory=Prompt)

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

    def say(self, sentence: str) -> None:
        """Say one sentence."""
        self.prompt.say(sentence)

    def tell(self, msgid: str, **values: str) -> None:
        """Say a sentence of ours in the agent's language."""
        self.say(self.language.text(msgid).format(**values) if values else self.language.text(msgid))

    def speak(self, page: str, words: Mapping[str, str] | None = None) -> None:
        """Give the agent the words to say to the caller."""
        script = self.context.scripts.page(page).filled(**(words or {}))
        self.say(f"{self.language.text('Say')}: {script.say}")

    def do(self, work: Reply | Coroutine[Any, Any, Reply]) -> bool:
        """Do an intent and say what stood in its way; what is asked may be left with Ctrl+C."""
        if not isinstance(work, Reply):
            try:
                work = self.runner.run(work)
            except KeyboardInterrupt:
                raise Left(by_key=True) from None
        self.say(reply_sentence(work, self.language))
        return work.done

    def ask(self, msgid: str, *, hidden: bool = False, fresh: bool = False) -> str:
        """Ask for a line; words with a colon are obeyed here, whatever is asked.

        What records a caller's word is `fresh`: whatever was typed before it was asked is dropped.

        Raises:
            GoneHome, Again, Left: The agent went elsewhere.
        """
        while True:
            typed = self.prompt.ask(self.language.text(msgid), hidden=hidden, fresh=fresh)
            if not typed.startswith((":", "：")):
                return typed
            self._obey(typed[1:].strip())

    def _obey(self, words: str) -> None:
        word, _, rest = words.partition(" ")
        match word:
            case "home":
                raise GoneHome
            case "quit":
                raise Left(by_key=False)
            case "repeat":
                raise Again
            case "help":
                self.tell(HELP)
            case _ if self.desk.call is None:
                self.tell(UNKNOWN)
            case "hold":
                if self.do(self.desk.line.toggle_hold()):
                    self.tell(ON_THE_LINE if self.call.line.caller_hears else HELD)
            case "drop":
                self.do(self.desk.line.drop())
                raise Again
            case "note":
                self._note(rest)
            case "back":
                self._back()
                raise Again
            case _:
                self.tell(UNKNOWN)

    def _back(self) -> None:
        line, step = self.desk.line, self.call.step
        if self.call.stop is not None:
            self.do(line.leave_stop())
        elif step in _BEFORE:
            self.do(line.go_to(_BEFORE[step]))
        else:
            self.do(line.leave_wrap_up())

    def _note(self, text: str) -> None:
        if looks_like_identity(text):
            self.tell(NO_IDENTITY)
        elif self.do(self.desk.line.note(text)):
            self.tell(NOTED)
