"""What a stop page shows, from the call to lines: why, what can be done, what callers ask, what was not done."""

from __future__ import annotations

from dataclasses import replace

from agent_console.call.call import Call
from agent_console.call.lookup import LookupState
from agent_console.call.stop import NextStep, Stop, StopReason
from agent_console.desk.ending import proposed_outcome
from agent_console.language import N_, Language, Script
from screens.outcomes import OUTCOMES
from screens.stopped.choices import CHOICES, CHOICES_OF_A_PAGE, TOO_LATE_TODAY
from screens.stopped.texts import LOCKED_FACTORS, TEXTS
from screens.stopped.values import StopValues
from screens.widgets.line import EMPTY, Line, clip, width_of
from screens.widgets.page import Block
from screens.widgets.wrap import wrap_cells

VALUES = 13
CHOICE = 16
MARK = 56

NO_TEXT_MESSAGE = frozenset(
    {
        StopReason.NOT_RECYCLED,
        StopReason.CANNOT_JUDGE,
        StopReason.CANCELLED,
        StopReason.NOT_SYNCED_YET,
        StopReason.PORTED_UNSUPPORTED,
        StopReason.OTHER_CARRIER,
        StopReason.OTHER_CARRIER_MVNO,
        StopReason.PREVIOUS_HOLDER,
        StopReason.DEBT_CALLS,
        StopReason.PLATFORM_BAN,
        StopReason.WRONG_COUNT,
        StopReason.WHO_HAD_IT,
        StopReason.CHILD_OR_RELATIVE,
        StopReason.ACCOUNT_CONTENTS,
    }
)
"""Pages on which a caller may wonder whether a message went out."""

NOTHING_SENT = frozenset({StopReason.LINE_DROPPED, StopReason.DECLINED})
"""Pages on which a caller may wonder whether a platform got anything."""


def stop_of(call: Call) -> Stop:
    """Return the stop a call stands on; a page outlives it by the moment it takes to leave."""
    return call.stop or Stop(StopReason.CANNOT_JUDGE)


def chosen_of(call: Call) -> NextStep:
    """Return what Enter does: what was chosen, else the default."""
    stop = stop_of(call)
    return stop.chosen or stop.page.choices[stop.page.default]


def stop_block(call: Call, script: Script, values: StopValues, language: Language, width: int) -> Block:
    """Return the body: five parts in their order, a free row between them."""
    lines = [
        *_labelled(language.text(N_("Why")), why(call, values, language), width),
        EMPTY,
        *_choices(call, values, language),
        EMPTY,
    ]
    if script.questions:
        lines += [*_asked(script, language, width), EMPTY]
    lines += _labelled(language.text(N_("Proposed")), (wrap_up_words(call, language),), width)
    lines += _labelled(language.text(N_("Not done")), (not_done(call, language),), width)
    return Block(tuple(lines))


def why(call: Call, values: StopValues, language: Language) -> tuple[str, ...]:
    """Return why the call goes no further; of a lock the used-up factor, never which part was wrong."""
    stop, verification = stop_of(call), call.verification
    texts = tuple(language.text(one) for one in TEXTS[stop.reason].why)
    if stop.reason is StopReason.FACTOR_LOCKED:
        factor = verification.locked_factor or "identity"
        count = verification.code_misses if factor == "code" else verification.match_misses
        texts = (language.text(LOCKED_FACTORS[factor]).replace("{count}", str(count)), *texts)
    return tuple(values.filled(one) for one in texts)


def choice_words(reason: StopReason, choice: NextStep, values: StopValues, language: Language) -> str:
    """Return what a choice says."""
    if choice is NextStep.CALL_BACK_TODAY and values.today_at is None:
        return language.text(TOO_LATE_TODAY)
    return values.filled(language.text(CHOICES_OF_A_PAGE.get((reason, choice)) or CHOICES[choice]))


def _choices(call: Call, values: StopValues, language: Language) -> tuple[Line, ...]:
    stop, chosen = stop_of(call), chosen_of(call)
    mark = language.text(N_("<- default") if stop.chosen is None else N_("<- chosen"))
    lines = []
    for number, choice in enumerate(stop.page.choices, 1):
        text = clip(choice_words(stop.reason, choice, values, language), MARK - CHOICE - 1)
        line = EMPTY.at(VALUES, str(number), "key").at(CHOICE, text)
        lines.append(line.at(MARK, mark, "heading") if choice is chosen else line)
    return (lines[0].at(2, language.text(N_("Can do"))), *lines[1:])


def _asked(script: Script, language: Language, width: int) -> list[Line]:
    """Return what callers ask, the answer beside it or, where it does not fit, below."""
    asked, answer = script.questions[0]
    quoted = language.text('"{question}"').format(question=asked)
    first = EMPTY.at(2, language.text(N_("They ask"))).at(VALUES, quoted)
    if VALUES + width_of(quoted) + 2 + width_of(answer) <= width + 1:
        return [first.then(answer, gap=2)]
    rows = wrap_cells(answer, width - CHOICE)
    return [first, *(EMPTY.at(CHOICE, row) for row in rows)]


def wrap_up_words(call: Call, language: Language) -> str:
    """Return the outcome Enter leads to, with what it says behind the code."""
    stop = stop_of(call)
    outcome = proposed_outcome(replace(call, stop=replace(stop, chosen=chosen_of(call))))
    word, detail = language.text(OUTCOMES[outcome]), TEXTS[stop.reason].outcome_detail
    if not detail:
        return word
    return language.text(N_("{outcome}: {detail}")).format(outcome=word, detail=language.text(detail))


def not_done(call: Call, language: Language) -> str:
    """Return what was not looked up, filed or sent, read off the call: a page never claims what is not so."""
    _ = language.text
    reason = stop_of(call).reason
    parts = []
    if call.lookup.state is LookupState.NOT_STARTED and reason not in NOTHING_SENT:
        parts.append(_("nothing looked up"))
    if not call.something_filed:
        parts.append(_("nothing filed"))
    if reason in NOTHING_SENT and not call.something_filed:
        parts.append(_("no platform got anything"))
    if _no_code_went_out(call):
        if reason in NO_TEXT_MESSAGE:
            parts.append(_("no text message sent"))
        if reason is StopReason.NO_SIM:
            parts.append(_("no code sent"))
    joined = _(", ").join(parts)
    if reason is StopReason.FACTOR_LOCKED and call.verification.match_misses:
        compared = _("; compared {count} times").format(count=call.verification.match_misses)
        return joined + compared
    return joined


def _no_code_went_out(call: Call) -> bool:
    verification = call.verification
    return verification.code is None and verification.last_send_outcome is None and not verification.verified


def _labelled(label: str, texts: tuple[str, ...], width: int) -> list[Line]:
    rows = [row for text in texts for row in wrap_cells(text, width - VALUES)]
    lines = [EMPTY.at(VALUES, row) for row in rows]
    return [lines[0].at(2, label), *lines[1:]] if lines else []
