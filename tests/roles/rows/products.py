"""A store's products at its desk: sellers/desk."""

from typing import Any

from django.core.files.base import ContentFile

from core.tests.hostile import jpeg
from core.uploads import pictures
from sellers.desk.state import stem
from shop.catalogue.models import ProductImage
from tests.roles.table import Row


def _product(store: Any) -> dict[str, Any]:
    return {"slug": store.slug, "pk": store.partner.products.order_by("pk").first().pk}


def _photo(store: Any) -> dict[str, Any]:
    found = _product(store)
    name = pictures.save("x.jpg", ContentFile(jpeg()))
    ProductImage.objects.get_or_create(product_id=found["pk"], original=name)
    return found | {"which": stem(name)}


# Only posted to.
def _sent(values: Any) -> Row:
    return Row(owner=405, manager=405, clerk=405, values=values)


ADDRESSES = {
    "seller:products": Row(),
    "seller:product_shelves": Row(),
    # A POST of nothing has no token and begins nothing.
    "seller:product_begin": Row(owner=405, manager=405, clerk=405),
    "seller:product": Row(values=_product),
    "seller:product_keep": _sent(_product),
    "seller:product_photo": _sent(_product),
    "seller:product_duplicate": _sent(_product),
    "seller:product_promotion": Row(clerk=403, values=_product),
    "seller:product_archive": _sent(_product),
    "seller:product_restore": _sent(_product),
    "seller:product_crop": Row(values=_photo),
}
