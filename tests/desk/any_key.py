"""A hand that presses any key in any order: the moves of a state machine, against a desk on any backend."""

from __future__ import annotations

import asyncio
import shutil
import tempfile
from collections import defaultdict
from collections.abc import Coroutine
from datetime import timedelta
from pathlib import Path
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from agent_console.backend import LookupOrder, MatchOutcome, PlatformId, SendCodeOutcome, UnbindOrder
from agent_console.calendar.zone import next_midnight
from agent_console.call import events as e
from agent_console.call.line import LineState
from agent_console.call.lookup import LookupState
from agent_console.call.read_back import Statement
from agent_console.call.steps import CallerSaid, Step
from agent_console.call.stop import NextStep, StopReason
from agent_console.call.verification import TenureAnswer
from agent_console.call.wrap_up import Outcome
from agent_console.casebook.event_codec import decode
from agent_console.desk import Reply
from agent_console.identity.phone import PhoneNumber
from agent_console.identity.secret import Secret
from tests.desk import oracle
from tests.support_desk import FEW, FULL_CALL, Bench, in_memory_folder

IDS = st.lists(
    st.sampled_from([*map(PlatformId, FEW), PlatformId("nowhere"), PlatformId("")]), min_size=1, max_size=4
)
JUMPS = st.sampled_from([0.0, 1, 29, 30, 31, 299, 300, 301, 599, 600, 601, 3_600, 86_400, 4 * 86_400])
LATE_INTENTS = st.sampled_from(
    [
        "compare right",
        "compare wrong",
        "confirm right",
        "confirm wrong",
        "send_code",
        "ask_signals",
        "look_up",
        "submit",
        "ask_verdict",
        "settle_all",
        "what leads on",
        "what leads on",
        "what leads on",
    ]
)
DISTURBANCES = st.tuples(
    st.sampled_from(
        [
            "time",
            "time",
            "hold",
            "drop",
            "end",
            "drop and back",
            "back",
            "list again",
            "tick",
            "untick",
            "there and back",
            "taken up again",
            "same number",
            "other number and back",
            "disputed",
            "declined",
            "taken back",
            "fresh code",
            "mismatch late",
            "confirmed late",
            "verdict",
        ]
    ),
    st.sampled_from([1.0, 31, 301, 601, 86_400]),
)
BRINK: dict[str, Any] = {
    "number": st.sampled_from([0, 0, 0, 3, 6]),
    "brink": st.sampled_from(
        [Step.VERIFICATION, Step.LOOKUP, Step.SELECTION, Step.READ_BACK, Step.READ_BACK]
    ),
    "disturbances": st.lists(DISTURBANCES, min_size=1, max_size=3),
}
WRONG_DOCUMENT = Secret("440524188001010014")


def _key(name: str, **arguments: st.SearchStrategy[Any]) -> st.SearchStrategy[tuple[str, dict[str, Any]]]:
    return st.tuples(st.just(name), st.fixed_dictionaries(arguments))


