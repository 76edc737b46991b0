"""The socket itself: what left and what did not, TLS, sizes and time."""

import asyncio
import ssl
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    NoEncryption,
    PrivateFormat,
)
from cryptography.x509.oid import NameOID

from backends.http.errors import CarrierError, ContractViolation, MaybeSent, NotSent
from backends.http.transport import (
    LARGEST_ANSWER,
    Incoming,
    Outgoing,
    Patience,
    Transport,
    Trust,
    tls_context,
)
from tests.backends.http.recorder import Recorder, Reply, recording

ASK = Outgoing("POST", "/x", {"content-type": "application/json"}, body=b"{}")
USUAL = Trust()
PATIENCE = Patience(connect=5, silence=5, whole=10)


@pytest.fixture
async def transport(server: Recorder) -> AsyncIterator[Transport]:
    opened = Transport(server.url, Trust())
    yield opened
    await opened.aclose()


@asynccontextmanager
async def to(url: str, trust: Trust = USUAL) -> AsyncIterator[Transport]:
    opened = Transport(url, trust)
    try:
        yield opened
    finally:
        await opened.aclose()


Talk = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]


@asynccontextmanager
async def serving(talk: Talk, tls: ssl.SSLContext | None = None) -> AsyncIterator[int]:
    """Let every connection be talked to, and wait for the last talk to end."""
    talks: set[asyncio.Task[None]] = set()

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        talks.add(task)
        try:
            await talk(reader, writer)
        except (ConnectionError, asyncio.IncompleteReadError):
            pass
        finally:
            writer.transport.abort()

    server = await asyncio.start_server(serve, "127.0.0.1", 0, ssl=tls)
    try:
        yield server.sockets[0].getsockname()[1]
    finally:
        server.close()
        async with asyncio.timeout(10):
            await asyncio.gather(*talks)


async def failed(transport: Transport, patience: Patience = PATIENCE) -> CarrierError:
    with pytest.raises(CarrierError) as raised:
        await transport.send(ASK, patience)
    # Nothing of the request hangs on the error.
    assert raised.value.__cause__ is None
    assert raised.value.__context__ is None
    return raised.value


async def test_a_whole_answer_comes_with_its_headers_in_lower_case(
    transport: Transport, server: Recorder
) -> None:
    server.answer(Reply(503, {"a": 1}, {"Retry-After": "7"}))
    answer = await transport.send(ASK, PATIENCE)
    assert (answer.status, answer.body, answer.headers["retry-after"]) == (503, b'{"a": 1}', "7")


async def test_connections_are_kept(transport: Transport, server: Recorder) -> None:
    server.answer(Reply(200, {}))
    for _ in range(5):
        await transport.send(ASK, PATIENCE)
    assert server.connections == 1


async def test_a_redirect_is_an_answer_and_not_followed(transport: Transport, server: Recorder) -> None:
    server.answer(Reply(307, {}, {"Location": server.url + "/elsewhere"}))
    assert (await transport.send(ASK, PATIENCE)).status == 307
    assert len(server.arrived) == 1


