"""What an agent says: it knows the scripts of one language, page by page, and nothing of a call."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from importlib.resources.abc import Traversable
from string import Formatter
from typing import TYPE_CHECKING

from agent_console.data_files import data_file
from agent_console.data_schema import DataFileError, DataProblem, read_as
from agent_console.language.pages import Page, placeholders_of

if TYPE_CHECKING:
    from agent_console.backend import WarningWeight
    from agent_console.language.script_schema import PageForm, ScriptFile, VersionedForm

_COMPANIES = frozenset({"companies"})


@dataclass(frozen=True, slots=True)
class Script:
    """What to say on a page, what not, the whole text, and (asked, answer) of what callers ask there."""

    say: str
    avoid: str
    full: str
    questions: tuple[tuple[str, str], ...] = ()

    def filled(self, **values: str) -> Script:
        """Fill in what the page leaves open; `pages.PLACEHOLDERS` names it.

        Args:
            values: Each placeholder's text. Braces in it stay what they are.

        Raises:
            KeyError: Something is left open.
        """
        return replace(self, say=self.say.format_map(values), full=self.full.format_map(values))


@dataclass(frozen=True, slots=True)
class VersionedText:
    """A text a caller agrees to or is sent, line by line; consent is recorded with the version (PIPL §14, §23)."""

    version: str
    text: str


@dataclass(frozen=True, slots=True)
class Messages:
    """What a caller is sent with a code, by service; each holds the literal `{{code}}`, which the registry fills.

    They never go through `Script.filled`.
    """

    version: str
    unbind: str
    own_accounts: str
    labels: str


@dataclass(frozen=True, slots=True)
class Scripts:
    """The scripts of one language."""

    notice: VersionedText
    separate_consent: VersionedText
    sms: Messages
    warnings: Mapping[WarningWeight, str]
    pages: Mapping[Page, Script]

    def page(self, page: Page | str) -> Script:
        """Give the script of a page.

        Raises:
            ValueError: No page has this id.
        """
        return self.pages[Page(page)]

    def warning(self, weight: WarningWeight, companies: str) -> str:
        """Say what unbinding may cost at some companies; a part of a sentence, for `statement_1`."""
        return self.warnings[weight].format_map({"companies": companies})


def load_scripts(code: str, folder: Traversable | None = None) -> Scripts:
    """Load `data/scripts/<code>.toml`, or the same of another folder.

    Raises:
        DataFileError: It is missing or damaged, a page is missing, or a sentence leaves open what nobody fills.
    """
    # Late: who only needs a sentence, as the first paint does, reads no script.
    from agent_console.backend import WarningWeight
    from agent_console.language.script_schema import ScriptFile

    file = (data_file("scripts") if folder is None else folder) / f"{code}.toml"
    content = read_as(ScriptFile, file)
    _check_pages(content, file.name)
    _check_texts(content, file.name)
    whole_text = {Page.NOTICE: content.notice.text, Page.STATEMENT_3: content.separate_consent.text}
    return Scripts(
        notice=_versioned(content.notice),
        separate_consent=_versioned(content.separate_consent),
        sms=Messages(**dict(content.sms)),
        warnings={
            WarningWeight.MONEY: content.warning.money,
            WarningWeight.IDENTITY: content.warning.identity,
            WarningWeight.PLAIN: content.warning.plain,
        },
        pages={page: _script(content.page[page], whole_text.get(page)) for page in Page},
    )


def placeholders_in(text: str) -> frozenset[str] | None:
    """Name what a sentence leaves open; None where its braces make no sense."""
    if "{" not in text and "}" not in text:
        return frozenset()  # Most sentences; asking the formatter about each took a twentieth of a start.
    try:
        fields = [(name, spec, conversion) for _, name, spec, conversion in Formatter().parse(text)]
    except ValueError:
        return None
    if any(spec or conversion or name == "" for name, spec, conversion in fields):
        return None
    return frozenset(name for name, _, _ in fields if name is not None)


def _check_pages(content: ScriptFile, file: str) -> None:
    for page_id in content.page:
        if page_id not in set(Page):
            raise DataFileError(file, f"page.{page_id}", DataProblem.UNKNOWN_NAME)
    for page in Page:
        if page not in content.page:
            raise DataFileError(file, f"page.{page}", DataProblem.MISSING)
        _check_page(content.page[page], page, file)


def _check_page(form: PageForm, page: Page, file: str) -> None:
    allowed = placeholders_of(page)
    if not form.full and page not in {Page.NOTICE, Page.STATEMENT_3}:
        raise DataFileError(file, f"page.{page}.full", DataProblem.MISSING)
    if placeholders_in(form.say) != allowed:
        raise DataFileError(file, f"page.{page}.say", DataProblem.WRONG)
    for index, line in enumerate(form.full):
        found = placeholders_in(line)
        if found is None or not found <= allowed:
            raise DataFileError(file, f"page.{page}.full[{index + 1}]", DataProblem.WRONG)


def _check_texts(content: ScriptFile, file: str) -> None:
    if placeholders_in("".join(content.notice.text)):
        raise DataFileError(file, "notice.text", DataProblem.WRONG)
    if placeholders_in("".join(content.separate_consent.text)) != _COMPANIES:
        raise DataFileError(file, "separate_consent.text", DataProblem.WRONG)
    for service, text in content.sms:
        if service != "version" and text.count("{{code}}") != 1:
            raise DataFileError(file, f"sms.{service}", DataProblem.WRONG)
    for weight, text in content.warning:
        if placeholders_in(text) != _COMPANIES:
            raise DataFileError(file, f"warning.{weight}", DataProblem.WRONG)


def _script(form: PageForm, whole_text: tuple[str, ...] | None) -> Script:
    return Script(
        say=form.say,
        avoid=form.avoid,
        full="\n".join(whole_text or form.full),
        questions=tuple((question.asked, question.answer) for question in form.question),
    )


def _versioned(form: VersionedForm) -> VersionedText:
    return VersionedText(form.version, "\n".join(form.text))
