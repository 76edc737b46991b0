"""The catalogue of platforms: it knows what the data files say of them and how one is found by its letters.

What stands here is light. `agent_console.catalogue.load` reads the files and costs pydantic: import it late.
"""

from agent_console.catalogue.model import Catalogue, Fact, Grade, PlatformCard
from agent_console.catalogue.names import NameIndex
from agent_console.catalogue.readings import NO_READINGS, Readings, load_readings
from agent_console.catalogue.search import PlatformIndex

__all__ = [
    "NO_READINGS",
    "Catalogue",
    "Fact",
    "Grade",
    "NameIndex",
    "PlatformCard",
    "PlatformIndex",
    "Readings",
    "load_readings",
]