NUMBERS = st.integers(0, 9)
KEYS = st.one_of(
    _key("open", number=NUMBERS, own_line=st.booleans()),
    _key("resume", which=NUMBERS),
    _key("put_away"),
    _key("enter_subject", number=NUMBERS),
    _key("ask_verdict"),
    _key(
        "at_intake",
        what=st.sampled_from(["confirm_numbers", "agree", "decline", "contact", "hear"]),
        said=st.sampled_from(CallerSaid),
    ),
    _key("ask_signals"),
    _key("compare", right=st.booleans()),
    _key("send_code"),
    _key("confirm_code", right=st.booleans()),
    _key("state_tenure", answer=st.sampled_from(TenureAnswer)),
    _key("look_up"),
    _key("leave_open"),
    _key("tick", ids=IDS, how=st.sampled_from(["tick", "tick", "untick"])),
    _key("at_selection", what=st.sampled_from(["undo", "review", "show_last_page"])),
    _key("state", statement=st.sampled_from(Statement)),
    _key("submit"),
    _key("settle_all"),
    _key("refresh"),
    _key(
        "on_the_line",
        what=st.sampled_from(["toggle_hold", "toggle_hold", "drop", "end", "reconnect", "leave_stop"]),
    ),
    _key("go_to", step=st.sampled_from(Step)),
    _key("stop", reason=st.sampled_from(StopReason), choice=st.sampled_from(NextStep)),
    _key(
        "wrap_up",
        outcome=st.none() | st.sampled_from(Outcome),
        note=st.sampled_from(["", " ", "一句备注"]),
        call_back=st.booleans(),
    ),
    _key("time_goes_by", seconds=JUMPS),
    _key("midnight_passes"),
    _key("answers_come_late", late=st.booleans()),
    _key("one_answer_comes", place=st.integers(0, 5)),
)
AT_HOME = {
    "open",
    "resume",
    "put_away",
    "settle_all",
    "time_goes_by",
    "midnight_passes",
    "answers_come_late",
    "one_answer_comes",
}
"""What can be pressed, or happens, while no call is at hand."""


