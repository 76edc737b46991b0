"""The intake drawn from plain data: every state fits, says its reason and shows no date before verification."""

from dataclasses import replace

import pytest

from agent_console.backend import Carrier, Verdict
from agent_console.call import events as e
from agent_console.call.call import Call
from agent_console.call.steps import CallerSaid, Service
from agent_console.call.stop import StopReason
from agent_console.casebook.case_summary import CaseState
from agent_console.identity.number_block import BlockOwner
from agent_console.identity.phone import PhoneProblem, PhoneProblemKind, parse_phone
from agent_console.language import Language, load_language
from screens.intake.page import SERVICES, cursor_of, heading_right, intake_block, resting_message
from screens.intake.phone_problems import phone_problem_sentence
from screens.intake.situation import VERDICTS, Known
from screens.intake.view import Asking, IntakeView, Row, script_of
from tests.screens.pages import faults_of, rows_of
from tests.support_call import ACTIVATED_ON, OTHER, SUBJECT, at, opened, record, then, to_lookup, worked

ZH, EN = load_language("zh"), load_language("en")
KNOWN = Known(None, BlockOwner.CHINA_MOBILE)


def asked(call: Call | None = None) -> Call:
    entered = e.SubjectEntered(at=at(1), number=SUBJECT)
    return then(call or worked(opened()), entered, e.NumberAnswered(at=at(2), record=record()))


def view(language: Language = ZH, **changes: object) -> IntakeView:
    facts: dict[str, object] = {
        "call": asked(),
        "language": language,
        "row": Row.SUBJECT,
        "subject": SUBJECT,
        "asking": Asking.ANSWERED,
        "known": KNOWN,
        **changes,
    }
    return IntakeView(**facts)  # type: ignore[arg-type]


def states(language: Language) -> list[IntakeView]:
    problems = [PhoneProblem(kind, 12) for kind in PhoneProblemKind]
    typed = ("1008611", "123456789012345")
    wrong = [
        view(language, subject=one, problems=(one, one), typed=typed, known=None, asking=Asking.NOT_YET)
        for one in problems
    ]
    verdicts = [view(language, known=Known(stop)) for stop in VERDICTS]
    cases = [view(language, known=Known(None, owner, tuple(CaseState))) for owner in (*BlockOwner, None)]
    carriers = [
        then(
            worked(opened(OTHER)),
            e.SubjectEntered(at=at(1), number=SUBJECT),
            e.NumberAnswered(at=at(2), record=record(ported_in_on=ACTIVATED_ON, verdict=Verdict.RECYCLED)),
        )
    ]
    waiting = [view(language, known=None, asking=one) for one in Asking]
    return [*wrong, *verdicts, *cases, *waiting, *(view(language, call=one) for one in carriers)]


@pytest.mark.parametrize("language", [ZH, EN], ids=["zh", "en"])
@pytest.mark.parametrize("width", [78, 67])
def test_every_state_fits_and_has_no_character_of_ambiguous_width(language: Language, width: int) -> None:
    for state in states(language):
        assert faults_of(intake_block(state, width), width, 15) == []
        assert cursor_of(state, width) is None


@pytest.mark.parametrize("language", [ZH, EN], ids=["zh", "en"])
def test_every_sentence_about_a_number_fits_beside_its_field_in_the_narrow_body(language: Language) -> None:
    from screens.widgets.line import width_of

    for kind in PhoneProblemKind:
        for digits in (5, 7, 10, 12, 15):
            sentence = phone_problem_sentence(PhoneProblem(kind, digits), "1" * digits, language)
            assert width_of(sentence) <= 31, sentence


def test_the_first_digit_is_not_spoken_of_as_several() -> None:
    problem = parse_phone("1")
    assert isinstance(problem, PhoneProblem)
    assert phone_problem_sentence(problem, "1", EN) == "1 digit now, 10 missing"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("1380013800", "现在 10 位，少 1 位"),
        ("138001380001", "12 位，多 1 位"),
        ("10086", "10086 是服务电话，不是手机号码"),
        ("01012345678", "座机号码办不了，请报手机号码"),
        ("1440012345678", "13 位是物联网卡，这里办不了"),
    ],
)
def test_an_error_stands_at_its_field_in_the_words_of_the_fix(typed: str, said: str) -> None:
    problem = parse_phone(typed)
    assert isinstance(problem, PhoneProblem)
    shown = view(
        subject=problem, problems=(problem, None), typed=(typed, ""), known=None, asking=Asking.NOT_YET
    )
    rows = rows_of(intake_block(shown, 78), 78)
    assert f"x {said}" in rows[1]
    assert resting_message(shown).endswith(said)


def test_a_number_half_typed_is_counted_and_not_yet_wrong() -> None:
    problem = parse_phone("138001")
    shown = view(subject=problem, known=None, asking=Asking.NOT_YET)
    rows = rows_of(intake_block(shown, 78), 78)
    assert "6 / 11 位" in rows[1]
    assert not any(" x " in row for row in rows)


