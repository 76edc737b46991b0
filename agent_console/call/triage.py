"""Where what the caller said leads: a service, or the page of what can be done instead. It knows no words."""

from __future__ import annotations

from agent_console.call.steps import CallerSaid, Service
from agent_console.call.stop import NextStep, StopReason

LEADS_TO: dict[CallerSaid, Service | StopReason] = {
    CallerSaid.ALREADY_REGISTERED: Service.UNBIND,
    CallerSaid.LABELLED: Service.LABELS,
    CallerSaid.OWN_ACCOUNTS: Service.OWN_ACCOUNTS,
    CallerSaid.SOMETHING_ELSE: Service.UNBIND,
    CallerSaid.HAD_IT_BEFORE: StopReason.PREVIOUS_HOLDER,
    CallerSaid.DEBT_CALLS: StopReason.DEBT_CALLS,
    CallerSaid.BANNED: StopReason.PLATFORM_BAN,
    CallerSaid.WRONG_COUNT: StopReason.WRONG_COUNT,
    CallerSaid.WHO_HAD_IT: StopReason.WHO_HAD_IT,
    CallerSaid.CHILD_OR_RELATIVE: StopReason.CHILD_OR_RELATIVE,
    CallerSaid.DATA_OR_MONEY: StopReason.ACCOUNT_CONTENTS,
}
"""A number of another carrier is nothing a caller has to say: the registry's verdict says it."""

TURNS_TO: dict[NextStep, Service] = {
    NextStep.OWN_ACCOUNT_QUERY: Service.OWN_ACCOUNTS,
    NextStep.LABEL: Service.LABELS,
    NextStep.ALSO_UNBIND: Service.UNBIND,
}
"""Next steps of a stop page that go on with a service."""

GOES_ON = frozenset({*TURNS_TO, NextStep.IN_CALLERS_NAME, NextStep.WHOSE_NAME})
"""Next steps that leave their page for the call, or for the question that comes before it."""
