"""One language of the product: it knows its texts and how it writes days and times, not where they are shown."""

from __future__ import annotations

import gettext
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache
from importlib.resources.abc import Traversable
from io import BytesIO
from typing import TYPE_CHECKING

from agent_console.data_files import data_file
from agent_console.data_schema import DataFileError, DataProblem, read_bytes
from agent_console.language import dates, spoken

if TYPE_CHECKING:
    from agent_console.backend import Bilingual

DOMAIN = "agent_console"

SOURCE = "en"
"""The language msgids are written in; it needs no catalogue."""

DEFAULT = "zh"


@dataclass(frozen=True, slots=True, eq=False)
class Language:
    """A language, handed to whoever writes a text. Two may be in use at once: nothing here is global.

    In code: `_ = language.text`, then `_("Number valid")`.
    """

    code: str
    translations: gettext.NullTranslations

    @property
    def chinese(self) -> bool:
        """Whether this is Chinese; every other language writes days and times as English does."""
        return self.code.startswith("zh")

    def text(self, msgid: str) -> str:
        """Translate an English sentence; one nobody has translated stays English."""
        # gettext answers the empty msgid with its header.
        return self.translations.gettext(msgid) if msgid else ""

    def text_in(self, context: str, msgid: str) -> str:
        """Translate an English word that needs different words in different places."""
        return self.translations.pgettext(context, msgid)

    def plural(self, one: str, many: str, count: int) -> str:
        """Translate a sentence that counts, and fill its `{count}`."""
        return self.translations.ngettext(one, many, count).replace("{count}", str(count))

    def bilingual(self, text: Bilingual) -> str:
        """Choose between the two texts of the registry or the catalogue."""
        return text.zh if self.chinese else text.en

    def weekday(self, day: date) -> str:
        """Write `周一` or `Mon`."""
        return dates.weekday(day, self.chinese)

    def day(self, day: date) -> str:
        """Write `2026-11-30（周一）` or `Mon 2026-11-30`."""
        return dates.day(day, self.chinese)

    def day_of_year(self, day: date) -> str:
        """Write `11-30（周一）` or `Mon 11-30`, where the year is plain."""
        return dates.day_of_year(day, self.chinese)

    def clock_time(self, at: datetime, *, seconds: bool = False) -> str:
        """Write `09:38` or `09:38:05` as the clock in China shows it.

        Raises:
            ValueError: The instant has no time zone.
        """
        return dates.clock_time(at, seconds=seconds)

    def duration(self, length: timedelta) -> str:
        """Write `6:35`, and `1:06:35` from an hour on; what is over is `0:00`."""
        return dates.duration(length)

    def spoken_day(self, day: date) -> str:
        """Say `十一月三十日` or `30 November`."""
        return spoken.day(day, self.chinese)

    def spoken_count(self, count: int) -> str:
        """Say a number before what it counts: `两`, `五十八`; `two`, `fifty-eight`."""
        return spoken.count(count, self.chinese)

    def spoken_digits(self, digits: str) -> str:
        """Say a service line digit by digit: `一零零一零` or `1-0-0-1-0`."""
        return spoken.digits(digits, self.chinese)

    def listed(self, names: Iterable[str], cells: int | None = None, more: str = "") -> str:
        """Join names as one reads them out; beyond so many cells it says that there are more, or what `more` is."""
        return spoken.listed(names, cells, self.chinese, more)


def load_language(code: str, folder: Traversable | None = None) -> Language:
    """Load a language of `data/locale`, or of another folder of the same form. English needs no file.

    Raises:
        DataFileError: Its catalogue is missing or damaged; `make locale` makes it anew.
    """
    if code == SOURCE:
        return Language(code, gettext.NullTranslations())
    folder = data_file("locale") if folder is None else folder
    file = folder / code / "LC_MESSAGES" / f"{DOMAIN}.mo"
    content = read_bytes(file)
    try:
        return Language(code, _translations(content))
    except Exception as error:
        # gettext raises whatever its parser stumbles over: OSError, struct.error, IndexError, ValueError.
        raise DataFileError(file.name, "", DataProblem.NOT_COMPILED) from error


@lru_cache(maxsize=2)
def _translations(content: bytes) -> gettext.GNUTranslations:
    """Parse a catalogue; kept, since a start needs the first language for its first paint and for its work."""
    return gettext.GNUTranslations(BytesIO(content))


def languages(folder: Traversable | None = None) -> tuple[str, ...]:
    """Name the languages there are, the default first."""
    folder = data_file("locale") if folder is None else folder
    found = {entry.name for entry in folder.iterdir() if (entry / "LC_MESSAGES").is_dir()} | {SOURCE}
    return tuple(sorted(found, key=lambda code: (code != DEFAULT, code)))
