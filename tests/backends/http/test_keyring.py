"""A key or token in the keyring: how it is found there, what is said when it is not, and that it stays secret."""

from __future__ import annotations

import asyncio
import subprocess
import sys
from collections.abc import Iterator
from contextlib import aclosing
from pathlib import Path

import pytest
from joserfc.jwk import ECKey
from keyring.backend import KeyringBackend

from agent_console.backend import BackendContext, CredentialProblem, Refused, Unreachable
from agent_console.calendar.zone import system_clock
from agent_console.keyring_entry import KeyringEntry
from agent_console.plugins import BackendBroken, load_backend
from backends.http import open_client
from backends.http.credentials import LARGEST_SECRET, SecretMissing, SecretPlace
from backends.http.options import OptionsWrong, read_options
from backends.server import ServerOptions, create_app
from tests.backends.http.conftest import MakeClient
from tests.backends.http.recorder import Arrived, Recorder, Reply
from tests.backends.http.test_answers import page
from tests.backends.http.test_requests_on_the_wire import NUMBER
from tests.support_keyring import (
    NO_KEYRING,
    SECRET,
    SWITCHED_OFF,
    AskingKeyring,
    CrashingKeyring,
    FailingKeyring,
    FileKeyring,
    LockedKeyring,
    using,
)
from tests.support_registry import HandSetClock, registry
from tests.support_server import TOKEN, serving

ROOT = Path(__file__).resolve().parents[3]
URL = "https://api.carrier.example"
SERVICE, NAME = "agent-console", "desk-8021"
ENTRY = {"keyring_service": SERVICE, "keyring_name": NAME}
PLACE = SecretPlace("NOBODY_SETS_IT", entry=KeyringEntry(SERVICE, NAME))
WHERE = "keyring:agent-console/desk-8021"
SOON = 0.01


@pytest.fixture
def file(tmp_path: Path) -> Path:
    file = tmp_path / "keyring.json"
    FileKeyring(file).set_password(SERVICE, NAME, SECRET)
    return file


@pytest.fixture
def ring(file: Path) -> Iterator[FileKeyring]:
    ring = FileKeyring(file)
    with using(ring):
        yield ring


def missing(chosen: KeyringBackend, seconds: float = 60.0) -> SecretMissing:
    """Read from a keyring that does not give the secret out."""
    with using(chosen), pytest.raises(SecretMissing) as raised:
        PLACE.read(seconds=seconds)
    error = raised.value
    assert SECRET not in f"{error!r} {error} {error.where}"
    assert error.__cause__ is None
    assert error.__context__ is None, "a crash report would print it"
    assert error.where == WHERE
    return error


def test_a_secret_is_read_from_its_entry_and_no_other(ring: FileKeyring) -> None:
    ring.set_password(SERVICE, "desk-1", "another")
    ring.set_password("mail", NAME, "another")
    assert PLACE.read().reveal() == SECRET


def test_space_around_it_is_not_part_of_it(ring: FileKeyring) -> None:
    ring.set_password(SERVICE, NAME, f" {SECRET}\n")
    assert PLACE.read().reveal() == SECRET


def test_an_entry_that_is_missing_is_told(file: Path) -> None:
    FileKeyring(file).delete_password(SERVICE, NAME)
    assert missing(FileKeyring(file)).problem is CredentialProblem.NOT_IN_KEYRING
    assert missing(SWITCHED_OFF).problem is CredentialProblem.NOT_IN_KEYRING


