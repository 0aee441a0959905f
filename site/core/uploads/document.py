"""Papers for everybody to download: what they hold must be what their name says.

They are kept and served as they came, so that a photo among them would keep where it was taken.
"""

import zipfile
from collections.abc import Callable
from pathlib import PurePath
from typing import IO, Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from core.uploads import signature
from core.uploads.picture import Refused

# A workbook has a few dozen; a directory of a million is a bomb.
MOST_PARTS = 2000
PIECE = 64 * 1024
TABLE, WORDS = (
    "application/vnd.oasis.opendocument.spreadsheet",
    "application/vnd.oasis.opendocument.text",
)
# Signs that no text holds; tab, line feeds and form feed are none of them.
NO_TEXT = bytes(set(range(32)) - set(b"\t\n\r\f")) + b"\x7f"
MARK_OR_SPACE = b"\xef\xbb\xbf \t\n\r\f"

PICTURE = _("Ce fichier est une image, quel que soit son nom. Ajoutez-la aux images.")
OTHERWISE = _(
    "Ce fichier ne contient pas ce que dit son nom. Enregistrez-le de nouveau en PDF, Word (.docx),"
    " Excel (.xlsx), OpenDocument, CSV ou texte."
)
MACROS = _("Ce fichier contient des macros. Enregistrez-le sans elles, puis envoyez-le de nouveau.")
NO_KIND = _("Envoyez un document PDF, Word (.docx), Excel (.xlsx), OpenDocument, CSV ou texte.")


def check_document(file: Any) -> None:
    """Raise Refused with a sentence for what stands beside the field."""
    holds = KINDS.get(PurePath(str(file.name)).suffix.lower())
    if holds is None or not holds(file):
        raise _why_not(_start(file), known=holds is not None)
    file.seek(0)


def _why_not(start: bytes, *, known: bool) -> Refused:
    if _is_picture(start):
        return _refuse(PICTURE, "picture")
    if not start.strip(b"\0"):
        return _refuse(signature.EMPTY, "empty")
    return _refuse(OTHERWISE, "content") if known else _refuse(NO_KIND, "kind")


def _refuse(why: Promise, code: str) -> Refused:
    return Refused(why, code=code)  # type: ignore[arg-type]


def _start(file: IO[bytes]) -> bytes:
    file.seek(0)
    return file.read(256)


def _is_picture(start: bytes) -> bool:
    why = signature.why_not(start)
    known = {signature.NO_OTHER_PICTURE, signature.NO_PHONE_FORMAT}
    return bool(signature.format_of(start)) or why in known


def _is_paper(file: IO[bytes]) -> bool:
    return _start(file).startswith(b"%PDF-")


def _is_text(file: IO[bytes]) -> bool:
    """Of any alphabet, in one byte a sign or more; a page for browsers is none."""
    if _start(file).lstrip(MARK_OR_SPACE).startswith((b"<", b"%PDF", b"%!PS")):
        return False
    file.seek(0)
    while piece := file.read(PIECE):
        if len(piece.translate(None, NO_TEXT)) < len(piece):
            return False
    return True


def _office(part: str) -> Callable[[IO[bytes]], bool]:
    """Word and Excel: a zip with a list of its parts, and the one that makes it what it is."""

    def holds(file: IO[bytes]) -> bool:
        names = _parts(file)
        if any(name.lower().endswith("vbaproject.bin") for name in names):
            raise _refuse(MACROS, "macros")
        return {"[Content_Types].xml", part} <= set(names)

    return holds


def _open_office(kind: str) -> Callable[[IO[bytes]], bool]:
    """OpenDocument: a zip whose first part, uncompressed, says what it is."""

    def holds(file: IO[bytes]) -> bool:
        names = _parts(file)
        if any(name.startswith("Basic/") for name in names):
            raise _refuse(MACROS, "macros")
        return b"mimetype" + kind.encode() + b"PK" in _start(file) and "content.xml" in names

    return holds


def _parts(file: IO[bytes]) -> list[str]:
    """Only the list at the end of the file is read: nothing is unpacked."""
    if not _start(file).startswith(b"PK\x03\x04"):
        return []
    try:
        with zipfile.ZipFile(file) as parts:
            names = parts.namelist()
    except Exception:  # noqa: BLE001 - whatever a broken one brings forth
        return []
    return names if len(names) <= MOST_PARTS else []


KINDS: dict[str, Callable[[IO[bytes]], bool]] = {
    ".csv": _is_text,
    ".docx": _office("word/document.xml"),
    ".ods": _open_office(TABLE),
    ".odt": _open_office(WORDS),
    ".pdf": _is_paper,
    ".txt": _is_text,
    ".xlsx": _office("xl/workbook.xml"),
}
EXTENSIONS = sorted(name.removeprefix(".") for name in KINDS)
