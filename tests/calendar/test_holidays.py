import os
import re
from datetime import date, timedelta
from importlib.resources.abc import Traversable
from pathlib import Path

import chinese_calendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent_console.calendar.fixed_holidays import fixed_holidays
from agent_console.calendar.holiday_file import read_holiday_file
from agent_console.calendar.holidays import HolidayFiles, load_holidays
from agent_console.calendar.working_days import WorkingCalendar, WorkingDay
from agent_console.data_files import data_file
from agent_console.data_schema import DataFileError, DataProblem


def written(folder: Path, name: str, content: str | bytes) -> Path:
    file = folder / name
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    return file


def refused(file: Traversable) -> tuple[str, DataProblem]:
    with pytest.raises(DataFileError) as caught:
        read_holiday_file(file)
    assert caught.value.file == file.name
    return caught.value.place, caught.value.problem


def example() -> str:
    found = re.search(r"```toml\n(.*?)```", data_file("holidays", "README.md").read_text("utf-8"), re.DOTALL)
    assert found is not None
    return found[1]


def a_year(year: int) -> str:
    """Write the days chinesecalendar has for a year in the form of a file, one part for each day off."""
    parts = ['notice = "示例通知"']
    days = [date(year, 1, 1) + timedelta(days=n) for n in range(366)]
    for day in (day for day in days if day.year == year and day in chinese_calendar.holidays):
        parts.append(f'[[holiday]]\nname = "示例"\nfrom = {day}\nto = {day}')
    worked = [str(day) for day in chinese_calendar.workdays if day.year == year]
    parts[-1] += f"\nwork = [{', '.join(worked)}]"
    return "\n".join(parts)


def test_the_example_in_the_readme_is_2026_as_published(tmp_path: Path) -> None:
    holidays = read_holiday_file(written(tmp_path, "2026.toml", example()))

    assert holidays.days_off == {day for day in chinese_calendar.holidays if day.year == 2026}
    assert holidays.days_worked == {day for day in chinese_calendar.workdays if day.year == 2026}


def test_the_files_that_are_shipped_can_be_read_and_contradict_no_published_year() -> None:
    files = load_holidays(data_file("holidays"))
    calendar = WorkingCalendar(files.years)

    assert files.problems == ()
    for n in range((date(2027, 1, 1) - date(2004, 1, 1)).days):
        day = date(2004, 1, 1) + timedelta(days=n)
        assert calendar.is_working_day(day) == WorkingDay(chinese_calendar.is_workday(day), provisional=False)


@pytest.mark.parametrize("year", range(2008, 2027))
def test_a_real_year_is_never_called_incomplete(year: int, tmp_path: Path) -> None:
    # 2 May has been a holiday by law again since 2025 only.
    content = a_year(year)
    if (extra := date(year, 5, 2)) not in chinese_calendar.holidays:
        content += f'\n[[holiday]]\nname = "示例"\nfrom = {extra}\nto = {extra}'

    assert read_holiday_file(written(tmp_path, f"{year}.toml", content)).year == year


def test_a_new_years_file_makes_its_promises_certain(tmp_path: Path) -> None:
    written(tmp_path, "2027.toml", example().replace("2026", "2027").replace(
        "work = [2027-01-04]", "work = [2027-01-09]").replace("work = [2027-02-14, 2027-02-28]", "").replace(
        "work = [2027-05-09]", "").replace("work = [2027-09-20, 2027-10-10]", ""))  # fmt: skip
    files = load_holidays(tmp_path)

    assert files.problems == ()
    calendar = WorkingCalendar(files.years)
    assert calendar.is_working_day(date(2027, 1, 9)) == WorkingDay(True, provisional=False)
    assert calendar.is_working_day(date(2027, 3, 1)) == WorkingDay(True, provisional=False)
    assert calendar.is_working_day(date(2028, 3, 1)) == WorkingDay(True, provisional=True)


SPRING = '[[holiday]]\nname = "春节"\nfrom = 2026-02-15\nto = 2026-02-23\nwork = [2026-02-14, 2026-02-28]'


@pytest.mark.parametrize(
    ("old", "new", "place", "problem"),
    [
        ("notice", "notise", "notice", DataProblem.MISSING),
        (SPRING, SPRING + "\nextra = 1", "holiday[2].extra", DataProblem.UNKNOWN_NAME),
        ("from = 2026-02-15", 'from = "15 Feb"', "holiday[2].from", DataProblem.WRONG),
        ("from = 2026-02-15", "from = 20260215", "holiday[2].from", DataProblem.WRONG),
        ("from = 2026-02-15", "from = 2026-02-15T00:00:00", "holiday[2].from", DataProblem.WRONG),
        ("from = 2026-02-15\n", "", "holiday[2].from", DataProblem.MISSING),
        ("from = 2026-02-15", "from = 2026-02-30", "line 11", DataProblem.NOT_TOML),
        ("from = 2026-02-15", "from 2026-02-15", "line 11", DataProblem.NOT_TOML),
        ("to = 2026-02-23", "to = 2026-02-13", "holiday[2]", DataProblem.WRONG),
        ("to = 2026-02-23", "to = 2026-03-23", "holiday[2]", DataProblem.WRONG),
        ("2026-02-14, 2026-02-28", "2026-02-13", "holiday[2].work[1]", DataProblem.WRONG),
        ("2026-02-14, 2026-02-28", "2026-02-14, 2026-02-22", "2026-02-22", DataProblem.WRONG),
        ("2026-02-14, 2026-02-28", "2025-02-15", "2025-02-15", DataProblem.WRONG),
        ("to = 2026-01-03", "to = 2026-01-03\nwork = 1", "holiday[1].work", DataProblem.WRONG),
        (SPRING, "", "春节", DataProblem.MISSING),
        ("to = 2026-10-07", "to = 2026-10-02", "2026-10-03", DataProblem.MISSING),
        ('name = "春节"', 'name = ""', "holiday[2].name", DataProblem.WRONG),
        ('name = "春节"', "name = 5", "holiday[2].name", DataProblem.WRONG),
    ],
)
def test_a_mistake_is_found_at_its_place(
    old: str, new: str, place: str, problem: DataProblem, tmp_path: Path
) -> None:
    content = example()
    assert old in content
    if "work = 1" in new:
        content = content.replace("work = [2026-01-04]\n", "")

    assert refused(written(tmp_path, "2026.toml", content.replace(old, new))) == (place, problem)


