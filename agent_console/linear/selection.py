"""Step 5 of unbinding: platforms are ticked by name until the list is read back. Words and gates are the pages' own."""

from __future__ import annotations

from agent_console.calendar.zone import today
from agent_console.call.services.unbind import Standing
from agent_console.language import N_
from agent_console.linear.session import Session
from screens.selection.entries import entries_of, listing_of
from screens.selection.rows import Change, TickKind, named
from screens.selection.view import SelectionView, heading_right
from screens.selection.words import change_sentence, name_of, refusal_sentence, words_of
from screens.warnings import warning_of, warning_words

SELECTION = N_(
    "5 Select: names to tick (@ a company, * all), - and names to untick, ? lists, Enter reads back"
)

_OWN_WORDS = frozenset({"undo", "review", "tick"})


def selection(session: Session) -> None:
    """Tick by name until the list is to be read back."""
    session.say(heading_right(session.call, session.language))
    session.speak("selection", words_of(_view(session)))
    typed = session.ask(SELECTION, own=_OWN_WORDS)
    if typed == ":undo":
        session.do(session.desk.choosing.undo())
    elif typed in ("", ":review"):
        session.do(session.desk.choosing.review())
    elif typed.startswith(("?", "？")):
        _list(session, typed[1:].strip())
    elif typed.startswith(("-", "－")):
        _change(session, typed[1:], untick=True)
    else:
        _change(session, typed.removeprefix(":tick").strip(), untick=False)


def _view(session: Session) -> SelectionView:
    return SelectionView(
        call=session.call,
        entries=entries_of(session.call.rows),
        place=0,
        filter="",
        language=session.language,
        warning_word=warning_words(session.context.catalogue, session.language),
        today=today(session.desk.now()),
    )


def _list(session: Session, words: str) -> None:
    """Say every row that has a box or is asked for already, or those some words find, with what unbinding may cost."""
    found = session.context.index.find(words) if words else None
    language, cost_of = session.language, warning_words(session.context.catalogue, session.language)
    for entry in entries_of(session.call.rows, found):
        row = entry.row
        if row is not None and row.standing is Standing.UNDER_WAY:
            session.say(refusal_sentence(row, language))
        if row is None or not row.tickable:
            continue
        box = "[x]" if row.platform.id in session.call.ticked else "[ ]"
        warned = warning_of(row.platform, cost_of, language)
        cost = f"  {warned.sign} {warned.word}" if warned else ""
        session.say(f"{box} {name_of(entry, language)}, {language.bilingual(entry.family.name)}{cost}")


def _change(session: Session, words: str, *, untick: bool) -> None:
    call, choosing = session.call, session.desk.choosing
    # What is ticked counts as open where it is to be unticked, so that one search serves both.
    change = named(
        listing_of(call.rows), session.context.index, words, frozenset() if untick else call.ticked
    )
    if isinstance(change, str):
        session.macro.give_up()
        session.tell("? No platform is called {typed}: try another name, or F3", typed=change)
        return
    if untick:
        gone = tuple(one for one in change.tick if one in call.ticked)
        change = Change(TickKind.SHOWN, untick=gone)
    if change.untick:
        session.do(choosing.untick(change.untick))
    elif change.tick:
        session.do(choosing.tick(change.tick))
    moved = change.untick or change.tick
    if not moved:
        session.say(change_sentence(change, session.language))
        return
    told = "+ unticked {name}, {count}" if untick else "+ ticked {name}, {count}"
    names = session.language.listed(session.context.platform_name(one) for one in moved)
    session.tell(told, name=names, count=str(len(moved)))
    if change.refused is not None:
        session.say(refusal_sentence(change.refused, session.language))
