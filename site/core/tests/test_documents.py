"""A document is what its name says, whichever door of the back office it comes through."""

import io
import zipfile
from collections.abc import Callable
from typing import Any

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from wagtail.documents.models import Document
from wagtail.models import UploadedFile
from wagtail.users.models import UserProfile

from core.tests.hostile import HTML, SVG, gps_exif, jpeg, png, webp
from core.uploads.document import EXTENSIONS

pytestmark = pytest.mark.django_db
ODT = b"application/vnd.oasis.opendocument.text"
ODS = b"application/vnd.oasis.opendocument.spreadsheet"


def packed(*parts: tuple[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, body in parts:
            archive.writestr(name, body)
    return out.getvalue()


def office(part: str, *more: tuple[str, bytes]) -> bytes:
    return packed(("[Content_Types].xml", b"<Types/>"), (part, b"<x/>"), *more)


def open_office(kind: bytes, *more: tuple[str, bytes]) -> bytes:
    return packed(("mimetype", kind), ("content.xml", b"<x/>"), *more)


HONEST = {
    "Tarifs.PDF": b"%PDF-1.7\n1 0 obj",
    "a.docx": office("word/document.xml"),
    "a.xlsx": office("xl/workbook.xml"),
    "a.odt": open_office(ODT),
    "a.ods": open_office(ODS),
    "a.csv": "produit;prix\nBMW;1 250 000\nthé;5 000\n".encode(),
    "bom.csv": b"\xef\xbb\xbfproduit;prix\r\n",
    "old.txt": "Marché de Madina, été".encode("latin-1"),
    "bm.txt": b"BMW et MMM",
}
OTHERWISE = {
    "photo.pdf": jpeg(exif=gps_exif()),
    "photo.docx": png(),
    "photo.txt": webp(),
    "photo.csv": jpeg(),
    "gif.pdf": b"GIF89a\x01\x00\x01\x00\x00\x00\x00;",
    "heic.pdf": b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00",
    "page.pdf": HTML,
    "page.txt": b"\n \xef\xbb\xbf" + HTML,
    "page2.txt": HTML,
    "drawing.csv": SVG,
    "late.pdf": b"GIF89a %PDF-1.4",
    "zip.docx": packed(("a.txt", b"x")),
    "word.xlsx": office("word/document.xml"),
    "sheet.odt": open_office(ODS),
    "macro.xlsx": office("xl/workbook.xml", ("xl/vbaProject.bin", b"x")),
    "macro.ods": open_office(ODS, ("Basic/Standard/x.xml", b"x")),
    "cut.docx": office("word/document.xml")[:60],
    "many.docx": office("word/document.xml", *((f"{n}", b"") for n in range(2100))),
    "program.txt": b"\x7fELF\x02\x01\x01\x00",
    "nought.csv": b"a;b\n" * 40_000 + b"\x00",
    "nothing.pdf": b"\x00" * 40,
    "paper.html": b"%PDF-1.4",
    "paper": b"%PDF-1.4",
    "paper.pdf.exe": b"%PDF-1.4",
}


def sent(name: str, data: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data, content_type="application/pdf")


def by_form(client: Client, file: SimpleUploadedFile) -> list[str]:
    answer = client.post("/admin/documents/add/", {"title": "x", "file": file})
    return [] if answer.status_code == 302 else list(answer.context["form"].errors["file"])


def by_many(client: Client, file: SimpleUploadedFile) -> list[str]:
    answer = client.post(
        "/admin/documents/multiple/add/",
        {"title": "x", "files[]": file},
        headers={"x-requested-with": "XMLHttpRequest"},
    ).json()
    return [] if answer["success"] else [answer["error_message"]]


def by_chooser(client: Client, file: SimpleUploadedFile) -> list[str]:
    answer = client.post(
        "/admin/documents/chooser/create/",
        {"document-chooser-upload-title": "x", "document-chooser-upload-file": file},
    )
    found = answer.json()
    if found["step"] == "chosen":
        return []
    return list(answer.context["creation_form"].errors["file"])


def by_change(client: Client, file: SimpleUploadedFile) -> list[str]:
    """In the place of a document that stands there."""
    kept = Document.objects.create(title="x", file=sent("x.pdf", b"%PDF-1.4 before"))
    answer = client.post(f"/admin/documents/edit/{kept.pk}/", {"title": "x", "file": file})
    if answer.status_code == 302:
        return []
    kept.refresh_from_db()
    with kept.file.open() as stands:
        assert stands.read() == b"%PDF-1.4 before"
    kept.delete()
    return list(answer.context["form"].errors["file"])


Door = Callable[[Client, SimpleUploadedFile], list[str]]
DOORS: tuple[Door, ...] = (by_form, by_many, by_chooser, by_change)


@pytest.mark.parametrize("name", HONEST)
def test_what_it_says_it_is_is_taken(admin_client: Client, name: str) -> None:
    for door in DOORS:
        assert door(admin_client, sent(name, HONEST[name])) == [], door.__name__
        kept = Document.objects.latest("pk")
        with kept.file.open() as file:
            assert file.read() == HONEST[name]


@pytest.mark.parametrize("name", OTHERWISE)
def test_what_it_is_not_is_refused_beside_the_field(admin_client: Client, name: str) -> None:
    for door in DOORS:
        why = door(admin_client, sent(name, OTHERWISE[name]))
        assert why, door.__name__
        assert all(len(sentence) > 20 for sentence in why)
        assert not Document.objects.exists(), door.__name__
    assert not UploadedFile.objects.exists()


@pytest.mark.parametrize(
    ("name", "french", "english"),
    [
        ("photo.pdf", "est une image, quel que soit son nom", "is a picture, whatever its name"),
        ("page.pdf", "ne contient pas ce que dit son nom", "does not hold what its name says"),
        ("macro.xlsx", "contient des macros", "holds macros"),
    ],
)
def test_it_says_why_in_both_languages(
    admin_client: Client, admin_user: Any, name: str, french: str, english: str
) -> None:
    for language, words in (("fr", french), ("en", english)):
        UserProfile.objects.update_or_create(
            user=admin_user, defaults={"preferred_language": language}
        )
        (why,) = by_many(admin_client, sent(name, OTHERWISE[name]))
        assert words in why
        assert "\n" not in why


def test_names_that_are_known_are_the_names_that_are_allowed() -> None:
    assert settings.WAGTAILDOCS_EXTENSIONS == EXTENSIONS


def test_without_our_form_a_photo_would_go_as_a_paper(admin_client: Client, settings: Any) -> None:
    settings.WAGTAILDOCS_DOCUMENT_FORM_BASE = "wagtail.documents.forms.BaseDocumentForm"
    assert by_many(admin_client, sent("photo.pdf", OTHERWISE["photo.pdf"])) == []
    assert Document.objects.exists()
