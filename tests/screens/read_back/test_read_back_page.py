"""The read-back as it is drawn: facts, pages of names, statements, button; in both languages and sizes."""

from dataclasses import replace
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent_console.backend import Bilingual, Platform, PlatformId, PlatformList, WarningWeight
from agent_console.calendar.promise import PromiseKind, promise
from agent_console.calendar.working_days import WorkingCalendar
from agent_console.call import events as e
from agent_console.call.call import Call, Terms
from agent_console.call.read_back import Statement
from agent_console.call.steps import Step
from agent_console.language import Language
from screens.read_back.code_words import CODE_FIELD
from screens.read_back.listing import Group, beside_label, list_pages, names_by_page, shortened
from screens.read_back.page import read_back_block
from screens.read_back.statements import missing_sentence
from screens.read_back.view import ReadBackView, divided
from screens.read_back.words import (
    code_told,
    heading_right,
    hints_of,
    resting_message,
    script_of,
    voided_sentence,
    words_of,
)
from screens.warnings import warning_words
from screens.widgets.keyline import hint_line
from screens.widgets.line import overflow
from tests.support_call import at, then
from tests.support_late_pages import (
    CATALOGUE,
    EN,
    LANGUAGES,
    SCRIPTS,
    SHORT_TERMS,
    TERMS,
    TODAY,
    WIDTHS,
    ZH,
    at_selection,
    read,
    roles,
    selection_events,
)
from tests.support_screens import ambiguous_characters

SIX = ("douyin", "toutiao", "alipay", "taobao", "eleme", "weibo")
EVERYTHING = tuple(platform.id for platform in CATALOGUE.platforms)
PROMISE = promise(PromiseKind.UNBIND, TODAY, WorkingCalendar())
WARNED, READ, AGREED = Statement
A_WHILE_LATER = at(190)


def reviewed(*ticked: str, stated: tuple[Statement, ...] = (), terms: Terms = SHORT_TERMS) -> Call:
    call = then(at_selection(*ticked, terms=terms), e.StepEntered(at=at(100), step=Step.READ_BACK))
    call = then(call, e.LastPageShown(at=at(100), reading=call.reading))
    return then(call, *(e.StatementMade(at=at(120), statement=one, reading=call.reading) for one in stated))


def view(call: Call, language: Language = ZH, now: datetime = A_WHILE_LATER, page: int = 0) -> ReadBackView:
    return ReadBackView(call, language, warning_words(CATALOGUE, language), PROMISE, now, page)


def rows(shown: ReadBackView, width: int = 78, height: int = 15) -> list[str]:
    return read(read_back_block(shown, width, height, code_told(shown)).lines, width)


def last(shown: ReadBackView, width: int = 78, height: int = 15) -> ReadBackView:
    return replace(shown, page=divided(shown, width, height).count - 1)


def test_a_short_list_stands_on_one_page_with_everything_else() -> None:
    shown = rows(view(reviewed(*SIX, stated=(WARNED, READ))))
    assert shown[1].startswith(" 应用 6 个  字节跳动   抖音  今日头条 ")
    assert shown[2] == "            阿里/蚂蚁  支付宝  淘宝  饿了么"
    assert shown[4] == " 交给       3 家公司：字节跳动、阿里/蚂蚁、新浪"
    assert shown[5] == " 提供什么   手机号码、入网日期、核验凭证；不提供姓名和证件号码"
    assert shown[6] == " 保持不动   美团、京东（本人在用）  没有勾选的 17 个"
    assert shown[7] == " 答复       2026-11-30（周一）前，5 个工作日     短信到 138****8000"
    assert shown[9] == " [x] 1  提示已说明     !! 字节跳动、阿里/蚂蚁：账号里如有钱款，找不回来"
    assert shown[10] == " [x] 2  已逐项复述     09:38:10 客户说对"
    assert shown[11] == " [ ] 3  单独同意       把号码提供给上面 3 家，只用于解除绑定"
    assert shown[13] == "     [ 8  提交：解绑 6 个应用 ]      还差 3 单独同意"


def test_in_english_the_grid_is_the_same() -> None:
    shown = rows(view(reviewed(*SIX, stated=(WARNED, READ)), EN))
    assert shown[2] == "            Alibaba / Ant  Alipay  Taobao  Ele.me"
    assert shown[9] == " [x] 1  Warnings told   !! ByteDance, Alibaba / Ant: money left is lost"
    assert shown[11] == " [ ] 3  Own consent     number goes to these 3, only to unbind"
    assert shown[13] == "     [ 8  Send: unbind 6 apps ]      missing: 3 own consent"
    one = rows(view(reviewed("toutiao"), EN))
    assert one[11] == " [ ] 3  Own consent     number goes to 1 company, only to unbind"


