"""The submission as it is drawn: five faces, none of which says more than is known; in both languages and sizes."""

from dataclasses import replace
from datetime import date

import pytest

from agent_console.backend import ItemState, PlatformId, RequestItem, UnbindRequest
from agent_console.calendar.promise import Promise, PromiseKind, promise
from agent_console.calendar.working_days import WorkingCalendar
from agent_console.call import events as e
from agent_console.call.call import Call
from agent_console.call.steps import Step
from agent_console.language import Language
from screens.submission.page import TALL, submission_block
from screens.submission.view import Face, SubmissionView, face_of
from screens.submission.words import heading, heading_right, hints_of, resting_message, script_of, words_of
from screens.widgets.keyline import hint_line
from screens.widgets.line import overflow, width_of
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
)
from tests.support_screens import ambiguous_characters

SIX = ("douyin", "toutiao", "alipay", "taobao", "eleme", "weibo")
EVERYTHING = tuple(platform.id for platform in CATALOGUE.platforms)
CALENDAR = WorkingCalendar()
PROMISE = promise(PromiseKind.UNBIND, TODAY, CALENDAR)
ACCEPTED = e.FilingAccepted(at=at(127), filing=1, request_id="rq-1")
UNKNOWN = e.FilingUnknown(at=at(133), filing=1)
REFERENCE = "3f2a91c4-5b7d-4e0f-9a61-0c2d4e6f8a1b"
NO_ANSWER = e.FilingUnknown(at=at(133), filing=1, reference=REFERENCE)
SENT_BACK = e.FilingRefused(at=at(127), filing=1, code="PERMISSION_DENIED", reference=REFERENCE)
REFUSED = e.FilingRefused(at=at(127), filing=1, code="PERMISSION_DENIED" * 4)


def queued(*ticked: str, promised: Promise = PROMISE) -> Call:
    terms = TERMS if len(ticked) > 27 else SHORT_TERMS
    call = replace(at_selection(*ticked, terms=terms), id="001123-0001-7")
    filed = e.FilingQueued(
        at=at(125), filing=1, items=call.reading.items, promise=promised, tell_outcome_by=at(3600 * 26 + 1430)
    )
    return then(
        call,
        e.StepEntered(at=at(100), step=Step.READ_BACK),
        filed,
        e.StepEntered(at=at(125), step=Step.SUBMISSION),
    )


def view(call: Call, language: Language = ZH, *, sending: bool = False) -> SubmissionView:
    names = {row.platform.id: language.bilingual(row.platform.name) for row in call.rows}
    face = face_of(call.submission, sending)
    return SubmissionView(call, language, face, lambda one: names[one], CALENDAR, at(140))


def rows(shown: SubmissionView, width: int = 78, height: int = 15) -> list[str]:
    return read(submission_block(shown, width, height).lines, width)


def test_an_accepted_request_shows_its_number_its_day_and_what_was_not_promised() -> None:
    shown = rows(view(then(queued(*SIX), ACCEPTED)))
    assert shown[0].startswith(" 工单号     001123-0001-7    念：零零幺幺二三  零零零幺  七")
    assert shown[2] == " 受理       + 6 项已受理   09:38:17 登记中心收下"
    assert shown[3] == " 答复       2026-11-30（周一）前   5 个工作日"
    assert shown[4] == " 通知       短信到 138****8000，有工单号和日期"
    assert shown[6] == " 没有答应   每个平台都解绑：由平台核对，一项一项答"
    assert shown[10] == " 可以撤回   平台接手以前可以撤回，报工单号就行"


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda one: one.code)
def test_only_what_the_registry_took_is_called_accepted(language: Language) -> None:
    word = "已受理" if language is ZH else "accepted"
    for event in ((), (UNKNOWN,), (REFUSED,)):
        shown = view(then(queued(*SIX), *event), language)
        outside = (heading(shown), heading_right(shown), resting_message(shown))
        assert not any(word in text for text in outside)
        text = "\n".join(rows(shown))
        assert "2026-11-30" not in text


def test_an_unknown_outcome_says_by_when_the_caller_hears() -> None:
    shown = view(then(queued(*SIX), UNKNOWN))
    text = "\n".join(rows(shown))
    assert shown.face is Face.UNKNOWN
    assert "? 6 项结果未知   09:38:15 送出，09:38:23 没有回音" in text
    assert "2026-11-24（周二）12:00 前告诉客户到没到   已排进回电" in text
    assert words_of(shown)["day"] == "十一月二十四日"
    assert script_of(shown) == "submitted_unknown"


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda one: one.code)
@pytest.mark.parametrize(("width", "height"), WIDTHS)
@pytest.mark.parametrize("happened", [NO_ANSWER, SENT_BACK])
def test_what_the_engineer_finds_it_by_stands_on_the_page_until_it_is_settled(
    language: Language, width: int, height: int, happened: e.Event
) -> None:
    call = then(queued(*SIX), happened)
    shown = submission_block(view(call, language), width, height)
    everything = submission_block(view(call, language), width, TALL - 1)
    assert "3f2a91c4" in "\n".join(read(shown.lines, width))
    assert not overflow(shown.lines, width + 1)
    if height < TALL:
        assert read(everything.lines, width) == read(shown.lines, width)
    assert "3f2a91c4" not in "\n".join(rows(view(then(call, ACCEPTED), language)))


