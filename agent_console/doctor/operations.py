"""The operations of the port in an agent's words: what each is for, and what is lost without it. It asks nobody."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from agent_console.backend import OperationCheck
from agent_console.doctor.finding import Check, Finding, State
from agent_console.doctor.wording import filled, foreign
from agent_console.language import N_, Language


@dataclass(frozen=True, slots=True)
class Feature:
    """One operation: what it is for, what is lost without it, and whether no call gets to its end then."""

    what: str
    lost: str
    needed: bool = False


_UNVERIFIED: Final = N_("no caller can be verified.")
_NOT_FOUND: Final = N_("what hangs on a number cannot be found.")

FEATURES: Final[dict[str, Feature]] = {
    "platforms": Feature(
        N_("The list of platforms."), N_("the list that came with the console is taken instead.")
    ),
    "number": Feature(N_("Whether a number changed hands."), N_("no call gets past the number."), True),
    "check_activation": Feature(
        N_("Second opinions on a weak activation date."), N_("numbers with a weak date cannot be unbound.")
    ),
    "match_identity": Feature(N_("Comparing name and document."), _UNVERIFIED, True),
    "fraud_signals": Feature(
        N_("SIM swap, call forwarding, text messages."),
        N_("signals read 'not known', and no code is sent by itself."),
    ),
    "send_code": Feature(N_("Sending a code by text message."), _UNVERIFIED, True),
    "confirm_code": Feature(N_("Comparing the code."), _UNVERIFIED, True),
    "start_lookup": Feature(N_("Asking the platforms what hangs on a number."), _NOT_FOUND, True),
    "lookup": Feature(N_("Reading what the platforms answered."), _NOT_FOUND, True),
    "submit": Feature(N_("Filing an unbind request."), N_("nothing can be unbound."), True),
    "request": Feature(N_("How far a request is."), N_("nobody can say how far a request is.")),
    "find_requests": Feature(N_("Finding earlier requests."), N_("requests of other desks are not found.")),
    "withdraw": Feature(N_("Taking back a request."), N_("no request can be taken back.")),
    "labels": Feature(N_("What a caller's number is shown as."), N_("labels cannot be looked up.")),
    "correct": Feature(N_("Correcting a label."), N_("no label can be corrected.")),
    "correction": Feature(N_("How far a correction is."), N_("nobody can say how far a correction is.")),
}
"""By the names of the port's methods."""

_UNNAMED: Final = Feature(N_("An operation of this backend alone."), N_("the console does not need it."))


class Why(StrEnum):
    """Why an operation does not work, as far as a reason's word tells."""

    NOT_OFFERED = "NOT_OFFERED"
    NOT_PERMITTED = "NOT_PERMITTED"
    NOT_TAKEN = "NOT_TAKEN"
    """The other side knows the key or token not, or not any more."""
    NO_ANSWER = "NO_ANSWER"
    NOT_UNDERSTOOD = "NOT_UNDERSTOOD"
    OTHER_ENVIRONMENT = "OTHER_ENVIRONMENT"
    BROKEN = "BROKEN"


_SETTLED: Final = frozenset({Why.NOT_OFFERED, Why.NOT_PERMITTED})
"""As agreed with the carrier: nothing is broken, a feature is off."""

_SENTENCES: Final[dict[Why, str]] = {
    Why.NOT_OFFERED: N_("The carrier does not offer it"),
    Why.NOT_PERMITTED: N_("The credentials do not permit it"),
    Why.NOT_TAKEN: N_("The carrier does not take the credentials"),
    Why.NO_ANSWER: N_("It does not answer"),
    Why.NOT_UNDERSTOOD: N_("Its answer cannot be understood"),
    Why.OTHER_ENVIRONMENT: N_("The server is of the other environment: correct it in [backend_options]"),
    Why.BROKEN: N_("It does not work"),
}

