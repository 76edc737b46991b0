"""Step 4 of the label service: the label firms are asked. It starts by itself, and opens the list by itself."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from agent_console.call.gates import Act, Reason
from agent_console.call.labels import LabelsState
from agent_console.call.steps import Step
from agent_console.desk import Reply
from screens.call_screen import CallScreen, Handler
from screens.failures import with_reference
from screens.widgets.keyline import Hint
from screens.widgets.line import EMPTY, Line, Text, fit
from screens.widgets.page import Block, signed


class LabelsAskingScreen(CallScreen):
    """While nobody answers, F5 asks again and `1` agrees on a call-back; Enter chooses nothing."""

    script_id: ClassVar[str] = "labels_asking"
    spoken_keys: ClassVar[frozenset[str]] = frozenset("1")

    _reference: str | None = None

    @property
    def is_down(self) -> bool:
        """Whether the registry did not answer, and is not being asked."""
        return self.call.labels.state is LabelsState.DOWN and not self.desk.is_under_way(Act.LOOK_UP_LABELS)

    def heading(self) -> Text:
        """Return the step and its name."""
        return self.language.text("4 Labels")

    def block(self, width: int, height: int) -> Block:
        """Return what is asked, or what can be done while nobody answers."""
        return Block(self._down(width) if self.is_down else self._asking(width))

    def _asking(self, width: int) -> tuple[Line, ...]:
        _ = self.language.text
        told = (
            _("The label firms are asked what they show when this number calls."),
            _("The list opens by itself. Nothing is corrected by asking."),
        )
        return (EMPTY, *(EMPTY.at(2, fit(one, width)) for one in told))

    def _down(self, width: int) -> tuple[Line, ...]:
        _ = self.language.text
        told = _("Before they answer nothing is corrected, nor 'no label' said.")
        rows = (("F5", _("ask again")), ("1", _("wait, call back: a case, and a call-back tomorrow")))
        return (
            EMPTY.at(2, signed("!", _("The registry does not answer."))),
            EMPTY,
            EMPTY.at(2, fit(told, width)),
            EMPTY,
            EMPTY.at(2, _("What can be done now:")),
            EMPTY,
            *(EMPTY.at(4, key, "key").at(8, fit(words, width - 8)) for key, words in rows),
        )

    def resting_message(self) -> Text:
        """Return what is waited for."""
        _ = self.language.text
        if self.is_down:
            return with_reference(
                _("! No answer: nothing can be said of labels"), self._reference, self.language
            )
        return _("~ Asking the label firms")

    def script(self) -> str:
        """Return what is said while it is asked, or while nobody answers."""
        return "labels_down" if self.is_down else self.script_id

    def hints(self) -> tuple[Hint, ...]:
        """Return the keys of this page."""
        _ = self.language.text
        back = Hint("Esc", _("Back to 3 Verify"))
        if self.is_down:
            return Hint("F5", _("Ask again")), Hint("1", _("Wait, call back")), back
        return Hint("", _("no key needed")), back

    def handlers(self) -> Mapping[str, Handler]:
        """Return what the keys do."""
        return {
            "1": self._wait,
            "enter": self._enter,
            "f5": self._ask,
            "escape": lambda: self._told(self.desk.line.go_to(Step.VERIFICATION)),
        }

    def on_mount(self) -> None:
        """Ask the firms; one that did not answer is asked again by F5. What they answered before is shown at once."""
        if self.call.labels.state is LabelsState.ANSWERED:
            self._told(self.desk.line.go_to(Step.SELECTION))
        elif self.desk.settings.look_up_by_itself and self.call.labels.state is not LabelsState.DOWN:
            self._ask()

    def _ask(self) -> None:
        async def follow() -> Reply:
            reply = await self.desk.labelling.ask()
            self._reference = reply.failure.reference if reply.failure else None
            # A failure stands on the page as what can be done; asking twice is no fault.
            quiet = reply.failure is not None or reply.reasons == (Reason.UNDER_WAY,)
            return Reply() if quiet else reply

        self.ask(follow())

    def _wait(self) -> None:
        if self.is_down:
            self._told(self.desk.ending.agree_call_back())
        else:
            self._enter()

    def _enter(self) -> None:
        _ = self.language.text
        by_hand = not self.desk.settings.look_up_by_itself
        if by_hand and self.call.labels.state is LabelsState.NOT_ASKED:
            self._ask()
        elif self.is_down:
            self.tell(_("= Press a digit: Enter chooses nothing here"))
        else:
            self.tell(_("= No key needed: the list opens by itself"))

    def _told(self, reply: Reply) -> None:
        self.answer(reply)
