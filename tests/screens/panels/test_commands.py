"""Every command has a key, a word and a line of the palette; a letter is never a command."""

import pytest

from agent_console.commands import BY_ID, BY_WORD, COMMANDS, Command
from agent_console.language import load_language, load_scripts
from screens.panels.command_line import read, words_beginning
from screens.panels.palette import find
from screens.widgets.line import width_of

LANGUAGES = tuple((load_language(code), load_scripts(code)) for code in ("zh", "en"))
every_command = pytest.mark.parametrize("command", COMMANDS, ids=lambda one: one.id)


@every_command
def test_a_command_has_a_key_a_word_and_a_line_of_the_palette(command: Command) -> None:
    assert command.key or command.keys
    assert BY_WORD[command.word] is command
    assert command in find("", LANGUAGES)
    for text in (command.name, command.word, LANGUAGES[0][0].text(command.name)):
        assert command in find(text, LANGUAGES)


@every_command
def test_no_key_of_a_command_is_a_letter(command: Command) -> None:
    assert not (len(command.key) == 1 and command.key.isalpha())


@every_command
def test_labels_and_names_fit_their_places(command: Command) -> None:
    for language, _ in LANGUAGES:
        assert width_of(language.text(command.label)) <= 4
        assert width_of(language.text(command.name)) <= 24
        assert width_of(command.key_name) <= 9
        assert width_of(f":{command.word}") <= 9


def test_ids_keys_and_words_are_each_used_once() -> None:
    assert len(BY_ID) == len(COMMANDS)
    keys = [one.key for one in COMMANDS if one.key]
    assert len(set(keys)) == len(keys)
    assert len(BY_WORD) == sum(1 + len(one.aliases) for one in COMMANDS)


@pytest.mark.parametrize("text", ["baochi", "bc", "保持", "hold", "BAO"])
def test_the_palette_finds_by_pinyin_initials_chinese_and_english(text: str) -> None:
    assert find(text, LANGUAGES)[0].id == "hold"


def test_a_line_is_read_with_a_full_width_colon_too() -> None:
    assert read("：N １３８").command is BY_ID["start"]
    assert read(":note hello").argument == "hello"
    assert read("nonsense").command is None
    assert words_beginning("ho") == ("hold", "home")


@pytest.mark.parametrize(("word", "meant"), [("l", "again"), ("q", "own"), ("t", "labels"), ("c", "verify")])
def test_the_steps_of_a_call_have_words_of_one_letter(word: str, meant: str) -> None:
    assert read(f":{word}").command is BY_ID[meant]
