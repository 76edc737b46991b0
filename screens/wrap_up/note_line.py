"""A note in the body of a page: what is typed is screened, filed with Enter, lost by nothing. It knows no page."""

from __future__ import annotations

from textual import on

from agent_console.desk.line import LONGEST_NOTE
from agent_console.identity.in_notes import looks_like_identity
from agent_console.language import N_
from screens.call_screen import CallScreen
from screens.context import Context
from screens.widgets.field import Field

NOTE_FIELD = "note"
WARNING = N_("! That looks like an ID number: leave it out")
REFUSAL = N_("x Looks like an ID number: take it out, others read notes")


def note_field(context: Context) -> Field:
    """Make the field, with what was typed into it before."""
    return Field(NOTE_FIELD, context.desk.intake.typed.note, max_length=LONGEST_NOTE)


class NoteLine(CallScreen):
    """A page with a note's field."""

    @property
    def writing_note(self) -> bool:
        """Whether the cursor is in the note."""
        return self.focused is not None and self.focused.id == NOTE_FIELD

    @on(Field.Changed, "#note")
    def _typed(self, event: Field.Changed) -> None:
        self.desk.intake.typed.note = event.value
        _ = self.language.text
        if looks_like_identity(event.value):
            self.tell(_(WARNING))
        elif self.message in (_(WARNING), _(REFUSAL)):
            self.tell("")

    def file_note(self) -> bool:
        """File what was typed; a number of a person is refused and stays in the field to be taken out."""
        field, _ = self.field(NOTE_FIELD), self.language.text
        if looks_like_identity(field.value):
            self.focus_field(NOTE_FIELD)
            self.tell(_(REFUSAL))
            return False
        if field.value.strip():
            time = self.language.clock_time(self.desk.now(), seconds=True)
            if not self.answer(self.desk.line.note(field.value), _("+ Noted {time}").format(time=time)):
                return False
            field.value = self.desk.intake.typed.note = ""
        self.set_focus(None)
        self.remake()
        return True
