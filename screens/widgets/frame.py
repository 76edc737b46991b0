"""The one frame of every page: it lays out the parts and hands each its lines; decides nothing."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from textual import events, on
from textual.app import ComposeResult
from textual.geometry import Offset, Region, Size
from textual.reactive import Reactive
from textual.screen import Screen
from textual.widget import Widget

from screens.palettes import Role, Surface
from screens.terminal.touched import OnlyTouched, let_go
from screens.widgets.around import around
from screens.widgets.body import Body
from screens.widgets.field import Field
from screens.widgets.layout import Part, Room, parts
from screens.widgets.page import Page, PageMaker, Status, World
from screens.widgets.sheet import Sheet
from screens.widgets.too_small import too_small_lines

_SURFACES: dict[Part, tuple[Surface, Role]] = {
    "status": ("page", "text"),
    "steps": ("bar", "text"),
    "title": ("page", "text"),
    "side": ("page", "text"),
    "side_rule": ("page", "rule"),
    "pane_rule": ("page", "rule"),
    "pane": ("panel", "text"),
    "message": ("page", "text"),
    "say": ("page", "text"),
    "avoid": ("page", "text"),
    "keys": ("bar", "text"),
    "fkeys": ("bar", "text"),
}

_EMPTY_PAGE = Page(Status(World.LIVE), "")


class Frame(Screen[None], inherit_bindings=False):
    """A page in its frame, at any size. Show one with `show`; it is made again on a resize.

    Textual's own bindings (Tab, copy) are off: every key comes to the page. Below 80x24 one
    line asks for a larger window; fields keep their focus and their text meanwhile.
    """

    AUTO_FOCUS = ""

    # The field that was left and the one that was entered paint themselves, with their brackets; the toolkit would
    # paint all of the page for it.
    focused: Reactive[Widget | None] = Reactive(None, repaint=False)

    DEFAULT_CSS = """
    Frame { layers: base lower small; overflow: hidden; layout: vertical; background: $background; }
    Frame #lower { layer: lower; }
    Frame #small { layer: small; }
    """

    def __init__(self, fields: Iterable[Field] = (), lower_fields: Iterable[Field] = ()) -> None:
        """Make a frame whose body owns `fields`; `lower_fields` belong to the lower block."""
        super().__init__()
        self._compositor = OnlyTouched()
        self.room = Room()
        self.page = _EMPTY_PAGE
        self._composed = False
        self._held = self._owed = False
        self._maker: PageMaker = lambda _: _EMPTY_PAGE
        self.body = Body("body", fields)
        self.lower = Body("lower", lower_fields)
        self._fields = {**self.body.fields, **self.lower.fields}
        self._small = Sheet("small", base="heading")
        self._sheets: dict[Part, Sheet] = {
            name: Sheet(name, surface, base) for name, (surface, base) in _SURFACES.items()
        }
        self._sheets |= {"body": self.body, "lower": self.lower}

    def compose(self) -> ComposeResult:
        """Mount every part once; nothing is mounted later."""
        yield from self._sheets.values()
        yield self._small

    def show(self, page: Page | PageMaker) -> None:
        """Show `page`, or the page a function makes for the room there is."""
        self._maker = (lambda _: page) if isinstance(page, Page) else page
        self.remake()

    @contextmanager
    def made_once(self) -> Iterator[None]:
        """Make the page once at the end, however many things that are done meanwhile would make it again."""
        self._held, held_before = True, self._held
        try:
            yield
        finally:
            self._held = held_before
            if self._owed and not self._held:
                self.remake()

    def remake(self) -> None:
        """Make the page again for the room there is now and show what changed."""
        self._owed = self._held
        if self._held:
            return
        self.page = self._maker(self.room)
        if self._composed:
            self._lay_out()
            self._fill()

    def focus_field(self, name: str) -> None:
        """Put the cursor into the field called `name`."""
        self.app.call_later(self._focus, self.field(name))

    def _focus(self, field: Field) -> None:
        # The page may be gone by now.
        if field.is_attached:
            self.set_focus(field, scroll_visible=False)

    def set_focus(
        self, widget: Widget | None, scroll_visible: bool = True, from_app_focus: bool = False
    ) -> None:
        """Move the cursor, and let the field that is left and the one that is entered be painted together."""
        left = self.focused
        super().set_focus(widget, scroll_visible, from_app_focus)
        if self.focused is left or not self.is_attached:
            return
        for field in (left, self.focused):
            if isinstance(field, Field):
                field.cursor_moved(here=field is self.focused, back_again=from_app_focus)
        self.cursor_moved()

    def cursor_moved(self) -> None:
        """Draw the brackets again; a page that shows more of where the cursor is makes itself again."""
        self.body.redraw()
        self.lower.redraw()

    def field(self, name: str) -> Field:
        """Return the field called `name`, of the body or of the lower block."""
        return self._fields[name]

    def focus_next_field(self, step: int = 1) -> None:
        """Put the cursor into the next field of the body (`step=-1`: the one before)."""
        order = self.body.order
        if not order:
            return
        now = self.focused.id if self.focused else None
        index = order.index(now) + step if now in order else 0
        self.focus_field(order[index % len(order)])

    @property
    def resting_cursor(self) -> Offset:
        """Where the real cursor belongs while no field has it."""
        if self.page.cursor is None:
            return self._sheets["message"].room.offset + Offset(3, 0)
        return self.body.cursor_at(*self.page.cursor)

    @on(events.Mount)
    def _mounted(self) -> None:
        self._composed = True
        self.room = Room(*self.app.size)
        self.remake()

    @on(events.Unmount)
    def _unmounted(self) -> None:
        let_go(self, self._small, *self._sheets.values(), *self._fields.values())

    @on(events.Resize)
    def _resized(self, event: events.Resize) -> None:
        self.fit(event.size)

    def fit(self, size: Size) -> None:
        """Make the page again for a window of another size, also one that changed while it was covered."""
        room = Room(*size)
        if room != self.room:
            self.room = room
            self.remake()

    def _lay_out(self) -> None:
        regions = parts(self.room)
        for name, sheet in self._sheets.items():
            shown = name in regions and (name != "lower" or self.page.lower is not None)
            sheet.display = shown
            if shown:
                sheet.place(Region(*regions[name]))
        self._small.display = self.room.too_small
        self._small.place(Region(0, 0, max(self.room.columns, 1), max(self.room.rows, 1)))

    def _fill(self) -> None:
        page, room = self.page, self.room
        self.body.repaint_on(page.body_surface)
        body = page.body
        self.body.show_block(body(room.body_width, room.body_height) if callable(body) else body)
        if page.lower is not None:
            self.lower.show_block(page.lower)
        for name, lines in around(page, room).items():
            if self._sheets[name].display:
                self._sheets[name].show(lines)
        self._small.show(too_small_lines(room))
