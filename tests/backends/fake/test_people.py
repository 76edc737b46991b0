"""The hand-written people: copied once, edited by a person, never lost and never a traceback."""

import json
import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from agent_console.backend import HolderRelation, MatchOutcome, Verdict
from agent_console.data_files import data_file
from agent_console.identity.id_number import IdNumber, parse_id_number
from agent_console.identity.phone import PhoneNumber
from agent_console.identity.secret import Secret
from backends.fake.notices import NoticeKind
from backends.fake.overlay_storage import MAX_BYTES, AtomicJsonStorage
from backends.fake.people import People
from backends.fake.person_facts import person_facts
from backends.fake.person_form import PersonForm
from backends.fake.world import platform_list
from tests.support_registry import MONDAY_MORNING, HandSetClock, registry

SUBJECT = PhoneNumber("13800138000")
TODAY = MONDAY_MORNING.date()
FEWEST_SAMPLE_PEOPLE = 14


def people(folder: Path) -> People:
    return People(folder, data_file("people"), MONDAY_MORNING)


def edit(folder: Path, whose: str, /, **changes: object) -> None:
    """Change an entry of the file as a person would."""
    file = folder / "people.json"
    tables = json.loads(file.read_text(encoding="utf-8"))
    entry = next(entry for entry in tables["people"].values() if entry["number"] == whose)
    entry.update(changes)
    file.write_text(json.dumps(tables, ensure_ascii=False), encoding="utf-8")


def test_the_original_is_copied_on_the_first_start_and_complete(tmp_path: Path) -> None:
    opened = people(tmp_path)
    assert opened.notices == []
    assert len(opened.callers()) >= FEWEST_SAMPLE_PEOPLE
    assert "张示例" in (tmp_path / "people.json").read_text(encoding="utf-8")


def test_every_sample_person_has_a_well_formed_document(tmp_path: Path) -> None:
    for person in people(tmp_path).callers():
        assert person.document is not None
        assert isinstance(parse_id_number(person.document, TODAY), IdNumber)
        said = person.caller.document if person.caller else None
        assert said is None or isinstance(parse_id_number(said, TODAY), IdNumber)


def test_the_sample_people_name_platforms_that_exist(tmp_path: Path) -> None:
    listed = {platform.id for platform in platform_list().platforms}
    for person in people(tmp_path).callers():
        assert {binding.platform for binding in person.binding or ()} <= listed


def test_the_first_caller_has_the_bindings_of_the_lesson(tmp_path: Path) -> None:
    person = people(tmp_path).get(SUBJECT.digits)
    assert person is not None
    told = [b.told for b in person_facts(person, 7, TODAY, platform_list().platforms).bindings]
    counts = {relation: told.count(relation) for relation in HolderRelation}
    assert counts == {
        HolderRelation.PREVIOUS_HOLDER: 31,
        HolderRelation.CURRENT_HOLDER: 2,
        HolderRelation.UNKNOWN: 4,
    }


async def test_an_edited_entry_holds_after_the_next_start(tmp_path: Path) -> None:
    await registry(tmp_path).aclose()
    edit(tmp_path, SUBJECT.digits, name="李改名", verdict="cancelled")
    reopened = registry(tmp_path)
    assert (await reopened.number(SUBJECT)).verdict is Verdict.CANCELLED
    await reopened.aclose()


async def test_a_number_written_by_hand_overrides_any_derived_fact(tmp_path: Path) -> None:
    opened = registry(tmp_path)
    number = PhoneNumber("13900000077")
    opened.people.write(
        PersonForm.model_validate(
            {
                "number": number.digits,
                "name": "周手写",
                "document": "110102 19840406 970X".replace(" ", ""),
                "activated_on": "today-40",
                "binding": [{"platform": "douyin", "bound_on": "today-40"}],
                "signals": {"calls_forwarded": {"answer": "unknown", "reason": "UNAVAILABLE"}},
            }
        )
    )
    match = await opened.match_identity(number, Secret("周手写"), Secret("11010219840406970X"))
    facts = opened._world.facts(number, MONDAY_MORNING)
    assert match.outcome is MatchOutcome.MATCH
    assert [binding.told for binding in facts.bindings] == [HolderRelation.CURRENT_HOLDER]
    assert facts.signals.calls_forwarded.reason == "UNAVAILABLE"
    await opened.aclose()
    assert people(tmp_path).get(number.digits) is not None


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"[]",
        b"\xff\xfe\x00",
        b'{"people": [1, 2]}',
        b'{"people": {"one": {}}}',
        b'{"people": {"1": 7}}',
        b"[" * 100_000,
        b'{"people": {"' + b"9" * 5000 + b'": {}}}',
        b" " * (MAX_BYTES + 1),
    ],
    ids=[
        "empty",
        "half",
        "list",
        "no UTF-8",
        "table of numbers",
        "entry without number",
        "entry of a number",
        "deep",
        "long",
        "large",
    ],
)
def test_a_damaged_file_is_set_aside_and_said_so(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "people.json").write_bytes(content)
    opened = people(tmp_path)
    (notice,) = opened.notices
    assert notice.kind is NoticeKind.OVERLAY_SET_ASIDE
    assert (tmp_path / notice.file).read_bytes() == content
    assert notice.file in notice.text.zh
    assert len(opened.callers()) >= FEWEST_SAMPLE_PEOPLE


