"""What is printed: columns that stand under each other in both languages, and JSON whose names stay."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent_console.doctor.finding import Check, State
from agent_console.doctor.folding import folded
from agent_console.language.spoken import cells_of
from tests.doctor.conftest import COLUMNS, Examine

WORDS = st.text(st.sampled_from("aZ9-:. ，。（）字说话平台"), max_size=120)


@given(WORDS, st.integers(8, 60))
def test_folding_loses_nothing_and_keeps_to_its_width(text: str, cells: int) -> None:
    rows = folded(text, cells)
    assert "".join(rows).replace(" ", "") == text.replace(" ", "")
    assert all(cells_of(row) <= cells for row in rows)


def test_a_row_never_begins_with_what_closes() -> None:
    rows = folded("（十二三四五六七八九，十）。", 20)
    assert len(rows) > 1
    assert not any(row[0] in "，。）" for row in rows)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_columns_stand_under_each_other(examine: Examine, language: str) -> None:
    found = examine(language=language)
    rows = [line for line in found.page.splitlines() if line.startswith(("  + ", "  - "))]
    starts = {
        cells_of(line[: line.rindex(text)])
        for line in rows
        for text in {one.text for one in found.report.findings}
        if line.endswith(text)
    }
    assert len(rows) == len(found.report.findings)
    assert len(starts) == 1
    assert all(cells_of(line) <= COLUMNS for line in found.page.splitlines())


def test_a_page_speaks_the_language_that_was_asked_for(examine: Examine) -> None:
    assert "都正常" in examine(language="zh").page
    english = examine(language="en").page
    assert "All is well" in english
    assert english.isascii()


def test_json_has_its_names_and_says_the_same_in_every_language(examine: Examine) -> None:
    told = {language: examine(language=language).json for language in ("zh", "en")}
    assert list(told["en"]) == [
        *("format", "version", "at", "language", "home", "backend", "name", "environment"),
        *("result", "exit_code", "counts", "features_off", "findings"),
    ]
    for one in told.values():
        assert one["format"] == 1
        assert (one["backend"], one["name"], one["environment"]) == ("fake", "fake", "TRAINING")
        assert set(one["counts"]) == set(State)
        assert sum(one["counts"].values()) == len(one["findings"])
        for finding in one["findings"]:
            assert list(finding) == ["check", "state", "code", "text", "part", "detail"]
            assert finding["check"] in set(Check)
            assert finding["state"] in set(State)
            assert finding["code"].isupper()
    stable = [
        [(one["check"], one["state"], one["code"], one["part"]) for one in told[language]["findings"]]
        for language in ("zh", "en")
    ]
    assert stable[0] == stable[1]


def test_what_is_off_is_listed_with_its_reason(examine: Examine) -> None:
    settings = '[backend_options]\nlatency = "instant"\nfaults = "labels:down"\n'
    assert examine(settings).json["features_off"] == [
        {"operation": "labels", "state": "warning", "code": "NO_ANSWER", "detail": "UNAVAILABLE"}
    ]
