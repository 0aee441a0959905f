"""Tables that tests send."""

import csv
import io
from collections.abc import Iterable
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import Workbook
from oscar.core.loading import get_model

from sellers.desk.imports.models import CatalogueImport
from sellers.desk.imports.services.ask_import import ask_import
from tests.builders import a_category, a_store, a_user

HEADS = ["Référence", "Nom", "Rayon", "Sorte d’article", "Prix (GNF)", "En stock"]


def a_csv(rows: Iterable[list[Any]], *, heads: list[str] | None = None) -> SimpleUploadedFile:
    text = io.StringIO()
    csv.writer(text).writerows([heads or HEADS, *rows])
    return SimpleUploadedFile("catalogue.csv", text.getvalue().encode())


def a_book(rows: Iterable[list[Any]], *, heads: list[str] | None = None) -> SimpleUploadedFile:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in [heads or HEADS, *rows]:
        sheet.append(row)
    data = io.BytesIO()
    book.save(data)
    return SimpleUploadedFile("catalogue.xlsx", data.getvalue())


def a_stall(**fields: Any) -> tuple[Any, Any]:
    """A store and Aïssatou, who may; a shelf `mode` and a sort of article with brand and weight."""
    aissatou = a_user()
    store = a_store(team=(aissatou,), **fields)
    kind, made = get_model("catalogue", "ProductClass").objects.get_or_create(
        slug="article", defaults={"name": "Article"}
    )
    attribute = get_model("catalogue", "ProductAttribute")
    for code, name, sort in (("brand", "Marque", "text"), ("weight", "Poids", "float")):
        attribute.objects.get_or_create(
            product_class=kind, code=code, defaults={"name": name, "type": sort}
        )
    if made:
        a_category(name="Mode", slug="mode")
    return store, aissatou


def a_row(sku: str, **cells: Any) -> list[Any]:
    told = {"name": f"Article {sku}", "shelf": "mode", "kind": "article", "price": 5_000, "n": 3}
    return [sku, *(told | cells).values()]


def sent(store: Any, by: Any, file: Any) -> CatalogueImport:
    """As the page leaves it: kept, and its check waiting in the outbox."""
    return ask_import(store, by=by, file=file)
