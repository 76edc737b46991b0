"""What F1 shows while a call is practised: hints with their prices, then the keys of the page. It buys nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from agent_console.key_map import KeyMap
from agent_console.language import N_, Language
from agent_console.training.hints import LEVELS
from agent_console.training.hints import Hint as Advice
from agent_console.training.practice import HINT_PRICES, Mode, Practice
from screens.widgets.keyline import Hint
from screens.widgets.line import EMPTY, Line
from screens.widgets.page import Block
from screens.widgets.wrap import wrap_cells

DIGIT, WORD, PRICE, TEXT = 3, 6, 18, 29
KEY, LABEL = 3, 18

_LEVELS = (N_("What to do"), N_("Where it is"), N_("Which key"))

_NONE: dict[Mode, str] = {
    Mode.BENCHMARK: N_("A benchmark run has no hints: it shows what you can do without"),
    Mode.CERTIFICATION: N_("A certification run has no hints"),
}


@dataclass(frozen=True, slots=True)
class HintsView:
    """What the page is drawn from: `advice` is None where nobody wrote any for where the call stands."""

    practice: Practice
    situation: str
    advice: Advice | None
    keys: Sequence[Hint]
    key_map: KeyMap
    language: Language


def hints_block(view: HintsView, width: int, height: int) -> Block:
    """Return the hints, then as many keys of the page as fit."""
    _ = view.language.text
    hints = _hints(view, width)
    keys = [line for hint in view.keys for line in _key(hint, width)]
    room = max(0, height - len(hints) - 2)
    heading = (EMPTY, EMPTY.at(2, _("Keys of this page"), "heading")) if room else ()
    return Block((*hints, *heading, *keys[:room]))


def _hints(view: HintsView, width: int) -> list[Line]:
    _, practice = view.language.text, view.practice
    head = EMPTY.at(2, _("Hints"), "heading")
    if not practice.has_hints:
        return [head, *_quiet(_(_NONE[practice.mode]), width)]
    if view.advice is None:
        return [head, *_quiet(_("There is none for where the call stands now"), width)]
    price = _("each is taken off the score; shown again for nothing")
    lines = [head.at(10, price, "quiet")] if width > 70 else [head]
    taken = practice.levels_taken(view.situation)
    for level in LEVELS:
        lines += _level(level, view.advice, view, width, bought=level in taken)
    return lines


def _quiet(text: str, width: int) -> list[Line]:
    return [EMPTY.at(WORD, row, "quiet") for row in wrap_cells(text, width - WORD)]


def _level(level: int, advice: Advice, view: HintsView, width: int, *, bought: bool) -> list[Line]:
    _, language = view.language.text, view.language
    points = language.plural("-{count} point", "-{count} points", HINT_PRICES[level - 1])
    text = language.bilingual(advice.level(level, view.key_map)) if bought else _("not looked at")
    first, *rest = wrap_cells(text, width + 1 - TEXT)
    line = (
        EMPTY.at(DIGIT, str(level), "key")
        .at(WORD, _(_LEVELS[level - 1]))
        .at(PRICE, points, "quiet" if bought else "warn")
        .at(TEXT, first, "text" if bought else "quiet")
    )
    return [line, *(EMPTY.at(TEXT, row) for row in rest)]


def _key(hint: Hint, width: int) -> list[Line]:
    rows = wrap_cells(hint.label, width + 1 - LABEL)
    first = EMPTY.at(KEY, hint.key, "key") if hint.key else EMPTY
    return [(first if number == 0 else EMPTY).at(LABEL, row) for number, row in enumerate(rows)]


def spent_words(practice: Practice, language: Language) -> str:
    """Say how many hints were bought and what they cost; empty while none was."""
    if not practice.hints:
        return ""
    used = language.plural("{count} hint", "{count} hints", len(practice.hints))
    cost = language.plural("-{count} point", "-{count} points", practice.hint_points)
    return language.text("{used}, {cost}").format(used=used, cost=cost)
