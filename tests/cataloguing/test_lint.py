"""`agent-console catalogue lint`: our own files pass it, and each slip is one line at its file and place."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from agent_console.cataloguing.finding import Finding, Rule
from agent_console.cataloguing.reading import read_folder
from agent_console.cataloguing.running import findings_of, run
from agent_console.cataloguing.sentences import SENTENCES
from agent_console.cataloguing.sounds import pypinyin_reader
from agent_console.cli import start
from agent_console.data_files import data_file
from agent_console.data_schema import DataProblem
from agent_console.language import load_language

NOW = datetime(2026, 11, 23, 1, 36, 10, tzinfo=UTC)


def clock() -> datetime:
    return NOW


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(str(data_file("platforms")), tmp_path / "platforms"))


def spoilt(folder: Path, name: str, old: str, new: str) -> None:
    text = (folder / name).read_text(encoding="utf-8")
    assert old in text
    (folder / name).write_text(text.replace(old, new, 1), encoding="utf-8")


def found(folder: Path) -> Iterator[tuple[str, str, object]]:
    return ((one.file, one.place, one.rule) for one in findings_of(folder, clock, reader=None))


def test_nothing_is_wrong_with_our_own_files() -> None:
    assert list(findings_of(data_file("platforms"), clock, pypinyin_reader())) == []


FACT = "platform[1].closing.money"


@pytest.mark.full
@pytest.mark.parametrize(
    ("name", "old", "new", "place", "rule"),
    [
        ("bytedance.toml", 'en = "pay-out first", grade = "C"', 'en = "pay-out first"', f"{FACT}.grade", Rule.NO_GRADE),
        ("bytedance.toml", 'first", grade = "C"', 'first", grade = "E"', f"{FACT}.grade", Rule.NO_GRADE),
        ("sina.toml", 'as_of = "2022-06"\n', "", "platform[1].fact[1].as_of", Rule.NO_DATE),
        ("sina.toml", "2022-06", "June 2022", "platform[1].fact[1].as_of", Rule.NO_DATE),
        ("sina.toml", "2022-06", "2026-12", "platform[1].fact[1].as_of", Rule.FUTURE),
        ("list.toml", '"2026-11-20"', '"2026-11-24"', "version", Rule.FUTURE),
        ("zhihu.toml", 'zh = "知乎", ', "", "family.name.zh", Rule.NO_LANGUAGE),
        ("zhihu.toml", 'en = "Zhihu"', 'en = "知乎"', "family.name.en", Rule.NOT_ENGLISH),
        ("tencent.toml", 'id = "qq"', 'id = "wechat"', "platform[2].id", Rule.TWICE_ID),
        ("tencent.toml", 'id = "qq"', 'id = "sample-app-001"', "platform.id", Rule.TWICE_ID),
        ("zhihu.toml", 'id = "zhihu"', 'id = "wuba"', "family.id", Rule.TWICE_ID),
        ("label_providers.toml", '"sogou"', '"baidu"', "provider[5].id", Rule.TWICE_ID),
        ("list.toml", '"soul"', '"sina"', "order[19]", Rule.TWICE_ID),
        ("list.toml", '"soul"', '"sole"', "order[19]", Rule.NO_SUCH_FAMILY),
        ("tencent.toml", '"扣扣"', '"微信"', "platform[2].aliases[1]", Rule.TWICE_NAME),
        ("tencent.toml", '"扣扣"', '"ＱＱ"', "platform[2].aliases[1]", Rule.TWICE_NAME),
        ("tencent.toml", 'name = { zh = "QQ"', 'name = { zh = "微信"', "platform[2].name.zh", Rule.TWICE_NAME),
        ("xiaomi.toml", "warning =", "#", "platform[1].warning", Rule.NO_WARNING),
        ("tencent.toml", 'word = { zh = "钱款"', '# word = { zh = "钱款"', "platform[1].word", Rule.NO_WORD),
        ("banks.toml", "route =", "#", "platform[1].route", Rule.NO_ROUTE),
        ("soul.toml", "automatic", "not_supported", "platform[1].covered_by", Rule.COVERED_NOT_SUPPORTED),
        ("soul.toml", '["unbind", "own_accounts"]', "[]", "platform[1].covered_by", Rule.NOT_COVERED),
        ("soul.toml", 'en = "Soul"', 'en = "Soul of somebody else"', "family.name.en", None),
        ("soul.toml", 'en = "Soul"', 'en = "Soul, of somebody else too"', "family.name.en", Rule.TOO_WIDE),
        ("bytedance.toml", "收益先提现", "收益先提现" * 4, f"{FACT}.zh", Rule.TOO_WIDE),
        ("label_providers.toml", '"Sogou"', '"Sogou of elsewhere"', "provider[5].name.en", Rule.TOO_WIDE),
        ("sample_apps.toml", "Sample app {number}", "A made-up sample app {number}", "platform.name.en", Rule.TOO_WIDE),
        ("soul.toml", 'en = "Soul"', 'en = "Soul…"', "family.name.en", Rule.AMBIGUOUS_WIDTH),
        ("sina.toml", "微博", "单博", "names.单博", Rule.NO_READING),
        ("known_readings.toml", "[names]", '[names]\n"没有" = "mei you"', "names.没有", Rule.UNKNOWN_RUN),
        ("known_readings.toml", "[names]", '[names]\n"抖音" = "dou yin yin"', "names.抖音", DataProblem.WRONG),
        ("known_readings.toml", "[names]", '[names]\n"抖音" = "dou ying"', "names.抖音", Rule.OTHER_READING),
        ("readings.toml", "[names]", "[nams]", "names", DataProblem.MISSING),
        ("zhihu.toml", "weight", "wieght", "platform[1].weight", DataProblem.MISSING),
        ("zhihu.toml", "[family]", "[family", "line 1", DataProblem.NOT_TOML),
    ],
)  # fmt: skip
def test_a_slip_is_named_by_its_file_and_place(
    folder: Path, name: str, old: str, new: str, place: str, rule: object
) -> None:
    spoilt(folder, name, old, new)
    places = {(one_place, one_rule) for _, one_place, one_rule in found(folder)}
    assert ((place, rule) in places) == (rule is not None), places
    assert rule is not None or places == set()


def test_one_slip_does_not_hide_another(folder: Path) -> None:
    spoilt(folder, "tencent.toml", 'grade = "A"', 'grade = "Z"')
    spoilt(folder, "tencent.toml", '"扣扣"', '"QQ"')
    spoilt(folder, "tencent.toml", 'id = "tencent-video"', 'id = "qq"')
    spoilt(folder, "sina.toml", 'as_of = "2022-06"\n', "")
    spoilt(folder, "banks.toml", "route =", "#")
    spoilt(folder, "xiaomi.toml", "warning =", "#")
    spoilt(folder, "list.toml", '"soul"', '"sole"')
    spoilt(folder, "soul.toml", 'en = "Soul"', 'en = "Soul…"')
    spoilt(folder, "jd.toml", "2025-08", "2026-12")
    assert list(found(folder)) == [
        ("banks.toml", "platform[1].route", Rule.NO_ROUTE),
        ("jd.toml", "platform[1].warning.as_of", Rule.FUTURE),
        ("list.toml", "order[19]", Rule.NO_SUCH_FAMILY),
        ("sina.toml", "platform[1].fact[1].as_of", Rule.NO_DATE),
        ("soul.toml", "family.name.en", Rule.AMBIGUOUS_WIDTH),
        ("tencent.toml", "platform[1].closing.cool_off.grade", Rule.NO_GRADE),
        ("tencent.toml", "platform[2].aliases[1]", Rule.TWICE_NAME),
        ("tencent.toml", "platform[3].id", Rule.TWICE_ID),
        ("xiaomi.toml", "platform[1].warning", Rule.NO_WARNING),
    ]


def test_a_reading_pypinyin_gets_wrong_is_right_once_a_person_says_so(folder: Path) -> None:
    def misreads(run: str) -> tuple[str, ...]:
        right = {"嘀嗒出行": ("di", "da", "chu", "hang")}
        reader = pypinyin_reader()
        assert reader is not None
        return right.get(run) or reader(run)

    pytest.importorskip("pypinyin")
    place = "names.嘀嗒出行"
    assert [(one.place, one.rule) for one in findings_of(folder, clock, misreads)] == [
        (place, Rule.OTHER_READING)
    ]
    spoilt(folder, "known_readings.toml", "[names]", '[names]\n"嘀嗒出行" = "di da chu xing"')
    assert list(findings_of(folder, clock, misreads)) == []
    told = [(one.place, one.rule) for one in findings_of(folder, clock, pypinyin_reader())]
    assert told == [(place, Rule.NEEDLESS_READING)]


@pytest.mark.full
def test_it_ends_with_one_and_a_line_an_editor_can_follow(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    spoilt(folder, "bytedance.toml", 'first", grade = "C"', 'first"')
    assert run(folder, "en", clock) == 1
    line = capsys.readouterr().out.splitlines()[0]
    number = (folder / "bytedance.toml").read_text(encoding="utf-8").splitlines().index(
        'money = { zh = "收益先提现", en = "pay-out first", as_of = "2026-01" }'
    ) + 1
    assert line.startswith(f"bytedance.toml:{number} {FACT}.grade: a fact without its grade")


def test_it_ends_with_nought_where_nothing_is_wrong(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(None, "zh", clock) == 0
    assert "没有问题" in capsys.readouterr().out


def test_it_says_that_it_compared_no_sounds_where_pypinyin_is_missing(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("agent_console.cataloguing.running.pypinyin_reader", lambda: None)
    assert run(folder, "en", clock) == 0
    assert "not compared with pypinyin" in capsys.readouterr().out


def test_it_is_a_command_with_help_and_refuses_a_folder_that_is_none(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert start(["catalogue", "lint", "--help"]) == 0
    assert start(["catalogue", "lint", "nowhere-at-all", "--lang", "en"]) == 2
    assert "no folder of that name" in capsys.readouterr().err


def test_an_empty_folder_is_told_file_by_file(tmp_path: Path) -> None:
    assert {rule for _, _, rule in found(tmp_path)} == {DataProblem.NOT_THERE}


def test_every_rule_has_its_sentence() -> None:
    for rule in (*Rule, *DataProblem):
        if rule is not DataProblem.NOT_COMPILED and rule is not DataProblem.TWICE:
            assert SENTENCES[rule]
    assert load_language("zh").text(SENTENCES[Rule.NO_GRADE]).startswith("没有等级")


def test_what_a_person_typed_is_never_a_format() -> None:
    from agent_console.cataloguing.sentences import finding_line

    finding = Finding("a.toml", "name.zh", Rule.TOO_WIDE, {"name": "{cells} {x}", "cells": 30, "room": 22})
    assert "{x}" in finding_line(finding, 3, load_language("en"))


@pytest.mark.parametrize(
    ("pattern", "rule"), [(r'grade = "[A-D]"', Rule.NO_GRADE), (r'as_of = "[\d-]+"', Rule.NO_DATE)]
)
def test_not_one_fact_of_ours_passes_without_its_grade_and_its_month(
    folder: Path, pattern: str, rule: Rule
) -> None:
    taken = 0
    for file in folder.iterdir():
        if file.name not in {"list.toml", "sample_apps.toml"}:
            text = file.read_text(encoding="utf-8")
            text, alone = re.subn(rf"^{pattern}\n", "", text, flags=re.MULTILINE)
            text, among = re.subn(rf", {pattern}", "", text)
            file.write_text(text, encoding="utf-8")
            taken += alone + among
    assert taken > 50
    assert sum(one.rule is rule for one in read_folder(folder).findings) == taken


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('as_of = "2022-06"', 'as_of = "\\u202e\\u001b[2J"'),
        ('as_of = "2022-06"', 'as_of = "2022-06"\n"\\u001b[2J" = 1'),
    ],
)
def test_no_sign_in_a_file_acts_upon_the_terminal_it_is_told_on(
    folder: Path, capsys: pytest.CaptureFixture[str], old: str, new: str
) -> None:
    spoilt(folder, "sina.toml", old, new)
    assert run(folder, "en", clock) == 1
    told = capsys.readouterr().out
    assert all(line.isprintable() for line in told.splitlines())
    assert "?[2J" in told