@pytest.mark.parametrize(
    ("content", "place", "problem"),
    [
        (b"", "notice", DataProblem.MISSING),
        ('notice = "国庆"'.encode("gb18030"), "line 1", DataProblem.NOT_TOML),
        (b"x = " + b"[" * 5_000, "", DataProblem.NOT_TOML),
        (b"x = " + b"1" * 5_000, "", DataProblem.NOT_TOML),
        (b"#" * 2_000_000, "", DataProblem.TOO_LARGE),
        (b'notice = "a"\nholiday = []', "holiday", DataProblem.WRONG),
        (b'notice = "a"\nholiday = 1', "holiday", DataProblem.WRONG),
    ],
    ids=["empty", "gb18030", "nested too deep", "a number too long", "enormous", "no holiday", "a number"],
)
def test_a_file_that_is_something_else_is_refused(
    content: bytes, place: str, problem: DataProblem, tmp_path: Path
) -> None:
    assert refused(written(tmp_path, "2027.toml", content)) == (place, problem)


def test_last_years_file_under_this_years_name_is_refused(tmp_path: Path) -> None:
    assert refused(written(tmp_path, "2027.toml", example())) == ("2026-01-01", DataProblem.WRONG)


@pytest.mark.parametrize(
    "name", ["27.toml", "2027 .toml", "2027年.toml", "２０２７.toml", "2027.toml.toml", "1999.toml"]
)
def test_a_file_is_named_after_its_year(name: str, tmp_path: Path) -> None:
    assert refused(written(tmp_path, name, example())) == (name, DataProblem.UNKNOWN_NAME)


def test_what_editors_put_into_a_file_or_beside_it_does_no_harm(tmp_path: Path) -> None:
    written(tmp_path, "2026.toml", b"\xef\xbb\xbf" + example().replace("\n", "\r\n").encode())
    written(tmp_path, ".2026.toml", "half")
    written(tmp_path, "2026.toml~", "half")
    written(tmp_path, "README.md", "# read")

    files = load_holidays(tmp_path)

    assert [year.year for year in files.years] == [2026]
    assert files.problems == ()


def test_days_in_quotes_are_days_too(tmp_path: Path) -> None:
    quoted = re.sub(r"= (\d{4}-\d\d-\d\d)", r'= "\1"', example())

    assert read_holiday_file(written(tmp_path, "2026.toml", quoted)) == read_holiday_file(
        written(tmp_path, "2026.toml", example())
    )


def test_a_bad_file_is_told_about_and_the_others_count(tmp_path: Path) -> None:
    written(tmp_path, "2026.toml", example())
    written(tmp_path, "2027.toml", "half")
    (tmp_path / "2028.toml").mkdir()

    files = load_holidays(tmp_path)

    assert [year.year for year in files.years] == [2026]
    assert [(problem.file, problem.problem) for problem in files.problems] == [
        ("2027.toml", DataProblem.NOT_TOML),
        ("2028.toml", DataProblem.NOT_THERE),
    ]


def test_a_folder_named_later_wins_and_one_that_is_not_there_holds_nothing(tmp_path: Path) -> None:
    ours, theirs = tmp_path / "ours", tmp_path / "theirs"
    ours.mkdir()
    theirs.mkdir()
    written(ours, "2026.toml", example())
    written(theirs, "2026.toml", example().replace("notice = ", "notice = '这里的' # "))

    assert load_holidays(tmp_path / "nowhere") == HolidayFiles((), ())
    assert load_holidays(ours, theirs, tmp_path / "nowhere").years[0].notice == "这里的"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_is_told_about(tmp_path: Path) -> None:
    file = written(tmp_path, "2027.toml", example())
    file.chmod(0)

    assert refused(file) == ("", DataProblem.NOT_THERE)


@given(st.binary() | st.text().map(str.encode) | st.integers(0, 900).map(lambda n: example()[:n].encode()))
def test_any_content_is_read_or_refused_in_one_problem(
    tmp_path_factory: pytest.TempPathFactory, content: bytes
) -> None:
    folder = tmp_path_factory.mktemp("holidays")
    written(folder, "2026.toml", content)

    files = load_holidays(folder)

    assert len(files.years) + len(files.problems) == 1


def test_the_law_gives_six_days_of_fixed_date() -> None:
    assert len(fixed_holidays(2027)) == 6
    assert fixed_holidays(2026) <= set(chinese_calendar.holidays)
