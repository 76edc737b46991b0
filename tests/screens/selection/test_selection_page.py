"""The selection as it is drawn: columns, boxes, locked rows, the range, texts; in both languages and sizes."""

from datetime import date

import pytest

from agent_console.backend import (
    Bilingual,
    HolderRelation,
    Platform,
    PlatformAnswerState,
    PlatformId,
    PlatformList,
)
from agent_console.call import events as e
from agent_console.call.call import Terms
from agent_console.language import Language
from screens.selection.entries import Key, entries_of
from screens.selection.page import list_height, selection_block
from screens.selection.rows import best_key
from screens.selection.view import SelectionView, heading_right
from screens.selection.words import found_sentence, hints_of, script_of, words_of
from screens.warnings import warning_words
from screens.widgets.keyline import hint_line
from screens.widgets.line import overflow
from tests.support_call import at, binding, then
from tests.support_late_pages import (
    CATALOGUE,
    EN,
    INDEX,
    LANGUAGES,
    SCRIPTS,
    SHORT_TERMS,
    TERMS,
    TODAY,
    WIDTHS,
    ZH,
    answered,
    at_selection,
    read,
)
from tests.support_screens import ambiguous_characters

SIX = ("douyin", "toutiao", "alipay", "taobao", "eleme", "weibo")


def view(
    language: Language,
    *ticked: str,
    typed: str = "",
    key: Key | None = None,
    terms: Terms = SHORT_TERMS,
) -> SelectionView:
    call = at_selection(*ticked, terms=terms)
    entries = entries_of(call.rows, INDEX.find(typed) if typed else None)
    key = key or (best_key(INDEX, typed) if typed else None)
    words = warning_words(CATALOGUE, language)
    return SelectionView(call, entries, entries.place_of(key), typed, language, words, TODAY)


def rows(shown: SelectionView, width: int = 78, height: int = 15) -> list[str]:
    return read(selection_block(shown, width, height).lines, width)


def test_the_list_stands_in_its_three_columns() -> None:
    shown = rows(view(ZH, *SIX, key=("platform", "douyin")))
    assert shown[1] == "    字节跳动                 2/2"
    assert shown[2] == " > [x] 抖音                  !! 钱款           o 前机主"
    assert shown[3] == "   [x] 今日头条                                o 前机主"
    assert shown[5] == "    #  美团                  #  锁定           # 本人 2023-02 起在用，保持不动"
    assert shown[9] == "   [x] 淘宝                  !  订单           ? 平台核对"


def test_in_english_the_columns_are_the_same() -> None:
    shown = rows(view(EN, *SIX, key=("platform", "douyin")))
    assert shown[2] == " > [x] Douyin                !! money          o previous holder"
    assert shown[5] == "    #  Meituan               #  locked         # yours since 2023-02, it stays"
    assert shown[10].startswith("   [x] Ele.me                                  o previous holder")
    assert shown[10].endswith("1-10 of 47")


def test_only_the_holders_start_and_today_are_dates_of_the_past() -> None:
    for language in LANGUAGES:
        for width, height in WIDTHS:
            text = "\n".join(rows(view(language), width, height))
            assert "2021-08-16" in text
            assert "2019" not in text


def test_a_locked_row_has_no_box_and_says_why_below_a_filter() -> None:
    shown = rows(view(ZH, *SIX, typed="mt"))
    assert " >  #  美团                  #  锁定           # 本人 2023-02 起在用，保持不动" in shown
    assert "    为什么锁定：这个绑定在本人入网 (2021-08-16) 以后，是客户自己的。" in shown
    assert not any("[" in row and " 美团 " in row for row in shown)


def test_a_platform_only_the_caller_can_release_shows_the_way() -> None:
    shown = rows(view(EN, typed="bank"))
    assert any(row.startswith(" >  -  Bank apps") for row in shown)
    assert any("take ID and bank card to the counter" in row for row in shown)


def test_a_company_row_says_what_space_would_do() -> None:
    assert rows(view(ZH, typed="zj"))[1] == (
        " >  字节跳动                 0/2               Space 勾选全家族 2 个"
    )
    assert "Space 全家族不选 2 个" in rows(view(ZH, "douyin", "toutiao", typed="zj"))[1]


