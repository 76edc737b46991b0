"""Published holidays: it knows what a year's notice names and where its file is, no more.

The State Council publishes a year's days off and make-up days each autumn; a person writes them into
`data/holidays/<year>.toml` as the README there shows. A file with a mistake counts for nothing: it is
told about, its year stays provisional, and the console goes on.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from importlib.resources.abc import Traversable

from agent_console.data_schema import DataFileError


@dataclass(frozen=True, slots=True)
class HolidayYear:
    """What one year's notice names: days off, and weekend days worked in exchange.

    Some lie in the years beside it.
    """

    year: int
    notice: str
    days_off: frozenset[date]
    days_worked: frozenset[date]


@dataclass(frozen=True, slots=True)
class HolidayFiles:
    """What folders of holiday files hold: years that can be used, and what is wrong with other files."""

    years: tuple[HolidayYear, ...]
    problems: tuple[DataFileError, ...]


def load_holidays(*folders: Traversable) -> HolidayFiles:
    """Read every `*.toml` of some folders; a folder that is not there holds nothing.

    Args:
        folders: Where to look; for one year the folder named later wins.

    Returns:
        The years by number, and for each file that cannot be used what is wrong with it. Nothing raises.
    """
    years: dict[int, HolidayYear] = {}
    problems: list[DataFileError] = []
    for file in _files(folders):
        # Its models cost start-up time, and most days no such file is there.
        from agent_console.calendar.holiday_file import read_holiday_file

        try:
            holidays = read_holiday_file(file)
        except DataFileError as error:
            problems.append(error.with_traceback(None))
        else:
            years[holidays.year] = holidays
    return HolidayFiles(tuple(years[year] for year in sorted(years)), tuple(problems))


def _files(folders: Iterable[Traversable]) -> Iterator[Traversable]:
    for folder in folders:
        try:
            entries = sorted(folder.iterdir(), key=lambda entry: entry.name)
        except OSError:
            continue
        # Editors leave files behind whose names start with a dot.
        yield from (entry for entry in entries if entry.name.endswith(".toml") and entry.name[0] != ".")
