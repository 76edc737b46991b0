"""A served registry that can be killed and started again at the same address. It knows no screen."""

from __future__ import annotations

import json
import os
import socket
import sqlite3
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.request import Request, urlopen

from tests.support_server import TOKEN

PATIENCE_SECONDS = 60.0


@dataclass
class ServedRegistry:
    """The real server in a process of its own, on loopback."""

    home: Path
    port: int
    _process: subprocess.Popen[bytes] | None = field(default=None)

    def start(self, *options: str) -> None:
        """Start it, with options of its own, and wait until it listens."""
        command = [sys.executable, "-m", "agent_console", "serve-registry", "--port", str(self.port)]
        command += ["--home", str(self.home), "--dev-token", TOKEN, *options]
        self._process = subprocess.Popen(
            command, env={**os.environ}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        until = time.monotonic() + PATIENCE_SECONDS
        while time.monotonic() < until:
            with socket.socket() as line:
                if line.connect_ex(("127.0.0.1", self.port)) == 0:
                    return
            time.sleep(0.05)
        raise AssertionError("the served registry never listened")

    def kill(self) -> None:
        """Take it away without a word."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            self._process = None

    def kept(self, table: str) -> int:
        """Count the rows of a table of its ledger: what took effect."""
        (file,) = self.home.rglob("ledger.sqlite3")
        with closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True)) as ledger:
            (count,) = ledger.execute(f"SELECT count(*) FROM {table}").fetchone()
        return int(count)

    def item_states(self) -> Counter[str]:
        """Count the items of everything filed by how far they are, as a client is told."""
        page = "/number-bindings/v0.1/unbind-requests?perPage=300"
        asked = Request(f"http://127.0.0.1:{self.port}{page}", headers={"Authorization": f"Bearer {TOKEN}"})
        with urlopen(asked, timeout=PATIENCE_SECONDS) as answer:
            told = json.load(answer)
        return Counter(item["status"] for one in told["items"] for item in one["items"])


@contextmanager
def served_registry(home: Path) -> Iterator[ServedRegistry]:
    """Serve the embedded registry from a home of its own."""
    home.mkdir(parents=True, exist_ok=True)
    (home / "settings.toml").write_text('[backend_options]\nlatency = "instant"\n', encoding="utf-8")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = int(free.getsockname()[1])
    served = ServedRegistry(home, port)
    served.start()
    try:
        yield served
    finally:
        served.kill()


def settings_for(served: ServedRegistry, home: Path) -> str:
    """Write down how a console reaches it; its token lies in a file of the owner's alone."""
    home.mkdir(parents=True, exist_ok=True)
    secret = home / "token"
    secret.touch(mode=0o600)
    secret.write_text(TOKEN, encoding="utf-8")
    return f"""backend = "http"
look_up_by_itself = true
[backend_options]
base_url = "http://127.0.0.1:{served.port}"
secret_file = "{secret}"
breaker_look_after = "0.5"
first_poll = "0.1"
"""
