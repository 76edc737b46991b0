"""What `agent-console staff` says. It changes nothing."""

from __future__ import annotations

from agent_console.auditing.sentences import ROLES
from agent_console.calendar.zone import local
from agent_console.language import N_, Language
from agent_console.staff.passphrases import SHORTEST, PassphraseProblem
from agent_console.staff.roster import Roster
from agent_console.staffing.changing import Problem, StaffProblem

ADDED = N_("{staff_no} may sign in now, as {role}.")
REMOVED = N_("{staff_no} may not sign in any more.")
RENEWED = N_("{staff_no} has another passphrase.")
ONE_LEAD = N_("There is one team lead: add a second, or a forgotten passphrase takes all cases with it.")
NOBODY = N_("Nobody may sign in yet: agent-console staff add NO --role team-lead makes the first.")
NOTHING_TYPED = N_(
    "Nothing was typed: use a terminal, or --passphrase-stdin with one line for each passphrase."
)
BEING_CHANGED = N_("Another command is changing the people of this home: wait for it.")

PROBLEMS: dict[Problem, str] = {
    StaffProblem.FIRST_IS_A_LEAD: N_("The first has to be a team lead: --role team-lead."),
    StaffProblem.WHO_LETS_IN: N_("A team lead has to say so: name one with --by NO."),
    StaffProblem.NOT_LET_IN: N_(
        "Number and passphrase do not fit, or it is no team lead: nothing was changed."
    ),
    StaffProblem.THERE_ALREADY: N_(
        "This number is there already: staff passphrase gives it another passphrase."
    ),
    StaffProblem.NOT_THERE: N_("Nobody here has this number: staff list shows who has."),
    StaffProblem.LAST_LEAD: N_("This is the last team lead: add another first."),
    PassphraseProblem.TOO_SHORT: N_("A passphrase has {count} characters at least: three or four words."),
    PassphraseProblem.TOO_PLAIN: N_("A passphrase is more than a few characters again and again."),
    PassphraseProblem.NOT_THE_SAME: N_("The second time something else was typed: nothing was changed."),
}


def problem_sentence(problem: Problem, language: Language) -> str:
    """Say why nothing was changed and what to do."""
    return language.text(PROBLEMS[problem]).replace("{count}", str(SHORTEST))


def list_of(roster: Roster, language: Language) -> str:
    """List everybody who may sign in, and who could once."""
    if not roster.records:
        return language.text(NOBODY)
    by = language.text("made {day} by {staff_no}")
    off = language.text("taken off {day} by {staff_no}")
    lines = [
        f"{one.person.staff_no:<12}  {language.text(ROLES[one.person.role])}   "
        + by.format(day=local(one.made_at).date(), staff_no=one.made_by)
        for one in roster.records
    ]
    lines += [
        f"{one.person.staff_no:<12}  -   "
        + off.format(day=local(one.removed_at).date(), staff_no=one.removed_by)
        for one in roster.removed
    ]
    return "\n".join(lines)
