"""Our catalogues of words: read from the sources, kept as .po, compiled to .mo.

French is the language of the sources, so `locale/en` holds every sentence of ours; `locale/fr`
holds only the English sentences of our dependencies that have no French of their own. No gettext
tools are needed: Babel does it all.
"""

import io
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract_python
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.conf import settings
from django.utils.translation.template import templatize

ROOMS = ("site", "shop", "content", "sellers", "logistics")
KEYWORDS: dict[str, Any] = dict(DEFAULT_KEYWORDS) | {
    name + lazy: DEFAULT_KEYWORDS[name]
    for name in ("gettext", "ngettext", "pgettext", "npgettext")
    for lazy in ("", "_lazy")
}
# A header wants dates, and the day of compiling would make every run a change.
A_DAY = datetime(2026, 1, 1, tzinfo=UTC)
Message = str | tuple[str, ...]


def _sources() -> Iterator[tuple[Path, str]]:
    """Each file of ours that holds words, with its text as Python."""
    for room in ROOMS:
        for path in sorted((settings.BASE / room).rglob("*.py")):
            if not {"tests", "migrations"} & set(path.parts):
                yield path, path.read_text()
    for path in sorted((settings.BASE / "templates").rglob("*")):
        if path.suffix in (".html", ".txt", ".js", ".webmanifest"):
            text = templatize(path.read_text(), origin=str(path))
            # To Python's tokenizer the indentation of a template means nothing good.
            yield path, "\n".join(line.lstrip() for line in text.splitlines())


def extract() -> Catalog:
    """Every sentence of our sources."""
    found = Catalog(fuzzy=False)
    for path, text in _sources():
        place = str(path.relative_to(settings.BASE))
        for _, function, messages, _ in extract_python(
            io.BytesIO(text.encode()), KEYWORDS, (), {"encoding": "utf-8"}
        ):
            context, message = _split(function, messages)
            if message and (message if isinstance(message, str) else message[0]):
                found.add(message, context=context, locations=[(place, 0)])
    return found


def _split(function: Any, messages: object) -> tuple[str | None, Message | None]:
    """Tell context and message of one call apart; calls with variables give nothing."""
    parts = list(messages) if isinstance(messages, tuple) else [messages]
    context = parts.pop(0) if function.lstrip("n").startswith("pgettext") else None
    wanted = 2 if function.startswith("n") else 1
    texts = [part for part in parts if isinstance(part, str)][:wanted]
    if len(texts) < wanted or (context is not None and not isinstance(context, str)):
        return None, None
    return context, texts[0] if wanted == 1 else (texts[0], texts[1])


def po_path(language: str) -> Path:
    return Path(settings.LOCALE_PATHS[0]) / language / "LC_MESSAGES" / "django.po"


def read(language: str) -> Catalog:
    with po_path(language).open("rb") as source:
        return read_po(source, locale=language)


def renew(language: str, template: Catalog) -> Catalog:
    """Add what is new, drop what is gone, keep what is translated."""
    old = read(language) if po_path(language).exists() else Catalog(locale=language)
    old.update(template, no_fuzzy_matching=True)
    old.obsolete.clear()
    return old


def write(language: str, catalogue: Catalog) -> None:
    path = po_path(language)
    path.parent.mkdir(parents=True, exist_ok=True)
    text = io.BytesIO()
    write_po(text, catalogue, width=96, sort_output=True, omit_header=False)
    path.write_text(_without_dates(text.getvalue().decode()))
    path.with_suffix(".mo").write_bytes(compiled(read(language)))


def compiled(catalogue: Catalog) -> bytes:
    """What the site reads of a catalogue; the same words give the same bytes."""
    catalogue.creation_date = catalogue.revision_date = A_DAY
    out = io.BytesIO()
    write_mo(out, catalogue)
    return out.getvalue()


def _without_dates(text: str) -> str:
    """Dates in a header would make every run a change."""
    return re.sub(r'^"(POT-Creation|PO-Revision)-Date:.*\n', "", text, flags=re.MULTILINE)


def untranslated(catalogue: Catalog) -> list[str]:
    """The sentences that have no complete translation."""
    missing = []
    for message in catalogue:
        strings = message.string if isinstance(message.string, tuple) else (message.string,)
        if message.id and (message.fuzzy or not all(strings)):
            missing.append(message.id if isinstance(message.id, str) else message.id[0])
    return missing
