"""Renders at once all that changed, and of that the widgets and rows it touches. It knows widgets, no page.

The toolkit renders whatever stands in the smallest rectangle around an update: the whole body, the rules and the step
column for a row of the list and a row of the pane. And it renders what has told so by then: of what a key changes in
several widgets the rest came a thirtieth of a second later.

There is no public hook for it in 8.2.8: a screen makes its compositor itself, and the version is pinned.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual._compositor import ChopsUpdate, Compositor
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget


class OnlyTouched(Compositor):
    """A compositor that goes from the front to the back, and no further than something is left uncovered."""

    def __init__(self) -> None:
        """Begin with nothing touched."""
        super().__init__()
        self._touched: Sequence[Region] = ()

    def update_widgets(self, widgets: set[Widget]) -> None:
        """Take along what changed and has not told so yet."""
        super().update_widgets({*widgets, *self.visible_widgets})

    def render_partial_update(self) -> ChopsUpdate | None:
        """Render what was touched."""
        self._touched = tuple(self._dirty_regions)
        try:
            return super().render_partial_update()
        finally:
            self._touched = ()

    def _get_renders(self, crop: Region | None = None) -> Iterable[tuple[Region, Region, list[Strip]]]:
        if not self._touched:
            yield from super()._get_renders(crop)
            return
        touched = self._touched
        for widget, (region, clip) in self.visible_widgets.items():
            seen = region.intersection(clip)
            mine = [seen.intersection(one) for one in touched if one.overlaps(seen)]
            if not mine:
                continue
            around = Region.from_union(mine)
            rows = Region(seen.x, around.y, seen.width, around.height)
            yield region, rows, widget.render_lines(rows.translate(-region.offset))
            touched = [one for one in touched if not seen.contains_region(one)]


def let_go(*widgets: Widget) -> None:
    """Drop the painted rows of widgets that are gone.

    8.2.8 caches a method of the object that holds them (`StylesCache.get_inner_outer`), and so the rows of a thousand
    widgets with it: ten megabytes a call, for some ten calls.
    """
    for widget in widgets:
        widget._styles_cache.clear()
