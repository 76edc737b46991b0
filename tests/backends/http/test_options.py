"""The options of a carrier: what may stand there, and what is said of what may not."""

from pathlib import Path

import pytest

from agent_console.backend import BackendContext, Environment
from agent_console.plugins import BackendBroken, load_backend
from backends.http.options import Options, OptionsWrong, read_options
from backends.wire.apis import Api
from tests.support_registry import HandSetClock

URL = {"base_url": "https://api.carrier.example"}


def options(**given: str) -> Options:
    return read_options({**URL, **given})


def test_an_address_is_all_it_takes_and_the_world_is_training() -> None:
    read = options()
    assert read.world is Environment.TRAINING
    assert read.backend_name == "http-api.carrier.example"
    assert read.number_in_body
    assert read.token_endpoint == "https://api.carrier.example/oauth2/token"


def test_the_policy_has_the_numbers_of_its_description() -> None:
    limits = options().limits()
    assert (limits.connect_timeout, limits.read_timeout, limits.read_deadline) == (1, 2, 6)
    assert (limits.write_read_timeout, limits.write_deadline) == (5, 12)
    assert (limits.tries, limits.first_wait, limits.longest_wait, limits.calls_per_second) == (3, 0.2, 2, 10)
    assert (limits.first_poll, limits.longest_poll) == (2, 30)
    breaker = limits.breaker
    assert (breaker.failures, breaker.of_last, breaker.within, breaker.look_after) == (5, 10, 30, 15)
    assert (limits.budget.share, limits.budget.least, limits.budget.window) == (0.1, 3, 60)


def test_every_number_is_a_setting() -> None:
    limits = options(read_deadline="3.5", breaker_look_after="1", retry_share="0.5", tries="1").limits()
    assert (limits.read_deadline, limits.breaker.look_after, limits.budget.share, limits.tries) == (
        3.5,
        1,
        0.5,
        1,
    )


def test_every_base_path_is_a_setting() -> None:
    for api in Api:
        read = options(**{f"path_{api.value.replace('-', '_')}": "/gw/x/v1"})
        assert read.bases[api] == "/gw/x/v1"


@pytest.mark.parametrize(
    ("authentication", "subject_in", "in_body"),
    [
        ("token", None, True),
        ("token", "token", False),
        ("client_credentials", None, True),
        ("jwt_bearer", None, False),
        ("jwt_bearer", "body", True),
    ],
)
def test_where_the_number_stands_follows_the_tokens_unless_it_is_said(
    authentication: str, subject_in: str | None, in_body: bool
) -> None:
    given = {"authentication": authentication, "client_id": "desk-1"}
    if subject_in is not None:
        given["subject_in"] = subject_in
    assert options(**given).number_in_body is in_body


@pytest.mark.parametrize(
    "url",
    [
        "https://api.carrier.example:8443/gw",
        "http://127.0.0.1:8088",
        "http://127.9.9.9",
        "http://[::1]:8088",
        "http://localhost:1",
    ],
)
def test_https_anywhere_and_http_to_this_machine_are_taken(url: str) -> None:
    assert read_options({"base_url": url}).base_url == url


