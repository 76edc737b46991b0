"""The line to a carrier in words: reached or not, encrypted or not, and whose clock is wrong. It connects nowhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from ipaddress import ip_address
from typing import Final
from urllib.parse import urlsplit

from agent_console.backend import AFTER_CONNECTING, Line, LineProblem
from agent_console.calendar.zone import local
from agent_console.doctor.finding import Check, Finding, State
from agent_console.doctor.wording import clipped, filled
from agent_console.language import N_, Language

SOON: Final = timedelta(days=21)
"""A carrier that renews its certificate by hand needs about that long."""

CLOCKS_AGREE: Final = timedelta(seconds=3)
"""A word takes its time on the way."""

_CUT_OFF: Final = timedelta(seconds=0.5)
"""`Date` is told to the second below (RFC 9110 §5.6.7): on average so much is missing."""

CLOCKS_TOO_FAR: Final = timedelta(seconds=30)
"""What an authorization server commonly bears before it takes a signature for one of another time."""

_SENTENCES: Final[dict[LineProblem, str]] = {
    LineProblem.NAME_UNKNOWN: N_("nobody knows this name: correct the address, or look at the name server."),
    LineProblem.REFUSED: N_(
        "the machine is there, and nobody listens: is the service started, the port right?"
    ),
    LineProblem.SILENT: N_("no connection: look at the network, the firewall, the address."),
    LineProblem.NO_TLS: N_("no encrypted connection comes about: the server speaks none, or another one."),
    LineProblem.NOT_TRUSTED: N_("no authority known here vouches for the certificate: name it in ca_bundle."),
    LineProblem.EXPIRED: N_("the certificate is out of date, or this machine's clock is wrong."),
    LineProblem.NOT_YET_VALID: N_("the certificate is not valid yet, or this machine's clock is wrong."),
    LineProblem.OTHER_NAME: N_("the certificate is that of another host: correct the address."),
    LineProblem.CLIENT_REFUSED: N_("the server wants a client certificate: name one it knows."),
}


def lines_found(lines: Iterable[Line], now: datetime, language: Language) -> Iterator[Finding]:
    """Say of every address whether it is reached; then, of those, how they are encrypted."""
    every = tuple(lines)
    if not every:
        yield from (one for one in no_lines(language) if one.check is not Check.CLOCK)
    for line in every:
        yield _reached(line, language)
    for line in every:
        yield _encrypted(line, now, language)


def no_lines(language: Language) -> Iterator[Finding]:
    """Say that a backend asks nobody over a network, as far as it tells."""
    text = language.text("Nothing is asked over a network, as far as this backend tells.")
    for check in (Check.LINE, Check.TLS, Check.CLOCK):
        yield Finding(check, State.OFF, f"{check.upper()}_NONE", text)


def clock_found(skew: timedelta | None, language: Language) -> Finding:
    """Compare the clocks by the other side's last answer."""
    _ = language.text
    if skew is None:
        text = _("Not compared: the carrier told no time.")
        return Finding(Check.CLOCK, State.OFF, "CLOCK_NOT_TOLD", text)
    skew += _CUT_OFF
    seconds = round(skew.total_seconds())
    if abs(skew) <= CLOCKS_AGREE:
        text = _("The carrier's clock and this machine's agree.")
        return Finding(Check.CLOCK, State.OK, "CLOCK_AGREES", text, detail=str(seconds))
    text = filled(
        _("This machine's clock is {seconds} s behind the carrier's: set it by a time server.")
        if seconds > 0
        else _("This machine's clock is {seconds} s ahead of the carrier's: set it by a time server."),
        seconds=str(abs(seconds)),
    )
    too_far = abs(skew) > CLOCKS_TOO_FAR
    state, code = (State.FAILED, "CLOCK_WRONG") if too_far else (State.WARNING, "CLOCK_DIFFERS")
    return Finding(Check.CLOCK, state, code, text, detail=str(seconds))


def _reached(line: Line, language: Language) -> Finding:
    part = clipped(line.address)
    if line.problem is None or line.problem in AFTER_CONNECTING:
        text = filled(language.text("{address} is reached."), address=part)
        return Finding(Check.LINE, State.OK, "LINE_REACHED", text, part)
    text = _at(part, line.problem, language)
    return Finding(Check.LINE, State.FAILED, f"LINE_{line.problem}", text, part)


def _encrypted(line: Line, now: datetime, language: Language) -> Finding:
    _ = language.text
    part = clipped(line.address)
    if line.problem in AFTER_CONNECTING and line.problem is not None:
        text = _at(part, line.problem, language)
        return Finding(Check.TLS, State.FAILED, f"TLS_{line.problem}", text, part)
    if line.problem is not None:
        text = _("Not looked at: there is no connection.")
        return Finding(Check.TLS, State.OFF, "TLS_NOT_TRIED", text, part)
    if line.tls is None and _is_here(line.address):
        text = _("Not encrypted: it never leaves this machine.")
        return Finding(Check.TLS, State.OFF, "TLS_NOT_NEEDED", text, part)
    if line.tls is None:
        text = _("Not encrypted: whoever stands between can read along. Ask for an address with https.")
        return Finding(Check.TLS, State.WARNING, "TLS_MISSING", text, part)
    return _certificate(line, now, part, language)


def _is_here(address: str) -> bool:
    host = urlsplit(address).hostname or ""
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False


def _certificate(line: Line, now: datetime, part: str, language: Language) -> Finding:
    _ = language.text
    version, ends = clipped(line.tls or "-"), line.certificate_ends
    day = language.day(local(ends).date()) if ends else "-"
    if ends is not None and ends - now < SOON:
        text = filled(_("The certificate ends on {day}: the carrier has to renew it."), day=day)
        return Finding(Check.TLS, State.WARNING, "TLS_ENDS_SOON", text, part, version)
    text = filled(_("{version}; the certificate holds until {day}."), version=version, day=day)
    return Finding(Check.TLS, State.OK, "TLS_VERIFIED", text, part, version)


def _at(address: str, problem: LineProblem, language: Language) -> str:
    sentence = language.text(_SENTENCES[problem])
    return filled(language.text("{part}: {text}"), part=address, text=sentence)
