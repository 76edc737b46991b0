"""What a rule of the rubric is: from one call to the moments at which it was lost. It knows no rule."""

from __future__ import annotations

from collections.abc import Callable

from agent_console.scorecard.evidence import Evidence, Moment

Lost = tuple[Moment, ...]
"""Nowhere, or where it was lost."""

Judge = Callable[[Evidence], Lost | None]
"""Gives None where it cannot be judged on a call."""
