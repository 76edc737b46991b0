"""What a person may set, in `settings.toml` or by `AGENT_CONSOLE_…` variables. It knows limits, not what they do."""

from __future__ import annotations

import os
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from agent_console.data_schema import DataFileError, DataProblem, read_toml
from agent_console.key_map import KeyMapWrong, read_key_map
from agent_console.options import DEFAULT_STAFF_NO, MAX_SEED, VARIABLE_PREFIX

_READ_AS_JSON = ("backend_options", "vault_fields", "keys", "macros")
"""The variables that are read as more than a text."""


class SettingsProblem(StrEnum):
    """What is wrong with the settings; `opening_problems` has the sentence for each."""

    UNREADABLE = "UNREADABLE"
    """What stands under the file's name cannot be read: rights, or a folder of that name."""
    TOO_LARGE = "TOO_LARGE"
    NOT_TOML = "NOT_TOML"
    UNKNOWN_NAME = "UNKNOWN_NAME"
    WRONG = "WRONG"
    """A value that cannot stand there; `where` names the entry."""
    KEY_CLASH = "KEY_CLASH"
    """Two actions on one key; `where` names both."""
    KEY_NOT_FREE = "KEY_NOT_FREE"
    KEY_NO_ACTION = "KEY_NO_ACTION"
    WRONG_VARIABLE = "WRONG_VARIABLE"
    """The same of a variable of the environment."""


class SettingsUnreadable(Exception):
    """The settings cannot be used; `where` names the entry, the variable or the line. No value is kept."""

    def __init__(self, problem: SettingsProblem, where: str = "") -> None:
        super().__init__(f"{problem}: {where}")
        self.problem = problem
        self.where = where


class Settings(BaseModel):
    """One console's settings; what is not set has a default that is safe."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    language: Literal["zh", "en"] = "zh"
    theme: Literal["dark", "light", "contrast", "ansi"] = "dark"
    backend: Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$")] = "fake"
    staff_no: Annotated[str, Field(pattern=r"^[0-9A-Za-z]{1,12}$")] = DEFAULT_STAFF_NO
    desk_prefix: Annotated[str, Field(pattern=r"^((0[1-9]|[1-9][0-9])[0-9]{2})?$")] = ""
    """Stands before LIVE case numbers where a site has several desks: each needs its own, or two give out one number.

    `00` in front is training's.
    """
    mouse: bool = True
    seed: Annotated[int, Field(ge=0, le=MAX_SEED)] = 1
    """Which people the embedded registry makes up; the same seed makes up the same ones."""
    fetch_verdict_by_itself: bool = True
    """As soon as the number is whole; the activation date stays hidden."""
    compare_by_itself: bool = True
    """At 18 characters with a right check digit; a wrong one costs no try."""
    send_code_by_itself: bool = True
    """Only on a match, the caller's own line and three clear signals."""
    check_code_by_itself: bool = True
    """At six characters."""
    look_up_by_itself: bool = True
    """Once the caller is verified."""
    notify_holder: bool = True
    master_key: Literal["file", "keyring"] = "file"
    """Where the key of LIVE cases is kept while nobody has a passphrase."""
    reveal_seconds: Annotated[int, Field(ge=5, le=120)] = 20
    """How long unmasked data stands on the screen: less cannot be read out, more is a screen left open."""
    vault_fields: tuple[Literal["contact_number", "subject_number", "calling_number"], ...] = ()
    """What nobody looks at without a second person. Somebody else's number needs one whatever stands here."""
    lock_after_minutes: Annotated[int, Field(ge=0, le=60)] = 5
    """Idle time until the screen is locked; 0 is never, in TRAINING alone."""
    keep_closed_cases_days: Annotated[int, Field(ge=30, le=1100)] = 180
    """How long a settled case is kept; 180 days is as long as the registry keeps a request (number-bindings 0.1).

    Under thirty a complaint's clocks, which need it, are still running; over three years nothing needs it.
    """
    trainer_key: str | None = None
    """The file of the trainer's key that signs certification runs of training; a name alone stands in the home.

    Without one a certification is unsigned practice.
    """
    backend_options: dict[str, str] = {}
    """Passed to the backend as they stand; each backend documents its own. No secret belongs here."""
    keys: dict[str, str] = {}
    """Actions on other keys: `hold = "f6"`; `key_map` says which key may be given."""
    macros: dict[str, tuple[str, ...]] = {}
    """One-line commands on keys: `f11 = ["u @bytedance", "s"]`."""
    home: str | None = None
    """Taken by the command line as AGENT_CONSOLE_HOME; named here so that the variable is known."""


