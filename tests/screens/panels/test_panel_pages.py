"""What panels show fits both layouts in both languages, for every step, platform and key."""

from collections import Counter

import pytest

from agent_console.backend import PlatformId
from agent_console.call import events as e
from agent_console.call.steps import Service, Step
from agent_console.catalogue.load import load_catalogue
from agent_console.language import Language, Page, load_language, load_scripts
from agent_console.language.pages import PLACEHOLDERS
from screens.panels.card_page import card_lines
from screens.panels.help_page import EVERYWHERE, TESTED_KEYS, help_block, key_name, key_test_block
from screens.panels.info_page import MEANINGS, meaning_lines, recipient_lines
from screens.panels.script import script_lines
from screens.panels.scrolled import Scrolled
from screens.widgets.keyline import FKEY_COLUMNS, Hint
from screens.widgets.line import EMPTY, Line, overflow
from tests.support_call import at, opened, then, worked
from tests.support_late_pages import at_selection
from tests.support_screens import ambiguous_characters

CATALOGUE = load_catalogue()
both_languages = pytest.mark.parametrize(
    "language", [load_language("zh"), load_language("en")], ids=["zh", "en"]
)
both_widths = pytest.mark.parametrize("width", [67, 78])
HEIGHT = 15


def rows(lines: tuple[Line, ...]) -> list[str]:
    return ["  ".join(placed.text for placed in sorted(line.placed)) for line in lines]


def fits(lines: tuple[Line, ...], width: int) -> None:
    assert overflow(lines, width + 1) == []
    assert ambiguous_characters(rows(lines)) == set()


@both_languages
@both_widths
def test_help_fits_with_any_keys_of_a_page(language: Language, width: int) -> None:
    long, short = Hint("PgUp PgDn", "a label longer than the column is wide"), Hint("Esc", "back")
    hints = [long, long, *[short] * 6]
    for number in (1, 2):
        lines = help_block(hints, number, language, width).lines
        fits(lines, width)
        assert len(lines) <= HEIGHT


@both_languages
@both_widths
def test_nothing_that_is_the_same_everywhere_is_cut(language: Language, width: int) -> None:
    shown = "\n".join(rows(help_block((), 1, language, width).lines))
    for key, text in EVERYWHERE:
        assert key in shown
        assert language.text(text) in shown


@both_languages
@both_widths
def test_the_key_test_names_every_key_once(language: Language, width: int) -> None:
    names = {key_name(key) for key in TESTED_KEYS}
    for arrived in (set(), set(TESTED_KEYS), {"f1", "ctrl+p"}):
        lines = key_test_block(arrived, language, width).lines
        fits(lines, width)
        assert len(lines) <= HEIGHT
        shown = [placed.text for line in lines for placed in line.placed]
        assert sum(text.startswith("+ ") and text[2:] in names for text in shown) == len(arrived)
    assert len(names) == len(TESTED_KEYS)


def test_every_f_key_of_the_last_row_is_tested() -> None:
    assert {name.lower() for name in FKEY_COLUMNS if name.startswith("F")} <= set(TESTED_KEYS) | {"f11"}


@both_languages
@both_widths
def test_every_platform_card_fits(language: Language, width: int) -> None:
    for platform in CATALOGUE.platforms:
        fits(card_lines(platform, CATALOGUE.card(platform.id), language, width), width)
        fits(card_lines(platform, None, language, width), width)


@both_languages
@both_widths
def test_whatever_is_known_stands_with_its_grade_and_its_month(language: Language, width: int) -> None:
    sample = language.text("sample")
    for card in CATALOGUE.cards.values():
        told = [
            one for one in (card.warning, card.route, *card.closing.known, *card.facts) if one is not None
        ]
        wanted = Counter(f"{one.grade.value if one.grade else sample} {one.as_of}" for one in told)
        lines = card_lines(card.platform, card, language, width)
        shown = Counter(placed.text for line in lines for placed in line.placed if placed.text in wanted)
        assert shown == wanted, card.platform.id


def test_what_nobody_knows_is_said_and_never_made_up() -> None:
    card = CATALOGUE.cards[PlatformId("soul")]
    shown = "\n".join(rows(card_lines(card.platform, card, load_language("zh"), 78)))
    assert "没有查到可靠的说法" in shown
    assert "天" not in shown


@both_languages
@both_widths
def test_every_step_has_its_meanings(language: Language, width: int) -> None:
    assert set(MEANINGS) == set(Step)
    for step in Step:
        call = worked((*opened(), e.StepEntered(at=at(1), step=step)))
        lines = meaning_lines(call, language, width)
        assert lines
        fits(lines, width)


def test_where_own_accounts_are_asked_for_nothing_is_said_of_ticking() -> None:
    asked = e.ServiceChosen(at=at(1), service=Service.OWN_ACCOUNTS)
    call = worked((*opened(), asked, e.StepEntered(at=at(2), step=Step.LOOKUP)))
    told = "\n".join(rows(meaning_lines(call, load_language("zh"), 78)))
    assert "自动记进工单" in told
    assert "勾选" not in told


@both_languages
@both_widths
def test_every_script_fits_the_panel(language: Language, width: int) -> None:
    scripts = load_scripts(language.code)
    for page in Page:
        values = dict.fromkeys(PLACEHOLDERS.get(page, ()), "x")
        fits(script_lines(scripts.page(page).filled(**values), language, width), width)


def test_a_window_over_rows_never_leaves_them() -> None:
    scrolled = Scrolled()
    lines = tuple(EMPTY.at(1, str(number)) for number in range(40))
    scrolled.first = 99
    assert rows(scrolled.window(lines, 15))[-1] == "39"
    assert scrolled.shown(load_language("zh"))
    assert rows(scrolled.window(lines[:3], 15)) == ["0", "1", "2"]
    assert scrolled.shown(load_language("zh")) == ""


@both_languages
@both_widths
def test_while_it_is_read_back_f3_says_who_gets_the_number_and_how_each_is_reached(
    language: Language, width: int
) -> None:
    call = at_selection("wechat", "weibo", "alipay")
    assert recipient_lines(call, CATALOGUE, language, width) == ()
    call = then(call, e.StepEntered(at=at(200), step=Step.READ_BACK))
    lines = recipient_lines(call, CATALOGUE, language, width)
    fits(lines, width)
    shown = "".join(rows(lines))
    for platform_id in ("wechat", "weibo", "alipay"):
        card = CATALOGUE.cards[PlatformId(platform_id)]
        assert language.bilingual(card.platform.family_name) in shown
        assert language.bilingual(card.contact) in shown


def test_who_asks_about_own_accounts_reads_what_closing_means_first() -> None:
    card = CATALOGUE.cards[PlatformId("wechat")]
    for first in (True, False):
        shown = "\n".join(rows(card_lines(card.platform, card, load_language("zh"), 78, closing_first=first)))
        assert (shown.index("钱包先清零") < shown.index("被封的账号")) is first
