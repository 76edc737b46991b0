"""How credentials and lines stand before anything is asked: it connects and says goodbye, and sends no request."""

from __future__ import annotations

import asyncio
import socket
import ssl
from datetime import UTC, datetime
from typing import Final
from urllib.parse import urlsplit

from agent_console.backend import CredentialsUnusable, Line, LineProblem
from backends.http.credentials import SecretMissing, SecretPlace
from backends.http.options import Options
from backends.http.transport import Trust, tls_context
from backends.http.usable import signer_at, token_at

WORD_OF_REFUSAL: Final = 0.3
"""Seconds. In TLS 1.3 a server looks at our certificate when we count as connected already: its refusal comes later."""

_BY_VERIFY_CODE: Final = {
    9: LineProblem.NOT_YET_VALID,
    10: LineProblem.EXPIRED,
    62: LineProblem.OTHER_NAME,
    64: LineProblem.OTHER_NAME,
}
"""X509_V_ERR_... of OpenSSL: not yet valid, expired, host name and address mismatch."""

_PORTS: Final = {"https": 443, "http": 80}


def credentials_problem(options: Options, place: SecretPlace) -> CredentialsUnusable | None:
    """Look whether the token could be sent, or the key could sign."""
    try:
        if options.authentication == "token":
            token_at(place)
        else:
            signer_at(place, options)
    except SecretMissing as error:
        return CredentialsUnusable(str(error), error.problem, place.where)
    return None


def addresses(options: Options) -> tuple[str, ...]:
    """Name every address that is asked: the API's, and the token endpoint's where it is another."""
    asked = [options.base_url]
    if options.authentication != "token":
        asked.append(options.token_endpoint)
    return tuple(dict.fromkeys(_origin(one) for one in asked))


async def look_at(address: str, trust: Trust, seconds: float) -> Line:
    """Connect to one address.

    Args:
        address: Scheme, host and port.
        trust: As for every request.
        seconds: How long connecting may take.
    """
    over_tls = address.startswith("https:")
    try:
        context = await asyncio.to_thread(tls_context, trust, True) if over_tls else None
        async with asyncio.timeout(seconds):
            reader, writer = await _connected(address, context)
    except (OSError, UnicodeError) as error:
        return Line(address, _problem_of(error))
    try:
        return await _encrypted(address, reader, writer) if over_tls else Line(address)
    finally:
        # The goodbye of TLS is not waited for.
        writer.transport.abort()


async def _connected(
    address: str, context: ssl.SSLContext | None
) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
    """Try one machine of a name after the other: asyncio itself would fold their errors into one without a kind."""
    parts = urlsplit(address)
    host, port = parts.hostname or "", parts.port
    failure: OSError = socket.gaierror()
    machines = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
    for *_, place in machines:
        try:
            return await asyncio.open_connection(
                str(place[0]), port, ssl=context, server_hostname=host if context else None
            )
        except OSError as error:
            failure = error
    raise failure


async def _encrypted(address: str, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> Line:
    version = str(writer.get_extra_info("ssl_object").version())
    ends = _ends(writer.get_extra_info("peercert") or {})
    return Line(address, await _refusal(reader), version, ends)


async def _refusal(reader: asyncio.StreamReader) -> LineProblem | None:
    try:
        async with asyncio.timeout(WORD_OF_REFUSAL):
            await reader.read(1)
    except TimeoutError:
        # Silence is right: the server waits for a question.
        return None
    except OSError:
        pass
    return LineProblem.CLIENT_REFUSED


def _ends(certificate: object) -> datetime | None:
    told = certificate.get("notAfter") if isinstance(certificate, dict) else None
    return datetime.fromtimestamp(ssl.cert_time_to_seconds(told), UTC) if isinstance(told, str) else None


def _problem_of(error: Exception) -> LineProblem:
    match error:
        case ssl.SSLCertVerificationError():
            return _BY_VERIFY_CODE.get(error.verify_code, LineProblem.NOT_TRUSTED)
        case socket.gaierror() | UnicodeError():
            return LineProblem.NAME_UNKNOWN
        case ConnectionRefusedError():
            return LineProblem.REFUSED
        case ssl.SSLError() | ConnectionError():
            return LineProblem.NO_TLS
        case _:
            return LineProblem.SILENT


def _origin(url: str) -> str:
    parts = urlsplit(url)
    host = parts.hostname or ""
    host = f"[{host}]" if ":" in host else host
    return f"{parts.scheme}://{host}:{parts.port or _PORTS[parts.scheme]}"
