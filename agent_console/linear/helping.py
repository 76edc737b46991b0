"""`:help`: the words that can be typed now, and the macros of the settings. It does none of them."""

from __future__ import annotations

from agent_console.commands import BY_ID
from agent_console.language import N_
from agent_console.linear.session import Session

OF_THE_DIALOGUE = N_(":back one step back, :repeat says it again, :caller what the caller knows, :bye leaves")

_IN_A_CALL = (
    *("say", "info", "reveal", "again", "note", "hold", "number", "wrap_up", "end", "dropped", "draft"),
    *("case", "said", "unbind", "own", "labels", "undo", "language", "lock"),
)
"""In the order of the keys."""

_AT_HOME = ("reveal", "due", "again", "language", "lock")


def tell_words(session: Session, rest: str) -> None:
    """Say each word with what it does; in a practised call, a digit behind it looks at a hint."""
    if session.context.classroom is not None and _tell_hints(session, rest):
        return
    for id_ in _IN_A_CALL if session.desk.call is not None else _AT_HOME:
        session.say(f":{BY_ID[id_].word} {session.language.text(BY_ID[id_].name)}")
    for key, lines in session.context.key_map.lines.items():
        session.say(f":{key} {', '.join(lines)}")
    session.tell(OF_THE_DIALOGUE)


def _tell_hints(session: Session, rest: str) -> bool:
    """Say what hints there are, or look at one; whether that was all that was asked for."""
    from agent_console.linear.practised.hints import buy_hint, tell_hints

    if not rest:
        tell_hints(session)
        return False
    buy_hint(session, rest)
    return True
