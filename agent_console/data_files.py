"""Where the data files are: it knows the two places `data/` can stand, not what is in it."""

from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

import agent_console


def data_file(*parts: str) -> Traversable:
    """Find a file or folder of `data/`, in a checkout and in an installed wheel alike.

    Args:
        parts: The names below `data/`, one folder or file each: `data_file("holidays", "2027.toml")`.

    Returns:
        The place, whether or not anything is there yet; ask `is_file()` or `is_dir()`.

    Raises:
        ValueError: A part would lead out of `data/`.
    """
    for part in parts:
        if not part or part in {".", ".."} or "/" in part or "\\" in part:
            raise ValueError(f"not the name of one file or folder: {part!r}")
    return _data_folder().joinpath(*parts)


def _data_folder() -> Traversable:
    installed = files(agent_console).joinpath("data")
    if installed.is_dir():
        return installed
    return Path(agent_console.__file__).resolve().parent.parent / "data"
