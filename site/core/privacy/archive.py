"""All that is held about a person, as JSON in a zip, row by row."""

import json
import zipfile
from collections.abc import Callable, Iterator
from shutil import copyfileobj
from typing import IO, Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import Field, FileField, Model
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext, pgettext
from django.utils.translation import gettext_lazy as _

from core.exports.kinds import Tick
from core.exports.table import PIECE, walk
from core.privacy.holdings import Holding, Subject, holdings

NAME = "privacy"


class PersonalArchive:
    """Everybody's own; it is asked for on the page of one's data."""

    name = NAME
    title: str | Promise = _("Mes données")
    formats = ("zip",)
    # No matter of staff: it does not stand in the back office.
    permission = ""

    def __init__(self, subject_of: Callable[[Any], Subject]) -> None:
        self.subject_of = subject_of

    def allows(self, person: Any) -> bool:
        return bool(person.is_authenticated and person.is_active)

    def write(self, file: IO[bytes], *, person: Any, format: str, tick: Tick) -> None:
        subject = self.subject_of(person)
        parts = holdings()
        total = sum(part.rows(subject).count() for part in parts)
        tick(0, total)
        counted = _Counted(tick, total)
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr(f"{pgettext('fichier', 'lisez-moi')}.txt", _read_me(parts))
            for part in parts:
                with archive.open(f"{part.name}.json", "w") as out:
                    files = _write_rows(out, part, subject, counted)
                for found in files:
                    _write_file(archive, found)


class _Counted:
    def __init__(self, tick: Tick, total: int) -> None:
        self.tick, self.total, self.done = tick, total, 0

    def __call__(self) -> None:
        self.done += 1
        if self.done % PIECE == 0:
            self.tick(self.done, max(self.done, self.total))


def _write_rows(
    out: IO[bytes], part: Holding, subject: Subject, counted: Callable[[], None]
) -> list[Any]:
    """The files that the rows name, for later: two parts of a zip cannot be open at once."""
    files = []
    encode = DjangoJSONEncoder(ensure_ascii=False, indent=2).encode
    before = "["
    for row in walk(part.rows(subject)):
        out.write(f"{before}\n{encode(dict(_values(row, hidden=part.hidden)))}".encode())
        before = ","
        files += [getattr(row, field.name) for field in _files(row) if getattr(row, field.name)]
        counted()
    out.write(b"[]\n" if before == "[" else b"\n]\n")
    return files


def _files(row: Model) -> list[Any]:
    return [field for field in row._meta.concrete_fields if isinstance(field, FileField)]


def _write_file(archive: zipfile.ZipFile, found: Any) -> None:
    name = f"{pgettext('dossier', 'fichiers')}/{found.name}"
    if name in archive.NameToInfo or not found.storage.exists(found.name):
        return
    with found.storage.open(found.name) as source, archive.open(name, "w") as out:
        copyfileobj(source, out)


def _values(row: Model, *, hidden: tuple[str, ...]) -> Iterator[tuple[str, Any]]:
    for field in row._meta.concrete_fields:
        if field.name not in hidden:
            yield field.name, _value(row, field)


def _value(row: Model, field: "Field[Any, Any]") -> Any:
    found = field.value_from_object(row)
    if isinstance(field, FileField):
        return str(found)
    try:
        json.dumps(found, cls=DjangoJSONEncoder)
    except (TypeError, ValueError):
        return str(found)
    return found


def _read_me(parts: list[Holding]) -> str:
    lines = [
        gettext("Ce que Makiti sait de vous, le %(day)s.")
        % {"day": f"{timezone.localdate():%d/%m/%Y}"},
        "",
        *(f"{part.name}.json : {part.title}" for part in parts),
        "",
        gettext("Vos mots de passe et vos clés n’y sont pas : nous ne les donnons à personne."),
    ]
    return "\n".join(lines) + "\n"
