"""Any key in any order while the backend lies: as far as the console can know, the first two rules hold."""

from __future__ import annotations

from typing import cast

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import initialize, rule, run_state_machine_as_test

from agent_console.backend import Backend
from agent_console.identity.phone import PhoneNumber
from agent_console.identity.secret import Secret
from tests.desk.any_key import AnyKey
from tests.desk.lying_backend import LyingBackend
from tests.support import runs
from tests.support_desk import FEW, FULL_CALL, Bench, TestClock, open_bench, platforms_of

HONESTY = st.sampled_from([0.0, 0.3, 0.7, 0.9, 0.9, 1.0])


class OnLies(AnyKey):
    """Presses any key while the backend answers anything."""

    numbers = (FULL_CALL, PhoneNumber("13900139000"), PhoneNumber("18700001010"))

    def make_bench(self) -> Bench:
        clock = TestClock()
        self.liar = LyingBackend(clock, platforms_of(FEW))
        return open_bench(self.folder, clock=clock, backend=cast(Backend, self.liar), sleep=self.sleep)

    @initialize(dice=st.integers(0, 2**32), honesty=HONESTY)
    def begin_to_lie(self, dice: int, honesty: float) -> None:
        """Choose the first lies."""
        self.lie_otherwise(dice, honesty)

    @rule(dice=st.integers(0, 2**32), honesty=HONESTY)
    def lie_otherwise(self, dice: int, honesty: float) -> None:
        """Choose other lies."""
        self.liar.dice.seed(dice)
        self.liar.honesty = honesty

    @rule(dice=st.integers(0, 2**32), number=st.integers(0, 9))
    def bindings_change_their_owners(self, dice: int, number: int) -> None:
        """Work a whole call on which every look at the bindings shows others."""
        self.lie_otherwise(dice, 1.0)
        self.open(number, own_line=True)
        self.go_on(7)
        for _ in range(dice % 4):
            self.press(self.desk.finding.look_up())
        self.go_on(9)

    def holder(self, number: PhoneNumber) -> tuple[Secret, Secret]:
        return Secret("王示例"), Secret("11010519491231002X")

    def newest_code(self) -> Secret:
        return Secret("123456")


def test_whatever_the_backend_answers_the_first_two_rules_hold_and_nothing_is_raised() -> None:
    run_state_machine_as_test(
        OnLies,
        settings=settings(report_multiple_bugs=False, max_examples=runs(100, 2_000), stateful_step_count=6),
    )
