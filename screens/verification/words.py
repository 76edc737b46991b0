"""The status line of the verification: one sentence for where it stands. Pure, it decides nothing."""

from __future__ import annotations

from agent_console.backend import CodeOutcome, MatchOutcome
from agent_console.call.gates import Act
from agent_console.call.verification import VerificationState
from screens.verification.code_lines import ODD_CODE, short_code_sentence, went_out_by_itself
from screens.verification.id_problems import id_problem_sentence
from screens.verification.number_line import we_rang
from screens.verification.page import DOCUMENT, NAME, VerificationView


def resting_message(view: VerificationView) -> str:
    """Return what stands on the status line while nothing else is to be told."""
    _ = view.language.text
    if Act.COMPARE in view.under_way:
        return _("~ Comparing name and ID number")
    if view.document_problem is not None and not view.verification.matched:
        problem = id_problem_sentence(view.document_problem, view.language)
        return _("x ID number: {problem}").format(problem=problem)
    return _after_match(view) if view.verification.matched else _before_match(view)


def _before_match(view: VerificationView) -> str:
    _ = view.language.text
    if view.verification.last_outcome is MatchOutcome.NO_MATCH:
        return _("x Name and ID number do not match: check both once more")
    if view.verification.last_outcome is MatchOutcome.NOT_COMPARABLE:
        return _("? Not comparable: no try was spent")
    typing = {NAME: _("  Typing the name"), DOCUMENT: _("  Typing the ID number")}
    return typing.get(view.focus or "", "")


def _after_match(view: VerificationView) -> str:
    _ = view.language.text
    verification, limits = view.verification, view.call.terms.limits
    if verification.verified and verification.code is None:
        return _("+ Verified: Enter goes on")
    if Act.CONFIRM_CODE in view.under_way:
        return _("~ Comparing the code")
    if view.code_odd:
        return f"x {_(ODD_CODE)}"
    if view.code_short:
        return "x " + short_code_sentence(view.code_short, view.language)
    if verification.last_code_outcome is CodeOutcome.WRONG:
        count = verification.code_tries_left(limits)
        left = view.language.plural("{count} try left", "{count} tries left", count)
        return _("x Wrong code, {left}").format(left=left)
    code = verification.code
    if code is None:
        return _("+ Match: F5 sends the code")
    if code.authentication_id is None:
        return _("? Nobody knows whether a code went out: ask the caller, then F5")
    if code.expired(view.now, limits):
        return _("x The code is too old: F5 sends another")
    if went_out_by_itself(view) and we_rang(view.call):
        return _("+ Match, code sent by itself (we rang it, signals clear)")
    if went_out_by_itself(view):
        return _("+ Match, code sent by itself (own line, signals clear)")
    return _("+ Match, code sent")


def script_of(view: VerificationView) -> str:
    """Return the script of where the verification stands."""
    verification = view.verification
    if verification.state is VerificationState.NOT_MATCHED:
        return "verification_no_match"
    if verification.verified and verification.code is None:
        # Whoever comes back here goes on to the lookup, and has nothing left to ask for.
        return "lookup"
    if not verification.matched:
        return "verification"
    if verification.code is None:
        return "verification_matched"
    wrong = verification.last_code_outcome is CodeOutcome.WRONG
    return "verification_wrong_code" if wrong else "verification_code"


def resend_sentence(view: VerificationView) -> str:
    """Say how long it takes until another code may be sent; empty when it may."""
    code, limits = view.verification.code, view.call.terms.limits
    if code is None or code.may_be_resent(view.now, limits):
        return ""
    wait = view.language.duration(code.sent_at + limits.resend_after - view.now)
    return view.language.text("~ A code went out just now: send again in {time}").format(time=wait)
