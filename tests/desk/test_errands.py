"""An errand is under way until it is answered, for one call and one entering of its number."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from agent_console.call.gates import Act
from agent_console.desk.errands import Errand, Errands
from agent_console.identity.phone import PhoneNumber

NOW = datetime(2026, 7, 1, 2, 0, tzinfo=UTC)
ASKED = Errand("call-1", PhoneNumber("13800138000"), NOW, Act.COMPARE)


def test_an_errand_is_under_way_until_it_is_answered() -> None:
    errands = Errands()
    with errands.running(ASKED):
        assert ASKED in errands
    assert ASKED not in errands


def test_an_errand_that_breaks_is_under_way_no_longer() -> None:
    errands = Errands()
    with pytest.raises(ConnectionError), errands.running(ASKED):
        raise ConnectionError
    assert ASKED not in errands


@pytest.mark.parametrize(
    "other",
    [
        replace(ASKED, call_id="call-2"),
        replace(ASKED, subject=PhoneNumber("13900139000")),
        replace(ASKED, entered_at=NOW + timedelta(minutes=1)),
        replace(ASKED, act=Act.SEND_CODE),
    ],
)
def test_another_call_number_or_act_is_another_errand(other: Errand) -> None:
    errands = Errands()
    with errands.running(ASKED):
        assert other not in errands


def test_of_two_alike_one_may_end_before_the_other() -> None:
    errands = Errands()
    with errands.running(ASKED):
        with errands.running(ASKED):
            pass
        assert ASKED in errands
