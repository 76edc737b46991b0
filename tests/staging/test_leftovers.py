"""What a killed process left behind goes at the next start; what still runs, and what is not ours, stays."""

import os
from pathlib import Path
from tempfile import gettempdir

from agent_console.staging.leftovers import IN_MEMORY, prefix_of, sweep
from agent_console.staging.materials import read_materials
from agent_console.staging.playground import Playground
from agent_console.training.scenario_file import load_scenarios

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


async def test_what_a_program_plays_stands_in_a_folder_that_would_be_swept() -> None:
    def ours() -> set[str]:
        return {one.name for one in in_memory.iterdir() if one.name.startswith(prefix_of(os.getpid()))}

    in_memory = IN_MEMORY if IN_MEMORY.is_dir() else Path(gettempdir())
    before = ours()
    async with Playground(load_scenarios()[0], read_materials()).play():
        assert len(ours() - before) == 1
    assert ours() == before
