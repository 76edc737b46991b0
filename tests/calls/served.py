"""A served registry that can be killed and started again at the same address. It knows no screen."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from tests.support_server import TOKEN

PATIENCE_SECONDS = 60.0


@dataclass
class ServedRegistry:
    """The real server in a process of its own, on loopback."""

    home: Path
    port: int
    _process: subprocess.Popen[bytes] | None = field(default=None)

    def start(self) -> None:
        """Start it and wait until it listens."""
        command = [sys.executable, "-m", "agent_console", "serve-registry", "--port", str(self.port)]
        command += ["--home", str(self.home), "--dev-token", TOKEN]
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
