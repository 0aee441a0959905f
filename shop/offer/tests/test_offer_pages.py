"""What is on offer, and on which products."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.utils import timezone
from oscar.core.loading import get_model

from shop.offer.models import Benefit, Condition, ConditionalOffer, Range
from tests.builders import a_category, a_product
from tests.stalls import written

pytestmark = pytest.mark.django_db


def an_offer(name: str, *products: Any, public: bool = False, **fields: Any) -> ConditionalOffer:
    reach = Range.objects.create(name=name, is_public=public)
    for product in products:
        get_model("offer", "RangeProduct").objects.create(range=reach, product=product)
    return ConditionalOffer.objects.create(
        name=name,
        condition=Condition.objects.create(range=reach, type="Count", value=1),
        benefit=Benefit.objects.create(range=reach, type="Percentage", value=Decimal(10)),
        **{"offer_type": ConditionalOffer.SITE} | fields,
    )


def test_open_offers_are_listed_with_what_they_give(client_fr: Any) -> None:
    yesterday = timezone.now() - timedelta(days=1)
    an_offer("Quinzaine du pagne")
    an_offer("Finie", end_datetime=yesterday)
    an_offer("Bon", offer_type=ConditionalOffer.VOUCHER)
    body = client_fr.get("/fr/offers/").content.decode()
    assert "Quinzaine du pagne" in body
    assert "−10\xa0%" in body
    assert "Finie" not in body
    assert "Bon</a>" not in body


def test_without_offers_there_is_a_way_on(client_fr: Any) -> None:
    body = client_fr.get("/fr/offers/").content.decode()
    assert "Pas de promotion en ce moment" in body
    assert 'href="/fr/shop/"' in body


def test_an_offer_shows_its_listed_products_once(client_fr: Any) -> None:
    inside, outside = a_product(title="Dedans"), a_product(title="Dehors")
    hidden = a_product(title="Cachée", is_public=False)
    offer = an_offer("Dix", inside, hidden)
    category = a_category(name="Mode")
    inside.categories.add(category)
    offer.condition.range.included_categories.add(category)
    answer = client_fr.get(offer.get_absolute_url())
    assert [p.title for p in answer.context["page"].object_list] == ["Dedans"]
    assert outside.title not in answer.content.decode()


def test_an_offer_on_everything_shows_everything(client_fr: Any) -> None:
    a_product(title="A")
    offer = an_offer("Tout")
    Range.objects.update(includes_all_products=True)
    answer = client_fr.get(offer.get_absolute_url())
    assert [p.title for p in answer.context["page"].object_list] == ["A"]


def test_an_offer_that_is_over_is_not_found(client_fr: Any) -> None:
    offer = an_offer("Finie", end_datetime=timezone.now() - timedelta(days=1))
    assert client_fr.get(offer.get_absolute_url()).status_code == 404


def test_a_public_selection_has_a_page_and_another_has_none(client_fr: Any) -> None:
    product = a_product(title="Dedans")
    public = an_offer("Ouverte", product, public=True).condition.range
    private = an_offer("Fermée", product).condition.range
    answer = client_fr.get(public.get_absolute_url())
    assert [p.title for p in answer.context["page"].object_list] == ["Dedans"]
    assert client_fr.get(f"/fr/shop/offers/{private.slug}/").status_code == 404


@pytest.mark.parametrize("many", [3, 60])
def test_an_offer_costs_the_same_however_many_products(
    client_fr: Any, queries_of: Any, many: int
) -> None:
    offer = an_offer("Dix", *(a_product() for _ in range(many)))
    seen = queries_of(client_fr, offer.get_absolute_url())
    assert len(seen) == 7, "\n".join(seen)
    assert not written(seen)
