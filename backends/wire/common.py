"""What every message shares: strict requests, tolerant answers, pages, errors, proof. It knows no operation."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationInfo, model_validator
from pydantic.alias_generators import to_camel

from backends.wire.fields import Instant, Whole

MAX_PER_PAGE: Final = 300
"""As many as a request holds items (number-bindings 0.1), so that one page can show a whole request."""

DEFAULT_PER_PAGE: Final = 100


def _tidy(schema: dict[str, Any]) -> None:
    # What is optional is left out, so it has no default on the wire; titles repeat the names.
    for field in schema.get("properties", {}).values():
        field.pop("title", None)
        if field.get("default", ...) is None:
            del field["default"]


class WireModel(BaseModel):
    """A message or a part of one; names are camelCase on the wire and spelt as Python does here."""

    model_config = ConfigDict(
        alias_generator=to_camel,
        validate_by_name=True,
        validate_by_alias=True,
        frozen=True,
        hide_input_in_errors=True,
        json_schema_extra=_tidy,
    )

    def __repr_args__(self) -> Iterator[tuple[str | None, Any]]:
        # Names, documents, codes and numbers stand in messages; none may reach a log by way of repr().
        return iter(())

    def to_json(self) -> bytes:
        """Write the message as it travels: UTF-8, wire names, optional fields left out where they are None."""
        return self.model_dump_json(by_alias=True).encode()

    def to_plain(self) -> dict[str, Any]:
        """Write the message as plain JSON values, as `to_json` does."""
        return self.model_dump(mode="json", by_alias=True)


class RequestModel(WireModel):
    """A request: what it does not declare is refused, so that a slip of the pen never goes unnoticed.

    An explicit `null` is refused too. Read one with `read`: only then are the wire's names the only names.
    """

    model_config = ConfigDict(extra="forbid")

    @classmethod
    def read(cls, body: bytes | str) -> Self:
        """Read a request as it came in.

        Raises:
            pydantic.ValidationError: It is no JSON, or not what this request looks like.
        """
        return cls.model_validate_json(body, by_alias=True, by_name=False)

    @model_validator(mode="before")
    @classmethod
    def _no_nulls(cls, given: Any, info: ValidationInfo) -> Any:
        # In Python `phone_number=None` means left out; that name is not the wire's.
        told = cls.model_fields.items()
        aliases = {field.alias for name, field in told if info.mode == "json" or field.alias != name}
        if isinstance(given, dict) and any(given[name] is None for name in aliases & given.keys()):
            raise ValueError("null is no value; leave the property out")
        return given


class AnswerModel(WireModel):
    """An answer: what a newer server adds is ignored, and a word it adds to a list is kept as text."""

    model_config = ConfigDict(extra="ignore")

    @classmethod
    def read(cls, body: bytes | str) -> Self:
        """Read an answer as it came in.

        Raises:
            pydantic.ValidationError: It is no JSON, or not what this answer looks like.
        """
        return cls.model_validate_json(body, by_alias=True, by_name=False)


class QueryModel(BaseModel):
    """The parameters of a GET. Everything in a query is text, so numbers are read from it."""

    model_config = ConfigDict(
        alias_generator=to_camel,
        validate_by_name=True,
        validate_by_alias=True,
        frozen=True,
        extra="forbid",
        hide_input_in_errors=True,
    )


class PageQuery(QueryModel):
    """Which page, from 1, and how many a page."""

    page: int = Field(default=1, ge=1, le=1_000_000)
    per_page: int = Field(default=DEFAULT_PER_PAGE, ge=1, le=MAX_PER_PAGE)


class Pagination(AnswerModel):
    """Where in a list a page stands."""

    page: Whole
    per_page: Whole
    total_count: Whole


class ErrorInfo(AnswerModel):
    """CAMARA's error. `status` and `code` are normative, `message` is for people and promises nothing."""

    status: Whole
    code: str
    message: str


class BilingualText(AnswerModel):
    """A text in the product's two languages."""

    zh: str
    en: str


class HolderProof(RequestModel):
    """The registry's own record that the holder held the SIM: the code that was confirmed, and when."""

    authentication_id: str = Field(max_length=36)
    validated_at: Instant


class Consent(RequestModel):
    """What the holder agreed to (PIPL §14, §23): the version of the text read out, and when."""

    text_version: str = Field(min_length=1, max_length=64)
    agreed_at: Instant
