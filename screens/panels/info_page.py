"""What F3 says: a platform's card with the grade and date of every fact, or the words of a step. Pure."""

from __future__ import annotations

from agent_console.backend import Platform, UnbindMethod
from agent_console.call.call import Call
from agent_console.call.steps import Step
from agent_console.catalogue import Grade, PlatformCard
from agent_console.language import N_, Language
from screens.widgets.line import EMPTY, Line, width_of
from screens.widgets.wrap import wrap_cells

COLUMN = 14

GRADES: dict[Grade, str] = {
    Grade.A: N_("A official text"),
    Grade.B: N_("B named news medium"),
    Grade.C: N_("C how-to page"),
    Grade.D: N_("D public API documentation"),
}

METHODS: dict[UnbindMethod, str] = {
    UnbindMethod.AUTOMATIC: N_("released through this service, checked by the platform"),
    UnbindMethod.SELF_SERVICE: N_("only at the platform itself"),
    UnbindMethod.NOT_SUPPORTED: N_("not covered by this service"),
}

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
        (N_("not known"), N_("Nobody knows whether it arrived: it is asked, never sent twice.")),
        (N_("queued"), N_("Recorded here, sent by itself once the registry answers.")),
    ),
    Step.WRAP_UP: (
        (N_("outcome"), N_("Read off what happened; change it where it is wrong.")),
        (N_("call-back"), N_("Ten in the morning; it stands in the due list that day.")),
    ),
}


def card_lines(
    platform: Platform, card: PlatformCard | None, language: Language, width: int
) -> tuple[Line, ...]:
    """Return what is known of a platform; of one the catalogue does not know, what the registry says."""
    _ = language.text
    lines = _pair(_("Company"), language.bilingual(platform.family_name), width)
    lines += _pair(_("Unbinding"), _(METHODS[platform.unbind_method]), width)
    if platform.warning:
        lines += _pair(_("Warning"), language.bilingual(platform.warning), width)
    if platform.route:
        lines += _pair(_("Own route"), language.bilingual(platform.route), width)
    if card is not None:
        lines += _pair(_("Contact"), language.bilingual(card.contact), width)
        lines += [EMPTY, EMPTY.at(2, _("What is known, how well, and since when"), "heading")]
        for fact in card.facts:
            grade = _(GRADES[fact.grade]) if fact.grade else _("sample")
            lines += [EMPTY.at(4, row) for row in wrap_cells(language.bilingual(fact.text), width - 4)]
            lines.append(EMPTY.at(6, f"{grade}  {fact.as_of}", "quiet"))
    return tuple(lines)


def meaning_lines(call: Call | None, language: Language, width: int) -> tuple[Line, ...]:
    """Return what the words of the step mean."""
    lines: list[Line] = []
    for word, meaning in MEANINGS[call.step if call else Step.INTAKE]:
        lines += [*_pair(language.text(word), language.text(meaning), width), EMPTY]
    return tuple(lines)


def _pair(label: str, text: str, width: int) -> list[Line]:
    column = max(COLUMN, 4 + width_of(label))
    rows = wrap_cells(text, width - column)
    return [(EMPTY.at(2, label, "quiet") if n == 0 else EMPTY).at(column, row) for n, row in enumerate(rows)]
