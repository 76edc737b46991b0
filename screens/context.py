"""What every screen is given: the desk, the languages and the data shown beside a call. It decides nothing."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from agent_console.backend import (
    BackendDescription,
    Bilingual,
    Environment,
    PlatformId,
    ServiceWatching,
    TrainingDesk,
    TrainingPhone,
)
from agent_console.catalogue import Catalogue, PlatformIndex
from agent_console.desk import Desk
from agent_console.key_map import KeyMap
from agent_console.language import Language, Scripts
from agent_console.staff.checking import StaffCheck
from agent_console.staff.roster import Roster
from screens.caller.side import CallerSide
from screens.widgets.page import World

if TYPE_CHECKING:
    # Work for callers who ring pays nothing for what only training needs.
    from screens.training.classroom import Classroom


@dataclass
class Context:
    """The one thing handed from screen to screen; `language` changes while the console runs.

    `staff` says who somebody is; where it is not given it knows nobody. `training` names callers who ring; `phone`
    shows what stands on a caller's phone. Neither of the two is there when live.
    """

    desk: Desk
    languages: tuple[tuple[Language, Scripts], ...]
    catalogue: Catalogue
    index: PlatformIndex
    description: BackendDescription
    training: TrainingDesk | None = None
    phone: TrainingPhone | None = None
    service: ServiceWatching | None = None
    notices: tuple[Bilingual, ...] = ()
    staff: StaffCheck = field(default_factory=lambda: StaffCheck(Roster(), training=False))
    caller: CallerSide = field(default_factory=CallerSide)
    due_open: bool = False
    """Whether the due list stands on the screen while no call is at hand."""

    classroom: Classroom | None = None
    """Where the console was begun to train; never with a LIVE backend."""

    key_map: KeyMap = field(default_factory=KeyMap)
    words_used: list[str] = field(default_factory=list)
    """The words of one-line commands done so far, never what stood behind them; gone with the console."""

    @property
    def language(self) -> Language:
        """The language now shown."""
        return self.languages[0][0]

    @property
    def scripts(self) -> Scripts:
        """What to say, in the language now shown."""
        return self.languages[0][1]

    def platform_name(self, platform_id: PlatformId) -> str:
        """Return the name of a platform; one the registry lists no more keeps its id."""
        listed = self.desk.platforms.platforms
        platform = next((one for one in listed if one.id == platform_id), None)
        return self.language.bilingual(platform.name) if platform else str(platform_id)

    def label_provider_name(self, provider_id: str) -> str:
        """Return the name of a firm that labels numbers; one the catalogue does not know keeps its id."""
        return self.language.bilingual(self.catalogue.label_providers.name(provider_id))

    def switch_language(self) -> None:
        """Turn to the next language."""
        self.languages = (*self.languages[1:], self.languages[0])

    @property
    def world(self) -> World:
        """LIVE where the backend says so; everything else is TRAINING."""
        live = self.description.environment is Environment.LIVE
        return World.LIVE if live else World.TRAINING
