"""Topics of F3: found by what callers and agents call them, whole in both languages, honest about what is not done."""

import pytest

from agent_console.call import events as e
from agent_console.call.steps import Service
from agent_console.call.stop import StopReason
from agent_console.catalogue.load import load_catalogue
from agent_console.language import Language, load_language
from screens.panels.topics import ERASURE, LABELS, TOPICS, InfoTopic, find_topics, topic_of
from screens.widgets.line import Line, overflow
from tests.support_call import at, opened, to_lookup, worked
from tests.support_screens import ambiguous_characters

CATALOGUE = load_catalogue()
LANGUAGES = (load_language("zh"), load_language("en"))


def words_of(topic: InfoTopic, language: Language, width: int = 200) -> str:
    return "\n".join(row_text(line) for line in topic.lines(CATALOGUE, language, width))


def row_text(line: Line) -> str:
    return "  ".join(placed.text for placed in sorted(line.placed))


@pytest.mark.parametrize(
    ("typed", "topic"),
    [
        ("data", ERASURE), ("数据", ERASURE), ("删除", ERASURE), ("erase", ERASURE), ("shanchu", ERASURE),
        ("sc", ERASURE), ("Are my data", ERASURE), ("解绑以后", ERASURE), ("label", LABELS), ("标记", LABELS),
        ("hmbj", LABELS), ("360", LABELS),
    ],
)  # fmt: skip
def test_a_topic_is_found_by_what_people_call_it(typed: str, topic: InfoTopic) -> None:
    assert find_topics(typed, LANGUAGES)[0] is topic


@pytest.mark.parametrize("typed", ["mt", "wx", "zzz", ""])
def test_what_is_typed_for_a_platform_brings_no_topic(typed: str) -> None:
    assert find_topics(typed, LANGUAGES) == ()


@pytest.mark.parametrize("language", LANGUAGES, ids=["zh", "en"])
@pytest.mark.parametrize("width", [67, 78])
@pytest.mark.parametrize("topic", TOPICS.values(), ids=list(TOPICS))
def test_every_topic_fits(topic: InfoTopic, width: int, language: Language) -> None:
    lines = tuple(topic.lines(CATALOGUE, language, width))
    assert lines
    assert overflow(lines, width + 1) == []
    assert ambiguous_characters([row_text(line) for line in lines]) == set()


def test_the_page_about_data_promises_nothing_that_is_not_done() -> None:
    chinese, english = (words_of(ERASURE, language) for language in LANGUAGES)
    assert "什么也不发给任何人" in chinese
    assert "Nothing is sent to anybody" in english
    assert "第四十七条" in chinese
    assert "PIPL article 47" in english


def test_the_page_of_firms_names_each_and_how_it_is_reached() -> None:
    shown = words_of(LABELS, LANGUAGES[0])
    for firm in CATALOGUE.label_providers.by_id.values():
        assert firm.name.zh in shown
        assert firm.contact.zh in shown


def test_a_call_about_labels_begins_with_the_firms_and_one_about_contents_with_erasure() -> None:
    history = (*to_lookup(), e.ServiceChosen(at=at(30), service=Service.LABELS))
    assert topic_of(worked(history)) is LABELS
    asked = (*opened(), e.CallStopped(at=at(2), reason=StopReason.ACCOUNT_CONTENTS))
    assert topic_of(worked(asked)) is ERASURE
    assert topic_of(worked(to_lookup())) is None
    assert topic_of(None) is None
