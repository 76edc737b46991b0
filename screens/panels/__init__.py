"""The panels by the key that opens them."""

from screens.context import Context
from screens.panels.command_line import CommandLinePanel
from screens.panels.help import HelpPanel
from screens.panels.info import InfoPanel
from screens.panels.note import NotePanel
from screens.panels.palette import PalettePanel
from screens.panels.panel import Panel
from screens.panels.script import ScriptPanel

PANELS: dict[str, type[Panel]] = {
    "f1": HelpPanel,
    "?": HelpPanel,
    "f2": ScriptPanel,
    "f3": InfoPanel,
    "f6": NotePanel,
    "ctrl+p": PalettePanel,
    ":": CommandLinePanel,
}

_HELP = ("f1", "?")


def panel_of(key: str, context: Context) -> Panel | None:
    """Make the panel a key opens, or None where it opens none; the help of a practised call has hints."""
    if key in _HELP and context.classroom is not None and context.classroom.practice is not None:
        # Work for callers who ring pays nothing for what only training needs.
        from screens.panels.hints import HintPanel

        return HintPanel()
    return PANELS[key]() if key in PANELS else None
