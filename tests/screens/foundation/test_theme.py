"""Every text can be read on every surface of every theme, and no colour is out of the 256."""

import pytest
from textual.app import App

from screens.palettes import LINE_ROLES, PALETTES, SOLID_ROLES, SURFACES, TEXT_ROLES, Palette
from screens.theme import ANSI, THEME_NAMES, install_themes, role_style
from tests.screens.foundation.demo import DemoApp, notice, verify
from tests.support_screens import contrast, painted_rows, painted_texts

LEVELS = (0x00, 0x5F, 0x87, 0xAF, 0xD7, 0xFF)
XTERM_256 = {f"#{r:02x}{g:02x}{b:02x}" for r in LEVELS for g in LEVELS for b in LEVELS} | {
    f"#{8 + 10 * step:02x}{8 + 10 * step:02x}{8 + 10 * step:02x}" for step in range(24)
}

themes = pytest.mark.parametrize("palette", PALETTES.values(), ids=PALETTES)


def test_the_ratio_is_that_of_wcag() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


@themes
def test_every_text_role_can_be_read_on_every_surface(palette: Palette) -> None:
    worst = min(
        (contrast(palette.ink[role], palette.surface[surface]), role, surface)
        for role in TEXT_ROLES
        for surface in SURFACES
    )
    assert worst[0] >= palette.required_ratio, worst


@themes
def test_every_solid_pair_can_be_read(palette: Palette) -> None:
    worst = min((contrast(*palette.solid[role]), role) for role in SOLID_ROLES)
    assert worst[0] >= palette.required_ratio, worst


@themes
def test_rules_and_edges_can_be_seen(palette: Palette) -> None:
    worst = min(
        (contrast(palette.ink[role], palette.surface[surface]), role, surface)
        for role in LINE_ROLES
        for surface in SURFACES
    )
    assert worst[0] >= 3, worst


@themes
def test_live_and_training_differ_in_lightness_too(palette: Palette) -> None:
    assert contrast(palette.solid["live"][1], palette.solid["train"][1]) >= 3


@themes
def test_every_colour_stands_in_the_xterm_table(palette: Palette) -> None:
    pairs = [colour for pair in palette.solid.values() for colour in pair]
    assert {*palette.surface.values(), *palette.ink.values(), *pairs} <= XTERM_256


def test_without_hues_training_and_focus_are_told_by_reverse_video() -> None:
    for theme in THEME_NAMES:
        assert role_style(theme, "train", "page", hues=False).reverse
        assert role_style(theme, "focus", "page", hues=False).reverse
        assert not role_style(theme, "live", "page", hues=False).reverse
        assert (
            role_style(theme, "bad", "page", hues=False).color
            == role_style(theme, "ok", "page", hues=False).color
        )


def test_the_terminals_own_colours_set_no_background() -> None:
    for role in (*TEXT_ROLES, *LINE_ROLES, *SOLID_ROLES):
        style = role_style(ANSI, role, "bar")
        assert style.bgcolor is not None
        assert style.bgcolor.is_default


@pytest.mark.parametrize("theme", PALETTES)
async def test_everything_painted_on_a_page_can_be_read(theme: str) -> None:
    palette = PALETTES[theme]
    for maker, size in ((notice, (80, 24)), (verify, (80, 24)), (notice, (120, 36))):
        app = DemoApp(maker, theme)
        async with app.run_test(size=size) as pilot:
            app.frame.focus_field("id")
            await pilot.pause()
            for run in painted_texts(app):
                if set(run.text.strip()) <= set("-=|"):
                    continue
                ratio = contrast(run.foreground, run.background)
                assert ratio >= palette.required_ratio, (run, ratio)


async def test_changing_the_theme_repaints_the_page_in_its_colours() -> None:
    app = DemoApp(notice)
    async with app.run_test(size=(80, 24)) as pilot:
        app.theme = "light"
        await pilot.pause()
        heading = next(run for run in painted_texts(app) if "告知和同意" in run.text)
        assert (heading.foreground, heading.background) == ("#000000", "#ffffff")


async def test_every_theme_can_be_switched_to_while_running() -> None:
    app = DemoApp(verify)
    async with app.run_test(size=(80, 24)) as pilot:
        texts = set()
        for theme in (*THEME_NAMES, "dark"):
            app.theme = theme
            await pilot.pause()
            texts.add("\n".join(painted_rows(app)))
        assert len(texts) == 1


async def test_no_color_paints_no_colour_at_all(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    app = DemoApp(notice, "dark")
    async with app.run_test(size=(80, 24)):
        assert {(run.foreground, run.background) for run in painted_texts(app)} == {("default", "default")}


def test_installing_themes_keeps_the_one_asked_for() -> None:
    app: App[None] = App()
    install_themes(app, "contrast")
    assert app.theme == "contrast"
    assert set(THEME_NAMES) <= set(app.available_themes)
