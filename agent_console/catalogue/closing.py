"""What closing an account at a platform means. It knows what the data files say of it and closes nothing.

Unbinding is not closing; these facts are for a holder who asks about an account of their own.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from agent_console.backend import Bilingual
from agent_console.catalogue.grades import Known


@dataclass(frozen=True, slots=True)
class Closing:
    """What is known of closing an account at one platform; None stands for "nobody told us", never for "no".

    `cool_off_days` counts calendar days in which the holder can still call it off; `cool_off_about` where the
    source says "about". `money` and `goes_with_it` are a few words for a row: what to settle first, what else is
    lost. `loses_family` says whether every app of the company goes with it. `route` is where the holder does it.
    """

    cool_off_days: Known[int] | None = None
    cool_off_about: bool = False
    loses_family: Known[bool] | None = None
    money: Known[Bilingual] | None = None
    goes_with_it: Known[Bilingual] | None = None
    documents: Known[Bilingual] | None = None
    route: Known[Bilingual] | None = None

    @property
    def known(self) -> tuple[Known[object], ...]:
        """Everything that is known, in the order it is shown."""
        return tuple(self._known())

    def _known(self) -> Iterator[Known[object]]:
        for one in (
            self.cool_off_days,
            self.money,
            self.goes_with_it,
            self.loses_family,
            self.documents,
            self.route,
        ):
            if one is not None:
                yield one


NOTHING_KNOWN = Closing()
"""Of most platforms no source says what closing means; the page says so."""
