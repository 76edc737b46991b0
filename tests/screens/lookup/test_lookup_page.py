"""The lookup drawn from plain data: every state fits, counts and never says what was found."""

from datetime import date

import pytest

from agent_console.backend import (
    Bilingual,
    Lookup,
    Platform,
    PlatformAnswer,
    PlatformAnswerState,
    PlatformId,
    PlatformList,
)
from agent_console.call import events as e
from agent_console.call.call import Call, Terms
from agent_console.call.lookup import LookupState
from agent_console.call.reducer import replayed
from agent_console.call.verification import TenureAnswer
from agent_console.language import Language, load_language
from screens.lookup.family_progress import CELL, family_cells
from screens.lookup.page import lookup_block
from screens.lookup.view import LookupView, counts, offers_another_way
from screens.lookup.waiting import BAR_CELLS
from screens.lookup.words import counted, resting_message
from screens.widgets.line import width_of
from tests.screens.pages import faults_of, rows_of
from tests.support_call import ACTIVATED_ON, TERMS, at, binding, lookup, then, to_lookup, worked

ZH, EN = load_language("zh"), load_language("en")
STATES = tuple(PlatformAnswerState)


def view(call: Call, language: Language = ZH, seconds: float = 24, **changes: object) -> LookupView:
    return LookupView(call, language, at(seconds), **changes)  # type: ignore[arg-type]


def started(call: Call | None = None) -> Call:
    return then(call or worked(to_lookup()), e.LookupStarted(at=at(21), lookup_id="lk-1"))


def answered(answer: Lookup, call: Call | None = None) -> Call:
    return then(call or started(), e.LookupAnswered(at=at(23), lookup=answer))


def pending(call: Call | None = None) -> Call:
    waiting = lookup(state=PlatformAnswerState.PENDING)
    return answered(Lookup("lk-1", False, waiting.answers, (), date(2026, 11, 25)), call)


def down() -> Call:
    return then(started(), e.LookupUnreachable(at=at(23)))


def of_many_companies(companies: int, each: int) -> Call:
    """A lookup of many companies with long names, its platforms in every state."""
    long = Bilingual("名字非常长的示例公司", "A Sample Company of a Very Long Name")
    platforms = tuple(
        Platform(PlatformId(f"p{company}-{one}"), Bilingual("示例", "Sample"), f"f{company}", long)
        for company in range(companies)
        for one in range(each)
    )
    terms = Terms(PlatformList("1", platforms), TERMS.consent_version)
    answers = tuple(
        PlatformAnswer(platform.id, STATES[number % len(STATES)]) for number, platform in enumerate(platforms)
    )
    found = Lookup("lk-1", False, answers, ())
    history = (
        *to_lookup(),
        e.LookupStarted(at=at(21), lookup_id="lk-1"),
        e.LookupAnswered(at=at(23), lookup=found),
    )
    return replayed(history, terms)


def states(language: Language) -> list[LookupView]:
    calls = [
        worked(to_lookup()),
        started(),
        pending(),
        down(),
        *(answered(lookup(state=state)) for state in STATES),
        *(of_many_companies(companies, each) for companies, each in ((1, 1), (12, 2), (30, 9), (25, 10))),
    ]
    tenures = [then(call, e.TenureStated(at=at(22), answer=one)) for call in calls for one in TenureAnswer]
    return [
        view(call, language, kept=kept, offers_way=offers, working_days=2)
        for call in (*calls, *tenures)
        for kept in ("", "dy抖音dy抖音dy抖音dy抖音")
        for offers in (False, True)
    ]


@pytest.mark.full
@pytest.mark.parametrize("language", [ZH, EN], ids=["zh", "en"])
@pytest.mark.parametrize(("width", "height"), [(78, 15), (67, 31)])
def test_every_state_fits_and_has_no_character_of_ambiguous_width(
    language: Language, width: int, height: int
) -> None:
    for state in states(language):
        assert faults_of(lookup_block(state, width, height), width, height) == []


def test_what_is_found_is_not_told_before_the_selection() -> None:
    """Rows of a lookup with findings are the rows of one without."""
    found = answered(lookup(binding("a1", date(2019, 1, 1)), binding("b1", date(2023, 1, 1))))
    nothing = answered(lookup())
    assert rows_of(lookup_block(view(found), 78, 15), 78) == rows_of(lookup_block(view(nothing), 78, 15), 78)


def test_the_counts_add_up_to_everything_that_was_asked() -> None:
    for companies, each in ((3, 4), (12, 5), (25, 10)):
        call = of_many_companies(companies, each)
        assert sum(counts(call)) == companies * each


