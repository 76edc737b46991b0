"""The verification drawn from plain data: every state fits, one joint answer, no name and no code in any row."""

from datetime import date, timedelta
from typing import Any

import pytest

from agent_console.backend import (
    CodeAnswer,
    CodeOutcome,
    FraudSignals,
    IdentityAnswer,
    MatchOutcome,
    SendCodeAnswer,
    SendCodeOutcome,
    Signal,
    Ternary,
)
from agent_console.call import events as e
from agent_console.call.call import Call
from agent_console.call.gates import Act
from agent_console.call.steps import Service
from agent_console.call.stop import NextStep
from agent_console.identity.id_number import IdNumberProblem, IdNumberProblemKind
from agent_console.language import Language, load_language
from screens.verification.id_problems import id_problem_sentence, reading_groups
from screens.verification.page import CODE, DOCUMENT, NAME, VerificationView, verification_block
from screens.verification.words import resend_sentence, resting_message, script_of
from screens.widgets.line import width_of
from tests.screens.pages import faults_of, rows_of
from tests.support_call import (
    ACTIVATED_ON,
    CLEAR,
    NOW,
    OTHER,
    at,
    opened,
    then,
    to_code,
    to_lookup,
    to_notice,
    to_verification,
    worked,
)

ZH, EN = load_language("zh"), load_language("en")
DOCUMENT_TYPED = "34052419800101001"


def view(
    call: Call | None = None, language: Language = ZH, seconds: float = 19, **changes: Any
) -> VerificationView:
    facts: dict[str, Any] = {"masks": ("张*", "3*****************"), **changes}
    return VerificationView(call or worked(to_verification()), language, at(seconds), **facts)


def signals(swap: Signal, forwarded: Ternary, messages: Ternary) -> FraudSignals:
    return FraudSignals(swap, Signal(forwarded), Signal(messages))


def missed(outcome: MatchOutcome = MatchOutcome.NO_MATCH) -> Call:
    signals_told = e.SignalsAnswered(at=at(5), signals=CLEAR)
    compared = e.IdentityCompared(at=at(6), answer=IdentityAnswer(outcome))
    return then(worked(to_verification()), signals_told, compared)


def code_answered(outcome: CodeOutcome) -> Call:
    return then(worked(to_code()), e.CodeCompared(at=at(18), answer=CodeAnswer(outcome)))


def matched(signal_answers: FraudSignals = CLEAR) -> Call:
    told = e.SignalsAnswered(at=at(5), signals=signal_answers)
    match = e.IdentityCompared(at=at(6), answer=IdentityAnswer(MatchOutcome.MATCH))
    return then(worked(to_verification()), told, match)


def calls() -> list[Call]:
    every_signal = [
        signals(Signal(swap), forwarded, messages)
        for swap in Ternary
        for forwarded in Ternary
        for messages in Ternary
    ]
    told = [then(worked(to_verification()), e.SignalsAnswered(at=at(5), signals=one)) for one in every_signal]
    sent = [
        then(matched(), e.CodeSent(at=at(7), answer=SendCodeAnswer(outcome, "otp-1")))
        for outcome in SendCodeOutcome
    ]
    other_line = then(worked(opened(OTHER)), *to_notice()[1:])
    return [
        *told,
        *(missed(outcome) for outcome in MatchOutcome),
        *(code_answered(outcome) for outcome in CodeOutcome),
        *sent,
        other_line,
        matched(),
        then(matched(), e.CodeSendUnknown(at=at(7))),
        worked(to_lookup()),
        worked(to_verification()),
    ]


def states(language: Language) -> list[VerificationView]:
    problems = [IdNumberProblem(kind, 15) for kind in IdNumberProblemKind]
    typing: dict[str, Any] = {"name_typed": True, "document_typed": DOCUMENT_TYPED}
    return [
        *(view(call, language, seconds) for call in calls() for seconds in (19, 40, 400)),
        *(view(language=language, document_problem=one, focus=DOCUMENT, **typing) for one in problems),
        *(view(language=language, focus=one, **typing) for one in (NAME, DOCUMENT, None)),
        *(view(missed(), language, focus=one, **typing) for one in (NAME, DOCUMENT, None)),
        *(
            view(call, language, under_way=frozenset({act}))
            for call in calls()
            for act in (Act.COMPARE, Act.SEND_CODE, Act.CONFIRM_CODE)
        ),
        view(language=language, name_missing=True, focus=NAME),
        view(worked(to_code()), language, code_short=3, focus=CODE),
        view(worked(to_code()), language, code_odd=True, focus=CODE),
    ]


@pytest.mark.full
@pytest.mark.parametrize("language", [ZH, EN], ids=["zh", "en"])
@pytest.mark.parametrize(("width", "height"), [(78, 15), (67, 31)])
def test_every_state_fits_and_has_no_character_of_ambiguous_width(
    language: Language, width: int, height: int
) -> None:
    for state in states(language):
        assert faults_of(verification_block(state, height), width, height) == []


