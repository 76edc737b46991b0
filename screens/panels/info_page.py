"""What F3 says of a step, and what its search found. Pure; a platform's card has a module of its own."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from agent_console.backend import Platform
from agent_console.call.call import Call
from agent_console.call.steps import Service, Step
from agent_console.catalogue import Catalogue
from agent_console.language import N_, Language
from screens.panels.sourced import COLUMN
from screens.panels.topics import InfoTopic
from screens.widgets.line import EMPTY, Line, fit, width_of
from screens.widgets.wrap import wrap_cells

MOST_HITS, MOST_HITS_IN_A_TALL_PANEL, TALL = 4, 8, 25
COMPANY_COLUMN = 30

MEANINGS: dict[Step, tuple[tuple[str, str], ...]] = {
    Step.INTAKE: (
        (N_("recycled"), N_("It changed hands: what was bound before the present holder can be unbound.")),
        (N_("not judged"), N_("Records incomplete. Not judged is neither yes nor no: nothing is filed.")),
        (N_("ported in"), N_("Came from another carrier: its start date is not the holder's.")),
        (N_("prefix"), N_("Tells the first owner of the number block, never who serves it today.")),
    ),
    Step.NOTICE: (
        (N_("notice"), N_("Told before anything is compared; without a yes nothing is compared or kept.")),
    ),
    Step.VERIFICATION: (
        (N_("match"), N_("Name and ID number agree with the record. Which part does not is never told.")),
        (N_("not comparable"), N_("The record has no usable name or document: to a shop with the document.")),
        (N_("SIM change"), N_("A new SIM lately: whoever has it may not be the holder.")),
        (N_("forwarding"), N_("Calls go elsewhere; the code only goes to the SIM itself.")),
        (N_("locked"), N_("Three misses a day. Nobody can lift it; it opens at midnight.")),
    ),
    Step.LOOKUP: (
        (N_("pending"), N_("A platform answers on a later day; its row can be ticked all the same.")),
        (N_("no answer"), N_("Not 'nothing there': the platform checks when the request arrives.")),
    ),
    Step.SELECTION: (
        (N_("previous"), N_("Bound before the present holder's start date: can be ticked.")),
        (N_("platform checks"), N_("No date known: can be ticked, the platform decides.")),
        (N_("yours, stays"), N_("Bound by the present holder: no box, nobody can unlock it.")),
    ),
    Step.READ_BACK: (
        (N_("statement 1"), N_("What may be lost, told before the consent.")),
        (N_("statement 2"), N_("Every item named and agreed to.")),
        (
            N_("statement 3"),
            N_("Consent to hand the number to these companies, by itself (PIPL article 23)."),
        ),
    ),
    Step.SUBMISSION: (
        (N_("accepted"), N_("The registry has it. Nothing is unbound yet: each platform answers.")),
        (N_("outcome unknown"), N_("Nobody knows whether it arrived: it is asked, never sent twice.")),
        (N_("queued"), N_("Recorded here, sent by itself once the registry answers.")),
    ),
    Step.WRAP_UP: (
        (N_("outcome"), N_("Read off what happened; change it where it is wrong.")),
        (N_("call-back"), N_("Ten in the morning; it stands in the due list that day.")),
    ),
}

OF_A_CASE = (
    (N_("no reply"), N_("The platform let its day pass: 1 files that again, with a day of its own.")),
    (N_("refused"), N_("The platform said no: no day is promised, the caller asks there.")),
    (N_("do it there"), N_("The platform wants the caller in person: in its app or at its service.")),
    (N_("kept, yours"), N_("Bound in the caller's own time: it stays, nobody can release it here.")),
    (N_("nothing there"), N_("No earlier holder had anything bound there: nothing is left to do.")),
    (N_("needs a person"), N_("The registry did not take it: 1 files it again, or 7 closes it.")),
    (N_("Complaint"), N_("15 calendar days from its day on; platforms have 5 working days.")),
)
"""What the words of an earlier case mean, whatever step the call beside it is on."""

OWN_ACCOUNTS_ASKED = (
    (N_("pending"), N_("A platform answers on a later day; that comes into the case by itself.")),
    (N_("no answer"), N_("Not 'no account': nothing is said of a platform until it answers.")),
)
"""What the words of the lookup mean where own accounts are asked for: nothing is ticked or filed there."""


def hit_rows(found: Sequence[Platform | InfoTopic], at: int, language: Language, height: int) -> list[Line]:
    """Return as many of what was found as there is room for, the one at hand among them, and how many there are."""
    _ = language.text
    if not found:
        return [EMPTY.at(4, _("? Nothing is called so: try fewer letters"))]
    most = MOST_HITS_IN_A_TALL_PANEL if height >= TALL else MOST_HITS
    first = max(0, min(at - most // 2, len(found) - most))
    rows = []
    for number, one in enumerate(found[first : first + most], first):
        row = _hit(one, language)
        rows.append(row.at(2, ">").on("focus") if number == at else row)
    if len(found) > most:
        rows[-1] = rows[-1].then(f"{at + 1} / {len(found)}", "quiet", gap=3)
    return rows


def _hit(one: Platform | InfoTopic, language: Language) -> Line:
    if isinstance(one, InfoTopic):
        return EMPTY.at(4, language.text(one.title))
    name = fit(language.bilingual(one.name), COMPANY_COLUMN - 5)
    return EMPTY.at(4, name).at(COMPANY_COLUMN, fit(language.bilingual(one.family_name), 24), "quiet")


def recipient_lines(
    call: Call | None, catalogue: Catalogue, language: Language, width: int
) -> tuple[Line, ...]:
    """Return who gets the caller's number and how each is reached, while it is read back (PIPL article 23)."""
    if call is None or call.step is not Step.READ_BACK or call.service is not Service.UNBIND:
        return ()
    companies: dict[str, dict[str, None]] = {}
    for row in call.chosen:
        card = catalogue.card(row.platform.id)
        contact = language.bilingual(card.contact) if card else language.text("not known: ask the platform")
        companies.setdefault(contact, {})[language.bilingual(row.platform.family_name)] = None
    lines = [EMPTY.at(2, language.text("Who gets the number, and how they are reached"), "heading")]
    for contact, names in companies.items():
        lines += [EMPTY.at(4, row) for row in wrap_cells(language.listed(names), width - 4)]
        lines += _pair(language.text("Contact"), contact, width)
    return (*lines, EMPTY)


