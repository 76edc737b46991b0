"""`agent-console pop` as a phone system runs it: the number comes on standard input and is repeated nowhere."""

from __future__ import annotations

import asyncio
import io
import sys
from collections.abc import Callable
from contextlib import AsyncExitStack
from pathlib import Path
from types import SimpleNamespace

import pytest

from agent_console.cli import start
from agent_console.desk.ringing import MOST, RingingPhones
from agent_console.popping.door import Door
from agent_console.popping.socket_file import NAME
from tests.support_desk import TestClock


class PhoneSystem:
    """Runs the command beside consoles that listen."""

    def __init__(self, home: Path, capsys: pytest.CaptureFixture[str], patch: pytest.MonkeyPatch) -> None:
        self.home = home
        self.capsys = capsys
        self.patch = patch
        self.ringing = RingingPhones(TestClock())
        self.out = self.err = ""

    def pop(self, given: str, *options: str) -> int:
        self.patch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(given.encode())))
        code = start(["pop", "--home", str(self.home), "--lang", "en", *options])
        self.out, self.err = self.capsys.readouterr()
        return code

    def beside(self, work: Callable[[], int], *places: str, hear: Callable[..., str] | None = None) -> int:
        """Do something while consoles listen."""

        async def listen() -> int:
            async with AsyncExitStack() as opened:
                for place in places or ("training/fake",):
                    (self.home / place).mkdir(parents=True, exist_ok=True)
                    door = await Door.open(self.home / place / NAME, hear or self.ringing.hear)
                    opened.push_async_callback(door.close)
                return await asyncio.to_thread(work)

        return asyncio.run(listen())

    @property
    def numbers(self) -> list[str]:
        return [one.number.digits for one in self.ringing.now()]


@pytest.fixture
def phone(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> PhoneSystem:
    return PhoneSystem(tmp_path / "home", capsys, monkeypatch)


@pytest.mark.parametrize("given", ["13800138000\n", "+86 138 0013 8000", "008613800138000\r\n\n"])
def test_a_number_rings_and_is_not_repeated(phone: PhoneSystem, given: str) -> None:
    assert phone.beside(lambda: phone.pop(given)) == 0
    assert phone.numbers == ["13800138000"]
    assert (phone.out, phone.err) == ("The call rings on the first page.\n", "")


def test_several_calls_ring_one_after_the_other(phone: PhoneSystem) -> None:
    def several() -> int:
        for n in range(MOST):
            assert phone.pop(f"1390013900{n}") == 0
        assert phone.pop("13900139000") == 0
        assert phone.out == "This call rings on the first page already.\n"
        return phone.pop("13800138000")

    assert phone.beside(several) == 4
    assert phone.err.startswith("Too many calls ring there already")
    assert len(phone.numbers) == MOST


@pytest.mark.parametrize(
    "given", ["", "10086", "1380013800", "13800138000\n13900139000\n", "x" * 5000, "\x00", "anonymous"]
)
def test_what_is_no_number_is_one_sentence(phone: PhoneSystem, given: str) -> None:
    assert phone.beside(lambda: phone.pop(given)) == 2
    assert phone.err == "Standard input holds no mainland mobile number: hand over one, on one line.\n"
    assert phone.numbers == []


def test_where_no_console_runs_it_says_so(phone: PhoneSystem) -> None:
    assert phone.pop("13800138000") == 3
    assert phone.err == "No console runs in this home: start one, then the call rings there.\n"
    assert not phone.home.exists(), "a phone system makes no home"


def test_a_socket_a_crash_left_is_no_console(phone: PhoneSystem) -> None:
    import socket

    from agent_console.popping.socket_file import address_of

    (phone.home / "training/fake").mkdir(parents=True)
    with socket.socket(socket.AF_UNIX) as left, address_of(phone.home / "training/fake" / NAME) as address:
        left.bind(address)
    assert phone.pop("13800138000") == 3


def test_where_several_consoles_run_one_has_to_be_named(phone: PhoneSystem) -> None:
    places = ("live/http", "training/fake")
    assert phone.beside(lambda: phone.pop("13800138000"), *places) == 2
    assert (
        phone.err
        == "Several consoles run in this home: say which with --backend (live/http, training/fake).\n"
    )
    assert phone.numbers == []
    assert phone.beside(lambda: phone.pop("13800138000", "--backend", "fake"), *places) == 0


def test_an_answer_nobody_knows_is_no_answer(phone: PhoneSystem) -> None:
    assert phone.beside(lambda: phone.pop("13800138000"), hear=lambda _number: "WHAT") == 4
    assert phone.err == "The console did not answer: the call does not ring there.\n"


def test_a_number_is_never_taken_as_an_argument(phone: PhoneSystem) -> None:
    assert phone.beside(lambda: phone.pop("", "13800138000")) == 2
    assert "13800138000" not in phone.err


def test_a_standard_input_that_is_closed_holds_no_number(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", None)

    assert start(["pop", "--home", str(tmp_path), "--lang", "en"]) == 2
    assert capsys.readouterr().err.startswith("Standard input holds no mainland mobile number")
