"""A sentence that is known of a platform or firm, with how well and since when."""

from __future__ import annotations

from dataclasses import dataclass

from agent_console.backend import Bilingual
from agent_console.catalogue.grades import Grade


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing known; `as_of` is the month (`YYYY-MM`) its source was last looked at.

    A fact of our fictional platforms has no grade.
    """

    text: Bilingual
    grade: Grade | None
    as_of: str
