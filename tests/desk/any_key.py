"""A hand that presses any key in any order: the moves of a state machine, against a desk on any backend."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import initialize, precondition, rule

from agent_console.backend import PlatformId
from agent_console.call.read_back import Statement
from agent_console.call.steps import Service, Step
from agent_console.call.verification import TenureAnswer
from tests.desk.drawn import AT_HOME, BRINK, KEYS, LATE_INTENTS
from tests.desk.leading_on import LeadingOn
from tests.support_desk import FEW


class AnyKey(LeadingOn):
    """Presses keys. What the backend is, and what it may be asked, the two machines say that use it."""

    @rule(pressed=st.lists(KEYS, min_size=1, max_size=4))
    def any_key(self, pressed: list[tuple[str, dict[str, Any]]]) -> None:
        """Press anything."""
        for name, arguments in pressed:
            if self.has_call() or name in AT_HOME:
                getattr(self, name)(**arguments)
                self.nothing_is_chosen_that_has_no_box()

    @rule(steps=st.integers(1, 12))
    def what_leads_on(self, steps: int) -> None:
        """Press what leads on."""
        self.go_on(steps)

    @initialize(steps=st.integers(0, 22), number=st.integers(0, 9))
    def begin(self, steps: int, number: int) -> None:
        """Begin somewhere on the way of a whole call."""
        self.open(number, own_line=True)
        self.go_on(steps)

    @precondition(LeadingOn.has_call)
    @rule(
        intent=LATE_INTENTS,
        meanwhile=st.sampled_from(
            ["another number", "another call", "the end", "the same key", "what leads on"]
        ),
        number=st.integers(0, 9),
        steps=st.integers(0, 8),
    )
    def an_answer_comes_when_the_agent_is_elsewhere(
        self, intent: str, meanwhile: str, number: int, steps: int
    ) -> None:
        """Ask, do something else, and only then let the answer come."""
        self.asked_late(intent)
        if self.desk.call is None:
            return
        match meanwhile:
            case "another number":
                self.enter_subject(number)
            case "another call":
                self.open(number, own_line=True)
            case "the end":
                self.desk.ending.wrap_up()
            case "the same key":
                self.asked_late(intent)
            case _:
                pass
        if meanwhile != "the end":
            self.go_on(steps)
        self.one_answer_comes(0)
        self.go_on(steps)

    @rule(again=st.just(""), **BRINK)
    def something_small_happens_on_the_brink(
        self, number: int, brink: Step, disturbances: list[tuple[str, float]], again: str
    ) -> None:
        """The same; what is listed twice is pressed twice as often."""
        self.something_happens_on_the_brink(number, brink, disturbances, again)

    @rule(again=st.sampled_from(["", "the last page", "one statement", "two statements"]), **BRINK)
    def something_happens_on_the_brink(
        self, number: int, brink: Step, disturbances: list[tuple[str, float]], again: str
    ) -> None:
        """Work a call until the next key would do it, let something come between, and press that key."""
        self.open(number, own_line=True)
        self._go_to_the_brink(brink)
        for what, seconds in disturbances:
            if self.has_call():
                self._disturb(what, seconds)
        if self.has_call():
            self._say_again(again)
            self.press(self.desk.finding.look_up())
            self.press(self.desk.filing.submit())

    @rule(
        number=BRINK["number"],
        elsewhere=st.sampled_from(["home", "the end", "another call", "here"]),
        places=st.lists(st.integers(0, 3), max_size=3),
    )
    def a_submit_is_answered_late(self, number: int, elsewhere: str, places: list[int]) -> None:
        """Submit, go elsewhere, send what waits again, and only then let the answers come, in any order."""
        self.open(number, own_line=True)
        self._go_to_the_brink(Step.READ_BACK)
        self.asked_late("submit")
        match elsewhere:
            case "home":
                self.desk.put_away()
            case "the end":
                self.desk.ending.wrap_up()
            case "another call":
                self.open(0, own_line=True)
            case _:
                pass
        self.settle_all()
        for place in places:
            self.one_answer_comes(place)
        self.settle_all()

    @rule(
        number=BRINK["number"], steps=st.integers(6, 16), how=st.sampled_from(["", "drop", "time", "unbind"])
    )
    def the_labels_are_corrected(self, number: int, steps: int, how: str) -> None:
        """Turn to the labels, go on as far as it goes, with something between."""
        self.mend()
        self.open(number, own_line=True)
        self.turn_to(Service.LABELS)
        self.go_on(steps)
        match how if self.has_call() else "":
            case "drop":
                self.desk.line.drop()
            case "time":
                self.time_goes_by(601)
            case "unbind":
                self.turn_to(Service.UNBIND)
            case _:
                pass
        if self.has_call():
            self.submit_correction()
        self.go_on(6)

    def mend(self) -> None:
        """Mend whatever was broken on the other side."""

    @rule(
        number=BRINK["number"],
        other=BRINK["number"],
        before=st.integers(3, 6),
        intent=st.sampled_from(
            ["compare right", "compare right", "what leads on", "confirm right", "ask_verdict"]
        ),
        meanwhile=st.integers(0, 6),
    )
    def the_number_is_retyped_while_an_answer_is_out(
        self, number: int, other: int, before: int, intent: str, meanwhile: int
    ) -> None:
        """Ask about one number, go on with another, and let the answer come there."""
        self.mend()
        self.open(number, own_line=True)
        self.go_on(before)
        self.asked_late(intent)
        if self.has_call():
            self.enter_subject(other)
            self.go_on(meanwhile)
        self.one_answer_comes(-1)
        self.go_on(8)

    def _go_to_the_brink(self, brink: Step) -> None:
        self.mend()
        for _ in range(16):
            before = self.desk.call
            if self._on_the_brink(brink):
                return
            self.press_what_leads_on()
            if self.desk.call == before:
                return

    def _on_the_brink(self, brink: Step) -> bool:
        call = self.desk.call
        if call is None or call.step is not brink:
            return False
        if brink is Step.READ_BACK:
            return all(call.read_back.has(one) for one in Statement)
        return brink is not Step.VERIFICATION or call.verification.code is not None

    def _disturb(self, what: str, seconds: float) -> None:
        assert self.desk.call is not None
        line, choosing = self.desk.line, self.desk.choosing
        match what:
            case "time":
                self.time_goes_by(seconds)
            case "hold":
                line.toggle_hold()
            case "drop" | "end":
                getattr(line, what)()
            case "drop and back":
                line.drop()
                line.reconnect()
            case "back":
                line.go_to(Step.SELECTION)
            case "list again":
                choosing.review()
            case "tick":
                choosing.tick(map(PlatformId, FEW))
            case "untick":
                choosing.untick([PlatformId(FEW[2])])
            case "there and back":
                choosing.untick([PlatformId(FEW[2])])
                choosing.tick([PlatformId(FEW[2])])
            case "taken up again":
                self.desk.intake.resume(self.desk.call.id)
            case "same number":
                self.enter_subject(0)
            case "other number and back":
                here = self.desk.call.numbers.subject
                self.enter_subject(3)
                if here is not None:
                    self.press(self.desk.intake.enter_subject(here))
            case "disputed":
                self.desk.holder.state_tenure(TenureAnswer.DISAGREES)
                line.leave_stop()
            case "declined":
                self.desk.intake.decline()
                line.leave_stop()
            case "taken back":
                choosing.undo()
            case "fresh code":
                self.send_code()
                self.confirm_code(right=seconds < 300)
            case "mismatch late":
                self.asked_late("compare wrong")
                self.confirm_code(right=True)
                self.one_answer_comes(0)
            case "confirmed late":
                self.asked_late("confirm right")
                self.compare(right=False)
                self.one_answer_comes(0)
            case _:
                self.ask_verdict()

    def _say_again(self, again: str) -> None:
        choosing = self.desk.choosing
        if again:
            choosing.review()
            choosing.show_last_page()
        if again == "one statement":
            choosing.state(Statement.SEPARATE_CONSENT)
        if again == "two statements":
            choosing.state(Statement.READ_BACK)
            choosing.state(Statement.SEPARATE_CONSENT)
