"""On an English page the words that people wrote in French say that they are French."""

from html.parser import HTMLParser
from typing import Any

import pytest
from django.test import Client
from django.utils import translation

from core.templatetags.look import as_written, content_lang
from shop.catalogue.services.refresh_listing import refresh_listing
from shop.offer.models import ConditionalOffer
from tests.builders import a_category, a_product, a_store, a_user
from tests.stalls import a_fact, a_review, a_variant

pytestmark = pytest.mark.django_db

# No other word of a page holds these syllables.
FRENCH = "zébrazou"
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"}
SPOKEN = {"alt", "aria-label", "placeholder", "title"}
# Names of shops inside addresses, what no screen reader speaks.
UNSPOKEN = {"head", "script", "style"}


class Reader(HTMLParser):
    """Every spoken word of a page with the language it is said to be in."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[tuple[str, str]] = []
        self.spoken: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = {name: value or "" for name, value in attrs}
        above = self.open[-1][1] if self.open else ""
        language = told.get("lang", above)
        self.spoken += [(language, told[name]) for name in SPOKEN & set(told)]
        if tag not in VOID:
            self.open.append((tag, language))

    def handle_endtag(self, tag: str) -> None:
        while self.open and self.open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if self.open and not UNSPOKEN & {tag for tag, _ in self.open}:
            self.spoken.append((self.open[-1][1], data))


def unmarked(body: str) -> list[str]:
    reader = Reader()
    reader.feed(body)
    return [
        words.strip()
        for language, words in reader.spoken
        if FRENCH in words.lower() and language != "fr"
    ]


@pytest.fixture
def addresses() -> list[str]:
    store = a_store(name=f"Chez {FRENCH}")
    category = a_category(name="Mode")
    product = a_product(title=f"Robe {FRENCH}", category=category, store=store, stock=5)
    product.description = f"Une {FRENCH} cousue main."
    product.save()
    a_fact(product, "material", f"Coton {FRENCH}")
    a_review(product, 4, title=f"Belle {FRENCH}", body=f"Quelle {FRENCH} !")
    a_product(title=f"Jupe {FRENCH}", category=category, store=store)
    family = a_product(title=f"Sandale {FRENCH}", category=category, store=store)
    a_fact(a_variant(family, price=1000), "size", FRENCH)
    refresh_listing([product.pk, family.pk])
    page = product.get_absolute_url().replace("/fr/", "/en/")
    return [
        "/en/",
        "/en/shop/",
        "/en/shop/mode/",
        "/en/search/?q=robe",
        page,
        family.get_absolute_url().replace("/fr/", "/en/"),
        f"{page}reviews/",
        f"{page}reviews/add/",
        "/en/basket/",
        "/en/checkout/preview/",
        f"/en/account/favourites/add/{product.pk}/",
        "/en/account/favourites/",
    ]


def test_what_people_wrote_says_that_it_is_french(addresses: list[str]) -> None:
    client = Client()
    client.force_login(a_user(email="oumar@makiti.test"))
    number = addresses[4].strip("/").rsplit("-", 1)[1]
    said = client.post(f"/en/basket/add/{number}/", {"quantity": 1}, follow=True)
    assert unmarked(said.content.decode()) == []
    client.post(f"/en/account/favourites/add/{number}/")
    client.get("/en/basket/")
    faults, seen = {}, 0
    for path in addresses:
        body = client.get(path, follow=True).content.decode()
        seen += FRENCH in body.lower()
        if wrong := unmarked(body):
            faults[path] = wrong
    assert faults == {}
    assert seen >= 10


def test_offers_say_it_too() -> None:
    from shop.catalogue.demo.offers import _load_offer

    told: dict[str, Any] = {"name": f"Fête {FRENCH}", "percent": 10, "titles": []}
    a_product(title="Robe")
    _load_offer(told | {"description": f"Des {FRENCH} moins chères.", "titles": ["Robe"]})
    offer = ConditionalOffer.objects.get()
    for path in ("/en/", "/en/offers/", f"/en/offers/{offer.slug}/"):
        body = Client().get(path).content.decode()
        assert FRENCH in body
        assert unmarked(body) == [], path


def test_a_word_that_is_not_marked_is_found() -> None:
    assert unmarked(f'<html lang="en"><p lang="fr">{FRENCH}</p></html>') == []
    assert unmarked(f'<html lang="en"><p><img alt="x"><b>{FRENCH}</b></p></html>') == [FRENCH]
    assert unmarked(f'<html lang="en"><img alt="{FRENCH}"></html>') == [FRENCH]
    assert unmarked(f'<html lang="en"><i lang="fr">a</i>{FRENCH}</html>') == [FRENCH]


def test_marks_stand_only_where_the_language_changes(settings: Any) -> None:
    with translation.override("fr"):
        assert (as_written("<b>"), content_lang()) == ("<b>", "")
    with translation.override("en"):
        assert as_written("<b>") == '<span lang="fr">&lt;b&gt;</span>'
        assert content_lang() == ' lang="fr"'
        assert (as_written(""), as_written(None)) == ("", None)
        settings.CONTENT_LANGUAGE = "en"
        assert (as_written("x"), content_lang()) == ("x", "")
