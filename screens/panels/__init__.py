"""The panels by the key that opens them."""

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
