"""A call worked as a story: what an agent presses and sees, and what was done about it anywhere. It knows no screen.

Keys that carry what the caller said are data and are not counted; every other key is.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

from textual.events import Key

from agent_console.call import events as e
from agent_console.casebook.case_summary import CaseSummary
from agent_console.identity.phone import PhoneNumber
from agent_console.language import Language
from tests.console import SMALL, Console, TestClock, console

MOST_ROWS = 60
"""More rows than the first page ever lists in these stories."""


@dataclass
class Agent:
    """An agent at a console: hands, eyes, and what was heard in confidence."""

    running: Console
    home: Path
    pressed: int = 0
    confided: list[str] = field(default_factory=list)

    @property
    def language(self) -> Language:
        assert self.running.app.context is not None
        return self.running.app.context.language

    # ------------------------------------------------------------------ hands

    async def press(self, *keys: str) -> None:
        """Press keys, one after the other; they count."""
        self.pressed += len(keys)
        await self.running.press(*keys)

    async def types(self, text: str) -> None:
        """Type what the caller said."""
        await self.running.type(text)

    async def types_at_once(self, text: str) -> None:
        """Type a text as an input method commits it: all characters before anything was drawn."""
        for character in text:
            self.running.app.post_message(Key(character, character))
        await self.running.pilot.pause()

    async def types_in_confidence(self, text: str) -> None:
        """Type a name, an ID number or a code: nothing of it may stay behind."""
        self.confided.append(text)
        await self.running.type(text)

    async def answers(self, calling: str) -> None:
        """Answer the call from a number with Enter; which one rings on top is chance, so moving to it is no key."""
        await self.moves_to(PhoneNumber(calling).masked)
        await self.press("enter")
        await self.on("Intake")

    async def moves_to(self, words: str) -> None:
        """Move `>` on the first page to the row with these words."""
        await self.on("Home")
        await self.running.until(lambda: "138****" in self.running.text, "callers")
        self.running.clock.advance(seconds=1)
        for _ in range(MOST_ROWS):
            if any(words in part and part.lstrip().startswith(">") for part in self.columns):
                return
            await self.running.press("down")
        raise AssertionError(f"no row with {words!r}:\n{self.running.text}")

    async def verifies(self, name: str, document: str) -> None:
        """Compare name and ID number; the code goes out by itself where all signals are clear."""
        await self.on("Verification")
        await self.running.until(lambda: self.running.call.verification.signals is not None, "signals")
        await self.types_in_confidence(name)
        await self.press("enter")
        await self.types_in_confidence(document)

    async def hears_the_code(self, number: str) -> str:
        """Wait for a code and have it read from the caller's phone."""
        await self.running.until(lambda: self.running.call.verification.code is not None, "a code")
        await self.running.pilot.pause()
        code = await self.running.code_on_phone(PhoneNumber(number))
        self.confided.append(code)
        return code

    async def gets_to_the_selection(self, calling: str, name: str, document: str) -> None:
        """Work a call about the calling number until its platforms are listed: four keys."""
        await self.answers(calling)
        await self.knows_the_verdict()
        await self.press("enter")
        await self.on("Notice")
        await self.press("1")
        await self.verifies(name, document)
        await self.types(await self.hears_the_code(calling))
        await self.on("Selection")

    async def gets_to_the_read_back(self, calling: str, name: str, document: str, *found_by: str) -> None:
        """Go on to the read-back with what each filter finds ticked."""
        await self.gets_to_the_selection(calling, name, document)
        for letters in found_by:
            await self.types(letters)
            await self.press("space")
        await self.press("enter")
        await self.reads_to_the_end()

    async def reads_to_the_end(self) -> None:
        """Wait until the last page of the list has stood on the screen: answers pressed before are not counted."""
        await self.on("ReadBack")
        await self.running.until(lambda: self.running.call.read_back.last_page_shown, "the last page")
        await self.running.pilot.pause()

    async def goes_home(self) -> None:
        """Save the wrap-up as it is proposed."""
        await self.on("WrapUp")
        await self.press("enter")
        await self.on("Home")

    # ------------------------------------------------------------------ eyes

    async def on(self, page: str) -> None:
        """Wait for a page."""
        await self.running.on_page(f"{page}Screen")

    async def is_told_a_number(self, calling: str, subject: str) -> str:
        """Answer a call from one phone about another number, and give its case."""
        await self.answers(calling)
        await self.types(subject)
        await self.running.until(
            lambda: (told := self.running.call.numbers.subject) is not None and told.digits == subject,
            "the number that was typed",
        )
        await self.knows_the_verdict()
        return self.running.call.id

    async def knows_the_verdict(self) -> None:
        """Wait until the registry has said what it knows of the number."""
        await self.running.until(lambda: self.running.call.numbers.record is not None, "the verdict")
        await self.running.pilot.pause()

    async def sees(self, zh: str, en: str | None = None) -> None:
        """Wait until a text stands on the screen, in the language that is shown."""
        assert self.language.chinese or en is not None, "no English words to look for"
        await self.running.sees(zh if self.language.chinese else en or "")

    @property
    def columns(self) -> list[str]:
        """The rows of the screen, those of a wide window in their three parts."""
        return [part for row in self.running.rows for part in row.split("|")]

    def does_not_see(self, *texts: str) -> bool:
        """Whether none of these texts stands on the screen now."""
        return not any(text in self.running.text for text in texts)

    # ------------------------------------------------------------------ what was done

    def happened(self, call_id: str) -> tuple[e.Event, ...]:
        """Everything that is stored of a call."""
        return self.running.desk.casebook.events_of(call_id)

    def did_not_happen(self, call_id: str, *kinds: type[e.Event]) -> bool:
        """Whether a call has none of these events."""
        return not any(isinstance(event, kinds) for event in self.happened(call_id))

    def case(self, call_id: str) -> CaseSummary:
        """How a case stands in the casebook."""
        found = next((one for one in self.running.desk.casebook.recent(100) if one.call_id == call_id), None)
        assert found is not None
        return found

    def registered(self, table: str) -> int:
        """Count the rows of one table of the registry's own ledger."""
        with sqlite3.connect(f"file:{self.home}/registry/fake/ledger.sqlite3?mode=ro", uri=True) as ledger:
            (count,) = ledger.execute(f"SELECT count(*) FROM {table}").fetchone()
        ledger.close()
        return int(count)

    def filed_platforms(self) -> set[str]:
        """Name every platform the registry was asked to release anything at."""
        with sqlite3.connect(f"file:{self.home}/registry/fake/ledger.sqlite3?mode=ro", uri=True) as ledger:
            found = {str(platform_id) for (platform_id,) in ledger.execute("SELECT platform_id FROM items")}
        ledger.close()
        return found

    def asked_nothing_of_anyone(self) -> bool:
        """Whether the registry was asked for no code, no lookup and no request."""
        return not any(self.registered(table) for table in ("codes", "lookups", "requests", "messages"))


