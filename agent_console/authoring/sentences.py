"""What the commands for scenarios say. It knows no file."""

from __future__ import annotations

from typing import Final

from agent_console.language import N_, Language
from agent_console.language.filling import filled
from agent_console.training.lint import Finding, ScenarioProblem
from agent_console.training.scenario import Scenario

SOUND: Final = N_("{count} scenarios, nothing wrong.")
TAKEN: Final = N_("{file} is there already: name another file; nothing is ever overwritten.")
WRITTEN: Final = N_("{file}: edit it, then agent-console scenarios lint {folder}")
NO_SCENARIO: Final = N_("There is no scenario {id}; there are {known}.")
NO_FOLDER: Final = N_("{folder} is no folder that can be read: look at its name and its rights.")
NOT_WRITTEN: Final = N_("{file} cannot be written: look at the folder.")

_ROW: Final = N_("{id}  difficulty {difficulty}  {minutes} min  {keys} keys  {title}")

_PROBLEMS: Final[dict[ScenarioProblem, str]] = {
    ScenarioProblem.NOBODY_SAYS: N_("{place}: no line of that name can be said; write it, or mend the name"),
    ScenarioProblem.NEVER_HEARD: N_(
        "{place}: this reply is never given; another one always stands in its way"
    ),
    ScenarioProblem.NEVER_BROUGHT_UP: N_("{place}: nothing brings this up; add it to a reply's brings_up"),
    ScenarioProblem.NO_FIRST_WORD: N_('the caller says nothing first; give a reply on = ["answered"]'),
    ScenarioProblem.TOO_MANY_TURNS: N_("more than {place} turns; take conditions away"),
    ScenarioProblem.UNANSWERED_LINE: N_("{place}: the caller never answers this line; give a reply to it"),
    ScenarioProblem.TOO_MANY_LINES: N_("{place}: more than nine lines on this page; take one away"),
    ScenarioProblem.NO_SUCH_PLATFORM: N_("{place}: no platform of the list has this id"),
    ScenarioProblem.NO_HINT: N_("{place}: no hint for this situation; write one into hints.toml"),
    ScenarioProblem.NOT_FILED_BEFORE: N_(
        "an [[earlier]] call cannot be filed for this number; mend or drop it"
    ),
    ScenarioProblem.NO_WAY_TO_WIN: N_(
        "{place} states looked at, and none wins; mend [expected] or what the caller answers"
    ),
    ScenarioProblem.NOT_GOOD_ENOUGH: N_(
        "it can end as expected, but always loses {place}; see data/rubric.toml for what that asks"
    ),
    ScenarioProblem.SEARCH_GIVEN_UP: N_(
        "no way to win among {place} states; mend [expected], or take conditions away"
    ),
    ScenarioProblem.NOT_THE_SAME_TWICE: N_("played twice it goes two ways; order no fault by chance"),
    ScenarioProblem.TOO_LITTLE_TIME: N_("without a mistake it takes {place} minutes; raise minutes"),
    ScenarioProblem.TOO_FEW_KEYS: N_("without a mistake it takes {place} keys; raise keys"),
}


def finding_line(finding: Finding, language: Language) -> str:
    """Write one finding as one line: which scenario, where, what to do."""
    sentence = filled(language.text(_PROBLEMS[finding.problem]), place=finding.place)
    return f"{finding.scenario}  {sentence}"


def scenario_line(scenario: Scenario, language: Language) -> str:
    """Write one scenario as one line."""
    return filled(
        language.text(_ROW),
        id=scenario.id,
        difficulty=str(scenario.difficulty),
        minutes=str(round(scenario.limit.total_seconds() / 60)),
        keys=str(scenario.keys),
        title=language.bilingual(scenario.title),
    )
