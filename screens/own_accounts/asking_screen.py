"""Step 4 of own accounts: the platforms are asked. It starts by itself and opens the result by itself."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from agent_console.call.gates import Reason
from agent_console.call.lookup import LookupState
from agent_console.call.steps import Step
from agent_console.desk import Reply
from screens.call_screen import CallScreen, Handler
from screens.failures import with_reference
from screens.lookup.view import LookupView
from screens.lookup.words import counted, words_of
from screens.own_accounts.asking_page import asking_block
from screens.own_accounts.words import asking_script_of, asking_view, resting_while_asking
from screens.widgets.keyline import Hint
from screens.widgets.line import Text
from screens.widgets.page import Block


class AskingOwnAccountsScreen(CallScreen):
    """Nothing is typed here, and Enter does nothing while answers are awaited."""

    script_id: ClassVar[str] = "own_accounts_asking"
    spoken_keys: ClassVar[frozenset[str]] = frozenset("12")

    _reference: str | None = None

    @property
    def view(self) -> LookupView:
        """What the page is drawn from now: the call, with its query where other calls have their lookup."""
        return asking_view(self.call, self.language, self.desk.calendar, self.desk.now())

    def heading(self) -> Text:
        """Return the step and its name."""
        return self.language.text("4 Lookup")

    def heading_right(self) -> Text:
        """Return how many answered, are awaited, could not be reached."""
        return counted(self.view)

    def resting_message(self) -> Text:
        """Return what is waited for."""
        told = resting_while_asking(self.view)
        down = self._state is LookupState.DOWN
        return with_reference(told, self._reference, self.language) if down else told

    @property
    def _state(self) -> LookupState:
        return self.call.own_accounts.lookup.state

    def block(self, width: int, height: int) -> Block:
        """Return the progress, or what can be done while there is none."""
        return asking_block(self.view, width, height)

    def script(self) -> str:
        """Return the script of how the query stands."""
        return asking_script_of(self.view)

    def words(self) -> Mapping[str, str]:
        """Return the day the last platform answers, as it is said."""
        return words_of(self.view)

    def hints(self) -> tuple[Hint, ...]:
        """Return the keys of this page."""
        _ = self.language.text
        back = Hint("Esc", _("Back to 3 Verify"))
        if self._state is LookupState.PENDING:
            return Hint("1", _("What is known")), Hint("2", _("Call back then")), back
        if self._state is LookupState.DOWN:
            return Hint("F5", _("Ask again")), Hint("2", _("Call back")), back
        if self._state is LookupState.FINISHED:
            return Hint("Enter", _("To the result")), back
        if self.view.offers_way:
            return Hint("1", _("What is known")), Hint("2", _("Wait on")), back
        return Hint("", _("no key needed")), Hint("Esc", _("Back to 3 Verify (it runs on)"))

    def handlers(self) -> Mapping[str, Handler]:
        """Return what the keys do."""
        return {
            "1": self._see_what_is_known,
            "2": self._wait,
            "enter": self._enter,
            "f5": self._ask_again,
            "escape": self._back,
        }

    def on_mount(self) -> None:
        """Ask the platforms, or go on asking."""
        super().on_mount()
        begun = self._state in (LookupState.NOT_STARTED, LookupState.RUNNING)
        if begun and self.desk.settings.look_up_by_itself:
            self._look_up()

    def _look_up(self) -> None:
        async def follow() -> Reply:
            reply = await self.desk.own_accounts.ask_again()
            self._reference = reply.failure.reference if reply.failure else None
            # A failure stands on the page as what can be done; a query already followed is no fault.
            quiet = reply.failure is not None or reply.reasons == (Reason.UNDER_WAY,)
            return Reply() if quiet else reply

        self.ask(follow())

    def _see_what_is_known(self) -> None:
        if self._state is LookupState.FINISHED:
            self.answer(self.desk.line.go_to(Step.SELECTION))
        elif self._state is LookupState.PENDING or self.view.offers_way:
            self.answer(self.desk.own_accounts.leave_open())
        else:
            self._enter()

    def _wait(self) -> None:
        if self._state in (LookupState.PENDING, LookupState.DOWN):
            self.answer(self.desk.ending.agree_call_back())
        else:
            self._enter()

    def _enter(self) -> None:
        _ = self.language.text
        if self._state is LookupState.FINISHED:
            self.answer(self.desk.line.go_to(Step.SELECTION))
        elif self._state is LookupState.NOT_STARTED and not self.desk.settings.look_up_by_itself:
            self._look_up()
        elif self._state in (LookupState.PENDING, LookupState.DOWN) or self.view.offers_way:
            self.tell(_("= Press a digit: Enter chooses nothing here"))
        else:
            self.tell(_("= No key needed: the result opens by itself"))

    def _ask_again(self) -> None:
        if self._state is LookupState.FINISHED:
            self.tell(self.language.text("= All have answered"))
        else:
            self._look_up()

    def _back(self) -> None:
        self.answer(self.desk.line.go_to(Step.VERIFICATION))
