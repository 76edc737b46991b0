"""What has to hold of platforms and companies beyond the form of a file. It knows no width and no sound."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from agent_console.backend import UnbindMethod, WarningWeight
from agent_console.catalogue.load import LABEL_FILE, LIST_FILE, SAMPLE_FILE
from agent_console.catalogue.model import Covered
from agent_console.catalogue.readings import squash
from agent_console.catalogue.samples import samples
from agent_console.catalogue.schema import ListFile, SampleFile
from agent_console.cataloguing.finding import Finding, Rule
from agent_console.cataloguing.reading import Folder, Placed
from agent_console.cataloguing.texts import leaves


def broken_rules(read: Folder, today: date) -> Iterator[Finding]:
    """Find what platforms, companies and dates do against the rules."""
    yield from _ids(read)
    yield from _names(read)
    for placed in read.platforms:
        yield from _warned_and_routed(placed)
        yield from _covered(placed)
    if read.listing is not None:
        yield from _order(read.listing, read)
    yield from _dates(read, today)


def _ids(read: Folder) -> Iterator[Finding]:
    families = ((file, "family.id", family.id) for file, family in read.families.items())
    yield from _twice(families, Rule.TWICE_ID)
    own = [(one.file, f"{one.place}.id", one.form.id) for one in read.platforms]
    yield from _twice([*own, *_sample_ids(read.samples)], Rule.TWICE_ID)
    firms = read.labels.provider if read.labels else ()
    yield from _twice(
        ((LABEL_FILE, f"provider[{number}].id", one.id) for number, one in enumerate(firms, 1)), Rule.TWICE_ID
    )


def _sample_ids(rule: SampleFile | None) -> Iterator[tuple[str, str, str]]:
    for one in samples(rule) if rule else ():
        yield SAMPLE_FILE, "platform.id", one.id


def _names(read: Folder) -> Iterator[Finding]:
    """Find names and aliases two platforms share: a search could not tell them apart."""
    taken: dict[str, Placed] = {}
    for placed in read.platforms:
        own = {squash(placed.form.name.zh), squash(placed.form.name.en)}
        named = [("name.zh", placed.form.name.zh), ("name.en", placed.form.name.en)]
        named += [(f"aliases[{number}]", alias) for number, alias in enumerate(placed.form.aliases, 1)]
        seen: set[str] = set()
        for place, name in named:
            key = squash(name)
            other = taken.setdefault(key, placed)
            again = place.startswith("aliases") and (key in own or key in seen)
            if other is not placed or again:
                values = {"name": name, "other": other.form.id}
                yield Finding(placed.file, f"{placed.place}.{place}", Rule.TWICE_NAME, values)
            seen.add(key)


def _twice(ids: Iterable[tuple[str, str, str]], rule: Rule) -> Iterator[Finding]:
    first: dict[str, str] = {}
    for file, place, id_ in ids:
        if id_ in first:
            yield Finding(file, place, rule, {"name": id_, "other": first[id_]})
        first.setdefault(id_, file)


def _warned_and_routed(placed: Placed) -> Iterator[Finding]:
    form = placed.form
    if form.weight is not WarningWeight.PLAIN and form.warning is None:
        yield Finding(
            placed.file, f"{placed.place}.warning", Rule.NO_WARNING, {"weight": form.weight.lower()}
        )
    if (form.warning is None) != (form.word is None):
        missing = "word" if form.word is None else "warning"
        if missing == "word" or form.weight is WarningWeight.PLAIN:
            yield Finding(placed.file, f"{placed.place}.{missing}", Rule.NO_WORD)
    if form.unbind is UnbindMethod.SELF_SERVICE and form.route is None:
        yield Finding(placed.file, f"{placed.place}.route", Rule.NO_ROUTE)


def _covered(placed: Placed) -> Iterator[Finding]:
    unbinds = Covered.UNBIND in placed.form.covered_by
    takes_part = placed.form.unbind is not UnbindMethod.NOT_SUPPORTED
    if unbinds != takes_part:
        rule = Rule.COVERED_NOT_SUPPORTED if unbinds else Rule.NOT_COVERED
        yield Finding(placed.file, f"{placed.place}.covered_by", rule)


def _order(listing: ListFile, read: Folder) -> Iterator[Finding]:
    for number, name in enumerate(listing.order, 1):
        place = f"order[{number}]"
        if f"{name}.toml" not in read.raw and not any(one.file == f"{name}.toml" for one in read.findings):
            yield Finding(LIST_FILE, place, Rule.NO_SUCH_FAMILY, {"name": name})
        if name in listing.order[: number - 1]:
            yield Finding(LIST_FILE, place, Rule.TWICE_ID, {"name": name, "other": LIST_FILE})


def _dates(read: Folder, today: date) -> Iterator[Finding]:
    for file, content in read.raw.items():
        for place, name, text in leaves(content):
            later = (name == "as_of" and text > today.isoformat()[:7]) or (
                name == "version" and text > today.isoformat()
            )
            if later:
                yield Finding(file, place, Rule.FUTURE, {"name": text})