def test_the_button_is_lit_only_when_nothing_is_missing() -> None:
    closed = read_back_block(view(reviewed(*SIX, stated=(WARNED, READ))), 78, 15).lines[13]
    opened = read_back_block(view(reviewed(*SIX, stated=tuple(Statement))), 78, 15).lines[13]
    assert "button" not in roles(closed)
    assert "button" in roles(opened)


def test_what_is_missing_is_named_on_the_button_and_on_the_status_line() -> None:
    none = view(reviewed(*SIX))
    assert rows(none)[13].endswith("还差 1 2 3")
    assert missing_sentence(none) == "x 还差：1 提示已说明、2 已逐项复述、3 单独同意"
    assert missing_sentence(view(reviewed(*SIX, stated=(WARNED, READ)), EN)) == "x Missing: 3 own consent"


def test_a_list_without_warnings_asks_for_none() -> None:
    plain = view(reviewed("toutiao"))
    assert rows(plain)[9] == "  =  1  提示已说明     = 没有要说明的提示"
    assert rows(plain)[13].endswith("还差 2 3")


def test_more_than_twelve_apps_are_listed_first_and_the_statements_stand_on_the_last_page() -> None:
    shown = view(reviewed(*EVERYTHING, terms=TERMS))
    division = divided(shown, 78, 15)
    assert division.count > 2
    for page in range(division.count - 1):
        text = "\n".join(rows(replace(shown, page=page)))
        assert "[ 8" not in text
        assert "1 2 3 8 都不起作用" in text
    assert "[ 8  提交：解绑" in "\n".join(rows(last(shown)))


def test_on_each_page_of_many_its_own_names_are_said() -> None:
    shown = view(reviewed(*EVERYTHING, terms=TERMS))
    division = divided(shown, 78, 15)
    whole = words_of(shown, SCRIPTS["zh"])
    for page in range(division.count - 1):
        said = words_of(replace(shown, page=page), SCRIPTS["zh"], division)
        assert said["count"] == whole["count"]
        assert division.names[page][0].rsplit(" ", 1)[-1] in "\n".join(rows(replace(shown, page=page)))
        assert said["platforms"].startswith(division.names[page][0])
    assert words_of(last(shown), SCRIPTS["zh"], division) == whole
    every = tuple(name for names in division.names for name in names)
    assert every == tuple(name for group in shown.groups for name in group.apps)


def test_every_ticked_app_stands_on_some_page() -> None:
    call = reviewed(*EVERYTHING, terms=TERMS)
    for language in LANGUAGES:
        for width, height in WIDTHS:
            shown = view(call, language)
            pages = range(divided(shown, width, height).count)
            text = "\n".join("\n".join(rows(replace(shown, page=page), width, height)) for page in pages)
            for row in call.chosen:
                name = language.bilingual(row.platform.name)
                assert name.rsplit(" ", 1)[-1] in text


def test_on_hold_the_statements_say_why_they_are_closed() -> None:
    held = view(then(reviewed(*SIX, stated=(WARNED,)), e.LineHeld(at=at(130))), now=at(164))
    shown = rows(held)
    assert shown[10] == " [ ] 2  已逐项复述     - 保持中不能记"
    assert heading_right(held, divided(held, 78, 15)) == "~ 保持中 0:34"
    assert resting_message(held, divided(held, 78, 15)).startswith("~ 保持中：客户听不到")
    assert resting_message(replace(held, now=at(260)), divided(held, 78, 15)) == "! 保持 2 分钟了，回去说一声"


def test_the_title_counts_down_the_verification() -> None:
    shown = view(reviewed(*SIX), now=at(225))
    assert heading_right(shown, divided(shown, 78, 15)) == "核验还有 6:35"


def test_once_the_proof_is_too_old_a_field_for_a_code_opens_and_the_statements_stay() -> None:
    old = view(reviewed(*SIX, stated=tuple(Statement)), now=at(700))
    block = read_back_block(old, 78, 15, code_told(old))
    shown = read(block.lines, 78)
    assert [place.field for place in block.places] == [CODE_FIELD]
    assert sum("[x]" in row for row in shown) == 3
    assert shown[12].startswith(" 验证码")
    assert shown[13].endswith("还差 F5 再发一次码")
    assert not read_back_block(view(reviewed(*SIX)), 78, 15).places


def test_what_was_stated_about_another_list_is_said_to_count_no_more() -> None:
    before = reviewed(*SIX, stated=tuple(Statement))
    history = (
        *selection_events(*SIX),
        *(e.StatementMade(at=at(50), statement=one, reading=before.reading) for one in Statement),
    )
    changed = then(before, e.Unticked(at=at(130), platform_ids=(PlatformId("weibo"),)))
    assert voided_sentence(history, view(changed)) == "! 名单变了：1 2 3 重新问"
    dropped = then(before, e.LineDropped(at=at(130)))
    assert voided_sentence(history, view(dropped)) == "! 以前的回答不算数了：1 2 3 重新问"
    assert voided_sentence(history, view(before)) == ""
    assert voided_sentence((), view(changed)) == ""


