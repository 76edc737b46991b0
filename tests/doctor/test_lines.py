"""What a backend tells of its lines and clock, in words."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from agent_console.backend import Line, LineProblem
from agent_console.doctor.finding import Check, State
from agent_console.doctor.lines import clock_found, lines_found
from agent_console.language import load_language

ENGLISH = load_language("en")
NOW = datetime(2026, 11, 23, 1, 36, tzinfo=UTC)
CARRIER = "https://api.carrier.example:443"


@pytest.mark.parametrize("problem", LineProblem)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_problem_has_its_sentence_and_fails_once(problem: LineProblem, language: str) -> None:
    found = list(lines_found([Line(CARRIER, problem)], NOW, load_language(language)))
    assert sorted(one.check for one in found) == [Check.LINE, Check.TLS]
    assert [one.code for one in found if one.state is State.FAILED] in (
        [f"LINE_{problem}"],
        [f"TLS_{problem}"],
    )
    assert all(one.text and "{" not in one.text for one in found)


@pytest.mark.parametrize(
    ("days", "state"), [(400, State.OK), (22, State.OK), (20, State.WARNING), (0.1, State.WARNING)]
)
def test_a_certificate_that_ends_soon_is_warned_of(days: float, state: State) -> None:
    line = Line(CARRIER, None, "TLSv1.3", NOW + timedelta(days=days))
    tls = [one for one in lines_found([line], NOW, ENGLISH) if one.check is Check.TLS]
    assert [one.state for one in tls] == [state]


@pytest.mark.parametrize(
    ("address", "state", "code"),
    [
        ("http://127.0.0.1:8088", State.OFF, "TLS_NOT_NEEDED"),
        ("http://[::1]:8088", State.OFF, "TLS_NOT_NEEDED"),
        ("http://api.carrier.example:80", State.WARNING, "TLS_MISSING"),
    ],
)
def test_plain_http_is_for_this_machine(address: str, state: State, code: str) -> None:
    tls = [one for one in lines_found([Line(address)], NOW, ENGLISH) if one.check is Check.TLS]
    assert [(one.state, one.code) for one in tls] == [(state, code)]


@pytest.mark.parametrize(
    ("seconds", "state"),
    [
        (0, State.OK),
        (-3, State.OK),
        (2, State.OK),
        (5, State.WARNING),
        (-29, State.WARNING),
        (31, State.FAILED),
        (-86_400, State.FAILED),
    ],
)
def test_how_far_clocks_may_differ(seconds: int, state: State) -> None:
    assert clock_found(timedelta(seconds=seconds), ENGLISH).state is state


def test_a_clock_nobody_told_is_not_compared() -> None:
    assert clock_found(None, ENGLISH).state is State.OFF


def test_a_backend_that_asks_nobody_has_no_line_and_none_that_failed() -> None:
    found = list(lines_found([], NOW, ENGLISH))
    assert [(one.check, one.state) for one in found] == [(Check.LINE, State.OFF), (Check.TLS, State.OFF)]
