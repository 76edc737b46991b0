"""Step 2: what the caller is told before anything is compared, and the caller's answer to it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from agent_console.call.steps import Step
from screens.call_screen import CallScreen, Handler
from screens.widgets.keyline import Hint
from screens.widgets.line import EMPTY, Text
from screens.widgets.page import Block


class NoticeScreen(CallScreen):
    """`1` and `0` act at once; Enter records nothing."""

    script_id: ClassVar[str] = "notice"
    acting: ClassVar[frozenset[str]] = CallScreen.acting - {"again"}
    spoken_keys: ClassVar[frozenset[str]] = frozenset("01")

    def heading(self) -> Text:
        """Return the step and its name."""
        return self.language.text("2 Notice and consent")

    def heading_right(self) -> Text:
        """Return the version of the text that is read out."""
        return self.language.text("text {version}").format(version=self.desk.settings.notice_version)

    def block(self, width: int, height: int) -> Block:
        """Return what is read out and the two answers."""
        _ = self.language.text
        told = (
            _("This call is recorded, to prove what you said."),
            _("Holder's name and ID number are compared: match or no match."),
            _("A code is sent by text message to the number itself."),
            _("The record is kept three years. You can stop at any time."),
        )
        return Block(
            (
                EMPTY.at(2, _("Read to the caller:")),
                EMPTY,
                *(EMPTY.at(4, line) for line in told),
                EMPTY,
                EMPTY.at(2, _("What the caller says")),
                EMPTY,
                EMPTY.at(4, "1", "key").at(7, _("Agrees, start the verification")),
                EMPTY.at(4, "0", "key")
                .at(7, _("Does not agree, it ends here"))
                .at(36, _("nothing looked up, nothing sent"), "quiet"),
            )
        )

    def hints(self) -> tuple[Hint, ...]:
        """Return the keys of this page."""
        _ = self.language.text
        return (
            Hint("1", _("Agrees")),
            Hint("0", _("Does not")),
            Hint("Enter", _("records no consent")),
            Hint("Esc", _("Back to 1 Intake")),
        )

    def handlers(self) -> Mapping[str, Handler]:
        """Return what the keys do."""
        return {"1": self._agree, "0": self._decline, "enter": self._neither, "escape": self._back}

    def _agree(self) -> None:
        self.answer(self.desk.intake.agree())

    def _decline(self) -> None:
        self.answer(self.desk.intake.decline())

    def _neither(self) -> None:
        self.tell(self.language.text("= Press 1 or 0: Enter records no consent"))

    def _back(self) -> None:
        self.answer(self.desk.line.go_to(Step.INTAKE))
