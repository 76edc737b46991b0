"""Ticking, reading back and the caller's statements. It adds no rule: what may be ticked is decided in `call`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import ClassVar

from agent_console.backend import PlatformId
from agent_console.call import events as e
from agent_console.call.gates import Act, Reason
from agent_console.call.read_back import Statement
from agent_console.call.steps import Step
from agent_console.desk.errands import Errand, errand
from agent_console.desk.reading_back import ReadingBack
from agent_console.desk.reply import DONE, Reply
from agent_console.desk.worktop import Worktop


class Choosing(ReadingBack):
    """What the caller wants released, and what the caller said about exactly that list."""

    enters: ClassVar[Act] = Act.ENTER_READ_BACK
    answers: ClassVar[Mapping[Statement, Act]] = {
        Statement.WARNINGS_TOLD: Act.TELL_WARNINGS,
        Statement.READ_BACK: Act.CONFIRM_READ_BACK,
        Statement.SEPARATE_CONSENT: Act.CONSENT,
    }

    def __init__(self, worktop: Worktop) -> None:
        super().__init__(worktop)
        self._ticks: list[tuple[Errand, e.Ticked | e.Unticked]] = []

    def tick(self, platform_ids: Iterable[PlatformId]) -> Reply:
        """Tick what can be ticked; locked rows are passed over. Nothing new is no event."""
        call = self._worktop.at_hand
        if closed := self._worktop.closed(Act.TICK):
            return closed
        new = tuple(sorted((set(platform_ids) & call.tickable) - call.ticked))
        return self._change(e.Ticked(at=self._worktop.now(), platform_ids=new), bool(new))

    def untick(self, platform_ids: Iterable[PlatformId]) -> Reply:
        """Untick."""
        call = self._worktop.at_hand
        if closed := self._worktop.closed(Act.TICK):
            return closed
        gone = tuple(sorted(set(platform_ids) & call.ticked))
        return self._change(e.Unticked(at=self._worktop.now(), platform_ids=gone), bool(gone))

    def _change(self, event: e.Ticked | e.Unticked, changes: bool) -> Reply:
        if not changes:
            return Reply((Reason.NOTHING_TO_DO,))
        call = self._worktop.record(self._worktop.at_hand, event)
        self._ticks.append((errand(call, Act.TICK), event))
        return DONE

    def undo(self) -> Reply:
        """Take back the last statement, else the last tick or untick; both stay on record."""
        call = self._worktop.at_hand
        if call.step is Step.READ_BACK:
            return self.take_back_statement()
        here = errand(call, Act.TICK)
        mine = [event for where, event in self._ticks if where == here]
        if not mine:
            return Reply((Reason.NOTHING_TO_DO,))
        if closed := self._worktop.closed(Act.TICK):
            return closed
        last = mine[-1]
        self._ticks.remove((here, last))
        opposite = e.Unticked if isinstance(last, e.Ticked) else e.Ticked
        self._worktop.record(call, opposite(at=self._worktop.now(), platform_ids=last.platform_ids))
        return DONE
