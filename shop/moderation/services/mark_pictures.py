"""Remember what the pictures of a product look like, those on sale and those asked for."""

from typing import Any

from django.core.files.storage import default_storage
from django.db.models import Q
from oscar.core.loading import get_model
from PIL import Image, UnidentifiedImageError

from core.uploads import pictures
from shop.catalogue.models import Product
from shop.moderation import looks
from shop.moderation.models import ChangeSet, PictureMark
from shop.moderation.states import ChangeStatus


def mark_pictures(keys: list[int]) -> int:
    """Of these products and their variants; twice does it once. How many were new."""
    wanted = _names(keys)
    known = set(PictureMark.objects.filter(product_id__in=keys).values_list("product_id", "name"))
    new = [
        PictureMark(store_id=store, product_id=product, name=name, **_columns(bits))
        for store, product, name in sorted(wanted)
        if (product, name) not in known and (bits := _look(name)) is not None
    ]
    PictureMark.objects.bulk_create(new, ignore_conflicts=True, batch_size=500)
    return len(new)


def _names(keys: list[int]) -> set[tuple[int, int, str]]:
    """(store, product, file): a variant's pictures are its parent's."""
    stores = dict(
        Product.objects.filter(pk__in=keys, store__isnull=False).values_list("pk", "store_id")
    )
    found: set[tuple[int, str]] = set()
    images = get_model("catalogue", "ProductImage").objects
    shown = images.filter(Q(product_id__in=keys) | Q(product__parent_id__in=keys))
    for key, parent, name in shown.order_by().values_list(
        "product_id", "product__parent_id", "original"
    ):
        found.add((parent or key, name))
    asked = ChangeSet.objects.filter(product_id__in=keys, status=ChangeStatus.OPEN)
    for key, changes in asked.values_list("product_id", "changes"):
        found.update((key, name) for name, _caption in changes.get("pictures", []))
    return {(stores[key], key, name) for key, name in found if key in stores}


def _look(name: str) -> int | None:
    # What sellers upload, and what the demo or the team has drawn, may be kept apart.
    kept = pictures if pictures.exists(name) else default_storage
    try:
        with kept.open(name) as file:
            return looks.bits_of(file)
    except (OSError, UnidentifiedImageError, Image.DecompressionBombError, ValueError):
        # A file that is gone or is no picture has no look; the page shows its alternative text.
        return None


def _columns(bits: int) -> dict[str, Any]:
    one, two, three, four = looks.quarters_of(bits)
    return {
        "bits": looks.written(bits),
        "quarter_1": one,
        "quarter_2": two,
        "quarter_3": three,
        "quarter_4": four,
    }
