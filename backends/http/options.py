"""What a person may set for a carrier in `[backend_options]`: forms and limits. What they do is others' business.

Every option is a text, for so they are handed over. No secret is one of them: the settings file is no place for it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Final, Literal, Self
from urllib.parse import urlsplit

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    ValidationError,
    field_validator,
    model_validator,
)

from agent_console.backend import Environment
from backends.http.addresses import safe_address
from backends.http.breaker import BreakerLimits
from backends.http.budget import BudgetLimits
from backends.http.option_forms import EntryName, File, Plain, Purpose, Seconds, UrlPath, Words
from backends.http.policy import Limits
from backends.wire.apis import DEFAULT_BASES, TOKEN_PATH, Api

DEFAULT_VARIABLE: Final = "AGENT_CONSOLE_HTTP_SECRET"
"""Holds the key or the token, where no other place is named."""

PATH_PREFIX: Final = "path_"


class OptionsWrong(ValueError):
    """The options cannot be used; the text says which one, why, and what it would take."""


class Options(BaseModel):
    """One carrier. Times are seconds; only `base_url` has to be given."""

    model_config = ConfigDict(extra="forbid", frozen=True, hide_input_in_errors=True)

    base_url: str
    """https, or http to a loopback address."""
    environment: Literal["live", "training"] = "training"
    name: Plain | None = None
    """Cases and outbox belong to it; left out it is made of the host."""
    line_zh: Words | None = None
    line_en: Words | None = None
    """What stands on the first row; left out it is the host."""
    audit_head: bool = True
    """Whether the head of the desk's audit log goes out with calls of our own contract."""
    subject_in: Literal["body", "token"] | None = None
    """Where CAMARA finds the number; left out: in the token with jwt_bearer, else in the body."""
    authentication: Literal["client_credentials", "jwt_bearer", "token"] = "token"
    client_id: Annotated[str, Field(min_length=1, max_length=200)] | None = None
    key_id: Annotated[str, Field(min_length=1, max_length=200)] | None = None
    secret_env: Annotated[str, Field(pattern=r"^[A-Za-z_][A-Za-z0-9_]{0,99}$")] = DEFAULT_VARIABLE
    """The variable that holds the token, or the private key as PEM or JWK."""
    secret_file: File | None = None
    """A file of mode 0600 instead."""
    keyring_service: EntryName | None = None
    keyring_name: EntryName | None = None
    """An entry of this machine's keyring instead."""
    token_url: str | None = None
    ca_bundle: File | None = None
    client_certificate: File | None = None
    client_key: File | None = None
    purpose: Purpose = "dpv:FraudPreventionAndDetection"
    """Asked for beside the scopes of CAMARA; empty where the carrier knows no purposes."""
    bindings_purpose: Annotated[str, Field(pattern=r"^dpv:[A-Za-z]{1,64}$")] = (
        "dpv:FulfilmentOfContractualObligation"
    )
    """Stands in a lookup."""
    subscription_status_path: UrlPath = "/retrive-subscription-status"
    """Misspelt in the public release; a carrier may have corrected it."""
    sim_swap_hours: Annotated[int, Field(ge=1, le=2400)] = 240
    connect_timeout: Seconds = 1.0
    read_timeout: Seconds = 2.0
    write_read_timeout: Seconds = 5.0
    read_deadline: Seconds = 6.0
    write_deadline: Seconds = 12.0
    tries: Annotated[int, Field(ge=1, le=10)] = 3
    first_wait: Annotated[float, Field(ge=0, le=60)] = 0.2
    longest_wait: Annotated[float, Field(ge=0, le=60)] = 2.0
    calls_per_second: Annotated[float, Field(gt=0, le=10_000)] = 10.0
    first_poll: Annotated[float, Field(ge=0, le=600)] = 2.0
    longest_poll: Annotated[float, Field(ge=0, le=600)] = 30.0
    breaker_failures: Annotated[int, Field(ge=1, le=1000)] = 5
    breaker_of_last: Annotated[int, Field(ge=1, le=1000)] = 10
    breaker_within: Seconds = 30.0
    breaker_look_after: Seconds = 15.0
    retry_share: Annotated[float, Field(ge=0, le=1)] = 0.10
    retries_at_least: Annotated[int, Field(ge=0, le=10_000)] = 3
    paths: dict[Api, UrlPath] = Field(default_factory=dict)
    """Written as `path_kyc_match` and so on."""

    @field_validator("base_url", "token_url")
    @classmethod
    def _is_safe(cls, given: str | None) -> str | None:
        return None if given is None else safe_address(given)

    @model_validator(mode="after")
    def _fits_together(self) -> Self:
        if self.authentication != "token" and self.client_id is None:
            raise ValueError(f"client_id has to be given with authentication = {self.authentication}")
        if self.subject_in == "token" and self.authentication == "client_credentials":
            raise ValueError("subject_in = token needs tokens about the holder: authentication = jwt_bearer")
        if self.client_key is not None and self.client_certificate is None:
            raise ValueError("client_key needs client_certificate beside it")
        if (self.keyring_service is None) != (self.keyring_name is None):
            raise ValueError("keyring_service and keyring_name name one entry together: give both")
        if self.keyring_service is not None and self.secret_file is not None:
            raise ValueError("secret_file and keyring_service name two places: leave one out")
        if self.breaker_failures > self.breaker_of_last:
            raise ValueError("breaker_failures cannot be more than breaker_of_last")
        return self

    @property
    def host(self) -> str:
        """The carrier's host."""
        return urlsplit(self.base_url).hostname or ""

    @property
    def backend_name(self) -> str:
        """The name cases belong to; a host that differs is another backend."""
        plain = re.sub(r"[^A-Za-z0-9._-]", "-", self.host)
        return self.name or f"http-{plain}"[:64]

    @property
    def world(self) -> Environment:
        """Which world it acts on."""
        return Environment(self.environment.upper())

    @property
    def number_in_body(self) -> bool:
        """Whether CAMARA's bodies name the number."""
        if self.subject_in is not None:
            return self.subject_in == "body"
        return self.authentication != "jwt_bearer"

    @property
    def token_endpoint(self) -> str:
        """Where tokens are asked for."""
        return self.token_url or self.base_url.rstrip("/") + TOKEN_PATH

    @property
    def bases(self) -> Mapping[Api, str]:
        """The base path of every API."""
        return {**DEFAULT_BASES, **self.paths}

    def limits(self) -> Limits:
        """Give the policy its numbers."""
        names = set(Limits.__dataclass_fields__) - {"breaker", "budget"}
        return Limits(
            **{name: getattr(self, name) for name in names},
            breaker=BreakerLimits(
                self.breaker_failures, self.breaker_of_last, self.breaker_within, self.breaker_look_after
            ),
            budget=BudgetLimits(self.retry_share, self.retries_at_least),
        )


def read_options(given: Mapping[str, str]) -> Options:
    """Read the options.

    Raises:
        OptionsWrong: One is not known, missing or cannot stand there. The text repeats no value.
    """
    known = {f"{PATH_PREFIX}{api.value.replace('-', '_')}": api for api in Api}
    paths = {known[name]: value for name, value in given.items() if name in known}
    others = {name: value for name, value in given.items() if name not in known}
    if "paths" in others:
        raise OptionsWrong("paths: not known; a base path is written as path_kyc_match = ...")
    try:
        return Options.model_validate({**others, "paths": paths})
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
    place = ".".join(map(str, first["loc"]))
    if first["type"] == "extra_forbidden":
        raise OptionsWrong(f"{_printable(place)}: not known")
    if first["type"] == "missing":
        raise OptionsWrong(f"{place}: has to be given in [backend_options] of settings.toml")
    sentence = first["msg"].removeprefix("Value error, ")
    raise OptionsWrong(f"{place}: {sentence}" if place else sentence)


def path_of_file(text: str | None) -> Path | None:
    """Give a file's path; `~` is the home folder."""
    return None if text is None else Path(text).expanduser()


def _printable(text: str) -> str:
    return "".join(char if char.isprintable() else "?" for char in text[:40])
