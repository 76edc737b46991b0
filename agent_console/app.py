"""The wiring of one start: it knows how the parts are put together, and owns nothing."""

from textual.app import App

from agent_console.options import Options


class AgentConsole(App[None]):
    """The console on a terminal."""

    TITLE = "agent-console"


def run(options: Options) -> int:
    """Open the console and answer with the exit code of the process."""
    app = AgentConsole()
    app.run(mouse=options.mouse)
    return app.return_code or 0
