"""A call that was really played, from its last key to its certificate: kept, read again, scored, signed, checked."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from agent_console.encryption.signing import SigningKey
from agent_console.progress.certificate import Verdict, verify
from agent_console.progress.certified import CertifiedRuns, certificate_file
from agent_console.progress.files import RunsKept
from agent_console.scorecard.rubric_file import load_rubric
from agent_console.scorecard.scoring import scored
from agent_console.training.practice import Mode
from tests.support_casebook import MASTER
from tests.training.runs.table import WON
from tests.training.runs.test_won_and_lost import played

RUBRIC = load_rubric()


async def test_a_played_call_scores_the_same_after_it_was_kept_and_its_certificate_says_so(
    tmp_path: Path,
) -> None:
    run = replace(await played("05", WON["05"]), mode=Mode.CERTIFICATION)
    key = SigningKey.new()
    kept = CertifiedRuns(RunsKept(tmp_path, "8021", MASTER), RUBRIC, (), key).keep(run)

    (again,) = RunsKept(tmp_path, "8021", MASTER).all()
    assert again == kept
    assert scored(again.evidence, RUBRIC) == scored(run.evidence, RUBRIC)
    content = certificate_file(tmp_path, kept.number).read_text(encoding="utf-8")
    verdict, certificate = verify(content, key.checking)
    assert (verdict, certificate and certificate.score) == (Verdict.VALID, 100)