@pytest.mark.parametrize(
    ("kept", "problem"),
    [
        ("", CredentialProblem.EMPTY),
        (" \n", CredentialProblem.EMPTY),
        (SECRET * (LARGEST_SECRET // len(SECRET) + 1), CredentialProblem.UNUSABLE),
    ],
)
def test_an_entry_without_a_secret_is_told(file: Path, kept: str, problem: CredentialProblem) -> None:
    FileKeyring(file).set_password(SERVICE, NAME, kept)
    assert missing(FileKeyring(file)).problem is problem


def test_a_machine_without_a_keyring_is_told() -> None:
    assert missing(NO_KEYRING).problem is CredentialProblem.NO_KEYRING


def test_a_keyring_that_does_not_give_it_out_is_told_without_its_words(file: Path) -> None:
    assert missing(LockedKeyring(file)).problem is CredentialProblem.KEYRING_LOCKED
    assert missing(FailingKeyring(file)).problem is CredentialProblem.KEYRING_FAILED
    assert missing(CrashingKeyring(file)).problem is CredentialProblem.KEYRING_FAILED


def test_a_keyring_others_keep_closed_counts_as_locked(file: Path) -> None:
    class Denied(FileKeyring):
        def get_password(self, service: str, username: str) -> str | None:
            raise PermissionError(13, SECRET)

    assert missing(Denied(file)).problem is CredentialProblem.KEYRING_LOCKED


def test_a_file_that_is_no_keyring_is_told(file: Path) -> None:
    file.write_text(f"{SECRET}: no JSON", encoding="utf-8")
    assert missing(FileKeyring(file)).problem is CredentialProblem.KEYRING_FAILED


def test_a_keyring_that_waits_for_its_owner_is_not_waited_for_for_ever(file: Path) -> None:
    ring = AskingKeyring(file)
    try:
        assert missing(ring, SOON).problem is CredentialProblem.KEYRING_LOCKED
    finally:
        ring.typed.set()


def test_an_owner_who_unlocks_it_in_time_is_waited_for(file: Path) -> None:
    ring = AskingKeyring(file)
    ring.typed.set()
    with using(ring):
        assert PLACE.read().reveal() == SECRET


@pytest.mark.parametrize("broken", ["raise RuntimeError", "raise SystemExit", "def"])
def test_a_library_that_breaks_as_it_is_loaded_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, broken: str
) -> None:
    (tmp_path / "keyring.py").write_text(f"{broken}  # {SECRET}", encoding="utf-8")
    for name in [one for one in sys.modules if one.partition(".")[0] == "keyring"]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.syspath_prepend(str(tmp_path))
    with pytest.raises(SecretMissing) as raised:
        PLACE.read()
    assert raised.value.problem is CredentialProblem.KEYRING_FAILED
    assert SECRET not in f"{raised.value!r}"


def test_a_missing_library_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    # What Python itself does with a name that stands for nothing.
    monkeypatch.setitem(sys.modules, "keyring", None)
    with pytest.raises(SecretMissing, match="the keyring library is not installed") as raised:
        PLACE.read()
    assert raised.value.problem is CredentialProblem.KEYRING_NOT_INSTALLED


ASK_ALL = """
import logging, sys
from pathlib import Path
from agent_console.keyring_entry import KeyringEntry
from tests.support_keyring import CrashingKeyring, FailingKeyring, FileKeyring, LockedKeyring, using
for kind in (FileKeyring, LockedKeyring, FailingKeyring, CrashingKeyring):
    with using(kind(Path(sys.argv[1]))):
        print(repr(KeyringEntry(sys.argv[2], sys.argv[3]).ask()))
logging.getLogger("keyring.backend").warning("a plug-in did not load")
"""


def test_nothing_of_it_reaches_the_terminal_or_a_log(file: Path) -> None:
    # In a process of its own: pytest listens to every log, so that Python would not print it as it does at a desk.
    command = [sys.executable, "-c", ASK_ALL, str(file), SERVICE, NAME]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert SECRET not in ran.stdout
    assert ran.stdout.count("\n") == 4
    assert ran.stderr == ""


def test_the_library_is_loaded_only_when_an_entry_is_named() -> None:
    code = (
        "import sys\n"
        "from pathlib import Path\n"
        "from datetime import UTC, datetime\n"
        "from agent_console.backend import BackendContext\n"
        "from backends.http import create\n"
        f"create(BackendContext(Path('.'), 1, lambda: datetime.now(UTC), {{'base_url': {URL!r}}}))\n"
        "print('keyring' in sys.modules)"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code],
        env={"AGENT_CONSOLE_HTTP_SECRET": "t", "PATH": ""},
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (ran.stdout.strip(), ran.stderr) == ("False", "")


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"keyring_service": SERVICE}, "name one entry together"),
        ({"keyring_name": NAME}, "name one entry together"),
        ({**ENTRY, "secret_file": "token"}, "name two places"),
        ({**ENTRY, "keyring_name": ""}, "keyring_name: "),
        ({**ENTRY, "keyring_name": " desk"}, "keyring_name: "),
        ({**ENTRY, "keyring_service": "a\nb"}, "keyring_service: "),
        ({**ENTRY, "keyring_name": "x" * 201}, "keyring_name: "),
        ({"keyring_password": SECRET}, "keyring_password: not known"),
    ],
)
def test_an_entry_is_named_whole_and_alone(given: dict[str, str], sentence: str) -> None:
    with pytest.raises(OptionsWrong) as raised:
        read_options({"base_url": URL, **given})
    assert sentence in str(raised.value)
    assert SECRET not in str(raised.value)


