"""Words that are typed here in place of the pages' keys: how one is read, and written into a sentence. Pure."""

from __future__ import annotations

import re

from agent_console.commands import BY_WORD, COMMANDS

COLONS = (":", "：")

_KEY = re.compile(r"(?<![0-9A-Za-z^])(F10 [12]|F\d{1,2}|Esc|Ctrl\+Z)(?![0-9A-Za-z])")
_WORDS = {one.key_name: f":{one.word}" for one in COMMANDS if one.key} | {
    "F10 1": ":dropped",
    "F10 2": ":home",
    "Esc": ":back",
}


def by_word(sentence: str) -> str:
    """Write a sentence of the pages with the words that are typed here in place of their keys."""
    return _KEY.sub(lambda found: _WORDS.get(found[0], found[0]), sentence)


def command_of(typed: str) -> tuple[str, str]:
    """Return the id of the command a word stands for, or the word, and what stands behind it."""
    word, _, rest = typed.strip().lstrip(":：").partition(" ")
    word = word.casefold()
    return BY_WORD[word].id if word in BY_WORD else word, rest.strip()
