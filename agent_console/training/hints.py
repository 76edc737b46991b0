"""Advice in a practised call, on three levels: what to do, where it stands, which key. Pure; it knows no price.

The key is named as the agent's own key map has it, so a hint never names a literal one that can be moved.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from agent_console.backend import Bilingual
from agent_console.commands import BY_ID
from agent_console.key_map import KeyMap
from agent_console.training.situations import SITUATIONS

LEVELS: Final = (1, 2, 3)
"""What to do, where, which key."""

_COMMAND: Final = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class Hint:
    """The advice for one situation. In `key` the id of a command in braces stands for its key: `{again}`."""

    situation: str
    what: Bilingual
    where: Bilingual
    key: Bilingual

    def level(self, level: int, key_map: KeyMap) -> Bilingual:
        """Give one level, 1 to 3, with the keys as they are now."""
        text = (self.what, self.where, self.key)[level - 1]
        return Bilingual(_with_keys(text.zh, key_map), _with_keys(text.en, key_map))


def commands_in(text: str) -> tuple[str, ...]:
    """List the ids a text names in braces."""
    return tuple(_COMMAND.findall(text))


def hint_for(situation: str, own: Iterable[Hint], common: Mapping[str, Hint]) -> Hint | None:
    """Give the advice for a situation: the scenario's own where it has one, else what holds for every call."""
    return next((one for one in own if one.situation == situation), common.get(situation))


def without_hint(common: Mapping[str, Hint]) -> tuple[str, ...]:
    """List the situations nobody wrote advice for."""
    return tuple(one for one in SITUATIONS if one not in common)


def _with_keys(text: str, key_map: KeyMap) -> str:
    return _COMMAND.sub(lambda found: key_map.written(BY_ID[found[1]].key_name), text)
