"""Step 3: is the caller the holder? Compared, never revealed: the page shows one joint answer and the code's way."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from textual import on
from textual.widgets import Input
from textual.worker import WorkType

from agent_console.backend import Ternary
from agent_console.call.call import Call
from agent_console.call.gates import Act
from agent_console.call.steps import Step
from agent_console.call.stop import StopReason
from agent_console.call.verification import VerificationState
from agent_console.identity.id_number import IdNumber
from screens.call_screen import Handler
from screens.context import Context
from screens.panels.ends_here import VERIFICATION_WAYS, EndsHerePanel
from screens.verification.comparing import Comparing
from screens.verification.holder_fields import name_and_document
from screens.verification.page import CODE, DOCUMENT, NAME
from screens.verification.words import resend_sentence
from screens.widgets.line import Text


class VerificationScreen(Comparing):
    """Name and ID number are compared at its 18th character, a code at its sixth; Enter walks on."""

    def __init__(self, context: Context) -> None:
        """Make the page with what was typed on it before."""
        self._stage: object = None
        super().__init__(context)

    # ------------------------------------------------------------------ life

    def on_mount(self) -> None:
        """Ask for the signals; a number that is locked today goes no further."""
        self._stage = _stage_of(self.call)
        self.call_after_refresh(self._begin)

    def _begin(self) -> None:
        if self.call.verification.state is VerificationState.LOCKED:
            self.answer(self.desk.line.stop(StopReason.FACTOR_LOCKED))
        elif self.call.verification.signals is None:
            self._ask_signals()

    def cursor_moved(self) -> None:
        """Show the reading of the number only while the cursor is in its field, and mask what was left."""
        self.remake()

    def _changed(self, call: Call) -> None:
        """Drop name and ID number once they matched, and put the cursor where typing goes on."""
        if call.verification.matched and self.desk.intake.typed.name is not None:
            self.holder.forget_holder()
        super()._changed(call)
        if self.is_attached and _stage_of(call) != self._stage:
            self._stage = _stage_of(call)
            self.message = ""
            if self.panel is None:
                self.enter_field()

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        """Keep what is typed; compare it as soon as it is whole."""
        field = event.input.id
        if field not in (NAME, DOCUMENT, CODE):
            return
        if event.value:
            # A code that was compared is emptied by the page, which has just told what became of it.
            self.message = ""
        self.holder.keep(field, event.value)
        settings = self.desk.settings
        if (
            field == DOCUMENT
            and settings.compare_by_itself
            and isinstance(self.holder.read_document(), IdNumber)
        ):
            self.compare()
        elif field == CODE and settings.check_code_by_itself and self.holder.whole_code():
            self.confirm()
        self.remake()

    # ------------------------------------------------------------------ one line

    def command(self, id_: str, argument: str) -> Handler | None:
        """`:v` and `:c` put into the fields what somebody else would type there."""
        return partial(self._fill_in, argument) if id_ == "verify" else super().command(id_, argument)

    def problem_with(self, id_: str, argument: str) -> Text:
        """Look at what is said before the line is given up."""
        return self.holder.problem_with_line(argument, self.language) if id_ == "verify" else ""

    def _fill_in(self, said: str) -> None:
        name, document = name_and_document(said)
        if not name:
            self.holder.code.value = document
            if not self.desk.settings.check_code_by_itself:
                self._enter_on_code()
            return
        self.holder.name.value, self.holder.document.value = name, document
        if not self.desk.settings.compare_by_itself:
            self.compare()

    # ------------------------------------------------------------------ what the keys do

    def handlers(self) -> Mapping[str, Handler]:
        """Return what the keys do."""
        return {
            "enter": self._go_on,
            "f5": self._again,
            "f9": lambda: self.open_panel(EndsHerePanel(VERIFICATION_WAYS)),
            "escape": self._back,
        }

    def _go_on(self) -> None:
        verification = self.call.verification
        if verification.verified and verification.code is None:
            self.answer(self.desk.line.go_to(Step.LOOKUP))
        elif verification.matched:
            self._enter_on_code()
        elif self.focused is not None and self.focused.id == DOCUMENT:
            self.compare()
        elif self.holder.spoken_name() is None:
            self.tell_name_missing()
        else:
            self.focus_field(DOCUMENT)

    def _enter_on_code(self) -> None:
        if self.resting_field() is None:
            self.tell(self.language.text("- No code has gone out: F5 sends one"))
        elif self.holder.whole_code():
            self.confirm()
        else:
            self.holder.check_code()
            self.remake()
            self.focus_field(CODE)

    def _again(self) -> None:
        """Send the code; before the match compare again what got no answer, and ask for signals nobody could tell."""
        verification = self.call.verification
        if not verification.matched and self.is_whole and not self.desk.is_under_way(Act.COMPARE):
            self.compare()
        elif not verification.matched and verification.signals is not None and _unknown(self.call):
            self._ask_signals()
        elif wait := resend_sentence(self.view):
            self.tell(wait)
        else:
            self.holder.code.value = ""
            self.ask(self.desk.holder.send_code(), waiting=self.language.text("~ Sending the code"))

    def _ask_signals(self) -> None:
        work: WorkType[None] = self._signals
        self.app.run_worker(work, group="signals")

    async def _signals(self) -> None:
        # Nobody is told of a failure here: every signal then says for itself that it is not known.
        await self.desk.holder.ask_signals()

    def _back(self) -> None:
        self.answer(self.desk.line.go_to(Step.NOTICE))


def _unknown(call: Call) -> bool:
    signals = call.verification.signals
    told = (signals.sim_swapped, signals.calls_forwarded, signals.sms_receivable) if signals else ()
    return any(one.answer is Ternary.UNKNOWN for one in told)


def _stage_of(call: Call) -> object:
    """Return what the cursor's place depends on."""
    one = call.verification
    return one.state, one.matched, one.match_misses, one.last_outcome, one.code, one.last_code_outcome
