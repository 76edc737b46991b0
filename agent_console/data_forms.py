"""What the forms of all data files share: how a text is held, and that nothing unknown slips in. It knows no file.

It costs pydantic: nothing that the first paint waits for may import it.
"""

from __future__ import annotations

from typing import Annotated, Final

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, StringConstraints

from agent_console.backend import Bilingual


def _printable(text: str) -> str:
    # A control character in a file would reach the terminal as a command.
    if not text.isprintable():
        raise ValueError("not printable")
    return text


def _upper(value: object) -> object:
    return value.upper() if isinstance(value, str) else value


Printable: Final = AfterValidator(_printable)
"""Refuses a text with a control character."""

Word: Final = BeforeValidator(_upper)
"""Lets one of our own words be written in small letters."""

Line = Annotated[str, StringConstraints(min_length=1, max_length=200), Printable]
"""A text of some words."""


class Form(BaseModel):
    """What every part shares: an unknown name is refused, since it is most often a slip of the pen."""

    # A start uses some of these alone, so that each builds its validator when it is first used.
    model_config = ConfigDict(
        extra="forbid", frozen=True, str_strip_whitespace=True, defer_build=True, hide_input_in_errors=True
    )


class TextForm(Form):
    """A text in both languages."""

    zh: Line
    en: Line

    def bilingual(self) -> Bilingual:
        """Give the core's own value."""
        return Bilingual(self.zh, self.en)
