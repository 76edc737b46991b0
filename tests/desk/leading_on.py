"""What a good agent would press: most of what matters lies deep in a call."""

from __future__ import annotations

from agent_console.backend import PlatformId, SendCodeOutcome
from agent_console.call.line import LineState
from agent_console.call.lookup import LookupState
from agent_console.call.read_back import Statement
from agent_console.call.steps import Service, Step
from tests.desk.single_keys import SingleKeys
from tests.support_desk import FEW

SAID_OF_LABELS = (Statement.READ_BACK, Statement.SEPARATE_CONSENT)


class LeadingOn(SingleKeys):
    """Presses what leads on."""

    def asked_late(self, intent: str) -> None:
        """Press a key whose answer waits until it is let come."""
        self.bench.watched.gated = True
        match intent:
            case "compare right" | "compare wrong":
                self.compare(right=intent == "compare right")
            case "confirm right" | "confirm wrong":
                self.confirm_code(right=intent == "confirm right")
            case "what leads on":
                self.press_what_leads_on()
            case _:
                getattr(self, intent)()
        self.bench.watched.gated = False

    def go_on(self, steps: int) -> None:
        """Press what leads on, several times: most of what matters lies deep in a call."""
        for _ in range(steps):
            self.press_what_leads_on()

    def press_what_leads_on(self) -> None:
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
        elif call.service is Service.LABELS:
            self._lead_on_with_labels()
        elif call.step is Step.LOOKUP and call.lookup.state in (LookupState.PENDING, LookupState.DOWN):
            self.desk.finding.leave_open()
        elif call.step is Step.LOOKUP:
            self.press(self.desk.finding.look_up())
        elif call.step is Step.SELECTION:
            self._lead_on_from_selection()
        elif call.step is Step.READ_BACK:
            self._lead_on_from_read_back()

    def _lead_on_with_labels(self) -> None:
        """Ask, choose what can be corrected, read it back and send it."""
        call = self.desk.call
        assert call is not None
        correcting, missing = (
            self.desk.correcting,
            [one for one in SAID_OF_LABELS if not call.read_back.has(one)],
        )
        if call.step is Step.LOOKUP:
            self.press(self.desk.labelling.ask())
        elif call.step is Step.SELECTION and call.reading.labels and not correcting.review().reasons:
            return
        elif call.step is Step.SELECTION:
            for row in call.label_rows:
                if row.choosable and row.label:
                    self.desk.labelling.choose(row.label.id, row.reasons[-1])
        elif call.step is Step.READ_BACK and not call.read_back.last_page_shown:
            correcting.review()
            correcting.show_last_page()
        elif call.step is Step.READ_BACK and missing:
            correcting.state(missing[0])
        elif call.step is Step.READ_BACK and call.verification.covers_submit(self.bench.clock.now):
            self.press(correcting.submit())
        elif call.step is Step.READ_BACK:
            self._lead_on_to_a_fresh_code()

    def _lead_on_to_a_fresh_code(self) -> None:
        assert self.desk.call is not None
        if self.desk.call.verification.code is None:
            self.send_code()
        else:
            self.confirm_code(right=True)

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
        else:
            self._lead_on_to_a_fresh_code()
