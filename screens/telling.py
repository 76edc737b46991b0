"""What became of an intent stands on the status line, also when it cannot be written down. It knows no intent."""

from __future__ import annotations

from textual.message import Message

from agent_console.desk import Reply
from agent_console.store.errors import StoreError
from screens.sentences import reply_sentence
from screens.typing_ahead import TypingAhead


class Telling(TypingAhead):
    """A page that tells what it was answered."""

    def answer(self, reply: Reply, done: str = "") -> bool:
        """Show what became of an intent; True when it was done."""
        self.tell(done if reply.done else reply_sentence(reply, self.language))
        if not reply.done:
            self.drop_typed_ahead()
        return reply.done

    def cases_moved(self) -> None:
        """Take note that something was heard of cases by itself; a page that lists none has nothing to do."""

    def store_failed(self) -> None:
        """Say that nothing can be written down: what is shown stays, and no step is taken any more."""
        self.tell(
            self.language.text("x Not written down, the disk failed: leave with Ctrl+Q and start again")
        )

    async def _dispatch_message(self, message: Message) -> None:
        # Here, so that no key, no timer and no field needs to know; the toolkit would end the page's loop.
        try:
            await super()._dispatch_message(message)
        except StoreError:
            self.store_failed()
