"""Gives every role its style, and Textual the same colours; the colours themselves are palettes."""

from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from rich.color import Color
from rich.style import Style
from textual.app import App
from textual.filter import LineFilter, Monochrome, NoColor
from textual.theme import BUILTIN_THEMES, Theme

from screens.palettes import DARK, PALETTES, SOLID_ROLES, Palette, Role, Surface

ANSI = "ansi"
"""The theme of the terminal's own colours (WCAG2ICT G148): nothing is set but what carries meaning."""

THEME_NAMES = (*PALETTES, ANSI)

_ANSI_HUES: Mapping[Role, str] = MappingProxyType(
    {
        "ok": "green",
        "warn": "yellow",
        "money": "yellow",
        "bad": "red",
        "wait": "cyan",
        "unknown": "magenta",
    }
)
_ANSI_BOLD: frozenset[Role] = frozenset({"heading", "money"})
_ANSI_REVERSED: frozenset[Role] = frozenset({"train", "focus", "reveal", "button"})


@lru_cache(maxsize=1024)
def role_style(theme: str, role: Role, surface: Surface, *, hues: bool = True) -> Style:
    """Return how text of `role` looks on `surface` in the theme called `theme`.

    Solid roles bring their own background and ignore the surface. An unknown theme name
    looks like `dark`. With `hues=False` (NO_COLOR) only bold and reverse video are left.
    """
    if theme == ANSI or not hues:
        return _ansi_style(role, hues=hues)
    palette = PALETTES.get(theme, DARK)
    if role in SOLID_ROLES:
        foreground, background = palette.solid[role]
    else:
        foreground, background = palette.ink[role], palette.surface[surface]
    return Style(color=foreground, bgcolor=background)


def app_style(app: App[Any], role: Role, surface: Surface) -> Style:
    """Return the style of `role` on `surface` in the theme `app` shows now."""
    return role_style(app.theme, role, surface, hues=not app.no_color)


def install_themes(app: App[Any], theme: str = DARK.name) -> None:
    """Register the console's themes with `app` and show `theme`.

    Under NO_COLOR the terminal's own colours are shown without hues, whatever `theme` says.
    """
    for palette in PALETTES.values():
        app.register_theme(_textual_theme(palette))
    app.register_theme(replace(BUILTIN_THEMES["ansi-dark"], name=ANSI))
    if app.no_color:
        app._filters = [_without_grey(each) for each in app._filters]
        # Textual picks its filter before an app can choose a theme: it would paint grey bands.
        app.theme = ANSI
    else:
        app.theme = theme


def _without_grey(line_filter: LineFilter) -> LineFilter:
    return NoColor() if isinstance(line_filter, Monochrome) else line_filter


def _ansi_style(role: Role, *, hues: bool) -> Style:
    hue = _ANSI_HUES.get(role, "default") if hues else "default"
    return Style(
        color=Color.parse(hue),
        bgcolor=Color.parse("default"),
        bold=role in _ANSI_BOLD,
        reverse=role in _ANSI_REVERSED,
    )


def _textual_theme(palette: Palette) -> Theme:
    ink, surface = palette.ink, palette.surface
    return Theme(
        name=palette.name,
        primary=ink["edge"],
        secondary=ink["wait"],
        warning=ink["warn"],
        error=ink["bad"],
        success=ink["ok"],
        accent=ink["key"],
        foreground=ink["text"],
        background=surface["page"],
        surface=surface["page"],
        panel=surface["panel"],
        boost=surface["panel"],
        dark=palette.dark,
    )
