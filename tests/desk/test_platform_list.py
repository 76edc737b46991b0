"""The registry's list of platforms as a desk takes it in."""

from agent_console.backend import Bilingual, Platform, PlatformId, PlatformList
from agent_console.desk.platform_list import LONGEST_NAME, LONGEST_TEXT, usable

SHORT = Bilingual("示例应用", "Sample app")
ENDLESS = Bilingual("字" * 5_000, "x" * 5_000)


def platform(id_: str, name: Bilingual = SHORT, warning: Bilingual | None = None) -> Platform:
    return Platform(PlatformId(id_), name, "sample", name, warning=warning, route=warning)


def test_a_list_that_can_be_shown_is_taken_as_it_is() -> None:
    listed = PlatformList("1", (platform("b"), platform("a", warning=SHORT)))
    assert usable(listed) == listed


def test_of_two_entries_with_one_id_the_first_counts() -> None:
    listed = PlatformList("1", (platform("a"), platform("b"), platform("a", ENDLESS)))
    assert usable(listed).platforms == (platform("a"), platform("b"))


def test_endless_texts_end() -> None:
    (one,) = usable(PlatformList("9" * 5_000, (platform("a", ENDLESS, ENDLESS),))).platforms
    assert one.name == one.family_name == Bilingual("字" * LONGEST_NAME, "x" * LONGEST_NAME)
    assert one.warning == one.route == Bilingual("字" * LONGEST_TEXT, "x" * LONGEST_TEXT)


def test_half_a_character_becomes_a_question_mark() -> None:
    (one,) = usable(PlatformList("1", (platform("a", Bilingual("\ud83d", "\ud83d")),))).platforms
    assert one.name == Bilingual("?", "?")
