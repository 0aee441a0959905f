"""What is sold out."""

from typing import Any

import pytest

from shop.catalogue.services.refresh_listing import refresh_listing
from tests import builders, stalls


@pytest.fixture
def bazin(db: None) -> Any:
    product = builders.a_product(title="Bazin brodé", stock=0)
    refresh_listing([product.pk])
    return product


@pytest.fixture
def robe(db: None) -> dict[str, Any]:
    """M is there, L and XL are not."""
    product = builders.a_product(title="Robe", slug="robe")
    made = {"robe": product}
    for size, stock in (("M", 4), ("L", 0), ("XL", 0)):
        made[size] = stalls.a_variant(product, price=80_000, stock=stock)
        stalls.a_fact(made[size], "size", size)
    refresh_listing([product.pk])
    return made
