"""Which keys of a page wait for an answer, and when what was typed ahead is given up. It knows no key of a page."""

from __future__ import annotations

from textual import events, on

from screens.awaited import Answer
from screens.described_screen import DescribedScreen
from screens.terminal.one_key_at_a_time import OneKeyAtATime


class TypingAhead(DescribedScreen):
    """A page on which keys may have to wait."""

    def awaits(self, key: str) -> Answer | None:
        """Return what a key has to wait for on this page now, or None."""
        return None

    def awaited(self, key: str) -> Answer | None:
        """Return what a key has to wait for: what the page awaits, or the page that takes its place."""
        if self.panel is not None:
            return None
        return self.awaits(key) if self._right() else Answer(over=self._right)

    def _right(self) -> bool:
        """Whether no other page is on its way to take this one's place."""
        from screens.router import page_at

        return not self.is_current or isinstance(self, page_at(self.context))

    @on(events.ScreenResume)
    def go_on_typed_ahead(self) -> None:
        """Go on with what was typed ahead: this page came, or an answer did."""
        if isinstance(self.app, OneKeyAtATime):
            self.app.call_later(self.app.look_at_typed_ahead)

    def drop_typed_ahead(self) -> None:
        """Give up what was typed for a page that does not come."""
        if isinstance(self.app, OneKeyAtATime):
            self.app.drop_typed_ahead()

    def meant_by(self, key: str) -> str | tuple[str, ...]:
        """Return what a key stands for by the settings; the key test wants to see each as it is."""
        key_map = self.context.key_map
        if self.panel is not None and self.panel.takes_every_key:
            return key
        return key_map.lines.get(key) or key_map.meant.get(key, key)

    def told_of_dropped(self, count: int) -> None:
        """Say on the status line that keys were dropped."""
        dropped = self.language.plural(
            "! {count} key typed ahead was dropped", "! {count} keys typed ahead were dropped", count
        )
        self.tell(dropped)