def test_the_least_settled_part_decides_the_face() -> None:
    assert view(queued(*SIX)).face is Face.QUEUED
    assert view(queued(*SIX), sending=True).face is Face.SENDING
    assert view(then(queued(*SIX), REFUSED)).face is Face.NEEDS_PERSON
    assert view(then(queued(*SIX), UNKNOWN), sending=True).face is Face.UNKNOWN
    assert view(then(queued(*SIX), UNKNOWN, ACCEPTED)).face is Face.ACCEPTED


def test_the_case_number_is_said_as_on_the_telephone() -> None:
    accepted = then(queued(*SIX), ACCEPTED)
    assert words_of(view(accepted))["case_number"] == "零零幺幺二三、零零零幺、七"
    assert words_of(view(accepted, EN))["case_number"] == "0-0-1-1-2-3, 0-0-0-1, 7"


def test_a_provisional_day_says_so_and_so_does_the_script() -> None:
    far = Promise(PromiseKind.UNBIND, date(2026, 12, 31), date(2027, 1, 8), provisional=True)
    shown = view(then(queued(*SIX, promised=far), ACCEPTED))
    assert rows(shown)[3].startswith(" 答复       2027-01-08（周五）前 暂定")
    assert script_of(shown) == "submitted_provisional"


def test_a_tall_window_lists_every_item_with_the_registrys_word() -> None:
    call = then(queued(*SIX), ACCEPTED)
    item = RequestItem("it-1", PlatformId("douyin"), None, ItemState.UNBOUND, at(300))
    told = e.FilingUpdated(at=at(300), filing=1, request=UnbindRequest("rq-1", None, at(127), (item,)))
    text = "\n".join(rows(view(then(call, told)), 67, 31))
    assert "+ 已解绑" in text
    assert text.count("~ 已提交") == 5
    assert "算 24 25 26 27 30；不算 28 29" in text


def test_more_items_than_rows_are_counted() -> None:
    call = then(queued(*EVERYTHING), ACCEPTED)
    assert "还有" in "\n".join(rows(view(call), 67, 31))


@pytest.mark.full
@pytest.mark.parametrize("language", LANGUAGES, ids=lambda one: one.code)
@pytest.mark.parametrize(("width", "height"), [*WIDTHS, (118, 40), (147, 50)])
def test_nothing_is_cut_off_in_any_state(language: Language, width: int, height: int) -> None:
    for ticked in (SIX, EVERYTHING, ("toutiao",)):
        for happened in ((), (ACCEPTED,), (UNKNOWN,), (NO_ANSWER,), (REFUSED,)):
            for sending in (False, True):
                shown = view(then(queued(*ticked), *happened), language, sending=sending)
                block = submission_block(shown, width, height)
                assert not overflow(block.lines, width + 1)
                assert len(block.lines) <= height
                assert not ambiguous_characters(read(block.lines, width))
                assert width_of(heading(shown)) + width_of(heading_right(shown)) <= 56
                assert not overflow([hint_line(hints_of(shown), 80)], 79)
                assert SCRIPTS[language.code].page(script_of(shown)).filled(**words_of(shown)).say


def test_whole_sentences_stand_in_the_narrowest_body() -> None:
    """A sentence of ours is never cut to fit; only what a registry wrote may be."""
    for width, height in WIDTHS:
        text = " ".join("\n".join(rows(view(then(queued(*SIX), ACCEPTED), EN), width, height)).split())
        for sentence in (
            "closed accounts, deleted data: the number only parts",
            "the case number finds it; no answer by then: we call",
            "until a platform takes over, by the case number",
        ):
            assert sentence in text
        unknown = " ".join("\n".join(rows(view(then(queued(*SIX), UNKNOWN), EN), width, height)).split())
        for sentence in (
            "the caller hears (due list)",
            "SMS to 138****8000 once it is accepted",
            "told by SMS",
        ):
            assert sentence in unknown


def test_a_call_whose_id_is_no_case_number_shows_it_as_it_is() -> None:
    call = replace(then(queued(*SIX), ACCEPTED), id="[/b] no number")
    assert "[/b] no number" in rows(view(call))[0]