@asynccontextmanager
async def at_work(
    home: Path,
    *,
    size: tuple[int, int] = SMALL,
    language: str = "zh",
    clock: TestClock | None = None,
    settings: str = "",
) -> AsyncIterator[Agent]:
    """Sit an agent down at a console; when they leave, the casebook holds nothing that was told in confidence."""
    async with console(
        home, size=size, language="en" if language == "en" else "zh", clock=clock, settings=settings
    ) as running:
        agent = Agent(running, home)
        await agent.on("Home")
        yield agent
    nothing_in_confidence_is_kept(home, agent.confided)


def nothing_in_confidence_is_kept(home: Path, confided: list[str]) -> None:
    """Look for names, ID numbers (also their last six) and codes in every byte of the casebook's files."""
    files = sorted((home / "training").rglob("casebook.sqlite*"))
    written = b"\n".join(file.read_bytes() for file in files)
    # What must be there is found the same way, so that looking in the wrong place is no proof.
    assert _stands_in("8021", written) or _stands_in("cases", written), files
    for text in confided:
        for form in {text, text.lower(), text.upper(), text.encode("unicode_escape").decode()}:
            assert not _stands_in(form, written), f"{len(text)} confided characters stand in the casebook"
        if len(text) == 18:
            assert not _stands_in(text[-6:], written), "the last six stand in the casebook"


def _stands_in(text: str, written: bytes) -> bool:
    """Whether a text stands there on its own; six digits inside a longer number are that number's."""
    needle = re.escape(text.encode())
    return re.search(rb"(?<![0-9A-Za-z])" + needle + rb"(?![0-9A-Za-z])", written) is not None
