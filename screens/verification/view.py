"""What the verification says of itself: its body, its script, its keys, its resting field. It acts on nothing."""

from __future__ import annotations

from dataclasses import replace
from typing import ClassVar

from agent_console.call.gates import Act
from agent_console.call.verification import VerificationState
from screens.call_screen import CallScreen
from screens.context import Context
from screens.verification.holder_fields import HolderFields
from screens.verification.page import CODE, DOCUMENT, NAME, VerificationView, verification_block
from screens.verification.words import resting_message, script_of
from screens.widgets.keyline import Hint
from screens.widgets.layout import Room
from screens.widgets.line import Text
from screens.widgets.page import Block, Page

_ASKED = (Act.COMPARE, Act.SEND_CODE, Act.CONFIRM_CODE)


class VerificationShown(CallScreen):
    """The verification as it is drawn; what its keys do is its subclass's."""

    script_id: ClassVar[str] = "verification"

    def __init__(self, context: Context) -> None:
        """Make the page with what was typed on it before."""
        self.holder = HolderFields(context.desk)
        super().__init__(context, *self.holder.all)

    @property
    def view(self) -> VerificationView:
        """What the page is drawn from now."""
        holder, desk = self.holder, self.desk
        return VerificationView(
            call=self.call,
            language=self.language,
            now=desk.now(),
            focus=self.focused.id if self.focused else None,
            name_typed=bool(holder.name.value),
            document_typed=holder.document.value,
            masks=holder.masks,
            name_missing=holder.name_missing,
            document_problem=holder.document_problem,
            code_short=holder.code_short,
            code_odd=holder.code_odd,
            under_way=frozenset(act for act in _ASKED if desk.call and desk.is_under_way(act)),
            sends_by_itself=desk.settings.send_code_by_itself,
        )

    def heading(self) -> Text:
        """Return the step and its name."""
        return self.language.text("3 Verify the holder")

    def heading_right(self) -> Text:
        """Return what this page never does."""
        return self.language.text("compares only, shows no record")

    def resting_message(self) -> Text:
        """Return how the verification stands."""
        _ = self.language.text
        typed = f":c {_('code')}" if self.call.verification.matched else f":v {_('name ID number')}"
        self.one_line = "" if self._is_over() else typed
        return resting_message(self.view)

    def block(self, width: int, height: int) -> Block:
        """Return the fields, the joint answer, the signals and the code."""
        return verification_block(self.view, height)

    def script(self) -> str:
        """Return the script of where the verification stands."""
        return script_of(self.view)

    def make_page(self, room: Room) -> Page:
        """Make the page; once name and document match, F5 says that it sends a code, or another one."""
        page = super().make_page(room)
        if not self.call.verification.matched or self._is_over():
            return page
        language, again = self.language, self.call.verification.code is not None
        label = language.text_in("fkeys", "Anew") if again else language.text_in("fkeys", "Send")
        return replace(
            page, fkeys=tuple(replace(one, label=label) if one.key == "F5" else one for one in page.fkeys)
        )

    def hints(self) -> tuple[Hint, ...]:
        """Return the keys of this page."""
        _ = self.language.text
        back = Hint("Esc", _("Back to 2 Notice (text stays)"))
        if not self.call.verification.matched:
            return Hint("Enter", _("Go on")), Hint("Tab", _("Next field")), back
        if self._is_over():
            return Hint("Enter", _("To 4 Lookup")), back
        if self.call.verification.code is None:
            on = (Hint("Enter", _("To 4 Lookup")),) if self.call.verification.verified else ()
            return *on, Hint("F5", _("Send the code")), back
        return Hint("", _("checked at six digits")), Hint("F5", _("Send again")), back

    def _is_over(self) -> bool:
        """Whether the caller is verified and no fresh code is of use."""
        return self.call.verification.covers_submit(self.desk.now(), self.call.terms.limits)

    def resting_field(self) -> str | None:
        """Return the first empty field; after no match the name, both texts still there."""
        verification = self.call.verification
        if verification.matched:
            return CODE if verification.code and verification.code.authentication_id else None
        missed = verification.state is VerificationState.NOT_MATCHED
        return NAME if missed or not self.holder.name.value else DOCUMENT