@pytest.mark.parametrize("name", ["x", "desk 8021", "agent@carrier.example", "坐席一号", "x" * 200])
def test_names_are_what_people_give_in_keyrings(name: str) -> None:
    read = read_options({"base_url": URL, "keyring_service": "https://idp.example/", "keyring_name": name})
    assert read.keyring_name == name


def test_a_console_without_its_entry_does_not_start_and_says_where_it_looked(tmp_path: Path) -> None:
    context = BackendContext(tmp_path, 1, HandSetClock(), {"base_url": URL, **ENTRY})
    with using(FileKeyring(tmp_path / "none.json")), pytest.raises(BackendBroken, match=WHERE) as raised:
        load_backend("http", context)
    assert "the keyring has no such entry" in raised.value.why


async def test_a_token_is_looked_at_as_it_stands_there_now(
    make_client: MakeClient, ring: FileKeyring
) -> None:
    client = make_client(**ENTRY)
    assert client.credentials_problem() is None
    ring.set_password(SERVICE, NAME, "two words")
    found = client.credentials_problem()
    assert found is not None
    assert (found.problem, found.where) == (CredentialProblem.UNUSABLE, WHERE)
    assert "two words" not in str(found)


async def test_a_token_that_is_not_taken_is_read_anew_once_and_off_the_event_loop(
    make_client: MakeClient, server: Recorder, file: Path
) -> None:
    def answer(request: Arrived) -> Reply:
        fresh = request.headers["authorization"] == "Bearer fresh"
        return Reply(200, page([])) if fresh else Reply(401, {"code": "UNAUTHENTICATED"})

    ring = AskingKeyring(file)
    ring.typed.set()
    with using(ring):
        client = make_client(**ENTRY)
        server.answer(Reply(200, page([])))
        await client.platforms()
        server.answer(answer)
        ring.set_password(SERVICE, NAME, "fresh")
        ring.asked_in.clear()
        ring.asked.clear()
        ring.typed.clear()
        asking = asyncio.gather(*(client.platforms() for _ in range(4)))
        try:
            # Where the loop stood still with the keyring, nobody would type: it would count as locked.
            assert await asyncio.to_thread(ring.asked.wait, 30)
            assert not asking.done()
            assert ring.asked_in == []
        finally:
            ring.typed.set()
        await asking
    assert ring.asked_in == ["keyring"]


async def test_a_key_in_the_keyring_signs_and_is_read_once(
    make_client: MakeClient, server: Recorder, ring: FileKeyring
) -> None:
    key = ECKey.generate_key("P-256", private=True).as_pem(private=True).decode()
    ring.set_password(SERVICE, NAME, key)
    client = make_client(authentication="client_credentials", client_id="desk-1", **ENTRY)
    server.answer(Reply(200, page([])))
    server.answer_at("/oauth2/token", Reply(200, {"access_token": "t", "token_type": "Bearer"}))
    ring.asked_in.clear()
    await asyncio.gather(client.platforms(), client.fraud_signals(NUMBER), return_exceptions=True)
    assert ring.asked_in == ["keyring"]
    assert server.last.headers["authorization"] == "Bearer t"


async def test_a_token_behind_a_locked_keyring_ends_one_call_in_its_time(
    make_client: MakeClient, server: Recorder, file: Path
) -> None:
    ring = AskingKeyring(file)
    ring.typed.set()
    with using(ring):
        client = make_client(**ENTRY, read_deadline="0.05", tries="1")
        ring.typed.clear()
        try:
            with pytest.raises((Refused, Unreachable)):
                await client.platforms()
        finally:
            ring.typed.set()
    assert server.arrived == []


async def test_a_carrier_is_asked_over_the_socket_with_the_token_of_the_keyring(
    tmp_path: Path, ring: FileKeyring
) -> None:
    behind = registry(tmp_path / "registry", system_clock)
    app = create_app(behind, ServerOptions(dev_token=TOKEN, clock=system_clock, rate=None))
    ring.set_password(SERVICE, NAME, TOKEN)
    try:
        async with serving(app) as address:
            options = {"base_url": address, "read_timeout": "20", "read_deadline": "30", **ENTRY}
            client = open_client(BackendContext(tmp_path, 1, system_clock, options))
            async with aclosing(client):
                assert await client.platforms() == await behind.platforms()
    finally:
        app.state.desk.storage.close()
        await behind.aclose()
