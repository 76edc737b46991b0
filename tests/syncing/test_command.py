"""`agent-console sync` as cron runs it: over real homes, beside a console, with a registry that is down."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest

from agent_console.audit.reading import open_log
from agent_console.audit.words import Action
from agent_console.backend import ItemState
from agent_console.casebook.schema import MIGRATIONS
from agent_console.cli import start
from agent_console.desk.retrying import ACCEPTED_FOR
from tests.support_desk import Bench
from tests.syncing.home import Home, file_one

FILE = "training/fake/casebook.sqlite"


def test_in_a_new_home_there_is_nothing_to_do(home: Home) -> None:
    assert home.sync() == 0
    assert home.out == "fake: sent 0, refused 0, asked about 0, with news 0.\n"


def test_what_waited_is_sent_and_asked_about(home: Home) -> None:
    home.faults("submit:down")
    call_id = home.opened(file_one)
    home.faults("")
    home.clock.forward(hours=1)
    assert home.sync() == 0
    assert home.out == "fake: sent 1, refused 0, asked about 1, with news 1.\n"

    async def look(bench: Bench) -> int:
        found = bench.casebook.find(call_id)
        assert found is not None
        return found.count(ItemState.SUBMITTED)

    assert home.opened(look) == 2


def test_while_the_registry_is_down_it_still_waits_and_goes_at_a_later_run(home: Home) -> None:
    home.faults("submit:down,request:down")
    home.opened(file_one)
    home.clock.forward(hours=1)
    assert home.sync() == 4
    assert "Still to be sent: 1." in home.out
    home.clock.forward(seconds=1)
    assert home.sync(as_json=True) == 4
    assert (home.told["waiting"], home.told["sent"]) == (1, 0)
    home.faults("")
    home.clock.forward(hours=1)
    assert home.sync(as_json=True) == 0
    assert (home.told["waiting"], home.told["sent"], home.told["exit_code"]) == (0, 1, 0)


def test_a_registry_that_answers_no_question_is_no_run_in_which_all_is_well(home: Home) -> None:
    home.opened(file_one)
    home.clock.forward(hours=1)
    home.faults("request:refused,find_requests:refused")
    assert home.sync(as_json=True) == 6
    assert (home.told["waiting"], home.told["needs_person"], home.told["exit_code"]) == (0, 0, 6)
    home.faults("request:down,find_requests:down")
    assert home.sync() == 6
    assert "The registry does not answer." in home.out.splitlines()
    home.faults("")
    assert home.sync() == 0


def test_what_needs_a_person_is_named_with_its_reason(home: Home) -> None:
    home.faults("submit:refused@1")
    call_id = home.opened(file_one)
    assert home.sync() == 3
    assert "Needs a person: 1." in home.out
    assert f"  {call_id}  the registry refused (PERMISSION_DENIED)" in home.out.splitlines()


def test_what_waited_too_long_is_to_be_verified_again(home: Home) -> None:
    home.faults("submit:down")
    call_id = home.opened(file_one)
    home.faults("")
    home.clock.now += ACCEPTED_FOR + timedelta(hours=1)
    assert home.sync(as_json=True) == 3
    assert (home.told["sent"], home.told["refused"]) == (0, 1)
    assert home.told["cases"] == [{"case": call_id, "code": "PROOF_EXPIRED"}]
    assert home.sync() == 3
    assert f"  {call_id}  waited too long: verify again" in home.out.splitlines()


def test_beside_a_console_it_says_who_does_the_work(home: Home) -> None:
    async def beside(_bench: Bench) -> tuple[int, int]:
        # Another loop in another thread, as another process would have it.
        first = await asyncio.to_thread(home.sync)
        sentence = home.out
        second = await asyncio.to_thread(lambda: home.sync(as_json=True))
        assert sentence.startswith("A console has this casebook open (staff 8021, process ")
        return first, second

    assert home.opened(beside) == (5, 5)
    assert home.told["held_by"]["staff_no"] == "8021"


def test_it_signs_on_under_a_name_nobody_has(home: Home) -> None:
    home.sync()
    with open_log(home.folder / FILE, MIGRATIONS) as log:
        records = [link.record for link in log.links() if link is not None]
    assert [(one.entry.action, one.actor.staff_no) for one in records] == [
        (Action.SIGNED_ON, "sync"),
        (Action.SIGNED_OFF, "sync"),
    ]


def test_a_damaged_casebook_is_one_sentence(home: Home) -> None:
    home.sync()
    (home.folder / FILE).write_bytes(b"noise" * 4000)
    assert home.sync() == 74
    assert (home.out, home.err.count("\n")) == ("", 1)


def test_a_backend_nobody_has_is_one_sentence(home: Home, capsys: pytest.CaptureFixture[str]) -> None:
    assert start(["sync", "--home", str(home.folder), "--backend", "theirs", "--lang", "en"]) == 2
    assert capsys.readouterr().err.startswith("No backend is called theirs")


def test_nothing_of_a_caller_is_printed(home: Home) -> None:
    home.faults("submit:down")
    home.opened(file_one)
    for as_json in (False, True):
        home.sync(as_json=as_json)
        assert "13800138000" not in home.out + home.err
        assert "8000" not in home.out
