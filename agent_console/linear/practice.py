"""What a practised caller knows, and what stands on their phone: fiction, told so that one agent plays both sides."""

from __future__ import annotations

from agent_console.language import N_
from agent_console.linear.session import Session
from screens.caller.card import caller_lines

NOBODY = N_("- Nothing is known of this caller")
ROOM = 400


def say_caller(session: Session) -> None:
    """Say the caller's card and the messages on their phone; nothing is known of one who really rings."""
    if session.context.classroom is not None:
        from agent_console.linear.practised.caller import say_all

        say_all(session)
        return
    _look(session)
    lines = caller_lines(session.context, session.call, ROOM)
    session.say_lines(*lines)
    if not lines:
        session.tell(NOBODY)


def say_newest_message(session: Session) -> None:
    """Say what was sent to the caller's phone last; a practised caller reads it out once they are asked to."""
    if session.context.classroom is not None:
        return
    _look(session)
    messages = session.context.caller.messages
    if messages and messages[-1].text != session.message_heard:
        session.message_heard = messages[-1].text
        session.say(f"{session.language.text('Their phone')}: {messages[-1].text}")


def _look(session: Session) -> None:
    phone = session.context.phone
    if phone is not None:
        session.run(session.context.caller.follow(phone, session.call))
