"""Keeps keys in order: each is handed over when the one before has been dealt with. It knows no key's meaning.

The toolkit hands a key to whatever has the cursor at that moment. Two keys that arrive together, as over a slow
line, would both go to the field that the first of them leaves, or the second would overtake the first.
"""

from __future__ import annotations

from collections import deque
from functools import partial
from typing import TYPE_CHECKING, Any

from textual import events
from textual.app import App
from textual.message_pump import MessagePump

if TYPE_CHECKING:
    _App = App[Any]
else:
    _App = object

Typed = events.Key | events.Paste

PATIENCE_SECONDS = 0.5
"""A page that is taken away may leave a question unanswered; nobody notices half a second that rare."""


class OneKeyAtATime(_App):
    """Mix into the app, before `App`.

    A key counts as dealt with when the field that had the cursor, what is around it, the page and the app have taken
    in whatever it brought about; a page that is shown meanwhile gets the next one.
    """

    def __init__(self, *arguments: Any, **named: Any) -> None:
        """Begin with no key waiting."""
        self._typed_ahead: deque[Typed] = deque()
        self._in_hand: Typed | None = None
        super().__init__(*arguments, **named)

    async def on_event(self, event: events.Event) -> None:
        """Hand a key over, or let it wait for the one before; anything else is no key of ours."""
        if not isinstance(event, Typed) or event.is_forwarded:
            await super().on_event(event)
        elif self._in_hand is None:
            await self._hand_over(event)
        else:
            self._typed_ahead.append(event)
            if len(self._typed_ahead) == 1:
                self._be_patient(self._in_hand)

    async def _hand_over(self, event: Typed) -> None:
        self._in_hand = event
        # A key nobody took climbs from the field through everything around it up to the page.
        asked = self.focused or (self.screen if self._screen_stack else self)
        climbed = asked.ancestors_with_self
        await super().on_event(event)
        self._ask_in_turn(event, *climbed)
        if self._typed_ahead:
            self._be_patient(event)

    def _be_patient(self, event: Typed) -> None:
        """Let the next key go on without the answer if none comes."""
        self.set_timer(PATIENCE_SECONDS, partial(self._next, event))

    def _ask_in_turn(self, event: Typed, *pumps: MessagePump) -> None:
        """Wait until each has emptied what stands before this in its queue; one that is closing is passed over."""
        for place, pump in enumerate(pumps, start=1):
            if pump.call_later(self._ask_in_turn, event, *pumps[place:]):
                return
        self.call_later(self._next, event)

    async def _next(self, event: Typed) -> None:
        if event is not self._in_hand:
            return
        self._in_hand = None
        if self._typed_ahead:
            await self._hand_over(self._typed_ahead.popleft())
