"""How a question reaches the registry: what it stands on is read, faults are passed, then it is answered.

It knows no question.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Final, TypeVar

from agent_console.backend import OperationCheck
from backends.fake.books import Books
from backends.fake.fault_orders import OPERATIONS
from backends.fake.faults import Faults
from backends.fake.world import is_warm, warm_up

Answer = TypeVar("Answer")

_WITHOUT_LEDGER: Final = {"platforms", "number", "check_activation", "fraud_signals"}
"""These answer even when the ledger cannot be used."""


class Answering:
    """Answers one question after another.

    Args:
        faults: Tells what goes wrong now.
        books: The ledger most operations need.
    """

    def __init__(self, faults: Callable[[], Faults], books: Books) -> None:
        self._faults = faults
        self._books = books

    async def ready(self) -> None:
        """Read what every answer stands on, once."""
        # Reading platforms and holidays takes longer than a key press may wait.
        if not is_warm():
            await asyncio.to_thread(warm_up)

    async def answer(self, operation: str, act: Callable[[], Answer]) -> Answer:
        """Answer a question, unless a fault strikes it."""
        await self.ready()
        return await self._faults().around(operation, act)

    async def checks(self) -> tuple[OperationCheck, ...]:
        """Tell of each operation whether it works; nobody's data are touched."""
        await self.ready()
        return tuple(self._check(operation) for operation in OPERATIONS)

    def _check(self, operation: str) -> OperationCheck:
        if operation not in _WITHOUT_LEDGER and self._books.refusal is not None:
            return OperationCheck(operation, works=False, reason=self._books.refusal)
        if self._faults().is_down(operation):
            return OperationCheck(operation, works=False, reason="UNAVAILABLE")
        return OperationCheck(operation, works=True)
