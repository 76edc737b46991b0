"""A start that writes down which modules were loaded at the first paint, and when the first page stood.

`python -m tests.app.watched_start FILE ARGUMENTS...`
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from agent_console.cli import start


def watch(file: Path) -> None:
    """Let the two moments be written down."""
    from agent_console.app import AgentConsole

    load, begin = AgentConsole._load, AgentConsole._begin
    seen: dict[str, list[str]] = {}

    def loading(app: AgentConsole) -> None:
        seen["painted"] = sorted(sys.modules)
        load(app)

    async def beginning(app: AgentConsole, work: object) -> None:
        from screens.home.screen import HomeScreen

        ask = HomeScreen._ask_who_rings

        def asking(page: HomeScreen) -> None:
            seen["home"] = sorted(sys.modules)
            file.write_text(json.dumps(seen), encoding="utf-8")
            ask(page)

        HomeScreen._ask_who_rings = asking  # type: ignore[method-assign,assignment]
        await begin(app, work)  # type: ignore[arg-type]

    AgentConsole._load = loading  # type: ignore[method-assign,assignment]
    AgentConsole._begin = beginning  # type: ignore[method-assign,assignment]


if __name__ == "__main__":
    watch(Path(sys.argv[1]))
    sys.exit(start(sys.argv[2:]))
