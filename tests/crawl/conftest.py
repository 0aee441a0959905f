"""The demo's market, with a dot for each picture: drawing is tried elsewhere."""

from collections.abc import Callable
from io import BytesIO, StringIO

import pytest
from django.core.files.storage import default_storage
from django.core.management import call_command
from PIL import Image


@pytest.fixture
def market(db: None, monkeypatch: pytest.MonkeyPatch) -> Callable[[int], None]:
    dot = BytesIO()
    Image.new("RGB", (8, 8), "orange").save(dot, "WEBP")
    monkeypatch.setattr(
        "shop.catalogue.demo.pictures.paint",
        lambda picture: {name: dot.getvalue() for name in (picture.name, picture.close) if name},
    )
    monkeypatch.setattr("shop.catalogue.demo.pictures.WORTH_A_POOL", 10_000)
    # Here two storages are two places; their smaller copies are looked for in this one.
    monkeypatch.setattr("sellers.desk.reviews.demo.storage", default_storage)
    return lambda products: call_command("load_demo", products=products, stdout=StringIO())
