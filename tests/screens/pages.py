"""What tests of pure pages read off a block: its rows as text, and everything that is wrong with them."""

from screens.widgets.line import overflow
from screens.widgets.page import Block
from screens.widgets.paint import paint
from tests.support_screens import ambiguous_characters


def rows_of(block: Block, width: int) -> list[str]:
    """Return the rows of a block as they are painted without its fields, spaces at their ends left out."""
    return ["".join(span.text for span in paint(line, width + 2)).rstrip() for line in block.lines]


def faults_of(block: Block, width: int, height: int) -> list[str]:
    """Return what does not fit `width` cells and `height` rows, and characters of ambiguous width."""
    faults = overflow(block.lines, width + 1)
    rows = rows_of(block, width)
    used = max((number for number, row in enumerate(rows, 1) if row), default=0)
    if used > height:
        faults.append(f"{used} rows of {height}")
    faults.extend(f"ambiguous: {character}" for character in sorted(ambiguous_characters(rows)))
    faults.extend(
        f"field {place.field} past {width}" for place in block.places if place.column + place.width > width
    )
    return faults