async def test_a_proxy_of_the_environment_is_not_used(
    server: Recorder, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:1")
    server.answer(Reply(200, {}))
    async with to(server.url) as transport:
        assert (await transport.send(ASK, PATIENCE)).status == 200


async def test_where_nobody_listens_nothing_was_sent() -> None:
    async with recording() as gone:
        url = gone.url
    async with to(url) as transport:
        assert isinstance(await failed(transport), NotSent)


async def test_a_name_that_is_none_sends_nothing() -> None:
    async with to("http://nobody.invalid") as transport:
        assert isinstance(await failed(transport), NotSent)


@pytest.mark.parametrize(
    "reply", [Reply(silent=True), Reply(200, {"a": 1}, cut_at=0), Reply(200, {"a": 1}, cut_at=4)]
)
async def test_an_answer_that_breaks_off_leaves_it_open(
    transport: Transport, server: Recorder, reply: Reply
) -> None:
    server.answer(reply)
    assert isinstance(await failed(transport), MaybeSent)


async def test_silence_leaves_it_open(server: Recorder) -> None:
    async def say_nothing(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.read()

    async with serving(say_nothing) as port, to(f"http://127.0.0.1:{port}") as transport:
        assert isinstance(await failed(transport, Patience(5, 0.02, 10)), MaybeSent)


async def test_a_drip_ends_with_the_deadline_and_not_with_the_last_drop() -> None:
    async def drip(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(b"HTTP/1.1 200 OK\r\ncontent-length: 100000\r\n\r\n")
        while not writer.is_closing():
            writer.write(b" ")
            await writer.drain()
            await asyncio.sleep(0.005)

    async with serving(drip) as port, to(f"http://127.0.0.1:{port}") as transport:
        assert isinstance(await failed(transport, Patience(5, 5, 0.1)), MaybeSent)


async def test_a_handshake_that_never_ends_sent_nothing() -> None:
    async def say_nothing(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.read()

    async with serving(say_nothing) as port, to(f"https://127.0.0.1:{port}") as transport:
        assert isinstance(await failed(transport, Patience(5, 5, 0.3)), NotSent)


async def test_an_answer_without_end_is_cut_off() -> None:
    async def pour(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n")
        for _ in range(2 * LARGEST_ANSWER // 1_000_000):
            writer.write(b"f4240\r\n" + b"x" * 1_000_000 + b"\r\n")
            await writer.drain()

    async with serving(pour) as port, to(f"http://127.0.0.1:{port}") as transport:
        assert isinstance(await failed(transport), ContractViolation)


@pytest.mark.parametrize(
    "head", [b"HTTP/1.1 200 OK\r\ncontent-encoding: gzip\r\ncontent-length: 3\r\n\r\nabc"]
)
async def test_what_can_not_be_unpacked_is_no_answer(head: bytes) -> None:
    async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(head)
        await reader.read()

    async with serving(talk) as port, to(f"http://127.0.0.1:{port}") as transport:
        assert isinstance(await failed(transport), ContractViolation)


@pytest.mark.parametrize("talk", [b"SSH-2.0-OpenSSH\r\n", b"HTTP/9 what\r\n\r\n", b"\x00" * 50])
async def test_a_server_that_speaks_something_else_leaves_it_open(talk: bytes) -> None:
    async def speak(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(talk)
        await reader.read()

    async with serving(speak) as port, to(f"http://127.0.0.1:{port}") as transport:
        assert isinstance(await failed(transport, Patience(5, 0.05, 10)), MaybeSent)


async def test_closing_twice_is_closing_and_then_nothing_leaves(server: Recorder) -> None:
    transport = Transport(server.url, Trust())
    server.answer(Reply(200, {}))
    await transport.send(ASK, PATIENCE)
    await transport.aclose()
    await transport.aclose()
    assert isinstance(await failed(transport), NotSent)
    assert len(server.arrived) == 1


def test_what_is_printed_shows_neither_body_nor_headers() -> None:
    sent = Outgoing("POST", "/x", {"authorization": "Bearer s3cret"}, "q=s3cret", b"13800138000")
    got = Incoming(200, {"x": "s3cret"}, b"13800138000")
    assert "s3cret" not in repr(sent) + repr(got)
    assert "13800138000" not in repr(sent) + repr(got)


# --------------------------------------------------------------------------- TLS


def certificate(name: str, password: bytes | None = None) -> tuple[bytes, bytes]:
    """A certificate that vouches for itself, and its key: PEM."""
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    try:
        alternative: x509.GeneralName = x509.IPAddress(ip_address(name))
    except ValueError:
        alternative = x509.DNSName(name)
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([alternative]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .sign(key, hashes.SHA256())
    )
    locked = BestAvailableEncryption(password) if password else NoEncryption()
    pem = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, locked)
    return made.public_bytes(Encoding.PEM), pem


@dataclass(frozen=True)
class Files:
    """Where PEM files stand."""

    certificate: Path
    key: Path


def written(folder: Path, name: str, password: bytes | None = None) -> Files:
    certificate_pem, key_pem = certificate(name, password)
    files = Files(folder / f"{name}.pem", folder / f"{name}.key")
    files.certificate.write_bytes(certificate_pem)
    files.key.write_bytes(key_pem)
    return files


async def greet(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    await reader.readuntil(b"\r\n\r\n")
    seen = writer.get_extra_info("peercert")
    body = b"known" if seen else b"unknown"
    writer.write(b"HTTP/1.1 200 OK\r\ncontent-length: %d\r\n\r\n" % len(body) + body)
    await reader.read()


def serving_as(files: Files, clients: Path | None = None) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(files.certificate, files.key)
    if clients is not None:
        context.verify_mode = ssl.CERT_REQUIRED
        context.load_verify_locations(clients)
    return context


async def test_an_authority_of_ones_own_is_believed_and_no_other(tmp_path: Path) -> None:
    ours, other = written(tmp_path, "127.0.0.1"), written(tmp_path, "other.example")
    async with serving(greet, serving_as(ours)) as port:
        url = f"https://127.0.0.1:{port}"
        async with to(url, Trust(ours.certificate)) as transport:
            assert (await transport.send(ASK, PATIENCE)).status == 200
        for trust in (Trust(), Trust(other.certificate)):
            async with to(url, trust) as transport:
                assert isinstance(await failed(transport), NotSent)


async def test_a_certificate_of_another_name_is_not_believed(tmp_path: Path) -> None:
    other = written(tmp_path, "other.example")
    async with (
        serving(greet, serving_as(other)) as port,
        to(f"https://127.0.0.1:{port}", Trust(other.certificate)) as transport,
    ):
        assert isinstance(await failed(transport), NotSent)


async def test_the_client_shows_its_own_certificate(tmp_path: Path) -> None:
    server, client = written(tmp_path, "127.0.0.1"), written(tmp_path, "desk.example")
    trust = Trust(server.certificate, client.certificate, client.key)
    async with (
        serving(greet, serving_as(server, client.certificate)) as port,
        to(f"https://127.0.0.1:{port}", trust) as transport,
    ):
        assert (await transport.send(ASK, PATIENCE)).body == b"known"


def test_a_locked_key_is_refused_and_never_asks_for_its_password(tmp_path: Path) -> None:
    locked = written(tmp_path, "desk.example", b"password")
    with pytest.raises((OSError, ssl.SSLError)):
        tls_context(Trust(None, locked.certificate, locked.key), over_tls=True)


def test_no_context_leaves_the_verifying_out(tmp_path: Path) -> None:
    ours = written(tmp_path, "127.0.0.1")
    for context in (
        tls_context(Trust(), over_tls=True),
        tls_context(Trust(ours.certificate), over_tls=True),
        tls_context(Trust(), over_tls=False),
    ):
        assert context.verify_mode is ssl.CERT_REQUIRED
        assert context.check_hostname
        assert context.minimum_version >= ssl.TLSVersion.TLSv1_2 or context.minimum_version < 0