@pytest.mark.parametrize("language", [ZH, EN], ids=["zh", "en"])
def test_every_sentence_about_an_id_number_fits_beside_its_field(language: Language) -> None:
    for kind in IdNumberProblemKind:
        assert width_of(id_problem_sentence(IdNumberProblem(kind, 15), language)) <= 31


@pytest.mark.parametrize("language", [ZH, EN], ids=["zh", "en"])
def test_every_status_line_fits_its_rule(language: Language) -> None:
    for state in states(language):
        assert width_of(resting_message(state)) <= 70


def test_typing_the_id_number_stands_as_it_was_drawn() -> None:
    shown = view(focus=DOCUMENT, name_typed=True, document_typed=DOCUMENT_TYPED)
    rows = rows_of(verification_block(shown, 15), 78)
    assert rows == [
        " 号码       138****8000      + 客户就在用这个号码打来",
        "",
        " 姓名                          已填，移开就遮住",
        " 证件号码                            17 / 18 位",
        "            340524 19800101 001_     满 18 位且校验对，自动比对",
        "",
        " 比对         还没有比对             今天还可比对 3 次",
        "",
        " 安全信号   ~ 换卡 查询中    ~ 呼叫转移 查询中   ~ 收短信 查询中",
        "",
        " 验证码                - 比对一致后才能发",
        "",
        " 有效期       核验通过后 10 分钟内可以提交",
    ]
    assert resting_message(shown) == "  正在输入证件号码"


@pytest.mark.parametrize(
    ("language", "on_it", "on_another"),
    [
        (ZH, "+ 是我们打给这个号码的", "! 我们打的是客户的另一个号码"),
        (EN, "+ we rang the caller on it", "! we rang the caller on another number"),
    ],
    ids=["zh", "en"],
)
def test_of_a_call_back_the_page_says_that_it_was_we_who_rang(
    language: Language, on_it: str, on_another: str
) -> None:
    rung = e.CaseNamed(at=at(5), case="261123-0481-4", ringing_back=True)
    for line, told in (
        (worked(to_verification()), on_it),
        (then(worked(opened(OTHER)), *to_notice()[1:]), on_another),
    ):
        assert rows_of(verification_block(view(then(line, rung), language), 15), 78)[0].endswith(told)


def test_the_match_and_its_code_stand_as_they_were_drawn() -> None:
    rows = rows_of(verification_block(view(worked(to_code())), 15), 78)
    assert rows[5] == " 比对       + 姓名和证件号码一致     第 1 次"
    assert rows[7] == " 安全信号   + 近 30 天没换卡   + 没有呼叫转移    + 能收短信"
    assert rows[9] == " 验证码                ~ 09:36:17 已发出   有效 4:48   重发还要等 0:18"
    assert rows[10] == "                         还可输错 3 次"
    assert resting_message(view(worked(to_code()))).startswith("+ 一致，验证码已自动发出")


def test_no_match_stands_as_it_was_drawn_and_is_one_joint_answer() -> None:
    shown = view(missed(), focus=NAME, name_typed=True, document_typed=DOCUMENT_TYPED + "X")
    rows = rows_of(verification_block(shown, 15), 78)
    assert rows[2].endswith("x 两项合起来不一致")
    assert rows[3].endswith("请客户把两项都再报一遍")
    assert rows[5] == " 比对       x 第 1 次不一致        ! 今天还可比对 2 次"
    assert rows[6].strip() == "听错字、听错一位都会这样，不等于冒名"
    assert rows[-1] == " 别的出路   F9  不是机主 / 收不到码 / 约回电"


def test_the_reading_groups_an_id_number_as_it_is_read_back() -> None:
    assert reading_groups("34052419800101001") == "340524 19800101 001_"
    assert reading_groups("3405 24-1980 0101 001x") == "340524 19800101 001X"
    assert reading_groups("") == "______ ________ ____"


def test_what_was_typed_stands_in_no_row_once_the_cursor_has_left() -> None:
    shown = view(focus=NAME, name_typed=True, document_typed=DOCUMENT_TYPED)
    assert not any("1980" in row for row in rows_of(verification_block(shown, 15), 78))


def test_the_code_can_only_be_typed_after_a_match_and_a_sent_code() -> None:
    def code_place(call: Call) -> bool:
        return next(
            place.active for place in verification_block(view(call), 15).places if place.field == CODE
        )

    assert not code_place(worked(to_verification()))
    assert not code_place(matched())
    assert not code_place(then(matched(), e.CodeSendUnknown(at=at(7))))
    assert code_place(worked(to_code()))


def test_after_the_match_name_and_number_have_no_field_any_more() -> None:
    fields = {place.field for place in verification_block(view(worked(to_code())), 15).places}
    assert fields == {CODE}


def test_while_a_comparison_is_out_nothing_can_be_typed() -> None:
    places = verification_block(view(under_way=frozenset({Act.COMPARE})), 15).places
    assert not any(place.active for place in places)


