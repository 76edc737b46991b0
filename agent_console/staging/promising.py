"""Which moves are worth trying in a call, and which first. It looks at what is open; it makes none."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from agent_console.call.call import Call
from agent_console.call.steps import CallerSaid, Service
from agent_console.call.stop import GO_ON, STOP_PAGES, NextStep, StopReason
from agent_console.call.triage import LEADS_TO
from agent_console.call.wrap_up import Outcome
from agent_console.staging.after_lookup import ASKED_BY
from agent_console.staging.around_call import foreseen
from agent_console.staging.moves import ACTS, SAY, Move, open_moves
from agent_console.staging.play import Play, word_of
from agent_console.staging.progress import ends_well
from agent_console.training.caller import hears
from agent_console.training.noticed import SAID
from agent_console.training.scenario import AgentLine, Scenario

UNLOCKING: Final = frozenset(
    {
        *("ask_number", "read_notice", "ask_identity", "ask_code", "ask_since", "ask_which"),
        *(line for lines in ASKED_BY.values() for line in lines),
    }
)
"""Lines whose answer is what is entered next."""

ON_MANY_PAGES: Final = 4
"""A line of so many pages answers what the caller brings up: it is said where it moves them."""

_IN_TIME: Final[dict[str, Callable[[Call], bool]]] = {
    "ask_code": lambda call: call.verification.code is not None,
    "ask_again": lambda call: call.verification.match_misses > 0,
}
"""Lines that make sense only from some moment on: a code that was not sent is not asked for."""

FIRST: Final = 0
NEXT: Final = 1
PAGE_THAT_FITS: Final = 3
LAST: Final = 9
A_DOUBT: Final = 5


@dataclass(frozen=True, slots=True)
class Promising:
    """A move and its rank: of what is open the lower one is tried first."""

    move: Move
    rank: int

    @property
    def doubt(self) -> int:
        """What a move of a high rank is behind others in progress: those that are reached otherwise come before."""
        return A_DOUBT * max(self.rank - PAGE_THAT_FITS, 0)


def promising(play: Play) -> tuple[Promising, ...]:
    """List what can be done now and may lead to the expected end. Lines that may not be said never do.

    On the way out there is nothing left to win where the end is not the expected one.
    """
    if play.page == "wrap_up" and not ends_well(play):
        return ()
    return (*_lines(play), *_acts(play))


def _lines(play: Play) -> Iterator[Promising]:
    said_first = False
    # What is asked anyway is asked first; the rest in the order of the file.
    for line in sorted(play.lines(), key=lambda one: one.id not in UNLOCKING):
        rank = None if line.is_forbidden else _rank_of_line(play, line)
        if rank is None:
            continue
        # In which order things are said seldom matters: other orders are tried when all else failed.
        yield Promising(Move(SAY, line.id), LAST if said_first and rank == FIRST else rank)
        said_first = said_first or rank == FIRST


def _rank_of_line(play: Play, line: AgentLine) -> int | None:
    caller, scenario = play.practice.run.caller, play.scenario
    after, reply = hears(caller, word_of(line), scenario)
    if reply is None or (after == caller and line.id in play.answered):
        return None
    if line.id in _IN_TIME and not _IN_TIME[line.id](play.at_hand):
        return LAST - 1
    own = reply in scenario.replies
    if line.id in UNLOCKING:
        return _rank_of_question(play, line, reply.mood < 0, own)
    if reply.mood < 0:
        return LAST - 1
    said = line.id in play.answered
    if after.came_up != caller.came_up or (reply.mood > 0 and not said):
        return FIRST
    of_place = len(line.pages) < ON_MANY_PAGES or ("wrap_up" in line.pages and ends_well(play))
    return FIRST if own and of_place and not said else LAST


def _rank_of_question(play: Play, line: AgentLine, unwelcome: bool, own: bool) -> int:
    if line.id in play.answered:
        return LAST - 1
    if unwelcome:
        return NEXT + 1
    return FIRST if own else NEXT


def _acts(play: Play) -> Iterator[Promising]:
    well = ends_well(play)
    for move in open_moves(play):
        if (one := _of_act(play, move, well)) is not None:
            yield one


def _of_act(play: Play, move: Move, well: bool) -> Promising | None:
    rank, expected = ACTS[move.act].rank, play.scenario.expected.outcome
    match move.act:
        case "to_wrap_up" | "wrap_up":
            return Promising(move, NEXT + 1) if well else None
        case "again":
            # Where the call ends well as it stands, what waits is left to be sent by itself.
            return Promising(move, PAGE_THAT_FITS if well else rank)
        case "choose":
            return Promising(move, NEXT if well and _is_marked(play, move) else rank)
        case "hear" | "stop":
            return Promising(move, _rank_of_page(play, move, rank))
        case "hold":
            return Promising(move, rank) if _waits_for(play, "held", "resumed") else None
        case "declined":
            wanted = expected is Outcome.DECLINED or foreseen(play, StopReason.DECLINED)
            return Promising(move, rank) if wanted else None
        case "close_case":
            return Promising(move, NEXT + 1 if well else rank)
        case "complain":
            return Promising(move, NEXT if _moved_by(play, "offer_complaint") else rank)
        case "call_back":
            return Promising(move, rank) if expected is Outcome.CALL_BACK else None
        case _:
            return Promising(move, rank)


def _is_marked(play: Play, move: Move) -> bool:
    stop = play.at_hand.stop
    marked = stop is not None and stop.page.choices[stop.page.default] is NextStep(move.of)
    return marked and NextStep(move.of) not in GO_ON


def _rank_of_page(play: Play, move: Move, rank: int) -> int:
    """Rank turning to a page a call ends on: where the caller has something to say there, or its end is expected."""
    leads = StopReason(move.of) if move.act == "stop" else LEADS_TO[CallerSaid(move.of)]
    if isinstance(leads, Service):
        turns = leads is not play.at_hand.service and leads is _service_for(play.scenario)
        return NEXT if turns else rank
    if foreseen(play, leads):
        return NEXT
    return PAGE_THAT_FITS if STOP_PAGES[leads].outcome is play.scenario.expected.outcome else rank


def _moved_by(play: Play, line_id: str) -> bool:
    """Whether what the caller said to a line brought something up: it was no mere "no, thank you"."""
    given = play.practice.run.caller.given
    return any(
        f"{SAID}{line_id}" in one.on and one.brings_up and one.id in given for one in play.scenario.replies
    )


def _service_for(scenario: Scenario) -> Service | None:
    """Read off the expected end which service it is of; None where any may be."""
    if scenario.expected.platforms:
        return Service.UNBIND
    if scenario.earlier:
        return None
    return _SERVICE_OF.get(scenario.expected.outcome)


_SERVICE_OF: Final = {
    Outcome.ACCEPTED: Service.LABELS,
    Outcome.RECORDED: Service.LABELS,
    Outcome.INFORMED: Service.OWN_ACCOUNTS,
}
"""Where no platform is asked to release anything: what is filed then are labels, and what is told are accounts."""


def _waits_for(play: Play, *words: str) -> bool:
    return any(not reply.on.isdisjoint(words) for reply in play.scenario.replies)
