"""The selection as it is drawn: columns, boxes, locked rows, the range, texts; in both languages and sizes."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent_console.backend import (
    Bilingual,
    Binding,
    HolderRelation,
    Platform,
    PlatformAnswerState,
    PlatformId,
    PlatformList,
)
from agent_console.call import events as e
from agent_console.call.call import Terms
from agent_console.language import Language
from screens.selection.entries import Entry, Key, entries_of, listing_of
from screens.selection.page import list_height, selection_block
from screens.selection.rows import Change, all_shown, best_key, named, toggled, top_of_window, whole_family
from screens.selection.view import SelectionView, heading_right
from screens.selection.words import (
    change_sentence,
    foretold_sentence,
    found_sentence,
    hints_of,
    script_of,
    words_of,
)
from screens.warnings import warning_words
from screens.widgets.keyline import hint_line
from screens.widgets.line import overflow
from tests.support_call import at, binding, then
from tests.support_late_pages import (
    CATALOGUE,
    EN,
    FOUND,
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

Act = Callable[[Entry, frozenset[PlatformId]], Change]

SIX = ("douyin", "toutiao", "alipay", "taobao", "eleme", "weibo")


def view(
    language: Language,
    *ticked: str,
    typed: str = "",
    key: Key | None = None,
    terms: Terms = SHORT_TERMS,
    found: Iterable[Binding] = FOUND,
) -> SelectionView:
    call = at_selection(*ticked, terms=terms, found=found)
    entries = entries_of(call.rows, INDEX.find(typed) if typed else None)
    key = key or (best_key(INDEX, typed) if typed else None)
    words = warning_words(CATALOGUE, language)
    return SelectionView(call, entries, entries.place_of(key), typed, language, words, TODAY)


ASKED = tuple(
    replace(one, open_request_id="request-3f9a2c") if one.platform_id in ("douyin", "weibo") else one
    for one in FOUND
)
"""The same, with a request open for two of them."""


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


def test_what_is_asked_for_already_has_no_box_and_names_its_request() -> None:
    shown = rows(view(ZH, found=ASKED, key=("platform", "toutiao")))
    assert shown[1] == "    字节跳动                 0/1"
    assert shown[2] == "    ~  抖音                  ~  已申请         ~ 在办，编号 request-3f9a2c"
    shown = rows(view(EN, found=ASKED, key=("platform", "toutiao")))
    assert shown[2] == "    ~  Douyin                ~  asked for      ~ under way: request-3f9a2c"


def test_what_is_asked_for_already_says_below_a_filter_what_to_tell_the_caller() -> None:
    shown = rows(view(EN, found=ASKED, typed="dy"))
    assert any("asked for already, as request-3f9a2c." in row for row in shown)
    assert any("Tell the caller it is under way" in row for row in shown)
    assert script_of(view(EN, found=ASKED, typed="dy")) == "selection_under_way"


def test_one_platform_is_asked_about_as_one_and_a_company_as_several() -> None:
    assert script_of(view(ZH, typed="dy")) == "selection_filter_one"
    assert script_of(view(ZH, typed="zj")) == "selection_filter"


def test_what_is_asked_for_already_is_counted_where_there_is_any() -> None:
    call = at_selection(terms=SHORT_TERMS, found=ASKED)
    assert heading_right(call, ZH) == "已选 0   可选 21   锁定 2   在办 2"
    assert heading_right(call, EN).endswith("locked 2   under way 2")
    assert heading_right(call, EN, wide=False) == "chosen 0   open 21   # 2   ~ 2"


@pytest.mark.parametrize("act", [toggled, whole_family])
def test_no_key_ticks_what_is_asked_for_already(act: Act) -> None:
    entry = view(EN, found=ASKED, key=("platform", "douyin")).highlighted
    assert entry is not None
    assert "douyin" not in act(entry, frozenset()).tick


def test_all_passes_over_what_is_asked_for_already() -> None:
    ticked = all_shown(view(EN, found=ASKED).entries, frozenset()).tick
    assert "toutiao" in ticked
    assert not {"douyin", "weibo"} & set(ticked)


def test_a_command_that_names_what_is_asked_for_already_is_told_so() -> None:
    listing = listing_of(at_selection(found=ASKED).rows)
    alone, beside = (named(listing, INDEX, words, frozenset()) for words in ("dy", "dy alipay"))
    assert isinstance(alone, Change)
    assert change_sentence(alone, EN) == "~ Douyin is asked for already: under way, not ticked"
    assert foretold_sentence(alone, at_selection(found=ASKED).rows, EN, 70) == change_sentence(alone, EN)
    assert isinstance(beside, Change)
    assert beside.tick == ("alipay",)
    assert change_sentence(beside, EN) == "+ ticked all that is shown, 1, not Douyin: asked for"


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


@given(st.integers(1, 400), st.integers(0, 40), st.data())
def test_the_mark_is_in_sight_and_no_row_of_a_long_list_is_empty(
    count: int, height: int, data: st.DataObject
) -> None:
    place = data.draw(st.integers(0, count - 1))
    top = top_of_window(place, height, count)
    shown = max(height, 1)
    assert top <= place < top + shown
    assert top == 0 or top + shown <= count


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
        *(view(language, typed=typed, found=ASKED) for typed in ("", "dy", "zj")),
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
    for typed in ("", "zj", "mt", "zjx", "bank", "dy"):
        shown = view(language, typed=typed, found=ASKED)
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
