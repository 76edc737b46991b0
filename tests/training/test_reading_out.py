"""When a caller has read the code out: asked for it, and come round to it."""

from datetime import timedelta

from agent_console.training.reading_out import code_was_read
from agent_console.training.rehearsal import begun, say
from agent_console.training.scenario import AgentLine
from tests.support_call import at
from tests.training.support import TEXT, reply, scenario

ASK_CODE = AgentLine("ask_code", frozenset({"verification"}), TEXT)


def test_it_is_read_once_the_caller_gets_round_to_it() -> None:
    run = begun(scenario(reply("code", "said:ask_code", after=timedelta(seconds=8)), lines=(ASK_CODE,)))
    asked = say(run, ASK_CODE, at(2))

    assert not code_was_read(run, at(60))
    assert not code_was_read(asked, at(9.9))
    assert code_was_read(asked, at(10))


def test_an_answer_that_stands_on_more_than_the_question_reads_nothing() -> None:
    run = begun(scenario(reply("no_sim", "said:ask_sim", "said:ask_code"), lines=(ASK_CODE,)))

    assert not code_was_read(say(run, ASK_CODE, at(2)), at(60))


def test_what_any_caller_would_say_reads_nothing() -> None:
    run = begun(scenario(anyhow=(reply("not_yet", "said:ask_code", again=True),), lines=(ASK_CODE,)))

    assert not code_was_read(say(run, ASK_CODE, at(2)), at(60))
