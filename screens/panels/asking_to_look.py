"""What F4 opens: the look, a team lead's note of a cut log, or nothing and why. It shows no number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agent_console.call.reveal import RevealRefusal
from agent_console.store.errors import StoreError
from screens.panels.approval import ask_to_note_cut
from screens.panels.reveal import RevealPanel
from screens.panels.reveal_page import NOT_RECORDED
from screens.sentences import REVEAL_REFUSALS

if TYPE_CHECKING:
    from screens.console_screen import ConsoleScreen


def ask_to_reveal(page: ConsoleScreen) -> None:
    """Open the panel, or say why nothing may be shown; an attempt that is refused is on record."""
    call = page.revealable()
    refusal = RevealRefusal.NOTHING_THERE if call is None else None
    if call is not None:
        try:
            refusal = page.desk.revealing.refused(call)
        except StoreError:
            page.tell(page.language.text(NOT_RECORDED))
            return
    if refusal is RevealRefusal.LOG_CUT:
        ask_to_note_cut(page)
    elif refusal is not None:
        page.tell(page.language.text(REVEAL_REFUSALS[refusal]))
    else:
        page.open_panel(RevealPanel())
