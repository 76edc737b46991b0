"""A stop page says why, what can be done and what was not done, and never claims what is not so."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from agent_console.backend import Carrier, Verdict
from agent_console.calendar.holidays import load_holidays
from agent_console.calendar.working_days import WorkingCalendar
from agent_console.call import events as e
from agent_console.call.call import Call
from agent_console.call.stop import STOP_PAGES, NextStep, Stop, StopReason
from agent_console.data_files import data_file
from agent_console.language import Language, load_language, load_scripts
from screens.stopped.page import not_done, stop_block, why, wrap_up_words
from screens.stopped.texts import TEXTS
from screens.stopped.values import StopValues, values_of
from screens.widgets.line import Line, overflow
from tests.support_call import (
    NOW,
    at,
    record,
    then,
    to_code,
    to_notice,
    to_read_back,
    to_verification,
    worked,
)
from tests.support_screens import ambiguous_characters

CALENDAR = WorkingCalendar(load_holidays(data_file("holidays")).years)
ZH, EN = load_language("zh"), load_language("en")

NUMBERS = {
    StopReason.NOT_SYNCED_YET: record(Verdict.NOT_SYNCED_YET, activated_on=None, retry_on=date(2026, 11, 27)),
    StopReason.OTHER_CARRIER: replace(record(Verdict.OTHER_CARRIER), carrier=Carrier.CHINA_UNICOM),
    StopReason.OTHER_CARRIER_MVNO: replace(record(Verdict.OTHER_CARRIER), carrier=Carrier.MVNO),
}
LATER = {
    StopReason.NOT_HOLDER: to_verification,
    StopReason.NO_SIM: to_verification,
    StopReason.FACTOR_LOCKED: to_verification,
    StopReason.LINE_DROPPED: to_read_back,
    StopReason.DECLINED: to_read_back,
}


def stopped(reason: StopReason, chosen: NextStep | None = None) -> Call:
    history = LATER[reason]() if reason in LATER else to_notice(NUMBERS.get(reason))
    call = worked(history)
    if reason is StopReason.LINE_DROPPED:
        return then(call, e.LineDropped(at=at(331)))
    call = then(call, e.CallStopped(at=at(60), reason=reason))
    return replace(call, stop=Stop(reason, chosen)) if chosen else call


def values(call: Call, language: Language) -> StopValues:
    return values_of(call, CALENDAR, NOW, language)


def body(call: Call, language: Language, width: int = 78) -> tuple[Line, ...]:
    script = load_scripts(language.code).page((call.stop or Stop(StopReason.DECLINED)).reason.value.lower())
    return stop_block(call, script, values(call, language), language, width).lines


def shown(lines: tuple[Line, ...]) -> list[str]:
    return ["  ".join(placed.text for placed in sorted(line.placed)) for line in lines]


@pytest.mark.full
@pytest.mark.parametrize("language", [ZH, EN], ids=["zh", "en"])
@pytest.mark.parametrize("width", [67, 78])
@pytest.mark.parametrize("reason", StopReason)
def test_every_page_fits_with_every_choice(reason: StopReason, width: int, language: Language) -> None:
    for chosen in (None, *STOP_PAGES[reason].choices):
        lines = body(stopped(reason, chosen), language, width)
        assert overflow(lines, width + 1) == []
        assert len(lines) <= 15
        assert ambiguous_characters(shown(lines)) == set()


@pytest.mark.parametrize("language", [ZH, EN], ids=["zh", "en"])
@pytest.mark.parametrize("reason", StopReason)
def test_every_script_has_all_it_leaves_open(reason: StopReason, language: Language) -> None:
    script = load_scripts(language.code).page(reason.value.lower())
    filled = script.filled(**values(stopped(reason), language).spoken)
    assert "{" not in filled.say + filled.full


def test_the_page_of_a_number_that_never_changed_hands_is_the_one_drawn() -> None:
    assert shown(body(stopped(StopReason.NOT_RECYCLED), ZH)) == [
        "为什么  运营商答：这个号码放出以后只有一位机主。",
        "没有以前的机主，就没有可解绑的。",
        "",
        "现在可以  1  转查本人名下的应用  <- 预选",
        "2  转查号码标记",
        "3  结束",
        "",
        "客户再问  「可是微信说已注册？」  多半是本人或家人注册的，查本人名下就清楚。",
        "",
        "小结预选  不符合条件：没有换过机主",
        "没有做  没有查绑定，没有提交，没有发短信",
    ]


def test_the_call_back_of_an_unjudged_number_is_three_working_days_on() -> None:
    assert "1  登记，2026-11-26（周四）前回电" in shown(body(stopped(StopReason.CANNOT_JUDGE), ZH))[3]


def test_a_new_number_is_rung_on_the_day_the_registry_named() -> None:
    text = "\n".join(shown(body(stopped(StopReason.NOT_SYNCED_YET), ZH)))
    assert "2026-11-27（周五）起可以查" in text
    assert "约 11-27（周五）10:00 回电" in text
    assert "11-27 以后客户自己打来" in text


def test_the_activation_date_stands_on_no_page_before_verification() -> None:
    for reason in StopReason:
        if reason in LATER:
            continue
        assert "2021" not in "\n".join(shown(body(stopped(reason), ZH)))


def test_another_carrier_is_named_with_the_line_of_the_registry() -> None:
    call = stopped(StopReason.OTHER_CARRIER)
    assert "1  告诉客户打 10010" in shown(body(call, ZH))[2]
    known = replace(call.numbers.record or record(), service_line="10011")
    call = replace(call, numbers=replace(call.numbers, record=known))
    assert "1  告诉客户打 10011" in shown(body(call, ZH))[2]


def test_whatever_a_registry_names_as_its_line_stays_in_its_row() -> None:
    call = stopped(StopReason.OTHER_CARRIER)
    known = replace(call.numbers.record or record(), service_line="[/b] [@click=app.quit]" * 9)
    call = replace(call, numbers=replace(call.numbers, record=known))
    assert overflow(body(call, ZH, 67), 68) == []


def test_the_default_moves_to_what_was_chosen() -> None:
    rows = shown(body(stopped(StopReason.CANCELLED, NextStep.SHOP), ZH))
    assert [row.rpartition("<-")[2].strip() for row in rows if "<-" in row] == ["已选"]
    assert "2  客户说号码在用：转营业厅查  <- 已选" in "\n".join(rows)


def test_no_call_back_is_offered_for_today_when_it_is_too_late() -> None:
    call = stopped(StopReason.NO_SIM)
    evening = values_of(call, CALENDAR, NOW + timedelta(hours=10), ZH)
    script = load_scripts("zh").page("no_sim")
    rows = shown(stop_block(call, script, evening, ZH, 78).lines)
    assert any("1  - 今天太晚了，不能再约" in row for row in rows)


def test_a_call_back_today_is_spoken_with_its_own_hour() -> None:
    assert values(stopped(StopReason.NO_SIM), ZH).spoken["when"] == "十一月二十四日十点"
    today = values(stopped(StopReason.NO_SIM, NextStep.CALL_BACK_TODAY), ZH)
    assert today.spoken["when"] == "十一月二十三日十二点"


def test_what_was_not_done_is_read_off_the_call() -> None:
    assert not_done(stopped(StopReason.PREVIOUS_HOLDER), ZH) == "没有查绑定，没有提交，没有发短信"
    after_code = then(worked(to_code()), e.CallStopped(at=at(60), reason=StopReason.PREVIOUS_HOLDER))
    assert not_done(after_code, ZH) == "没有查绑定，没有提交"
    after_lookup = then(worked(to_read_back()), e.CallStopped(at=at(60), reason=StopReason.NOT_HOLDER))
    assert not_done(after_lookup, ZH) == "没有提交"


def test_a_lock_says_how_often_was_compared_and_not_what_was_wrong() -> None:
    call = stopped(StopReason.FACTOR_LOCKED)
    locked = replace(call, verification=replace(call.verification, match_misses=3, locked_factor="identity"))
    assert why(locked, values(locked, ZH), ZH)[0] == "姓名和证件号码今天比对了 3 次，都不一致。"
    assert not_done(locked, ZH).endswith("；比对过 3 次")
    by_code = replace(call, verification=replace(call.verification, code_misses=3, locked_factor="code"))
    assert why(by_code, values(by_code, ZH), ZH)[0] == "验证码今天输错了 3 次。"


@pytest.mark.parametrize(
    ("reason", "chosen", "words"),
    [
        (StopReason.NOT_RECYCLED, None, "不符合条件：没有换过机主"),
        (StopReason.CANNOT_JUDGE, None, "不符合条件：判断不了"),
        (StopReason.NOT_SYNCED_YET, None, "约定回电：未同步"),
        (StopReason.NOT_SYNCED_YET, NextStep.END, "不符合条件：未同步"),
        (StopReason.NO_SIM, None, "约定回电：收不到验证码"),
        (StopReason.NO_SIM, NextStep.CALLER_RINGS_AGAIN, "无法核验：收不到验证码"),
        (StopReason.FACTOR_LOCKED, None, "无法核验：今天已锁"),
        (StopReason.PREVIOUS_HOLDER, None, "以前机主来电"),
        (StopReason.LINE_DROPPED, None, "通话中断：没有提交"),
    ],
)
def test_the_proposed_wrap_up_agrees_with_what_was_chosen(
    reason: StopReason, chosen: NextStep | None, words: str
) -> None:
    assert wrap_up_words(stopped(reason, chosen), ZH) == words


def test_a_dropped_line_says_when_and_where_it_goes_on() -> None:
    call = stopped(StopReason.LINE_DROPPED)
    assert why(call, values(call, ZH), ZH) == (
        "09:41:41 断线，什么都没有提交。",
        "复述时的回答不再算数，接通后从 6 接着办。",
    )
    assert (
        values(call, ZH).filled(ZH.text(TEXTS[StopReason.LINE_DROPPED].title))
        == "通话中断在 6 复述：没有提交"
    )
