"""What the lint says: a sentence for each rule, with what to do. It checks nothing."""

from __future__ import annotations

from agent_console.cataloguing.finding import Finding, Rule
from agent_console.data_schema import DataProblem
from agent_console.language import N_, Language
from agent_console.language.filling import printable

SENTENCES: dict[Rule | DataProblem, str] = {
    DataProblem.NOT_THERE: N_("it is missing or may not be read"),
    DataProblem.TOO_LARGE: N_("it is far too large"),
    DataProblem.NOT_TOML: N_("it cannot be read; look for a missing quote or bracket"),
    DataProblem.MISSING: N_("a value is missing here; add it"),
    DataProblem.UNKNOWN_NAME: N_("nothing reads this name; correct or remove it"),
    DataProblem.WRONG: N_("this value cannot stand here; correct it"),
    Rule.NO_GRADE: N_("a fact without its grade is not shown to anybody: add grade = A, B, C or D"),
    Rule.NO_DATE: N_("a fact without its month is not shown to anybody: add as_of = 'YYYY-MM'"),
    Rule.FUTURE: N_("{name} is in the future: nobody looked at a source then"),
    Rule.NO_LANGUAGE: N_("one of the two languages is missing; add it"),
    Rule.NOT_ENGLISH: N_("the English text has Chinese in it: {name}"),
    Rule.TWICE_ID: N_("the id {name} is taken already, in {other}"),
    Rule.TWICE_NAME: N_("{name} is a name of {other} already: a search could not tell them apart"),
    Rule.NO_SUCH_FAMILY: N_("there is no company's file called {name}.toml"),
    Rule.NO_WARNING: N_("weight {weight} without a warning: the caller would not be told"),
    Rule.NO_WORD: N_("a warning and its one word for the list go together; add the other"),
    Rule.NO_ROUTE: N_("only the caller can release it, and nothing says where: add a route"),
    Rule.COVERED_NOT_SUPPORTED: N_("it takes no part in unbinding, but unbind stands in covered_by"),
    Rule.NOT_COVERED: N_("it takes part in unbinding, but unbind is missing in covered_by"),
    Rule.TOO_WIDE: N_("{name} is {cells} columns wide, there is room for {room}"),
    Rule.AMBIGUOUS_WIDTH: N_("some terminals draw {name} two columns wide; use another sign"),
    Rule.NO_READING: N_("{name} has no reading, pinyin will not find it: make readings"),
    Rule.OTHER_READING: N_("{name} is stored as '{stored}', but reads '{other}': make readings"),
    Rule.NEEDLESS_READING: N_("pypinyin reads {name} so by itself; remove it"),
    Rule.UNKNOWN_RUN: N_("no name has {name} in it; correct or remove it"),
}

LEFT_OUT = N_("Readings were not compared with pypinyin, which is not installed here.")
NO_FOLDER = N_("There is no folder of that name: give one with the files of data/platforms.")
NOTHING_WRONG = N_("Nothing wrong in {count} files.")


def finding_line(finding: Finding, line: int, language: Language) -> str:
    """Say one finding: `tencent.toml:12 platform[1].warning: a value is missing here; add it`."""
    sentence = language.text(SENTENCES.get(finding.rule, SENTENCES[DataProblem.WRONG]))
    # Not str.format: a value may hold whatever a person typed into the file.
    for name, value in finding.values.items():
        sentence = sentence.replace("{" + name + "}", str(value))
    place = f" {finding.place}" if finding.place and not finding.place.startswith("line ") else ""
    return printable(f"{finding.file}:{line}{place}: {sentence}")
