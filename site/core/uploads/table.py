"""A table that somebody sends to be read: CSV or XLSX by what it holds, small enough to open."""

import zipfile
from pathlib import PurePath
from typing import IO, Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from core.uploads.document import check_document
from core.uploads.picture import Refused

KINDS = (".csv", ".xlsx")
MOST_BYTES = 10 * 1024 * 1024
# Unpacked; a part never gives more than its directory says (zipfile stops there).
MOST_UNPACKED = 150 * 1024 * 1024
MOST_OF_A_PART = 100 * 1024 * 1024
NO_TABLE = _("Envoyez un tableau CSV ou Excel (.xlsx).")
TOO_LARGE = _("Ce fichier est trop grand : 10 Mo au plus. Partagez-le en plusieurs.")
BOMB = _("Ce fichier est construit de façon anormale. Enregistrez-le de nouveau.")
# What a workbook has no use for, and what has made parsers read or do other things.
STRANGE = (b"<!DOCTYPE", b"<!ENTITY")
HEAD = 4096


def check_table(file: Any) -> None:
    """Raise Refused with a sentence for what stands beside the field."""
    ending = PurePath(str(file.name)).suffix.lower()
    if ending not in KINDS:
        raise _refuse(NO_TABLE, "kind")
    if file.size > MOST_BYTES:
        raise _refuse(TOO_LARGE, "size")
    check_document(file)
    if ending == ".xlsx":
        _check_parts(file)
    file.seek(0)


def _check_parts(file: IO[bytes]) -> None:
    try:
        with zipfile.ZipFile(file) as book:
            parts = book.infolist()
            sizes = [part.file_size for part in parts]
            if sum(sizes) > MOST_UNPACKED or max(sizes) > MOST_OF_A_PART:
                raise _refuse(BOMB, "bomb")
            for part in parts:
                if part.filename.endswith((".xml", ".rels")):
                    with book.open(part) as opened:
                        if any(word in opened.read(HEAD) for word in STRANGE):
                            raise _refuse(BOMB, "bomb")
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError) as error:
        raise _refuse(BOMB, "broken") from error


def _refuse(why: Promise, code: str) -> Refused:
    return Refused(why, code=code)  # type: ignore[arg-type]


class TableField(forms.FileField):
    """A table as it was sent, after it was looked at."""

    default_error_messages = {
        "required": _("Choisissez un fichier."),
        "empty": _("Ce fichier est vide. Choisissez-en un autre."),
        "missing": _("Choisissez un fichier."),
        "invalid": _("Le fichier n’est pas arrivé. Choisissez-le de nouveau."),
    }

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return super().widget_attrs(widget) | {"accept": ",".join(KINDS)}

    def to_python(self, data: Any) -> Any:
        file = super().to_python(data)
        if file:
            check_table(file)
        return file
