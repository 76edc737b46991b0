"""One run of `agent-console train --linear`, from the options to the exit code. It leaves nothing but results."""

from __future__ import annotations

import asyncio
from pathlib import Path

from agent_console.calendar.zone import Clock, system_clock
from agent_console.linear.command import complain_of
from agent_console.linear.prompt import Prompt
from agent_console.options import Options
from agent_console.practising.asked import Asked
from agent_console.practising.dialogue import TrainingDialogue
from agent_console.practising.school import open_school, place_of
from agent_console.practising.start import in_a_folder, tell_passed_over
from agent_console.training.practice import Mode


def run(options: Options, asked: Asked, clock: Clock = system_clock) -> int:
    """Let somebody practise line by line, and answer with the exit code of the process."""
    try:
        return in_a_folder(lambda folder: _train(options, asked, folder, clock))
    except Exception as error:
        return complain_of(error, options, clock)


def _train(options: Options, asked: Asked, folder: Path, clock: Clock) -> int:
    school = open_school(options, folder, clock, asked.trainer_key)
    chosen = None if asked.scenario is None else place_of(asked.scenario, school.scenarios)
    with asyncio.Runner() as runner:
        dialogue = TrainingDialogue(school, runner, Prompt(), chosen, Mode[asked.mode.upper()])
        try:
            code = dialogue.talk()
        finally:
            dialogue.close()
    tell_passed_over(school)
    return code
