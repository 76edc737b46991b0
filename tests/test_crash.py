"""Crash reports: where it came from, and not a single value."""

import stat
from datetime import UTC, datetime
from pathlib import Path

from agent_console.crash import report_sentence, write_report
from agent_console.home import Home
from agent_console.language import load_language

NOW = datetime(2026, 11, 23, 1, 36, tzinfo=UTC)


def crashed() -> Exception:
    try:
        caller = {"name": "张示例"}
        try:
            return caller["13800138000"]  # type: ignore[return-value]
        except KeyError as error:
            raise RuntimeError("11010519491231002X") from error
    except RuntimeError as error:
        return error


def test_a_report_names_types_and_places_but_no_value(tmp_path: Path) -> None:
    report = write_report(tmp_path / "reports", crashed(), NOW)

    assert report is not None
    text = report.read_text(encoding="utf-8")
    assert "RuntimeError" in text
    assert "KeyError" in text
    assert "in crashed" in text
    assert not any(value in text for value in ("13800138000", "11010519491231002X", "张示例"))


def test_a_report_is_for_the_agents_own_eyes(tmp_path: Path) -> None:
    report = write_report(tmp_path / "reports", crashed(), NOW)

    assert report is not None
    assert stat.S_IMODE(report.stat().st_mode) == 0o600


def test_where_nothing_can_be_written_there_is_no_second_crash(tmp_path: Path) -> None:
    in_the_way = tmp_path / "reports"
    in_the_way.write_text("a file where the folder should be", encoding="utf-8")

    assert write_report(in_the_way, crashed(), NOW) is None


def test_errors_that_cause_each_other_end(tmp_path: Path) -> None:
    first, second = ValueError(), TypeError()
    first.__cause__, second.__cause__ = second, first

    report = write_report(tmp_path, first, NOW)

    assert report is not None
    assert report.read_text(encoding="utf-8").count("ValueError") == 1


def test_the_sentence_about_a_report_acts_upon_no_terminal(tmp_path: Path) -> None:
    told = report_sentence(crashed(), Home(tmp_path / "\x1b[2J"), lambda: NOW, load_language("en"))
    assert told.isprintable()
    assert "/?[2J/reports/crash-" in told
