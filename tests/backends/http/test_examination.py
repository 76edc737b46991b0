"""What is found out of credentials and lines before anything is asked: over real sockets, with real certificates."""

import asyncio
import ssl
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path

import pytest
from joserfc.jwk import ECKey

from agent_console.backend import BackendContext, CredentialProblem, Examinable, Line, LineProblem
from backends.http import open_client
from backends.http.examination import look_at
from backends.http.transport import Trust
from tests.backends.http.conftest import MakeClient
from tests.backends.http.recorder import Arrived, Recorder, Reply
from tests.backends.http.test_answers import page
from tests.backends.http.test_service import refuses_what_is_empty
from tests.backends.http.test_transport import Files, serving, serving_as, written
from tests.support_registry import HandSetClock

PATIENCE = 20.0


async def wait_quietly(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    try:
        await reader.read()
    except OSError:
        pass
    finally:
        writer.close()


async def seen(served: ssl.SSLContext | None, trust: Trust, scheme: str = "https") -> Line:
    async with serving(wait_quietly, served) as port:
        return await look_at(f"{scheme}://127.0.0.1:{port}", trust, PATIENCE)


@pytest.fixture
def ours(tmp_path: Path) -> Files:
    return written(tmp_path, "127.0.0.1")


async def test_an_encrypted_line_tells_its_version_and_until_when_the_certificate_holds(ours: Files) -> None:
    line = await seen(serving_as(ours), Trust(ours.certificate))
    assert (line.problem, line.tls) == (None, "TLSv1.3")
    assert line.certificate_ends is not None
    assert timedelta(hours=23) < line.certificate_ends - datetime.now(UTC) < timedelta(hours=25)


async def test_a_plain_line_is_a_line(ours: Files) -> None:
    line = await seen(None, Trust(), "http")
    assert (line.problem, line.tls, line.certificate_ends) == (None, None, None)


async def test_whom_we_do_not_believe_is_told_from_whom_we_do_not_mean(ours: Files, tmp_path: Path) -> None:
    other = written(tmp_path, "other.example")
    assert (await seen(serving_as(ours), Trust())).problem is LineProblem.NOT_TRUSTED
    assert (await seen(serving_as(other), Trust(other.certificate))).problem is LineProblem.OTHER_NAME


async def test_a_server_without_encryption_is_told(ours: Files) -> None:
    async def answer_plainly(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.read(1)
        writer.write(b"HTTP/1.1 400 Bad Request\r\n\r\n")
        writer.close()

    async with serving(answer_plainly, None) as port:
        line = await look_at(f"https://127.0.0.1:{port}", Trust(ours.certificate), PATIENCE)
    assert line.problem is LineProblem.NO_TLS


async def test_a_server_that_wants_our_certificate_is_told(ours: Files) -> None:
    served = serving_as(ours, clients=ours.certificate)
    assert (await seen(served, Trust(ours.certificate))).problem is LineProblem.CLIENT_REFUSED
    known = Trust(ours.certificate, ours.certificate, ours.key)
    assert (await seen(served, known)).problem is None


async def test_nobody_listening_and_no_such_name_are_two_things() -> None:
    async with serving(wait_quietly, None) as port:
        pass
    gone = await look_at(f"http://127.0.0.1:{port}", Trust(), PATIENCE)
    assert gone.problem is LineProblem.REFUSED
    # No name server is asked about a label of more than 63 letters.
    nowhere = await look_at(f"https://{'x' * 64}.example:443", Trust(), PATIENCE)
    assert nowhere.problem is LineProblem.NAME_UNKNOWN


async def test_looking_sends_nothing(make_client: MakeClient, server: Recorder) -> None:
    client = make_client()
    assert isinstance(client, Examinable)
    assert [line.problem for line in await client.lines()] == [None]
    assert server.arrived == []
    assert client.clock_skew() is None


async def test_a_token_endpoint_of_its_own_is_looked_at_too(
    make_client: MakeClient, server: Recorder
) -> None:
    here = {"authentication": "client_credentials", "client_id": "desk-1"}
    apart = make_client(**here, token_url="http://[::1]:9/oauth2/token")
    assert [line.address for line in await apart.lines()] == [server.url, "http://[::1]:9"]
    assert [line.address for line in await make_client(**here).lines()] == [server.url]


Spoil = Callable[[Path], object]


@pytest.mark.parametrize(
    ("spoil", "problem"),
    [
        (lambda file: None, None),
        (lambda file: file.chmod(0o640), CredentialProblem.OPEN_TO_OTHERS),
        (lambda file: file.unlink(), CredentialProblem.NOT_OPENED),
        (lambda file: file.write_text(""), CredentialProblem.EMPTY),
        (lambda file: file.write_text("two words"), CredentialProblem.UNUSABLE),
        (lambda file: file.write_bytes(b"\xff\xfe"), CredentialProblem.UNUSABLE),
        (lambda file: file.unlink() or file.mkdir(), CredentialProblem.NO_FILE),
    ],
)
async def test_a_token_is_looked_at_as_it_stands_there_now(
    make_client: MakeClient, tmp_path: Path, spoil: Spoil, problem: CredentialProblem | None
) -> None:
    file = tmp_path / "token"
    file.touch(mode=0o600)
    file.write_text("s3cret", encoding="utf-8")
    client = make_client(secret_file=str(file))
    spoil(file)
    found = client.credentials_problem()
    assert (found and found.problem) == problem
    if found is not None:
        assert found.where == str(file)
        assert "s3cret" not in str(found)
        assert "two words" not in str(found)


async def test_a_text_that_is_no_key_can_not_sign(make_client: MakeClient) -> None:
    client = make_client(authentication="jwt_bearer", client_id="desk-1")
    found = client.credentials_problem()
    assert found is not None
    assert (found.problem, found.where) == (CredentialProblem.UNUSABLE, "AGENT_CONSOLE_HTTP_SECRET")


async def test_a_server_of_the_other_world_is_called_that(make_client: MakeClient, server: Recorder) -> None:
    server.answer(Reply(200, page([]), headers={"x-environment": "TRAINING"}))
    checks = await make_client(environment="live").check()
    assert {check.reason for check in checks if check.operation == "platforms"} == {"OTHER_ENVIRONMENT"}
    assert not any(check.works for check in checks)


async def test_a_client_nobody_knows_is_not_taken_for_a_missing_holder(
    make_client: MakeClient, server: Recorder, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = ECKey.generate_key("P-256", private=True).as_pem(private=True).decode()
    monkeypatch.setenv("A_KEY", key)
    client = make_client(authentication="jwt_bearer", client_id="desk-1", secret_env="A_KEY")
    server.answer(Reply(401, {"error": "invalid_client"}))
    checks = await client.check()
    assert not any(check.works for check in checks)
    assert all("INVALID_CLIENT" in (check.reason or "") for check in checks)
    assert not any("UNAVAILABLE" in (check.reason or "") for check in checks)


async def test_the_token_endpoint_tells_the_time_while_the_api_is_not_reached(
    make_client: MakeClient, server: Recorder, clock: HandSetClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("A_KEY", ECKey.generate_key("P-256", private=True).as_pem(private=True).decode())
    client = make_client(authentication="client_credentials", client_id="desk-1", secret_env="A_KEY")
    date = format_datetime(clock() + timedelta(hours=1), usegmt=True)
    server.answer(Reply(401, {"error": "invalid_client"}, headers={"date": date}))
    await client.check()
    assert client.clock_skew() == timedelta(hours=1)


async def test_what_only_a_holder_opens_is_assumed_and_said_to_be(
    make_client: MakeClient, server: Recorder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("A_KEY", ECKey.generate_key("P-256", private=True).as_pem(private=True).decode())
    client = make_client(authentication="jwt_bearer", client_id="desk-1", secret_env="A_KEY")

    def answer(request: Arrived) -> Reply:
        if request.target != "/oauth2/token":
            return refuses_what_is_empty(request)
        if b"number-bindings" in request.body or b"number-labels" in request.body:
            return Reply(200, {"access_token": "t", "token_type": "Bearer"})
        return Reply(400, {"error": "unauthorized_client"})

    server.answer(answer)
    checks = {check.operation: check for check in await client.check()}
    assert (checks["send_code"].works, checks["send_code"].reason) == (True, "NEEDS_HOLDER")
    assert (checks["submit"].works, checks["submit"].reason) == (True, None)


def test_a_client_without_its_token_says_why_it_is_not_made(tmp_path: Path) -> None:
    options = {"base_url": "http://127.0.0.1:9", "secret_env": "A_VARIABLE_NOBODY_SETS"}
    with pytest.raises(Exception, match="A_VARIABLE_NOBODY_SETS is not set") as raised:
        open_client(BackendContext(tmp_path, 1, lambda: datetime.now(UTC), options))
    assert getattr(raised.value, "problem", None) is CredentialProblem.NOT_SET