_WORDS: Final[dict[Why, str]] = {
    Why.NOT_OFFERED: "NOT_OFFERED NOT_FOUND NOT_IMPLEMENTED SERVICE_NOT_APPLICABLE",
    Why.NOT_PERMITTED: "PERMISSION_DENIED INVALID_SCOPE UNAUTHORIZED_CLIENT ACCESS_DENIED CONSENT_MISSING",
    Why.NOT_TAKEN: "UNAUTHENTICATED INVALID_CLIENT INVALID_GRANT NO_TOKEN NO_KEY",
    Why.NO_ANSWER: "UNAVAILABLE TIMEOUT INTERNAL BAD_GATEWAY",
    Why.NOT_UNDERSTOOD: "NOT_UNDERSTOOD TOKEN_NOT_UNDERSTOOD",
    Why.OTHER_ENVIRONMENT: "OTHER_ENVIRONMENT",
}
"""Words of our own client, of CAMARA and of OAuth."""

_MEANS: Final = {word: why for why, words in _WORDS.items() for word in words.split()}


def operations_found(checks: Iterable[OperationCheck], language: Language) -> tuple[Finding, ...]:
    """Say of every operation whether it works; one the backend did not name is told too."""
    told = {check.operation: check for check in checks}
    return tuple(_found(name, told.get(name), language) for name in dict.fromkeys([*FEATURES, *told]))


def not_tried(language: Language) -> Iterator[Finding]:
    """Say of every operation that it was not tried."""
    text = language.text("Not tried; see what failed above.")
    for name in FEATURES:
        yield Finding(Check.OPERATION, State.OFF, "NOT_TRIED", text, name)


def is_not_taken(checks: Iterable[OperationCheck]) -> bool:
    """Whether everything that does not work was refused because of who we are."""
    reasons = [why_of(check.reason) for check in checks if not check.works]
    return bool(reasons) and set(reasons) == {Why.NOT_TAKEN}


def why_of(reason: str | None) -> Why:
    """Read a reason, `WORD` or `part: WORD, part: WORD`; words that mean different things say no more than broken."""
    words = (part.rpartition(":")[2].strip() for part in (reason or "").split(","))
    meant = {_MEANS.get(word, Why.BROKEN) for word in words}
    return meant.pop() if len(meant) == 1 else Why.BROKEN


def one_for_all(found: Sequence[Finding], language: Language) -> Finding | None:
    """Say it once where the same stands in the way of every operation; None where it is not the same."""
    codes = {one.code for one in found}
    if len(codes) != 1 or len(found) < 2 or found[0].state is State.OK:
        return None
    first, code = found[0], codes.pop()
    if code not in set(Why):
        return replace(first, part="")
    text = filled(language.text("{why}: no call can be worked."), why=language.text(_SENTENCES[Why(code)]))
    return Finding(Check.OPERATION, State.FAILED, code, text)


def _in_short(reason: str) -> str:
    """Name a word once where several parts have the same: `WORD: part, part`."""
    parts = [part.partition(":") for part in reason.split(",")]
    words = {word.strip() for _, colon, word in parts if colon}
    if len(words) != 1 or not all(colon for _, colon, _ in parts):
        return reason
    return f"{words.pop()}: {', '.join(part.strip() for part, *_ in parts)}"


def _found(name: str, check: OperationCheck | None, language: Language) -> Finding:
    _ = language.text
    part, feature = foreign(name), FEATURES.get(name, _UNNAMED)
    if check is None:
        text = _("The backend does not say whether it works.")
        return Finding(Check.OPERATION, State.WARNING, "NOT_TOLD", text, part)
    if check.works and check.reason is not None:
        text = filled(_("{what} Not tried without a caller."), what=_(feature.what))
        return Finding(Check.OPERATION, State.OK, "ASSUMED", text, part, foreign(check.reason))
    if check.works:
        return Finding(Check.OPERATION, State.OK, "WORKS", _(feature.what), part)
    why, detail = why_of(check.reason), foreign(check.reason or "-")
    text = _("{why} ({reason}): {lost}")
    reason = foreign(_in_short(check.reason or "-"))
    text = filled(text, why=_(_SENTENCES[why]), reason=reason, lost=_(feature.lost))
    state = State.FAILED if feature.needed else State.OFF if why in _SETTLED else State.WARNING
    return Finding(Check.OPERATION, state, why, text, part, detail)
