"""The colours of every text role on every surface, as data; knows nothing about Textual.

Every colour stands in the xterm-256 table, so a truecolor and a 256-colour terminal show
the same. Text roles reach 4.5:1 on every surface (WCAG 2.2 1.4.3), 7:1 in `contrast`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

Role = Literal[
    "text",
    "quiet",
    "heading",
    "ok",
    "warn",
    "money",
    "bad",
    "wait",
    "unknown",
    "locked",
    "key",
    "rule",
    "edge",
    "live",
    "train",
    "focus",
    "bar",
    "button",
    "reveal",
]
Surface = Literal["page", "panel", "field", "bar"]

TEXT_ROLES: tuple[Role, ...] = (
    "text",
    "quiet",
    "heading",
    "ok",
    "warn",
    "money",
    "bad",
    "wait",
    "unknown",
    "locked",
    "key",
)
LINE_ROLES: tuple[Role, ...] = ("rule", "edge")
SOLID_ROLES: tuple[Role, ...] = ("live", "train", "focus", "bar", "button", "reveal")
SURFACES: tuple[Surface, ...] = ("page", "panel", "field", "bar")


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours of one theme: `#rrggbb` by surface, by role, and as (text, background) pairs."""

    name: str
    dark: bool
    surface: Mapping[Surface, str]
    ink: Mapping[Role, str]
    solid: Mapping[Role, tuple[str, str]]
    required_ratio: float


def _palette(
    name: str,
    *,
    dark: bool,
    surface: str,
    text: str,
    line: str,
    solid: Mapping[Role, tuple[str, str]],
    required_ratio: float = 4.5,
) -> Palette:
    roles = (*TEXT_ROLES, *LINE_ROLES)
    ink = dict(zip(roles, [*text.split(), *line.split()], strict=True))
    surfaces = dict(zip(SURFACES, surface.split(), strict=True))
    return Palette(
        name,
        dark,
        MappingProxyType(surfaces),
        MappingProxyType(ink),
        MappingProxyType(dict(solid)),
        required_ratio,
    )


DARK = _palette(
    "dark",
    dark=True,
    surface="#121212 #1c1c1c #303030 #303030",
    text="#e4e4e4 #a8a8a8 #ffffff #87d787 #ffd75f #ffaf87 #ff8787 #87d7ff #d7afff #bcbcbc #ffffaf",
    line="#808080 #87d7ff",
    solid={
        "live": ("#ffffff", "#005f5f"),
        "train": ("#000000", "#ffaf00"),
        "focus": ("#000000", "#87afd7"),
        "bar": ("#e4e4e4", "#303030"),
        "button": ("#000000", "#87d787"),
        "reveal": ("#000000", "#ffd7ff"),
    },
)
LIGHT = _palette(
    "light",
    dark=False,
    surface="#ffffff #eeeeee #ffffd7 #dadada",
    text="#121212 #585858 #000000 #005f00 #5f5f00 #870000 #af0000 #005f87 #5f00af #4e4e4e #00005f",
    line="#767676 #005f87",
    solid={
        "live": ("#ffffff", "#005f5f"),
        "train": ("#000000", "#ffaf00"),
        "focus": ("#ffffff", "#005f87"),
        "bar": ("#121212", "#dadada"),
        "button": ("#ffffff", "#005f00"),
        "reveal": ("#000000", "#ffd7ff"),
    },
)
CONTRAST = _palette(
    "contrast",
    dark=True,
    surface="#000000 #000000 #000000 #000000",
    text="#ffffff #d0d0d0 #ffffff #5fff5f #ffff00 #ffaf5f #ffafaf #5fffff #ffafff #d0d0d0 #ffff5f",
    line="#ffffff #ffff00",
    solid={
        "live": ("#ffffff", "#000000"),
        "train": ("#000000", "#ffaf00"),
        "focus": ("#000000", "#ffff00"),
        "bar": ("#ffffff", "#000000"),
        "button": ("#000000", "#5fff5f"),
        "reveal": ("#000000", "#ffd7ff"),
    },
    required_ratio=7.0,
)

PALETTES: Mapping[str, Palette] = MappingProxyType(
    {palette.name: palette for palette in (DARK, LIGHT, CONTRAST)}
)
