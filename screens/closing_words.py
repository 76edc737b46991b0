"""What closing an account means, in a few words for one row. It knows the facts' words, and no page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from agent_console.catalogue import Closing, Grade, Known
from agent_console.catalogue.limits import CLOSING_CELLS
from agent_console.language import Language
from screens.widgets.line import width_of

SHORT_WIDTH = CLOSING_CELLS


@dataclass(frozen=True, slots=True)
class ClosingInShort:
    """The words, and where they come from: the weakest grade and the oldest month among them, `C 2026-01`.

    `source` is empty where nothing is known; the words then say so.
    """

    text: str
    source: str
    known: bool


def closing_in_short(closing: Closing, language: Language, width: int = SHORT_WIDTH) -> ClosingInShort:
    """Say as much of what closing means as fits: the cool-off first, then what is lost. F3 has the rest.

    Args:
        closing: What is known of it.
        language: The language it is said in.
        width: How many cells there are.
    """
    text = ""
    said: list[Known[object]] = []
    for known, words in _parts(closing, language):
        longer = language.text("{first}, {second}").format(first=text, second=words) if text else words
        if width_of(longer) <= width:
            text = longer
            said.append(known)
    if not said:
        return ClosingInShort(language.text("not known: ask the platform"), "", known=False)
    return ClosingInShort(text, source_in_short(said, language), known=True)


def _parts(closing: Closing, language: Language) -> Iterator[tuple[Known[object], str]]:
    if closing.cool_off_days is not None:
        yield closing.cool_off_days, cool_off_words(closing, language)
    for text in (closing.money, closing.goes_with_it):
        if text is not None:
            yield text, language.bilingual(text.value)
    if closing.loses_family is not None and closing.loses_family.value:
        yield closing.loses_family, language.text("whole family lost")


def cool_off_words(closing: Closing, language: Language) -> str:
    """Say how long it can be called off; empty where nobody knows."""
    if closing.cool_off_days is None:
        return ""
    days, about = closing.cool_off_days.value, closing.cool_off_about
    _ = language.text
    return (_("cool-off about {days} days") if about else _("cool-off {days} days")).format(days=days)


def source_in_short(said: Sequence[Known[object]], language: Language) -> str:
    """Give the weakest grade and the oldest month of what was said: whoever repeats it leans on both."""
    weakest = max(said, key=lambda one: _WEAKNESS[one.grade])
    grade = weakest.grade.value if weakest.grade else language.text("sample")
    return f"{grade} {min(one.as_of for one in said)}"


_WEAKNESS: dict[Grade | None, int] = {Grade.A: 0, Grade.D: 1, Grade.B: 2, Grade.C: 3, None: 4}
"""An official text and an interface's own documentation bind their writer; a how-to page binds nobody."""
