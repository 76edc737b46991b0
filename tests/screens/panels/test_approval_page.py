"""The box in which somebody else agrees stands at the foot of the page, in either language."""

import pytest

from agent_console.language import load_language
from screens.panels.approval_page import AGREES, PASSPHRASE, STAFF_NO, TAKES_NOTE, Approving, approval_block
from screens.widgets.line import EMPTY, overflow

WITH_PASSPHRASE = Approving(AGREES, lead=False, by_number=False, own="8021")
BY_NUMBER = Approving(TAKES_NOTE, lead=True, by_number=True, own="8021")
PAGE = (EMPTY.at(2, "of the page"),)


@pytest.mark.parametrize("code", ["en", "zh"])
@pytest.mark.parametrize("view", [WITH_PASSPHRASE, BY_NUMBER])
@pytest.mark.parametrize(("width", "height"), [(78, 14), (67, 26)])
def test_it_fills_the_body_and_fits(view: Approving, code: str, width: int, height: int) -> None:
    block = approval_block(view, PAGE, load_language(code), width, height)
    assert len(block.lines) == height
    assert overflow(block.lines, width) == []
    assert block.lines[0] == PAGE[0]


def test_a_passphrase_is_asked_for_only_where_there_are_any() -> None:
    english = load_language("en")
    asked = [approval_block(view, (), english, 78, 14) for view in (WITH_PASSPHRASE, BY_NUMBER)]
    assert [[place.field for place in block.places] for block in asked] == [
        [STAFF_NO, PASSPHRASE],
        [STAFF_NO],
    ]
