"""Actions on other keys and one-line commands on keys: what may stand in the settings, and what the screen says."""

from __future__ import annotations

from pathlib import Path

import pytest

from agent_console.call.line import LineState
from agent_console.call.steps import Step
from agent_console.commands import COMMANDS
from agent_console.key_map import KeyMapWrong, KeyProblem, read_key_map
from agent_console.language import load_language
from agent_console.opening_problems import opening_sentence
from agent_console.settings import SettingsProblem, SettingsUnreadable, load_settings
from tests.calls.agent import at_work

NUMBER, NAME, DOCUMENT = "13800138000", "张示例", "34052419800101001X"

SWAPPED = 'keys = { hold = "f6", note = "f7" }'


def test_without_settings_every_key_means_itself() -> None:
    key_map = read_key_map({}, {})
    assert (key_map.meant, key_map.lines, key_map.written("F8 F9")) == ({}, {}, "F8 F9")


def test_two_actions_may_change_places() -> None:
    key_map = read_key_map({"hold": "f6", "note": "F7"}, {})
    assert key_map.meant == {"f6": "f7", "f7": "f6"}
    assert key_map.written("F6") == "F7"
    assert key_map.written("F8 F7") == "F8 F6"


def test_a_key_nothing_is_on_any_more_means_nothing() -> None:
    assert read_key_map({"hold": "f11"}, {}).meant == {"f7": "", "f11": "f7"}


def test_an_action_without_a_key_gets_one() -> None:
    assert read_key_map({"due": "ctrl+o"}, {}).lines == {"ctrl+o": ("due",)}


@pytest.mark.parametrize("action", [one.id for one in COMMANDS if one.id not in ("line", "quit")])
def test_every_action_can_be_moved(action: str) -> None:
    key_map = read_key_map({action: "f20"}, {})
    assert "f20" in key_map.meant or "f20" in key_map.lines


@pytest.mark.parametrize(
    "key", [*"01238", *"aZ+:?", "escape", "enter", "space", "tab", "up", "f12", "ctrl+q", "ctrl+c", "ctrl+h"]
)
def test_a_key_that_answers_types_or_leads_back_is_given_to_nothing(key: str) -> None:
    for keys, macros in (({"hold": key}, {}), ({}, {key: ["hold"]})):
        with pytest.raises(KeyMapWrong) as wrong:
            read_key_map(keys, macros)
        assert wrong.value.problem is KeyProblem.NOT_FREE


@pytest.mark.parametrize(
    ("keys", "macros", "both"),
    [
        ({"hold": "f6"}, {}, "F6: hold, note"),
        ({"hold": "f11", "due": "f11"}, {}, "F11: hold, due"),
        ({}, {"f7": ["s"]}, "F7: hold, macros.f7"),
    ],
)
def test_two_actions_on_one_key_are_refused_with_both_names(
    keys: dict[str, str], macros: dict[str, list[str]], both: str
) -> None:
    with pytest.raises(KeyMapWrong) as wrong:
        read_key_map(keys, macros)
    assert wrong.value.problem is KeyProblem.CLASH
    assert set(wrong.value.where.replace(":", ",").split(", ")) == set(both.replace(":", ",").split(", "))


@pytest.mark.parametrize("line", ["v 张三 1", "c 123456", "reveal", "8", "1", "send", "line", ""])
def test_a_macro_holds_no_answer_no_sending_and_nobodys_data(line: str) -> None:
    with pytest.raises(KeyMapWrong) as wrong:
        read_key_map({}, {"f11": [line]})
    assert wrong.value.problem is KeyProblem.NO_ACTION


@pytest.mark.parametrize(
    ("text", "problem", "says"),
    [
        ('[keys]\nhold = "f6"', SettingsProblem.KEY_CLASH, "hold"),
        ('[keys]\nhold = "8"', SettingsProblem.KEY_NOT_FREE, "keys.hold"),
        ('[keys]\nsend = "f11"', SettingsProblem.KEY_NO_ACTION, "keys.send"),
        ('[macros]\nf11 = ["c 123456"]', SettingsProblem.KEY_NO_ACTION, "macros.f11"),
    ],
)
def test_wrong_keys_stop_the_start_with_one_sentence(
    text: str, problem: SettingsProblem, says: str, tmp_path: Path
) -> None:
    (tmp_path / "settings.toml").write_text(text, encoding="utf-8")
    with pytest.raises(SettingsUnreadable) as stopped:
        load_settings(tmp_path / "settings.toml")
    assert stopped.value.problem is problem
    for code in ("zh", "en"):
        assert says in opening_sentence(stopped.value, load_language(code))


async def test_a_moved_key_acts_and_stands_in_its_place_in_the_row_and_in_the_help(tmp_path: Path) -> None:
    async with at_work(tmp_path, settings=SWAPPED) as agent:
        await agent.answers(NUMBER)
        await agent.sees("F6保持 F7备注")
        await agent.press("f6")
        assert agent.running.call.line.state is LineState.HELD
        await agent.press("f6", "f7")
        assert agent.running.call.line.caller_hears
        await agent.sees("带时间归档")
        await agent.press("escape", "f1")
        assert any("F7" in row and "备注" in row and "F6" not in row for row in agent.running.rows[:20])


@pytest.mark.full
async def test_a_macro_ticks_and_goes_to_the_read_back_and_stops_there(tmp_path: Path) -> None:
    macro = 'macros = { f11 = ["u 抖音 微博", "s"] }'
    async with at_work(tmp_path, settings=macro) as agent:
        await agent.gets_to_the_selection(NUMBER, NAME, DOCUMENT)
        await agent.press("f11")
        await agent.reads_to_the_end()
        call = agent.running.call
        assert set(map(str, call.ticked)) == {"douyin", "weibo"}
        assert call.step is Step.READ_BACK
        assert not call.read_back.stated


@pytest.mark.full
async def test_a_macro_whose_first_line_can_not_be_done_goes_no_further(tmp_path: Path) -> None:
    macro = 'macros = { f11 = ["u 没有这家", "s"] }'
    async with at_work(tmp_path, settings=macro) as agent:
        await agent.gets_to_the_selection(NUMBER, NAME, DOCUMENT)
        await agent.types("dy")
        await agent.press("space", "f11")
        await agent.running.pilot.pause()
        assert agent.running.page == "SelectionScreen"
