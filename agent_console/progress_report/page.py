"""Results as they are read on a terminal. It scores nothing; whatever was passed over is named."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from agent_console.calendar.zone import local
from agent_console.doctor.folding import padded
from agent_console.language import N_, Language
from agent_console.language.filling import clipped, filled
from agent_console.language.spoken import cells_of
from agent_console.progress.files import PassedOver, Problem
from agent_console.progress_report.results import Results, ScoredRun
from agent_console.training.practice import Mode
from agent_console.training.skill_words import skill_word

LAST_RUNS: Final = 10

_HEAD: Final = N_("{staff_no}  {runs}, {minutes} min")
_NOTHING: Final = N_("{staff_no}  nothing was practised yet: agent-console train")
_PASSED: Final = N_("Scenarios passed: {passed} of {all}   critical errors in the last ten runs: {critical}")
_DUE: Final = N_("Due: scenario {scenario}, last {score}, since {day}")
_NOTHING_DUE: Final = N_("Nothing is due today.")
_OWN: Final = N_("Your own results, compared with nobody.")

_MODES: Final[dict[Mode, str]] = {
    Mode.PRACTICE: N_("Practice"),
    Mode.BENCHMARK: N_("Benchmark"),
    Mode.CERTIFICATION: N_("Certification"),
}

_PASSED_OVER: Final[dict[Problem, str]] = {
    Problem.DAMAGED: N_("{file} is not as it was written: it is passed over, and left as it is."),
    Problem.NEWER: N_("{file} was written by a newer version: it is passed over, and left as it is."),
    Problem.UNREADABLE: N_("{file} cannot be read: it is passed over; look at its rights."),
}


def page_of(results: Results, language: Language) -> str:
    """Write the results of an agent."""
    return "\n".join(_lines(results, language))


def passed_over_sentence(one: PassedOver, language: Language) -> str:
    """Say in one sentence which file was passed over and why."""
    return filled(language.text(_PASSED_OVER[one.problem]), file=clipped(one.file))


def _lines(results: Results, language: Language) -> Iterator[str]:
    _ = language.text
    if not results.runs:
        yield filled(_(_NOTHING), staff_no=results.staff_no)
        return
    minutes = round(results.practised_for.total_seconds() / 60)
    runs = language.plural("{count} run", "{count} runs", len(results.runs))
    yield filled(_(_HEAD), staff_no=results.staff_no, runs=runs, minutes=str(minutes))
    yield filled(
        _(_PASSED),
        passed=str(len(results.passed)),
        all=str(len(results.scenarios)),
        critical=str(results.critical_errors),
    )
    yield ""
    yield from _table([_run_row(one, results, language) for one in results.runs[-LAST_RUNS:]])
    yield ""
    yield from _table(_skill_rows(results, language))
    yield ""
    yield from _due_lines(results, language)
    yield _(_OWN)


def _run_row(one: ScoredRun, results: Results, language: Language) -> tuple[str, ...]:
    run, result = one.run, one.result
    scenario = results.title_of(run.scenario_id)
    how = language.bilingual(result.tier.name) if result.tier else language.text("critical error")
    return (
        f"{run.number:>4}",
        f"{local(run.ended_at):%m-%d %H:%M}",
        language.text(_MODES[run.mode]),
        f"{result.score:>3}",
        how,
        run.scenario_id,
        clipped(language.bilingual(scenario.title)) if scenario else "",
    )


def _skill_rows(results: Results, language: Language) -> list[tuple[str, ...]]:
    titles = (
        language.text_in("progress", "skill"),
        language.text_in("progress", "lately"),
        "",
        language.text_in("progress", "again on"),
    )
    rows = [
        (skill_word(one.skill, language), f"{one.level:>3}", "!" if one.is_weak else "", f"{one.due_on}")
        for one in results.skills
    ]
    return [titles, *rows]


def _due_lines(results: Results, language: Language) -> Iterator[str]:
    if not results.due:
        yield language.text(_NOTHING_DUE)
    for one in results.due:
        day, score = f"{one.due_on}", str(one.score)
        yield filled(language.text(_DUE), scenario=one.scenario_id, score=score, day=day)


def _table(rows: Sequence[tuple[str, ...]]) -> Iterator[str]:
    widths = [max(cells_of(row[n]) for row in rows) for n in range(len(rows[0]))]
    for row in rows:
        yield "  ".join(padded(cell, width) for cell, width in zip(row, widths, strict=True)).rstrip()
