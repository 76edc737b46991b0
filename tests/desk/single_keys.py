"""Every key by itself, and what may happen beside it: time, late answers, a wrong caller."""

from __future__ import annotations

from datetime import timedelta

from agent_console.backend import CorrectionReason, PlatformId
from agent_console.calendar.zone import next_midnight
from agent_console.call.read_back import Statement
from agent_console.call.steps import CallerSaid, Service, Step
from agent_console.call.stop import NextStep, StopReason
from agent_console.call.verification import TenureAnswer
from agent_console.call.wrap_up import Outcome
from agent_console.identity.phone import PhoneNumber
from agent_console.identity.secret import Secret
from tests.desk.watching import Watching

WRONG_DOCUMENT = Secret("440524188001010014")


class SingleKeys(Watching):
    """Presses one key at a time."""

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
                self.desk.triage.hear(said)
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

    # ------------------------------------------------------------------ labels

    def turn_to(self, service: Service) -> None:
        """Turn to another service."""
        self.desk.services.choose(service)

    def ask_labels(self) -> None:
        """Ask the label firms."""
        self.press(self.desk.labelling.ask())

    def choose_label(self, place: int, reason: CorrectionReason | None, how: str) -> None:
        """Choose or leave any label, fraud labels too, for any reason."""
        assert self.desk.call is not None
        ids = [row.label.id for row in self.desk.call.label_rows if row.label] or ["nowhere"]
        label_id = ids[place % len(ids)]
        if how == "leave":
            self.desk.labelling.leave(label_id)
        else:
            self.desk.labelling.choose(label_id, reason)

    def at_labels(self, what: str) -> None:
        """Press one of the keys of the list of labels and its read-back."""
        part = self.desk.labelling if what in ("choose_all", "undo") else self.desk.correcting
        getattr(part, what)()

    def state_labels(self, statement: Statement) -> None:
        """Record one of the caller's answers about labels."""
        self.desk.correcting.state(statement)

    def submit_correction(self) -> None:
        """Press 8 on the labels' read-back."""
        self.press(self.desk.correcting.submit())

    def settle_all(self) -> None:
        """Send what waits, as F5 does."""

        async def send() -> None:
            await self.desk.filing.settle_all(by_hand=True)

        self.press(send())

    def refresh(self) -> None:
        """Ask how far it is."""
        self.press(self.desk.following.ask_now())

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

    def answers_come_late(self, late: bool) -> None:
        """From now on answers wait, or come at once again."""
        self.bench.watched.gated = late
        if not late:
            self.let_all_through()

    def one_answer_comes(self, place: int) -> None:
        """Let one late answer come, in any order."""
        self.bench.watched.let_through(place)
        self.turn()
