"""Step 5 of own accounts: what the holder has, told and noted by name. Nothing here closes or unbinds anything."""

from __future__ import annotations

from dataclasses import replace

from agent_console.call.services.own_accounts import Row
from agent_console.call.steps import Step
from agent_console.language import N_
from agent_console.linear.session import Session
from screens.closing_words import closing_in_short
from screens.own_accounts import words as said
from screens.own_accounts.below import route_of
from screens.own_accounts.page import STATES, how_complete
from screens.own_accounts.rows import listed
from screens.own_accounts.view import OwnAccountsView

ROOM = 400
"""Cells a fact may take: nothing is cut where nothing is drawn."""

OWN = N_("5 Own accounts: ? lists, ? and a name, a name read out, - and a name not, Enter wraps up")
NOBODY = N_("? No platform is called {typed}: try another name")

_OWN_WORDS = frozenset({"again", "undo"})


def own_accounts(session: Session) -> None:
    """Tell what was found, and note what was read out of how it is closed."""
    view = _view(session)
    session.say(f"{said.heading_right(view)}   {how_complete(view, ROOM)}")
    session.speak(said.script_of(view), said.words_of(view))
    while session.call.step is Step.SELECTION and session.call.stop is None:
        if not _one_line(session, session.ask(OWN, own=_OWN_WORDS)):
            return


def _one_line(session: Session, typed: str) -> bool:
    """Do one line; False where the counts may be others now."""
    own = session.desk.own_accounts
    match typed[:1]:
        case "":
            session.do(session.desk.line.go_to(Step.WRAP_UP))
        case ":":
            done = session.do(own.undo()) if typed == ":undo" else session.do(own.ask_again())
            if done and typed == ":undo":
                session.tell("+ Taken back")
            return typed == ":undo"
        case "?" | "？":
            _tell(session, typed[1:].strip())
        case "-" | "－":
            _note(session, typed[1:].strip(), told=True)
        case _:
            _note(session, typed, told=False)
    return True


def _tell(session: Session, name: str) -> None:
    """Say where there are accounts, or how platforms of a name stand, with what closing one means."""
    view = _view(session)
    rows = listed(view.call.own_rows, session.context.index.find(name) if name else None)
    for row in rows:
        session.say(_row_words(view, row, with_route=bool(name)))
    if not rows:
        session.tell(NOBODY, typed=name) if name else session.say(said.resting_message(view))


def _row_words(view: OwnAccountsView, row: Row, *, with_route: bool) -> str:
    language = view.language
    name = language.bilingual(row.platform.name)
    if row.state in STATES:
        sign, words, _role = STATES[row.state]
        return f"{sign} {name}: {language.text(words)}"
    told = "[x]" if row.route_told_at else "[ ]"
    count = str(row.count) if row.count else language.text("none")
    short = closing_in_short(view.closing_of(row.platform.id), language, ROOM)
    route = f", {route_of(replace(view, rows=(row,), place=0))}" if with_route else ""
    return f"{told} {name}, {count}: {short.text}{route}  {short.source}"


def _note(session: Session, name: str, *, told: bool) -> None:
    """Note that how a platform closes was read out, or take that note back."""
    own = session.desk.own_accounts
    best = session.context.index.best(name) if name else None
    row = next((one for one in session.call.own_rows if one.platform.id == best), None)
    if row is None:
        session.tell(NOBODY, typed=name)
        return
    ids = [row.platform.id]
    if session.do(own.take_back_route(ids) if told else own.tell_route(ids)):
        session.say(said.noted(row, told, session.language))


def _view(session: Session) -> OwnAccountsView:
    rows = listed(session.call.own_rows)
    return OwnAccountsView(session.call, rows, 0, "", session.language, session.context.catalogue)
