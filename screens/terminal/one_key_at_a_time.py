"""Keeps keys in order: each is handed over when the one before has been dealt with. It knows no key's meaning.

The toolkit hands a key to whatever has the cursor at that moment. Two keys that arrive together, as over a slow
line, would both go to the field that the first of them leaves, or the second would overtake the first; and a key
pressed while an answer is awaited would go to the page that is about to be left.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Any, Protocol, runtime_checkable

from textual import events
from textual.app import App
from textual.message_pump import MessagePump

from screens.terminal.keyboard import command_key
from screens.terminal.type_ahead import Awaited, TypeAhead

if TYPE_CHECKING:
    _App = App[Any]
else:
    _App = object


@dataclass(frozen=True, slots=True, eq=False)
class OneLine:
    """A one-line command that a key stands for."""

    text: str = field(repr=False)


Typed = events.Key | events.Paste
Pressed = Typed | OneLine

PATIENCE_SECONDS = 0.5
"""A page that is taken away may leave a question unanswered; nobody notices half a second that rare."""

AT_ONCE = frozenset({"escape", "ctrl+l"})
"""Whoever backs out or locks the screen does not wait for an answer."""

NO_KEY = ""
"""The name of what is no key: pasted text, a one-line command."""


@runtime_checkable
class Awaiting(Protocol):
    """A page on which keys may have to wait."""

    def awaited(self, key: str) -> Awaited[str] | None:
        """Return what a key has to wait for here now, or None."""

    def told_of_dropped(self, count: int) -> None:
        """Say that keys were dropped."""

    def meant_by(self, key: str) -> str | tuple[str, ...]:
        """Return the key that is meant, an empty text for none, or the one-line commands it stands for."""

    async def run_line(self, text: str) -> None:
        """Do a one-line command."""


class OneKeyAtATime(_App):
    """Mix into the app, before `App`.

    A key counts as dealt with when the field that had the cursor, what is around it, the page and the app have taken
    in whatever it brought about; a page that is shown meanwhile gets the next one.
    """

    def __init__(self, *arguments: Any, **named: Any) -> None:
        """Begin with no key waiting."""
        self._lane: TypeAhead[Pressed] = TypeAhead(self._awaited_by, _acts_at_once)
        super().__init__(*arguments, **named)

    async def on_event(self, event: events.Event) -> None:
        """Hand a key over, or let it wait for the one before; anything else is no key of ours."""
        if not isinstance(event, Typed) or event.is_forwarded:
            await super().on_event(event)
            return
        for meant in self._meant_by(event):
            in_hand = self._lane.in_hand
            await self._hand_over(self._lane.press(meant))
            if in_hand is not None and len(self._lane.waiting) == 1:
                self._be_patient(in_hand)

    def _meant_by(self, event: Typed) -> tuple[Pressed, ...]:
        """Return what a key stands for by the settings; F12 is the lock whatever they say."""
        page, key = self._awaiting_page(), _name(event)
        if page is None or isinstance(event, events.Paste) or event.key == "f12":
            return (event,)
        meant = page.meant_by(key)
        if isinstance(meant, tuple):
            return tuple(map(OneLine, meant))
        if meant == key:
            return (event,)
        return (events.Key(meant, None),) if meant else ()

    async def look_at_typed_ahead(self) -> None:
        """Go on with what was typed ahead: an answer came, or a page did."""
        await self._hand_over(self._lane.look())

    def drop_typed_ahead(self) -> None:
        """Give up what was typed ahead: it was meant for a page that does not come."""
        self._lane.drop()
        self._tell_of_dropped()

    def _awaited_by(self, event: Pressed) -> Awaited[Pressed] | None:
        page = self._awaiting_page()
        awaited = page.awaited(_name(event)) if page is not None else None
        return _ByEvent(awaited) if awaited is not None else None

    def _awaiting_page(self) -> Awaiting | None:
        page: object = self.screen if self._screen_stack else None
        return page if isinstance(page, Awaiting) else None

    async def _hand_over(self, event: Pressed | None) -> None:
        self._tell_of_dropped()
        if event is None:
            if self._lane.awaiting is not None:
                # Whoever brings the answer says so; a page that broke may not.
                self.set_timer(PATIENCE_SECONDS, self.look_at_typed_ahead)
            return
        # A key nobody took climbs from the field through everything around it up to the page.
        asked = self.focused or (self.screen if self._screen_stack else self)
        climbed = asked.ancestors_with_self
        if not isinstance(event, OneLine):
            await super().on_event(event)
        elif page := self._awaiting_page():
            self.screen.call_later(page.run_line, event.text)
        # Twice: what the first round brought about climbs the same way.
        self._ask_in_turn(event, *climbed, *climbed)
        if self._lane.waiting:
            self._be_patient(event)

    def _tell_of_dropped(self) -> None:
        count = self._lane.take_dropped()
        page = self._awaiting_page()
        if count and page is not None:
            page.told_of_dropped(count)

    def _be_patient(self, event: Pressed) -> None:
        """Let the next key go on without the answer if none comes."""
        self.set_timer(PATIENCE_SECONDS, partial(self._next, event))

    def _ask_in_turn(self, event: Pressed, *pumps: MessagePump) -> None:
        """Wait until each has emptied what stands before this in its queue; one that is closing is passed over."""
        for place, pump in enumerate(pumps, start=1):
            if pump.call_later(self._ask_in_turn, event, *pumps[place:]):
                return
        self.call_later(self._next, event)

    async def _next(self, event: Pressed) -> None:
        if event is self._lane.in_hand:
            await self._hand_over(self._lane.done())


class _ByEvent:
    """What keys wait for, asked with events."""

    def __init__(self, awaited: Awaited[str]) -> None:
        self.over, self.as_typed_for = awaited.over, awaited.as_typed_for
        self._passes = awaited.passes

    def passes(self, key: Pressed) -> bool:
        return self._passes(_name(key))


def _name(event: Pressed) -> str:
    return command_key(event.key, event.character) if isinstance(event, events.Key) else NO_KEY


def _acts_at_once(event: Pressed) -> bool:
    return _name(event) in AT_ONCE
