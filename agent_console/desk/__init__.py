"""The agent's desk: takes an intent, asks the gate, awaits the backend, commits, answers. It knows no screen.

`Desk` is the one thing a screen holds. Its parts follow the steps of a call; each intent is one method.
"""

from agent_console.desk.desk import Desk
from agent_console.desk.desk_settings import DeskSettings
from agent_console.desk.following import Followed
from agent_console.desk.reply import Failure, FailureKind, Reply

__all__ = ["Desk", "DeskSettings", "Failure", "FailureKind", "Followed", "Reply"]
