"""A registry's list of platforms as a desk can work with it: each id once, each text of a length. It asks nobody."""

from __future__ import annotations

from dataclasses import replace

from agent_console.backend import Bilingual, Platform, PlatformList
from agent_console.desk.understood import writable

LONGEST_NAME = 60
"""Twice what a row of the widest window shows; searching and cutting grow with it at every key."""

LONGEST_TEXT = 400
"""A warning or a route of more than five rows is read by nobody on a call."""


def usable(listed: PlatformList) -> PlatformList:
    """Give a list on without what cannot be shown: a second entry of an id, and the ends of endless texts."""
    first = {one.id: one for one in reversed(listed.platforms)}
    platforms = dict.fromkeys(one.id for one in listed.platforms)
    version = writable(listed.version)[:LONGEST_NAME]
    return PlatformList(version, tuple(_shortened(first[id_]) for id_ in platforms))


def _shortened(platform: Platform) -> Platform:
    return replace(
        platform,
        name=_cut(platform.name, LONGEST_NAME),
        family_name=_cut(platform.family_name, LONGEST_NAME),
        warning=_cut(platform.warning, LONGEST_TEXT) if platform.warning else None,
        route=_cut(platform.route, LONGEST_TEXT) if platform.route else None,
    )


def _cut(text: Bilingual, length: int) -> Bilingual:
    return Bilingual(writable(text.zh)[:length], writable(text.en)[:length])
