"""The parts of a page tile the window, at every size from 80x24 up."""

from hypothesis import given
from hypothesis import strategies as st
from textual.geometry import Region

from screens.widgets.layout import Room, parts

rooms = st.builds(Room, st.integers(0, 400), st.integers(0, 200))


@given(rooms)
def test_the_parts_cover_every_cell_once(room: Room) -> None:
    regions = [Region(*region) for name, region in parts(room).items() if name != "lower"]
    window = Region(0, 0, max(room.columns, 80), max(room.rows, 24))
    assert sum(region.area for region in regions) == window.area
    assert Region.from_union(regions) == window
    assert not any(a.overlaps(b) for index, a in enumerate(regions) for b in regions[:index])


@given(rooms)
def test_a_body_never_gets_less_than_the_book_promises(room: Room) -> None:
    assert room.body_width >= (67 if room.wide else 78)
    assert room.body_height >= (31 if room.wide else 15)
    assert parts(room)["body"].width >= room.body_width + 1


def test_the_rows_of_an_80x24_page() -> None:
    rows = {name: region.y + 1 for name, region in parts(Room(80, 24)).items()}
    assert rows == {
        "status": 1,
        "steps": 2,
        "title": 3,
        "body": 4,
        "message": 19,
        "say": 20,
        "lower": 20,
        "avoid": 22,
        "keys": 23,
        "fkeys": 24,
    }


def test_the_columns_of_a_120x36_page() -> None:
    regions = parts(Room(120, 36))
    assert [regions[name].x + 1 for name in ("side", "side_rule", "body", "pane_rule", "pane")] == [
        1,
        16,
        17,
        86,
        87,
    ]
    assert Room(120, 36).body_width == 67
    assert not Room(120, 35).wide
    assert not Room(119, 36).wide
