"""Collect the texts of the code, carry them into every language and compile them: `make locale`.

It knows how the catalogues are written: sorted, without line numbers and dates, so that a change of one text is a
change of one entry. What nobody has translated yet is printed.
"""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from agent_console.language.language import DOMAIN
from tools import marked

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "data" / "locale"
SOURCES = ("agent_console", "screens", "backends")

HEADER_COMMENT = "# Made and kept by `make locale`; the msgstr lines are yours to edit."

Key = tuple[str, str]
"""A msgid with its context, which is empty for most."""


class PlainCatalog(Catalog):
    """A catalogue whose header says what gettext needs and nothing that changes by itself."""

    @property
    def mime_headers(self) -> list[tuple[str, str]]:
        """The header of the file; without its character set and plural rule gettext misreads it."""
        return [
            ("Language", str(self.locale)),
            ("MIME-Version", "1.0"),
            ("Content-Type", "text/plain; charset=utf-8"),
            ("Content-Transfer-Encoding", "8bit"),
            ("Plural-Forms", self.plural_forms),
        ]


def main() -> None:
    """Update and compile every language, then name what is not translated."""
    template = collect()
    for po_file in po_files():
        catalog = update(read(po_file), template)
        _write(po_file, po_bytes(catalog))
        _write(po_file.with_suffix(".mo"), mo_bytes(catalog))
        missing = untranslated(catalog)
        print(f"{po_file.relative_to(ROOT)}: {len(catalog)} texts, {len(missing)} not translated")
        for _, msgid in missing:
            print(f"  {msgid}")


def po_files() -> list[Path]:
    """Name the catalogue of every language but English, which needs none."""
    return sorted(FOLDER.glob(f"*/LC_MESSAGES/{DOMAIN}.po"))


def collect() -> Catalog:
    """Collect every msgid of the code."""
    template = Catalog()
    for source in SOURCES:
        for file in sorted((ROOT / source).rglob("*.py")):
            for text in marked.texts(file.read_text(encoding="utf-8")):
                template.add(
                    text.msgid if text.many is None else (text.msgid, text.many), context=text.context
                )
    return template


def read(po_file: Path) -> Catalog:
    """Read a language's catalogue."""
    with po_file.open("rb") as stream:
        return read_po(stream, locale=po_file.parent.parent.name, domain=DOMAIN)


def update(catalog: Catalog, template: Catalog) -> PlainCatalog:
    """Carry the msgids of the code into a catalogue; what the code no longer has is kept as obsolete."""
    catalog.update(template, no_fuzzy_matching=True)
    plain = PlainCatalog(catalog.locale, DOMAIN, header_comment=HEADER_COMMENT, fuzzy=False)
    for message in catalog:
        if message.id:
            # Where a text stands changes with every line above it.
            message.locations = []
            plain[message.id] = message
    plain.obsolete = catalog.obsolete
    for message in plain.obsolete.values():
        message.locations = []
    return plain


def untranslated(catalog: Catalog) -> list[Key]:
    """Name the msgids that have no translation, or only a guessed one."""
    return sorted(key for key, message in entries(catalog) if not _translated(message))


def entries(catalog: Catalog) -> Iterator[tuple[Key, Message]]:
    """Give every text with its key; the English singular stands for a sentence that counts."""
    for message in catalog:
        if message.id:
            msgid = message.id if isinstance(message.id, str) else message.id[0]
            yield (message.context or "", msgid), message


def po_bytes(catalog: Catalog) -> bytes:
    """Write a catalogue as the file a translator edits."""
    stream = BytesIO()
    write_po(stream, catalog, width=0, no_location=True, sort_output=True)
    return stream.getvalue()


def mo_bytes(catalog: Catalog) -> bytes:
    """Compile a catalogue."""
    compiled = PlainCatalog(catalog.locale, DOMAIN, fuzzy=False)
    for _, message in entries(catalog):
        # Babel would fill an empty plural with the English one.
        if _translated(message):
            compiled[message.id] = message
    stream = BytesIO()
    write_mo(stream, compiled)
    return stream.getvalue()


def _translated(message: Message) -> bool:
    strings = (message.string,) if isinstance(message.string, str) else tuple(message.string or ())
    return bool(strings) and all(strings) and not message.fuzzy


def _write(file: Path, content: bytes) -> None:
    # A tool that is stopped half-way must not leave half a catalogue behind.
    beside = file.with_name(f".{file.name}.new")
    beside.write_bytes(content)
    beside.replace(file)


if __name__ == "__main__":
    main()
