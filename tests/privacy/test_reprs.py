"""What a debugger, a log line or a chained error would print of our objects: none of it says who a caller is."""

from __future__ import annotations

import gc
import traceback
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from agent_console.audit.chain import State
from agent_console.audit.verification import Outside
from agent_console.backend import Bilingual
from agent_console.backend.training import SimulatedCall, TextMessage
from agent_console.call.events.calls import NoteFiled
from agent_console.casebook.stored_json import NotUnderstood, from_text, to_text
from agent_console.desk.typed import TypedFields
from agent_console.identity.phone import PhoneNumber
from agent_console.serving import Asked
from backends.fake import ledger_codes, records
from backends.fake.facts import Holder
from backends.server import records as served
from screens.panels.command_line import TypedCommand
from screens.panels.reveal_page import Looking
from screens.terminal.one_key_at_a_time import OneLine
from screens.widgets.editing import Taken
from screens.widgets.field_view import FieldView
from tests.desk import good_agent
from tests.privacy.planted import Planted, Secret
from tests.support_desk import FULL_CALL, open_bench, run

NAME, NUMBER, DOCUMENT, CODE, KEY = "张示例", "13800138000", "34052419800101001X", "482913", "k3y" * 12
AT = datetime(2026, 11, 23, 2, tzinfo=UTC)
ALL = f"{NAME} {NUMBER} {DOCUMENT} {CODE} {KEY}"
PLANTED = Planted(Secret(text, text) for text in (NAME, NUMBER, DOCUMENT, DOCUMENT[-6:], CODE, KEY, KEY[:9]))
OURS = ("agent_console", "backends", "screens")

PASSING = (
    NoteFiled(at=AT, text=ALL),
    TypedFields(subject=NUMBER, contact=NUMBER, filter=ALL, note=ALL),
    TextMessage(AT, f"code {CODE}"),
    SimulatedCall(PhoneNumber(NUMBER), PhoneNumber(NUMBER), NAME, DOCUMENT, Bilingual("x", "x"), date.min),
    Holder((NAME,), DOCUMENT),
    records.SentCode("1", NUMBER, CODE, AT, None),
    records.LookupRecord("1", NUMBER, AT, ()),
    records.RequestRecord("1", NUMBER, AT, None, "", ()),
    records.CorrectionRecord("1", NUMBER, AT, None, ()),  # type: ignore[arg-type]
    ledger_codes.FirstAnswer("1", ALL, AT),
    served.SentCode(NUMBER, None, None),
    served.Filed("1", NUMBER, None, AT, None),
    served.FirstAnswer("1", 200, {"authorization": KEY}, ALL.encode()),
    State("desk", 1, KEY.encode(), 0, 0, b"", b""),
    Outside(start_key=KEY.encode()),
    Asked("h", 1, None, None, None, 0, KEY, None, None, None, ()),
    Looking((), number=NUMBER),
    OneLine(ALL),
    Taken(ALL, 0, 1, False),
    FieldView(ALL, 0, 9),
    TypedCommand(NAME, None, NUMBER),
)
"""What lives for a moment only, so that no search of the living finds it."""


@pytest.mark.parametrize("one", PASSING, ids=lambda one: f"{type(one).__module__}.{type(one).__name__}")
def test_what_passes_by_prints_as_nobody(one: object) -> None:
    assert PLANTED.found_in(f"{one!r} {one!s}".encode()) == set()


def living() -> Iterator[Any]:
    """Give everything of ours that is alive, also what other tests left."""
    for one in gc.get_objects():
        if (type(one).__module__ or "").startswith(OURS):
            yield one


def test_nothing_that_is_alive_in_a_call_prints_as_its_caller(tmp_path: Path) -> None:
    left_by_others = {id(one): one for one in living()}
    bench = open_bench(tmp_path)
    bench.desk.intake.open(FULL_CALL)
    run(good_agent.work(bench, FULL_CALL))
    bench.desk.line.note(f"{NAME} {NUMBER}")
    name, document = (one.reveal() for one in bench.holder())
    texts = (FULL_CALL.digits, NAME, name, document, document[-6:])

    of_this_call = [one for one in living() if id(one) not in left_by_others]
    told = {type(one).__qualname__ for one in of_this_call for text in texts if text in f"{one!r} {one!s}"}

    assert told - {"Secret", "Planted"} == set()
    bench.close()


def test_the_error_beneath_an_unreadable_event_does_not_repeat_it() -> None:
    with pytest.raises(NotUnderstood) as refused:
        from_text(NoteFiled, f'{{"text": ["{ALL}"], "{NAME}": "{NUMBER}"}}')

    printed = "".join(traceback.format_exception(refused.value))
    assert PLANTED.found_in(printed.encode()) == set()


def test_the_error_beneath_an_event_that_can_not_be_stored_does_not_repeat_it() -> None:
    with pytest.raises(ValueError, match="NoteFiled") as refused:
        to_text(NoteFiled(at=AT, text=int(NUMBER)))  # type: ignore[arg-type]

    assert NUMBER not in "".join(traceback.format_exception(refused.value))
