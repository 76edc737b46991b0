"""What every stage uses and none changes: languages, platforms, working days. It is read once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from agent_console.calendar.holidays import load_holidays
from agent_console.calendar.working_days import WorkingCalendar
from agent_console.catalogue import Catalogue, Readings, load_readings
from agent_console.catalogue.load import load_catalogue
from agent_console.data_files import data_file
from agent_console.language import Language, Scripts, languages, load_language, load_scripts


@dataclass(frozen=True, slots=True)
class Materials:
    """The data of the product a desk works with."""

    languages: tuple[tuple[Language, Scripts], ...]
    catalogue: Catalogue
    readings: Readings
    calendar: WorkingCalendar


@lru_cache(maxsize=4)
def read_materials(first_language: str = "zh") -> Materials:
    """Read them, for a command that opens no console.

    Raises:
        DataFileError: A file of the product is damaged.
    """
    codes = sorted(languages(), key=lambda code: code != first_language)
    texts = tuple((load_language(code), load_scripts(code)) for code in codes)
    calendar = WorkingCalendar(load_holidays(data_file("holidays")).years)
    return Materials(texts, load_catalogue(), load_readings(), calendar)
