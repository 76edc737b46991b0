"""Words: it knows the texts of the product in its languages and the scripts an agent speaks, and no screen."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from agent_console.language.language import Language, languages, load_language
from agent_console.language.marks import N_

if TYPE_CHECKING:
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

# What an agent speaks is read behind the first paint, which needs words alone.
_LATER = frozenset({"Page", "Script", "Scripts", "VersionedText", "load_scripts"})


def __getattr__(name: str) -> Any:
    """Import what is needed late when it is asked for."""
    if name not in _LATER:
        raise AttributeError(name)
    return getattr(import_module("agent_console.language.scripts"), name)
