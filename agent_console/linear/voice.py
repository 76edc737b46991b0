"""What an agent hears: sentences, rows of pages, the words to say to the caller. It asks nothing and does nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from agent_console.desk import Desk
from agent_console.language import Language
from agent_console.linear.prompt import Prompt, spoken
from agent_console.linear.typed_words import by_word
from screens.context import Context
from screens.widgets.line import Line


@dataclass
class Voice:
    """Says what is said here.

    Attributes:
        message_heard: What was last read off a practised caller's phone.
    """

    context: Context
    prompt: Prompt
    message_heard: str = field(default="", init=False)
    _script: str = field(default="", init=False)
    _words: Mapping[str, str] = field(default_factory=dict, init=False)
    _said: str = field(default="", init=False)

    @property
    def desk(self) -> Desk:
        """The agent's desk."""
        return self.context.desk

    @property
    def language(self) -> Language:
        """The language spoken here."""
        return self.context.language

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
        if self.context.classroom is None:
            self.propose(self.context.scripts.page(page).filled(**self._words).say)

    def propose(self, words: str) -> None:
        """Give the agent words to say, unless they are those of a moment ago."""
        if words != self._said:
            self._said = words
            self.say(f"{self.language.text('Say')}: {words}")

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
