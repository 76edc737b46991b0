"""Room below a body: blank rows go first, from the bottom up; fields and cursor move along; nothing written goes."""

from hypothesis import given
from hypothesis import strategies as st

from screens.training.squeezed import squeezed
from screens.widgets.line import EMPTY
from screens.widgets.page import Block, Place

BODY = Block(
    (EMPTY.at(2, "a"), EMPTY, EMPTY.at(2, "b"), EMPTY, EMPTY, EMPTY.at(2, "c"), EMPTY),
    (Place("field", 5, 13, 6),),
)


def words(block: Block) -> list[str]:
    return [line.placed[0].text if line.placed else "" for line in block.lines]


def test_a_body_that_has_room_stays_as_it_is() -> None:
    assert squeezed(BODY, 6).block == BODY


def test_blank_rows_go_from_the_bottom_up_and_fields_move_along() -> None:
    made = squeezed(BODY, 5)

    assert words(made.block)[:5] == ["a", "", "b", "", "c"]
    assert [place.row for place in made.block.places] == [4]
    assert made.rows == 5
    assert made.moved(6) == 5


def test_a_row_with_a_field_is_not_blank() -> None:
    assert words(squeezed(BODY, 1).block)[:4] == ["a", "b", "", "c"]


@given(st.lists(st.booleans(), max_size=12), st.integers(0, 14))
def test_nothing_that_is_written_goes_and_its_order_stays(written: list[bool], rows: int) -> None:
    lines = tuple(EMPTY.at(2, str(n)) if one else EMPTY for n, one in enumerate(written))
    made = squeezed(Block(lines), rows)
    kept = [word for word in words(made.block) if word]

    assert kept == [str(n) for n, one in enumerate(written) if one]
    assert made.rows <= max(rows, len(kept))
    assert [made.moved(n + 1) for n, one in enumerate(written) if one] == [
        n for n, word in enumerate(words(made.block), 1) if word
    ]


def test_rows_below_stand_at_the_bottom_of_the_room() -> None:
    block = squeezed(BODY, 5).above(EMPTY.at(2, "pane"), height=8)

    assert words(block) == ["a", "", "b", "", "c", "", "", "pane"]
