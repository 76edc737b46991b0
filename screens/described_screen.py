"""What a page of the console says of itself: heading, body, script, what F3 and F4 are about. Subclasses answer."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from agent_console.backend import PlatformId
from agent_console.call.call import Call
from agent_console.call.reveal import RevealRefusal
from agent_console.desk import Desk
from agent_console.language import Language, Script
from screens.context import Context
from screens.handling import Handling
from screens.panels.panel import Panel
from screens.widgets.field import Field
from screens.widgets.frame import Frame
from screens.widgets.keyline import Hint
from screens.widgets.line import Text
from screens.widgets.page import Block

OPENS_FROM_A_FIELD = frozenset({":", "?"})
"""Signs that open the one-line command and the help although a field has the cursor; no answer of a caller has them."""

CALLER_ROWS = 5
"""A rule, three rows of words, the phone: what a practised caller has in a small window."""

PROPOSED_ROWS = 3
"""A rule and two rows: the line proposed to be said, in a wide window."""


class DescribedScreen(Frame, Handling):
    """A frame that knows what it is given and what is told on it, and is asked what it shows.

    Its body owns the fields `find`, `staff_no` and `passphrase` besides its own, the lower block the field `line`;
    they belong to panels.
    """

    acting: ClassVar[frozenset[str]] = frozenset()
    """The F-keys that do something on this page, by the ids of their commands."""
    shrinks: ClassVar[bool] = False
    """Whether the body shows less of a list where it has fewer rows, and moves in it by `body_rows`.

    No page that is turned before something may be said: it would take more keys than without a caller beside it.
    """

    def __init__(self, context: Context, *fields: Field) -> None:
        """Make a page with the fields its body has."""
        self.context = context
        self.panel: Panel | None = None
        self.message: Text = ""
        self.warning: Text = ""
        """Stands on the status line before anything else."""
        self.one_line = ""
        self._returns_to: str | None = None
        for field in fields:
            field.reserved |= OPENS_FROM_A_FIELD
        of_panels = (
            Field("find", max_length=40),
            Field("staff_no", max_length=12, half_width=True),
            Field("passphrase", hidden=True),
        )
        super().__init__((*fields, *of_panels), (Field("line", max_length=200),))

    @property
    def desk(self) -> Desk:
        """The agent's desk."""
        return self.context.desk

    @property
    def language(self) -> Language:
        """The language now shown."""
        return self.context.language

    @property
    def body_rows(self) -> int:
        """Rows the body of this page has: a practised caller takes some of a list's."""
        classroom, height = self.context.classroom, self.room.body_height
        if not self.shrinks or classroom is None or classroom.practice is None:
            return height
        return height - (PROPOSED_ROWS if self.room.wide else CALLER_ROWS)

    def heading(self) -> Text:
        """Return the left end of the title rule."""
        raise NotImplementedError

    def block(self, width: int, height: int) -> Block:
        """Return the body for the room there is."""
        raise NotImplementedError

    def hints(self) -> tuple[Hint, ...]:
        """Return the keys of this page, Enter first, Esc last."""
        raise NotImplementedError

    @property
    def acts(self) -> frozenset[str]:
        """The F-keys that do something on this page now; the lock always does."""
        return self.acting | {"lock"}

    def revealable(self) -> Call | None:
        """Return the call or case F4 shows a field of, or None."""
        return self.desk.call

    def can_reveal(self) -> bool:
        """Whether F4 would show a field now; where the log was cut it asks for a team lead."""
        call = self.revealable()
        return call is not None and self.desk.revealing.why_not(call) in (None, RevealRefusal.LOG_CUT)

    def info_subject(self) -> PlatformId | None:
        """Return the platform F3 tells of, or None where it tells of the step."""
        return None

    def words(self) -> Mapping[str, str]:
        """Return the values of the placeholders of this page's script."""
        return {}

    def script(self) -> str:
        """Return which script is spoken now."""
        raise NotImplementedError

    def spoken(self) -> Script:
        """Return what is said now, its placeholders filled: the open panel's words where it has any."""
        of_panel = self.panel.script_id if self.panel else None
        return self.context.scripts.page(of_panel or self.script()).filled(**self.words())

    def help_heading(self) -> Text:
        """Return what the help calls the page: there it shares its row with the page of the help."""
        return self.heading()

    def help_remark(self) -> str:
        """Return what stands on the status line while the help is open; nothing on most pages."""
        return ""

    def resting_field(self) -> str | None:
        """Return the field the cursor belongs in when the page is entered, or None."""
        return None

    def tell(self, sentence: Text) -> None:
        """Put one sentence on the status line."""
        self.message = sentence
        self.remake()
