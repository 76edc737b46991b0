"""Forms that an option of a carrier may have. They know no option."""

from __future__ import annotations

from typing import Annotated, Final

from pydantic import Field

_PATH: Final = r"^(?:/[A-Za-z0-9._~-]+)*$"

Seconds = Annotated[float, Field(gt=0, le=600)]
Plain = Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$")]
Purpose = Annotated[str, Field(pattern=r"^(?:dpv:[A-Za-z]{1,64})?$")]
UrlPath = Annotated[str, Field(pattern=_PATH)]
File = Annotated[str, Field(pattern=r"\S")]
Words = Annotated[str, Field(min_length=1, max_length=40)]
EntryName = Annotated[
    str, Field(pattern=r"^[^\s\x00-\x1f\x7f](?:[^\x00-\x1f\x7f]{0,198}[^\s\x00-\x1f\x7f])?$")
]
"""One line without space around it: services and names of keyrings are often addresses, of sites or of people."""