def load_settings(file: Path, **said: Any) -> Settings:
    """Read the settings; `said` is what the command line said and comes first.

    Raises:
        SettingsUnreadable: The file cannot be read, or an entry is not known or out of its limits.
    """
    given = {name: value for name, value in said.items() if value is not None}

    try:
        settings = Settings(**_over(_over(_read(file), _variables()), given))
    except ValidationError as error:
        first = error.errors(include_url=False, include_context=False, include_input=False)[0]
        raise _problem(first["type"], tuple(map(str, first["loc"])), given) from None
    try:
        read_key_map(settings.keys, settings.macros)
    except KeyMapWrong as error:
        raise SettingsUnreadable(SettingsProblem[f"KEY_{error.problem.name}"], error.where) from None
    return settings


def _over(base: dict[str, Any], upper: dict[str, Any]) -> dict[str, Any]:
    """Lay what comes first over the rest; of a table the entries, one by one."""
    tables = {
        name: base[name] | value
        for name, value in upper.items()
        if isinstance(value, dict) and isinstance(base.get(name), dict)
    }
    return base | upper | tables


def _variables() -> dict[str, Any]:
    """Read the variables of the environment; in capitals or not, as a shell's user writes them."""
    named = {name.upper() for name in os.environ}
    ours = (f"{VARIABLE_PREFIX}{name.upper()}" for name in Settings.model_fields if name != "home")
    if named.isdisjoint(ours):
        return {}
    # Importing it costs a start 20 ms: only who sets a variable pays.
    from pydantic_settings import BaseSettings, EnvSettingsSource, SettingsConfigDict
    from pydantic_settings.exceptions import SettingsError

    class FromEnvironment(Settings, BaseSettings):
        model_config = SettingsConfigDict(env_prefix=VARIABLE_PREFIX)

    try:
        return EnvSettingsSource(FromEnvironment)()
    except (SettingsError, RecursionError) as error:
        # The last: brackets within brackets, a thousand deep.
        name = next((one for one in _READ_AS_JSON if one in str(error)), _READ_AS_JSON[0])
        raise SettingsUnreadable(SettingsProblem.WRONG_VARIABLE, f"{VARIABLE_PREFIX}{name.upper()}") from None


def _read(file: Path) -> dict[str, Any]:
    if not file.exists() and not file.is_symlink():
        return {}
    if not file.is_file():
        raise SettingsUnreadable(SettingsProblem.UNREADABLE)
    try:
        return read_toml(file)
    except DataFileError as error:
        kinds = {
            DataProblem.NOT_THERE: SettingsProblem.UNREADABLE,
            DataProblem.TOO_LARGE: SettingsProblem.TOO_LARGE,
        }
        raise SettingsUnreadable(kinds.get(error.problem, SettingsProblem.NOT_TOML), error.place) from None


def _problem(kind: str, place: tuple[str, ...], said: dict[str, Any]) -> SettingsUnreadable:
    if kind == "extra_forbidden":
        return SettingsUnreadable(SettingsProblem.UNKNOWN_NAME, ".".join(place))
    variable = f"{VARIABLE_PREFIX}{place[0].upper()}"
    if variable in map(str.upper, os.environ) and place[0] not in said:
        return SettingsUnreadable(SettingsProblem.WRONG_VARIABLE, variable)
    return SettingsUnreadable(SettingsProblem.WRONG, ".".join(place))
