"""The services and every way a call ends, worked as a dialogue: the same gates and words as the pages."""

from __future__ import annotations

from pathlib import Path

import pytest

from agent_console.call import events as e
from agent_console.call.steps import Service
from agent_console.call.wrap_up import Outcome
from agent_console.identity.phone import PhoneNumber
from agent_console.linear.door import hearing
from tests.console import TestClock
from tests.linear.typist import Answer, Dialogue, code_of, dialogue

NUMBER, HOLDER = "13800138000", ("张示例", "34052419800101001X")
OWN, OWN_HOLDER = "18100002121", ("康演示", "319999199403071827")
LABELLED, LABELLED_HOLDER = "18800001212", ("徐演示", "329999200002290217")
NOT_OURS = "17000000505"


def verified(number: str, holder: tuple[str, str]) -> tuple[Answer, ...]:
    """Agree to the notice, then name, ID number, and the code sent and read out."""
    return ("1", *holder, "s", code_of(number))


def outcome(one: Dialogue) -> Outcome:
    """What the newest call was put away as."""
    ended = one.events()[-1]
    assert isinstance(ended, e.CallWrappedUp)
    return ended.outcome


def test_own_accounts_are_told_by_name_and_nothing_is_changed(tmp_path: Path) -> None:
    with dialogue(tmp_path) as one:
        heard = one.types(
            *(OWN, "", "", *verified(OWN, OWN_HOLDER), "1"),
            *("美团", "?alipay", "-美团", "美团", "no-such-app", "", ""),
        )
        happened = one.events()
    assert (
        "Say: Which number is this about? Please give it to me once more, so that I have it right." in heard
    )
    assert "Not possible: never changed hands" in heard
    assert "Say: The number has not changed hands, so there is nothing to unbind." in heard
    assert 'some 12   none 235   open 3   ? 247 of 250 answered: never say "that is all"' in heard
    assert "+ Noted: how Meituan closes was read out" in heard
    assert "+ Taken back: Meituan was not read out" in heard
    assert "? No platform is called no-such-app" in heard
    assert [type(event) for event in happened if isinstance(event, e.RouteTold | e.RouteTakenBack)] == [
        *(e.RouteTold, e.RouteTakenBack, e.RouteTold)
    ]
    assert not [event for event in happened if isinstance(event, e.Ticked | e.FilingQueued)]
    assert isinstance(happened[-1], e.CallWrappedUp)
    assert happened[-1].outcome is Outcome.INFORMED


def test_labels_are_corrected_each_with_its_reason_and_8_alone_sends(tmp_path: Path) -> None:
    with dialogue(tmp_path) as one:
        heard = one.types(
            *(LABELLED, ":label", "", *verified(LABELLED, LABELLED_HOLDER)),
            *("3", "*", "", "", "2", "8", "1", "2", "3", ":undo", "3", "8", "", ""),
        )
        queued = [event for event in one.events() if isinstance(event, e.CorrectionQueued)]
        assert outcome(one) is Outcome.ACCEPTED
    assert "# Alibaba: First reported since the caller has the number" in heard
    assert "Baidu: choose the reason first" not in heard
    assert "x Missing: 2 read back, 3 own consent" in heard
    assert "= No warnings to tell about labels" in heard
    assert "+ Accepted: 3   case " in heard
    assert sum(len(event.items) for event in queued) == 3


@pytest.mark.parametrize("language", ["en", "zh"])
def test_where_it_goes_no_further_why_and_what_to_say_are_heard(tmp_path: Path, language: str) -> None:
    with dialogue(tmp_path, language="zh" if language == "zh" else "en") as one:
        heard = one.types(NOT_OURS, "", ":say", "3", "", "")
        assert outcome(one) is Outcome.NOT_ELIGIBLE
    script = one.session.context.scripts.page("other_carrier_mvno")
    assert script.avoid in heard
    assert script.questions[0][1] in heard
    assert heard.count("\n1 ") >= 1


def test_whoever_was_locked_is_told_so_and_ends_unverified(tmp_path: Path) -> None:
    with dialogue(tmp_path) as one:
        heard = one.types(NUMBER, "", "1", *("李样例", HOLDER[1]) * 3, ":back", "", "")
        assert outcome(one) is Outcome.CALL_BACK or outcome(one) is Outcome.NOT_VERIFIED
    assert "# Locked for today, nobody can lift it" in heard
    assert "李样例" not in heard


