"""The practised caller as they are heard: their words as their time comes, their phone, the line to say next."""

from __future__ import annotations

from collections.abc import Iterator

from agent_console.linear.session import Session
from screens.training.caller_words import dialogue_of, heading_of, phone_of, proposed_words
from screens.training.practised import Practised, practised_in


class PractisedCaller:
    """Says each thing of one run once, unless somebody asks for all of it."""

    def __init__(self, session: Session) -> None:
        """Begin with nothing heard."""
        self._session = session
        self._heard = 0
        self._mood = self._phone = self._proposed = ""

    def look(self) -> str:
        """Give what was not heard yet."""
        view = practised_in(self._session.context)
        if view is None:
            return ""
        self._read_phone(view)
        return "\n".join(self._news(view))

    def _read_phone(self, view: Practised) -> None:
        phone = self._session.context.phone
        if phone is not None and view.call.verification.code is not None:
            self._session.run(self._session.context.caller.follow(phone, view.call))

    def _news(self, view: Practised) -> Iterator[str]:
        caller = view.language.text_in("dialogue", "Caller")
        spoken = dialogue_of(view)
        for who, text in spoken[self._heard :]:
            if who == caller:
                yield f"{caller}: {text}"
        if len(spoken) > self._heard and (mood := heading_of(view)) != self._mood:
            self._mood = mood
            yield mood
        self._heard = max(self._heard, len(spoken))
        if view.call.verification.code is not None and (phone := _on_phone(view)) != self._phone:
            self._phone = phone
            yield phone
        if (
            view.sayings is not None
            and (line := proposed_words(view.sayings, view.language)) != self._proposed
        ):
            self._proposed = line
            yield f"{view.language.text('Say')}: {line}"


def _on_phone(view: Practised) -> str:
    return f"{view.language.text('Their phone')}: {phone_of(view).text}"


def say_all(session: Session) -> None:
    """Say everything that was said so far, and what is on the caller's phone."""
    view = practised_in(session.context)
    if view is None:
        return
    session.say(heading_of(view))
    for who, text in dialogue_of(view):
        session.say(f"{who}: {text}")
    session.say(_on_phone(view))
