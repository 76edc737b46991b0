"""`casebook retain`: dry first, held to its floors, erasing only with --yes and nobody beside."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from agent_console.audit.reading import verify_file
from agent_console.audit.verification import Verdict
from agent_console.backend import ItemState
from agent_console.casebook.schema import MIGRATIONS
from agent_console.keeping.retaining import run
from tests.support_casebook import NOW, Script
from tests.support_keeping import CASE, Keeper

LATER = NOW + timedelta(days=200)


@pytest.fixture
def kept(keeper: Keeper) -> Keeper:
    casebook = keeper.opened()
    script = Script(CASE)
    for batch in script.whole():
        batch.commit_to(casebook)
    script.updating(ItemState.UNBOUND, ItemState.NO_PRIOR_BINDING).commit_to(casebook)
    Script("001123-0002-5").opening().commit_to(casebook)
    for batch in Script("001123-0003-3").whole():
        batch.commit_to(casebook)
    casebook.close()
    return keeper


def retain(keeper: Keeper, *, yes: bool = False, as_json: bool = True) -> int:
    code = run(yes, as_json, keeper.folder, None, "en", lambda: LATER)
    keeper.out, keeper.err = keeper.capsys.readouterr()
    return code


def test_a_dry_run_counts_by_class_and_changes_nothing(kept: Keeper) -> None:
    before = kept.file.read_bytes()
    assert retain(kept) == 0
    told = kept.told
    assert (told["keep_days"], told["settled"], told["due"], told["erased"]) == (180, 1, 1, None)
    assert (told["open"], told["drafts"], told["drafts_due"]) == (1, 1, 1)
    assert retain(kept, as_json=False) == 0
    assert "settled cases: 1, kept 180 days, long enough: 1" in kept.out
    assert kept.out.splitlines()[-1].startswith("Nothing was erased")
    assert kept.file.read_bytes() == before


def test_with_yes_what_is_due_goes_and_the_log_stays(kept: Keeper) -> None:
    records = (retain(kept), kept.told["records"])[1]
    assert retain(kept, yes=True) == 0
    assert (kept.told["erased"], kept.told["settled"], kept.told["drafts"], kept.told["open"]) == (1, 0, 0, 1)
    assert kept.told["records"] > records
    assert verify_file(kept.file, MIGRATIONS).verdict is Verdict.WHOLE
    assert retain(kept, yes=True, as_json=False) == 0
    assert "Erased: 0" in kept.out


def test_beside_a_console_only_the_dry_run_works(kept: Keeper) -> None:
    casebook = kept.opened()
    assert retain(kept) == 0
    assert retain(kept, yes=True) == 5
    assert kept.err.startswith("A console has this casebook open")
    casebook.close()


@pytest.mark.parametrize("days", ["29", "0", "1101"])
def test_no_setting_goes_under_the_floor(kept: Keeper, days: str) -> None:
    (kept.folder / "settings.toml").write_text(f"keep_closed_cases_days = {days}\n", encoding="ascii")
    assert retain(kept, yes=True) == 2
    assert "keep_closed_cases_days" in kept.err


def test_the_setting_counts(kept: Keeper) -> None:
    (kept.folder / "settings.toml").write_text("keep_closed_cases_days = 365\n", encoding="ascii")
    assert retain(kept, yes=True) == 0
    assert kept.told["erased"] == 0


def test_without_the_key_nothing_is_erased(kept: Keeper, tmp_path: Path) -> None:
    (kept.folder / "training.key").rename(tmp_path / "elsewhere")
    assert retain(kept, yes=True) == 2
    assert kept.err.startswith("The master key is not at hand")
    assert not (kept.folder / "training.key").exists()
