"""The words for the skills that are practised. It knows no score; a skill nobody named here is shown by its id."""

from __future__ import annotations

from agent_console.language import N_, Language

_WORDS: dict[str, str] = {
    "verification": N_("verifying"),
    "clarity": N_("explaining"),
    "selection": N_("selecting"),
    "resolution": N_("resolving"),
    "closing": N_("closing the call"),
    "compliance": N_("keeping the rules"),
}
"""By the id in data files."""


def skill_word(skill: str, language: Language) -> str:
    """Name a skill as agents call it."""
    word = _WORDS.get(skill)
    return skill.replace("_", " ") if word is None else language.text(word)
