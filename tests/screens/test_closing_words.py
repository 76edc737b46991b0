"""What closing an account means, in one row: it fits, and never sounds surer than its weakest source."""

import pytest

from agent_console.backend import PlatformId
from agent_console.catalogue import NOTHING_KNOWN, Closing, Grade, Known
from agent_console.catalogue.load import load_catalogue
from agent_console.language import Language, load_language
from screens.closing_words import SHORT_WIDTH, closing_in_short
from screens.widgets.line import width_of

CATALOGUE = load_catalogue()
ZH, EN = load_language("zh"), load_language("en")


@pytest.mark.parametrize(
    ("platform_id", "zh", "en", "source"),
    [
        ("wechat", "冷静期 15 天，钱包先清零", "cool-off 15 days, wallet first", "C 2025-11"),
        ("douyin", "冷静期 7 天，收益先提现", "cool-off 7 days, pay-out first", "C 2026-01"),
        ("weibo", "冷静期约 14 天", "cool-off about 14 days", "C 2025-11"),
        ("jd", "小金库清零，白条结清", "empty savings, pay credit", "C 2025-08"),
        ("soul", "没有查到，问平台", "not known: ask the platform", ""),
    ],
)
def test_a_row_says_the_cool_off_and_what_is_lost(platform_id: str, zh: str, en: str, source: str) -> None:
    closing = CATALOGUE.closing(PlatformId(platform_id))
    assert closing_in_short(closing, ZH).text == zh
    assert closing_in_short(closing, EN).text == en
    assert {closing_in_short(closing, language).source for language in (ZH, EN)} == {source}


@pytest.mark.parametrize("language", [ZH, EN], ids=["zh", "en"])
def test_every_platforms_row_fits_and_says_something(language: Language) -> None:
    for platform_id in CATALOGUE.cards:
        closing = CATALOGUE.closing(platform_id)
        short = closing_in_short(closing, language)
        assert 0 < width_of(short.text) <= SHORT_WIDTH, platform_id
        assert bool(short.source) == short.known


def test_what_does_not_fit_is_left_to_the_card_and_so_is_its_source() -> None:
    closing = CATALOGUE.closing(PlatformId("wechat"))
    short = closing_in_short(closing, ZH, width=14)
    assert (short.text, short.source) == ("冷静期 15 天", "A 2025-11")


def test_nothing_known_of_a_platform_nobody_listed() -> None:
    assert CATALOGUE.closing(PlatformId("nobody-knows")) is NOTHING_KNOWN


def test_a_whole_family_lost_is_said_and_one_that_stays_is_not() -> None:
    lost = Closing(loses_family=Known(True, Grade.B, "2026-01"))
    assert "同一家" in closing_in_short(lost, ZH).text
    assert not closing_in_short(Closing(loses_family=Known(False, Grade.B, "2026-01")), ZH).known
