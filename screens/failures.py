"""One sentence for what broke on the way to the registry, and the reference to find it by. It knows no screen."""

from __future__ import annotations

from agent_console.call.request import PROOF_EXPIRED
from agent_console.desk import Failure, FailureKind
from agent_console.language import N_, Language
from screens.widgets.line import fit

REFERENCE = N_("ref {reference}")

REFERENCE_CELLS = 8
"""The first group of a UUID: with the minute it finds one line among millions."""

CODE_CELLS = 20
"""A registry's own code on the status line; it may be of any length."""

FAILURES: dict[FailureKind, str] = {
    FailureKind.UNREACHABLE: N_("! No answer from the registry: F5 tries again"),
    FailureKind.OUTCOME_UNKNOWN: N_("? No answer came: nobody knows whether it arrived"),
    FailureKind.REFUSED: N_("x Refused ({code}): a person has to look"),
    FailureKind.GARBLED: N_("! The answer makes no sense and was not used: F5 tries again"),
}

_OUR_MISTAKE = N_("x Our fault ({code}): tell the administrator")
_NOT_FOR_THIS_NUMBER = N_("- Not offered for this number")
_CREDENTIALS = N_("x Our credentials are not taken: tell the administrator")
_SETTING = N_("x A setting is wrong (subject_in): tell the administrator")

REFUSALS: dict[str, str] = {
    "IDENTIFIER_NOT_FOUND": N_("- Not a number of this carrier: its own carrier can help"),
    "SERVICE_NOT_APPLICABLE": _NOT_FOR_THIS_NUMBER,
    "UNSUPPORTED_IDENTIFIER": _NOT_FOR_THIS_NUMBER,
    "NOT_IMPLEMENTED": N_("- This carrier does not offer it"),
    "QUOTA_EXCEEDED": N_("# The limit is reached: not possible now"),
    "INVALID_TOKEN_CONTEXT": N_("x Number and permission differ: ask for the number again"),
    "HOLDER_NOT_VERIFIED": N_("x The registry does not find this verification: verify again"),
    PROOF_EXPIRED: N_("! It waited too long to be filed: verify again"),
    "CURRENT_HOLDER_BINDING": N_("# One item is the holder's own: nothing was filed"),
    "UNBIND_NOT_SUPPORTED": N_("- One platform takes no part: nothing was filed"),
    "RESULTS_EXPIRED": N_("- The results are kept no longer: look up again"),
    "ALREADY_EXISTS": N_("= It is under way already: nothing was filed twice"),
    "LABEL_NOT_CORRECTABLE": N_("- This label cannot be corrected here"),
    "MISSING_IDENTIFIER": _SETTING,
    "UNNECESSARY_IDENTIFIER": _SETTING,
    "UNAUTHENTICATED": _CREDENTIALS,
    "INVALID_CLIENT": _CREDENTIALS,
    "NO_KEY": _CREDENTIALS,
    "NO_TOKEN": _CREDENTIALS,
    "WRONG_ENVIRONMENT": N_("x Training and live never mix: the registry is the other"),
    "INVALID_ARGUMENT": _OUR_MISTAKE,
    "OUT_OF_RANGE": _OUR_MISTAKE,
    "IDEMPOTENCY_KEY_REUSED": _OUR_MISTAKE,
}
"""By the code of a refusal, without the name of its API in front; any other code is named and left to a person."""


def failure_sentence(failure: Failure, language: Language) -> str:
    """Say what broke and what to do, and by which reference the other side finds it."""
    return with_reference(_what_broke(failure, language), failure.reference, language)


def _what_broke(failure: Failure, language: Language) -> str:
    word = (failure.code or "").rpartition(".")[2]
    if failure.kind is FailureKind.REFUSED and word in REFUSALS:
        return language.text(REFUSALS[word]).format(code=word)
    code = fit(failure.code or "?", CODE_CELLS)
    return language.text(FAILURES[failure.kind]).replace("{code}", code)


def with_reference(sentence: str, reference: str | None, language: Language) -> str:
    """Put a reference behind a sentence, short enough to be read out."""
    spoken = spoken_reference(reference)
    return f"{sentence}  {language.text(REFERENCE).replace('{reference}', spoken)}" if spoken else sentence


def spoken_reference(reference: str | None) -> str:
    """Shorten a reference to what is read out to the other side's engineer: the first group of a UUID."""
    plain = "".join(one for one in reference or "" if one.isascii() and (one.isalnum() or one in "-._"))
    return plain.partition("-")[0][:REFERENCE_CELLS]
