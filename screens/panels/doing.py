"""What a command does on the page at hand, or why it does nothing there. It knows commands, not how they are asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agent_console.call.gates import Act
from agent_console.call.reveal import RevealRefusal
from agent_console.commands import Command
from agent_console.language import N_
from screens.sentences import REVEAL_REFUSALS, reason_sentence

if TYPE_CHECKING:
    from screens.console_screen import ConsoleScreen, Handler

_GATES: dict[str, Act] = {
    "review": Act.ENTER_READ_BACK,
    "number": Act.CHANGE_NUMBERS,
    "wrap_up": Act.WRAP_UP,
    "said": Act.CHOOSE_SERVICE,
    "unbind": Act.CHOOSE_SERVICE,
    "own": Act.CHOOSE_SERVICE,
    "labels": Act.CHOOSE_SERVICE,
}
"""Commands a gate of the call may close; the others say so when they are done."""

NOT_HERE = N_("- Nothing to do with it on this page")
AT_HOME_ONLY = N_("- On the first page only: this call first")
IN_A_CALL_ONLY = N_("- In a call only")

_CALL_COMMANDS = frozenset(
    {"info", "note", "hold", "number", "wrap_up", "end", "dropped", "review", "tick", "undo"}
    | {"said", "unbind", "own", "labels"}
)
_HOME_COMMANDS = frozenset({"start", "quit", "due"})


def why_not_here(page: ConsoleScreen, command: Command) -> str:
    """Say why a command cannot be done here, in the agent's language; empty when it can."""
    _ = page.language.text
    call = page.desk.call
    if call is None and command.id in _CALL_COMMANDS:
        return _(IN_A_CALL_ONLY)
    if call is not None and command.id in _HOME_COMMANDS:
        return _(AT_HOME_ONLY)
    if command.id == "reveal" and command.id in page.acting and not page.can_reveal():
        return _(REVEAL_REFUSALS[RevealRefusal.NOT_VERIFIED])
    if command.id in _GATES and (reasons := page.desk.why_not(_GATES[command.id])):
        return reason_sentence(reasons[0], page.language)
    if command.label and command.id not in page.acts:
        return _(NOT_HERE)
    return "" if doing(page, command) else _(NOT_HERE)


def doing(page: ConsoleScreen, command: Command, argument: str = "") -> Handler | None:
    """Return what does a command on this page, or None where nothing does."""
    return page.command(command.id, argument) or (page.handler_of(command.key) if command.key else None)


async def do(page: ConsoleScreen, command: Command, argument: str = "") -> None:
    """Close the panel and do a command, or leave the panel open and say why it cannot be done."""
    reason = why_not_here(page, command)
    if reason:
        page.tell(reason)
        return
    page.message = ""
    page.close_panel()
    handler = doing(page, command, argument)
    result = handler() if handler else None
    if result is not None:
        await result
