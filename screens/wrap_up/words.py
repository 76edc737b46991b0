"""What the wrap-up says around its body: time left, status line, keys. It knows no lines of the body."""

from __future__ import annotations

from datetime import timedelta

from screens.widgets.keyline import Hint
from screens.wrap_up.view import TIME_WORDS, WrapUpView, digit_of, time_left_word


def heading_right(view: WrapUpView, whole: timedelta) -> str:
    """Return the time left in figures and in words, or why it does not run."""
    _, left = view.language.text, view.left
    if left is None:
        return _("the line is up, the time does not run")
    word = _(TIME_WORDS[time_left_word(left, whole)])
    return _("wrap-up time {time}  {word}").format(time=view.language.duration(left), word=word)


def resting_message(view: WrapUpView, offered: bool) -> str:
    """Return what becomes of the page by itself, and the offer of more time near its end."""
    _ = view.language.text
    if offered:
        return _("! Saved by itself soon: Space for one minute more")
    if view.left is None:
        return _("  Enter saves and ends the call")
    return _("  saved by itself when the time is over; it reminds at 0:20")


def hints_of(view: WrapUpView) -> tuple[Hint, ...]:
    """Return the keys of the page."""
    _ = view.language.text
    return (
        Hint("Enter", _("Save, go home")),
        Hint("1-7 9", _("Outcome")),
        Hint("F6", _("Note")),
        Hint("Space", _("+60 seconds")),
        Hint("Esc", _("Back")),
    )


def one_line(view: WrapUpView) -> str:
    """Return the one-line form of saving with what is chosen."""
    first = view.pages[0]
    return f":w {digit_of(first, view.chosen)}" if view.chosen in first else ":w"
