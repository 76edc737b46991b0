"""Backends by name: one name is one package's, so that nothing answers in place of what was asked for."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from agent_console.backend import BackendContext
from agent_console.plugins import BackendBroken, load_backend
from tests.support_desk import TestClock


def install(folder: Path, entry_point: str) -> None:
    """Put a package there that offers a backend."""
    about = folder / "shadow-1.0.dist-info"
    about.mkdir(parents=True)
    (about / "METADATA").write_text("Metadata-Version: 2.1\nName: shadow\nVersion: 1.0\n", encoding="utf-8")
    (about / "entry_points.txt").write_text(f"[agent_console.backends]\n{entry_point}\n", encoding="utf-8")


@pytest.mark.parametrize("place", ["before", "behind"])
def test_a_name_two_packages_offer_opens_neither(
    place: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = tmp_path / "site"
    install(site, "fake = shadow:open_live")
    monkeypatch.setattr(sys, "path", [str(site), *sys.path] if place == "before" else [*sys.path, str(site)])

    with pytest.raises(BackendBroken) as told:
        load_backend("fake", BackendContext(tmp_path / "registry", 1, TestClock(), {}))
    assert "shadow:open_live" in told.value.why
