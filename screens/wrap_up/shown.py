"""What step 8 shows: the outcomes the events allow, the one proposed, the time left. It saves nothing."""

from __future__ import annotations

from dataclasses import replace
from typing import ClassVar

from agent_console.backend import Environment
from agent_console.call.line import LineState
from agent_console.call.wrap_up import Outcome
from agent_console.desk.calling_back import agreed_later, call_back_for
from agent_console.desk.ending import proposed_outcome
from screens.call_page import fkeys_of
from screens.context import Context
from screens.widgets.keyline import Hint
from screens.widgets.layout import Room
from screens.widgets.line import Text
from screens.widgets.page import Block, Page
from screens.wrap_up.clock import WrapUpClock
from screens.wrap_up.note_line import NoteLine, note_field
from screens.wrap_up.page import wrap_up_block
from screens.wrap_up.view import WrapUpView, summary_of
from screens.wrap_up.words import heading_right, hints_of, one_line, resting_message


class WrapUpShown(NoteLine):
    """A call being wrapped up, as its outcome is chosen and the time stands."""

    script_id: ClassVar[str] = "wrap_up"
    acting: ClassVar[frozenset[str]] = frozenset({"help", "say", "note", "wrap_up"})

    def __init__(self, context: Context) -> None:
        """Make the page with the outcome the events propose."""
        super().__init__(context, note_field(context))
        call, desk = self.call, context.desk
        self._chosen: Outcome | None = None
        self._page = 0
        self._summary = summary_of(desk.casebook.events_of(call.id))
        training = context.description.environment is not Environment.LIVE
        self._clock = WrapUpClock(desk.now(), call.terms.limits.wrap_up_time, training)

    @property
    def view(self) -> WrapUpView:
        """What the page is drawn from."""
        call, now = self.call, self.desk.now()
        proposed = proposed_outcome(call)
        chosen = self._chosen or proposed
        return WrapUpView(
            call=call,
            language=self.language,
            summary=self._summary,
            chosen=chosen,
            proposed=proposed,
            call_back_at=call_back_for(call, chosen, self.desk.calendar, now),
            left=self._clock.left(call.line, now),
            page=self._page,
            agreed_back_at=agreed_later(call, now),
        )

    def heading(self) -> Text:
        """Return the step and its name."""
        return self.language.text("8 Wrap up")

    def heading_right(self) -> Text:
        """Return the time left, in figures and in words."""
        return heading_right(self.view, self._clock.whole)

    def block(self, width: int, height: int) -> Block:
        """Return outcomes, summary, note and call-back."""
        return wrap_up_block(self.view, width, height)

    def resting_message(self) -> Text:
        """Return what happens when the time is over."""
        view = self.view
        self.one_line = one_line(view)
        return resting_message(view, self._clock.offered(self.call.line, self.desk.now()))

    def make_page(self, room: Room) -> Page:
        """Make the page; hold and end have their places only while there is a line to hold or end."""
        page = super().make_page(room)
        if self.call.line.state is LineState.ENDED:
            return page
        made = {one.key: one for one in page.fkeys}
        more = fkeys_of(self.acts | {"hold", "end"}, self.language)
        return replace(page, fkeys=tuple(made.get(one.key, one) for one in more))

    def hints(self) -> tuple[Hint, ...]:
        """Return the keys of the page."""
        return hints_of(self.view)
