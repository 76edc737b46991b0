"""How each language writes and says things."""

from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from agent_console.backend import Bilingual
from agent_console.data_schema import DataFileError, DataProblem
from agent_console.language import Language, languages, load_language
from agent_console.language.problems import SENTENCES, data_problem_sentence
from agent_console.language.spoken import cells_of

MONDAY = date(2026, 11, 30)
ZH = load_language("zh")
EN = load_language("en")


def test_chinese_is_the_default_and_english_the_other() -> None:
    assert languages() == ("zh", "en")


def test_english_needs_no_catalogue() -> None:
    assert EN.text("Anything at all") == "Anything at all"
    assert EN.plural("{count} app", "{count} apps", 1) == "1 app"
    assert EN.plural("{count} app", "{count} apps", 0) == "0 apps"


def test_a_text_nobody_translated_stays_english() -> None:
    assert ZH.text("Nobody ever wrote this") == "Nobody ever wrote this"
    assert ZH.text_in("nowhere", "Nobody ever wrote this") == "Nobody ever wrote this"


def test_an_empty_text_stays_empty() -> None:
    assert ZH.text("") == ""


def test_each_language_takes_its_own_half() -> None:
    both = Bilingual("抖音", "Douyin")
    assert (ZH.bilingual(both), EN.bilingual(both)) == ("抖音", "Douyin")


def test_days_are_written_with_their_weekday() -> None:
    assert (ZH.day(MONDAY), EN.day(MONDAY)) == ("2026-11-30（周一）", "Mon 2026-11-30")
    assert (ZH.day_of_year(MONDAY), EN.day_of_year(MONDAY)) == ("11-30（周一）", "Mon 11-30")
    sunday = date(2026, 11, 29)
    assert (ZH.weekday(sunday), EN.weekday(sunday)) == ("周日", "Sun")


def test_times_are_those_of_the_clock_in_china() -> None:
    at = datetime(2026, 11, 23, 1, 38, 5, tzinfo=UTC)
    assert ZH.clock_time(at) == EN.clock_time(at) == "09:38"
    assert ZH.clock_time(at.astimezone(timezone(timedelta(hours=-8))), seconds=True) == "09:38:05"


def test_a_time_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        ZH.clock_time(datetime(2026, 11, 23, 9, 38))  # noqa: DTZ001 - that is the point


@pytest.mark.parametrize(
    ("seconds", "written"),
    [(395, "6:35"), (0, "0:00"), (-5, "0:00"), (59.9, "0:59"), (3599, "59:59"), (3995, "1:06:35")],
)
def test_lengths_of_time_are_minutes_and_seconds(seconds: float, written: str) -> None:
    assert ZH.duration(timedelta(seconds=seconds)) == written


@pytest.mark.parametrize(
    ("day", "zh", "en"),
    [
        (MONDAY, "十一月三十日", "30 November"),
        (date(2026, 1, 2), "一月二日", "2 January"),
        (date(2027, 10, 10), "十月十日", "10 October"),
        (date(2027, 2, 21), "二月二十一日", "21 February"),
    ],
)
def test_days_are_said_as_people_say_them(day: date, zh: str, en: str) -> None:
    assert (ZH.spoken_day(day), EN.spoken_day(day)) == (zh, en)


@pytest.mark.parametrize(
    ("count", "zh", "en"),
    [
        (0, "零", "zero"), (1, "一", "one"), (2, "两", "two"), (6, "六", "six"), (10, "十", "ten"),
        (12, "十二", "twelve"), (20, "二十", "twenty"), (58, "五十八", "fifty-eight"), (100, "一百", "100"),
        (101, "一百零一", "101"), (110, "一百一十", "110"), (112, "一百一十二", "112"), (250, "二百五十", "250"),
        (1001, "一千零一", "1001"), (1010, "一千零一十", "1010"), (9999, "九千九百九十九", "9999"),
        (10000, "10000", "10000"), (-1, "-1", "-1"),
    ],
)  # fmt: skip
def test_counts_are_said_in_words(count: int, zh: str, en: str) -> None:
    assert (ZH.spoken_count(count), EN.spoken_count(count)) == (zh, en)


@given(st.integers(0, 9999), st.integers(0, 9999))
def test_no_two_counts_sound_alike(one: int, other: int) -> None:
    for language in (ZH, EN):
        assert (language.spoken_count(one) == language.spoken_count(other)) == (one == other)


def test_a_service_line_is_said_digit_by_digit() -> None:
    assert (ZH.spoken_digits("10010"), EN.spoken_digits("10010")) == ("一零零一零", "1-0-0-1-0")


def test_a_list_is_joined_and_says_when_there_is_more() -> None:
    names = ["字节跳动", "美团", "阿里/蚂蚁", "新浪"]
    assert ZH.listed(names) == "字节跳动、美团、阿里/蚂蚁、新浪"
    assert ZH.listed(names, 22) == "字节跳动、美团，等等"
    assert EN.listed(["Sina", "Meituan", "Tencent"], 20) == "Sina and so on"
    assert ZH.listed([], 10) == ""


NAMES = st.text(alphabet="abcXYZ ./017抖音微博，（）：「」", min_size=1, max_size=12)


@given(st.lists(NAMES, min_size=1, max_size=40), st.integers(30, 120))
def test_a_list_never_grows_beyond_its_columns(names: list[str], cells: int) -> None:
    for language in (ZH, EN):
        written = language.listed(names, cells)
        assert cell_len(written) <= max(cells, cell_len(names[0]) + 10)
        assert written.startswith(names[0])


@given(NAMES)
def test_columns_are_counted_as_the_screen_counts_them(name: str) -> None:
    assert cells_of(name) == cell_len(name)


@pytest.mark.parametrize("content", [b"", b"no catalogue", b"\xde\x12\x04\x95" + b"\xff" * 60])
def test_a_damaged_catalogue_is_named(tmp_path: Path, content: bytes) -> None:
    folder = tmp_path / "zh" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "agent_console.mo").write_bytes(content)
    with pytest.raises(DataFileError) as caught:
        load_language("zh", tmp_path)
    assert caught.value.problem is DataProblem.NOT_COMPILED


def test_a_language_nobody_wrote_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DataFileError) as caught:
        load_language("xx", tmp_path)
    assert caught.value.problem is DataProblem.NOT_THERE


@pytest.mark.parametrize("language", [ZH, EN], ids=["zh", "en"])
@pytest.mark.parametrize("problem", list(DataProblem))
def test_every_problem_of_a_data_file_has_its_sentence(language: Language, problem: DataProblem) -> None:
    sentence = data_problem_sentence(DataFileError("zhihu.toml", "platform[1]", problem), language)
    assert "zhihu.toml" in sentence
    assert ("platform[1]" in sentence) == ("{place}" in SENTENCES[problem])
    assert "{" not in sentence


def test_what_stands_in_a_damaged_file_is_never_a_placeholder() -> None:
    error = DataFileError("list.toml", "order.{0.__class__}", DataProblem.WRONG)
    assert "order.{0.__class__}" in data_problem_sentence(error, EN)
