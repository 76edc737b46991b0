"""Every page a call can end on: the dialogue says why, gives the words, and puts the call away with an outcome."""

from __future__ import annotations

from pathlib import Path

import pytest

from agent_console.call import events as e
from agent_console.call.stop import STOP_PAGES, StopReason
from tests.linear.test_services import NUMBER
from tests.linear.typist import dialogue


def test_each_is_heard_with_its_words_and_ends_as_its_page_says(tmp_path: Path) -> None:
    with dialogue(tmp_path) as one:
        for reason in StopReason:
            one.types(NUMBER, "", ":quit")
            one.session.desk.intake.resume(one.opened.casebook.recent(1)[0].call_id)
            one.session.desk.line.stop(reason)
            heard = one.types(":w", "")
            ended = one.events()[-1]
            assert "\nSay: " in heard, reason
            assert "Not done: " in heard
            assert isinstance(ended, e.CallWrappedUp), (reason, heard)
            assert ended.outcome is STOP_PAGES[reason].outcome, reason


@pytest.mark.full
@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_choice_of_every_page_can_be_taken_by_its_number(tmp_path: Path, language: str) -> None:
    with dialogue(tmp_path, language="zh" if language == "zh" else "en") as one:
        for reason in StopReason:
            for number, choice in enumerate(STOP_PAGES[reason].choices, 1):
                one.types(NUMBER, "", ":quit")
                call_id = one.opened.casebook.recent(1)[0].call_id
                one.session.desk.intake.resume(call_id)
                one.session.desk.line.stop(reason)
                one.types(str(number), "")
                happened = one.opened.casebook.events_of(call_id)
                assert [event.choice for event in happened if isinstance(event, e.NextStepChosen)] == [choice]
