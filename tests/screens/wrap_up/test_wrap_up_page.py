"""The wrap-up as it is drawn: outcomes by their digits, the summary from the events, the time in words."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from agent_console.backend import OrderItem, PlatformAnswerState, PlatformId
from agent_console.calendar.promise import PromiseKind, promise
from agent_console.calendar.working_days import WorkingCalendar
from agent_console.call import events as e
from agent_console.call.call import Call
from agent_console.call.casework import Review, ReviewKind
from agent_console.call.line import Line, LineState
from agent_console.call.read_back import Reading, Statement
from agent_console.call.steps import Service, Step
from agent_console.call.stop import StopReason
from agent_console.call.wrap_up import Outcome
from agent_console.desk.calling_back import agreed_later, call_back_for
from agent_console.desk.ending import possible_outcomes, proposed_outcome
from agent_console.language import Language
from screens.widgets.keyline import hint_line
from screens.widgets.line import overflow, width_of
from screens.wrap_up.clock import WrapUpClock
from screens.wrap_up.page import summary_text, wrap_up_block
from screens.wrap_up.view import (
    DIGITS,
    Summary,
    TimeLeft,
    WrapUpView,
    choices,
    digit_of,
    moved,
    outcome_at,
    summary_of,
    time_left_word,
)
from screens.wrap_up.words import heading_right, hints_of, one_line, resting_message
from tests.support_call import NOW, at, lookup, opened, then, to_notice, worked
from tests.support_late_pages import (
    EN,
    LANGUAGES,
    SHORT_TERMS,
    TODAY,
    WIDTHS,
    ZH,
    at_selection,
    read,
    selection_events,
)
from tests.support_screens import ambiguous_characters

SIX = ("douyin", "toutiao", "alipay", "taobao", "eleme", "weibo")
CALENDAR = WorkingCalendar()
PROMISE = promise(PromiseKind.UNBIND, TODAY, CALENDAR)
WHOLE = timedelta(seconds=60)


def submitted() -> tuple[Call, tuple[e.Event, ...]]:
    call = at_selection(*SIX, terms=SHORT_TERMS)
    reading = call.reading
    more = (
        e.StepEntered(at=at(100), step=Step.READ_BACK),
        e.LastPageShown(at=at(100), reading=reading),
        *(
            e.StatementMade(at=at(300 + 10 * n), statement=one, reading=reading)
            for n, one in enumerate(Statement)
        ),
        e.FilingQueued(
            at=at(360), filing=1, items=reading.items, promise=PROMISE, tell_outcome_by=at(3600 * 26 + 1430)
        ),
        e.FilingAccepted(at=at(362), filing=1, request_id="rq-1"),
        e.StepEntered(at=at(400), step=Step.WRAP_UP),
    )
    return then(call, *more), (*selection_events(*SIX), *more)


def view(
    call: Call,
    language: Language = ZH,
    *,
    chosen: Outcome | None = None,
    summary: Summary | None = None,
    left: timedelta | None = timedelta(seconds=52),
    page: int = 0,
) -> WrapUpView:
    proposed = proposed_outcome(call)
    chosen = chosen or proposed
    due = call_back_for(call, chosen, CALENDAR, at(450))
    later = agreed_later(call, at(450))
    return WrapUpView(call, language, summary or Summary(), chosen, proposed, due, left, page, later)


def rows(shown: WrapUpView, width: int = 78, height: int = 15) -> list[str]:
    return read(wrap_up_block(shown, width, height).lines, width)


def stopped() -> Call:
    return then(worked(to_notice()), e.CallStopped(at=at(10), reason=StopReason.NOT_RECYCLED))


def test_the_outcome_is_proposed_from_what_happened() -> None:
    call, _ = submitted()
    shown = rows(view(call))
    assert shown[0] == " > 1  已受理 解绑            <- 预选：6 项已受理"
    assert shown[7] == "   9  其他                   要写备注"


def test_the_summary_is_made_from_the_events() -> None:
    call, history = submitted()
    shown = view(call, summary=summary_of(history))
    assert summary_text(shown) == "核验 09:36  勾选 6  复述 09:41  单独同意 09:41  提交 09:42"
    assert summary_text(view(worked(opened()))) == "没有核验，没有提交"


@pytest.mark.parametrize(
    ("kind", "told"), [(ReviewKind.WITHDRAW, "撤回 1 项"), (ReviewKind.REFILE, "再提交 1 项")]
)
def test_what_was_sent_about_an_earlier_case_stands_in_the_summary(kind: ReviewKind, told: str) -> None:
    call = worked(opened())
    reading = Reading("13800138000", (OrderItem(PlatformId("taobao")),), (), (), "C-2026-03")
    history = (e.ReviewSent(at=at(300), review=Review("001123-0001-7", kind, reading)),)

    assert summary_text(view(call, summary=summary_of(history))) == f"{told} 09:41"


@pytest.mark.parametrize("service", Service)
def test_the_one_summary_of_a_call_keeps_what_an_earlier_service_filed(service: Service) -> None:
    call, history = submitted()
    turned = then(call, e.ServiceChosen(at=at(401), service=service))

    assert "勾选 6" in summary_text(view(turned, summary=summary_of(history)))


def test_no_digit_is_eight_and_every_possible_outcome_has_one() -> None:
    for call in (submitted()[0], stopped(), worked(opened())):
        pages = choices(call)
        assert sorted(one for page in pages for one in page) == sorted(possible_outcomes(call))
        for page in pages:
            digits = [digit_of(page, one) for one in page]
            assert "8" not in digits
            assert len(set(digits)) == len(digits)
            assert [outcome_at(page, DIGITS.index(digit)) for digit in digits] == list(page)
        assert digit_of(pages[0], Outcome.OTHER) == "9"


def test_a_digit_without_an_outcome_chooses_nothing() -> None:
    page = choices(stopped())[-1]
    assert len(page) < len(DIGITS)
    assert outcome_at(page, len(page)) is None


def test_the_mark_walks_over_the_outcomes_of_the_page() -> None:
    page = choices(stopped())[0]
    assert moved(page, page[0], 1) is page[1]
    assert moved(page, page[0], -1) is page[0]
    assert moved(page, Outcome.INFORMED, 1) is page[0]


def test_outcomes_of_little_use_stand_on_a_page_of_their_own() -> None:
    shown = view(stopped())
    assert "还有" in rows(shown)[8]
    assert rows(view(stopped(), page=1))[0] != rows(shown)[0]


@pytest.mark.parametrize(
    ("seconds", "word"),
    [
        (60, TimeLeft.PLENTY),
        (31, TimeLeft.PLENTY),
        (30, TimeLeft.HALF),
        (20, TimeLeft.SOON),
        (0, TimeLeft.OVER),
    ],
)
def test_the_time_left_is_told_in_words(seconds: int, word: TimeLeft) -> None:
    assert time_left_word(timedelta(seconds=seconds), WHOLE) is word


def test_the_title_shows_the_time_in_figures_and_words() -> None:
    call, _ = submitted()
    assert heading_right(view(call), WHOLE) == "小结时间还有 0:52  充裕"
    assert heading_right(view(call, left=None), WHOLE) == "通话中，不计时"


def test_with_a_real_caller_on_the_line_the_time_does_not_run() -> None:
    clock = WrapUpClock(NOW, WHOLE, training=False)
    assert clock.left(Line(LineState.UP, NOW), at(500)) is None
    assert clock.left(Line(LineState.HELD, NOW), at(500)) is None
    assert not clock.over(Line(LineState.UP, NOW), at(500))


def test_it_runs_from_the_end_of_the_call_or_from_the_page_whichever_is_later() -> None:
    clock = WrapUpClock(at(100), WHOLE, training=False)
    assert clock.left(Line(LineState.ENDED, at(110)), at(120)) == timedelta(seconds=50)
    assert clock.left(Line(LineState.ENDED, at(50)), at(120)) == timedelta(seconds=40)
    assert clock.over(Line(LineState.ENDED, at(50)), at(160))


def test_in_training_it_runs_from_the_page_on() -> None:
    clock = WrapUpClock(NOW, WHOLE, training=True)
    assert clock.left(Line(LineState.UP, NOW), at(15)) == timedelta(seconds=45)


def test_more_time_is_offered_in_the_last_seconds_and_adds_a_minute() -> None:
    clock, line = WrapUpClock(NOW, WHOLE, training=True), Line(LineState.UP, NOW)
    assert not clock.offered(line, at(39))
    assert clock.offered(line, at(40))
    assert clock.with_more().left(line, at(40)) == timedelta(seconds=80)


def test_a_call_back_chosen_here_has_its_slot() -> None:
    call = worked(to_notice())
    assert rows(view(call, chosen=Outcome.CALL_BACK))[12] == " 回电       2026-11-24（周二）10:00"
    assert rows(view(call))[12] == " 回电       不需要"


def test_the_one_line_form_names_the_digit() -> None:
    call, _ = submitted()
    assert one_line(view(call)) == ":w 1"
    assert one_line(view(call, chosen=Outcome.OTHER)) == ":w 9"


@pytest.mark.full
@pytest.mark.parametrize("language", LANGUAGES, ids=lambda one: one.code)
@pytest.mark.parametrize(("width", "height"), [*WIDTHS, (118, 40)])
def test_nothing_is_cut_off_in_any_state(language: Language, width: int, height: int) -> None:
    call, history = submitted()
    noted = then(call, e.NoteFiled(at=at(410), text="[/b] 客户要再打来" * 10))
    for one in (call, noted, stopped(), worked(opened()), worked(to_notice())):
        for chosen in possible_outcomes(one):
            for page in range(len(choices(one))):
                shown = view(one, language, chosen=chosen, summary=summary_of(history), page=page)
                block = wrap_up_block(shown, width, height)
                assert not overflow(block.lines, width + 1)
                assert len(block.lines) <= height
                assert not ambiguous_characters(read(block.lines, width))
                place = block.places[0]
                assert place.column + place.width < width - width_of(language.text("may be empty"))
                assert not overflow([hint_line(hints_of(shown), 80)], 79)
                for offered in (False, True):
                    told = resting_message(shown, offered)
                    assert width_of(told) + width_of(one_line(shown)) <= 70


def test_our_sentences_stand_whole_in_the_narrowest_body() -> None:
    call, history = submitted()
    for width, height in WIDTHS:
        text = " ".join("\n".join(rows(view(call, EN, summary=summary_of(history)), width, height)).split())
        assert "checked 09:36 ticked 6 read 09:41 consent 09:41 filed 09:42" in text
        assert "put away, data masked, first page; due 2026-11-30" in text


def own_accounts_wait_too() -> Call:
    """Filed without an answer; own accounts are awaited until Wednesday, a call-back is agreed for the day after."""
    call, _ = submitted()
    waits = replace(lookup(state=PlatformAnswerState.PENDING), expected_by=date(2026, 11, 25))
    own = promise(PromiseKind.OWN_ACCOUNT_QUERY, TODAY, CALENDAR)
    return then(
        call,
        e.FilingUnknown(at=at(370), filing=1),
        e.ServiceChosen(at=at(401), service=Service.OWN_ACCOUNTS),
        e.OwnLookupStarted(at=at(402), lookup_id="lk-2", promise=own),
        e.OwnLookupAnswered(at=at(403), lookup=waits),
        e.CallBackAgreed(at=at(404), day=date(2026, 11, 26)),
    )


@pytest.mark.parametrize(("language", "width"), [(ZH, 78), (ZH, 67), (EN, 78), (EN, 67)])
def test_two_call_backs_and_two_days_are_both_named_with_what_they_are_for(
    language: Language, width: int
) -> None:
    call = own_accounts_wait_too()
    shown = "\n".join(rows(view(call, language), width))
    for told in ("11-24 12:00", "11-26 10:00", "11-25", "11-30"):
        assert told in shown, told
    assert "…" not in shown
