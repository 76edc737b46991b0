"""What a training works with, opened once: scenarios, rubric, runs kept, the agent's settings. It shows nothing.

It opens no casebook and no registry of the home: each practised call has a stage of its own in a folder of its own.
"""

from __future__ import annotations

import difflib
import secrets
import shutil
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import mkdtemp
from typing import Final

from agent_console.calendar.zone import Clock
from agent_console.home import Home, default_folder
from agent_console.options import MAX_SEED, Options
from agent_console.progress.certified import CertifiedRuns, trainer_key
from agent_console.progress.files import runs_kept
from agent_console.scorecard.rubric import Rubric
from agent_console.scorecard.rubric_file import load_rubric
from agent_console.settings import Settings, load_settings
from agent_console.staging.materials import Materials, read_materials
from agent_console.staging.past import open_with_past
from agent_console.staging.references import references
from agent_console.staging.stage import REGISTRY, Stage, StageSetting
from agent_console.training.finished import FinishedRun
from agent_console.training.practice import Mode
from agent_console.training.refusals import OtherBackend, ScenarioUnknown
from agent_console.training.scenario import Scenario
from agent_console.training.scenario_file import scenarios_with_own

NEAR: Final = 0.3
"""How alike a name has to be to be meant; two digits of which one is right are."""


@dataclass(frozen=True, slots=True)
class Booth:
    """A stage and the folder it stands in, which goes with it."""

    stage: Stage
    folder: Path

    async def close(self) -> None:
        """Let go of the stage; nothing of it is left."""
        try:
            await self.stage.close()
        finally:
            shutil.rmtree(self.folder, ignore_errors=True)


@dataclass(frozen=True)
class School:
    """Everything practised calls share. `folder` is where their stages stand, each for as long as it lasts."""

    home: Home
    settings: Settings
    seed: int | None
    scenarios: tuple[Scenario, ...]
    rubric: Rubric
    runs: CertifiedRuns
    references: Mapping[str, FinishedRun]
    materials: Materials
    folder: Path
    clock: Clock
    can_sign: bool = False
    """Whether there is a trainer's key that signs certification runs."""
    draw: Callable[[int], int] = secrets.randbelow
    waits: bool = True
    """Whether registries take their time, as they do for people."""

    def seed_for(self, mode: Mode) -> int | None:
        """Give the seed of a run; None is the scenario's own. Nobody knows that of a certification beforehand."""
        return self.draw(MAX_SEED) if mode is Mode.CERTIFICATION else self.seed

    def open(self, scenario: Scenario, mode: Mode = Mode.PRACTICE) -> Booth:
        """Open a stage for a run; what goes wrong there is reported in the home, which outlives the stage.

        Raises:
            BackendBroken, StoreError, OSError: As opening a console does.
        """
        folder = Path(mkdtemp(dir=self.folder))
        setting = StageSetting(self.materials, self.clock, self.settings, self.seed_for(mode), self.waits)
        stage = open_with_past(scenario, folder, setting)
        return Booth(replace(stage, opened=replace(stage.opened, home=self.home)), folder)


def open_school(options: Options, folder: Path, clock: Clock, key_file: Path | None = None) -> School:
    """Read what a training needs; `key_file` is a trainer's, in place of the one the settings name.

    Raises:
        OtherBackend, SettingsUnreadable, DataFileError, KeyFileUnreadable, TrainerKeyUnreadable, OSError:
            See `agent_console.opening_problems`.
    """
    if options.backend not in (None, REGISTRY):
        raise OtherBackend
    home = Home(Path(options.home) if options.home else default_folder())
    home.make()
    settings = _settings(home, options)
    rubric, scenarios = load_rubric(), scenarios_with_own(home.scenarios)
    materials = read_materials(settings.language)
    key = trainer_key(key_file.absolute() if key_file else settings.trainer_key, home)
    kept = runs_kept(home, settings.staff_no, rubric.version)
    return School(
        home=home,
        settings=settings,
        seed=options.seed,
        scenarios=scenarios,
        rubric=rubric,
        runs=CertifiedRuns(kept, rubric, [one.id for one in scenarios], key),
        references=references(scenarios, materials, rubric),
        materials=materials,
        folder=folder,
        clock=clock,
        can_sign=key is not None,
    )


def _settings(home: Home, options: Options) -> Settings:
    return load_settings(
        home.settings_file,
        language=options.language,
        staff_no=options.staff_no,
        mouse=None if options.mouse else False,
    )


def place_of(asked: str, scenarios: Sequence[Scenario]) -> int:
    """Find a scenario by its number, `4` as well as `04`.

    Raises:
        ScenarioUnknown: There is none.
    """
    ids = [one.id for one in scenarios]
    name = asked.strip().casefold()
    name = name.zfill(2) if name.isdecimal() else name
    if name in ids:
        return ids.index(name)
    near = difflib.get_close_matches(name, ids, 1, NEAR)
    raise ScenarioUnknown(asked, near[0] if near else ids[0])
