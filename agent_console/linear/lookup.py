"""Step 4 of each service: who is asked, how far it is, and what can be done while answers are awaited."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from typing import Any

from agent_console.call.gates import Act, Reason
from agent_console.call.labels import LabelsState
from agent_console.call.lookup import LookupState
from agent_console.call.steps import Step
from agent_console.desk import Reply
from agent_console.language import N_
from agent_console.linear.session import SAID_AFTER_SECONDS, SAID_AGAIN_SECONDS, Session
from agent_console.linear.tenure import ask_since, note_tenure
from screens.lookup.view import LookupView, offers_another_way
from screens.lookup.words import counted, script_of, words_of
from screens.lookup.words import resting_message as lookup_message
from screens.own_accounts.words import asking_script_of, asking_view, resting_while_asking
from screens.sentences import reply_sentence

WAITS_FOR_SECONDS = 10.0
"""After ten seconds nobody keeps their attention on a wait (Nielsen): another way is offered."""

LOOKUP = N_("4 Lookup: Enter waits on, 1 goes on without the rest, 2 rings back")
OR_SINCE = N_("{ways}, 5 6 7 the start agrees, does not agree, is not known")
LABELS = N_("4 Labels: Enter asks again, 1 rings back")
NOTHING_KNOWN = N_("= Nothing is known yet: Enter waits on, 2 rings back")

_ASK_AGAIN = frozenset({"again"})


@dataclass(frozen=True, slots=True)
class Asked:
    """One of the two questions to the platforms: how it is asked, left open, and spoken of."""

    act: Act
    ask: Callable[[], Coroutine[Any, Any, Reply]]
    leave_open: Callable[[], Reply]
    view: Callable[[], LookupView]
    script: Callable[[LookupView], str]
    message: Callable[[LookupView], str]

    @property
    def asks_since(self) -> bool:
        """Whether it matters since when the caller has had the number."""
        return self.act is Act.LOOK_UP

    def stands(self, *states: LookupState) -> bool:
        """Whether it is in one of these states now."""
        return self.view().call.lookup.state in states


def lookup(session: Session) -> None:
    """Ask what an earlier holder left."""
    desk, language = session.desk, session.language
    finding, since = desk.finding, session.call.numbers.activated_on
    bound_before = language.text(N_("only what was bound before can be released"))
    session.say(f"{language.text(N_('Held since'))} {since or '-'}, {bound_before}")
    view = lambda: LookupView(
        session.call, language, desk.now(), offers_way=offers_another_way(session.call, desk.now())
    )
    _ask_platforms(
        session, Asked(Act.LOOK_UP, finding.look_up, finding.leave_open, view, script_of, lookup_message)
    )


def own_lookup(session: Session) -> None:
    """Ask what the caller has."""
    desk, own = session.desk, session.desk.own_accounts
    view = lambda: asking_view(session.call, session.language, desk.calendar, desk.now())
    _ask_platforms(
        session,
        Asked(
            Act.LOOK_UP_OWN_ACCOUNTS,
            own.ask_again,
            own.leave_open,
            view,
            asking_script_of,
            resting_while_asking,
        ),
    )


def _ask_platforms(session: Session, asked: Asked) -> None:
    if asked.stands(LookupState.FINISHED):
        session.do(session.desk.line.go_to(Step.SELECTION))
        return
    session.speak(asked.script(asked.view()), words_of(asked.view()))
    if not asked.stands(LookupState.PENDING):
        _follow(session, asked)
    if session.desk.call is None or session.call.step is not Step.LOOKUP or session.call.stop is not None:
        return
    view = asked.view()
    if view.call.lookup.state is LookupState.FINISHED:
        # What was asked elsewhere meanwhile: the page opens by itself.
        return
    session.say(counted(view))
    session.say(asked.message(view))
    session.speak(asked.script(view), words_of(view))
    _choose_a_way(session, asked)


def _follow(session: Session, asked: Asked) -> None:
    """Wait for the platforms for a while; the question itself goes on for as long as it takes."""
    if session.looking is None or session.looking.done() or not session.desk.is_under_way(asked.act):
        session.looking = session.runner.get_loop().create_task(asked.ask())
    if asked.asks_since:
        ask_since(session, session.looking)
    if session.call.stop is not None:
        return
    session.run(_waited_for(session, session.looking, asked))
    if session.looking.done() and (reply := session.looking.result()).reasons != (Reason.UNDER_WAY,):
        session.say(reply_sentence(reply, session.language))


async def _waited_for(session: Session, looking: asyncio.Task[Reply], asked: Asked) -> None:
    await asyncio.wait({looking}, timeout=SAID_AFTER_SECONDS)
    waited = SAID_AFTER_SECONDS
    while not looking.done() and waited < WAITS_FOR_SECONDS:
        if (view := asked.view()).call.lookup.answers:
            session.say(counted(view))
        await asyncio.wait({looking}, timeout=SAID_AGAIN_SECONDS)
        waited += SAID_AGAIN_SECONDS


def _choose_a_way(session: Session, asked: Asked) -> None:
    ways = session.language.text(LOOKUP)
    ways = session.language.text(OR_SINCE).format(ways=ways) if asked.asks_since else ways
    typed = session.ask(ways, own=_ASK_AGAIN)
    if session.call.step is not Step.LOOKUP:
        # All have answered while it was asked what to do.
        return
    pending, down = asked.stands(LookupState.PENDING), asked.stands(LookupState.DOWN)
    if typed == "1" and down and asked.act is Act.LOOK_UP_OWN_ACCOUNTS:
        session.tell(NOTHING_KNOWN)
    elif typed == "1":
        session.do(session.desk.line.go_to(Step.SELECTION) if down else asked.leave_open())
    elif typed == "2":
        session.do(session.desk.ending.agree_call_back())
    elif typed == ":again" and pending:
        session.do(asked.ask())
    elif asked.asks_since:
        note_tenure(session, typed)


def labels_lookup(session: Session) -> None:
    """Ask the label firms; what they answered before is shown at once."""
    desk = session.desk
    if session.call.labels.state is LabelsState.ANSWERED:
        session.do(desk.line.go_to(Step.SELECTION))
        return
    if session.call.labels.state is not LabelsState.DOWN:
        session.speak("labels_asking")
        session.do(desk.labelling.ask())
    if session.desk.call is None or session.call.step is not Step.LOOKUP:
        return
    session.tell("! No answer: nothing can be said of labels")
    session.speak("labels_down")
    typed = session.ask(LABELS, own=_ASK_AGAIN)
    if typed == "1":
        session.do(desk.ending.agree_call_back())
    elif typed in ("", ":again"):
        session.do(desk.labelling.ask())
