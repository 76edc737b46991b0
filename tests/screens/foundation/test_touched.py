"""An update renders what it touches, all of it, and paints what the toolkit would have painted."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

import pytest
from textual._compositor import ChopsUpdate, Compositor
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from screens.terminal.cells import Cell, cells_of
from screens.terminal.what_differs import pieces_of
from screens.widgets.sheet import Sheet
from tests.screens.foundation.demo import DemoApp, code_wide

SIZE = (120, 36)


def painted(update: ChopsUpdate | None) -> dict[tuple[int, int], Cell]:
    """Give what an update paints, cell by cell."""
    assert update is not None
    return {
        (row, at): cell
        for column, row, strip in pieces_of(update)
        for at, cell in enumerate(cells_of(strip), column)
    }


def touches() -> Iterator[set[Region]]:
    """Give regions that lie in one part, across several, over a field, and in two far corners."""
    edges = product((0, 14, 40), (0, 5, 20), (1, 30, 80), (1, 9))
    for x, y, width, height in edges:
        yield {Region(x, y, width, height), Region(100 - x, 35 - y, 20, 1)}


async def test_an_update_paints_what_the_toolkit_would_have_painted() -> None:
    app = DemoApp(code_wide)
    async with app.run_test(size=SIZE) as pilot:
        app.frame.focus_field("code")
        await pilot.pause()
        compositor = app.frame._compositor
        for touched in touches():
            compositor._dirty_regions = set(touched)
            expected = painted(Compositor.render_partial_update(compositor))
            compositor._dirty_regions = set(touched)
            assert painted(compositor.render_partial_update()) == expected


async def test_an_update_renders_no_part_it_does_not_touch(monkeypatch: pytest.MonkeyPatch) -> None:
    app, rendered = DemoApp(code_wide), list[str | None]()
    as_ever = Widget.render_lines

    def counted(widget: Widget, crop: Region) -> list[Strip]:
        rendered.append(widget.id)
        return as_ever(widget, crop)

    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        monkeypatch.setattr(Widget, "render_lines", counted)
        body, pane = (app.frame.query_one(name, Sheet).region for name in ("#body", "#pane"))
        compositor = app.frame._compositor
        compositor._dirty_regions = {Region(body.x, 3, body.width, 1), Region(pane.x, 30, pane.width, 1)}
        compositor.render_partial_update()
        assert sorted(map(str, rendered)) == ["body", "pane"]


async def test_what_changed_in_several_parts_is_painted_at_once() -> None:
    app = DemoApp(code_wide)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        body, pane = (app.frame.query_one(name, Sheet) for name in ("#body", "#pane"))
        compositor = app.frame._compositor
        body.refresh_rows([1])
        pane.refresh_rows([28])
        # The one has told so by now, the other not.
        compositor.update_widgets({body})
        update = compositor.render_partial_update()
        assert update is not None
        assert {row for _, row, _ in pieces_of(update)} == {body.region.y + 1, pane.region.y + 28}