def test_what_a_caller_says_leads_to_its_page_from_any_step(tmp_path: Path) -> None:
    with dialogue(tmp_path) as one:
        heard = one.types(
            *(NUMBER, "", ":said", "4", "2", "", "1", ":w", "2", ":w"),
            *("9", ":note asked for by the lead", "9"),
        )
        happened = one.events()
    assert "4 the app banned the account" in heard
    assert [event.said for event in happened if isinstance(event, e.CallerSaidWhat)]
    assert "It ends here: why?" in heard
    assert heard.index("needs one line of note: :note") < heard.index("+ Note filed")
    assert "+ Saved as Other: case " in heard


def test_a_call_turns_from_service_to_service_and_keeps_what_was_verified(tmp_path: Path) -> None:
    with dialogue(tmp_path) as one:
        one.types(NUMBER, "", *verified(NUMBER, HOLDER), ":own", ":label", ":unbind", ":w", "")
        happened = one.events()
    chosen = [event.service for event in happened if isinstance(event, e.ServiceChosen)]
    assert chosen == [Service.OWN_ACCOUNTS, Service.LABELS, Service.UNBIND]
    assert sum(isinstance(event, e.IdentityCompared) for event in happened) == 1


def test_a_case_is_found_by_its_number_told_once_verified_and_taken_back(tmp_path: Path) -> None:
    clock = TestClock()
    with dialogue(tmp_path, clock=clock) as one:
        assert "\nnothing\n" in one.types(":due")
        one.types(NUMBER, "", *verified(NUMBER, HOLDER), "抖音 微博", "", "1", "2", "3", "8", "", "")
        number = one.opened.casebook.recent(1)[0].call_id
        clock.advance(minutes=30)
        assert number in one.types(":due")
        unverified = one.types(number, "", "?", "4", "1", ":quit")
        assert "Douyin" not in unverified
        assert "4 Ring back, verify" in unverified
        case = one.opened.casebook.recent(1)[0].call_id
        told = one.types(
            *(case, "", *verified(NUMBER, HOLDER), "", "2", ":reload", "6"),
            *("3", "*", "8", "2", "3", "8", "5", "", "5", "5", "5", "2", ":back", ":w", "", ""),
        )
        assert outcome(one) is Outcome.INFORMED
        happened = one.opened.casebook.events_of(number)
    assert "Say: Two still waiting; the answer is due by 30 November." in told
    assert "missing: 2 read back, 3 wants it back" in told
    assert [event for event in happened if isinstance(event, e.WithdrawalQueued | e.Urged)]
    assert sum(isinstance(event, e.ComplaintOpened) for event in happened) == 1


def test_a_case_that_was_opened_between_calls_is_left_again(tmp_path: Path) -> None:
    with dialogue(tmp_path) as one:
        one.types(NUMBER, "", *verified(NUMBER, HOLDER), "抖音", "", "1", "2", "3", "8", "", "")
        number = one.opened.casebook.recent(1)[0].call_id
        heard = one.types(number, ":say", ":back", number, ":home", ":due")
    assert "- That does nothing here" not in heard
    assert heard.count("Home: number or case") == 4


def test_a_line_that_drops_goes_on_where_it_was(tmp_path: Path) -> None:
    with dialogue(tmp_path) as one:
        heard = one.types(NUMBER, "", ":hold", "1", ":hold", ":dropped", "", "1", ":back", "0", "", "")
        assert outcome(one) is Outcome.DECLINED
    assert ":hold first" in heard
    assert "Line dropped at 2 Notice" in heard


def test_who_rings_by_the_phone_system_is_heard_at_once_and_taken_with_enter(tmp_path: Path) -> None:
    def rings(one: Dialogue) -> str:
        hearing(one.session)(PhoneNumber(NUMBER))
        return ""

    with dialogue(tmp_path) as one:
        heard = one.types(rings, "")
        first = one.events()[0]
    assert "138****8000, from the phone system" in heard
    assert isinstance(first, e.CallOpened)
    assert first.calling == PhoneNumber(NUMBER)


def test_what_was_proved_too_long_ago_is_proved_again_and_the_consent_asked_anew(tmp_path: Path) -> None:
    clock = TestClock()

    def after_half_an_hour(_one: Dialogue) -> str:
        clock.advance(minutes=31)
        return "8"

    with dialogue(tmp_path, clock=clock) as one:
        heard = one.types(
            *(NUMBER, "", *verified(NUMBER, HOLDER), "抖音", "", "1", "2", "3", after_half_an_hour),
            *(":reload", "000000", code_of(NUMBER), "8", "3", "8", "", ""),
        )
        assert outcome(one) is Outcome.ACCEPTED
    assert "! Verification is over: :reload sends a fresh code" in heard
    assert "x Wrong code, 2 tries left" in heard
    assert "Say: To do this we give your number" in heard.partition("+ the code was right")[2]
