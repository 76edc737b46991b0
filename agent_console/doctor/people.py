"""Who may sign in on a LIVE backend, and whether its key lies open beside them. It asks nobody for a passphrase."""

from __future__ import annotations

from agent_console.backend import Environment
from agent_console.doctor.finding import Check, Finding, State
from agent_console.home import Home
from agent_console.language import Language
from agent_console.opening_problems import opening_sentence
from agent_console.signing_in import NobodyMaySignIn
from agent_console.staff.roster import FILE, RosterUnreadable, roster_in
from agent_console.staffing.sentences import ONE_LEAD
from agent_console.unlocking import KEY_BESIDE_CASES


def people_found(home: Home, environment: Environment, language: Language) -> tuple[Finding, ...]:
    """Look at the people of a home; in TRAINING a staff number is enough, and nothing is said."""
    if environment is not Environment.LIVE:
        return ()
    try:
        roster = roster_in(home.folder)
        if not roster.records:
            raise NobodyMaySignIn
        key_file = home.master_key(environment).exists()
    except (RosterUnreadable, NobodyMaySignIn) as error:
        code = "ROSTER_UNREADABLE" if isinstance(error, RosterUnreadable) else "NOBODY_MAY_SIGN_IN"
        return (_found(State.FAILED, code, opening_sentence(error, language)),)
    doubts = []
    if len(roster.leads) == 1:
        doubts.append(_found(State.WARNING, "ONE_TEAM_LEAD", language.text(ONE_LEAD)))
    if key_file:
        doubts.append(_found(State.WARNING, "KEY_BESIDE_CASES", language.text(KEY_BESIDE_CASES)))
    told = language.plural("{count} person may sign in.", "{count} people may sign in.", len(roster.records))
    return tuple(doubts) or (_found(State.OK, "PEOPLE", told),)


def _found(state: State, code: str, text: str) -> Finding:
    return Finding(Check.HOME, state, code, text, FILE)