def test_a_filter_without_a_hit_says_what_to_do_in_one_sentence() -> None:
    shown = view(ZH, typed="zjx")
    assert found_sentence("zjx", shown.entries, ZH) == "? 没有叫 zjx 的平台：换个名字，或按 F3"
    assert any("没找到的平台" in row for row in rows(shown))


def test_warnings_are_counted_by_company_and_weight() -> None:
    assert rows(view(ZH, *SIX))[14] == (
        " 已选的提示    !! 钱款 2 家   !  身份或设备 0 家   !  订单 1 家  复述时念"
    )
    assert "还没有勾选" in rows(view(ZH))[14]


def test_the_title_counts_what_is_ticked_open_and_locked() -> None:
    assert heading_right(at_selection(*SIX, terms=SHORT_TERMS), ZH) == "已选 6   可选 23   锁定 2"


def test_a_wide_window_shows_twenty_one_rows_and_the_warning_of_the_highlighted_platform() -> None:
    shown = rows(view(ZH, *SIX, key=("platform", "douyin")), 67, 31)
    assert list_height(31) == 21
    assert shown[1] == "    字节跳动                2/2"
    assert shown[22] == "   第 1-21 行，共 47   PgDn 往下"
    assert shown[29] == " 抖音（字节跳动）：账号里如有收益，由平台处理，解绑后找不回来"
    assert shown[30] == " 美团 2023-02 起、京东 2022-11 起是本人绑的，不动"


def test_rows_stay_where_they_are_while_answers_arrive() -> None:
    waiting = at_selection(found=(), lookup=answered(state=PlatformAnswerState.PENDING))
    now = then(waiting, e.LookupAnswered(at=at(60), lookup=answered(binding("meituan", date(2023, 2, 11)))))
    before, after = ([entry.key for entry in entries_of(call.rows)] for call in (waiting, now))
    assert before == after


@pytest.mark.full
@pytest.mark.parametrize("language", LANGUAGES, ids=lambda one: one.code)
@pytest.mark.parametrize(("width", "height"), [*WIDTHS, (118, 40), (78, 16), (147, 50)])
def test_nothing_is_cut_off_in_any_state(language: Language, width: int, height: int) -> None:
    full = entries_of(at_selection().rows)
    views = [
        *(
            view(language, *SIX, typed=typed)
            for typed in ("", "zj", "mt", "zjx", "bank", "dx", "0", "z" * 40)
        ),
        *(view(language, *SIX, key=full[place].key, terms=TERMS) for place in range(0, len(full), 29)),
    ]
    for shown in views:
        block = selection_block(shown, width, height)
        assert not overflow(block.lines, width + 1)
        assert len(block.lines) == height
        assert not ambiguous_characters(read(block.lines, width))


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda one: one.code)
def test_keys_and_words_to_say_fit_their_rows(language: Language) -> None:
    for typed in ("", "zj", "mt", "zjx", "bank"):
        shown = view(language, typed=typed)
        assert not overflow([hint_line(hints_of(shown), 80)], 79)
        script = SCRIPTS[language.code].page(script_of(shown)).filled(**words_of(shown))
        assert "{" not in script.say


def test_hostile_names_stay_in_their_columns() -> None:
    wild = Bilingual("[/b] [@click=app.quit]\u202e\x1b[31m" + "长" * 60, "[/b]\n" + "W" * 90)
    platform = Platform(PlatformId("wild"), wild, "wild", wild)
    own = binding("wild", date(2023, 2, 11), HolderRelation.CURRENT_HOLDER)
    for found in ((), (own,)):
        call = at_selection(found=found, terms=Terms(PlatformList("1", (platform,)), "C"))
        for language in LANGUAGES:
            words = warning_words(CATALOGUE, language)
            for place in (0, 1):
                shown = SelectionView(call, entries_of(call.rows), place, "", language, words, TODAY)
                for width, height in WIDTHS:
                    lines = selection_block(shown, width, height).lines
                    assert not overflow(lines, width + 1)
                    assert "\x1b" not in "".join(read(lines, width))