def test_the_page_stands_as_it_was_drawn() -> None:
    drawn = [
        " 主叫号码   138****8000            线路带来，不能改",
        " 业务号码                          与主叫相同      + 11 位  号码有效",
        " 联系电话                          答复短信和回电用",
        "",
        " 客户说     ( ) 注册时说号码已被注册      ( ) 号码被标成骚扰",
        "            ( ) 想知道名下挂了什么账号    ( ) 催收、封号等别的事",
    ]
    rows = rows_of(intake_block(view(), 78), 78)
    assert rows[:6] == drawn
    assert rows[8:12] == [
        " 号码情况   + 二次号码，可以申请解绑",
        "            + 中国移动（现网）  携号转网 没有   号段归属 移动",
        "              本人入网日期 核验后显示",
        "              本号码的工单 没有",
    ]


def test_before_the_verification_no_date_is_shown_and_after_it_the_holders_own() -> None:
    before = rows_of(intake_block(view(), 78), 78)
    after = rows_of(intake_block(view(call=worked(to_lookup())), 78), 78)
    assert not any("2021" in row for row in before)
    assert any(str(ACTIVATED_ON) in row for row in after)


def test_earlier_cases_show_their_count_and_state_only() -> None:
    known = Known(None, None, (CaseState.WAITING, CaseState.CLOSED))
    rows = rows_of(intake_block(view(EN, known=known), 78), 78)
    assert any("2 cases: with the platforms, closed" in row for row in rows)


@pytest.mark.parametrize("language", [ZH, EN], ids=["zh", "en"])
@pytest.mark.parametrize("service", Service)
def test_one_of_three_services_is_marked_and_the_cursor_rests_on_it(
    service: Service, language: Language
) -> None:
    shown = view(language, call=replace(asked(), service=service), row=Row.SERVICE)
    row = rows_of(intake_block(shown, 78), 78)[6]
    assert (row.count("(o)"), row.count("( )")) == (1, 2)
    at = cursor_of(shown, 78)
    assert at is not None
    assert at[0] == 7
    assert f"(o) {language.text(SERVICES[service])}" in row


def test_whatever_else_the_caller_said_marks_the_fourth() -> None:
    marked = [rows_of(intake_block(view(call=replace(asked(), said=one)), 78), 78)[5] for one in CallerSaid]
    assert sum("(o) 催收、封号等别的事" in row for row in marked) == len(CallerSaid) - 3


def test_what_is_asked_fits_to_what_the_line_brought_and_the_registry_said() -> None:
    assert script_of(view()) == "intake"
    assert script_of(view(asking=Asking.NO_ANSWER)) == "intake_silent"
    no_line = asked(worked(opened(None)))
    assert script_of(view(call=no_line)) == "intake_no_line"


def test_the_verdict_is_that_of_the_service() -> None:
    words = {one: resting_message(view(known=Known(None, service=one))) for one in Service}
    assert words[Service.UNBIND] == "+ 二次号码，可以申请解绑"
    assert words[Service.OWN_ACCOUNTS] == "+ 可以查本人名下的账号"
    assert words[Service.LABELS] == "+ 可以查这个号码的标记"


def test_a_number_that_can_not_be_unbound_is_no_error() -> None:
    shown = view(known=Known(StopReason.NOT_RECYCLED))
    assert resting_message(shown).startswith("- ")
    assert not any(row.startswith(" >") for row in rows_of(intake_block(shown, 78), 78))


def test_the_carrier_is_who_serves_the_number_and_the_block_only_its_first_owner() -> None:
    answered = record()
    call = then(
        worked(opened()),
        e.SubjectEntered(at=at(1), number=SUBJECT),
        e.NumberAnswered(
            at=at(2), record=type(answered)(SUBJECT, Carrier.CHINA_UNICOM, Verdict.RECYCLED, ACTIVATED_ON)
        ),
    )
    rows = rows_of(intake_block(view(EN, call=call), 78), 78)
    assert "China Unicom (now)" in rows[9]
    assert "block of Mobile" in rows[9]


def test_the_cursor_rests_on_the_answer_that_was_chosen() -> None:
    heard = then(asked(), e.CallerSaidWhat(at=at(3), said=CallerSaid.SOMETHING_ELSE))
    shown = view(call=heard, row=Row.SAID)
    row, column = cursor_of(shown, 78) or (0, 0)
    assert rows_of(intake_block(shown, 78), 78)[row - 1].find("(o)") >= 0
    assert (row, column) == (6, 44)


def test_the_right_end_of_the_title_says_how_far_the_question_is() -> None:
    assert heading_right(view()) == "号码情况 + 已查到"
    assert heading_right(view(asking=Asking.NOT_YET)) == "号码情况   还没有查"