class AnyKey(RuleBasedStateMachine):
    """Presses keys. What the backend is, and what it may be asked, the two machines say that use it."""

    numbers: tuple[PhoneNumber, ...] = (FULL_CALL,)

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="any-key-", dir=in_memory_folder()))
        self.loop = asyncio.new_event_loop()
        self.tasks: list[asyncio.Task[Reply | None]] = []
        self.sleeping: list[asyncio.Future[None]] = []
        self.calls: list[str] = []
        self.orders: dict[str, UnbindOrder] = {}
        self.read: defaultdict[str, list[e.Event]] = defaultdict(list)
        self.bench = self.make_bench()
        self.desk = self.bench.desk
        self.bench.watched.seen.append(self._see)
        self.bench.watched.asker = self._asker

    def make_bench(self) -> Bench:
        """Open the desk that is pressed."""
        raise NotImplementedError

    async def sleep(self, seconds: float) -> None:
        """Wait until the clock is moved."""
        turn = self.loop.create_future()
        self.sleeping.append(turn)
        await turn

    # ------------------------------------------------------------------ what the backend is asked

    def _see(self, operation: str, args: tuple[Any, ...]) -> None:
        if operation == "start_lookup":
            order: LookupOrder = args[0]
            oracle.read(self._events(order.case_reference), self.desk.platforms).check_order(order)
            self._check_answers_were_about(order)
        if operation == "submit":
            self._see_submit(*args)

    def _see_submit(self, order: UnbindOrder, key: str) -> None:
        record = oracle.read(self._events(order.case_reference), self.desk.platforms)
        assert order.items in record.queued.values(), "sent before it was written down"
        assert order.number == record.subject
        self._check_answers_were_about(order)
        assert self.orders.setdefault(key, order) == order, "one key, two orders"
        same = [other for other in self.orders.values() if other == order]
        assert len(same) == 1, "one order, two keys"

    def _asker(self) -> tuple[str, object]:
        """Say for which call, and for which entering of its number, something is asked."""
        call = self.desk.call
        return (call.id, call.numbers.entered_at) if call else ("", None)

    def _check_answers_were_about(self, order: LookupOrder | UnbindOrder) -> None:
        """What verified the caller was asked about this very number, on this call, since it was typed."""
        entered = [one for one in self._events(order.case_reference) if isinstance(one, e.SubjectEntered)]
        here = (order.case_reference, entered[-1].at)
        asked_here = [one for one in self.bench.watched.answered if one.asker == here]
        assert any(
            one.operation == "match_identity"
            and one.args[0] == order.number
            and one.answer.outcome is MatchOutcome.MATCH
            for one in asked_here
        ), "verified by what was compared for another number"
        assert any(
            one.operation == "confirm_code"
            and one.args[0] == order.number
            and one.answer.proof == order.proof
            for one in asked_here
        ), "a proof that was given for another number"

    def _events(self, call_id: str) -> tuple[e.Event, ...]:
        """Give what was written of a call. What was read once is not read again: a record only grows."""
        stored = self.bench.casebook._store.read(
            "SELECT kind, body FROM events WHERE call_id = ? AND seq > ? ORDER BY seq",
            (call_id, len(self.read[call_id])),
        )
        self.read[call_id] += [decode(str(kind), str(body)) for kind, body in stored]
        return tuple(self.read[call_id])

    # ------------------------------------------------------------------ how a key is pressed

    def press(self, work: Coroutine[Any, Any, Reply | None]) -> None:
        """Begin an intent that asks the backend, and let it run as far as it comes."""
        self.tasks.append(self.loop.create_task(work))
        self.turn()

    def turn(self) -> None:
        """Let everything run that can; whatever was raised is raised here."""
        self.loop.run_until_complete(_a_few_turns())
        over = [task for task in self.tasks if task.done()]
        self.tasks = [task for task in self.tasks if not task.done()]
        for task in over:
            assert isinstance(task.result(), Reply | None)

    def has_call(self) -> bool:
        """Whether a call is at hand."""
        return self.desk.call is not None

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

    # ------------------------------------------------------------------ intake

    @initialize(steps=st.integers(0, 22), number=st.integers(0, 9))
    def begin(self, steps: int, number: int) -> None:
        """Begin somewhere on the way of a whole call."""
        self.open(number, own_line=True)
        self.go_on(steps)

    def open(self, number: int, own_line: bool) -> None:
        """Answer a call and type its number."""
        subject = self.numbers[number % len(self.numbers)]
        self.calls.append(self.desk.intake.open(subject if own_line else None).id)
        self.press(self.desk.intake.enter_subject(subject))

    def resume(self, which: int) -> None:
        """Take up any earlier call."""
        if self.calls:
            self.desk.intake.resume(self.calls[which % len(self.calls)])

    def put_away(self) -> None:
        """Go home."""
        self.desk.put_away()

    def enter_subject(self, number: int) -> None:
        """Type another number, or the same."""
        self.press(self.desk.intake.enter_subject(self.numbers[number % len(self.numbers)]))

    def ask_verdict(self) -> None:
        """Ask again."""
        self.press(self.desk.intake.ask_verdict())

    def at_intake(self, what: str, said: CallerSaid) -> None:
        """Press one of the keys of the first two pages."""
        intake = self.desk.intake
        match what:
            case "contact":
                intake.enter_contact(self.numbers[0])
            case "hear":
                intake.hear(said)
            case _:
                getattr(intake, what)()

    # ------------------------------------------------------------------ verification

    def ask_signals(self) -> None:
        """Ask for the fraud signals."""
        self.press(self.desk.holder.ask_signals())

    def compare(self, right: bool) -> None:
        """Compare what the caller says."""
        assert self.desk.call is not None
        name, document = self.holder(self.desk.call.numbers.subject or self.numbers[0])
        self.press(self.desk.holder.compare(name, document if right else WRONG_DOCUMENT))

    def holder(self, number: PhoneNumber) -> tuple[Secret, Secret]:
        """Give what the right caller says."""
        return self.bench.holder(number)

    def send_code(self) -> None:
        """Send a code."""
        self.press(self.desk.holder.send_code())

    def confirm_code(self, right: bool) -> None:
        """Compare a code."""
        code = self.newest_code() if right else Secret("000000")
        self.press(self.desk.holder.confirm_code(code))

    def newest_code(self) -> Secret:
        """Give the code on the holder's phone."""
        raise NotImplementedError

    def state_tenure(self, answer: TenureAnswer) -> None:
        """Note since when the caller has the number."""
        self.desk.holder.state_tenure(answer)

    # ------------------------------------------------------------------ lookup, selection, read-back

    def look_up(self) -> None:
        """Look up."""
        self.press(self.desk.finding.look_up())

    def leave_open(self) -> None:
        """Go on without the slow ones."""
        self.desk.finding.leave_open()

    def tick(self, ids: list[PlatformId], how: str) -> None:
        """Tick or untick any platform, locked and unknown ones too."""
        getattr(self.desk.choosing, how)(ids)

    def at_selection(self, what: str) -> None:
        """Press one of the keys of selection and read-back."""
        getattr(self.desk.choosing, what)()

    def state(self, statement: Statement) -> None:
        """Record one of the caller's answers."""
        self.desk.choosing.state(statement)

    def submit(self) -> None:
        """Press 8."""
        self.press(self.desk.filing.submit())

    def settle_all(self) -> None:
        """Send what waits."""
        self.press(self.desk.filing.settle_all())

    def refresh(self) -> None:
        """Ask how far it is."""
        self.press(self.desk.filing.refresh())

    # ------------------------------------------------------------------ line, pages, end

    def on_the_line(self, what: str) -> None:
        """Hold, drop, end, come back."""
        getattr(self.desk.line, what)()

    def go_to(self, step: Step) -> None:
        """Go to any step."""
        self.desk.line.go_to(step)

    def stop(self, reason: StopReason, choice: NextStep) -> None:
        """Open a stop page and choose."""
        self.desk.line.stop(reason)
        self.desk.line.choose(choice)

    def wrap_up(self, outcome: Outcome | None, note: str, call_back: bool) -> None:
        """Put the call away for good."""
        if call_back:
            self.desk.ending.agree_call_back()
        self.desk.line.note(note)
        self.desk.ending.wrap_up(outcome)

    # ------------------------------------------------------------------ time and the other side

    def time_goes_by(self, seconds: float) -> None:
        """Let time go by; whoever slept wakes up."""
        self.bench.clock.forward(seconds=seconds)
        self.wake()

    def midnight_passes(self) -> None:
        """Go to just past midnight in China."""
        self.bench.clock.now = next_midnight(self.bench.clock.now) + timedelta(seconds=1)
        self.wake()

    def wake(self) -> None:
        """Let sleepers go on."""
        sleeping, self.sleeping = self.sleeping, []
        for turn in sleeping:
            if not turn.done():
                turn.set_result(None)
        self.turn()

    def answers_come_late(self, late: bool) -> None:
        """From now on answers wait, or come at once again."""
        self.bench.watched.gated = late
        if not late:
            self.let_all_through()

    def one_answer_comes(self, place: int) -> None:
        """Let one late answer come, in any order."""
        self.bench.watched.let_through(place)
        self.turn()

    def let_all_through(self) -> None:
        """Let every late answer come."""
        while self.bench.watched.waiting:
            self.bench.watched.let_through()
            self.turn()

    def _asked_late(self, intent: str) -> None:
        """Press a key whose answer waits until it is let come."""
        self.bench.watched.gated = True
        match intent:
            case "compare right" | "compare wrong":
                self.compare(right=intent == "compare right")
            case "confirm right" | "confirm wrong":
                self.confirm_code(right=intent == "confirm right")
            case "what leads on":
                self._press_what_leads_on()
            case _:
                getattr(self, intent)()
        self.bench.watched.gated = False

    @precondition(has_call)
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
        self._asked_late(intent)
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
                self._asked_late(intent)
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
        self._asked_late("submit")
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
        self._asked_late(intent)
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
            self._press_what_leads_on()
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
                self._asked_late("compare wrong")
                self.confirm_code(right=True)
                self.one_answer_comes(0)
            case "confirmed late":
                self._asked_late("confirm right")
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

    # ------------------------------------------------------------------ what a good agent would press

    def go_on(self, steps: int) -> None:
        """Press what leads on, several times: most of what matters lies deep in a call."""
        for _ in range(steps):
            self._press_what_leads_on()

    def _press_what_leads_on(self) -> None:
        call = self.desk.call
        if call is None:
            self.open(0, own_line=True)
        elif call.line.state is LineState.HELD:
            self.desk.line.toggle_hold()
        elif not call.line.caller_hears:
            self.desk.line.reconnect()
        elif call.stop is not None:
            self.desk.line.leave_stop()
        elif call.step is Step.INTAKE:
            self._lead_on_from_intake()
        elif call.step is Step.NOTICE:
            self.desk.intake.agree()
        elif call.step is Step.VERIFICATION:
            self._lead_on_from_verification()
        elif call.step is Step.LOOKUP and call.lookup.state in (LookupState.PENDING, LookupState.DOWN):
            self.desk.finding.leave_open()
        elif call.step is Step.LOOKUP:
            self.press(self.desk.finding.look_up())
        elif call.step is Step.SELECTION:
            self._lead_on_from_selection()
        elif call.step is Step.READ_BACK:
            self._lead_on_from_read_back()

    def _lead_on_from_intake(self) -> None:
        assert self.desk.call is not None
        if self.desk.call.numbers.record is None:
            self.press(self.desk.intake.ask_verdict())
        else:
            self.desk.intake.confirm_numbers()

    def _lead_on_from_verification(self) -> None:
        assert self.desk.call is not None
        verification = self.desk.call.verification
        if verification.verified:
            self.desk.line.go_to(Step.LOOKUP)
        elif not verification.matched:
            self.compare(right=True)
        elif verification.code is None:
            if verification.last_send_outcome is SendCodeOutcome.TOO_SOON:
                self.time_goes_by(31)
            self.send_code()
        else:
            self.confirm_code(right=True)

    def _lead_on_from_selection(self) -> None:
        assert self.desk.call is not None
        if self.desk.call.chosen:
            self.desk.choosing.review()
        elif self.desk.call.lookup.state is LookupState.NOT_STARTED:
            self.press(self.desk.finding.look_up())
        else:
            self.desk.choosing.tick(map(PlatformId, FEW[::2]))

    def _lead_on_from_read_back(self) -> None:
        call = self.desk.call
        assert call is not None
        missing = [one for one in Statement if not call.read_back.has(one)]
        if call.read_back.reading is None:
            self.desk.choosing.review()
        elif not call.read_back.last_page_shown:
            self.desk.choosing.show_last_page()
        elif missing:
            self.desk.choosing.state(missing[0])
        elif call.verification.covers_submit(self.bench.clock.now):
            self.press(self.desk.filing.submit())
        elif call.verification.code is None:
            self.send_code()
        else:
            self.confirm_code(right=True)

    # ------------------------------------------------------------------ what always holds

    @invariant()
    def nothing_is_chosen_that_has_no_box(self) -> None:
        """Ticked is what can be ticked, and what was said is about the list as it stands."""
        call = self.desk.call
        if call is not None:
            assert {row.platform.id for row in call.chosen} <= call.tickable
            assert call.read_back.reading in (None, call.reading)
            assert not call.verification.verified or call.verification.proof is not None

    def teardown(self) -> None:
        """Read every record to its end, and see that what is on the desk is what is on disk."""
        try:
            self.bench.watched.gated = False
            for _ in range(3):
                self.let_all_through()
                self.wake()
            self.check_records()
        finally:
            for task in self.tasks:
                task.cancel()
            self.loop.run_until_complete(_a_few_turns())
            self.loop.run_until_complete(self.bench.registry.aclose())
            self.bench.casebook.close()
            self.loop.close()
            shutil.rmtree(self.folder)

    def check_records(self) -> None:
        """Read every record as an auditor would."""
        for call_id in self.calls:
            oracle.read(self._events(call_id), self.desk.platforms)
        if self.desk.call is not None:
            assert self.desk._worktop.stored(self.desk.call.id) == self.desk.call


async def _a_few_turns() -> None:
    # Nothing here waits for the world: what can go on is through after a few turns of the loop.
    for _ in range(12):
        await asyncio.sleep(0)
