"""What the registry and the casebook say of a number before its holder is verified. Pure, it asks nobody.

No date is shown here before the verification: the start of a tenure is the holder's data.
"""

from __future__ import annotations

from dataclasses import dataclass

from agent_console.call.call import Call
from agent_console.call.steps import Service
from agent_console.call.stop import StopReason
from agent_console.casebook.case_summary import CaseState
from agent_console.identity.number_block import BlockOwner
from agent_console.language import N_, Language
from screens.sentences import CARRIERS
from screens.widgets.line import EMPTY, Line
from screens.widgets.page import signed

_LABEL, _SIGN, _TEXT = 2, 13, 15

GOOD_FOR: dict[Service, str] = {
    Service.UNBIND: N_("Recycled number, can be unbound"),
    Service.OWN_ACCOUNTS: N_("The holder's accounts can be looked up"),
    Service.LABELS: N_("The number's labels can be looked up"),
}
"""The verdict where the service is for the number."""

VERDICTS: dict[StopReason, tuple[str, str]] = {
    StopReason.NOT_RECYCLED: ("-", N_("Not a recycled number")),
    StopReason.CANNOT_JUDGE: ("?", N_("The registry cannot judge it")),
    StopReason.CANCELLED: ("-", N_("The number is cancelled")),
    StopReason.NOT_SYNCED_YET: ("~", N_("New number, not synchronised yet")),
    StopReason.PORTED_UNSUPPORTED: ("-", N_("Ported number, not supported")),
    StopReason.OTHER_CARRIER: ("-", N_("Another carrier's number")),
    StopReason.OTHER_CARRIER_MVNO: ("-", N_("A virtual operator's number")),
}
"""The verdict in one line; why and what instead stands on its own page."""

OWNERS: dict[BlockOwner | None, str] = {
    BlockOwner.CHINA_MOBILE: N_("Mobile"),
    BlockOwner.CHINA_UNICOM: N_("Unicom"),
    BlockOwner.CHINA_TELECOM: N_("Telecom"),
    BlockOwner.CHINA_BROADNET: N_("Broadnet"),
    None: N_("not known"),
}

CASES: dict[CaseState | None, str] = {
    CaseState.DRAFT: N_("draft"),
    CaseState.OPEN: N_("not wrapped up"),
    CaseState.QUEUED: N_("to be sent"),
    CaseState.OUTCOME_UNKNOWN: N_("outcome unknown"),
    CaseState.NEEDS_PERSON: N_("needs a person"),
    CaseState.WAITING: N_("with the platforms"),
    CaseState.NO_REPLY: N_("no reply"),
    CaseState.CALL_BACK: N_("call-back"),
    CaseState.CLOSED: N_("closed"),
    None: N_("state not known"),
}

_CASE_CELLS = 30
"""What is left of a row of 67 cells for the states of the cases."""


@dataclass(frozen=True, slots=True)
class Known:
    """What was found: why the service is not for the number (None: it is), its block's owner, its cases."""

    stop: StopReason | None
    owner: BlockOwner | None = None
    cases: tuple[CaseState | None, ...] = ()
    service: Service = Service.UNBIND


def verdict_of(known: Known, language: Language) -> tuple[str, str]:
    """Return the verdict's sign and sentence."""
    sign, sentence = ("+", GOOD_FOR[known.service]) if known.stop is None else VERDICTS[known.stop]
    return sign, language.text(sentence)


def situation_lines(known: Known, call: Call, language: Language) -> tuple[Line, ...]:
    """Return the four rows about a number the registry has answered for."""
    _ = language.text
    verdict = EMPTY.at(_LABEL, _("Situation"), "quiet").at(_SIGN, signed(*verdict_of(known, language)))
    return (
        verdict,
        _carrier_line(known, call, language),
        _since_line(call, language),
        _cases_line(known, language),
    )


def _carrier_line(known: Known, call: Call, language: Language) -> Line:
    _ = language.text
    record = call.numbers.record
    if record is None:
        return EMPTY
    ported = _("yes") if record.ported_in_on else _("no")
    carrier = _("{carrier} (now)").format(carrier=_(CARRIERS[record.carrier]))
    line = EMPTY.at(_SIGN, signed("+", carrier)).then(_("ported {answer}").format(answer=ported), gap=2)
    return line.then(_("block of {owner}").format(owner=_(OWNERS[known.owner])), gap=3)


def _since_line(call: Call, language: Language) -> Line:
    _ = language.text
    since = call.numbers.activated_on
    shown = str(since) if call.verification.verified and since else _("shown after verification")
    return EMPTY.at(_TEXT, _("holder since {day}").format(day=shown), "quiet")


def _cases_line(known: Known, language: Language) -> Line:
    _ = language.text
    if not known.cases:
        return EMPTY.at(_TEXT, _("cases of this number: none"), "quiet")
    states = language.listed((_(CASES[state]) for state in known.cases), _CASE_CELLS)
    count = language.plural("{count} case", "{count} cases", len(known.cases))
    return EMPTY.at(_TEXT, _("this number has {cases}: {states}").format(cases=count, states=states), "quiet")
