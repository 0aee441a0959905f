"""Aïssatou offers bazin; Fatou has another store; the moderator decides."""

import random
from io import BytesIO
from typing import Any

import pytest
from django.core.files.base import ContentFile
from PIL import Image

from core.audit import history_of
from core.uploads import pictures as storage
from notifications.models import Notice
from shop.catalogue.models import Product
from shop.catalogue.services.refresh_listing import refresh_listing
from shop.catalogue.states import Standing
from tests.builders import a_category, a_product


@pytest.fixture
def draft(her_store: Any) -> Any:
    product = a_product(
        title="Bazin riche",
        store=her_store,
        category=a_category(name="Tissus", slug="tissus"),
        standing=Standing.DRAFT,
        is_public=False,
    )
    refresh_listing([product.pk])
    return Product.objects.get(pk=product.pk)


@pytest.fixture
def bazin(her_store: Any) -> Any:
    product = a_product(
        title="Bazin riche", store=her_store, category=a_category(name="Tissus", slug="tissus")
    )
    refresh_listing([product.pk])
    return Product.objects.get(pk=product.pk)


def stored(row: Any) -> Any:
    return type(row).objects.get(pk=row.pk)


def told(person: Any) -> list[str]:
    rows = Notice.objects.filter(recipient=person).order_by("pk")
    return list(rows.values_list("kind", flat=True))


def steps(row: Any) -> list[tuple[str, Any]]:
    """What happened to it, the oldest first, and who did it."""
    return [(entry.action, entry.actor) for entry in history_of(row)][::-1]


def a_photo(seed: int, *, size: int = 240, ending: str = "webp") -> str:
    """A stored picture of its own; the same seed draws the same scene at any size."""
    dice = random.Random(seed)
    scene = Image.new("RGB", (24, 24))
    scene.putdata([(dice.randrange(256),) * 3 for _ in range(24 * 24)])
    file = BytesIO()
    scene.resize((size, size), Image.Resampling.BICUBIC).save(file, ending.upper())
    name: str = storage.save(f"uploads/{seed}-{size}.{ending}", ContentFile(file.getvalue()))
    return name
