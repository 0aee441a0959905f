"""Only who has a product in hand reviews it."""

from typing import Any

import pytest
from django.test import Client

from shop.catalogue.reviews import ports
from shop.catalogue.reviews.exceptions import ReviewRefused
from shop.catalogue.reviews.models import ProductReview
from shop.catalogue.reviews.opinion import Opinion
from shop.catalogue.reviews.services.add_review import add_review
from tests import builders
from tests.stalls import a_review, a_variant, received

pytestmark = pytest.mark.django_db
RULE = "Seuls ceux qui ont reçu ce produit donnent leur avis."
GOOD = Opinion(score=5, body="Bien")


def test_who_has_not_received_it_is_told_so_and_writes_nothing(hers: Client, kadiatou: Any) -> None:
    product, other = builders.a_product(), builders.a_product()
    received(kadiatou, other)
    for status in ("placed", "cancelled"):
        received(kadiatou, product, status=status)
    add = f"{product.get_absolute_url()}reviews/add/"

    page = hers.get(product.get_absolute_url()).content.decode()
    assert RULE in page
    assert add not in page
    asked = hers.get(add).content.decode()
    assert RULE in asked
    assert "<textarea" not in asked
    hers.post(add, {"score": "1", "body": "Jamais reçu"})
    with pytest.raises(ReviewRefused, match="Seuls ceux"):
        add_review(product, user=kadiatou, review=GOOD)
    assert not ProductReview.objects.exists()


def test_who_has_it_finds_the_button_there_and_in_the_order(hers: Client, kadiatou: Any) -> None:
    product = builders.a_product()
    variant = a_variant(builders.a_product(title="Robe"), price=1000)
    order = received(kadiatou, product, variant)
    adds = [f"{one.get_absolute_url()}reviews/add/" for one in (product, variant.parent)]

    assert [add in hers.get(add.removesuffix("reviews/add/")).content.decode() for add in adds] == [
        True,
        True,
    ]
    page = hers.get(f"/fr/account/orders/{order.number}/").content.decode()
    assert page.count("Donner mon avis") == 2
    assert f"-{variant.parent_id}/reviews/add/" in page

    add_review(product, user=kadiatou, review=GOOD)
    page = hers.get(f"/fr/account/orders/{order.number}/").content.decode()
    assert page.count("Donner mon avis") == 1
    assert "Modifier mon avis" in hers.get(product.get_absolute_url()).content.decode()


def test_what_somebody_else_received_counts_for_nobody(
    kadiatou: Any, oumar: Any, client_fr: Client
) -> None:
    product = builders.a_product()
    received(oumar, product)
    received(None, product)

    assert not ports.has_received(kadiatou, product)
    assert ports.has_received(oumar, product)
    assert RULE in client_fr.get(product.get_absolute_url()).content.decode()


def test_a_store_does_not_praise_itself(her_store: Any, mamadou: Any) -> None:
    product = builders.a_product(store=her_store)
    received(mamadou, product)

    with pytest.raises(ReviewRefused, match="ses propres produits"):
        add_review(product, user=mamadou, review=GOOD)
    assert not ProductReview.objects.exists()


def test_another_room_may_know_of_more(monkeypatch: Any, kadiatou: Any) -> None:
    """As parcels will: their source is asked beside that of orders."""
    product = builders.a_product()
    monkeypatch.setattr(ports, "_sources", [*ports._sources])
    ports.register_received(lambda person: type(product).objects.filter(pk=product.pk).values("pk"))

    add_review(product, user=kadiatou, review=GOOD)
    assert ProductReview.objects.get().user == kadiatou


def test_a_review_from_before_stands_and_can_be_changed(hers: Client, kadiatou: Any) -> None:
    review = a_review(builders.a_product(), 5, user=kadiatou)

    page = hers.get(review.product.get_absolute_url()).content.decode()
    assert f"reviews/{review.pk}/edit/" in page
