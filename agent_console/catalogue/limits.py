"""How many terminal cells a text of the catalogue has on the pages it stands on. It measures nothing."""

from typing import Final

NAME_CELLS: Final = 22
"""A platform's or company's name: the column of the list."""

WORD_CELLS: Final = 10
"""The one word of a warning, beside the name in the list."""

CLOSING_CELLS: Final = 30
"""What closing means, in the row of an own account."""

FIRM_CELLS: Final = 14
"""The name of a firm that labels numbers, in its list."""
