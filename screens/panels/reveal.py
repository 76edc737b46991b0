"""F4: one field unmasked, for a reason, for a time. It knows keys and the countdown; the desk decides and records."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

from agent_console.call.call import Call
from agent_console.call.reveal import RevealField, RevealReason, RevealRefusal, number_of
from agent_console.desk.look_time import LookTime, begun
from agent_console.desk.revealing import Revealed
from agent_console.staff.person import Person
from agent_console.store.errors import StoreError
from screens.panels.approval import ApprovalPanel
from screens.panels.approval_page import AGREES
from screens.panels.panel import Panel
from screens.panels.reveal_page import (
    BOX_ROWS,
    FIELDS,
    NOT_RECORDED,
    REASONS,
    Looking,
    box_lines,
)
from screens.sentences import REVEAL_REFUSALS
from screens.widgets.keyline import Hint
from screens.widgets.line import EMPTY, Text
from screens.widgets.page import Block, signed

if TYPE_CHECKING:
    from screens.console_screen import ConsoleScreen, Handler


class RevealPanel(Panel):
    """A digit for the field, a digit for the reason; Space gives more time, Esc masks, the clock does so by itself."""

    script_id = "reveal"
    keeps_title = True

    def __init__(self) -> None:
        """Begin with nothing chosen."""
        self.field_shown: RevealField | None = None
        self.reason: RevealReason | None = None
        self._revealed: Revealed | None = None
        self._of: Call | None = None
        self._time: LookTime | None = None

    def block(self, page: ConsoleScreen, width: int, height: int) -> Block:
        """Return the first rows of the page, and below them the box."""
        left = self._left(page)
        revealed = self._revealed if left else None
        call = page.revealable()
        looking = Looking(
            fields=tuple(one for one in RevealField if call is not None and number_of(call, one)),
            field=self.field_shown,
            reason=self.reason,
            number=revealed.number.grouped if revealed else "",
            record=revealed.record if revealed else None,
            left=left,
        )
        above = page.block(width, height).lines[: height - BOX_ROWS]
        rows = (*above, *(EMPTY,) * (height - BOX_ROWS - len(above)))
        return Block((*rows, *box_lines(looking, page.language, width)))

    def message(self, page: ConsoleScreen) -> Text:
        """Say what is being shown, to whom and why, as long as it is."""
        if self._revealed is None or self.field_shown is None or self.reason is None:
            return ""
        _ = page.language.text
        told = _("Showing: {field}, {staff_no}, {reason}").format(
            field=_(FIELDS[self.field_shown]),
            staff_no=page.desk.settings.staff_no,
            reason=_(REASONS[self.reason]),
        )
        return signed("!", told)

    def one_line(self, page: ConsoleScreen) -> str:
        """Return the word for it; a number never has a one-line form."""
        return ":reveal"

    def hints(self, page: ConsoleScreen) -> tuple[Hint, ...]:
        """Return the keys of the moment."""
        _ = page.language.text
        if self._revealed is not None:
            more = _("{count} seconds more").format(count=int(page.desk.settings.reveal_time.total_seconds()))
            return Hint("Space", more), Hint("Esc", _("Mask it now"))
        chosen = _("Why") if self.field_shown else _("Which one")
        return Hint("1-3", chosen), Hint("Esc", _("Close, show nothing"))

    def handlers(self, page: ConsoleScreen) -> Mapping[str, Handler]:
        """Return what the keys do; hold goes on working, and does not stop the clock."""
        keys: dict[str, Handler] = {"f4": page.close_panel}
        if (hold := page.handler_of("f7")) is not None:
            keys["f7"] = hold
        if self._revealed is not None:
            return {**keys, "space": lambda: self._more(page), "escape": lambda: self._mask(page)}
        answers: Sequence[RevealField | RevealReason] = (
            tuple(RevealReason) if self.field_shown else tuple(RevealField)
        )
        for digit, answer in enumerate(answers, 1):
            keys[str(digit)] = partial(self._answer, page, answer)
        return keys

    def opened(self, page: ConsoleScreen) -> None:
        """Take the cursor out of the page's fields: digits are answers here."""
        page.set_focus(None)
        page.tell("")

    def ticked(self, page: ConsoleScreen) -> None:
        """Mask when the time is over, or when the page is about another call."""
        if self._revealed is None:
            return
        call = page.revealable()
        if not self._left(page) or call is None or self._of is None or call.id != self._of.id:
            self._mask(page)

    def covered(self, page: ConsoleScreen) -> None:
        """Mask at once."""
        self._forget()
        page.close_panel()

    def _left(self, page: ConsoleScreen) -> timedelta:
        return timedelta() if self._time is None else self._time.left(page.desk.now())

    def _answer(self, page: ConsoleScreen, answer: RevealField | RevealReason) -> None:
        call = page.revealable()
        if call is None:
            page.close_panel()
        elif isinstance(answer, RevealField):
            self._choose(page, call, answer)
        else:
            self.reason = answer
            self._ask(page, call)

    def _choose(self, page: ConsoleScreen, call: Call, field: RevealField) -> None:
        if number_of(call, field) is None:
            page.tell(page.language.text(REVEAL_REFUSALS[RevealRefusal.NOTHING_THERE]))
            return
        if (why := page.desk.revealing.why_not(call, field)) is not None:
            self._refuse(page, why)
            return
        self.field_shown = field
        page.tell("")

    def _ask(self, page: ConsoleScreen, call: Call) -> None:
        """Show it, or let somebody else agree to it first."""
        assert self.field_shown is not None
        if page.desk.revealing.needs_approval(call, self.field_shown):
            page.panel = ApprovalPanel(partial(self._approved, page, call), AGREES)
            page.remake()
            page.panel.opened(page)
        else:
            self._show(page, call, None)

    def _approved(self, page: ConsoleScreen, call: Call, approver: Person) -> None:
        page.panel = self
        page.set_focus(None)
        self._show(page, call, approver)

    def _show(self, page: ConsoleScreen, call: Call, approver: Person | None) -> None:
        assert self.field_shown is not None
        assert self.reason is not None
        try:
            answer = page.desk.revealing.reveal(call, self.field_shown, self.reason, approver)
        except StoreError:
            page.close_panel()
            page.tell(page.language.text(NOT_RECORDED))
            return
        if isinstance(answer, RevealRefusal):
            self._refuse(page, answer)
            return
        self._revealed, self._of = answer, call
        self._time = begun(page.desk.now(), page.desk.settings.reveal_time)
        page.tell("")

    def _refuse(self, page: ConsoleScreen, why: RevealRefusal) -> None:
        page.close_panel()
        page.tell(page.language.text(REVEAL_REFUSALS[why]))

    def _more(self, page: ConsoleScreen) -> None:
        if self._time is not None:
            self._time = self._time.with_more(page.desk.now())
        page.remake()

    def _mask(self, page: ConsoleScreen) -> None:
        self._forget()
        page.close_panel()
        page.tell(page.language.text("= Masked again"))

    def _forget(self) -> None:
        self._revealed, self._time = None, None
