"""The form of the script files. It knows which values may stand where; pages and placeholders are checked later.

It costs pydantic: `scripts.load_scripts` imports it when it is called.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, StringConstraints

from agent_console.data_forms import Form, Printable

Line = Annotated[str, StringConstraints(min_length=1, max_length=400), Printable]
Version = Annotated[str, StringConstraints(pattern=r"\A[A-Z]-20\d\d-(0[1-9]|1[0-2])[a-z]?\z")]


class VersionedForm(Form):
    """A text a caller agrees to, with its version."""

    version: Version
    text: Annotated[tuple[Line, ...], Field(min_length=1)]


class MessageForm(Form):
    """The text message for each service; all of them have one version."""

    version: Version
    unbind: Line
    own_accounts: Line
    labels: Line


class WarningForm(Form):
    """The sentence part for each weight of a warning."""

    money: Line
    identity: Line
    plain: Line


class QuestionForm(Form):
    """What callers ask on a page, and the answer."""

    asked: Line
    answer: Line


class PageForm(Form):
    """One page's script."""

    say: Line
    avoid: Line
    full: tuple[Line, ...] = ()
    question: tuple[QuestionForm, ...] = ()


class ScriptFile(Form):
    """A whole language."""

    notice: VersionedForm
    separate_consent: VersionedForm
    sms: MessageForm
    warning: WarningForm
    page: dict[str, PageForm]
