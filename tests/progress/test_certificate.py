"""Certificates: valid as they were signed, and never after a byte was changed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agent_console.encryption.signing import CheckingKey, NoSigningKey, SigningKey
from agent_console.home import Home
from agent_console.progress.certificate import (
    Verdict,
    certificate_of,
    certificate_text,
    digest_of,
    seed_hash,
    verify,
)
from agent_console.progress.certified import (
    CertifiedRuns,
    certificate_at,
    certificate_file,
    trainer_key,
)
from agent_console.progress.errors import CertificateNotWritten
from agent_console.progress.files import RunsKept
from agent_console.training.finished import FinishedRun, result_of
from agent_console.training.practice import Mode
from agent_console.training.refusals import TrainerKeyUnreadable
from tests.progress.support import ANY_RUN, RUBRIC, a_run
from tests.support import runs as count
from tests.support_casebook import MASTER

KEY, OTHER = SigningKey.new(), SigningKey.new()
RUN = a_run(mode=Mode.CERTIFICATION, seed=123456789)
CERTIFICATE = certificate_of(RUN, result_of(RUN, RUBRIC), "1.0")
SIGNED = certificate_text(CERTIFICATE, KEY)


def verdict(content: str, key: SigningKey = KEY) -> Verdict:
    return verify(content, key.checking)[0]


def test_a_signed_certificate_is_valid_with_the_trainers_key_alone() -> None:
    assert verify(SIGNED, KEY.checking) == (Verdict.VALID, CERTIFICATE)
    assert verdict(SIGNED, OTHER) is Verdict.OTHER_KEY


def test_an_instant_before_the_first_year_is_no_certificate() -> None:
    told = json.loads(SIGNED)
    told["certificate"]["ended_at"] = "0001-01-01T00:00:00+14:00"
    assert verdict(json.dumps(told)) is Verdict.NO_CERTIFICATE


def test_a_certificate_says_what_the_run_came_to_and_not_its_seed() -> None:
    told = json.loads(SIGNED)["certificate"]

    assert {
        name: told[name] for name in ("staff_no", "scenario", "score", "passed", "rubric", "program")
    } == {
        "staff_no": "8021",
        "scenario": "01",
        "score": 100,
        "passed": True,
        "rubric": "test",
        "program": "1.0",
    }
    assert "123456789" not in SIGNED
    assert told["seed_sha256"] == seed_hash(RUN)


def test_a_critical_error_is_certified_as_not_passed() -> None:
    run = a_run(mode=Mode.CERTIFICATION, failed=True)
    certificate = certificate_of(run, result_of(run, RUBRIC), "1.0")

    assert (certificate.score, certificate.passed, certificate.tier) == (0, False, None)
    assert certificate.critical == ("nothing_promised",)


def test_without_a_key_it_is_unsigned_practice_and_so_is_one_whose_signature_was_taken_out() -> None:
    unsigned = certificate_text(CERTIFICATE, None)
    taken_out = json.dumps(json.loads(SIGNED) | {"signature": None})

    assert (verdict(unsigned), verdict(taken_out)) == (Verdict.UNSIGNED, Verdict.UNSIGNED)


@settings(max_examples=count(quick=150, full=2_000))
@given(st.integers(0, len(SIGNED.encode()) - 1), st.integers(1, 255))
def test_no_byte_of_a_certificate_can_be_changed_unseen(at: int, by: int) -> None:
    raw = bytearray(SIGNED.encode())
    raw[at] ^= by
    assert verdict(raw.decode("utf-8", "replace")) is not Verdict.VALID


@given(st.text(max_size=9), st.integers(0, len(SIGNED)))
def test_nothing_can_be_added_or_cut_off_unseen(more: str, at: int) -> None:
    assert (verdict(SIGNED[:at] + more + SIGNED[at:]) is Verdict.VALID) == (not more)
    assert (verdict(SIGNED[:at]) is Verdict.VALID) == (at == len(SIGNED))


@pytest.mark.parametrize("content", ["", "{}", "[]", "null", "[" * 100_000, '{"format":1,"certificate":{}}'])
def test_what_is_something_else_is_no_certificate(content: str) -> None:
    assert verify(content, KEY.checking) == (Verdict.NO_CERTIFICATE, None)


def test_a_signature_of_another_certificate_is_found() -> None:
    other = json.loads(certificate_text(certificate_of(RUN, result_of(RUN, RUBRIC), "2.0"), KEY))
    moved = json.dumps(json.loads(SIGNED) | {"signature": other["signature"]}, separators=(",", ":"))

    assert verdict(f"{moved}\n") is Verdict.CHANGED


@given(ANY_RUN, ANY_RUN)
@settings(max_examples=count(quick=15, full=500))
def test_two_runs_share_a_digest_only_where_they_are_one(one: FinishedRun, other: FinishedRun) -> None:
    assert (digest_of(one) == digest_of(other)) == (one == other)


def test_keys_come_back_from_their_files_and_nothing_else_does() -> None:
    assert SigningKey.read(KEY.pem.encode()).checking.fingerprint == KEY.checking.fingerprint
    assert CheckingKey.read(KEY.checking.pem.encode()).has_signed("text", KEY.sign("text"))
    for wrong in (b"", b"key", KEY.checking.pem.encode()):
        with pytest.raises(NoSigningKey):
            SigningKey.read(wrong)
    with pytest.raises(NoSigningKey):
        CheckingKey.read(KEY.pem.encode())
    assert "object at" not in repr(KEY)


# ------------------------------------------------------------------ as runs are kept


def certified(folder: Path, key: SigningKey | None, *needed: str) -> CertifiedRuns:
    return CertifiedRuns(RunsKept(folder, "8021", MASTER), RUBRIC, needed, key)


def kept_as(folder: Path, runs: CertifiedRuns, run: FinishedRun = RUN) -> Verdict:
    kept = runs.keep(run)
    file = certificate_file(folder, kept.number)
    assert file.stat().st_mode & 0o777 == 0o600
    return verdict(file.read_text(encoding="utf-8"))


def test_a_certification_run_is_signed_with_the_key_and_unsigned_practice_without_it(tmp_path: Path) -> None:
    assert kept_as(tmp_path, certified(tmp_path, KEY)) is Verdict.VALID
    assert kept_as(tmp_path, certified(tmp_path, None)) is Verdict.UNSIGNED
    assert [certified(tmp_path, key).can_sign for key in (KEY, None)] == [True, False]


def test_nothing_is_signed_before_every_scenario_was_passed(tmp_path: Path) -> None:
    runs = certified(tmp_path, KEY, "01", "04")
    runs.keep(a_run(scenario_id="01"))
    assert kept_as(tmp_path, runs) is Verdict.UNSIGNED
    runs.keep(a_run(scenario_id="04"))
    assert kept_as(tmp_path, runs) is Verdict.VALID


def test_a_certificate_whose_run_was_cleared_away_keeps_its_number(tmp_path: Path) -> None:
    runs = certified(tmp_path, KEY)
    first = runs.keep(RUN)
    (tmp_path / "runs/0001.json").unlink()
    second = certified(tmp_path, KEY).keep(RUN)

    assert (first.number, second.number) == (1, 2)
    assert all(certificate_file(tmp_path, number).exists() for number in (1, 2))


def test_a_run_is_kept_although_its_certificate_can_not_be_written(tmp_path: Path) -> None:
    (tmp_path / "certificates").symlink_to("nowhere/at/all")
    with pytest.raises(CertificateNotWritten) as broke:
        certified(tmp_path, KEY).keep(RUN)

    assert certified(tmp_path, KEY).all() == (broke.value.kept,)
    assert certificate_at(tmp_path, broke.value.kept.number) is None


def test_a_run_that_certifies_nothing_leaves_no_certificate(tmp_path: Path) -> None:
    kept = certified(tmp_path, KEY).keep(a_run())

    assert not certificate_file(tmp_path, kept.number).exists()


def test_the_trainers_key_is_read_where_it_is_named_and_a_wrong_one_is_refused(tmp_path: Path) -> None:
    home = Home(tmp_path)
    (tmp_path / "trainer.key").write_text(KEY.pem, encoding="ascii")
    found = trainer_key(Path("trainer.key"), home)

    assert trainer_key(None, home) is None
    assert found is not None
    assert found.checking.fingerprint == KEY.checking.fingerprint
    for name in ("nowhere.key", "."):
        with pytest.raises(TrainerKeyUnreadable):
            trainer_key(Path(name), home)


def test_the_certificate_of_a_run_is_found_with_whether_anybody_signed_it(tmp_path: Path) -> None:
    for number, key in ((1, KEY), (2, None)):
        file = certificate_file(tmp_path, number)
        file.parent.mkdir(exist_ok=True)
        file.write_text(certificate_text(CERTIFICATE, key), encoding="utf-8")
    certificate_file(tmp_path, 3).write_bytes(b"\xff")

    assert certificate_at(tmp_path, 1) == (certificate_file(tmp_path, 1), True)
    assert certificate_at(tmp_path, 2) == (certificate_file(tmp_path, 2), False)
    assert [certificate_at(tmp_path, number) for number in (3, 4)] == [None, None]


@pytest.mark.parametrize("name", ["\0", "~nobody-of-this-name/trainer.key", "k" * 300, "."])
def test_a_name_that_can_be_no_key_is_told_as_one_that_is_not_there(tmp_path: Path, name: str) -> None:
    with pytest.raises(TrainerKeyUnreadable):
        trainer_key(name, Home(tmp_path))
