"""The generated readings: up to date, complete, and folded as people type."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent_console.catalogue.load import load_catalogue
from agent_console.catalogue.readings import (
    HAN,
    Readings,
    fold_pinyin,
    load_known_readings,
    load_readings,
    squash,
)
from agent_console.data_files import data_file
from agent_console.data_schema import DataFileError, DataProblem
from agent_console.identity.text import fold


@pytest.fixture(scope="module")
def readings() -> Readings:
    return load_readings()


@pytest.mark.full
def test_the_readings_are_those_of_todays_names() -> None:
    make_readings = pytest.importorskip("tools.make_readings", reason="pypinyin is a tool of developers")
    written = data_file("platforms", "readings.toml").read_text(encoding="utf-8")
    assert written == make_readings.render(load_catalogue(), load_known_readings()), "run `make readings`"


def test_every_name_of_the_catalogue_has_its_readings(readings: Readings) -> None:
    catalogue = load_catalogue()
    names = {text for p in catalogue.platforms for text in (p.name.zh, p.family_name.zh)}
    names.update(alias for aliases in catalogue.aliases.values() for alias in aliases)
    runs = {run for name in names for run in HAN.findall(fold(name))}
    assert runs <= set(readings.names)


@pytest.mark.parametrize(
    ("char", "surname"),
    [
        ("单", "shan"), ("仇", "qiu"), ("曾", "zeng"), ("查", "zha"), ("解", "xie"), ("朴", "piao"),
        ("区", "ou"), ("盖", "ge"), ("乐", "yue"),
    ],
)  # fmt: skip
def test_a_surname_is_known_by_its_own_reading(readings: Readings, char: str, surname: str) -> None:
    sounds = readings.characters[char]
    assert surname in (sounds.likeliest, *sounds.others)


def test_a_word_decides_which_reading_is_the_likeliest(readings: Readings) -> None:
    assert [sounds.likeliest for sounds in readings.of("嘀嗒出行")] == ["di", "da", "chu", "xing"]
    assert [sounds.likeliest for sounds in readings.of("银行")] == ["yin", "hang"]


def test_a_name_nobody_listed_is_read_by_its_characters(readings: Readings) -> None:
    assert [sounds.likeliest for sounds in readings.of("绿旅")] == ["lu", "lu"]


def test_a_character_nobody_listed_sounds_as_itself(readings: Readings) -> None:
    assert [sounds.likeliest for sounds in readings.of("龘")] == ["龘"]
    assert not {"a", " ", "\n", ""} & set(readings.characters)
    assert [one in readings.characters for one in ("a", " ", "\n", "", "啊")] == [False] * 4 + [True]
    assert len(set(readings.characters)) == len(readings.characters)


@pytest.mark.parametrize("typed", ["lv", "lu", "lü", "LÜ", "lǚ", "ｌｖ"])
def test_lv_lu_and_the_dotted_form_are_one_syllable(typed: str) -> None:
    assert fold_pinyin(squash(typed)) == "lu"


def test_a_v_elsewhere_stays_a_v() -> None:
    assert fold_pinyin("tv") == "tv"


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    folded = fold_pinyin(squash(text))
    assert fold_pinyin(folded) == folded


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        ("", DataProblem.MISSING),
        ('[names]\n"抖音" = 3\n', DataProblem.WRONG),
        ('[names]\n"抖音" = "dou"\n', DataProblem.WRONG),
        ("[names\n", DataProblem.NOT_TOML),
        ("first_readings = 'dou'\n[names]\n", DataProblem.WRONG),
        ("first_readings = 3\n[names]\n", DataProblem.WRONG),
        ("first_readings = ''\n[names]\n", DataProblem.MISSING),
    ],
)
def test_damaged_readings_are_named(tmp_path: Path, content: str, problem: DataProblem) -> None:
    (tmp_path / "readings.toml").write_text(content, encoding="utf-8")
    with pytest.raises(DataFileError) as caught:
        load_readings(tmp_path)
    assert caught.value.problem is problem
