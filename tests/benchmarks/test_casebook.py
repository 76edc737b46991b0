"""The benchmark of the casebook runs, at sizes that take a moment; its figures are nobody's business here."""

import re

import pytest

from benchmarks import casebook


@pytest.mark.full
def test_it_measures_what_it_says(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name, few in (("CALLS", 1), ("STARTS", 2), ("SEARCHES", 3)):
        monkeypatch.setattr(casebook, name, few)
    casebook.run([100, 120])
    head, *rows = capsys.readouterr().out.splitlines()
    assert head == casebook.HEAD
    assert [re.split(r" +", row.strip())[0] for row in rows[:2]] == ["100", "120"]
    assert all(float(one) > 0 for row in rows[:2] for one in re.findall(r"\d+\.\d+", row))


def test_what_missed_its_goal_is_named() -> None:
    flat = casebook.Measured(10_000, 1.0, 1.0, 0.5, 50.0, 20.0, 0.1, 0.1, 50.0)
    assert casebook.judged(flat) == []
    slow = casebook.Measured(10_000, 2.0, 1.0, 0.5, 150.0, 20.0, 0.2, 0.1, 50.0)
    assert [one.split(": ")[1].split(" takes")[0] for one in casebook.judged(slow)] == [
        "a step",
        "a search",
        "a start",
    ]
