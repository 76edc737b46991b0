"""What a person may set, in `settings.toml` or by `AGENT_CONSOLE_…` variables. It knows limits, not what they do."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import Field, ValidationError
from pydantic_settings import (
    BaseSettings,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    TomlConfigSettingsSource,
)

DEFAULT_STAFF_NO = "8021"
"""A practice desk needs a number on its first row; a real one is set."""


class SettingsUnreadable(Exception):
    """The settings can not be used; `where` names the entry, `what` says what is wrong with it."""

    def __init__(self, where: str, what: str) -> None:
        super().__init__(f"{where}: {what}")
        self.where = where
        self.what = what


class Settings(BaseSettings):
    """One console's settings; what is not set has a default that is safe."""

    model_config = SettingsConfigDict(env_prefix="AGENT_CONSOLE_", extra="forbid", frozen=True)

    language: Literal["zh", "en"] = "zh"
    theme: Literal["dark", "light", "contrast", "ansi"] = "dark"
    backend: Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$")] = "fake"
    staff_no: Annotated[str, Field(pattern=r"^[0-9A-Za-z]{1,12}$")] = DEFAULT_STAFF_NO
    mouse: bool = True
    seed: Annotated[int, Field(ge=0)] = 1
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
    backend_options: dict[str, str] = {}
    """Passed to the backend as they stand; each backend documents its own. No secret belongs here."""
    home: str | None = None
    """Taken by the command line as AGENT_CONSOLE_HOME; named here so that the variable is known."""

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Let the command line come first, then variables, then the file."""
        file = settings_cls.model_config.get("toml_file")
        sources = (init_settings, env_settings)
        return (*sources, TomlConfigSettingsSource(settings_cls)) if file else sources


def load_settings(file: Path, **said: Any) -> Settings:
    """Read the settings; `said` is what the command line said and comes first.

    Raises:
        SettingsUnreadable: The file is no TOML, or an entry is not known or out of its limits.
    """

    class FromFile(Settings):
        model_config = SettingsConfigDict(toml_file=file if file.is_file() else None)

    try:
        return FromFile(**{name: value for name, value in said.items() if value is not None})
    except ValidationError as error:
        first = error.errors()[0]
        raise SettingsUnreadable(".".join(str(part) for part in first["loc"]), first["msg"]) from None
    except (OSError, ValueError) as error:
        raise SettingsUnreadable(file.name, str(error)) from None
