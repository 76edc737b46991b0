"""Fraud signals derived from a number. It knows no caller and judges nobody."""

from __future__ import annotations

from datetime import date
from typing import Final

from agent_console.backend import FraudSignals, Signal, Ternary
from backends.fake import proportions
from backends.fake.draw import Draw, latest_turn

NOT_OFFERED: Final = "SERVICE_NOT_APPLICABLE"
NO_ANSWER: Final = "UNAVAILABLE"
"""Why a signal is not known, in CAMARA's words."""


def derive_signals(draw: Draw, activated_on: date | None, today: date) -> FraudSignals:
    """Derive the three signals; each is not known now and then, alone."""
    return FraudSignals(
        sim_swapped=_sim_swapped(draw, activated_on, today),
        calls_forwarded=_rare(draw, "forwarded", proportions.FORWARDED_CALLS, usual=Ternary.NO),
        sms_receivable=_rare(draw, "barred", proportions.SMS_BARRED, usual=Ternary.YES),
    )


def swapped_by_activation(activated_on: date, today: date) -> Signal:
    """Answer for a SIM that is as old as the tenure: a new activation counts as a swap (CAMARA sim-swap 2.1.0)."""
    recent = (today - activated_on).days < proportions.RECENT_SWAP_DAYS
    return Signal(Ternary.YES, on=activated_on) if recent else Signal(Ternary.NO)


def _sim_swapped(draw: Draw, activated_on: date | None, today: date) -> Signal:
    if draw.percent(proportions.UNKNOWN_SIGNAL, "swap unknown"):
        return Signal(Ternary.UNKNOWN, reason=NOT_OFFERED)
    cycle = proportions.SIM_CHANGE_CYCLE_DAYS
    changed_on = latest_turn(today, proportions.LAST_DERIVED_DAY, draw.below(cycle, "sim changed"), cycle)
    if activated_on is not None and changed_on <= activated_on:
        return swapped_by_activation(activated_on, today)
    recent = (today - changed_on).days < proportions.RECENT_SWAP_DAYS
    return Signal(Ternary.YES, on=changed_on) if recent else Signal(Ternary.NO)


def _rare(draw: Draw, what: str, share: float, usual: Ternary) -> Signal:
    if draw.percent(proportions.UNKNOWN_SIGNAL, what, "unknown"):
        return Signal(Ternary.UNKNOWN, reason=NO_ANSWER)
    unusual = Ternary.YES if usual is Ternary.NO else Ternary.NO
    return Signal(unusual if draw.percent(share, what) else usual)
