"""Makes every line that does not fit its row an error."""

from tests.screens.foundation.conftest import lines_must_fit

__all__ = ["lines_must_fit"]
