"""What a killed training left behind goes at the next start; what still runs, and what is not ours, stays."""

import os
from pathlib import Path

from agent_console.practising.leftovers import prefix_of, sweep

NOBODY = 2**22 + 1
"""No process has so high a number on Linux."""


def test_only_folders_of_trainings_that_run_no_more_go(tmp_path: Path) -> None:
    gone, mine = tmp_path / f"{prefix_of(NOBODY)}x", tmp_path / f"{prefix_of(os.getpid())}x"
    other, link = tmp_path / "agent-console-other", tmp_path / f"{prefix_of(NOBODY)}link"
    for one in (gone, mine, other):
        (one / "stage").mkdir(parents=True)
    link.symlink_to(other)

    sweep(tmp_path)

    assert not gone.exists()
    assert mine.exists()
    assert (other / "stage").exists()


def test_a_folder_that_is_not_there_is_no_problem(tmp_path: Path) -> None:
    sweep(tmp_path / "nowhere")
