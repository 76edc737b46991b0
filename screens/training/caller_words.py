"""What is seen and heard of a practised caller: mood, words, phone; and how much of the budget is used. Pure."""

from __future__ import annotations

import re
from typing import Final

from agent_console.call.verification import SentCode
from agent_console.language import N_, Language
from agent_console.training.reading_out import code_was_read
from agent_console.training.rehearsal import Speaker
from agent_console.training.saying import Sayings
from screens.training.practised import Practised
from screens.widgets.line import Span, Text
from screens.widgets.page import signed

_MOODS: Final[dict[int, str]] = {
    -3: N_("furious"),
    -2: N_("angry"),
    -1: N_("impatient"),
    0: N_("calm"),
    1: N_("relieved"),
    2: N_("pleased"),
    3: N_("delighted"),
}

_CODE: Final = re.compile(r"(?<!\d)\d{6}(?!\d)", re.ASCII)


def mood_of(view: Practised) -> str:
    """Say in a word how the caller is."""
    return view.language.text(_MOODS[view.practice.run.caller.mood])


def heading_of(view: Practised) -> str:
    """Return the name of the caller's pane, with their mood."""
    return view.language.text("Caller (played): {mood}").format(mood=mood_of(view))


def dialogue_of(view: Practised) -> tuple[tuple[str, str], ...]:
    """Return who said what by now, oldest first."""
    names = {
        Speaker.CALLER: view.language.text_in("dialogue", "Caller"),
        Speaker.AGENT: view.language.text_in("dialogue", "I"),
    }
    spoken = view.practice.run.until(view.now)
    return tuple((names[one.speaker], view.language.bilingual(one.text)) for one in spoken)


def phone_of(view: Practised) -> Span:
    """Say what is on the caller's phone; the code only once the caller was asked to read it and does."""
    _ = view.language.text
    sent = view.call.verification.code
    if sent is None:
        return signed("-", _("no text message"))
    code = _arrived(view, sent)
    if code is None:
        return signed("~", _("the text message is on its way"))
    if not code_was_read(view.practice.run, view.now):
        return signed("+", _("the text message is there; not read out yet"))
    return signed("+", _("reads out: {code}").format(code=" ".join((code[:3], code[3:]))))


def _arrived(view: Practised, sent: SentCode) -> str | None:
    newest = view.messages[-1] if view.messages else None
    # The registry sends before it answers, so its message is a little older; one of a code before is much older.
    since = sent.sent_at - view.call.terms.limits.resend_after / 2
    if newest is None or newest.sent_at < since:
        return None
    found = _CODE.search(newest.text)
    return found[0] if found else None


def keys_word(view: Practised) -> str:
    """Say how many keys were pressed of how many."""
    return _of(
        view.practice.keys > view.practice.scenario.keys, view.practice.keys, view.practice.scenario.keys
    )


def time_word(view: Practised) -> str:
    """Say how long the call has been of how long it may be."""
    took, limit = view.now - view.practice.started_at, view.practice.scenario.limit
    return _of(took > limit, view.language.duration(took), view.language.duration(limit))


def _of(over: bool, used: object, most: object) -> str:
    return f"{used} / {most}{' !' if over else ''}"


def budget_of(view: Practised) -> Text:
    """Return the line of the budget: keys, time, hints."""
    _ = view.language.text
    told = _("keys {keys}   time {time}").format(keys=keys_word(view), time=time_word(view))
    if not view.practice.has_hints:
        return f"  {told}"
    return "  " + _("{budget}   hints {count}").format(budget=told, count=len(view.practice.hints))


def proposed_words(sayings: Sayings, language: Language) -> str:
    """Return the line to say, or that what belongs here was said."""
    if sayings.due:
        return language.bilingual(sayings.line.text)
    return language.text("(said what belongs here: go on with the keys, or F2 for more)")
