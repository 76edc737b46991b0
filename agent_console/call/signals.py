"""What the three fraud signals say for a code that goes out by itself. It sends nothing."""

from __future__ import annotations

from datetime import date

from agent_console.backend import FraudSignals, Ternary
from agent_console.call.verification import Verification


def code_may_go_out_by_itself(verification: Verification, own_line: bool, activated_on: date | None) -> bool:
    """Whether nothing speaks against sending the code unasked: own line, match, and all three signals clear."""
    signals = verification.signals
    if not (own_line and verification.matched and signals and verification.code is None):
        return False
    return (
        not counts_as_swapped(signals, activated_on)
        and signals.calls_forwarded.answer is Ternary.NO
        and signals.sms_receivable.answer is Ternary.YES
    )


def counts_as_swapped(signals: FraudSignals, activated_on: date | None) -> bool:
    """Whether the SIM changed since the number was activated; anything but a clear no counts.

    A new subscription answers "swapped" by definition (CAMARA sim-swap 2.1.0), so the day decides where one is told.
    """
    swap = signals.sim_swapped
    if swap.answer is Ternary.NO:
        return False
    told = swap.answer is Ternary.YES and swap.on is not None and activated_on is not None
    return not (told and swap.on is not None and activated_on is not None and swap.on <= activated_on)