def meaning_lines(call: Call | None, language: Language, width: int) -> tuple[Line, ...]:
    """Return what the words of the step mean."""
    own = call is not None and call.step is Step.LOOKUP and call.service is Service.OWN_ACCOUNTS
    words = OWN_ACCOUNTS_ASKED if own else MEANINGS[call.step if call else Step.INTAKE]
    return _meanings(words, language, width)


def case_meaning_lines(reviewing: bool, language: Language, width: int) -> tuple[Line, ...]:
    """Return what the words of an earlier case mean, or of the review of what is sent for it."""
    return _meanings(MEANINGS[Step.READ_BACK] if reviewing else OF_A_CASE, language, width)


def _meanings(words: Iterable[tuple[str, str]], language: Language, width: int) -> tuple[Line, ...]:
    pairs = [(language.text(word), language.text(meaning)) for word, meaning in words]
    column = max((width_of(word) + 4 for word, _meaning in pairs), default=COLUMN)
    lines: list[Line] = []
    for word, meaning in pairs:
        lines += [*_pair(word, meaning, width, column), EMPTY]
    return tuple(lines)


def _pair(label: str, text: str, width: int, least: int = COLUMN) -> list[Line]:
    column = max(COLUMN, least, 4 + width_of(label))
    rows = wrap_cells(text, width - column)
    return [(EMPTY.at(2, label, "quiet") if n == 0 else EMPTY).at(column, row) for n, row in enumerate(rows)]