def test_a_line_that_brought_no_number_is_not_said_to_be_another() -> None:
    unknown = view(then(worked(opened(None)), *to_notice()[1:]))
    other = view(then(worked(opened(OTHER)), *to_notice()[1:]))
    assert "? 线路没有带来号码" in "".join(rows_of(verification_block(unknown, 78), 78))
    assert "! 客户从别的号码打来" in "".join(rows_of(verification_block(other, 78), 78))


def test_after_the_match_nobody_is_asked_for_name_and_number_again() -> None:
    assert script_of(view()) == "verification"
    assert script_of(view(matched())) == "verification_matched"
    assert script_of(view(worked(to_code()))) == "verification_code"


def test_a_code_that_may_or_may_not_have_gone_out_says_to_ask_the_caller_first() -> None:
    rows = rows_of(verification_block(view(then(matched(), e.CodeSendUnknown(at=at(7)))), 15), 78)
    assert any("? 不知道短信出没出去" in row for row in rows)
    assert any("先问客户收到没有，再按 F5" in row for row in rows)


def test_a_code_that_is_too_old_says_so_although_nobody_asked() -> None:
    late = view(worked(to_code()), seconds=7 + 5 * 60)
    assert any("x 过期了，按 F5 再发" in row for row in rows_of(verification_block(late, 15), 78))


def test_a_resend_is_counted_down_and_then_free() -> None:
    assert "0:18" in resend_sentence(view(worked(to_code()), seconds=19))
    assert resend_sentence(view(worked(to_code()), seconds=37)) == ""


def test_a_sim_as_old_as_the_tenure_is_no_warning_and_its_day_is_not_shown() -> None:
    old = signals(Signal(Ternary.YES, on=ACTIVATED_ON), Ternary.NO, Ternary.YES)
    newer = signals(Signal(Ternary.YES, on=date(2026, 11, 1)), Ternary.NO, Ternary.YES)
    calm, alarmed = (
        "\n".join(rows_of(verification_block(view(matched(one)), 15), 78)) for one in (old, newer)
    )
    assert "! " not in calm
    assert "! " in alarmed
    assert "2021" not in calm + alarmed
    assert "2026" not in calm + alarmed


def test_signals_that_were_not_clear_ask_the_agent_to_look_before_f5() -> None:
    call = matched(signals(Signal(Ternary.NO), Ternary.UNKNOWN, Ternary.YES))
    rows = rows_of(verification_block(view(call), 15), 78)
    assert any("F5" in row for row in rows)
    assert "? 呼叫转移 没查到" in rows[7]


def test_time_on_the_page_is_the_clocks_that_was_given() -> None:
    first = rows_of(verification_block(view(worked(to_code()), seconds=10), 15), 78)
    later = rows_of(verification_block(view(worked(to_code()), seconds=11), 15), 78)
    assert first != later
    assert NOW + timedelta(seconds=10) == at(10)


def rung_back(*before: e.Event) -> Call:
    dropped = then(worked(to_verification()), *before, e.LineDropped(at=at(6)))
    return then(dropped, e.NextStepChosen(at=at(7), choice=NextStep.RING_BACK), e.LineResumed(at=at(8)))


def first_row(call: Call) -> str:
    return rows_of(verification_block(view(call, EN), 15), 78)[0]


def test_after_a_drop_the_page_says_that_it_was_we_who_rang() -> None:
    again = then(rung_back(), e.LineHeld(at=at(9)), e.LineResumed(at=at(10)))
    assert "the caller is calling from it" in first_row(worked(to_verification()))
    assert "+ we rang the caller on it" in first_row(rung_back())
    assert "+ we rang the caller on it" in first_row(again)


def test_who_rings_again_by_themselves_after_a_drop_is_calling() -> None:
    back = e.NextStepChosen(at=at(10), choice=NextStep.CALLER_IS_BACK)
    assert "is calling from it" in first_row(
        then(rung_back(), e.LineDropped(at=at(9)), back, e.LineResumed(at=at(11)))
    )
    resumed = then(rung_back(), e.LineDropped(at=at(9)), e.CallResumed(at=at(12)))
    assert "is calling from it" in first_row(resumed)


def test_a_code_sent_by_itself_to_a_caller_we_rang_says_so() -> None:
    told = e.SignalsAnswered(at=at(9), signals=CLEAR)
    compared = e.IdentityCompared(at=at(10), answer=IdentityAnswer(MatchOutcome.MATCH))
    sent = e.CodeSent(at=at(11), answer=SendCodeAnswer(SendCodeOutcome.SENT, "auth-1"), by_itself=True)
    assert "we rang it" in resting_message(view(then(rung_back(), told, compared, sent), EN))


def test_where_nothing_is_submitted_no_time_to_submit_is_told() -> None:
    asked = then(worked(to_verification()), e.ServiceChosen(at=at(6), service=Service.OWN_ACCOUNTS))
    shown = [
        rows_of(verification_block(view(call, EN), 15), 78) for call in (worked(to_verification()), asked)
    ]
    assert ["minutes to submit" in "\n".join(rows) for rows in shown] == [True, False]
