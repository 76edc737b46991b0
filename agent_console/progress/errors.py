"""What breaks as results are kept. It knows no words for it."""

from __future__ import annotations

from agent_console.training.finished import FinishedRun


class CertificateNotWritten(OSError):
    """The run is kept, as `kept`, and its certificate could not be written."""

    def __init__(self, kept: FinishedRun) -> None:
        super().__init__(f"run {kept.number}")
        self.kept = kept
