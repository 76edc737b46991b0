"""Makes every line that does not fit its row an error."""

from collections.abc import Iterator

import pytest

from screens.widgets.sheet import Sheet


@pytest.fixture(autouse=True)
def lines_must_fit() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Sheet, "strict", True)
        yield
