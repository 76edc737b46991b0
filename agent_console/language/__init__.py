"""Words: it knows the texts of the product in its languages and the scripts an agent speaks, and no screen."""

from agent_console.language.language import Language, languages, load_language
from agent_console.language.marks import N_
from agent_console.language.pages import Page
from agent_console.language.scripts import Script, Scripts, VersionedText, load_scripts

__all__ = [
    "N_",
    "Language",
    "Page",
    "Script",
    "Scripts",
    "VersionedText",
    "languages",
    "load_language",
    "load_scripts",
]