def test_the_bar_is_full_when_all_have_answered_and_empty_before_the_first() -> None:
    full = rows_of(lookup_block(view(answered(lookup())), 78, 15), 78)[0]
    empty = rows_of(lookup_block(view(started()), 78, 15), 78)[0]
    assert f"[{'#' * BAR_CELLS}]" in full
    assert f"[{'.' * BAR_CELLS}]" in empty


def test_a_company_that_could_not_be_reached_has_its_own_sign() -> None:
    call = answered(lookup(state=PlatformAnswerState.UNAVAILABLE))
    assert {sign for sign, _ in family_cells(call, ZH, 12)} == {"!"}


def test_companies_without_room_are_counted_together_and_none_is_lost() -> None:
    entries = family_cells(of_many_companies(25, 10), EN, 12)
    assert len(entries) <= 12
    assert entries[-1][1].startswith("the rest")
    assert all(width_of(text) + 2 <= CELL for _, text in entries)


def test_another_way_is_offered_after_ten_seconds_and_not_before() -> None:
    call = started()
    assert not offers_another_way(call, at(30.9))
    assert offers_another_way(call, at(31))
    assert not offers_another_way(answered(lookup(), call), at(100))


def test_a_pending_lookup_stands_with_its_day_and_two_choices() -> None:
    rows = rows_of(lookup_block(view(pending(), working_days=2), 78, 15), 78)
    assert rows[0] == " ~ 有 6 家平台要过后才答，最迟 2026-11-25（周三），2 个工作日。"
    assert rows[4].startswith("   1  现在就选         没有答复的平台标 ? 平台核对")
    assert rows[7].startswith("   2  等答复再选       登记工单，11-25")


def test_a_registry_that_is_down_offers_to_go_on_or_to_ask_again() -> None:
    call = down()
    assert call.lookup.state is LookupState.DOWN
    rows = "\n".join(rows_of(lookup_block(view(call, EN), 78, 15), 78))
    assert "   1  go on, choose" in rows
    assert "   F5 ask again" in rows


def test_the_start_of_the_tenure_stands_here_beside_the_three_answers() -> None:
    rows = "\n".join(rows_of(lookup_block(view(started()), 78, 15), 78))
    assert str(ACTIVATED_ON) in rows
    assert "5 ( ) 对得上" in rows
    assert "6 ( ) 对不上" in rows
    assert "7 ( ) 不记得" in rows


def test_what_the_caller_said_of_the_date_stands_as_it_was_noted() -> None:
    call = then(started(), e.TenureStated(at=at(22), answer=TenureAnswer.DOES_NOT_KNOW))
    assert "7 (o) does not know" in "\n".join(rows_of(lookup_block(view(call, EN), 78, 15), 78))


def test_letters_typed_ahead_are_shown_as_text_and_never_as_markup() -> None:
    rows = "\n".join(rows_of(lookup_block(view(started(), EN, kept="[/b] [@click=quit]"), 78, 15), 78))
    assert "[/b] [@click=quit]" in rows


@pytest.mark.parametrize("language", [ZH, EN], ids=["zh", "en"])
def test_the_counts_fit_beside_the_step_and_the_mark_of_training(language: Language) -> None:
    mark = width_of("训练 TRAINING   ")
    for call in (pending(), of_many_companies(25, 10)):
        whole = width_of(language.text("4 Lookup")) + mark + width_of(counted(view(call, language)))
        assert whole <= 72


@pytest.mark.parametrize("language", [ZH, EN], ids=["zh", "en"])
def test_every_status_line_fits_its_rule(language: Language) -> None:
    for state in states(language):
        assert width_of(resting_message(state)) <= 70


def test_companies_that_differ_in_their_last_letter_still_do_when_their_names_are_cut() -> None:
    platforms = tuple(
        Platform(
            PlatformId(letter),
            Bilingual("示例", "Sample"),
            letter,
            Bilingual("示例公司", f"A Sample Company {letter}"),
        )
        for letter in "ABC"
    )
    answers = tuple(PlatformAnswer(one.id, PlatformAnswerState.ANSWERED) for one in platforms)
    found = e.LookupAnswered(at=at(23), lookup=Lookup("lk-1", True, answers, ()))
    history = (*to_lookup(), e.LookupStarted(at=at(21), lookup_id="lk-1"), found)
    call = replayed(history, Terms(PlatformList("1", platforms), TERMS.consent_version))
    assert len({text for _, text in family_cells(call, EN, 12)}) == 3