def test_a_second_damaged_file_does_not_replace_the_first(tmp_path: Path) -> None:
    for content in (b"one", b"two"):
        (tmp_path / "people.json").write_bytes(content)
        people(tmp_path)
    kept = {file.read_bytes() for file in tmp_path.glob("people.damaged-*.json")}
    assert kept == {b"one", b"two"}


@pytest.mark.parametrize(
    ("changes", "place"),
    [
        ({"verdict": "maybe"}, "verdict"),
        ({"nmae": "x"}, "nmae"),
        ({"activated_on": "2026-02-30"}, "activated_on"),
        ({"activated_on": "0001-01-01"}, "activated_on"),
        ({"activated_on": "today-99999999"}, "activated_on"),
        ({"name": "\x1b[31mred"}, "name"),
        ({"name": "长" * 500}, "name"),
        ({"binding": [{"platform": "douyin"}] * 301}, "binding"),
        ({"number": "12345"}, "number"),
    ],
)
def test_one_wrong_entry_is_left_out_with_its_place_and_the_file_stays(
    tmp_path: Path, changes: dict[str, object], place: str
) -> None:
    people(tmp_path)
    edit(tmp_path, SUBJECT.digits, **changes)
    before = (tmp_path / "people.json").read_bytes()
    opened = people(tmp_path)
    (notice,) = opened.notices
    assert notice.kind is NoticeKind.PERSON_IGNORED
    assert place in notice.place
    assert opened.get(SUBJECT.digits) is None
    assert (tmp_path / "people.json").read_bytes() == before


def test_the_second_of_two_entries_for_one_number_is_told_about(tmp_path: Path) -> None:
    people(tmp_path)
    edit(tmp_path, "15000000202", number=SUBJECT.digits)
    opened = people(tmp_path)
    assert [notice.kind for notice in opened.notices] == [NoticeKind.PERSON_IGNORED]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_leaves_the_originals(tmp_path: Path) -> None:
    people(tmp_path)
    (tmp_path / "people.json").chmod(0)
    opened = people(tmp_path)
    assert [notice.kind for notice in opened.notices] == [NoticeKind.OVERLAY_UNREADABLE]
    assert len(opened.callers()) >= FEWEST_SAMPLE_PEOPLE


def test_a_folder_in_the_files_place_leaves_the_originals(tmp_path: Path) -> None:
    (tmp_path / "people.json").mkdir()
    opened = people(tmp_path)
    assert [notice.kind for notice in opened.notices] == [NoticeKind.OVERLAY_UNREADABLE]
    assert len(opened.callers()) >= FEWEST_SAMPLE_PEOPLE


def test_a_write_that_fails_leaves_the_old_file_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = people(tmp_path)
    before = (tmp_path / "people.json").read_bytes()

    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("backends.fake.overlay_storage.os.fsync", full)
    with pytest.raises(OSError, match="No space"):
        opened.write(PersonForm(number="13900000078"))
    assert (tmp_path / "people.json").read_bytes() == before


def test_what_the_storage_hands_out_is_the_readers_own(tmp_path: Path) -> None:
    storage = AtomicJsonStorage(str(tmp_path / "x.json"))
    storage.write({"people": {"1": {"names": ["a"]}}})
    handed_out = storage.read()
    assert handed_out is not None
    handed_out["people"]["1"]["names"].append("b")
    assert storage.read() == {"people": {"1": {"names": ["a"]}}}


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(entry=st.dictionaries(st.sampled_from([*PersonForm.model_fields, "other"]), json_values))
def test_no_entry_makes_the_registry_fail(tmp_path: Path, entry: dict[str, object]) -> None:
    folder = tmp_path / "again"
    folder.mkdir(exist_ok=True)
    whole = {**entry, "number": SUBJECT.digits}
    (folder / "people.json").write_text(json.dumps({"people": {"1": whole}}), encoding="utf-8")
    opened = people(folder)
    person = opened.get(SUBJECT.digits)
    assert (person is None) == bool(opened.notices)
    if person is not None:
        person_facts(person, 7, TODAY, platform_list().platforms)


async def test_the_people_stay_three_days_new_whatever_day_it_is(tmp_path: Path) -> None:
    clock = HandSetClock()
    opened = registry(tmp_path, clock)
    clock.move(days=200)
    assert (await opened.number(PhoneNumber("19800001515"))).verdict is Verdict.NOT_SYNCED_YET
    await opened.aclose()
