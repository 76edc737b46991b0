"""What a hand may draw: keys with their arguments, disturbances, jumps of the clock. It presses nothing."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from agent_console.backend import CorrectionReason, PlatformId
from agent_console.call.read_back import Statement
from agent_console.call.steps import CallerSaid, Service, Step
from agent_console.call.stop import NextStep, StopReason
from agent_console.call.verification import TenureAnswer
from agent_console.call.wrap_up import Outcome
from tests.support_desk import FEW

IDS = st.lists(
    st.sampled_from([*map(PlatformId, FEW), PlatformId("nowhere"), PlatformId("")]), min_size=1, max_size=4
)
JUMPS = st.sampled_from([0.0, 1, 29, 30, 31, 299, 300, 301, 599, 600, 601, 3_600, 86_400, 4 * 86_400])
LATE_INTENTS = st.sampled_from(
    [
        "compare right",
        "compare wrong",
        "confirm right",
        "confirm wrong",
        "send_code",
        "ask_signals",
        "look_up",
        "submit",
        "ask_labels",
        "submit_correction",
        "ask_verdict",
        "settle_all",
        "what leads on",
        "what leads on",
        "what leads on",
    ]
)
DISTURBANCES = st.tuples(
    st.sampled_from(
        [
            "time",
            "time",
            "hold",
            "drop",
            "end",
            "drop and back",
            "back",
            "list again",
            "tick",
            "untick",
            "there and back",
            "taken up again",
            "same number",
            "other number and back",
            "disputed",
            "declined",
            "taken back",
            "fresh code",
            "mismatch late",
            "confirmed late",
            "verdict",
        ]
    ),
    st.sampled_from([1.0, 31, 301, 601, 86_400]),
)
BRINK: dict[str, Any] = {
    "number": st.sampled_from([0, 0, 0, 3, 6]),
    "brink": st.sampled_from(
        [Step.VERIFICATION, Step.LOOKUP, Step.SELECTION, Step.READ_BACK, Step.READ_BACK]
    ),
    "disturbances": st.lists(DISTURBANCES, min_size=1, max_size=3),
}


def _key(name: str, **arguments: st.SearchStrategy[Any]) -> st.SearchStrategy[tuple[str, dict[str, Any]]]:
    return st.tuples(st.just(name), st.fixed_dictionaries(arguments))


NUMBERS = st.integers(0, 9)
KEYS = st.one_of(
    _key("open", number=NUMBERS, own_line=st.booleans()),
    _key("resume", which=NUMBERS),
    _key("put_away"),
    _key("enter_subject", number=NUMBERS),
    _key("ask_verdict"),
    _key(
        "at_intake",
        what=st.sampled_from(["confirm_numbers", "agree", "decline", "contact", "hear"]),
        said=st.sampled_from(CallerSaid),
    ),
    _key("ask_signals"),
    _key("compare", right=st.booleans()),
    _key("send_code"),
    _key("confirm_code", right=st.booleans()),
    _key("state_tenure", answer=st.sampled_from(TenureAnswer)),
    _key("look_up"),
    _key("leave_open"),
    _key("tick", ids=IDS, how=st.sampled_from(["tick", "tick", "untick"])),
    _key("at_selection", what=st.sampled_from(["undo", "review", "show_last_page"])),
    _key("state", statement=st.sampled_from(Statement)),
    _key("submit"),
    _key("turn_to", service=st.sampled_from([Service.UNBIND, Service.LABELS, Service.LABELS])),
    _key("ask_labels"),
    _key(
        "choose_label",
        place=st.integers(0, 9),
        reason=st.none() | st.sampled_from(CorrectionReason),
        how=st.sampled_from(["choose", "choose", "leave"]),
    ),
    _key("at_labels", what=st.sampled_from(["choose_all", "undo", "review", "show_last_page", "decline"])),
    _key("state_labels", statement=st.sampled_from(Statement)),
    _key("submit_correction"),
    _key("settle_all"),
    _key("refresh"),
    _key(
        "on_the_line",
        what=st.sampled_from(["toggle_hold", "toggle_hold", "drop", "end", "reconnect", "leave_stop"]),
    ),
    _key("go_to", step=st.sampled_from(Step)),
    _key("stop", reason=st.sampled_from(StopReason), choice=st.sampled_from(NextStep)),
    _key(
        "wrap_up",
        outcome=st.none() | st.sampled_from(Outcome),
        note=st.sampled_from(["", " ", "一句备注"]),
        call_back=st.booleans(),
    ),
    _key("time_goes_by", seconds=JUMPS),
    _key("midnight_passes"),
    _key("answers_come_late", late=st.booleans()),
    _key("one_answer_comes", place=st.integers(0, 5)),
)
AT_HOME = {
    "open",
    "resume",
    "put_away",
    "settle_all",
    "time_goes_by",
    "midnight_passes",
    "answers_come_late",
    "one_answer_comes",
}
"""What can be pressed, or happens, while no call is at hand."""
