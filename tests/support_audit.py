"""The audit records of a home as another process finds them on disk. It knows no desk."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any


def records_on_disk(casebook: Path) -> list[dict[str, Any]]:
    """Read every record of a casebook's file, oldest first."""
    with closing(sqlite3.connect(casebook)) as connection:
        return [json.loads(row[0]) for row in connection.execute("SELECT body FROM audit ORDER BY seq")]