@pytest.mark.parametrize(
    ("url", "why"),
    [
        ("http://api.carrier.example", "plain http is for this machine only"),
        ("http://10.0.0.7:8088", "plain http is for this machine only"),
        ("http://127.0.0.1.evil.example", "plain http is for this machine only"),
        ("http://localhost.evil.example", "plain http is for this machine only"),
        ("https://user:hidden@api.carrier.example", "must not carry a name or a password"),
        ("https://api.carrier.example?key=hidden", "nothing after ? or #"),
        ("https://api.carrier.example/#x", "nothing after ? or #"),
        ("https://api.carrier.example/a b", "nothing after ? or #"),
        ("ftp://api.carrier.example", "is no address"),
        ("api.carrier.example", "is no address"),
        ("https://", "is no address"),
        ("https://api.carrier.example:99999", "is no address"),
        ("https://接口.example", "is no address"),
        ("", "is no address"),
    ],
)
@pytest.mark.parametrize("name", ["base_url", "token_url"])
def test_any_other_address_is_refused_with_its_reason(name: str, url: str, why: str) -> None:
    with pytest.raises(OptionsWrong, match=f"^{name}: ") as raised:
        read_options({**URL, name: url})
    assert why in str(raised.value)
    assert "hidden" not in str(raised.value)


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"token": "abc"}, "token: not known"),
        ({"secret": "abc"}, "secret: not known"),
        ({"private_key": "abc"}, "private_key: not known"),
        ({"paths": "x"}, "paths: not known"),
        ({"path_nothing": "/x"}, "path_nothing: not known"),
        ({"path_sim_swap": "no/slash"}, "paths.sim-swap: "),
        ({"path_sim_swap": "/x/"}, "paths.sim-swap: "),
        ({"path_sim_swap": "/a?b"}, "paths.sim-swap: "),
        ({"environment": "prod"}, "environment: "),
        ({"subject_in": "header"}, "subject_in: "),
        ({"authentication": "basic"}, "authentication: "),
        ({"authentication": "jwt_bearer"}, "client_id has to be given"),
        (
            {"authentication": "client_credentials", "client_id": "d", "subject_in": "token"},
            "subject_in = token needs tokens about the holder",
        ),
        ({"client_key": "k.pem"}, "client_key needs client_certificate"),
        ({"read_deadline": "0"}, "read_deadline: "),
        ({"read_deadline": "-1"}, "read_deadline: "),
        ({"read_deadline": "inf"}, "read_deadline: "),
        ({"read_deadline": "nan"}, "read_deadline: "),
        ({"read_deadline": "soon"}, "read_deadline: "),
        ({"tries": "0"}, "tries: "),
        ({"tries": "1.5"}, "tries: "),
        ({"breaker_failures": "11"}, "breaker_failures cannot be more"),
        ({"sim_swap_hours": "2401"}, "sim_swap_hours: "),
        ({"name": "../x"}, "name: "),
        ({"secret_env": "A B"}, "secret_env: "),
        ({"purpose": "fraud"}, "purpose: "),
        ({"ca_bundle": " "}, "ca_bundle: "),
        ({"a\x1b[2Jb": "x"}, "a?[2Jb: not known"),
    ],
)
def test_what_can_not_stand_there_is_named_and_not_repeated(given: dict[str, str], sentence: str) -> None:
    with pytest.raises(OptionsWrong) as raised:
        read_options({**URL, **given})
    assert sentence in str(raised.value)
    assert "abc" not in str(raised.value)


def test_without_an_address_there_is_no_carrier() -> None:
    with pytest.raises(OptionsWrong, match="base_url: has to be given in"):
        read_options({})


def test_an_installed_console_finds_the_client_by_its_name(tmp_path: Path) -> None:
    context = BackendContext(tmp_path, 1, HandSetClock(), {"base_url": "http://carrier.example"})
    with pytest.raises(BackendBroken, match="plain http is for this machine only"):
        load_backend("http", context)


@pytest.mark.parametrize("name", ["ca_bundle", "client_certificate"])
def test_a_file_that_is_not_there_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setenv("AGENT_CONSOLE_HTTP_SECRET", "t")
    context = BackendContext(tmp_path, 1, HandSetClock(), {**URL, name: str(tmp_path / "none.pem")})
    with pytest.raises(BackendBroken, match=f"{name}: there is no such file"):
        load_backend("http", context)


@pytest.mark.parametrize("name", ["ca_bundle", "client_certificate"])
def test_a_file_that_is_no_pem_is_refused_before_anything_is_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setenv("AGENT_CONSOLE_HTTP_SECRET", "t")
    (tmp_path / "odd.pem").write_text("odd")
    context = BackendContext(tmp_path, 1, HandSetClock(), {**URL, name: str(tmp_path / "odd.pem")})
    with pytest.raises(BackendBroken, match="have to be PEM"):
        load_backend("http", context)


def test_a_secret_that_is_not_there_is_named_by_its_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("AGENT_CONSOLE_HTTP_SECRET", raising=False)
    context = BackendContext(tmp_path, 1, HandSetClock(), dict(URL))
    with pytest.raises(BackendBroken, match="AGENT_CONSOLE_HTTP_SECRET is not set"):
        load_backend("http", context)
