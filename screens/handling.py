"""What a page does at a key or at a one-line command, as it is asked for it: nothing, until the page says otherwise."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping

from screens.widgets.line import Text

Handler = Callable[[], Awaitable[None] | None]


class Handling:
    """Keys by the console's own names of them; commands by their ids, with what stands behind their words."""

    def handlers(self) -> Mapping[str, Handler]:
        """Return what each key of this page does, by the console's name of the key."""
        return {}

    def command(self, id_: str, argument: str) -> Handler | None:
        """Return what a command without a key of its own does on this page, or None."""
        return None

    def problem_with(self, id_: str, argument: str) -> Text:
        """Say what is wrong with what stands behind a command's word, before it is done; nothing when it is right."""
        return ""

    def completed(self, id_: str, argument: str) -> str:
        """Return what stands behind a command's word with its last part completed."""
        return argument

    def foretold(self, id_: str, argument: str) -> Text:
        """Say what a command would do with what stands behind its word; nothing: what it does at all."""
        return ""
