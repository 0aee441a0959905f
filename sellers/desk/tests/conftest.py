"""A desk with its goods: a kind of article with colours and sizes, a shelf, a way to type."""

import uuid
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from oscar.core.loading import get_model

from core.held import forget_everything
from core.tests.hostile import jpeg
from shop.catalogue.models import Product
from shop.catalogue.richtext import as_plain
from shop.moderation.services.approve_product import approve_product
from tests import builders


@pytest.fixture(autouse=True)
def fresh() -> None:
    forget_everything()


@pytest.fixture
def clothes(db: None) -> Any:
    kind = get_model("catalogue", "ProductClass").objects.create(name="Mode", slug="vetement")
    for code, name in (("brand", "Marque"), ("color", "Couleur"), ("size", "Taille")):
        kind.attributes.create(code=code, name=name, type="text")
    kind.attributes.create(code="weight", name="Poids (kg)", type="float")
    return kind


@pytest.fixture
def women(db: None) -> Any:
    return builders.a_category(name="Femmes", parent=builders.a_category(name="Mode"))


def as_(person: Any) -> Client:
    client = Client()
    client.force_login(person)
    return client


def a_photo(quality: int = 75) -> SimpleUploadedFile:
    return SimpleUploadedFile("devant.jpg", jpeg(quality=quality), "image/jpeg")


class Page:
    """The editor of one product as a browser without a script has it."""

    def __init__(self, client: Client, address: str) -> None:
        self.client, self.address = client, address
        self.open()

    def open(self) -> None:
        self.answer = self.client.get(self.address)
        assert self.answer.status_code == 200, self.answer.status_code
        self.read()

    def read(self) -> None:
        context = self.answer.context
        self.fields: dict[str, Any] = {
            "hand": context["hand"],
            "version": context["version"],
            "order": ",".join(stem for _n, _w, stem in context["pictures"]),
        }
        for each in context["form"]:
            value = each.value()
            if value not in (None, "", False):
                self.fields[each.html_name] = value
        if "description" in self.fields:
            # As the text area has it, without a script.
            self.fields["description"] = as_plain(self.fields["description"])
        rows = context["rows"]
        self.fields |= {
            "v-TOTAL_FORMS": len(rows.forms),
            "v-INITIAL_FORMS": rows.initial_form_count(),
        }
        for row in rows.forms:
            self.fields |= {each.html_name: each.value() or "" for each in row}

    def send(self, action: str = "save", **typed: Any) -> Any:
        self.fields |= typed
        self.answer = self.client.post(self.address, {**self.fields, "action": action})
        return self.answer

    def then(self) -> "Page":
        """What the browser shows after a button that stays on the page."""
        assert self.answer.status_code == 302, self.answer.content.decode()[:3000]
        self.open()
        return self


LIST = "/fr/seller/boutique-aissatou/products/"


def begin(client: Any, token: str = "") -> Product:
    sent = {"token": token or str(uuid.uuid4())}
    answer = client.post(f"{LIST}new/", sent)
    assert answer.status_code == 302
    return Product.objects.get(pk=int(answer["Location"].rstrip("/").rsplit("/", 1)[1]))


@pytest.fixture
def hers(aissatou: Any, her_store: Any) -> Any:
    return as_(aissatou)


@pytest.fixture
def sheet(hers: Any, clothes: Any, women: Any) -> Page:
    product = begin(hers)
    return Page(hers, f"{LIST}{product.pk}/")


def the(sheet: Page) -> Product:
    return Product.objects.get(pk=int(sheet.address.rstrip("/").rsplit("/", 1)[1]))


def fill(sheet: Page, women: Any, clothes: Any, **more: Any) -> Page:
    sheet.send("photos", photos=[a_photo()])
    sheet.fields.pop("photos")
    sheet.then()
    sheet.send(
        "facts",
        title="Robe wax",
        category=women.pk,
        kind=clothes.pk,
        description="Cousue à Madina.\n\n- wax\n- doublée",
        price="150 000",
        stock="4",
        threshold="2",
        **more,
    )
    return sheet.then()


@pytest.fixture
def sold(sheet: Page, women: Any, clothes: Any, moderator: Any) -> Page:
    """A product on sale, its page open."""
    fill(sheet, women, clothes)
    sheet.send("publish", attr_brand="Atelier A")
    approve_product(the(sheet), by=moderator)
    sheet.open()
    return sheet
