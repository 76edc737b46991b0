"""The parts every page of a call shares: first row, facts, F-keys, right pane. Pure: from a call to lines."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from agent_console.backend import ServiceState
from agent_console.calendar.zone import local
from agent_console.call.call import Call
from agent_console.call.line import LineState
from agent_console.call.steps import Step as CallStep
from agent_console.call.stop import StopReason
from agent_console.call.verification import VerificationState
from agent_console.commands import BY_ID
from agent_console.language import N_, Language, Script
from screens.context import Context
from screens.widgets.around import pane_lines
from screens.widgets.keyline import FKey
from screens.widgets.layout import SIDE_COLUMNS
from screens.widgets.line import EMPTY, Line
from screens.widgets.page import Section, Status

FKEY_IDS = ("help", "say", "info", "reveal", "again", "note", "hold", "number", "wrap_up", "end", "lock")

SOON_OVER_SECONDS = 60
"""From here on the first row warns that the verification ends."""

_STATES: dict[VerificationState, str] = {
    VerificationState.NOT_STARTED: N_("  not verified"),
    VerificationState.NUMBER_KNOWN: N_("~ verifying"),
    VerificationState.MATCHED: N_("~ verifying"),
    VerificationState.NOT_MATCHED: N_("x no match"),
    VerificationState.INCONCLUSIVE: N_("? not comparable"),
    VerificationState.CODE_SENT: N_("~ awaiting code"),
    VerificationState.LOCKED: N_("# locked today"),
}

_LINE_STATES: dict[LineState, str] = {
    LineState.ENDED: N_("- call ended"),
    LineState.DROPPED: N_("- line dropped"),
}

_STOP_STATES: dict[StopReason, str] = {
    StopReason.NOT_HOLDER: N_("x not verified"),
    StopReason.NO_SIM: N_("- no code"),
}


_SERVICE: dict[ServiceState, str] = {
    ServiceState.ANSWERING: N_("+ online"),
    ServiceState.TRYING: N_("~ trying"),
    ServiceState.SILENT: N_("! silent"),
}


def duration(seconds: float) -> str:
    """Show a time span as minutes and seconds: 02:55."""
    whole = max(0, int(seconds))
    return f"{whole // 60:02}:{whole % 60:02}"


def moment(at: datetime, language: Language) -> str:
    """Show a day and a time: 2026-11-24（周二）12:00, Tue 2026-11-24 12:00."""
    return language.day(local(at).date()) + ("" if language.chinese else " ") + language.clock_time(at)


def status_of(call: Call | None, context: Context, now: datetime) -> Status:
    """Return the first row: which world, whose number, verified until when."""
    _ = context.language.text
    clock = local(now)
    return Status(
        world=context.world,
        line=context.language.bilingual(context.description.line),
        staff=_("#{staff_no}").format(staff_no=context.desk.settings.staff_no),
        number=call.numbers.subject.masked if call and call.numbers.subject else "",
        verified=verified_word(call, context.language, now) if call else "",
        timer=duration((now - call.opened_at).total_seconds()) if call else f"{clock:%H:%M}",
        backend=backend_word(context),
        clock=f"{clock:%H:%M:%S}",
        number_label=_("Number") if call else "",
        timer_label=_("Call") if call else "",
    )


def backend_word(context: Context) -> str:
    """Return how the other side does, where the backend watches that; else simulated in training."""
    if context.service is not None:
        return context.language.text(_SERVICE[context.service.service_status().state])
    training = context.world.name != "LIVE"
    return context.language.text(N_("+ mock") if training else N_("+ online"))


def verified_word(call: Call, language: Language, now: datetime) -> str:
    """Return the state of the verification with its sign; after the line ended, that."""
    _ = language.text
    if call.line.state in _LINE_STATES:
        return _(_LINE_STATES[call.line.state])
    if call.stop is not None and call.stop.reason in _STOP_STATES:
        return _(_STOP_STATES[call.stop.reason])
    if not call.verification.verified:
        waiting = (
            call.verification.state is VerificationState.NUMBER_KNOWN
            and call.step is not CallStep.VERIFICATION
        )
        return _("  not verified") if waiting else _(_STATES[call.verification.state])
    until = call.verification.covers_submit_until(call.terms.limits)
    assert until is not None
    left = (until - now).total_seconds()
    if left <= 0:
        return _("! code needed")
    if left <= SOON_OVER_SECONDS:
        return _("! ends soon {time}").format(time=f"{local(until):%H:%M}")
    return _("+ verified {time}").format(time=f"{local(until):%H:%M}")


def facts_of(call: Call, language: Language) -> tuple[Line, ...]:
    """Return the facts below the steps of a wide window; the activation date only after verification."""
    _ = language.text
    numbers = call.numbers
    subject = numbers.subject.masked if numbers.subject else "-"
    lines = [EMPTY.at(1, _("Subject number"), "quiet"), EMPTY.at(1, subject)]
    calling = _("same") if numbers.own_line else numbers.calling.masked if numbers.calling else "-"
    lines += _fact(_("From"), calling)
    contact = numbers.contact.masked if numbers.contact else _("same")
    lines += _fact(language.text_in("facts", "Contact"), contact)
    if call.verification.verified and numbers.activated_on:
        lines += _fact(_("Since"), str(numbers.activated_on))
    return tuple(lines)


def _fact(label: str, value: str) -> tuple[Line, ...]:
    """Put a value behind its label, or below it where the column is too narrow for both."""
    both = EMPTY.at(1, label, "quiet").then(value)
    return (both,) if both.end <= SIDE_COLUMNS else (EMPTY.at(1, label, "quiet"), EMPTY.at(1, value))


def fkeys_of(acting: Iterable[str], language: Language) -> tuple[FKey, ...]:
    """Return the F-keys that act on a page; the others leave their places empty."""
    _ = language.text
    shown = set(acting)
    commands = (BY_ID[id_] for id_ in FKEY_IDS if id_ in shown)
    return tuple(FKey(one.key.upper().replace("CTRL+", "^"), _(one.label)) for one in commands)


def pane_of(
    context: Context, script: Script, rows: int, beside: tuple[Section, ...] = ()
) -> tuple[Section, ...]:
    """Return the right pane of a wide window: what stands `beside` the words, what to say, what not, what is asked.

    What does not fit its rows is left out: first what callers ask, then `beside`, from the end.
    """
    _ = context.language.text
    asked = tuple(
        Section(_("Caller asks: {question}").format(question=question), (answer,))
        for question, answer in script.questions
    )
    said = (Section(_("Say"), (script.say,)), Section(_("Not"), (script.avoid,), "warn"))
    while asked and len(pane_lines((*beside, *said, *asked))) > rows:
        asked = asked[:-1]
    while beside and len(pane_lines((*beside, *said))) > rows:
        beside = beside[:-1]
    return (*beside, said[0], *asked, said[1])
