"""The catalogue of platforms: it knows what the data files say of them and how one is found by its letters.

What stands here is light. `agent_console.catalogue.load` reads the files and costs pydantic: import it late.
"""

from agent_console.catalogue.closing import NOTHING_KNOWN, Closing
from agent_console.catalogue.facts import Fact
from agent_console.catalogue.grades import Grade, Known
from agent_console.catalogue.label_providers import LabelProvider, LabelProviders
from agent_console.catalogue.model import Catalogue, Covered, PlatformCard
from agent_console.catalogue.names import NameIndex
from agent_console.catalogue.readings import NO_READINGS, Readings, load_readings
from agent_console.catalogue.search import PlatformIndex

__all__ = [
    "NOTHING_KNOWN",
    "NO_READINGS",
    "Catalogue",
    "Closing",
    "Covered",
    "Fact",
    "Grade",
    "Known",
    "LabelProvider",
    "LabelProviders",
    "NameIndex",
    "PlatformCard",
    "PlatformIndex",
    "Readings",
    "load_readings",
]
