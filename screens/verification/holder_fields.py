"""The three fields of the verification and what is wrong with their texts. It knows no key and compares nothing."""

from __future__ import annotations

from agent_console.calendar.zone import today
from agent_console.desk import Desk
from agent_console.identity.id_number import IdNumber, IdNumberProblem, parse_id_number
from agent_console.identity.secret import DEFAULT_MASK, Secret, mask_id_number, mask_name
from agent_console.identity.text import count_ascii_digits, fold, fold_grouped, is_ascii_digits
from agent_console.language import Language
from screens.verification.id_problems import id_problem_sentence, shows_while_typing
from screens.verification.page import CODE, CODE_WIDTH, DOCUMENT, NAME
from screens.widgets.field import Field

LONGEST_NAME = 60
LONGEST_DOCUMENT = 40
"""18 characters, and whatever stands between them in a copied text."""

LONGEST_CODE = 12


class HolderFields:
    """Name, ID number and code as they are typed; name and number live in the desk's memory, masked."""

    def __init__(self, desk: Desk) -> None:
        """Fill the fields with what was typed before the page was left."""
        self._desk = desk
        typed = desk.intake.typed
        self.name_missing = False
        self._document_checked = False
        self.code_short = 0
        name = typed.name.reveal() if typed.name else ""
        document = typed.document.reveal() if typed.document else ""
        self.name = Field(NAME, name, max_length=LONGEST_NAME, mask=mask_name)
        self.document = Field(
            DOCUMENT, document, max_length=LONGEST_DOCUMENT, mask=mask_id_number, half_width=True
        )
        self.code = Field(CODE, max_length=LONGEST_CODE, mask=lambda _: DEFAULT_MASK, half_width=True)

    @property
    def all(self) -> tuple[Field, ...]:
        """The fields in the order of the page."""
        return self.name, self.document, self.code

    @property
    def masks(self) -> tuple[str, str]:
        """Name and ID number as they may be shown, also after they were dropped."""
        typed = self._desk.intake.typed
        name = typed.name.mask if typed.name else typed.name_mask
        document = typed.document.mask if typed.document else typed.document_mask
        return name or DEFAULT_MASK, document or DEFAULT_MASK

    def keep(self, field: str, text: str) -> None:
        """Keep what is typed, so that leaving the page loses nothing; a code is never kept."""
        typed = self._desk.intake.typed
        if field == NAME:
            self.name_missing = False
            typed.name = Secret(text, mask_name(text)) if text else None
        elif field == DOCUMENT:
            self._document_checked = False
            typed.document = Secret(text, mask_id_number(text)) if text else None
        else:
            self.code_short = 0

    def spoken_name(self) -> Secret | None:
        """Return the name to compare, or None while none is typed."""
        name = fold(self.name.value)
        return Secret(name, mask_name(name)) if name else None

    def read_document(self) -> IdNumber | IdNumberProblem:
        """Read the ID number as it stands."""
        return parse_id_number(self.document.value, today(self._desk.now()))

    def check_document(self) -> None:
        """From now on show whatever is wrong with the ID number."""
        self._document_checked = True

    @property
    def document_problem(self) -> IdNumberProblem | None:
        """What is shown as wrong with the ID number: while it is typed only what no further digit cures."""
        document = self.read_document()
        if isinstance(document, IdNumber):
            return None
        return document if self._document_checked or shows_while_typing(document) else None

    def whole_code(self) -> Secret | None:
        """Return the code if six digits stand there."""
        code = fold_grouped(self.code.value)
        return Secret(code) if len(code) == CODE_WIDTH and is_ascii_digits(code) else None

    @property
    def code_odd(self) -> bool:
        """Whether no further digit makes a code of what stands there."""
        code = fold_grouped(self.code.value)
        return bool(code) and (len(code) > CODE_WIDTH or not is_ascii_digits(code))

    def check_code(self) -> None:
        """Say how many digits are missing."""
        self.code_short = max(1, CODE_WIDTH - count_ascii_digits(fold_grouped(self.code.value)))

    def problem_with_line(self, said: str, language: Language) -> str:
        """Say what is wrong with `name ID number`, or with six digits."""
        name, document = name_and_document(said)
        if not name:
            whole = len(document) == CODE_WIDTH and is_ascii_digits(document)
            return "" if whole else language.text("x Name, a space, ID number; or the six digits of the code")
        read = parse_id_number(document, today(self._desk.now()))
        return f"x {id_problem_sentence(read, language)}" if isinstance(read, IdNumberProblem) else ""

    def forget_holder(self) -> None:
        """Drop name and ID number, from the fields too; their masks stay."""
        self._desk.intake.typed.forget_holder()
        for field in (self.name, self.document):
            with field.prevent(Field.Changed):
                field.value = ""


def name_and_document(said: str) -> tuple[str, str]:
    """Part what was said at its last space; a name may have spaces of its own, and a code has no name."""
    name, _, document = fold(said).rpartition(" ")
    return name.strip(), document
