"""Macros of the settings in the dialogue: one-line commands behind a word, the same as behind a key."""

from __future__ import annotations

from pathlib import Path

from agent_console.call import events as e
from tests.linear.test_services import HOLDER, NUMBER, verified
from tests.linear.typist import Answer, dialogue

TO_THE_SELECTION: tuple[Answer, ...] = (NUMBER, "", *verified(NUMBER, HOLDER))


def test_a_macro_ticks_and_reads_back_and_the_caller_still_answers(tmp_path: Path) -> None:
    with dialogue(tmp_path, settings='macros = { f11 = ["u 抖音 微博", "s"] }') as one:
        heard = one.types(*TO_THE_SELECTION, ":F11", "8", ":help")
        happened = one.events()
    assert "+ ticked Douyin, Weibo, 2" in heard
    assert "Missing: 1 warnings told, 2 read back, 3 own consent" in heard
    assert ":f11 u 抖音 微博, s" in heard
    assert not [event for event in happened if isinstance(event, e.StatementMade | e.FilingQueued)]


def test_what_follows_a_line_that_can_not_be_done_is_dropped(tmp_path: Path) -> None:
    settings = 'macros = { f11 = ["u no-such-app", "s"], f13 = ["s", "u 抖音"], f14 = ["due", "u 抖音"] }'
    with dialogue(tmp_path, settings=settings) as one:
        heard = one.types(*TO_THE_SELECTION, "抖音", ":f11", "-抖音", ":f13", ":f14", "?")
        happened = one.events()
    assert "? No platform is called no-such-app" in heard
    assert not [
        event for event in happened if isinstance(event, e.StepEntered) and event.step.name == "READ_BACK"
    ]
    assert sum(isinstance(event, e.Ticked) for event in happened) == 1


def test_an_action_on_a_key_of_its_own_is_done_by_the_keys_name_too(tmp_path: Path) -> None:
    with dialogue(tmp_path, settings='keys = { due = "ctrl+o" }') as one:
        assert "\nnothing\n" in one.types(":ctrl+o")
