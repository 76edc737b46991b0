"""The panels by the key that opens them."""

from screens.context import Context
from screens.panels.command_line import CommandLinePanel
from screens.panels.help import HelpPanel
from screens.panels.hints import HintPanel
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

_IN_PRACTICE: dict[str, type[Panel]] = {"f1": HintPanel, "?": HintPanel}
"""What takes its place while a call is practised."""


def panel_of(key: str, context: Context) -> Panel | None:
    """Make the panel a key opens, or None where it opens none."""
    practised = context.classroom is not None and context.classroom.practice is not None
    kinds = {**PANELS, **_IN_PRACTICE} if practised else PANELS
    return kinds[key]() if key in kinds else None
