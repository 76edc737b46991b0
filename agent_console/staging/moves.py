"""Moves: what a person can do in a call, by names that can be kept, and playing them. It chooses none."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from agent_console.desk import Reply
from agent_console.staging import after_lookup, around_call, before_lookup, once_more, with_case
from agent_console.staging.act import Act
from agent_console.staging.play import Play
from agent_console.staging.virtual_time import keyed_in
from agent_console.training.scenario import AgentLine

SAY: Final = "say"
"""The one move that is no act on the desk: a line, said to the caller."""

ACTS: Final[dict[str, Act]] = {
    **before_lookup.ACTS,
    **after_lookup.ACTS,
    **with_case.ACTS,
    **once_more.ACTS,
    **around_call.ACTS,
}


class NotPossible(Exception):
    """A move was played that is not open where the call stands; it names the move and the page."""


@dataclass(frozen=True, slots=True)
class Move:
    """One thing done: the name of an act, or `say`, and with what. Written as `tick wechat` and `say ask_number`."""

    act: str
    of: str = ""

    def __str__(self) -> str:
        """Write it down."""
        return f"{self.act} {self.of}" if self.of else self.act


def read_move(text: str) -> Move:
    """Read a move as it is written down.

    Raises:
        ValueError: There is no such act.
    """
    act, _, of = text.partition(" ")
    if act != SAY and act not in ACTS:
        raise ValueError(act)
    return Move(act, of)


def open_moves(play: Play) -> tuple[Move, ...]:
    """List what can be done now, besides talking; nothing more once the call is wrapped up."""
    if play.over:
        return ()
    return tuple(Move(name, of) for name, act in ACTS.items() for of in act.offers(play))


async def make(play: Play, move: Move) -> None:
    """Make one move: its time goes by, the console does its part, the caller notices and answers.

    Raises:
        NotPossible: Nothing came of it: the desk refused it, or the line cannot be said here.
    """
    done, before = True, len(play.events)
    if move.act == SAY:
        play.say(_line(play, move))
    else:
        act = ACTS[move.act]
        play.take(keyed_in(act.keys + act.typed))
        reply = act.does(play, move.of)
        answer = reply if isinstance(reply, Reply) else await reply
        # What broke can be tried again; what is not possible cannot.
        done = answer.done or answer.failure is not None
        play.failures += answer.failure is not None
        play.press(act.keys)
    await play.go_on()
    # A no may still lead on: to the page that says why, or to an outcome nobody knows.
    if not done and len(play.events) == before:
        raise NotPossible(f"{move} on {play.page or 'home'}")


async def make_all(play: Play, moves: Iterable[Move | str]) -> None:
    """Make moves one after the other.

    Raises:
        NotPossible: As `make`.
        ValueError: As `read_move`.
    """
    for move in moves:
        await make(play, read_move(move) if isinstance(move, str) else move)


def _line(play: Play, move: Move) -> AgentLine:
    line = next((one for one in play.lines() if one.id == move.of), None)
    if line is None:
        raise NotPossible(f"{move} on {play.page or 'home'}")
    return line
