"""Processes that begin at once: forked off one that has imported everything. It knows nothing of what they do."""

from __future__ import annotations

import multiprocessing
from typing import Final

PROCESSES: Final = multiprocessing.get_context("forkserver")
"""A process begun from here costs milliseconds; one that begins with its imports costs a second."""

PROCESSES.set_forkserver_preload(["tests.reliability.warm"])

PATIENCE_SECONDS: Final = 60
"""How long a starved machine may take to a first word; nothing waits for it in vain."""