def test_the_script_asks_the_question_whose_answer_is_missing() -> None:
    def asked(*stated: Statement, now: datetime = A_WHILE_LATER) -> str:
        shown = view(reviewed(*SIX, stated=stated), now=now)
        return script_of(shown, divided(shown, 78, 15))

    assert [asked(), asked(WARNED), asked(WARNED, READ)] == ["statement_1", "statement_2", "statement_3"]
    assert asked(WARNED, READ, AGREED) == "read_back"
    assert asked(WARNED, READ, AGREED, now=at(3600)) == "read_back_code"


@pytest.mark.full
@pytest.mark.parametrize("language", LANGUAGES, ids=lambda one: one.code)
@pytest.mark.parametrize(("width", "height"), [*WIDTHS, (118, 40), (147, 50)])
def test_nothing_is_cut_off_in_any_state(language: Language, width: int, height: int) -> None:
    calls = [
        reviewed(*SIX, stated=(WARNED, READ)),
        reviewed(*SIX, stated=tuple(Statement)),
        reviewed("toutiao"),
        reviewed("baidu-netdisk"),
        reviewed(*SIX, "baidu-netdisk"),
        reviewed("douyin", "dianping", "alipay", "weibo", terms=TERMS),
        reviewed(*EVERYTHING, terms=TERMS),
        then(reviewed(*SIX), e.LineHeld(at=at(130))),
    ]
    for call in calls:
        for now in (at(190), at(900)):
            shown = view(call, language, now)
            division = divided(shown, width, height)
            for page in range(division.count):
                paged = replace(shown, page=page)
                block = read_back_block(paged, width, height, code_told(paged))
                assert not overflow(block.lines, width + 1)
                assert len(block.lines) <= height
                assert not ambiguous_characters(read(block.lines, width))
                assert not overflow([hint_line(hints_of(paged, division), 80)], 79)
                script = SCRIPTS[language.code].page(script_of(paged, division))
                assert script.filled(**words_of(paged, SCRIPTS[language.code])).say


def test_a_provisional_day_says_so() -> None:
    shown = view(reviewed(*SIX))
    provisional = replace(shown, promise=replace(PROMISE, provisional=True))
    assert rows(provisional)[7].startswith(" 答复       2026-11-30（周一）前 暂定，5 个工作日")


def test_hostile_names_stay_in_their_places() -> None:
    wild = Bilingual("[/b] [@click=app.quit]\u202e\x1b[31m" + "长" * 60, "[/b]\n" + "W" * 90)
    platforms = tuple(
        Platform(
            PlatformId(f"wild{n}"), wild, f"f{n}", wild, warning_weight=WarningWeight.MONEY, warning=wild
        )
        for n in range(20)
    )
    terms = Terms(PlatformList("1", platforms), "C")
    for ticked in (("wild0",), tuple(one.id for one in platforms)):
        for language in LANGUAGES:
            for width, height in WIDTHS:
                shown = view(reviewed(*ticked, terms=terms), language)
                for page in range(divided(shown, width, height).count):
                    lines = read_back_block(replace(shown, page=page), width, height).lines
                    assert not overflow(lines, width + 1)


NAMES = st.lists(st.text("ab长 1", min_size=1, max_size=30), min_size=1, max_size=20)


@given(st.lists(NAMES, min_size=1, max_size=12), st.sampled_from([67, 78, 118]))
def test_any_list_fits_its_pages(companies: list[list[str]], width: int) -> None:
    groups = tuple(Group(f"公司{number}", tuple(apps)) for number, apps in enumerate(companies))
    pages = list_pages(groups, width, 11)
    assert all(len(page) <= 11 for page in pages)
    named = names_by_page(groups, width, 11)
    assert len(named) == len(pages)
    assert [app for page in named for app in page] == [app for apps in companies for app in apps]
    assert not overflow([line for page in pages for line in page], width + 1)
    assert not overflow(beside_label(groups, 13, width - 19), width - 19)


def test_what_all_names_begin_with_is_written_once() -> None:
    assert shortened(("Sample app 001", "Sample app 002", "Sample app 010")) == (
        "Sample app 001",
        "002",
        "010",
    )
    assert shortened(("抖音", "今日头条")) == ("抖音", "今日头条")
    assert shortened(("QQ", "微信", "腾讯视频")) == ("QQ", "微信", "腾讯视频")


def test_on_pages_of_its_own_each_name_carries_what_has_to_be_told() -> None:
    signed = Group("Ant", ("Alipay", "Taobao", "Baidu"), ("!!", "", "!"))
    assert signed.signed == ("!!Alipay", "Taobao", "!Baidu")
    page = list_pages((signed,), 78, 10)[0]
    assert "!!Alipay  Taobao  !Baidu" in [placed.text for placed in page[0].placed]
    many = Group("Sample", ("Sample app 001", "Sample app 002", "Sample app 010"), ("", "!!", ""))
    assert many.signed == ("Sample app 001", "!!002", "010")
