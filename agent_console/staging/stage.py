"""Opening a stage: registry, cases and a clock of their own for one scenario, in a folder. It works no call.

Nothing outside the folder is read or written but the product's own data, whatever settings and variables say, and
the only registry there is on a stage is the embedded one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from agent_console.audit.outside import HeadsOutside
from agent_console.backend import Backend, BackendContext, Environment, TrainingDesk
from agent_console.calendar.zone import Clock
from agent_console.casebook.casebook import Casebook
from agent_console.casebook.opening import open_casebook
from agent_console.encryption.key_file import kept_key
from agent_console.encryption.master_key import MasterKey
from agent_console.home import Home
from agent_console.opened import Opened
from agent_console.plugins import BackendBroken, described, load_backend
from agent_console.settings import Settings
from agent_console.staff.checking import StaffCheck
from agent_console.staff.roster import Roster
from agent_console.staging.caller_on_stage import CallerOnStage
from agent_console.staging.materials import Materials
from agent_console.staging.time import StageClock
from agent_console.training.faults import ScenarioFaults, read_faults
from agent_console.training.scenario import Scenario

REGISTRY: Final = "fake"
"""The embedded registry: no call practised anywhere reaches another one."""


@dataclass(frozen=True, slots=True)
class Stage:
    """One scenario's own console, opened. `opened` is what the app works with; `seed` what the run is repeated with."""

    scenario: Scenario
    seed: int
    opened: Opened
    clock: StageClock
    caller: CallerOnStage

    def turn_forward(self, working_days: int) -> datetime:
        """Turn the stage's time on by working days, between two calls; give the instant it is then."""
        return self.clock.turn(self.opened.calendar, working_days)

    async def close(self) -> None:
        """Let go of registry and cases; whoever made the folder removes it."""
        await self.opened.close()


@dataclass(frozen=True, slots=True)
class StageSetting:
    """What a stage is opened with, beside its scenario.

    Attributes:
        materials: What all stages share.
        clock: The time the stage's own begins with.
        settings: The agent's own: language, theme, keys, staff number. Backend, seed and options are the stage's.
        seed: In place of the scenario's own, as a certification has it.
        waits: Whether the registry takes its time; one that is played by a program answers at once.
    """

    materials: Materials
    clock: Clock
    settings: Settings
    seed: int | None = None
    waits: bool = True


def open_stage(scenario: Scenario, folder: Path, setting: StageSetting) -> Stage:
    """Open a stage in a folder that is its own.

    Raises:
        ValueError: The scenario's faults cannot be read.
        BackendBroken, StoreError, OSError: As opening a console does.
    """
    home = Home(folder)
    home.make()
    seed = scenario.seed if setting.seed is None else setting.seed
    clock, faults = StageClock(setting.clock), read_faults(scenario.faults)
    heads = HeadsOutside(clock)
    options = _options(faults, waits=setting.waits)
    registry = load_backend(REGISTRY, BackendContext(home.backend(REGISTRY), seed, clock, options, heads))
    if described(registry, REGISTRY).environment is not Environment.TRAINING:
        raise BackendBroken(REGISTRY, Environment.LIVE)
    assert isinstance(registry, TrainingDesk)
    caller = CallerOnStage(scenario, registry, faults.phone, clock, seed)
    settings = setting.settings.model_copy(
        update={"backend": REGISTRY, "seed": seed, "backend_options": options}
    )
    opened = _opened(home, registry, caller, _Console(settings, setting.materials, clock, heads))
    return Stage(scenario, seed, opened, clock, caller)


@dataclass(frozen=True, slots=True)
class _Console:
    settings: Settings
    materials: Materials
    clock: Clock
    heads: HeadsOutside


def _opened(home: Home, registry: Backend, caller: CallerOnStage, console: _Console) -> Opened:
    master = kept_key(home.master_key(Environment.TRAINING))
    casebook = _casebook(home, master, console)
    console.heads.follow(casebook.audit)
    return Opened(
        home=home,
        settings=console.settings,
        backend=registry,
        description=registry.describe(),
        casebook=casebook,
        catalogue=console.materials.catalogue,
        calendar=console.materials.calendar,
        holiday_problems=(),
        readings=console.materials.readings,
        languages=console.materials.languages,
        clock=console.clock,
        audit_heads=console.heads,
        staff=StaffCheck(Roster(), training=True, key_id=master.id),
        played_by=caller,
    )


def _casebook(home: Home, master: MasterKey, console: _Console) -> Casebook:
    return open_casebook(
        home.casebook(Environment.TRAINING, REGISTRY),
        backend=REGISTRY,
        training=True,
        staff_no=console.settings.staff_no,
        now=console.clock(),
        master=master,
    )


def _options(faults: ScenarioFaults, *, waits: bool) -> Mapping[str, str]:
    retired = {"retired": ",".join(sorted(faults.retired))} if faults.retired else {}
    if waits:
        return {"latency": faults.latency, "faults": faults.registry, **retired}
    quick = (one for one in faults.registry.split(",") if ":slow" not in one)
    return {"latency": "instant", "faults": ",".join(quick), **retired}
