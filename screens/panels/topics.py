"""What F3 tells that belongs to no platform and no step: honest answers to what callers ask. Pure; it asks nobody."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

from agent_console.backend import Bilingual
from agent_console.call.call import Call
from agent_console.call.steps import Service, Step
from agent_console.call.stop import StopReason
from agent_console.catalogue import Catalogue, Known, LabelProvider, LabelProviders, NameIndex, load_readings
from agent_console.catalogue.names import read_query
from agent_console.language import N_, Language
from screens.panels.sourced import grades_explained, known_row, row_of
from screens.widgets.line import EMPTY, Line

TopicLines = Callable[[Catalogue, Language, int], Iterator[Line]]


@dataclass(frozen=True, slots=True)
class InfoTopic:
    """One page of knowledge; `words` are others that find it, in any language, besides its title."""

    id: str
    title: str
    words: tuple[str, ...]
    lines: TopicLines


_LAW = "A 2026-11"
_ERASURE: tuple[tuple[str, str, str], ...] = (
    (
        N_("Unbinding"),
        N_("Cuts number and account apart. The account stays, with all that is in it: nothing is erased."),
        "B 2025-11",
    ),
    (
        N_("Previous"),
        N_("Data in a previous holder's account are that person's. Only they can have them erased."),
        _LAW,
    ),
    (
        N_("One's own"),
        N_("Whoever the data are about can ask the platform to erase them (PIPL article 47)."),
        _LAW,
    ),
    (
        N_("Where"),
        N_("At the platform: its own closing or privacy page. F3 on its card says what is known."),
        "",
    ),
    (
        N_("We do"),
        N_("Read the route out, note it on the case, ring back if asked. Nothing is sent to anybody."),
        "",
    ),
    (
        N_("Do not say"),
        N_("'It is all gone', 'we erase it for you', or by when a platform will have erased it."),
        "",
    ),
)


def _erasure(_catalogue: Catalogue, language: Language, width: int) -> Iterator[Line]:
    _ = language.text
    yield EMPTY.at(2, _("No. Unbinding erases nothing, here or at the platform."), "heading")
    yield EMPTY
    for label, text, source in _ERASURE:
        yield from row_of(_(label), _(text), width, source or _("ours"))
    yield from grades_explained(language, width)


def _labels(catalogue: Catalogue, language: Language, width: int) -> Iterator[Line]:
    _ = language.text
    providers = catalogue.label_providers
    for fact in providers.facts:
        known = Known(fact.text, fact.grade, fact.as_of)
        yield from known_row("", language.bilingual(fact.text), known, language, width)
    if providers.working_days is not None:
        text = language.plural(
            "an answer within {count} working day",
            "an answer within {count} working days",
            providers.working_days.value,
        )
        text = text.format(count=providers.working_days.value)
        yield from known_row("", text, providers.working_days, language, width)
    yield EMPTY
    yield EMPTY.at(2, _("The firms, and how each is reached (PIPL article 23)"), "heading")
    for contact, firms in _by_contact(providers).items():
        names = language.listed(language.bilingual(firm.name) for firm in firms)
        yield from row_of("", names, width)
        yield from row_of(_("Contact"), language.bilingual(contact), width, _("ours"))
        for firm in firms:
            for fact in firm.facts:
                known = Known(fact.text, fact.grade, fact.as_of)
                yield from known_row(
                    language.bilingual(firm.name), language.bilingual(fact.text), known, language, width
                )
    yield from grades_explained(language, width)


def _by_contact(providers: LabelProviders) -> dict[Bilingual, list[LabelProvider]]:
    firms: dict[Bilingual, list[LabelProvider]] = {}
    for firm in providers.by_id.values():
        firms.setdefault(firm.contact, []).append(firm)
    return firms


ERASURE = InfoTopic(
    "erasure",
    N_("Are my data then gone?"),
    ("data", "erase", "erasure", "delete", "gone", "privacy", "数据", "资料", "删除", "隐私", "没了吗"),
    _erasure,
)
LABELS = InfoTopic(
    "labels",
    N_("Labels and the firms behind them"),
    ("label", "labels", "spam", "标记", "号码标记", "骚扰", "360", "电话邦", "泰迪熊", "搜狗"),
    _labels,
)

TOPICS: dict[str, InfoTopic] = {topic.id: topic for topic in (ERASURE, LABELS)}


_OF_LABELS = frozenset({Step.LOOKUP, Step.SELECTION, Step.READ_BACK, Step.SUBMISSION})


def topic_of(call: Call | None) -> InfoTopic | None:
    """Return the topic of the page a call stands on; None where the words of its step are what is meant."""
    if call is None:
        return None
    if call.stop is not None:
        return ERASURE if call.stop.reason is StopReason.ACCOUNT_CONTENTS else None
    return LABELS if call.service is Service.LABELS and call.step in _OF_LABELS else None


def find_topics(text: str, languages: tuple[Language, ...]) -> tuple[InfoTopic, ...]:
    """Find topics by the beginning of their title or of another word, by pinyin or by initials.

    They are not looked into further: what is typed is most often a platform, and stands first.
    """
    query = read_query(text)
    ranks = _index(languages).ranks(query) if query else {}
    return tuple(TOPICS[id_] for id_ in sorted(ranks, key=lambda id_: ranks[id_]))


@cache
def _index(languages: tuple[Language, ...]) -> NameIndex[str]:
    named = (
        (topic.id, (*(language.text(topic.title) for language in languages), topic.title, *topic.words))
        for topic in TOPICS.values()
    )
    return NameIndex(named, load_readings())
