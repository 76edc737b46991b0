"""Which part of a long text a narrow field shows, and where its caret stands; pure arithmetic."""

from dataclasses import dataclass, field

from rich.cells import cell_len

from screens.widgets.line import EMPTY, Line


@dataclass(frozen=True, slots=True)
class FieldView:
    """A text, the caret's index in it, and the cells there are to show it."""

    text: str = field(repr=False)
    caret: int
    width: int

    @property
    def start(self) -> int:
        """The first cell of the text on show; 0 for as long as all of it fits."""
        total = cell_len(self.text)
        if total <= self.width:
            return 0
        return max(0, min(self._caret_cell - self.width + 1, total - self.width + 1))

    @property
    def cursor(self) -> int:
        """The caret's cell in the field; right behind its last one when the text fills it."""
        return max(0, min(self._caret_cell - self.start, self.width))

    @property
    def _caret_cell(self) -> int:
        return cell_len(self.text[: self.caret])

    def line(self, filler: str, *, placeholder: str = "", selection: tuple[int, int] | None = None) -> Line:
        """Return the row of the field; `selection` (indexes) stands in the focus colours."""
        base = EMPTY.at(1, filler * max(self.width, 0), "quiet")
        if not self.text:
            return base.at(1, placeholder, "quiet")
        first = 1 - self.start
        base = base.at(first, self.text)
        if selection and selection[0] != selection[1]:
            start, end = sorted(selection)
            base = base.at(first + cell_len(self.text[:start]), self.text[start:end], "focus")
        return base

    def index_at(self, cell: int) -> int:
        """Return the index of the character at `cell` of the field (a mouse click)."""
        cells = -self.start
        for index, character in enumerate(self.text):
            cells += cell_len(character)
            if cell < cells:
                return index
        return len(self.text)
