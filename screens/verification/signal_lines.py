"""The three fraud signals, each on its own, as lines. Pure; what a signal means for the code is decided in `call`."""

from __future__ import annotations

from datetime import date

from agent_console.backend import FraudSignals, Ternary
from agent_console.call.call import Call
from agent_console.call.signals import counts_as_swapped
from agent_console.language import Language
from screens.widgets.line import EMPTY, Line
from screens.widgets.page import signed

Answer = tuple[str, str, str]
"""A sign, a whole sentence for a row of three, and a short answer for a row of its own."""


def signal_lines(call: Call, language: Language, tall: bool) -> tuple[Line, ...]:
    """Return the signals in one row, or in a row each where there is room."""
    _ = language.text
    label = EMPTY.at(2, _("Signals"), "quiet")
    answers = _answers(call.verification.signals, call.numbers.activated_on, language)
    if not tall:
        return (_in_one_row(label, answers),)
    names = (_("SIM swap"), _("forwarding"), _("SMS"))
    rows = [
        EMPTY.at(13, signed(sign, name)).at(27, short)
        for (sign, _sentence, short), name in zip(answers, names, strict=True)
    ]
    note = EMPTY.at(15, _("each by itself: one missing hides no other"), "quiet")
    first = label
    for placed in rows[0].placed:
        first = first.at(placed.column, placed.text, placed.role)
    return first, rows[1], rows[2], note


def _in_one_row(label: Line, answers: tuple[Answer, Answer, Answer]) -> Line:
    """Columns 13, 32 and 50; what is being asked stands closer, what is long pushes the next one."""
    line = label.at(13, signed(answers[0][0], answers[0][1]))
    second = 30 if all(answer[0] == "~" for answer in answers) else 32
    line = line.at(max(second, line.end + 2), signed(answers[1][0], answers[1][1]))
    return line.at(max(50, line.end + 2), signed(answers[2][0], answers[2][1]))


def _answers(
    signals: FraudSignals | None, activated_on: date | None, language: Language
) -> tuple[Answer, Answer, Answer]:
    _ = language.text
    if signals is None:
        asking = _("asking")
        return (
            ("~", _("SIM swap: asking"), asking),
            ("~", _("forwarding: asking"), asking),
            ("~", _("SMS: asking"), asking),
        )
    return (
        _swap(signals, activated_on, language),
        _forwarding(signals.calls_forwarded.answer, language),
        _messages(signals.sms_receivable.answer, language),
    )


def _swap(signals: FraudSignals, activated_on: date | None, language: Language) -> Answer:
    """A SIM as old as the tenure is none to worry about; the day itself is the holder's data and not shown."""
    _ = language.text
    if signals.sim_swapped.answer is Ternary.UNKNOWN:
        return "?", _("SIM swap: not known"), _("not known")
    if counts_as_swapped(signals, activated_on):
        return "!", _("SIM swapped lately"), _("yes, lately")
    return "+", _("no SIM swap, 30 d"), _("not in 30 days")


def _forwarding(answer: Ternary, language: Language) -> Answer:
    _ = language.text
    return {
        Ternary.NO: ("+", _("no forwarding"), _("no")),
        Ternary.YES: ("!", _("calls are forwarded"), _("yes, calls are forwarded")),
        Ternary.UNKNOWN: ("?", _("forwarding: not known"), _("not known")),
    }[answer]


def _messages(answer: Ternary, language: Language) -> Answer:
    _ = language.text
    return {
        Ternary.YES: ("+", _("SMS arrives"), _("arrives")),
        Ternary.NO: ("!", _("SMS cannot arrive"), _("cannot arrive")),
        Ternary.UNKNOWN: ("?", _("SMS: not known"), _("not known")),
    }[answer]
