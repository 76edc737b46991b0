import subprocess
import sys

import pytest
from textual.app import App, ComposeResult
from textual.widgets import Input

from tests.support import runs, wait_for


class OneField(App[None]):
    def compose(self) -> ComposeResult:
        yield Input()


async def test_waiting_ends_when_the_condition_holds() -> None:
    app = OneField()
    async with app.run_test() as pilot:
        await pilot.press("8")
        await wait_for(pilot, lambda: app.query_one(Input).value == "8", "the digit")


async def test_waiting_in_vain_says_what_for() -> None:
    async with OneField().run_test() as pilot:
        with pytest.raises(pytest.fail.Exception, match=r"waited 0\.05 s for a miracle"):
            await wait_for(pilot, lambda: False, "a miracle", seconds=0.05)


def test_the_profile_chooses_the_count(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HYPOTHESIS_PROFILE", "quick")
    assert runs(quick=5, full=50) == 5
    monkeypatch.setenv("HYPOTHESIS_PROFILE", "full")
    assert runs(quick=5, full=50) == 50


@pytest.mark.full
def test_the_full_run_takes_up_what_the_quick_one_leaves_out_or_does_less_of() -> None:
    asked = ("--collect-only", "-q", "-m", "", "--only-added", "-p", "no:cacheprovider")
    paths = ("tests/scorecard", "tests/test_support.py", "tests/desk/test_own_accounts_any_key.py")
    started = (sys.executable, "-m", "pytest", *asked, *paths)
    told = subprocess.run(started, capture_output=True, text=True, check=True).stdout
    names = {line.rpartition("::")[2] for line in told.splitlines() if "::" in line}

    assert "test_any_call_scores_the_same_twice_and_from_nothing_to_a_hundred" in names
    assert "test_the_full_run_takes_up_what_the_quick_one_leaves_out_or_does_less_of" in names
    assert any("own_accounts_any_key" in line for line in told.splitlines() if "::" in line)
    assert "test_every_rule_there_is_stands_in_our_rubric" not in names
